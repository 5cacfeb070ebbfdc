package index

import (
	"maps"
	"slices"
	"testing"

	"casebook/kb"
)

// Words that a reason names stand in both cases, and in the language asked for
// where there are such.
func TestReasonWords(t *testing.T) {
	lib, err := kb.OpenFolder("../cases")
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Open(t.Context(), lib, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	g := ix.Acquire()
	defer g.Release()
	slugs, err := g.Slugs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	tax, err := lib.Taxonomies()
	if err != nil {
		t.Fatal(err)
	}
	d := newDocumenter(tax)
	terms := make(map[string]map[string]int32) // by case
	has := func(c *kb.Case, word string) bool {
		if terms[c.Slug] == nil {
			if _, _, err := d.document(c); err != nil {
				t.Fatal(err)
			}
			terms[c.Slug] = maps.Clone(d.found.at)
		}
		return slices.ContainsFunc(d.words.form(word).terms(), func(term string) bool {
			_, ok := terms[c.Slug][term]
			return ok
		})
	}
	named := 0
	for _, slug := range slugs {
		of, err := g.Case(t.Context(), slug)
		if err != nil {
			t.Fatal(err)
		}
		found, err := g.Similar(t.Context(), slug, 5)
		if err != nil {
			t.Fatal(err)
		}
		for _, near := range found {
			for _, r := range near.Reasons {
				for _, word := range slices.Concat(r.Words, r.wordsIn("fr"), r.wordsIn("en")) {
					named++
					if word == "" || !has(of, lower(word)) || !has(near.Case, lower(word)) {
						t.Errorf("%s and %s do not both have the word %q", slug, near.Case.Slug, word)
					}
				}
			}
		}
	}
	if named < len(slugs) {
		t.Errorf("%d words in common in the whole library", named)
	}
	r := Reason{Words: []string{"seat", "siège"}, says: []kb.Text{{"en": "seat"}, {"fr": "siège"}}}
	if got := r.Text("fr", tax); got != "mot commun\u00a0: siège" {
		t.Errorf("got %q", got)
	}
}
