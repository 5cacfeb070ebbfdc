package main

import (
	"strings"
	"testing"
)

// On a terminal neighbours are laid out to its width, with what is alike and what
// is not.
func TestSimilarOnTerminal(t *testing.T) {
	out, _, code := onTerminal(t, 60, 40, "similar", "old-spice-responses")
	if code != exitDone {
		t.Errorf("exit code %d, want %d", code, exitDone)
	}
	golden(t, "testdata/golden/similar.txt", out)
}

// Side by side fits the terminal, even where four cases share it, and a word that
// is wider than its column is parted.
func TestCompareOnTerminal(t *testing.T) {
	t.Setenv("PAGER", "")
	out, _, code := onTerminal(t, 80, 40, "compare", "old-spice-responses", "example-air-strike")
	if code != exitDone {
		t.Errorf("exit code %d, want %d", code, exitDone)
	}
	golden(t, "testdata/golden/compare.txt", out)
	t.Setenv("KB_LANG", "fr")
	for _, columns := range []int{60, 80, 200} {
		out, _, _ := onTerminal(t, columns, 40, "compare", "old-spice-responses", "example-air-strike", "bateaux-exemple", "sign-as-a-person")
		for line := range strings.Lines(out) {
			if w := width(strings.TrimSuffix(line, "\n")); w > columns {
				t.Errorf("%d columns: a line has %d:\n%s", columns, w, line)
			}
		}
	}
}

func TestBreakable(t *testing.T) {
	for given, want := range map[string]string{
		"short words stay":           "short words stay",
		"united-breaks-guitars":      "united- breaks- guitars",
		"incompréhensiblement":       "incompréhe nsiblement",
		"日本語日本語":                     "日本語日本 語",
		"https://example.org/a/long": "https:// example.or g/a/long",
	} {
		if got := breakable(given, 10); got != want {
			t.Errorf("%q: got %q, want %q", given, got, want)
		}
	}
}
