package kb_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

// someCases are what a library knows in these tests.
func someCases() []*kb.Case {
	return []*kb.Case{
		{
			Slug: "old-spice", Title: "Old Spice answers the internet by video", Companies: []string{"Old Spice", "Procter & Gamble"},
			Sources: []kb.Source{{URL: "https://www.example.org/old-spice/?utm_source=feed#top"}},
		},
		{
			Slug: "old-spice-sales", Title: "A body wash sells", Companies: []string{"Old Spice"},
			Sources: []kb.Source{{URL: "https://example.com/sales?id=2&page=1"}},
		},
		{
			Slug: "guitars", Title: "A broken guitar becomes a song about an airline", Companies: []string{"United Airlines"},
			Translations: []kb.Translation{{Lang: "fr", Title: "Une guitare cassée devient une chanson sur la compagnie"}},
		},
		{Slug: "best-buy", Title: "Best Buy lets its employees answer", Companies: []string{"Best Buy"}},
		{Slug: "nestle", Title: "A page of fans turns", Companies: []string{"Nestlé"}},
	}
}

func TestDuplicatesAreFoundByCompanyTitleAndSource(t *testing.T) {
	known := kb.NewKnown(someCases())
	for name, c := range map[string]struct {
		new  kb.Case
		want []kb.Duplicate
	}{
		"company": {
			kb.Case{Title: "A new campaign", Companies: []string{"OLD SPICE"}},
			[]kb.Duplicate{
				{Slug: "old-spice", Title: "Old Spice answers the internet by video", Companies: []string{"OLD SPICE"}},
				{Slug: "old-spice-sales", Title: "A body wash sells", Companies: []string{"OLD SPICE"}},
			},
		},
		"title": {
			kb.Case{Title: "The song of the broken guitar"},
			[]kb.Duplicate{{Slug: "guitars", Title: "A broken guitar becomes a song about an airline", Words: []string{"broken", "guitar", "song"}}},
		},
		"title of a translation": {
			kb.Case{Title: "Guitare cassée, chanson d’une compagnie"},
			[]kb.Duplicate{{Slug: "guitars", Title: "A broken guitar becomes a song about an airline", Words: []string{"cassee", "chanson", "compagnie", "guitare"}}},
		},
		"source, however it is written": {
			kb.Case{Sources: []kb.Source{{URL: "http://example.org/old-spice"}}},
			[]kb.Duplicate{{Slug: "old-spice", Title: "Old Spice answers the internet by video", Sources: []string{"example.org/old-spice"}}},
		},
		"itself":  {kb.Case{Slug: "best-buy", Companies: []string{"Best Buy"}}, []kb.Duplicate{}},
		"nothing": {kb.Case{}, []kb.Duplicate{}},
	} {
		if diff := cmp.Diff(c.want, known.Duplicates(&c.new)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestSameSource(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.Example.org/a/?utm_source=x#top":                         "example.org/a",
		"http://example.org/a":                                                "example.org/a",
		"https://m.example.org:443/a?b=2&a=1&fbclid=z":                        "example.org/a?a=1&b=2",
		"https://web.archive.org/web/20100714000000/http://www.example.org/a": "example.org/a",
		"https://web.archive.org/web/20100714id_/example.org/a":               "example.org/a",
		"https://m.com/":        "m.com",
		"https://example.org/A": "example.org/A",
		"":                      "",
		"no address":            "",
		"javascript:alert(1)":   "",
		"https://%zz":           "",
	} {
		if got := kb.SameSource(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

func TestBrandsAreNoPersons(t *testing.T) {
	known := kb.NewKnown(someCases())
	for name, want := range map[string]string{
		"Best Buy":              "Best Buy",
		"bestbuy":               "Best Buy",
		"The Best Buy Team":     "Best Buy",
		"Nestlé Suisse SA":      "Nestlé",
		"nestle":                "Nestlé",
		"Best Buy (Best Buy)":   "Best Buy",
		"Judy Smith (Best Buy)": "",
		"Judy Smith":            "",
		"Judy Nestlé":           "",
		"editors":               "",
		"Team":                  "",
		"":                      "",
	} {
		company, is := known.Brand(name)
		if company != want || is != (want != "") {
			t.Errorf("%q: %q %v, want %q", name, company, is, want)
		}
	}
}
