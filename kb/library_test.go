package kb_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"casebook/cases"
	"casebook/kb"
	"casebook/kb/kbtest"
)

func TestFiles(t *testing.T) {
	dir := kbtest.Library(t, `
-- zappos.md --
12345
-- lego.fr.md --
-- README.md --
-- .hidden.md --
-- .#lego.md --
-- #lego.md# --
-- #lego.md --
-- ~lego.md --
-- lego.md~ --
-- lego.txt --
-- taxonomy.yaml --
-- collections/first.md --
-- folder.md/inside.md --
`)
	for name, target := range map[string]string{"link.md": "zappos.md", "broken.md": "nowhere", "to-folder.md": "collections"} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("the file system has no links:", err)
		}
	}
	at := time.Date(2026, 11, 24, 8, 30, 0, 123456789, time.UTC)
	if err := os.Chtimes(filepath.Join(dir, "zappos.md"), at, at); err != nil {
		t.Fatal(err)
	}
	l := openFolder(t, dir)
	files, err := l.Files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
		stat, err := l.Stat(f.Name)
		if err != nil && f.Name != "broken.md" {
			t.Error(err)
		}
		if err == nil && stat != f {
			t.Errorf("Stat tells %v, the scan %v", stat, f)
		}
	}
	if diff := cmp.Diff([]string{"README.md", "broken.md", "lego.fr.md", "link.md", "zappos.md"}, names); diff != "" {
		t.Error(diff)
	}
	for _, f := range files[3:] {
		if f.Size != 6 || !f.ModTime.Equal(at) {
			t.Errorf("%s: size %d at %v, want 6 at %v", f.Name, f.Size, f.ModTime, at)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Files(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("after cancelling: %v", err)
	}
}

func TestEmbeddedFiles(t *testing.T) {
	fsys := fstest.MapFS{"zappos.md": {Data: []byte("12")}, "collections/x.md": {}, ".x.md": {}, "embed.go": {}}
	l, err := kb.OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	files, err := l.Files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]kb.FileInfo{{Name: "zappos.md", Size: 2}}, files); diff != "" {
		t.Error(diff)
	}
	if l.Dir() != "" || l.Path("zappos.md") != "zappos.md" {
		t.Errorf("folder %q, path %q", l.Dir(), l.Path("zappos.md"))
	}
}

// The name of the cache must change with the embedded contents, and not with how
// a folder is named.
func TestID(t *testing.T) {
	open := func(content string) string {
		l, err := kb.OpenFS(fstest.MapFS{"zappos.md": {Data: []byte(content)}})
		if err != nil {
			t.Fatal(err)
		}
		return l.ID()
	}
	first, again, other := open("a"), open("a"), open("b")
	if first != again || first == other {
		t.Errorf("the ids %q, %q, %q do not go with the contents a, a, b", first, again, other)
	}
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.Mkdir("My cases", 0o750); err != nil {
		t.Fatal(err)
	}
	a, b := openFolder(t, "My cases"), openFolder(t, filepath.Join(dir, "My cases"))
	if a.ID() != b.ID() || !strings.HasPrefix(a.ID(), "my-cases-") {
		t.Errorf("one folder has the ids %q and %q", a.ID(), b.ID())
	}
	if a.ID() == openFolder(t, ".").ID() {
		t.Error("two folders have one id")
	}
}

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	for name, size := range map[string]int{"empty.md": 0, "small.md": 9, "most.md": kb.MaxFileSize, "large.md": kb.MaxFileSize + 100} {
		if err := os.WriteFile(filepath.Join(dir, name), make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l := openFolder(t, dir)
	for name, want := range map[string]int{"empty.md": 0, "small.md": 9, "most.md": kb.MaxFileSize, "large.md": kb.MaxFileSize + 1} {
		if data, err := l.ReadFile(name); err != nil || len(data) != want {
			t.Errorf("%s: %d bytes, %v; want %d", name, len(data), err, want)
		}
	}
	for _, name := range []string{"none.md", ".", "..", "../x.md", "/etc/hosts", "", "a/../small.md", `..\x.md`} {
		if data, err := l.ReadFile(name); err == nil {
			t.Errorf("%q was read: %d bytes", name, len(data))
		}
	}
	if _, err := l.ReadFile("none.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want ErrNotExist", err)
	}
}

func TestTaxonomiesFollowTheirFile(t *testing.T) {
	dir := t.TempDir()
	l := openFolder(t, dir)
	path := filepath.Join(dir, "taxonomy.yaml")
	at := time.Now()
	write := func(content string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		at = at.Add(time.Second) // two writes can fall within one tick of the clock
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	versions := map[string]bool{}
	for _, step := range []struct {
		content string
		known   bool
		wrong   bool
	}{
		{"", false, false},
		{"channels:\n  - slug: billboards\n    label: {en: Billboards, fr: Affiches}\n", true, false},
		{"channels:\n  - slug: Bill Boards\n", false, true},
		{"channels:\n  - slug: megaphones\n    label: {en: Megaphones, fr: Mégaphones}\n", false, false},
	} {
		if step.content != "" {
			write(step.content)
		}
		version, err := l.TaxonomyVersion()
		if err != nil || versions[version] {
			t.Errorf("version %q, %v: the file changed and the version did not", version, err)
		}
		versions[version] = true
		tax, err := l.Taxonomies()
		var problems kb.Problems
		if errors.As(err, &problems) != step.wrong {
			t.Fatalf("%q: got error %v", step.content, err)
		}
		if err != nil {
			continue
		}
		if _, ok := tax.Channels.Term("billboards"); ok != step.known {
			t.Errorf("%q: billboards known: %t, want %t", step.content, ok, step.known)
		}
		if again, _ := l.Taxonomies(); again != tax {
			t.Error("an unchanged file was read again")
		}
	}
}

func TestLibraryParse(t *testing.T) {
	dir := kbtest.Library(t, "-- sign-as-a-person.md --\n"+note("")+"-- sign-as-a-person.fr.md --\n---\ntitle: Signer en personne\n---\n-- sign-as-a-person-too.md --\n"+note("added: x\n"))
	l := openFolder(t, dir)
	c, problems, err := l.Parse(t.Context(), "sign-as-a-person")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	if title, _ := c.TitleIn("fr"); title != "Signer en personne" {
		t.Errorf("French title %q", title)
	}
	c, problems, err = l.Parse(t.Context(), "sign-as-a-person-too")
	if err != nil || c != nil || !problems.Errors() {
		t.Errorf("a wrong file gives %v, %v, %v", c, problems, err)
	}
	for _, slug := range []string{"nobody", "", "..", "sign-as-a-person.fr"} {
		if _, _, err := l.Parse(t.Context(), slug); !errors.Is(err, kb.ErrNotFound) {
			t.Errorf("%q: got %v, want ErrNotFound", slug, err)
		}
	}
}

func TestCollectionsAreReadWhereTheyChanged(t *testing.T) {
	dir := kbtest.Library(t, "-- sign-as-a-person.md --\n"+note("")+
		"-- collections/first-answers.md --\n"+collection+
		"-- collections/wrong.md --\n---\ntitle: x\n---\n"+
		"-- collections/notes.txt --\nno collection\n")
	l := openFolder(t, dir)
	first, problems, err := l.Collections(t.Context())
	if err != nil || len(first) != 1 || first[0].Name != "first-answers" || !problems.Errors() {
		t.Fatalf("got %v, %v, %v; want the one that is right, and what is wrong in the other", first, problems, err)
	}
	again, err := l.Collection(t.Context(), "first-answers")
	if err != nil || again != first[0] {
		t.Errorf("an unchanged file was read again: %v", err)
	}
	for _, name := range []string{"wrong", "nothing", "", ".."} {
		if _, err := l.Collection(t.Context(), name); !errors.Is(err, kb.ErrNotFound) {
			t.Errorf("%q: got %v, want ErrNotFound", name, err)
		}
	}
	path := filepath.Join(dir, "collections", "first-answers.md")
	if err := os.WriteFile(path, []byte(strings.Replace(collection, "Read them aloud.", "Read them slowly.", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if changed, err := l.Collection(t.Context(), "first-answers"); err != nil || changed.Body != "Read them slowly." {
		t.Errorf("the change is not seen: %+v, %v", changed, err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "collections")); err != nil {
		t.Fatal(err)
	}
	if none, _, err := l.Collections(t.Context()); err != nil || len(none) != 0 {
		t.Errorf("without the folder: %v, %v", none, err)
	}
}

// What is shipped has no mistakes.
func TestEmbeddedCases(t *testing.T) {
	l, err := kb.OpenFS(cases.FS())
	if err != nil {
		t.Fatal(err)
	}
	problems, err := l.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if problems.Errors() {
		t.Error(problems)
	}
}
