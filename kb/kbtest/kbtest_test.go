package kbtest_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
	"casebook/kb/kbtest"
)

// What benchmarks measure must be cases, and the same ones tomorrow.
func TestCorpus(t *testing.T) {
	dir, again := t.TempDir(), t.TempDir()
	if err := kbtest.Corpus(dir, 300, 1); err != nil {
		t.Fatal(err)
	}
	if err := kbtest.Corpus(again, 100, 1); err != nil {
		t.Fatal(err)
	}
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	words, french, crises := 0, 0, 0
	for i := range 300 {
		name, want := kbtest.CaseFile(i)
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !bytes.Equal(data, want) {
			t.Fatalf("file %s differs from CaseFile(%d): %v", name, i, err)
		}
		if second, err := os.ReadFile(filepath.Join(again, name)); i < 100 && (err != nil || !bytes.Equal(data, second)) {
			t.Fatalf("file %s is another in a smaller corpus: %v", name, err)
		}
		slug, _, _ := kb.SplitName(name)
		c, problems := kb.Parse(slug, []kb.File{{Path: name, Data: data}}, tax)
		if c == nil || len(problems) > 0 {
			t.Fatalf("%s has problems:\n%v", name, problems)
		}
		words += len(strings.Fields(kb.BodyText(c.Body)))
		if c.Lang == "fr" {
			french++
		}
		if len(c.Timeline) > 0 {
			crises++
		}
	}
	if average := words / 300; average < 350 || average > 450 {
		t.Errorf("%d words a body, want about 400", average)
	}
	if french != 100 || crises < 20 || crises > 150 {
		t.Errorf("of 300 cases %d are in French and %d have a timeline", french, crises)
	}
}

func TestQueries(t *testing.T) {
	queries := kbtest.Queries(100)
	if !slices.Equal(queries[:50], kbtest.Queries(50)) {
		t.Error("the queries are not the same at every call")
	}
	for _, q := range queries {
		if strings.TrimSpace(q) == "" {
			t.Error("an empty query")
		}
	}
}

func TestLibrary(t *testing.T) {
	dir := kbtest.Library(t, "comment\n-- a.md --\none\n-- not a file\n-- b/c.md --\n")
	var got []string
	for _, name := range []string{"a.md", "b/c.md"} {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(data))
	}
	if diff := cmp.Diff([]string{"one\n-- not a file\n", ""}, got); diff != "" {
		t.Error(diff)
	}
}
