package main

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMarkdown reads pairs of Markdown and text from a file.
func TestMarkdown(t *testing.T) {
	data, err := os.ReadFile("testdata/markdown.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range strings.Split(string(data), "\n======\n") {
		given, want, ok := strings.Cut(pair, "\n------\n")
		if !ok {
			t.Fatalf("no line ------ in:\n%s", pair)
		}
		name, given, _ := strings.Cut(given, "\n")
		t.Run(name, func(t *testing.T) {
			got := style{}.markdown(given, 40)
			if diff := cmp.Diff(strings.TrimSuffix(want, "\n"), strings.TrimSuffix(got, "\n")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
