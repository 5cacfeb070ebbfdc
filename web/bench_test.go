package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/kbtest"
	"casebook/web"
)

// corpus is a folder of n generated cases, the same at every run.
func corpus(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	if err := kbtest.Corpus(dir, n, 1); err != nil {
		t.Fatal(err)
	}
	return dir
}

// BenchmarkPage is one page from the request to its last byte, packed as browsers
// ask for it: a search, a list, a case, the home page. It is made for each
// request, or sent as it was kept.
func BenchmarkPage(b *testing.B) {
	h := newHandler(b, corpus(b, 1000))
	name, _ := kbtest.CaseFile(0)
	slug, _, _ := kb.SplitName(name)
	for _, p := range []struct{ name, target string }{
		{"home", "/en/?"},
		{"search", "/en/search?q=customer+service+crisis"},
		{"filter", "/en/search?use=crisis"},
		{"use", "/fr/uses/crisis?"},
		{"case", "/en/cases/" + slug + "?"},
		{"api", "/api/v1/search?q=customer+service+crisis"},
	} {
		for _, kept := range []bool{false, true} {
			b.Run(fmt.Sprintf("page=%s/kept=%t", p.name, kept), func(b *testing.B) {
				b.ReportAllocs()
				size, asked := 0, 0
				for b.Loop() {
					target := p.target
					if asked++; !kept {
						target += fmt.Sprintf("&visit=%d", asked) // says nothing, but is another address
					}
					r := httptest.NewRequest(http.MethodGet, target, nil)
					r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
					w := httptest.NewRecorder()
					h.ServeHTTP(w, r)
					if w.Code != http.StatusOK {
						b.Fatalf("%s: status %d", target, w.Code)
					}
					size = w.Body.Len()
				}
				b.ReportMetric(float64(size), "bytes/page")
			})
		}
	}
}

// BenchmarkNew is what `kb serve` pays before its first page: templates, texts
// and static files.
func BenchmarkNew(b *testing.B) {
	lib, err := kb.OpenFolder(smallLibrary)
	if err != nil {
		b.Fatal(err)
	}
	ix, err := index.Open(b.Context(), lib, index.Options{Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	defer ix.Close()
	for b.Loop() {
		if _, err := web.New(web.Config{Index: ix, Library: lib}); err != nil {
			b.Fatal(err)
		}
	}
}
