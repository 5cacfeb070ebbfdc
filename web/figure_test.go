package web

import "testing"

func TestFiguresAreWrittenAsTheLanguageDoes(t *testing.T) {
	en, fr := bothLocales(t)
	for _, c := range []struct{ value, en, fr string }{
		{"13 000", "13,000", "13\u202f000"},
		{"1,234,567", "1,234,567", "1\u202f234\u202f567"},
		{"95%", "95%", "95\u00a0%"},
		{"95 %", "95%", "95\u00a0%"},
		{"5.9 million", "5.9 million", "5,9 million"},
		{"15–20", "15–20", "15–20"},
		{"CHF 25 000 000", "CHF 25,000,000", "CHF 25\u202f000\u202f000"},
		{"700 000+", "700,000+", "700\u202f000+"},
		{"2013 2014", "2013 2014", "2013 2014"},
		{"", "", ""},
	} {
		if got := en.Figure(c.value); got != c.en {
			t.Errorf("%q in English: %q, want %q", c.value, got, c.en)
		}
		if got := fr.Figure(c.value); got != c.fr {
			t.Errorf("%q in French: %q, want %q", c.value, got, c.fr)
		}
	}
}

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
