package kb_test

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

func TestDrafts(t *testing.T) {
	dir := t.TempDir() + "/drafts"
	drafts := kb.OpenDrafts(dir)
	if list, err := drafts.List(); err != nil || len(list) != 0 {
		t.Fatalf("a folder that is not there: %v, %v", list, err)
	}
	d, err := drafts.New()
	if err != nil {
		t.Fatal(err)
	}
	d.Case.Title, d.Step = "Half a case", "companies"
	d.Case.Sources = []kb.Source{{Title: "One"}}
	d.Typed = map[string]string{"companies": "Exam"}
	if err := d.Save(); err != nil {
		t.Fatal(err)
	}
	if _, err := drafts.Take(d.ID); !errors.Is(err, kb.ErrDraftInUse) {
		t.Errorf("taken twice: %v, want ErrDraftInUse", err)
	}
	if list, err := drafts.List(); err != nil || len(list) != 0 {
		t.Errorf("what is written on is offered: %v, %v", list, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	list, err := drafts.List()
	if err != nil || len(list) != 1 {
		t.Fatalf("got %v, %v, want one draft", list, err)
	}
	again, err := drafts.Take(list[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d.Case, again.Case); diff != "" || again.Step != "companies" || again.Typed["companies"] != "Exam" {
		t.Errorf("step %q, typed %v, case (-want +got):\n%s", again.Step, again.Typed, diff)
	}
	if err := again.SetBody("## Context\n"); err != nil {
		t.Fatal(err)
	}
	if err := again.Remove(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	for _, id := range []string{d.ID, "", "..", "../drafts", "a/b"} {
		if _, err := drafts.Take(id); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("take %q: %v, want ErrNotExist", id, err)
		}
	}
}

func TestBodyTemplate(t *testing.T) {
	for _, test := range []struct {
		lang string
		of   kb.Type
		want string
	}{
		{"fr-CH", kb.TypeCase, "## Contexte\n\n\n## Ce qu'ils ont fait\n\n\n## Résultats\n\n\n## Leçons\n\n"},
		{"de", kb.TypeCase, "## Context\n\n\n## What they did\n\n\n## Results\n\n\n## Lessons\n\n"},
		{"en", kb.TypePractice, ""},
	} {
		if diff := cmp.Diff(test.want, kb.BodyTemplate(test.lang, test.of)); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", test.lang, test.of, diff)
		}
	}
}
