package web

import "testing"

func TestFigureIsPartedFromItsUnit(t *testing.T) {
	for value, want := range map[string][3]string{
		"40 million":     {"", "40", "million"},
		"95\u00a0%":      {"", "95", "%"},
		"95%":            {"", "95%", ""},
		"CHF 25,000,000": {"CHF", "25,000,000", ""},
		"CHF 2 million":  {"CHF", "2", "million"},
		"10–20 min":      {"", "10–20", "min"},
		"+107%":          {"", "+107%", ""},
		"none":           {"", "none", ""},
		"":               {"", "", ""},
	} {
		before, number, after := splitFigure(value)
		if got := [3]string{before, number, after}; got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}
