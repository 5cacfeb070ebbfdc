package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// onTerminal runs kb as if its output were a terminal of that width, and answers
// with what it printed and its exit code.
func onTerminal(t *testing.T, columns, lines int, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("LC_ALL", "en_GB.UTF-8")
	var out, talk bytes.Buffer
	s := streams{in: strings.NewReader(""), out: &out, err: &talk, outTTY: true, width: columns, height: lines, colour: true}
	code = runOn(t.Context(), append(args, "--cases", "testdata/library"), s)
	return out.String(), talk.String(), code
}

// golden compares with a golden file, in which ESC stands for the escape
// character.
func golden(t *testing.T, file, got string) {
	t.Helper()
	got = strings.ReplaceAll(got, "\x1b", "ESC")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// On a terminal hits are laid out to its width, found words stand out, and the
// last line says how many cases there are.
func TestSearchOnTerminal(t *testing.T) {
	out, _, code := onTerminal(t, 60, 40, "search", "passengers", "silent")
	if code != exitDone {
		t.Errorf("exit code %d, want %d", code, exitDone)
	}
	golden(t, "testdata/golden/search.txt", out)
}

// In French, and where no case has all the words.
func TestSearchOnTerminalInFrench(t *testing.T) {
	t.Setenv("KB_LANG", "fr_CH.UTF-8")
	out, _, _ := onTerminal(t, 60, 40, "search", "grève", "photos", "--limit", "1")
	golden(t, "testdata/golden/search.fr.txt", out)
}

// What the query was taken for stands above the hits, by which other words they were
// found under them, and the counts at the end.
func TestSearchCountsOnTerminal(t *testing.T) {
	out, talk, _ := onTerminal(t, 60, 40, "search", "voyageurs", "silnt", "--facets=use,outcome,year,speed,lang,cause", "--limit", "1")
	golden(t, "testdata/golden/search.facets.txt", out)
	if talk != "" {
		t.Errorf("said beside: %q", talk)
	}
}

// Facets that nobody named show their most frequent values, with -n 0 alone.
func TestCountsOnTerminal(t *testing.T) {
	t.Setenv("KB_LANG", "fr")
	out, _, _ := onTerminal(t, 60, 40, "search", "--facets", "-n", "0")
	golden(t, "testdata/golden/facets.fr.txt", out)
}

// The bar appears for many files only, and never with --plain.
func TestProgress(t *testing.T) {
	for _, test := range []struct {
		plain string
		total int
		want  bool
	}{
		{"", 10_000, true},
		{"", barFrom - 1, false},
		{"true", 10_000, false},
	} {
		t.Setenv("KB_PLAIN", test.plain)
		var talk bytes.Buffer
		p := newApp(streams{err: &talk, errTTY: true}).newProgress(t.Context())
		p.Set(1, test.total)
		p.Set(test.total, test.total)
		p.Close()
		if got := talk.Len() > 0; got != test.want {
			t.Errorf("KB_PLAIN=%q, %d files: shown %t, want %t", test.plain, test.total, got, test.want)
		}
	}
}

func TestShowOnTerminal(t *testing.T) {
	for _, name := range []string{"old-spice-responses", "example-air-strike"} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("PAGER", "")
			out, _, _ := onTerminal(t, 120, 40, "show", name)
			golden(t, "testdata/golden/"+name+".txt", out)
		})
	}
}

// --plain on a terminal leaves the layout and takes the colours.
func TestPlain(t *testing.T) {
	coloured, _, _ := onTerminal(t, 60, 40, "search", "passengers")
	plain, _, _ := onTerminal(t, 60, 40, "search", "passengers", "--plain")
	if !strings.Contains(coloured, "\x1b[") {
		t.Fatalf("no colour without --plain:\n%s", coloured)
	}
	if strings.Contains(plain, "\x1b") {
		t.Errorf("an escape sequence in spite of --plain:\n%q", plain)
	}
	if diff := cmp.Diff(withoutLooks(coloured), plain); diff != "" {
		t.Errorf("--plain changes more than colour (-coloured +plain):\n%s", diff)
	}
}

func withoutLooks(s string) string {
	for {
		before, rest, ok := strings.Cut(s, "\x1b[")
		if !ok {
			return s
		}
		_, after, _ := strings.Cut(rest, "m")
		s = before + after
	}
}

// NO_COLOR and a dumb terminal have the last word, whatever the output is.
func TestNoColour(t *testing.T) {
	tty, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("no pseudo-terminal here")
	}
	defer func() { _ = tty.Close() }()
	if !isTerminal(tty) {
		t.Skip("a pseudo-terminal's master is no terminal here")
	}
	for _, test := range []struct {
		noColour, terminal string
		want               bool
	}{
		{"", "xterm", true},
		{"1", "xterm", false},
		{"", "dumb", false},
	} {
		t.Setenv("NO_COLOR", test.noColour)
		t.Setenv("TERM", test.terminal)
		if got := newStreams(tty, tty, tty).colour; got != test.want {
			t.Errorf("NO_COLOR=%q TERM=%q: colour %t, want %t", test.noColour, test.terminal, got, test.want)
		}
	}
}

// What is longer than the screen goes through the pager, what fits does not.
func TestPager(t *testing.T) {
	program := filepath.Join(t.TempDir(), "pager")
	if err := os.WriteFile(program, []byte("#!/bin/sh\necho paged\ncat\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PAGER", program)
	out, _, code := onTerminal(t, 80, 10, "show", "example-air-strike")
	if code != exitDone || !strings.HasPrefix(out, "paged\n") {
		t.Errorf("a long case was not paged (exit code %d):\n%s", code, out)
	}
	for _, args := range [][]string{{"show", "example-air-strike", "--plain"}, {"show", "example-air-strike", "--json"}} {
		if out, _, _ := onTerminal(t, 80, 10, args...); strings.Contains(out, "paged") {
			t.Errorf("kb %v was paged", args)
		}
	}
	if out, _, _ := onTerminal(t, 80, 200, "show", "example-air-strike"); strings.Contains(out, "paged") {
		t.Error("a case that fits the screen was paged")
	}
}

// A case file can't steer the terminal.
func TestClean(t *testing.T) {
	got := style{}.markdown("A \x1b]0;title\x07 **b\x1b[31mold** word\u009b1m.\n", 80)
	if want := "A ]0;title b[31mold word1m.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
