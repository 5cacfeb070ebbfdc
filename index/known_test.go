package index_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/index"
	"casebook/kb"
)

// What a generation knows of its cases is what the cases say, and no draft's.
func TestKnownIsOfPublicCases(t *testing.T) {
	lib, err := kb.OpenFolder("../web/testdata/cases")
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(t.Context(), lib, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := ix.Close(); err != nil {
			t.Error(err)
		}
	}()
	g := ix.Acquire()
	defer g.Release()
	known, err := g.Known(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := casesOf(t, g)
	want := kb.NewKnown(all)
	for _, c := range all {
		asked := *c
		asked.Slug = "" // so that each is a duplicate of itself
		if diff := cmp.Diff(want.Duplicates(&asked), known.Duplicates(&asked)); diff != "" {
			t.Errorf("%s (-of the cases +of the generation):\n%s", c.Slug, diff)
		}
	}
	draft, _, err := lib.Parse(t.Context(), "secret-draft")
	if err != nil {
		t.Fatal(err)
	}
	draft.Slug = ""
	for _, d := range known.Duplicates(draft) {
		if d.Slug == "secret-draft" {
			t.Error("the draft is known")
		}
	}
	if again, err := g.Known(t.Context()); err != nil || again != known {
		t.Errorf("it is made anew: %v", err)
	}
}
