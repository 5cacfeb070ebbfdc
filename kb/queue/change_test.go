package queue_test

import (
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
	"github.com/google/go-cmp/cmp"

	"casebook/kb"
	"casebook/kb/queue"
)

const written = `---
# the editors' own remark
title:    "Zappos answers every customer on Twitter"
companies: [Zappos]
sector: retail
countries: [US]
period: 2008..   # still going on

lang: en
uses: [customer-service]
channels:
- name: twitter
  verdict: good
outcome: success
evidence: public
summary:
  en: "Employees of the shop answer on Twitter under their own names, and that is what customers come to like."
  fr: "Les employés de la boutique répondent sur Twitter sous leur nom, et c’est ce que les clients finissent par aimer."
sources:
  - {title: "Zappos on Twitter", url: "https://example.org/zappos", kind: article}
contributors: [Judy Smith]
added: 2026-11-24
---
## Context

One.

## What they did

Two.

## Results

Three.

## Lessons

Four.
`

func parse(t *testing.T, text string) (*kb.Case, *kb.Taxonomies) {
	t.Helper()
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	c, problems := kb.Parse("zappos", []kb.File{{Path: "zappos.md", Data: []byte(text)}}, tax)
	if c == nil {
		t.Fatal(problems)
	}
	return c, tax
}

func TestChangeTouchesOnlyWhatDiffers(t *testing.T) {
	was, tax := parse(t, written)
	now := *was
	now.Title = "Zappos answers every customer, by name"
	now.Sources = append(append([]kb.Source{}, was.Sources...), kb.Source{Title: "Another", Kind: "article"})
	now.Tags = []string{"humour"}
	now.Body = strings.Replace(was.Body, "Three.", "Three and a half.", 1)
	files := queue.Change([]queue.File{{Text: written}}, was, &now, tax)
	if len(files) != 1 || files[0].Base != written {
		t.Fatalf("files %+v", files)
	}
	var lines []string
	for line := range strings.Lines(udiff.Unified("", "", written, files[0].Text)) {
		if strings.HasPrefix(line, "-") || strings.HasPrefix(line, "+") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	want := []string{
		"--- ", "+++ ",
		`-title:    "Zappos answers every customer on Twitter"`,
		`+title: "Zappos answers every customer, by name"`,
		`-  - {title: "Zappos on Twitter", url: "https://example.org/zappos", kind: article}`,
		`+  - title: "Zappos on Twitter"`, `+    url: "https://example.org/zappos"`, `+    kind: article`,
		`+  - title: "Another"`, `+    kind: article`,
		`+tags: [humour]`,
		"-Three.", "+Three and a half.",
	}
	for i := range want {
		want[i] = strings.TrimSpace(want[i])
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("the change touches (-want +got):\n%s", diff)
	}
	got, _ := parse(t, files[0].Text)
	if diff := cmp.Diff(&now, got); diff != "" {
		t.Errorf("the changed file says (-want +got):\n%s", diff)
	}
}

func TestNothingChangedIsNoChange(t *testing.T) {
	was, tax := parse(t, written)
	if files := queue.Change([]queue.File{{Text: written}}, was, was, tax); len(files) != 0 {
		t.Errorf("files %+v", files)
	}
}

func TestMerge(t *testing.T) {
	changed := queue.File{Base: written, Text: strings.Replace(written, "Three.", "Three and a half.", 1)}
	current := strings.Replace(written, "countries: [US]", "countries: [US, CA]", 1)
	got, ok := changed.Merge(current)
	if want := strings.Replace(current, "Three.", "Three and a half.", 1); !ok || got != want {
		t.Errorf("merged: %v\n%s", ok, cmp.Diff(want, got))
	}
	if got, ok := changed.Merge(strings.Replace(written, "Three.", "Third.", 1)); ok {
		t.Errorf("two changes of one line are merged to\n%s", got)
	}
	if got, ok := changed.Merge(changed.Text); !ok || got != changed.Text {
		t.Errorf("what is there already: %v\n%s", ok, cmp.Diff(changed.Text, got))
	}
}
