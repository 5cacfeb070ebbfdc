package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/kb"
	"casebook/kb/exchange"
	"casebook/kb/linkcheck"
)

// On a terminal the figures are bars, and what is missing is a list.
func TestStatsOnTerminal(t *testing.T) {
	out, _, code := onTerminal(t, 60, 400, "stats")
	if code != exitDone {
		t.Errorf("exit code %d, want %d", code, exitDone)
	}
	golden(t, "testdata/golden/stats.txt", out)
}

// In French. Facets that are named show all their values.
func TestStatsOnTerminalInFrench(t *testing.T) {
	t.Setenv("KB_LANG", "fr")
	out, _, _ := onTerminal(t, 60, 400, "stats", "--facets=year,has")
	golden(t, "testdata/golden/stats.fr.txt", out)
}

// Definitions stand under their terms, free tags in a paragraph.
func TestTagsOnTerminal(t *testing.T) {
	out, _, code := onTerminal(t, 60, 400, "tags", "vid", "--lang", "fr")
	if code != exitDone {
		t.Errorf("exit code %d, want %d", code, exitDone)
	}
	golden(t, "testdata/golden/tags.txt", out)
}

func TestBar(t *testing.T) {
	for _, tt := range []struct {
		n, highest int
		want       string
	}{{0, 10, ""}, {10, 10, "████"}, {5, 10, "██"}, {1, 1000, "▏"}, {1, 3, "█▍"}} {
		if got := bar(tt.n, tt.highest, 4); got != tt.want {
			t.Errorf("bar(%d, %d): %q, want %q", tt.n, tt.highest, got, tt.want)
		}
	}
}

// No text of one language is missing in the other.
func TestLibraryTexts(t *testing.T) {
	en, fr := englishLibrary(), frenchLibrary()
	for name, head := range en.taxonomies {
		if head == "" || fr.taxonomies[name] == "" {
			t.Errorf("taxonomy %s has no heading", name)
		}
	}
	for _, kind := range termKinds() {
		if en.taxonomies[kind] == "" {
			t.Errorf("kind %s has no heading", kind)
		}
	}
	for name, text := range en.gapNames {
		if text == "" || fr.gapNames[name] == "" {
			t.Errorf("gap %s has no text", name)
		}
	}
	if strings.Contains(fr.renamed, " :") {
		t.Error("a colon in French stands after a space that does not break")
	}
}

// A source is dead that failed twice, days apart; one that failed once is told
// apart, and what was never asked counts as neither.
func TestLinkStats(t *testing.T) {
	cache := linkcheck.Open("")
	day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, r := range []struct {
		page   string
		status linkcheck.Status
		days   int
	}{{"dead", linkcheck.Gone, 0}, {"dead", linkcheck.Gone, 9}, {"once", linkcheck.Timeout, 9}, {"here", linkcheck.OK, 9}} {
		cache.Record(linkcheck.Result{URL: "https://example.org/" + r.page, Status: r.status, At: day.AddDate(0, 0, r.days)})
	}
	links := &linkStats{}
	c := &kb.Case{Slug: "a-case"}
	for _, page := range []string{"here", "once", "dead", "other"} {
		c.Sources = append(c.Sources, kb.Source{URL: "https://example.org/" + page})
	}
	links.count(c, cache)
	if links.Dead != 1 || links.Failed != 1 || len(links.Sources) != 1 || links.Sources[0] != (deadLink{Slug: "a-case", Source: 3, URL: "https://example.org/dead"}) {
		t.Errorf("%+v", links)
	}
}

// The help of kb export names every column of CSV.
func TestExportHelpNamesColumns(t *testing.T) {
	help := strings.NewReplacer(",", " ").Replace(newExportCmd(newApp(streams{})).Long)
	named := strings.Fields(help)
	for _, column := range exchange.Columns() {
		if !slices.Contains(named, column) {
			t.Errorf("column %s is not named", column)
		}
	}
}
