package kb_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

const collection = `---
title: First answers, from the hour to the year
summary:
  en: "What a first answer owes to its hour: crises that were answered at once, late, and never, to be read in this order."
  fr: "Ce qu’une première réponse doit à son heure : des crises avec une réponse immédiate, tardive, ou sans aucune, à lire dans cet ordre."
cases:
  - slug: southwest-kevin-smith
    note: {en: "Within the hour.", fr: "Dans l’heure."}
  - slug: leclerc-blog-crisis
contributors: [editors]
added: 2026-11-24
---

Read them aloud.
`

func TestParseCollection(t *testing.T) {
	got, problems := kb.ParseCollection("cases/collections/first-answers.md", []byte(collection))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := &kb.Collection{
		Name:  "first-answers",
		Title: "First answers, from the hour to the year",
		Summary: kb.Text{
			"en": "What a first answer owes to its hour: crises that were answered at once, late, and never, to be read in this order.",
			"fr": "Ce qu’une première réponse doit à son heure : des crises avec une réponse immédiate, tardive, ou sans aucune, à lire dans cet ordre.",
		},
		Cases: []kb.Pick{
			{Slug: "southwest-kevin-smith", Note: kb.Text{"en": "Within the hour.", "fr": "Dans l’heure."}},
			{Slug: "leclerc-blog-crisis"},
		},
		Contributors: []string{"editors"},
		Added:        kb.Date{Year: 2026, Month: 11, Day: 24},
		Body:         "Read them aloud.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want (-) and got (+):\n%s", diff)
	}
}

func TestParseCollectionWithMistakes(t *testing.T) {
	const file = `---
title: Short
summary: {en: "too short"}
cases:
  - slug: Old Spice
  - {slug: zappos, note: {en: a}}
  - {slug: zappos}
  - {note: {fr: b}}
author: me
---
`
	c, problems := kb.ParseCollection("First.md", []byte(file))
	if c != nil {
		t.Errorf("a collection came of it: %+v", c)
	}
	want := `First.md: the name "First.md" is not of the form of a collection, such as first-answers.md
First.md:1:1: key "contributors" is missing: who wrote it, a person's name, or editors
First.md:1:1: key "added" is missing: the day it was added, such as 2026-11-24
First.md:2:8: title has 5 characters; it needs 8 at least
First.md:3:10: key "summary.fr" is missing: the summary in French, 60 to 400 characters
First.md:3:15: summary.en has 9 characters; it needs 60 at least
First.md:5:11: slug "Old Spice" is not a slug; write 3 to 80 letters a-z, digits and hyphens, such as old-spice
First.md:7:5: cases names "zappos" twice; once is enough
First.md:8:5: key "slug" is missing: the slug
First.md:9:1: key "author" is not known; possible: title, summary, cases, contributors, added
`
	if diff := cmp.Diff(want, lines(problems)); diff != "" {
		t.Errorf("want (-) and got (+):\n%s", diff)
	}
}

func TestCollectionTitledInTwoLanguages(t *testing.T) {
	both := strings.Replace(collection, "title: First answers, from the hour to the year", `title: {en: "First answers in time", fr: "Répondre d'abord"}`, 1)
	c, problems := kb.ParseCollection("cases/collections/first-answers.md", []byte(both))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for lang, want := range map[string]string{"en": "First answers in time", "fr": "Répondre d’abord", "fr-CH": "Répondre d’abord", "de": "First answers in time"} {
		if got, _ := c.TitleIn(lang); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	_, problems = kb.ParseCollection("cases/collections/first-answers.md", []byte(strings.Replace(both, "Répondre d'abord", "Quoi", 1)))
	if got, want := problems.Error(), "cases/collections/first-answers.md:2:42: title.fr has 4 characters; it needs 8 at least"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
