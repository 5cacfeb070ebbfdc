package index

import (
	"fmt"
	"strings"
)

// An explainedPart is a part of a case that an explanation names.
type explainedPart int

// The parts of a case, in the order in which their words weigh.
const (
	inName explainedPart = iota
	inTitles
	inLabels
	inSummary
	inBody
	inRest
)

// explanations are what a hit is explained with in one language.
type explanations struct {
	french    bool
	parts     [6]string
	and       string
	someWords string
}

// explanationsIn are those in French where lang is French, else in English.
func explanationsIn(lang string) *explanations {
	if isFrench(lang) {
		return &explanations{
			french: true, and: " et ",
			parts:     [...]string{"nom", "titre", "étiquettes", "résumé", "texte", "détails"},
			someWords: "une partie des mots seulement\u00a0: après les cas qui les ont tous",
		}
	}
	return &explanations{
		and:       " and ",
		parts:     [...]string{"name", "title", "labels", "summary", "text", "details"},
		someWords: "some of the words only: after the cases that have all",
	}
}

// list names parts of a case: "title, summary and text".
func (e *explanations) list(parts []explainedPart) string {
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = e.parts[p]
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + e.and + names[n-1]
	}
	return strings.Join(names, "")
}

// name is the unit as it was typed, and what it was taken for.
func (e *explanations) name(u *unit) string {
	switch {
	case e.french && u.meant != "":
		return fmt.Sprintf("«\u00a0%s\u00a0», pris pour «\u00a0%s\u00a0»", u.text, u.meant)
	case e.french:
		return fmt.Sprintf("«\u00a0%s\u00a0»", u.text)
	case u.meant != "":
		return fmt.Sprintf("%q, taken for %q", u.text, u.meant)
	}
	return fmt.Sprintf("%q", u.text)
}

func (e *explanations) absent(u *unit) string {
	if e.french {
		return e.name(u) + " n’est pas dans le cas\u00a0: 0"
	}
	return e.name(u) + " is not in the case: 0"
}

// other explains a unit that the case has by other words only.
func (e *explanations) other(u *unit, says []string, where string, frequency, points float32) string {
	if e.french {
		return fmt.Sprintf("%s par %s%s, fréquence %.0f\u00a0: %s", e.name(u), strings.Join(says, ", "), before(" dans\u00a0: ", where), frequency, e.number(points))
	}
	return fmt.Sprintf("%s as %s%s, frequency %.0f: %s", e.name(u), strings.Join(says, ", "), before(" in ", where), frequency, e.number(points))
}

// own explains a unit that the case has itself.
func (e *explanations) own(u *unit, where string, frequency float32, having uint64, all int, points float32) string {
	if e.french {
		return fmt.Sprintf("%s%s, fréquence %.0f, dans %d cas sur %d\u00a0: %s", e.name(u), before(" dans\u00a0: ", where), frequency, having, all, e.number(points))
	}
	return fmt.Sprintf("%s%s, frequency %.0f, in %d of %d cases: %s", e.name(u), before(", in ", where), frequency, having, all, e.number(points))
}

func (e *explanations) close(points float32) string {
	if e.french {
		return "mots proches l’un de l’autre ou dans le titre\u00a0: " + e.number(points)
	}
	return "words close together or in the title: " + e.number(points)
}

// number has a decimal comma in French.
func (e *explanations) number(points float32) string {
	text := fmt.Sprintf("%.3f", points)
	if e.french {
		return strings.Replace(text, ".", ",", 1)
	}
	return text
}

func before(link, text string) string {
	if text == "" {
		return ""
	}
	return link + text
}
