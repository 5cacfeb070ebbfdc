package index_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"casebook/index"
)

func listed(t *testing.T, w *index.Wanted) []index.Wish {
	t.Helper()
	all, err := w.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func miss(t *testing.T, w *index.Wanted, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if err := w.Missed(t.Context(), text); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWantedCounts(t *testing.T) {
	for name, dir := range map[string]string{"in a folder": filepath.Join(t.TempDir(), "new"), "in memory": ""} {
		t.Run(name, func(t *testing.T) {
			w := index.OpenWanted(dir)
			if got := listed(t, w); len(got) != 0 {
				t.Fatalf("a new list has %v", got)
			}
			miss(t, w, "Myspace", "tollé", "myspace", `"my space"`)
			for _, text := range []string{"second life", "tolle"} {
				if err := w.Ask(t.Context(), text); err != nil {
					t.Fatal(err)
				}
			}
			day := time.Now().UTC().Truncate(24 * time.Hour)
			want := []index.Wish{
				{Words: "tollé", Missed: 1, Asked: 1, Last: day},
				{Words: "second life", Asked: 1, Last: day},
				{Words: "myspace", Missed: 2, Last: day},
				{Words: "my space", Missed: 1, Last: day},
			}
			if diff := cmp.Diff(want, listed(t, w)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if dir == "" {
				return
			}
			if diff := cmp.Diff(want, listed(t, index.OpenWanted(dir))); diff != "" {
				t.Errorf("opened again (-want +got)\n%s", diff)
			}
		})
	}
}

// What is missed is not written at once, but it is written.
func TestWantedIsWrittenAtTheEnd(t *testing.T) {
	dir := t.TempDir()
	w := index.OpenWanted(dir)
	miss(t, w, "orkut")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "wanted.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(data), "orkut\t1\t0\t"+time.Now().UTC().Format(time.DateOnly)+"\n"; got != want {
		t.Errorf("the file holds %q, want %q", got, want)
	}
}

func TestWantedKeepsNothingPersonal(t *testing.T) {
	for text, want := range map[string]string{
		"Crise   BAYER": "crise bayer",
		`"customer service" use:crisis -pr year:>2`: "customer service",
		"twitter OR facebook":                       "twitter facebook",
		"C&A l’Oréal e.leclerc wi-fi #delete":       "c&a l’oréal e.leclerc wi-fi #delete",
		"qoqa.ch 2008 2009":                         "qoqa.ch 2008 2009",
		"tab\there":                                 "tab here",
		"right\u202eleft":                           "rightleft",
		"a b c d e f g h i j":                       "a b c d e f g h i j",

		"a b c d e f g h i j k":     "",
		strings.Repeat("long", 26):  "",
		"anna@example.org":          "",
		"@anna":                     "",
		"https://example.org":       "",
		"www.example.org":           "",
		"facebook.com/anna":         "",
		"booking 12345":             "",
		"079 555 12 34":             "",
		"use:crisis -pr":            "",
		"":                          "",
		"?!":                        "",
		strings.Repeat("é ", 10000): "",
	} {
		got, ok := index.WishWords(text)
		if got != want || ok != (want != "") {
			t.Errorf("%.40q: kept %q, %v, want %q", text, got, ok, want)
		}
	}
	dir := t.TempDir()
	w := index.OpenWanted(dir)
	miss(t, w, "anna@example.org", "079 555 12 34")
	if err := w.Ask(t.Context(), "anna@example.org"); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, w); len(got) != 0 {
		t.Errorf("kept %v", got)
	}
}

func TestWantedIsBounded(t *testing.T) {
	const bound = 2000
	dir := t.TempDir()
	w := index.OpenWanted(dir)
	if err := w.Ask(t.Context(), "the one that was asked for"); err != nil {
		t.Fatal(err)
	}
	for i := range 3 * bound {
		miss(t, w, fmt.Sprintf("word number %d", i))
	}
	miss(t, w, "twice", "twice")
	got := listed(t, w)
	if len(got) != bound || got[0].Words != "the one that was asked for" || got[1].Words != "twice" {
		t.Errorf("%d kept, first %v", len(got), got[:2])
	}
	if info, err := os.Stat(filepath.Join(dir, "wanted.tsv")); err != nil || info.Size() > 100*bound {
		t.Errorf("the file: %v, %v", info, err)
	}
}

// A line that somebody spoilt does not spoil the others.
func TestWantedReadsWhatItCan(t *testing.T) {
	dir := t.TempDir()
	lines := "good\t1\t2\t2026-01-02\nno tabs\nbad\tx\t1\t2026-01-02\nbad\t1\t1\tyesterday\nanna@example.org\t1\t1\t2026-01-02\nbad\t-1\t1\t2026-01-02\ncut\t1"
	if err := os.WriteFile(filepath.Join(dir, "wanted.tsv"), []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	want := []index.Wish{{Words: "good", Missed: 1, Asked: 2, Last: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)}}
	if diff := cmp.Diff(want, listed(t, index.OpenWanted(dir))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestWantedSaysWhatFailed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w := index.OpenWanted(file) // no folder
	if err := w.Ask(t.Context(), "orkut"); err == nil {
		t.Error("no error")
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, w); len(got) != 1 || got[0].Asked != 1 {
		t.Errorf("what could not be written was lost: %v", got)
	}
}

// Each has a lock of its own, as processes have.
func TestWantedIsSharedByProcesses(t *testing.T) {
	const writers, each = 4, 15
	dir := t.TempDir()
	var wg sync.WaitGroup
	for i := range writers {
		wg.Go(func() {
			w := index.OpenWanted(dir)
			for n := range each {
				if err := w.Ask(t.Context(), "everybody’s"); err != nil {
					t.Error(err)
				}
				if err := w.Missed(t.Context(), fmt.Sprintf("only %c%c", 'a'+i, 'a'+n)); err != nil {
					t.Error(err)
				}
			}
			if err := w.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got := listed(t, index.OpenWanted(dir))
	if len(got) != 1+writers*each || got[0].Asked != writers*each {
		t.Errorf("%d wishes, the first asked for %d times, want %d and %d", len(got), got[0].Asked, 1+writers*each, writers*each)
	}
}
