package kb_test

import (
	"fmt"
	"testing"

	"casebook/kb"
	"casebook/kb/kbtest"
)

// BenchmarkFiles is the look at a folder where nothing changed, which every
// `kb search` pays.
func BenchmarkFiles(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprintf("cases=%d", n), func(b *testing.B) {
			dir := b.TempDir()
			if err := kbtest.Corpus(dir, n, 1); err != nil {
				b.Fatal(err)
			}
			l := openFolder(b, dir)
			b.ReportAllocs()
			for b.Loop() {
				files, err := l.Files(b.Context())
				if err != nil || len(files) != n {
					b.Fatal(len(files), err)
				}
			}
		})
	}
}

// BenchmarkCheck is `kb check` of a thousand cases.
func BenchmarkCheck(b *testing.B) {
	dir := b.TempDir()
	const n = 1000
	if err := kbtest.Corpus(dir, n, 1); err != nil {
		b.Fatal(err)
	}
	l := openFolder(b, dir)
	b.ReportAllocs()
	for b.Loop() {
		problems, err := l.Check(b.Context())
		if err != nil || len(problems) > 0 {
			b.Fatal(problems, err)
		}
	}
	b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "cases/s")
}

// BenchmarkReadAndParse is what indexing pays for a file before it has a case.
func BenchmarkReadAndParse(b *testing.B) {
	dir := b.TempDir()
	if err := kbtest.Corpus(dir, 1, 1); err != nil {
		b.Fatal(err)
	}
	l := openFolder(b, dir)
	name, _ := kbtest.CaseFile(0)
	slug, _, _ := kb.SplitName(name)
	tax, err := l.Taxonomies()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		data, err := l.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		if c, problems := kb.Parse(slug, []kb.File{{Path: name, Data: data}}, tax); c == nil {
			b.Fatal(problems)
		}
	}
}
