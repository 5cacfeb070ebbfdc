package kbtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Library writes files into a new folder and returns the folder. The text is a
// txtar archive: each file follows a line `-- name --`, what stands before the
// first is a comment.
func Library(t testing.TB, files string) string {
	t.Helper()
	dir := t.TempDir()
	name, content := "", strings.Builder{}
	flush := func() {
		if name == "" {
			return
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for line := range strings.Lines(files) {
		if next, ok := marker(line); ok {
			flush()
			name = next
			content.Reset()
			continue
		}
		content.WriteString(line)
	}
	flush()
	return dir
}

// marker reads a line `-- name --`.
func marker(line string) (name string, ok bool) {
	line = strings.TrimRight(line, "\r\n")
	if rest, found := strings.CutPrefix(line, "-- "); found {
		if name, found = strings.CutSuffix(rest, " --"); found {
			name = strings.TrimSpace(name)
			return name, name != ""
		}
	}
	return "", false
}
