package web_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
)

// Readers of both languages at once get each their own: nothing of a request
// may enter what requests share.
func TestManyReadersAtOnce(t *testing.T) {
	h := newHandler(t, smallLibrary)
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			lang := languageTags[i%len(languageTags)]
			for _, path := range kindsOfPage {
				res := ask(t, h, http.MethodGet, "/"+lang+path)
				body := bodyOf(t, res)
				if res.StatusCode != http.StatusOK || !strings.Contains(body, `<html lang="`+lang+`">`) {
					t.Errorf("/%s%s: status %d, or another language", lang, path, res.StatusCode)
				}
			}
		})
	}
	wg.Wait()
}

var languageTags = []string{"en", "fr"}
