package web_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/linkcheck"
	"casebook/web"
)

// A case whose three sources are alive, dead with a copy, and dead without one.
const linked = `---
type: practice
title: Signing comments as a person
sector: general
lang: en
uses: [communication]
summary:
  en: "Who comments in the name of a company does so under a name of their own, and says whom they work for."
  fr: "Qui commente au nom d’une entreprise le fait sous son propre nom, et dit pour qui la personne travaille."
sources:
  - {title: "Here", kind: blog-post, url: "https://example.org/here"}
  - {title: "Copied", kind: blog-post, url: "https://example.org/copied", archived: "https://web.archive.org/web/2010/https://example.org/copied"}
  - {title: "Lost", kind: blog-post, url: "https://example.org/lost", archived: "https://web.archive.org/web/2010/https://example.org/lost"}
  - {title: "Unknown", kind: blog-post, url: "https://example.org/unknown"}
contributors: [editors]
added: 2026-01-01
---

Sign with your own name. [^1]
`

func TestSourcesSeenAlive(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "signing.md"), []byte(linked), 0o600); err != nil {
		t.Fatal(err)
	}
	lib, err := kb.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(t.Context(), lib, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ix.Close() })
	links := linkcheck.Open("")
	day := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	record := func(page string, status linkcheck.Status, days int) {
		links.Record(linkcheck.Result{URL: "https://example.org/" + page, Status: status, At: day.AddDate(0, 0, days)})
	}
	record("here", linkcheck.OK, 0)
	record("copied", linkcheck.OK, 0)
	for _, page := range []string{"copied", "lost"} {
		record(page, linkcheck.Gone, 7)
		record(page, linkcheck.Gone, 14)
	}
	s, err := web.New(web.Config{Index: ix, Library: lib, Links: links})
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string][]string{
		"en": {
			`href="https://example.org/here"`, "Last seen alive on 1 July 2026.",
			`href="https://web.archive.org/web/2010/https://example.org/copied"`, `Archived copy. <a href="https://example.org/copied"`,
			"The page no longer answers; last seen alive on 1 July 2026.", "The page no longer answers.</span>",
		},
		"fr": {
			"Encore en ligne le 1er juillet 2026.", "Adresse d’origine</a>", "La page ne répond plus.</span>",
		},
	} {
		res := ask(t, s.Handler(), http.MethodGet, "/"+lang+"/cases/signing")
		body := bodyOf(t, res)
		for _, text := range want {
			if !strings.Contains(body, text) {
				t.Errorf("%s: %q is not on the page", lang, text)
			}
		}
		if n := strings.Count(body, `<li id="s4"`); n != 1 {
			t.Errorf("%s: source 4 stands there %d times", lang, n)
		}
	}
}
