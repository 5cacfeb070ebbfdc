package kb_test

import (
	"testing"

	"casebook/kb"
)

func TestFiguresAreWrittenAsTheLanguageDoes(t *testing.T) {
	for _, c := range []struct{ value, en, fr string }{
		{"13 000", "13,000", "13\u202f000"},
		{"1,234,567", "1,234,567", "1\u202f234\u202f567"},
		{"95%", "95%", "95\u00a0%"},
		{"95 %", "95%", "95\u00a0%"},
		{"1.9 million", "1.9 million", "1,9 million"},
		{"5.9 million", "5.9 million", "5,9 millions"},
		{"40 million+", "40 million+", "40 millions+"},
		{"100,000 → 1 million", "100,000 → 1 million", "100\u202f000 → 1 million"},
		{"$12–20 million", "$12–20 million", "12–20 millions\u00a0$"},
		{"$1.6 million+", "$1.6 million+", "1,6 million\u00a0$+"},
		{"A$390 million", "A$390 million", "390 millions\u00a0A$"},
		{"£27,000", "£27,000", "27\u202f000\u00a0£"},
		{"~€5", "~€5", "~5\u00a0€"},
		{"€5 → €7", "€5 → €7", "€5 → €7"},
		{"1 million €+", "1 million €+", "1 million €+"},
		{"15–20", "15–20", "15–20"},
		{"CHF 25 000 000", "CHF 25,000,000", "CHF 25\u202f000\u202f000"},
		{"700 000+", "700,000+", "700\u202f000+"},
		{"2013 2014", "2013 2014", "2013 2014"},
		{"", "", ""},
	} {
		if got := kb.FigureIn(c.value, "en"); got != c.en {
			t.Errorf("%q in English: %q, want %q", c.value, got, c.en)
		}
		if got := kb.FigureIn(c.value, "fr"); got != c.fr {
			t.Errorf("%q in French: %q, want %q", c.value, got, c.fr)
		}
	}
}
