package kb_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

// What a killed process left is no case, and is swept away by the next to write.
func TestSweep(t *testing.T) {
	for _, tt := range []struct {
		name  string
		write func(l *kb.Library) error
	}{
		{"Add", func(l *kb.Library) error {
			_, err := l.Add(t.Context(), []kb.File{{Path: "zappos.md", Data: []byte("en")}})
			return err
		}},
		{"Apply", func(l *kb.Library) error {
			return l.Apply(t.Context(), []kb.Change{{Name: "zappos.md", After: []byte("en")}})
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			put := func(name string) {
				path := filepath.Join(dir, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte("---\ntitle: half a"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			put(".kb-new-123/zappos.md")
			put(".kb-change.tmp/0")
			put(".notes/mine.md") // somebody else's
			put(".kb-new-note")
			l := openFolder(t, dir)
			if files, err := l.Files(t.Context()); err != nil || len(files) > 0 {
				t.Errorf("the library has the files %v, %v", files, err)
			}
			if err := tt.write(l); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{".kb-new-note", ".notes", "zappos.md"}, namesIn(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Nobody sweeps away what another process is writing now.
func TestSweepLeavesTheLiving(t *testing.T) {
	dir := t.TempDir()
	living := openFolder(t, dir)
	done := living.Share()
	staged, err := living.Staging()
	if err != nil {
		t.Fatal(err)
	}
	if git, err := os.ReadFile(filepath.Join(staged, ".gitignore")); err != nil || strings.TrimSpace(string(git)) != "*" {
		t.Errorf("git is not told to leave it out: %q, %v", git, err)
	}
	if _, err := openFolder(t, dir).Add(t.Context(), []kb.File{{Path: "zappos.md", Data: []byte("en")}}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(staged); err != nil {
		t.Error("it was swept away under its writer:", err)
	}
	done()
	if _, err := openFolder(t, dir).Add(t.Context(), []kb.File{{Path: "lego.md", Data: []byte("en")}}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(staged); err == nil {
		t.Error("it is there though its writer is gone")
	}
}
