package web_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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

## Lessons

- Sign with your own name. [^1]
- Say whom you work for. [^2]
- Answer what you are asked. [^3] [^4]
`

// linkedSite is a site that knows what became of the sources.
func linkedSite(t *testing.T) http.Handler {
	t.Helper()
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
	return s.Handler()
}

func TestSourcesSeenAlive(t *testing.T) {
	h := linkedSite(t)
	for lang, want := range map[string][]string{
		"en": {
			`href="https://example.org/here"`, "Last seen alive on 1\u00a0July 2026.",
			`href="https://web.archive.org/web/2010/https://example.org/copied"`, `Archived copy. <a href="https://example.org/copied"`,
			"The page no longer answers; last seen alive on 1\u00a0July 2026.", "The page no longer answers.</span>",
		},
		"fr": {
			"Encore en ligne le 1er\u00a0juillet 2026.", "Adresse d’origine</a>", "La page ne répond plus.</span>",
		},
	} {
		res := ask(t, h, http.MethodGet, "/"+lang+"/cases/signing")
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

// A handout named addresses that no longer answer where there was a copy to name.
func TestHandoutNamesWhatAnswers(t *testing.T) {
	h := linkedSite(t)
	for lang, want := range map[string][]string{
		"en": {
			"Here. https://example.org/here",
			"Copied. https://web.archive.org/web/2010/https://example.org/copied Archived copy. The page no longer answers; last seen alive on 1\u00a0July 2026.",
			"Lost. https://web.archive.org/web/2010/https://example.org/lost Archived copy. The page no longer answers.",
			"Unknown. https://example.org/unknown",
		},
		"fr": {
			"Here. https://example.org/here",
			"Copied. https://web.archive.org/web/2010/https://example.org/copied Copie archivée. La page ne répond plus\u202f; vue en ligne pour la dernière fois le 1er\u00a0juillet 2026.",
			"Lost. https://web.archive.org/web/2010/https://example.org/lost Copie archivée. La page ne répond plus.",
			"Unknown. https://example.org/unknown",
		},
	} {
		var got []string
		for _, p := range page(t, h, "/"+lang+"/selection/handout?cases=signing", http.StatusOK).all("ol.src p") {
			got = append(got, p.text())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", lang, diff)
		}
	}
}
