package main

import (
	"bytes"
	"strings"
	"testing"
)

// A PowerPoint file on a terminal helps nobody; text may be looked at there.
func TestDeckOnATerminal(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	for _, test := range []struct {
		format, said string
		code         int
	}{
		{"pptx", "kb: a terminal can't show .pptx: write it to a file with -o, or into a pipe; see kb deck --help\n", exitUsage},
		{"md", "", exitDone},
	} {
		var out, err bytes.Buffer
		args := []string{"deck", "old-spice-responses", "--cases", "testdata/library", "-o", "-", "--format", test.format}
		if code := runOn(t.Context(), args, streams{out: &out, err: &err, outTTY: true, width: 80}); code != test.code {
			t.Errorf("%s: exit code %d, want %d", test.format, code, test.code)
		}
		if err.String() != test.said || (out.Len() > 0) != (test.code == exitDone) {
			t.Errorf("%s: said %q, and %d bytes came out", test.format, err.String(), out.Len())
		}
		if strings.Contains(out.String(), "\x1b") {
			t.Errorf("%s: has colours", test.format)
		}
	}
}
