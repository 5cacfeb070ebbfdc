//go:build !windows

package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// While addresses are asked a terminal shows how many are done, in the reader's
// language; a pipe gets the results alone.
func TestLinksShowProgress(t *testing.T) {
	shown := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/second" {
			return
		}
		select { // until the first was shown to be done
		case <-shown:
		case <-r.Context().Done():
		}
		w.WriteHeader(http.StatusGone)
	}))
	t.Cleanup(s.Close)
	p := newPlace(t, "fr", "")
	path := filepath.Join(p.dir, "cases", "old-spice-responses.md")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("https://example.org/old-spice", s.URL+"/first", "https://example.net/sold\"", s.URL+"/second\"").Replace(string(data))
	if strings.Count(text, s.URL) != 2 {
		t.Fatalf("the case has other sources:\n%s", text)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	kb := p.begin(t, "check", "--links", "--allow-private", "cases/old-spice-responses.md")
	kb.await("adresses")
	kb.await("] 1 / 2")
	close(shown)
	kb.await("la source 2 n’est plus là (410 Gone)")
	kb.end(exitDone)
	// what failed is asked again
	out := p.run(t, "check", "--links", "--allow-private", "cases/old-spice-responses.md")
	if strings.Contains(out, "1 / 2") || !strings.Contains(out, "demandées maintenant\u00a0: 1") {
		t.Errorf("without a terminal: %s", out)
	}
}
