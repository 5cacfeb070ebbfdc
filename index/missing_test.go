package index_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/index"
	"casebook/kb/kbtest"
)

// What no case has, and what a hit lacks, is named as it was typed.
func TestMissingWords(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"alpha.md": caseFile(map[string]string{"title": "Alpha tells of the zebra"}),
		"beta.md":  caseFile(map[string]string{"title": "Beta tells of the quagga"}),
	})))
	r := find(t, ix, index.Query{Text: `Émeute "grande crise" Zébra quagga -okapi`, Exact: true})
	if diff := cmp.Diff([]string{"Émeute", "grande crise"}, r.Missing); diff != "" {
		t.Errorf("missing everywhere (-want +got)\n%s", diff)
	}
	got := make(map[string][]string)
	for _, hit := range r.Hits {
		got[hit.Slug] = hit.Missing
	}
	want := map[string][]string{
		"alpha": {"Émeute", "grande crise", "quagga"},
		"beta":  {"Émeute", "grande crise", "Zébra"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("missing in each (-want +got)\n%s", diff)
	}
	if r := find(t, ix, index.Query{Text: "zebra alpha"}); r.Missing != nil || r.Hits[0].Missing != nil {
		t.Errorf("nothing is missing, but %v and %v", r.Missing, r.Hits[0].Missing)
	}
}
