package index

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"casebook/kb"
	"casebook/kb/kbtest"
)

// A corpus of generated cases and its index, made once for all benchmarks.
type benchCorpus struct {
	library, dir string
	lib          *kb.Library
}

var corpora sync.Map // by number of cases

func benchmarkCorpus(b *testing.B, n int) benchCorpus {
	b.Helper()
	made, _ := corpora.LoadOrStore(n, sync.OnceValues(func() (benchCorpus, error) { return makeCorpus(n) }))
	c, err := made.(func() (benchCorpus, error))()
	if err != nil {
		b.Fatal(err)
	}
	return c
}

// makeCorpus leaves its folders to the system's temporary files: no benchmark is
// the last to need them.
func makeCorpus(n int) (benchCorpus, error) {
	root := filepath.Join(os.TempDir(), fmt.Sprintf("casebook-bench-%d", n))
	c := benchCorpus{library: filepath.Join(root, "cases"), dir: filepath.Join(root, "index")}
	if err := os.MkdirAll(c.library, 0o700); err != nil {
		return c, err
	}
	entries, err := os.ReadDir(c.library)
	if err != nil {
		return c, err
	}
	if len(entries) != n {
		if err := kbtest.Corpus(c.library, n, 1); err != nil {
			return c, err
		}
	}
	if c.lib, err = kb.OpenFolder(c.library); err != nil {
		return c, err
	}
	ix, err := Open(context.Background(), c.lib, Options{Dir: c.dir})
	if err != nil {
		return c, err
	}
	return c, ix.Close()
}

// BenchmarkBuild reads, analyses and writes every case, as the first command in a
// new clone does.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("cases=%d", n), func(b *testing.B) {
			c := benchmarkCorpus(b, n)
			for b.Loop() {
				ix, err := Open(b.Context(), c.lib, Options{Dir: b.TempDir()})
				if err != nil {
					b.Fatal(err)
				}
				ix.Close()
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "cases/s")
		})
	}
}

// BenchmarkUnchanged opens an index whose folder has not changed, as nearly every
// command does: one look at each file, and nothing is read.
func BenchmarkUnchanged(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("cases=%d", n), func(b *testing.B) {
			c := benchmarkCorpus(b, n)
			b.ReportAllocs()
			for b.Loop() {
				ix, err := Open(b.Context(), c.lib, Options{Dir: c.dir})
				if err != nil {
					b.Fatal(err)
				}
				if ix.Report().Built {
					b.Fatal("it was built again")
				}
				ix.Close()
			}
		})
	}
}

// BenchmarkUpdate is one saved file made searchable in a running server, the
// event naming the file; manifest, columns and the first search included. The
// three-hundredth update must cost what the first does.
func BenchmarkUpdate(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		for _, before := range []int{0, 300} {
			b.Run(fmt.Sprintf("cases=%d/before=%d", n, before), func(b *testing.B) {
				c := benchmarkCorpus(b, n)
				ix, err := Open(b.Context(), c.lib, Options{Dir: c.dir})
				if err != nil {
					b.Fatal(err)
				}
				defer ix.Close()
				version := 0
				save := func() string {
					version++
					name, data := kbtest.CaseFile(version * 7 % n)
					data = append(data, fmt.Sprintf("- Changed %d times.\n", version)...)
					if err := os.WriteFile(filepath.Join(c.library, name), data, 0o600); err != nil {
						b.Fatal(err)
					}
					return name
				}
				update := func(name string) {
					if _, err := ix.Update(b.Context(), name); err != nil {
						b.Fatal(err)
					}
				}
				for range before {
					update(save())
				}
				for b.Loop() {
					b.StopTimer()
					name := save()
					b.StartTimer()
					update(name)
					g := ix.Acquire()
					if _, err := g.Counts(b.Context(), FacetUse); err != nil {
						b.Fatal(err)
					}
					if r, err := g.Search(b.Context(), Query{Text: "changed", Limit: 20}); err != nil || r.Total == 0 {
						b.Fatalf("%+v, %v", r, err)
					}
					g.Release()
				}
				b.ReportMetric(float64(len(ix.current.segments)), "segments")
			})
		}
	}
}

// timed runs one thing again and again and reports the middle and the slowest
// hundredth of its times.
func timed(b *testing.B, run func() error) {
	b.Helper()
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		if err := run(); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// BenchmarkSearch is one search in a running server, hits and snippets included;
// all facets where it says so. Nanoseconds a hit fall as the library grows: a search
// costs no more than what it finds. Queries of "mixed" are one to three words,
// each another, rare and frequent ones.
func BenchmarkSearch(b *testing.B) {
	all := Facets()
	crisis := []Filter{{Facet: FacetUse, Values: []string{"crisis"}}, {Facet: FacetOutcome, Values: []string{"failure", "mixed"}}}
	var mixed []Query
	for _, text := range kbtest.Queries(997) {
		mixed = append(mixed, Query{Text: text, Facets: all})
	}
	for _, n := range []int{1_000, 10_000, 100_000} {
		c := benchmarkCorpus(b, n)
		ix, err := Open(b.Context(), c.lib, Options{Dir: c.dir})
		if err != nil {
			b.Fatal(err)
		}
		for _, q := range []struct {
			name    string
			queries []Query
		}{
			{"words=1", []Query{{Text: "customer"}}},
			{"words=1/facets", []Query{{Text: "customer", Facets: all}}},
			{"words=3", []Query{{Text: "customer service crisis"}}},
			{"words=3/facets", []Query{{Text: "customer service crisis", Facets: all}}},
			{"words=3/lang=fr/facets", []Query{{Text: "service client crise", Lang: "fr", Facets: all}}},
			{"mixed/facets", mixed},
			{"phrase", []Query{{Text: `"customer service"`}}},
			{"phrase/facets", []Query{{Text: `"customer service"`, Facets: all}}},
			{"misspelt/facets", []Query{{Text: "custmer srevice", Facets: all}}},
			{"all/facets", []Query{{Facets: all}}},
			{"filters=2/facets", []Query{{Filters: crisis, Facets: all}}},
			{"words=2/filters=2/facets", []Query{{Text: "customer service", Filters: crisis, Facets: all}}},
			{"words=3/newest/facets", []Query{{Text: "customer service crisis", Sort: SortNewest, Facets: all}}},
		} {
			b.Run(fmt.Sprintf("cases=%d/%s", n, q.name), func(b *testing.B) {
				b.ReportAllocs()
				var hits, at int
				search := func() error {
					g := ix.Acquire()
					defer g.Release()
					r, err := g.Search(b.Context(), q.queries[at%len(q.queries)])
					if at++; err == nil {
						hits = r.Total + r.TotalSome
					}
					return err
				}
				if err := search(); err != nil { // the columns are read
					b.Fatal(err)
				}
				timed(b, search)
				b.ReportMetric(float64(hits), "hits")
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(hits), "ns/hit")
			})
		}
		ix.Close()
	}
}

// BenchmarkCounts is the counts of every facet, unfiltered and filtered.
func BenchmarkCounts(b *testing.B) {
	c := benchmarkCorpus(b, 100_000)
	ix, err := Open(b.Context(), c.lib, Options{Dir: c.dir})
	if err != nil {
		b.Fatal(err)
	}
	defer ix.Close()
	for b.Loop() {
		g := ix.Acquire()
		for _, facet := range []Facet{FacetUse, FacetChannel, FacetOutcome, FacetSector, FacetCountry, FacetYear} {
			if _, err := g.Counts(b.Context(), facet, Filter{Facet: FacetUse, Values: []string{"crisis"}}); err != nil {
				b.Fatal(err)
			}
		}
		g.Release()
	}
}
