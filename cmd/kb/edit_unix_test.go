//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// editing runs kb edit with a terminal on which answers are typed, and an editor
// that breaks the file the first time and mends it the second.
func editing(t *testing.T, answers string) (talk string, code int, text string) {
	t.Helper()
	dir := t.TempDir()
	cases := filepath.Join(dir, "cases")
	if err := os.CopyFS(cases, os.DirFS("testdata/library")); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(dir, "editor")
	const shell = `#!/bin/sh
if grep -q nonsense "$1"; then sed 's/nonsense/pr/' "$1"; echo 'Mended.'; else sed 's/^uses:.*/uses: [nonsense]/' "$1"; fi >"$1.new" && mv "$1.new" "$1"
`
	if err := os.WriteFile(script, []byte(shell), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", script)
	t.Setenv("EDITOR", "") // for kb sets it
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	t.Setenv("HOME", dir)
	keyboard, terminal, err := pty.Open()
	if err != nil {
		t.Skip("no terminal to be had:", err)
	}
	defer func() { _, _ = keyboard.Close(), terminal.Close() }()
	if _, err := keyboard.WriteString(answers); err != nil {
		t.Fatal(err)
	}
	var out, said bytes.Buffer
	code = runOn(t.Context(), []string{"edit", "sign-as-a-person", "--cases", cases}, streams{in: terminal, out: &out, err: &said, width: 80})
	data, err := os.ReadFile(filepath.Join(cases, "sign-as-a-person.md"))
	if err != nil {
		t.Fatal(err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	drafts, err := filepath.Glob(filepath.Join(cache, "kb", "edits", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	if kept := len(drafts) > 0; kept != strings.Contains(said.String(), "your draft is kept in") {
		t.Errorf("drafts: %q, but said\n%s", drafts, said.String())
	}
	return said.String(), code, string(data)
}

// Who saves mistakes is asked what to do with them.
func TestEditAsks(t *testing.T) {
	for _, tt := range []struct {
		answers string
		code    int
		told    string
		mended  bool
	}{
		{"e\n", exitDone, "", true},
		{"what?\n\n", exitDone, "", true},
		{"k\n", exitNothing, "kb edit opens it again", false},
		{"g\n", exitNothing, "nothing was changed", false},
	} {
		talk, code, text := editing(t, tt.answers)
		if code != tt.code || !strings.Contains(talk, tt.told) || !strings.Contains(talk, "[e]dit again") {
			t.Errorf("%q: exit code %d, want %d; said\n%s", tt.answers, code, tt.code, talk)
		}
		if got := strings.Contains(text, "Mended."); got != tt.mended || strings.Contains(text, "nonsense") {
			t.Errorf("%q: the file is\n%s", tt.answers, text)
		}
	}
}
