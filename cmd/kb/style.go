package main

import "strings"

// The few looks that text has on a terminal, as SGR parameters (ECMA-48, 8.3.117).
// A library would know more and cost start-up time at every command.
const (
	bold      = "1"
	dim       = "2"
	italic    = "3"
	underline = "4"
	accent    = "36"   // cyan reads on light and dark grounds
	heading   = "1;36" // bold in the accent
)

// A style puts looks on text, or leaves it as it is where colours are off.
type style struct{ on bool }

// with gives text a look.
func (s style) with(look, text string) string {
	if !s.on || look == "" || text == "" {
		return text
	}
	return "\x1b[" + look + "m" + text + "\x1b[0m"
}

// clean takes out what could steer the terminal: a case file is text that others
// wrote. Line breaks and tabs stay.
func clean(text string) string {
	if strings.IndexFunc(text, steers) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if steers(r) {
			return -1
		}
		return r
	}, text)
}

func steers(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0
}

// oneLine is text for a row: no line break and no tab.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(clean(text), func(r rune) bool {
		return r == ' ' || r == '\n' || r == '\t'
	}), " ")
}
