package web_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"casebook/index"
	"casebook/kb"
	"casebook/web"
)

// A changing site is one whose library the test writes to.
type changingSite struct {
	dir   string
	index *index.Index
	http.Handler
}

func newChangingSite(t *testing.T) changingSite {
	t.Helper()
	s := changingSite{dir: t.TempDir()}
	if err := os.CopyFS(s.dir, os.DirFS(smallLibrary)); err != nil {
		t.Fatal(err)
	}
	lib, err := kb.OpenFolder(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	if s.index, err = index.Open(t.Context(), lib, index.Options{Dir: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.index.Close(); err != nil {
			t.Error(err)
		}
	})
	server, err := web.New(web.Config{Index: s.index, Library: lib})
	if err != nil {
		t.Fatal(err)
	}
	s.Handler = server.Handler()
	return s
}

func (s changingSite) change(t *testing.T, name string, change func(string) string) {
	t.Helper()
	path := filepath.Join(s.dir, name)
	text, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(change(string(text))), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.index.Update(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// A page is made once, and anew as soon as anything that it shows has changed.
func TestKeptPagesFollowTheLibrary(t *testing.T) {
	s := newChangingSite(t)
	const target = "/en/cases/old-spice-responses"
	tag := func() string { return ask(t, s, http.MethodGet, target).Header.Get("ETag") }
	before := tag()
	if again := tag(); again != before {
		t.Errorf("nothing changed, and the page is another: %s, %s", before, again)
	}
	s.change(t, "old-spice-responses.md", func(text string) string {
		return strings.Replace(text, "companies: [Old Spice", "companies: [Zephyr, Old Spice", 1)
	})
	if after := tag(); after == before {
		t.Error("the case changed, the page did not")
	}
	if text := page(t, s, target, http.StatusOK).one(t, "main").text(); !strings.Contains(text, "Zephyr") {
		t.Error("the page does not show the new company")
	}
	page(t, s, "/en/channels/minitel", http.StatusNotFound)
	s.change(t, "taxonomy.yaml", func(string) string {
		return "channels:\n  - slug: minitel\n    label: {en: Minitel, fr: Minitel}\n    definition: {en: \"The network of French telephone terminals.\", fr: \"Le réseau des terminaux du téléphone français.\"}\n"
	})
	page(t, s, "/en/channels/minitel", http.StatusOK)
}

// An address that is not found today may be there tomorrow.
func TestErrorsAreNotKept(t *testing.T) {
	s := newChangingSite(t)
	page(t, s, "/en/cases/zephyr", http.StatusNotFound)
	s.change(t, "zephyr.md", func(string) string {
		text, err := os.ReadFile(filepath.Join(s.dir, "qoqa-community.md"))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	})
	page(t, s, "/en/cases/zephyr", http.StatusOK)
}

// Addresses differ in what they ask for, not in the order in which they say it;
// the languages never meet.
func TestKeptPagesAreThoseAskedFor(t *testing.T) {
	h := newHandler(t, smallLibrary)
	tag := func(target string) string { return ask(t, h, http.MethodGet, target).Header.Get("ETag") }
	if tag("/en/search?q=fans&use=marketing") != tag("/en/search?use=marketing&q=fans") {
		t.Error("the order of parameters makes another page")
	}
	for _, other := range []string{"/fr/search?q=fans&use=marketing", "/en/search?q=fans&use=pr", "/en/search?q=fan&use=marketing"} {
		if tag("/en/search?q=fans&use=marketing") == tag(other) {
			t.Errorf("%s is the page of another address", other)
		}
	}
}

// Many ask for the same page at the same moment, while the library changes.
func TestManyAskForOnePage(t *testing.T) {
	s := newChangingSite(t)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 20 {
				target := "/" + languageTags[i%2] + "/search?q=fans"
				res := ask(t, s, http.MethodGet, target)
				if body := bodyOf(t, res); res.StatusCode != http.StatusOK || !strings.Contains(body, `<html lang="`+languageTags[i%2]+`">`) {
					t.Errorf("%s: status %d, or another language", target, res.StatusCode)
				}
			}
		})
	}
	for range 3 {
		s.change(t, "old-spice-responses.md", func(text string) string { return text + "\n" })
	}
	wg.Wait()
}
