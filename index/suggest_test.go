package index_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/kbtest"
)

func suggest(t *testing.T, ix *index.Index, text, lang string, n int) []index.Suggestion {
	t.Helper()
	g := ix.Acquire()
	defer g.Release()
	all, err := g.Suggest(t.Context(), text, lang, n)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// said is a suggestion in short: "use crisis: Gestion de crise (2)".
func said(s index.Suggestion) string {
	return fmt.Sprintf("%s %s: %s (%d)", s.Kind, s.Slug, s.Text, s.Cases)
}

func TestSuggestions(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"acme-one.md": caseFile(map[string]string{
			"title": "The Acme company writes a newspaper of its own", "companies": "[Acme, Best Buy]", "uses": "[communication, crisis]", "tags": "[word-of-mouth, marketing]",
		}),
		"acme-one.fr.md": "---\ntitle: La société Acme écrit son propre journal d’hiver\ntranslated: 2026-11-24\n---\n\n## Contexte\n\nRien. [^1]\n\n## Ce qu'ils ont fait\n\nRien.\n\n## Résultats\n\nAucun.\n\n## Leçons\n\n- Une.\n",
		"acme-two.md":    caseFile(map[string]string{"title": "Customers of Best-Buy answer each other", "companies": "[Acme, BestBuy]", "uses": "[customer-service, crisis]"}),
		"oreal.md":       caseFile(map[string]string{"title": "A hair-dressing contest wins the town over", "companies": "[L’Oréal]", "countries": "[US]"}),
		"qoqa.md":        caseFile(map[string]string{"title": "A crisp answer to the newspapers about crispbread", "companies": "[QoQa.ch, Crisp & Sons]"}),
		"draft.md":       caseFile(map[string]string{"title": "A draft that nobody shall be told of", "companies": "[Zeta]", "status": "draft"}),
	})))
	for _, c := range []struct {
		text, lang string
		want       []string
	}{
		{"acm", "en", []string{"company acme: Acme (2)", "case acme-one: The Acme company writes a newspaper of its own (1)"}},
		{"ACM", "fr", []string{"company acme: Acme (2)", "case acme-one: La société Acme écrit son propre journal d’hiver (1)"}},
		// companies, labels, then titles
		{"cris", "en", []string{"company crisp-sons: Crisp & Sons (1)", "use crisis: Crisis management (2)", "case qoqa: A crisp answer to the newspapers about crispbread (1)"}},
		// a label is found in either language, at each of its words, and by its synonyms
		{"gestion de cr", "en", []string{"use crisis: Gestion de crise (2)"}},
		{"management", "fr", []string{"use crisis: Crisis management (2)"}},
		{"sav", "fr", []string{"use customer-service: Service client (1)"}},
		{"etats", "en", []string{"country US: États-Unis (1)"}},
		{"us", "fr", []string{"country US: États-Unis (1)"}},
		{"of mou", "en", []string{"tag word-of-mouth: word of mouth (1)"}},
		// however it is joined, apostrophized and accented
		{"bestb", "en", []string{"company best-buy: Best Buy (2)", "case acme-two: Customers of Best-Buy answer each other (1)"}},
		{"best-b", "en", []string{"company best-buy: Best Buy (2)", "case acme-two: Customers of Best-Buy answer each other (1)"}},
		{"l'ore", "en", []string{"company l-oreal: L’Oréal (1)"}},
		{"loréal", "en", []string{"company l-oreal: L’Oréal (1)"}},
		{"qoqa.ch", "en", []string{"company qoqa-ch: QoQa.ch (1)"}},
		{"hairdr", "en", []string{"case oreal: A hair-dressing contest wins the town over (1)"}},
		{"D’HIV", "en", []string{"case acme-one: La société Acme écrit son propre journal d’hiver (1)"}},
		// the leading article does not matter, in a title that has another
		{"the contest w", "en", []string{"case oreal: A hair-dressing contest wins the town over (1)"}},
		// one mistake
		{"amce", "en", []string{"company acme: Acme (2)", "case acme-one: The Acme company writes a newspaper of its own (1)"}},
		{"besst b", "en", []string{"company best-buy: Best Buy (2)", "case acme-two: Customers of Best-Buy answer each other (1)"}},
		{"contset", "en", []string{"case oreal: A hair-dressing contest wins the town over (1)"}},
		{"crysis", "en", []string{"use crisis: Crisis management (2)"}},
		{"acne", "en", []string{"company acme: Acme (2)", "case acme-one: The Acme company writes a newspaper of its own (1)"}},
		{"acn", "en", nil}, // too short to be a mistake
		{"xcnes", "en", nil},
		// all of a title, and another than the index has
		{"the acme company writes a newspaper of its own", "fr", []string{"case acme-one: The Acme company writes a newspaper of its own (1)"}},
		{"the acme company writes a newspaper of zebras", "fr", nil},
		{"zet", "en", nil},
		{"", "en", nil},
		{" ’-", "en", nil},
	} {
		var got []string
		for _, s := range suggest(t, ix, c.text, c.lang, 10) {
			got = append(got, said(s))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%q in %s:\n%s\nwant\n%s", c.text, c.lang, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
	if got := suggest(t, ix, "gestion", "en", 1); len(got) != 1 || got[0].Lang != "fr" {
		t.Errorf("the language of %+v", got)
	}
	for n, want := range map[int]int{-1: 0, 0: 0, 1: 1, 2: 2} {
		if got := suggest(t, ix, "a", "en", n); got == nil || len(got) != want {
			t.Errorf("%d asked for: %v", n, got)
		}
	}
}

// A tag that says what a label says is not told twice.
func TestSuggestionsOfEqualText(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{"one.md": caseFile(map[string]string{"tags": "[marketing]"})})))
	if got := suggest(t, ix, "marketing", "fr", 10); len(got) != 1 || said(got[0]) != "use marketing: Marketing (1)" {
		t.Errorf("%v", got)
	}
}

// On the library that we ship: whatever begins a name or a title finds it, nothing
// is told twice, and the numbers of cases are those of the facets.
func TestSuggestionsOfRealCases(t *testing.T) {
	ix := open(t, "../cases")
	g := ix.Acquire()
	defer g.Release()
	counts := make(map[string]int)
	for _, facet := range []index.Facet{index.FacetUse, index.FacetChannel, index.FacetSector, index.FacetCountry, index.FacetTag, index.FacetCompany} {
		all, err := g.Counts(t.Context(), facet)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range all {
			counts[string(facet)+" "+c.Value] = c.Cases
		}
	}
	check := func(text, lang string, n int, want string) {
		t.Helper()
		told := make(map[string]bool)
		all := suggest(t, ix, text, lang, n)
		for _, s := range all {
			key := s.Kind + " " + s.Slug
			if told[key] {
				t.Errorf("%q gives %s twice", text, key)
			}
			told[key] = true
			if _, known := counts[key]; s.Kind == "phrase" && !known {
				counts[key] = find(t, ix, index.Query{Text: `"` + s.Text + `"`}).Total
			}
			if s.Kind != "case" && s.Cases != counts[key] || s.Cases < 1 || s.Text == "" {
				t.Errorf("%q gives %+v, and the facet or the search says %d", text, s, counts[key])
			}
		}
		if len(all) > min(n, index.MaxSuggestions) {
			t.Errorf("%q gives %d, more than %d", text, len(all), n)
		}
		if want != "" && !told[want] {
			t.Errorf("%q does not suggest %s", text, want)
		}
	}
	slugs, err := g.Slugs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, slug := range slugs {
		c, err := g.Case(t.Context(), slug)
		if err != nil {
			t.Fatal(err)
		}
		for _, company := range c.Companies {
			check(company, "en", 8, "company "+kb.CompanySlug(company))
			letters := []rune(company)
			check(string(letters[:min(len(letters), 1+i%4)]), "fr", 30, "")
		}
		for _, title := range append([]kb.Translation{{Title: c.Title, Lang: c.Lang}}, c.Translations...) {
			check(title.Title, "en", 8, "case "+slug)
			letters := []rune(title.Title)
			check(string(letters[:min(len(letters), 16)]), title.Lang, 8, "case "+slug)
		}
		for _, use := range c.Uses {
			check(use, "en", 5, "use "+use)
		}
	}
}

// Phrases that several cases have are suggested, in either language, in the plural
// too, with a mistake; what a label or a company says already is not.
func TestSuggestPhrases(t *testing.T) {
	ix := open(t, "../cases")
	phrases := func(text, lang string) []string {
		var all []string
		for _, s := range suggest(t, ix, text, lang, 20) {
			if s.Kind == "phrase" {
				all = append(all, s.Lang+" "+s.Text)
			}
		}
		return all
	}
	for _, c := range []struct{ text, want string }{
		{"twitter acc", "en Twitter account"},
		{"compte tw", "fr compte Twitter"},
		{"réseaux so", "fr réseau social"},
		{"Reseau soc", "fr réseau social"},
		{"facebok pag", "en Facebook page"},
		{"press rel", "en press release"},
		{"executive", "en chief executive"},
	} {
		if got := phrases(c.text, "en"); !slices.Contains(got, c.want) {
			t.Errorf("%q suggests %q, want %q among them", c.text, got, c.want)
		}
	}
	for _, text := range []string{"customer serv", "best bu", "united st"} { // a use, a company, a country
		if got := phrases(text, "en"); len(got) > 0 {
			t.Errorf("%q suggests %q, which a label says", text, got)
		}
	}
	all := make(map[string]bool)
	for letter := 'a'; letter <= 'z'; letter++ {
		for second := 'a'; second <= 'z'; second++ {
			for _, lang := range []string{"en", "fr"} {
				for _, p := range phrases(string([]rune{letter, second}), lang) {
					all[p] = true
				}
			}
		}
	}
	for p := range all {
		words := strings.Fields(p)[1:]
		if len(words) < 2 || len(words) > 3 {
			t.Errorf("%q is no phrase", p)
		}
		for _, end := range []string{words[0], words[len(words)-1]} {
			if slices.Contains([]string{"the", "of", "a", "and", "to", "in", "le", "la", "les", "de", "du", "des", "et", "en", "says", "dit", "2010"}, strings.ToLower(end)) {
				t.Errorf("%q begins or ends with a word that says nothing", p)
			}
		}
	}
	if len(all) < 20 {
		t.Errorf("%d phrases in all: %v", len(all), all)
	}
}

// What is removed is not suggested any more, though the segments still have it.
func TestSuggestionsFollowUpdates(t *testing.T) {
	dir := kbtest.Library(t, files(map[string]string{
		"one.md": caseFile(map[string]string{"title": "A story of zebras in the city", "companies": "[Zebra, Acme]"}),
		"two.md": caseFile(map[string]string{"title": "Another story, without animals"}),
	}))
	ix := open(t, dir)
	if got := suggest(t, ix, "zeb", "en", 10); len(got) != 2 {
		t.Fatalf("%v", got)
	}
	if err := os.Remove(filepath.Join(dir, "one.md")); err != nil {
		t.Fatal(err)
	}
	if _, err := ix.Update(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := suggest(t, ix, "zeb", "en", 10); len(got) != 0 {
		t.Errorf("%v", got)
	}
	if got := suggest(t, ix, "acme", "en", 10); len(got) != 1 || got[0].Cases != 1 {
		t.Errorf("%v", got)
	}
}

func TestSuggestStopsWithItsContext(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{"aaa.md": caseFile(nil)})))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	g := ix.Acquire()
	defer g.Release()
	if _, err := g.Suggest(ctx, "acme", "en", 5); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
