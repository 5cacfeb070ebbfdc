package kb

import (
	"cmp"
	"fmt"
	"strings"
)

// In is the problem's sentence in a language: French for "fr" and "fr-CH",
// English for any other. A problem that no sentence here belongs to says what its
// Message does.
func (p Problem) In(lang string) string {
	french := baseLang(lang) == "fr"
	if !french && p.Message != "" {
		return p.Message
	}
	for _, s := range sentences {
		if s.code == p.Code {
			return fill(s.in(french), p.Args, french)
		}
	}
	return cmp.Or(p.Message, string(p.Code))
}

// StringIn is [Problem.String] in a language.
func (p Problem) StringIn(lang string) string {
	msg := p.In(lang)
	if p.Severity != Error {
		msg = severityWord(p.Severity, baseLang(lang) == "fr") + msg
	}
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.Path, msg)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.Path, p.Line, p.Column, msg)
}

// severityWord is what stands before the sentence of a problem that is no error.
func severityWord(s Severity, french bool) string {
	switch {
	case french && s == Warning:
		return "avertissement" + noBreak + ": "
	case french:
		return "information" + noBreak + ": "
	}
	return string(s) + ": "
}

func (s sentence) in(french bool) string {
	if french {
		return s.fr
	}
	return s.en
}

// fill puts arguments into a sentence: {name} is the argument called name, said
// in the reader's language where it is one of the vocabulary. What stands between
// ⟦ and ⟧ is left out unless all of its arguments are there.
func fill(pattern string, args map[string]string, french bool) string {
	var b strings.Builder
	for pattern != "" {
		before, rest, found := strings.Cut(pattern, "⟦")
		text, _ := replace(before, args, french)
		b.WriteString(text)
		if !found {
			break
		}
		optional, after, _ := strings.Cut(rest, "⟧")
		if text, whole := replace(optional, args, french); whole {
			b.WriteString(text)
		}
		pattern = after
	}
	return b.String()
}

// replace puts arguments into a part of a sentence and reports whether all were
// there.
func replace(pattern string, args map[string]string, french bool) (string, bool) {
	var b strings.Builder
	whole := true
	for {
		before, rest, found := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !found {
			return b.String(), whole
		}
		name, after, _ := strings.Cut(rest, "}")
		if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") != "" {
			b.WriteByte('{') // an example, such as {cause: …}
			pattern = rest
			continue
		}
		value, ok := args[name]
		whole = whole && ok
		b.WriteString(word(name, value, french))
		pattern = after
	}
}

// word is an argument in the reader's language. Only arguments that name things
// of the format are looked up: what the user wrote is repeated as it is.
func word(name, value string, french bool) string {
	switch name {
	case "what", "want", "got", "hint":
		for _, w := range vocabulary {
			if w.name == name && w.key == value {
				if french {
					return w.fr
				}
				return w.en
			}
		}
	}
	return value
}
