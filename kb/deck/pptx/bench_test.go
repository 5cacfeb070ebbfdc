package pptx_test

import (
	"io"
	"testing"

	"casebook/kb"
	"casebook/kb/deck"
	"casebook/kb/deck/pptx"
)

// thirty is an outline of thirty of the library's cases.
func thirty(t testing.TB) *deck.Deck {
	t.Helper()
	lib, err := kb.OpenFolder("../../../cases")
	if err != nil {
		t.Fatal(err)
	}
	files, err := lib.Files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var slugs []string
	for _, f := range files {
		if slug, lang, ok := kb.SplitName(f.Name); ok && lang == "" && len(slugs) < 30 {
			slugs = append(slugs, slug)
		}
	}
	return outline(t, "en", false, slugs...)
}

func BenchmarkThirtyCases(b *testing.B) {
	d := thirty(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := pptx.Write(io.Discard, d, pptx.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Slides)), "slides")
}
