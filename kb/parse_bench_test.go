package kb_test

import (
	"path/filepath"
	"testing"

	"casebook/kb"
)

// One case from its files, as building an index does for each: a long one with its
// translation, and a short one.
func BenchmarkParse(b *testing.B) {
	tax := taxonomies(b)
	for _, slug := range []string{"leclerc-blog-crisis", "cgn-facebook"} {
		files := realCases(b)[slug]
		if files == nil {
			b.Fatalf("no case %s", slug)
		}
		for _, f := range files {
			if _, lang, _ := kb.SplitName(filepath.Base(f.Path)); lang != "" {
				continue
			}
			b.Run("case="+slug, func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(len(f.Data)))
				for b.Loop() {
					if c, problems := kb.Parse(slug, []kb.File{f}, tax); c == nil {
						b.Fatal(problems)
					}
				}
			})
		}
	}
}
