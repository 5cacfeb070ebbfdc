package marp

import (
	"encoding/json"
	"strings"
	"unicode"
)

// escape is text that Markdown shows as it is: no emphasis, link, formula, emoji by
// name, entity or HTML, and no address made of what only looks like one.
func escape(s string) string {
	var b strings.Builder
	runes := []rune(oneLine(s))
	for i, r := range runes {
		if special(runes, i) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// special reports whether a rune may mean something where it stands.
func special(runes []rune, i int) bool {
	r := runes[i]
	word := func(at int) bool {
		return at >= 0 && at < len(runes) && (unicode.IsLetter(runes[at]) || unicode.IsDigit(runes[at]))
	}
	switch r {
	case '\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '$':
		return true
	case '&':
		return word(i+1) || i+1 < len(runes) && runes[i+1] == '#'
	case '.', '@': // qoqa.ch
		return word(i-1) && i+1 < len(runes) && unicode.IsLetter(runes[i+1]) || listNumber(runes, i)
	case ':': // :smile:, https:
		return word(i+1) || i+1 < len(runes) && (runes[i+1] == '/' || runes[i+1] == '+' || runes[i+1] == '-')
	case '#', '-', '+', '=':
		return i == 0 || r == '-' && runes[i-1] == '-'
	case ')':
		return listNumber(runes, i)
	}
	return false
}

// listNumber reports whether nothing but digits stand before a rune, as in "2010.".
func listNumber(runes []rune, i int) bool {
	for _, r := range runes[:i] {
		if r < '0' || r > '9' {
			return false
		}
	}
	return i > 0
}

// oneLine makes one line of a text, without control characters.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f':
			return ' '
		case unicode.IsControl(r) || r == '\ufeff' || r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s))
}

// inComment is text that ends no comment: two hyphens are parted.
func inComment(s string) string {
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "- -")
	}
	return strings.ReplaceAll(s, "<!", "< !")
}

// address is an address as it may stand between < and >, and in a comment: what
// would end either is written by its number, which leads to the same place.
func address(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ' || c == '<' || c == '>' || c == '"' || c == '\\' || c == '`' || c == 0x7f || c == '-' && i > 0 && s[i-1] == '-':
			const hex = "0123456789ABCDEF"
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// quoted is a text as a string of YAML, and of JSON, that ends no comment.
func quoted(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // the file is for reading
	if err := e.Encode(s); err != nil {
		panic(err) // a string can always be written
	}
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "--", `-\u002d`)
}
