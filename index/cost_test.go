package index_test

import (
	"runtime"
	"testing"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/kbtest"
)

// A search costs no more than its hits: in a library eight times as large, with eight
// times as many hits, it takes at most so many times the memory, and the number of
// pieces grows with the hits shown alone. (Times say the same: BenchmarkSearch has ns/hit.)
func TestCostGrowsNoFasterThanHits(t *testing.T) {
	small, large := memoryIndex(t, 150), memoryIndex(t, 1200)
	for _, q := range []index.Query{
		{Text: "customer", Facets: index.Facets()},
		{Text: "customer service crisis", Facets: index.Facets()},
		{Text: `"customer service" OR crisis`},
		{Text: "custmer srevice"},
		{Text: "customer service", Filters: []index.Filter{{Facet: index.FacetUse, Values: []string{"crisis"}}}, Facets: index.Facets()},
		{Filters: []index.Filter{{Facet: index.FacetUse, Values: []string{"crisis"}}}, Facets: index.Facets()},
		{Text: "customer service crisis", Sort: index.SortNewest},
		{},
	} {
		few, fewBytes, fewPieces := costOf(t, small, q)
		many, manyBytes, manyPieces := costOf(t, large, q)
		if few == 0 || many < few {
			t.Fatalf("%q: %d and %d hits", q.Text, few, many)
		}
		growth := float64(many) / float64(few)
		if got := float64(manyBytes) / float64(fewBytes); got > growth {
			t.Errorf("%q: %d hits take %d bytes, %d take %d: %.1f times as many", q.Text, few, fewBytes, many, manyBytes, got)
		}
		if got := float64(manyPieces) / float64(fewPieces); got > max(2, float64(min(many, 20))/float64(min(few, 20))) {
			t.Errorf("%q: %d hits take %d allocations, %d take %d", q.Text, few, fewPieces, many, manyPieces)
		}
	}
}

func memoryIndex(t *testing.T, n int) *index.Index {
	t.Helper()
	dir := t.TempDir()
	if err := kbtest.Corpus(dir, n, 3); err != nil {
		t.Fatal(err)
	}
	lib, err := kb.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(t.Context(), lib, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

// costOf is the number of hits of a query, and what a search for it allocates when
// the columns are read.
func costOf(t *testing.T, ix *index.Index, q index.Query) (hits int, bytes, pieces uint64) {
	t.Helper()
	g := ix.Acquire()
	defer g.Release()
	const times = 20
	var before, after runtime.MemStats
	for i := range times + 3 {
		if i == 3 {
			runtime.ReadMemStats(&before)
		}
		r, err := g.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		hits = r.Total + r.TotalSome
	}
	runtime.ReadMemStats(&after)
	return hits, (after.TotalAlloc - before.TotalAlloc) / times, (after.Mallocs - before.Mallocs) / times
}
