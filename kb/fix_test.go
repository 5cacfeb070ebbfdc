package kb_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

// Mistakes with one right form are mended, and everything else stays as it is.
func TestFix(t *testing.T) {
	before, err := os.ReadFile(filepath.Join("testdata", "fix", "before.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, ends := range []string{"\n", "\r\n"} {
		t.Run(fmt.Sprintf("%q", ends), func(t *testing.T) {
			data := bytes.ReplaceAll(before, []byte("\n"), []byte(ends))
			changes, fixes := fixFolder(t, data)
			if len(changes) != 1 {
				t.Fatalf("%d changes", len(changes))
			}
			after := bytes.ReplaceAll(changes[0].After, []byte(ends), []byte("\n"))
			goldenFile(t, filepath.Join("testdata", "fix", "after.md"), after)
			var told strings.Builder
			for _, f := range fixes {
				fmt.Fprintf(&told, "%d %s: %q → %q\n", f.Line, f.Code, f.Before, f.After)
			}
			goldenFile(t, filepath.Join("testdata", "fix", "told.txt"), []byte(told.String()))
			if again, fixes := fixFolder(t, changes[0].After); len(again) > 0 {
				t.Errorf("a second time it mends %v", fixes)
			}
		})
	}
}

func fixFolder(t *testing.T, data []byte) ([]kb.Change, []kb.Fix) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "lakeside-ferries.md"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	changes, fixes, err := openFolder(t, dir).Fix(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return changes, fixes
}

// What is right, or can't be mended by rule, is not touched.
func TestFixLeavesAlone(t *testing.T) {
	for _, text := range []string{
		note(""),
		note("related: [zappos-servise]\n"),
		"no case at all   \n",
		strings.Replace(note(""), "added: 2026-11-24", "added: 7/8/2026", 1),
		strings.Replace(note(""), "[communication]", "[crisis-managment]", 1),
		strings.Replace(note(""), "contributors: [editors]", "contributors: Smith, Judy", 1),
	} {
		if changes, fixes := fixFolder(t, []byte(text)); len(changes) > 0 {
			t.Errorf("%s\nis changed: %v", text, fixes)
		}
	}
}

func goldenFile(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s: %s", path, diff)
	}
}
