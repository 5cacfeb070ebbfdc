package kb_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
	"casebook/kb/kbtest"
)

const pickedText = `---
# a remark of the file
title: 'Three cases to compare'   # quoted otherwise
summary:
  en: >-
    A summary that goes over
    two lines of the file, as long as it must be.
  fr: "Un résumé aussi long qu’il le faut pour être un résumé de la collection."
cases:
  # the first is the oldest
  - slug: one-case
    note: {en: "Why", fr: 'Pourquoi'}

  # the second
  - slug: two-case # said behind
  - slug: three-case
contributors: [Judy Smith]
added: 2026-01-02
---

A body.
`

func TestEditPicks(t *testing.T) {
	tests := map[string]struct {
		f    func([]kb.Pick) ([]kb.Pick, error)
		want func(string) string
	}{
		"added": {
			func(p []kb.Pick) ([]kb.Pick, error) {
				return append(p, kb.Pick{Slug: "new-case", Note: kb.Text{"en": `So "it" is`, "fr": "Ainsi"}}), nil
			},
			func(s string) string {
				return strings.Replace(s, "  - slug: three-case\n", "  - slug: three-case\n  - slug: new-case\n    note:\n      en: \"So \\\"it\\\" is\"\n      fr: \"Ainsi\"\n", 1)
			},
		},
		"removed": {
			func(p []kb.Pick) ([]kb.Pick, error) { return slices.Delete(p, 1, 2), nil },
			func(s string) string {
				return strings.Replace(s, "\n  # the second\n  - slug: two-case # said behind\n", "", 1)
			},
		},
		"moved": {
			func(p []kb.Pick) ([]kb.Pick, error) { return []kb.Pick{p[2], p[0], p[1]}, nil },
			func(s string) string {
				s = strings.Replace(s, "  - slug: three-case\n", "", 1)
				return strings.Replace(s, "cases:\n", "cases:\n  - slug: three-case\n", 1)
			},
		},
		"noted": {
			func(p []kb.Pick) ([]kb.Pick, error) { p[2].Note = kb.Text{"fr": "Ici"}; return p, nil },
			func(s string) string {
				return strings.Replace(s, "  - slug: three-case\n", "  - slug: three-case\n    note:\n      fr: \"Ici\"\n", 1)
			},
		},
		"left": {
			func(p []kb.Pick) ([]kb.Pick, error) { return p, nil },
			func(s string) string { return s },
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, eol := range []string{"\n", "\r\n"} {
				text := strings.ReplaceAll(pickedText, "\n", eol)
				got, err := kb.EditPicks("c/three.md", []byte(text), tt.f)
				if err != nil {
					t.Fatal(err)
				}
				want := strings.ReplaceAll(tt.want(pickedText), "\n", eol)
				if diff := cmp.Diff(want, string(got)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

// A list on one line is written on several, the rest stays.
func TestEditPicksOfFlowList(t *testing.T) {
	text := strings.Replace(pickedText, pickedText[strings.Index(pickedText, "cases:"):strings.Index(pickedText, "contributors")], "cases: [{slug: one-case}, {slug: two-case}] # two\n", 1)
	got, err := kb.EditPicks("c/three.md", []byte(text), func(p []kb.Pick) ([]kb.Pick, error) { return p[1:], nil })
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(text, "cases: [{slug: one-case}, {slug: two-case}] # two\n", "cases:\n  - slug: two-case\n", 1)
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

// A collection without cases is none, and an error of f goes through.
func TestEditPicksRefuses(t *testing.T) {
	var problems kb.Problems
	_, err := kb.EditPicks("c/three.md", []byte(pickedText), func([]kb.Pick) ([]kb.Pick, error) { return nil, nil })
	if !errors.As(err, &problems) {
		t.Errorf("%v", err)
	}
	stop := errors.New("stop")
	if _, err = kb.EditPicks("c/three.md", []byte(pickedText), func([]kb.Pick) ([]kb.Pick, error) { return nil, stop }); !errors.Is(err, stop) {
		t.Errorf("%v", err)
	}
}

func TestRenderAndAddCollection(t *testing.T) {
	c, problems := kb.ParseCollection("collections/three.md", []byte(pickedText))
	if problems.Errors() {
		t.Fatal(problems)
	}
	f := kb.RenderCollection(c)
	again, problems := kb.ParseCollection(f.Path, f.Data)
	if problems.Errors() {
		t.Fatalf("%v\n%s", problems, f.Data)
	}
	if diff := cmp.Diff(c, again); diff != "" {
		t.Error(diff)
	}
	lib, err := kb.OpenFolder(kbtest.Library(t, "-- a.txt --\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := lib.AddCollection(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	if err := lib.AddCollection(t.Context(), f); !errors.Is(err, kb.ErrExists) {
		t.Errorf("%v", err)
	}
	got, err := lib.Collection(t.Context(), "three")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c, got); diff != "" {
		t.Error(diff)
	}
}
