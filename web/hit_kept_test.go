package web_test

import (
	"net/http"
	"testing"
)

// A hit that other searches have shown before looks like one that is shown for the
// first time, in either language.
func TestKeptHitsLookLikeFreshOnes(t *testing.T) {
	const search = "/search?q=fans"
	used := newHandler(t, smallLibrary)
	for _, lang := range []string{"/en", "/fr"} {
		for _, other := range []string{"/search", "/search?q=video", "/search?q=blog&sort=oldest"} {
			bodyOf(t, ask(t, used, http.MethodGet, lang+other))
		}
	}
	for _, lang := range []string{"/en", "/fr"} {
		fresh := bodyOf(t, ask(t, newHandler(t, smallLibrary), http.MethodGet, lang+search))
		doc := parseHTML(t, fresh)
		if len(doc.all("article.hit")) == 0 {
			t.Fatalf("%s%s has no hits", lang, search)
		}
		if kept := bodyOf(t, ask(t, used, http.MethodGet, lang+search)); kept != fresh {
			t.Errorf("%s%s differs once its hits were shown before", lang, search)
		}
	}
}
