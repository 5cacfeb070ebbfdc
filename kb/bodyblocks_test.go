package kb_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

// Paragraphs and list items come under their section, without markup, with the
// places of their sources.
func TestBlocks(t *testing.T) {
	const body = `Before.

## Contexte

Un *texte*[^1] avec un [lien](https://example.org) [2].

## Ce qu’ils ont fait

1. Un point[^2], puis
   deux lignes[^9].
   - Dedans.

> Cité.

| a | b |
| --- | --- |
| c | d |

    code

<p>HTML</p>

## À nous

### Plus bas

Fin[^1].
`
	want := []kb.Block{
		{Text: "Before."},
		{Section: kb.SectionContext, Heading: "Contexte", Text: "Un texte avec un lien.", Refs: []kb.BodyRef{{At: 8, Source: 1}, {At: 21, Source: 2}}},
		{Section: kb.SectionActions, Heading: "Ce qu’ils ont fait", Item: true, Text: "Un point, puis deux lignes[^9].", Refs: []kb.BodyRef{{At: 8, Source: 2}}},
		{Section: kb.SectionActions, Heading: "Ce qu’ils ont fait", Item: true, Text: "Dedans."},
		{Section: kb.SectionActions, Heading: "Ce qu’ils ont fait", Text: "Cité."},
		{Heading: "À nous", Text: "Fin.", Refs: []kb.BodyRef{{At: 3, Source: 1}}},
	}
	if diff := cmp.Diff(want, kb.Blocks(body, "fr", 2)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := kb.Blocks("## Context\n\nx.\n", "fr", 2); got[0].Section != kb.SectionOther {
		t.Errorf("an English heading in a French body is section %q", got[0].Section)
	}
}
