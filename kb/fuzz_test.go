package kb_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

// Whatever a file holds, parsing ends with a case or with errors, each at a place
// in the file, and a case survives being written and read again.
func FuzzParse(f *testing.F) {
	for _, files := range realCases(f) {
		for _, file := range files {
			f.Add(file.Data)
		}
	}
	archives, err := filepath.Glob("testdata/parse/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range archives {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		_, files := splitArchive(string(data))
		for _, file := range files {
			f.Add(file.Data)
		}
	}
	tax := taxonomies(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		c, problems := kb.Parse("x-y", []kb.File{{Path: "x-y.md", Data: data}}, tax)
		if (c == nil) != problems.Errors() {
			t.Fatalf("a case: %t, with the problems %v", c != nil, problems)
		}
		count := 1 + strings.Count(string(data), "\n") + strings.Count(string(data), "\r")
		for _, p := range problems {
			if p.Line < 0 || p.Line > count+1 || p.Column < 0 || p.Line > 0 && p.Column == 0 {
				t.Errorf("%v is outside of a file of %d lines", p, count)
			}
			if p.Message == string(p.Code) || p.In("fr") == string(p.Code) || strings.ContainsAny(p.Message, "⟦⟧") {
				t.Errorf("no sentence for %v", p)
			}
		}
		if c == nil {
			return
		}
		again, problems := kb.Parse("x-y", kb.Render(c), tax)
		if diff := cmp.Diff(c, again); diff != "" {
			t.Errorf("the case differs (-) after rendering (+):\n%s\n%v", diff, problems)
		}
	})
}

// The same for a translation, whose original is sound.
func FuzzParseTranslation(f *testing.F) {
	original, err := os.ReadFile("../cases/leclerc-blog-crisis.md")
	if err != nil {
		f.Fatal(err)
	}
	for _, files := range realCases(f) {
		for _, file := range files {
			if _, lang, _ := kb.SplitName(filepath.Base(file.Path)); lang != "" {
				f.Add(file.Data)
			}
		}
	}
	f.Add([]byte("---\ntitle: Etwas Neues\nfigures: [a, ~, {label: b}]\ntimeline: [{text: {de: c}}]\n---\n"))
	tax := taxonomies(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		c, problems := kb.Parse("x-y", []kb.File{{Path: "x-y.md", Data: original}, {Path: "x-y.de.md", Data: data}}, tax)
		if c == nil || (len(c.Translations) == 0) != problems.Errors() {
			t.Fatalf("the case is %v, with the problems %v", c, problems)
		}
		again, problems := kb.Parse("x-y", kb.Render(c), tax)
		if diff := cmp.Diff(c, again); diff != "" {
			t.Errorf("the case differs (-) after rendering (+):\n%s\n%v", diff, problems)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2010", "2010-07", "2010-07-14", "2012-02-29", "2010-02-30", "0000", "2010-7", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := kb.ParseDate(s); err == nil && d.String() != s {
			t.Errorf("%q is written as %q", s, d)
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2010", "2008..2013", "2008..", "2010-07-13..2010-07-14", "2013..2008", "..2008", "2010..2010"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := kb.ParsePeriod(s)
		if err != nil {
			return
		}
		again, err := kb.ParsePeriod(p.String())
		if err != nil || again != p {
			t.Errorf("%q is written as %q, which is read as %v, %v", s, p, again, err)
		}
		if !p.Overlaps(p.From.Year, p.From.Year) {
			t.Errorf("%q does not overlap its first year", s)
		}
	})
}

func FuzzParseMoment(f *testing.F) {
	for _, s := range []string{"2010-07-14T09:30", "2010-07-14T09:30Z", "2010-07-14T09:30+02:00", "2010-07-14T9:30", "2010-07T09:30", "2010"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if m, err := kb.ParseMoment(s); err == nil && m.String() != s {
			t.Errorf("%q is written as %q", s, m)
		}
	})
}
