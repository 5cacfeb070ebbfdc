package index

import (
	"fmt"
	"testing"
)

// BenchmarkSuggest is one list of suggestions in a running server, and the first of
// a generation, which counts the names and reads cases for phrases.
func BenchmarkSuggest(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		c := benchmarkCorpus(b, n)
		ix, err := Open(b.Context(), c.lib, Options{Dir: c.dir})
		if err != nil {
			b.Fatal(err)
		}
		for _, q := range []struct{ name, text string }{
			{"letter", "s"}, {"company", "alvia"}, {"label", "gestion de cr"}, {"inside", "press ag"}, {"phrase", "social"}, {"mistake", "custmer serv"}, {"nothing", "xyzzyplugh"},
		} {
			b.Run(fmt.Sprintf("cases=%d/%s", n, q.name), func(b *testing.B) {
				g := ix.Acquire()
				defer g.Release()
				if _, err := g.Suggest(b.Context(), "a", "en", 10); err != nil {
					b.Fatal(err)
				}
				b.ReportAllocs()
				var found int
				timed(b, func() error {
					all, err := g.Suggest(b.Context(), q.text, "fr", 10)
					found = len(all)
					return err
				})
				b.ReportMetric(float64(found), "found")
			})
		}
		b.Run(fmt.Sprintf("cases=%d/first", n), func(b *testing.B) { // of a generation
			g := ix.Acquire()
			defer g.Release()
			for b.Loop() {
				g.suggest, g.named = nil, nil
				if _, err := g.Suggest(b.Context(), "alv", "fr", 10); err != nil {
					b.Fatal(err)
				}
			}
		})
		ix.Close()
	}
}
