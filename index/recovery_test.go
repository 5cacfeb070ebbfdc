package index_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/kbtest"
)

// A smallWorld is a library of three cases and the folder of its index.
type smallWorld struct {
	library, dir string
	log          *bytes.Buffer
}

func newSmallWorld(t *testing.T) smallWorld {
	t.Helper()
	return smallWorld{
		library: kbtest.Library(t, files(map[string]string{
			"one.md":       caseFile(map[string]string{"title": "The first case is about zebras"}),
			"two.md":       caseFile(map[string]string{"title": "The second case is about giraffes"}),
			"the-third.md": caseFile(map[string]string{"title": "The third case is about zebras and giraffes"}),
		})),
		dir: filepath.Join(t.TempDir(), "index"), log: &bytes.Buffer{},
	}
}

func (w smallWorld) open(t *testing.T) *index.Index {
	t.Helper()
	lib, err := kb.OpenFolder(w.library)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(t.Context(), lib, index.Options{Dir: w.dir, Logger: slog.New(slog.NewTextHandler(w.log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

// current is the folder of the generation in force.
func (w smallWorld) current(t *testing.T) string {
	t.Helper()
	name, err := os.ReadFile(filepath.Join(w.dir, "CURRENT"))
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(w.dir, strings.TrimSpace(string(name)))
}

func (w smallWorld) write(t *testing.T, name, data string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(w.library, name), []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

func wantZebras(t *testing.T, ix *index.Index) {
	t.Helper()
	got := slugs(find(t, ix, index.Query{Text: "zebra"}))
	slices.Sort(got)
	if want := []string{"one", "the-third"}; !slices.Equal(got, want) {
		t.Errorf("zebra finds %v, want %v", got, want)
	}
}

// Whatever is done to the files of an index, the next command finds everything.
func TestDamagedIndexIsBuiltAnew(t *testing.T) {
	segment := func(t *testing.T, w smallWorld) string {
		t.Helper()
		found, err := filepath.Glob(filepath.Join(w.current(t), "store", "*.zap"))
		if err != nil || len(found) == 0 {
			t.Fatalf("no segment: %v", err)
		}
		return found[0]
	}
	for name, damage := range map[string]func(t *testing.T, w smallWorld) error{
		"segment cut short": func(t *testing.T, w smallWorld) error { return os.Truncate(segment(t, w), 100) },
		"segment gone":      func(t *testing.T, w smallWorld) error { return os.Remove(segment(t, w)) },
		"root.bolt gone": func(t *testing.T, w smallWorld) error {
			return os.Remove(filepath.Join(w.current(t), "store", "root.bolt"))
		},
		"root.bolt overwritten": func(t *testing.T, w smallWorld) error {
			return os.WriteFile(filepath.Join(w.current(t), "store", "root.bolt"), bytes.Repeat([]byte("x"), 64<<10), 0o600)
		},
		"manifest cut short": func(t *testing.T, w smallWorld) error {
			return os.Truncate(filepath.Join(w.current(t), "manifest"), 40)
		},
		"manifest changed": func(t *testing.T, w smallWorld) error {
			path := filepath.Join(w.current(t), "manifest")
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			data[20] ^= 1
			return os.WriteFile(path, data, 0o600)
		},
		"generation.json is no JSON": func(t *testing.T, w smallWorld) error {
			return os.WriteFile(filepath.Join(w.current(t), "generation.json"), []byte("{"), 0o600)
		},
		"another version": func(t *testing.T, w smallWorld) error {
			path := filepath.Join(w.current(t), "generation.json")
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			var v map[string]any
			if err := json.Unmarshal(data, &v); err != nil {
				return err
			}
			v["schema"] = 9999
			if data, err = json.Marshal(v); err != nil {
				return err
			}
			return os.WriteFile(path, data, 0o600)
		},
		"CURRENT names nothing": func(_ *testing.T, w smallWorld) error {
			return os.WriteFile(filepath.Join(w.dir, "CURRENT"), []byte("gen-000099-0000\n"), 0o600)
		},
		"CURRENT is empty": func(_ *testing.T, w smallWorld) error {
			return os.WriteFile(filepath.Join(w.dir, "CURRENT"), nil, 0o600)
		},
		"generation gone": func(t *testing.T, w smallWorld) error { return os.RemoveAll(w.current(t)) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newSmallWorld(t)
			w.open(t).Close()
			if err := damage(t, w); err != nil {
				t.Fatal(err)
			}
			ix := w.open(t)
			wantZebras(t, ix)
			if r := ix.Report(); !r.Built || r.Reason == "" || r.InMemory {
				t.Errorf("report %+v, want it built, with the reason", r)
			}
			if lines := strings.Count(w.log.String(), "\n"); lines != 1 {
				t.Errorf("the log has %d lines, want one:\n%s", lines, w.log)
			}
			again := w.open(t)
			if again.Report().Built {
				t.Error("it is built anew again and again")
			}
		})
	}
}

// An index that is deleted under a running server: what is held goes on
// answering, and what is saved next is found.
func TestIndexDeletedUnderneath(t *testing.T) {
	w := newSmallWorld(t)
	ix := w.open(t)
	if err := os.RemoveAll(w.dir); err != nil {
		t.Fatal(err)
	}
	wantZebras(t, ix)
	w.write(t, "four.md", caseFile(map[string]string{"title": "The fourth case is about okapis"}))
	if _, err := ix.Update(t.Context(), "four.md"); err != nil {
		t.Fatal(err)
	}
	wantZebras(t, ix)
	if r := find(t, ix, index.Query{Text: "okapi"}); r.Total != 1 {
		t.Errorf("okapi: %v", slugs(r))
	}
	wantZebras(t, w.open(t))
}

// Where nothing can be written the index is built in memory and follows the files
// all the same.
func TestUnwritableFolder(t *testing.T) {
	w := newSmallWorld(t)
	if err := os.WriteFile(w.dir, []byte("a file stands in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	ix := w.open(t)
	wantZebras(t, ix)
	if r := ix.Report(); !r.InMemory {
		t.Errorf("report %+v, want it in memory", r)
	}
	if !strings.Contains(w.log.String(), "kept in memory") {
		t.Errorf("the log says nothing: %s", w.log)
	}
	w.write(t, "two.md", caseFile(map[string]string{"title": "The second case is about okapis now"}))
	if _, err := ix.Update(t.Context(), "two.md"); err != nil {
		t.Fatal(err)
	}
	if r := find(t, ix, index.Query{Text: "okapi"}); r.Total != 1 {
		t.Errorf("okapi: %v", slugs(r))
	}
}

// Files with mistakes are left out and told; the good ones stay searchable. Mended,
// they are found; what had been left out before is told again without being read.
func TestFilesWithMistakes(t *testing.T) {
	w := newSmallWorld(t)
	w.write(t, "broken-utf8.md", caseFile(map[string]string{"title": "A title with \xff in it"}))
	w.write(t, "no-front.md", "# Only a heading\n")
	w.write(t, "twice.md", "---\ntitle: The first title\ntitle: The second title\n---\n")
	w.write(t, "Bad Name.md", caseFile(nil))
	w.write(t, "orphan.fr.md", "---\ntitle: Une traduction sans original\n---\n")
	w.write(t, "one.en.md", "---\ntitle: The same language once more\n---\n")
	ix := w.open(t)
	left := make(map[string]bool)
	for _, p := range ix.Problems() {
		left[filepath.Base(p.Path)] = true
		if p.Message == "" || p.Code == "" {
			t.Errorf("%+v has no sentence or code", p)
		}
	}
	for _, name := range []string{"broken-utf8.md", "no-front.md", "twice.md", "Bad Name.md", "orphan.fr.md", "one.en.md"} {
		if !left[name] {
			t.Errorf("%s is not told: %v", name, ix.Problems())
		}
	}
	if r := find(t, ix, index.Query{Text: "giraffe"}); r.Total != 2 {
		t.Errorf("good cases: %v", slugs(r))
	}
	again := w.open(t)
	if got, want := fmt.Sprint(again.Problems()), fmt.Sprint(ix.Problems()); got != want {
		t.Errorf("told the second time:\n%s\nwant\n%s", got, want)
	}
	if err := os.Remove(filepath.Join(w.library, "one.en.md")); err != nil {
		t.Fatal(err)
	}
	w.write(t, "no-front.md", caseFile(map[string]string{"title": "A case that was mended, with zebras"}))
	if _, err := ix.Update(t.Context(), "no-front.md", "one.en.md"); err != nil {
		t.Fatal(err)
	}
	if r := find(t, ix, index.Query{Text: "zebra"}); r.Total != 3 {
		t.Errorf("after mending: %v", slugs(r))
	}
	for _, p := range ix.Problems() {
		if name := filepath.Base(p.Path); name == "no-front.md" || name == "one.en.md" || name == "one.md" {
			t.Errorf("mended and still told: %v", p)
		}
	}
}

// Files that were only touched are not indexed again, and not read again either.
func TestTouchedFiles(t *testing.T) {
	w := newSmallWorld(t)
	ix := w.open(t)
	for _, name := range []string{"one.md", "two.md"} {
		data, err := os.ReadFile(filepath.Join(w.library, name))
		if err != nil {
			t.Fatal(err)
		}
		w.write(t, name, string(data))
	}
	r, err := ix.Update(t.Context())
	if err != nil || r.Changed != 0 || r.Removed != 0 {
		t.Errorf("%+v, %v: nothing changed", r, err)
	}
	wantZebras(t, ix)
}

// A translation belongs to its case: the case is found by it, and no longer when
// it is gone.
func TestTranslationComesAndGoes(t *testing.T) {
	w := newSmallWorld(t)
	ix := w.open(t)
	w.write(t, "one.fr.md", "---\ntitle: Le premier cas traite d’okapis\ntranslated: 2026-11-24\n---\n\n## Contexte\n\nUn ornithorynque. [^1]\n\n## Ce qu'ils ont fait\n\nRien.\n\n## Résultats\n\nAucun.\n\n## Leçons\n\n- Une.\n")
	if _, err := ix.Update(t.Context(), "one.fr.md"); err != nil {
		t.Fatal(err)
	}
	r := find(t, ix, index.Query{Text: "ornithorynques", Lang: "fr"})
	if r.Total != 1 || r.Hits[0].Title != "Le premier cas traite d’okapis" {
		t.Errorf("with its translation: %+v", r.Hits)
	}
	if err := os.Remove(filepath.Join(w.library, "one.fr.md")); err != nil {
		t.Fatal(err)
	}
	if _, err := ix.Update(t.Context()); err != nil {
		t.Fatal(err)
	}
	if r := find(t, ix, index.Query{Text: "ornithorynque"}); r.Total != 0 {
		t.Errorf("without it: %v", slugs(r))
	}
	wantZebras(t, ix)
}

// A library's own taxonomy changes what its cases are found by.
func TestTaxonomyChanges(t *testing.T) {
	w := newSmallWorld(t)
	ix := w.open(t)
	w.write(t, "taxonomy.yaml", "channels:\n  - slug: pigeon-post\n    label: {en: Pigeon post, fr: Pigeons voyageurs}\n    definition: {en: Letters on legs., fr: Des lettres aux pattes.}\n")
	w.write(t, "four.md", caseFile(map[string]string{"channels": "[{name: pigeon-post}]"}))
	if _, err := ix.Update(t.Context()); err != nil {
		t.Fatal(err)
	}
	if r := find(t, ix, index.Query{Text: "pigeons voyageurs"}); r.Total != 1 {
		t.Errorf("by the label of a channel of the library's own: %v, problems %v", slugs(r), ix.Problems())
	}
}

// Mistakes in the library's taxonomies are told; the cases that need none of it
// stay searchable.
func TestTaxonomyWithMistakes(t *testing.T) {
	w := newSmallWorld(t)
	w.write(t, "taxonomy.yaml", "channels: nonsense\n")
	ix := w.open(t)
	wantZebras(t, ix)
	if ps := ix.Problems(); len(ps) == 0 || filepath.Base(ps[0].Path) != "taxonomy.yaml" {
		t.Errorf("problems %v", ps)
	}
	if err := os.Remove(filepath.Join(w.library, "taxonomy.yaml")); err != nil {
		t.Fatal(err)
	}
	if _, err := ix.Update(t.Context()); err != nil {
		t.Fatal(err)
	}
	if ps := ix.Problems(); len(ps) != 0 {
		t.Errorf("still told: %v", ps)
	}
}

// An older index in the same folder, of a library that moved, is not taken for
// this one's.
func TestIndexOfAnotherLibrary(t *testing.T) {
	w := newSmallWorld(t)
	w.open(t).Close()
	w.library = kbtest.Library(t, files(map[string]string{"other.md": caseFile(map[string]string{"title": "A case about okapis only"})}))
	ix := w.open(t)
	if r := find(t, ix, index.Query{}); r.Total != 1 || r.Hits[0].Slug != "other" {
		t.Errorf("%v", slugs(r))
	}
}
