package index

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"
)

// BenchmarkSimilar is the neighbours, and the counterparts, of one case after the
// other, as a page of a case asks for them.
func BenchmarkSimilar(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		c := benchmarkCorpus(b, n)
		ix, err := Open(b.Context(), c.lib, Options{Dir: c.dir})
		if err != nil {
			b.Fatal(err)
		}
		for name, find := range map[string]func(*Generation, context.Context, string, int) ([]Neighbour, error){
			"similar": (*Generation).Similar, "contrast": (*Generation).Contrast,
		} {
			b.Run(fmt.Sprintf("cases=%d/%s", n, name), func(b *testing.B) {
				g := ix.Acquire()
				defer g.Release()
				slugs, err := g.Slugs(b.Context())
				if err != nil {
					b.Fatal(err)
				}
				b.ReportAllocs()
				found, i := 0, 0
				var took []time.Duration
				for b.Loop() {
					start := time.Now()
					neighbours, err := find(g, b.Context(), slugs[i*7919%len(slugs)], 5)
					if err != nil {
						b.Fatal(err)
					}
					took = append(took, time.Since(start))
					found += len(neighbours)
					i++
				}
				slices.Sort(took)
				b.ReportMetric(float64(found)/float64(i), "found")
				b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
			})
		}
		ix.Close()
	}
}
