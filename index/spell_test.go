package index_test

import (
	"testing"

	"casebook/index"
)

// A word that no case has is replaced by the one that was meant; the answer says
// so, and an exact search leaves it.
func TestCorrections(t *testing.T) {
	ix := open(t, "../cases")
	for typed, want := range map[string]struct{ corrected, first string }{
		"zapos":               {"", "zappos-service-culture"}, // a double letter is none to the French stemmer
		"leclrec blog":        {"leclerc blog", "leclerc-blog-crisis"},
		"souhtwest blog":      {"southwest blog", "southwest-blog"},
		"migipdia":            {"migipedia", "migros-migipedia"},
		"obermuten":           {"", "obermutten-facebook"},
		"picaso":              {"", "qoqa-community"},
		"whoper sacrifice":    {"", "burger-king-whopper-sacrifice"},
		"stomhoek bloggueurs": {"", "stormhoek-wine-bloggers"},
	} {
		r := find(t, ix, index.Query{Text: typed})
		if want.corrected != "" && r.Corrected != want.corrected {
			t.Errorf("%q is answered as %q, want %q", typed, r.Corrected, want.corrected)
		}
		if len(r.Hits) == 0 || r.Hits[0].Slug != want.first {
			t.Errorf("%q finds %v first, want %s", typed, slugs(r), want.first)
		}
	}
	if r := find(t, ix, index.Query{Text: "leclrec", Exact: true}); r.Total != 0 || r.Corrected != "" {
		t.Errorf("exactly: %v, %q", slugs(r), r.Corrected)
	}
	for _, known := range []string{"zappos", "blog", "xyzzyplugh", "KLM", "2009"} {
		if r := find(t, ix, index.Query{Text: known}); r.Corrected != "" {
			t.Errorf("%q is corrected to %q", known, r.Corrected)
		}
	}
}

// A word that is left over from what a warning tells of is told of there, once.
func TestCorrectedLeftovers(t *testing.T) {
	ix := open(t, "../cases")
	for typed, want := range map[string]struct{ corrected, message, mended string }{
		"use:crsis":           {"", `use "crsis" is not known; it was taken for the word "crisis"; did you mean use:crisis?`, "use:crisis"},
		"use:crsis blog":      {"", `use "crsis" is not known; it was taken for the word "crisis"; did you mean use:crisis?`, "use:crisis blog"},
		"use:crsis souhtwest": {"crisis southwest", `use "crsis" is not known; it was taken for the word "crisis"; did you mean use:crisis?`, "use:crisis souhtwest"},
	} {
		r := find(t, ix, index.Query{Text: typed, Lang: "en"})
		if r.Corrected != want.corrected || len(r.Warnings) != 1 || r.Warnings[0] != want.message || r.Details[0].Mend(r.Query) != want.mended || r.Details[0].TakenFor != "crisis" {
			t.Errorf("%q: corrected %q, warnings %q", typed, r.Corrected, r.Warnings)
		}
		if len(r.Hits) == 0 {
			t.Errorf("%q finds nothing", typed)
		}
	}
	if r := find(t, ix, index.Query{Text: "use:crsis", Exact: true}); r.Total != 0 || len(r.Warnings) != 1 || r.Details[0].TakenFor != "" {
		t.Errorf("exactly: %v, %q", slugs(r), r.Warnings)
	}
}
