package kb_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

// openFolder opens a folder as a library, or the test fails.
func openFolder(t testing.TB, dir string) *kb.Library {
	t.Helper()
	l, err := kb.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// namesIn are all the names in a folder, hidden ones too.
func namesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if e.Name() != ".kb-lock" { // of Windows, which can't lock the folder itself
			names = append(names, e.Name())
		}
	}
	return names
}

func TestAdd(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(filepath.Dir(dir))
	l := openFolder(t, filepath.Base(dir))
	paths, err := l.Add(t.Context(), []kb.File{{Path: "elsewhere/zappos.fr.md", Data: []byte("fr")}, {Path: "zappos.md", Data: []byte("en")}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{filepath.Join(filepath.Base(dir), "zappos.fr.md"), filepath.Join(filepath.Base(dir), "zappos.md")}
	if diff := cmp.Diff(want, paths); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"zappos.fr.md", "zappos.md"}, namesIn(t, dir)); diff != "" {
		t.Error(diff)
	}
	for name, want := range map[string]string{"zappos.fr.md": "fr", "zappos.md": "en"} {
		if got, err := l.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v; want %q", name, got, err, want)
		}
	}
}

func TestAddAllOrNothing(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "zappos.fr.md"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	l := openFolder(t, dir)
	for name, files := range map[string][]kb.File{
		"a name that is taken": {{Path: "zappos.md"}, {Path: "zappos.fr.md"}},
		"a name in wrong form": {{Path: "lego.md"}, {Path: "Le Go.md"}},
		"the same name twice":  {{Path: "lego.md"}, {Path: "x/lego.md"}},
		"a folder as a name":   {{Path: "lego.md"}, {Path: ".."}},
	} {
		_, err := l.Add(t.Context(), files)
		if err == nil {
			t.Errorf("%s: no error", name)
		}
		if diff := cmp.Diff([]string{"zappos.fr.md"}, namesIn(t, dir)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	_, err := l.Add(t.Context(), []kb.File{{Path: "zappos.fr.md"}})
	var exists *kb.ExistsError
	if !errors.Is(err, kb.ErrExists) || !errors.As(err, &exists) {
		t.Fatalf("got %v, want an ExistsError", err)
	}
	if diff := cmp.Diff(&kb.ExistsError{Slug: "zappos", Path: filepath.Join(dir, "zappos.fr.md")}, exists); diff != "" {
		t.Error(diff)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "zappos.fr.md")); string(got) != "old" {
		t.Errorf("the file that was there holds %q now", got)
	}
}

// Two people who add a case of the same name at once: one is told so, nothing is
// lost, and a reader never sees half a file.
func TestAddAtOnce(t *testing.T) {
	dir := t.TempDir()
	l := openFolder(t, dir)
	const writers, rounds = 4, 50
	for round := range rounds {
		name := fmt.Sprintf("case-%d.md", round)
		var won atomic.Int32
		var winner atomic.Int32
		var wg sync.WaitGroup
		start := make(chan struct{})
		for w := range writers {
			wg.Go(func() {
				<-start
				data := bytes.Repeat([]byte{byte('a' + w)}, 20_000)
				_, err := l.Add(t.Context(), []kb.File{{Path: name, Data: data}})
				switch {
				case err == nil:
					won.Add(1)
					winner.Store(int32(w))
				case !errors.Is(err, kb.ErrExists):
					t.Error(err)
				}
			})
		}
		wg.Go(func() {
			<-start
			for range 20 {
				if data, err := l.ReadFile(name); err == nil && len(data) != 20_000 {
					t.Errorf("a reader saw %d bytes", len(data))
				}
			}
		})
		close(start)
		wg.Wait()
		if won.Load() != 1 {
			t.Fatalf("%d writers added %s, want one", won.Load(), name)
		}
		data, err := l.ReadFile(name)
		if err != nil || !bytes.Equal(data, bytes.Repeat([]byte{byte('a' + winner.Load())}, 20_000)) {
			t.Fatalf("%s does not hold what its writer wrote: %v", name, err)
		}
	}
	if names := namesIn(t, dir); len(names) != rounds {
		t.Errorf("%d names in the folder, want %d: %v", len(names), rounds, names)
	}
}

func TestAddReadOnly(t *testing.T) {
	l, err := kb.OpenFS(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Add(t.Context(), []kb.File{{Path: "zappos.md"}}); !errors.Is(err, kb.ErrReadOnly) {
		t.Errorf("got %v, want ErrReadOnly", err)
	}
}
