package kb_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
	"casebook/kb/kbtest"
)

// toRename is a library in which much leads to one case; every file is formatted
// in a way of its own.
const toRename = `-- cases/zappos-service.md --
---
# who looks after this: the editors
type: practice
title: 'Signing comments as a person'   # keep it short
sector: general
lang: en
uses:    [communication]
summary:
  en: "Who comments in the name of a company does so under a name of their own, and says whom they work for."
  fr: "Qui commente au nom d’une entreprise le fait sous son propre nom, et dit pour qui la personne travaille."
sources:
  - {title: "Signing comments", kind: blog-post}
related: [lego-ideas]
contributors: [editors]
added: 2026-11-24
---

Sign with your own name. [^1] See [this note](zappos-service.md#how).
-- cases/zappos-service.fr.md --
---
title: Signer ses commentaires en personne
---
-- cases/lego-ideas.md --
---
type: practice
title: Signing comments as a crowd
sector: general
lang: en
uses: [communication]
summary:
  en: "Who comments in the name of a company does so under a name of their own, and says whom they work for."
  fr: "Qui commente au nom d’une entreprise le fait sous son propre nom, et dit pour qui la personne travaille."
sources:
  - {title: "Signing comments", kind: blog-post}
related:
    # the one to read first
    - "zappos-service"  # not zappos-service-2
    - other-note
aliases:
  - lego-first
contributors: [editors]
added: 2026-11-24
---

See [them](/en/cases/zappos-service?from=x), [again](<zappos-service>), ` + "`[code](zappos-service)`" + `
and [elsewhere](https://example.org/zappos-service), [other](zappos-service-2). [^1]

[def]: zappos-service.fr.md "Title"
-- cases/other-note.md --
---
type: practice
title: Signing comments as another
sector: general
lang: en
uses: [communication]
summary:
  en: "Who comments in the name of a company does so under a name of their own, and says whom they work for."
  fr: "Qui commente au nom d’une entreprise le fait sous son propre nom, et dit pour qui la personne travaille."
sources:
  - {title: "Signing comments", kind: blog-post}
contributors: [editors]
added: 2026-11-24
---

Nothing leads anywhere. [^1]
-- cases/collections/first-answers.md --
---
title: First answers
summary:
  en: "How quickly companies answered for the first time, and what they said while they knew little."
  fr: "En combien de temps des entreprises ont répondu pour la première fois, et ce qu’elles ont dit."
cases:
  - slug: zappos-service   # opens the day
    note: {en: "Read it aloud.", fr: "À lire à voix haute."}
  - {slug: lego-ideas}
contributors: [editors]
added: 2026-11-24
---
`

// files are the texts of a folder's files, hidden ones too.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// replaceOnce replaces a text that must be there.
func replaceOnce(t *testing.T, text, from, to string) string {
	t.Helper()
	if strings.Count(text, from) != 1 {
		t.Fatalf("%q is there %d times", from, strings.Count(text, from))
	}
	return strings.Replace(text, from, to, 1)
}

func TestRename(t *testing.T) {
	dir := filepath.Join(kbtest.Library(t, toRename), "cases")
	l := openFolder(t, dir)
	want := files(t, dir)
	rw, err := l.Rename(t.Context(), "zappos-service", "zappos-signs")
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Apply(t.Context(), rw.Changes); err != nil {
		t.Fatal(err)
	}
	after := files(t, dir)
	rename := func(from, to string, pairs ...string) {
		text := want[from]
		delete(want, from)
		for i := 0; i < len(pairs); i += 2 {
			text = replaceOnce(t, text, pairs[i], pairs[i+1])
		}
		want[to] = text
	}
	rename("zappos-service.md", "zappos-signs.md", "related: [lego-ideas]\n", "related: [lego-ideas]\naliases: [zappos-service]\n", "(zappos-service.md#how)", "(zappos-signs.md#how)")
	rename("zappos-service.fr.md", "zappos-signs.fr.md")
	rename("lego-ideas.md", "lego-ideas.md", `"zappos-service"  #`, `zappos-signs  #`, "/en/cases/zappos-service?", "/en/cases/zappos-signs?",
		"<zappos-service>", "<zappos-signs>", "zappos-service.fr.md", "zappos-signs.fr.md")
	rename("collections/first-answers.md", "collections/first-answers.md", "slug: zappos-service ", "slug: zappos-signs ")
	if diff := cmp.Diff(want, after); diff != "" {
		t.Error(diff)
	}
	problems, err := openFolder(t, dir).Check(t.Context())
	if err != nil || problems.Errors() {
		t.Errorf("after the change: %v, %v", problems, err)
	}

	// and back again, to the name that it had
	if rw, err = l.Rename(t.Context(), "zappos-signs", "zappos-service"); err != nil {
		t.Fatal(err)
	}
	if err := l.Apply(t.Context(), rw.Changes); err != nil {
		t.Fatal(err)
	}
	if problems, err = openFolder(t, dir).Check(t.Context()); err != nil || problems.Errors() {
		t.Errorf("after the way back: %v, %v", problems, err)
	}
}

func TestRenameRefused(t *testing.T) {
	dir := filepath.Join(kbtest.Library(t, toRename), "cases")
	l := openFolder(t, dir)
	for _, tt := range []struct {
		old, slug string
		want      error
	}{
		{"nobody-here", "other-name", kb.ErrNotFound},
		{"zappos-service", "lego-ideas", kb.ErrExists},
		{"zappos-service", "lego-first", kb.ErrExists},
	} {
		if _, err := l.Rename(t.Context(), tt.old, tt.slug); !errors.Is(err, tt.want) {
			t.Errorf("%s to %s: %v, want %v", tt.old, tt.slug, err, tt.want)
		}
	}
	rw, err := l.Rename(t.Context(), "zappos-service", "zappos-signs")
	if err != nil {
		t.Fatal(err)
	}
	before := files(t, dir)
	if err := os.WriteFile(filepath.Join(dir, "lego-ideas.md"), []byte("saved meanwhile"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := l.Apply(t.Context(), rw.Changes); !errors.Is(err, kb.ErrChanged) {
		t.Errorf("a file that was saved meanwhile: %v", err)
	}
	before["lego-ideas.md"] = "saved meanwhile"
	if diff := cmp.Diff(before, files(t, dir)); diff != "" {
		t.Errorf("something was changed: %s", diff)
	}
}

// A change that is cut off anywhere is done by whoever opens the library next.
func TestChangeCutOff(t *testing.T) {
	for steps := 0; ; steps++ {
		dir := filepath.Join(kbtest.Library(t, toRename), "cases")
		l := openFolder(t, dir)
		rw, err := l.Rename(t.Context(), "zappos-service", "zappos-signs")
		if err != nil {
			t.Fatal(err)
		}
		if steps > len(rw.Changes) {
			return
		}
		if err := l.CutOff(t.Context(), rw.Changes, steps); err != nil {
			t.Fatal(err)
		}
		// whoever has the library open finds the case by either name meanwhile
		if steps > 0 {
			c, _, err := l.Parse(t.Context(), "zappos-signs")
			if err != nil || c == nil {
				t.Errorf("after %d steps: %v, %v", steps, c, err)
			}
		}
		problems, err := openFolder(t, dir).Check(t.Context())
		if err != nil || problems.Errors() {
			t.Errorf("after %d steps: %v, %v", steps, problems, err)
		}
		after := files(t, dir)
		for _, c := range rw.Changes {
			if got, there := after[c.Name]; there != (c.After != nil) || got != string(c.After) {
				t.Errorf("after %d steps: %s is not what it should be", steps, c.Name)
			}
		}
		if len(after) != 5 {
			t.Errorf("after %d steps: something is left over: %d files", steps, len(after))
		}
	}
}
