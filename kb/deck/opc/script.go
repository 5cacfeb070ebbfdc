package opc

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// A Piece is a text, or a part of one that is written in one direction.
type Piece struct {
	Text, Lang  string
	RightToLeft bool
}

// Pieces are the pieces of a text, [Clean]: one, or several where the direction of
// writing changes within it. Each of these has a language that is written in its
// direction, so that readers and spelling checkers don't take Hebrew for English.
func Pieces(text, lang string) []Piece {
	text = Clean(text)
	if strings.IndexFunc(text, rightToLeft) < 0 {
		return []Piece{{Text: text, Lang: lang}}
	}
	var out []Piece
	rest, left := text, !startsRightToLeft(text)
	for rest != "" {
		end := len(rest)
		if left {
			if i := strings.IndexFunc(rest, rightToLeft); i >= 0 {
				end = i
			}
		} else {
			end = rightToLeftEnd(rest)
		}
		piece := Piece{rest[:end], lang, !left}
		if !left {
			piece.Lang = rightToLeftLang(lang, piece.Text)
		}
		if end > 0 {
			out = append(out, piece)
		}
		rest, left = rest[end:], !left
	}
	return out
}

// RightToLeft reports whether all letters of some texts, one at least, are written
// from right to left. A text of both scripts is a sentence of its language with a name
// in it.
func RightToLeft(texts ...string) bool {
	found := false
	for _, s := range texts {
		if strings.IndexFunc(s, leftToRight) >= 0 {
			return false
		}
		found = found || strings.IndexFunc(s, rightToLeft) >= 0
	}
	return found
}

// rightToLeft reports whether a rune belongs to a script that is written from right
// to left.
func rightToLeft(r rune) bool {
	if r < 0x590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

func leftToRight(r rune) bool {
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.L
}

// startsRightToLeft reports whether the first letter of a text is written from right
// to left.
func startsRightToLeft(s string) bool {
	for _, r := range s {
		switch {
		case rightToLeft(r):
			return true
		case leftToRight(r):
			return false
		}
	}
	return false
}

// rightToLeftEnd is where the last letter of the first right-to-left piece ends.
func rightToLeftEnd(s string) int {
	end := 0
	for i, r := range s {
		switch {
		case rightToLeft(r):
			end = i + utf8.RuneLen(r)
		case leftToRight(r):
			return end
		}
	}
	return end
}

// rightToLeftLang is the language of a piece: the text's own where that is written
// from right to left, else the one that its script is used for most.
func rightToLeftLang(lang, s string) string {
	if primary, _, _ := strings.Cut(lang, "-"); slices.Contains([]string{"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "syr"}, primary) {
		return lang
	}
	for _, r := range s {
		switch {
		case r >= 0x590 && r < 0x600:
			return "he"
		case rightToLeft(r):
			return "ar"
		}
	}
	return lang
}

// LangTag is a tag as Office writes it: with a region, which its spelling checkers
// go by. Empty where the language is not told.
func LangTag(lang string) string {
	switch lang {
	case "":
		return ""
	case "en":
		return "en-GB"
	case "fr":
		return "fr-FR"
	case "de":
		return "de-DE"
	case "it":
		return "it-IT"
	case "es":
		return "es-ES"
	case "pt":
		return "pt-PT"
	case "nl":
		return "nl-NL"
	case "he":
		return "he-IL"
	case "ar":
		return "ar-SA"
	}
	for _, r := range lang { // what is no tag would break the file
		if r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return ""
		}
	}
	if len(lang) > 35 || strings.Trim(lang, "-") != lang {
		return ""
	}
	return lang
}
