package kb_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
	"casebook/kb/kbtest"
)

// mergeNote is a note on signing with its own title, what more its front matter
// has, and its text.
func mergeNote(title, sources, more, body string) string {
	return `---
type: practice
title: ` + title + `
sector: general
lang: en
uses: [communication]
summary:
  en: "Who comments in the name of a company does so under a name of their own, and says whom they work for."
  fr: "Qui commente au nom d’une entreprise le fait sous son propre nom, et dit pour qui la personne travaille."
sources:
` + sources + more + `added: 2026-11-24
---

` + body
}

var toMerge = "-- cases/new-note.md --\n" + mergeNote("Signing as a person", `    # what it rests on
    - title: "First"   # read twice
      url: https://example.org/first
      kind: article
    - {title: "A talk", kind: presentation}
`, "related: [old-note, third-note]\ncontributors: [editors]\n", "Sign with your own name. [^1] As [the other](old-note.md) says.\n") +
	"-- cases/new-note.fr.md --\n---\ntitle: Signer en personne\n---\n\nSignez. [^1]\n" +
	"-- cases/old-note.md --\n" + mergeNote("How people sign", `  - {title: "Second", url: "https://example.org/second", publisher: "A, B", kind: article}
  - {title: "First, again", url: "http://www.example.org/first/", kind: article}
  - {title: "A Talk", kind: presentation}
`, "tags: [names]\nrelated: [new-note, fourth-note]\naliases: [oldest-note]\ncontributors: [editors, Judy Smith]\n",
	"## How\n\nSee [^1] and [2][3], not `[^1]` or [1](third-note).\n\n```\n# [^1]\n```\n") +
	"-- cases/old-note.fr.md --\n---\ntitle: Comment on signe\n---\n\n## Comment\n\nVoir [^2].\n" +
	"-- cases/old-note.de.md --\n---\ntitle: Wie man zeichnet\n---\n\nSiehe [^2].\n" +
	"-- cases/third-note.md --\n" + mergeNote("A third about signing", "  - {title: \"Other\", kind: article}\n", "related:\n  - new-note\n  - old-note\ncontributors: [editors]\n", "Text.\n") +
	"-- cases/fourth-note.md --\n" + mergeNote("A fourth about signing", "  - {title: \"Other\", kind: article}\n", "related: [old-note]\ncontributors: [editors]\n", "Text.\n") +
	`-- cases/collections/both-here.md --
---
title: Both of them
summary:
  en: "How quickly companies answered for the first time, and what they said while they knew little."
  fr: "En combien de temps des entreprises ont répondu pour la première fois, et ce qu’elles ont dit."
cases:
  - slug: old-note
    note: {en: "The old way.", fr: "L’ancienne manière."}
  - slug: new-note
contributors: [editors]
added: 2026-11-24
---
`

func TestMerge(t *testing.T) {
	for _, text := range []bool{false, true} {
		dir := filepath.Join(kbtest.Library(t, toMerge), "cases")
		l := openFolder(t, dir)
		want := files(t, dir)
		m, err := l.Merge(t.Context(), "old-note", "new-note", kb.MergeOptions{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Apply(t.Context(), m.Changes); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"old-note.md", "old-note.fr.md", "old-note.de.md"} {
			delete(want, name)
		}
		change := func(name, from, to string) { want[name] = replaceOnce(t, want[name], from, to) }
		change("new-note.md", "related: [old-note, third-note]\ncontributors: [editors]\n",
			"    - title: \"Second\"\n      url: \"https://example.org/second\"\n      publisher: \"A, B\"\n      kind: article\n"+
				"related: [fourth-note, third-note]\naliases: [old-note, oldest-note]\ncontributors: [editors, Judy Smith]\n")
		change("new-note.md", "(old-note.md)", "(new-note.md)")
		change("third-note.md", "  - new-note\n  - old-note\n", "  - new-note\n")
		change("fourth-note.md", "[old-note]", "[new-note]")
		change("collections/both-here.md", "  - slug: old-note\n    note: {en: \"The old way.\", fr: \"L’ancienne manière.\"}\n", "")
		if text {
			want["new-note.md"] += "\n## How people sign\n\n### How\n\nSee [^3] and [1][2], not `[^1]` or [1](third-note).\n\n```\n# [^1]\n```\n"
			want["new-note.fr.md"] += "\n## Comment on signe\n\n### Comment\n\nVoir [^1].\n"
		}
		if diff := cmp.Diff(want, files(t, dir)); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]int{3, 1, 2}, m.Sources); diff != "" || m.Added != 1 {
			t.Errorf("%d added, numbers %s", m.Added, diff)
		}
		if diff := cmp.Diff([]string{"tags", "a text in de"}, m.Only); diff != "" {
			t.Error(diff)
		}
		if len(m.Dropped) != 3 || len(m.Notes) != 1 || m.Notes[0].Note["en"] != "The old way." {
			t.Errorf("dropped %d files, notes %v", len(m.Dropped), m.Notes)
		}
		problems, err := openFolder(t, dir).Check(t.Context())
		if err != nil || problems.Errors() {
			t.Errorf("afterwards: %v, %v", problems, err)
		}
	}
}

func TestMergeRefused(t *testing.T) {
	broken := strings.Replace(toMerge, "title: Signing as a person", "title: Short", 1)
	l := openFolder(t, filepath.Join(kbtest.Library(t, broken), "cases"))
	var problems kb.Problems
	if _, err := l.Merge(t.Context(), "old-note", "new-note", kb.MergeOptions{}); !errors.As(err, &problems) {
		t.Errorf("a case with mistakes: %v", err)
	}
	if _, err := l.Merge(t.Context(), "nobody-here", "new-note", kb.MergeOptions{}); !errors.Is(err, kb.ErrNotFound) {
		t.Errorf("a case that is not there: %v", err)
	}
}
