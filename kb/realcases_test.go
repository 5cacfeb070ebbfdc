package kb_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

// realCases are the files of the library that comes with the program, by slug.
func realCases(t testing.TB) map[string][]kb.File {
	t.Helper()
	names, err := filepath.Glob("../cases/*.md")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	bySlug := make(map[string][]kb.File)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		slug, _, ok := kb.SplitName(filepath.Base(name))
		if !ok {
			t.Errorf("%s is not the name of a case", name)
		}
		bySlug[slug] = append(bySlug[slug], kb.File{Path: name, Data: data})
	}
	return bySlug
}

func TestRealCasesParseAndRender(t *testing.T) {
	tax := taxonomies(t)
	for slug, files := range realCases(t) {
		c, problems := kb.Parse(slug, files, tax)
		if problems.Errors() || c == nil {
			t.Errorf("%v", problems)
			continue
		}
		if got, want := 1+len(c.Translations), len(files); got != want {
			t.Errorf("%s has %d languages, want %d", slug, got, want)
		}
		again, problems := kb.Parse(slug, kb.Render(c), tax)
		if problems.Errors() {
			t.Errorf("%s, rendered: %v", slug, problems)
		}
		if diff := cmp.Diff(c, again); diff != "" {
			t.Errorf("%s differs (-) after rendering (+):\n%s", slug, diff)
		}
	}
}
