package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"casebook/index"
)

// Every command has help with examples, and each example begins with kb or goes
// on from the line above.
func TestHelp(t *testing.T) {
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		if cmd.IsAdditionalHelpTopicCommand() { // it has a page of its own
			return
		}
		if cmd.Short == "" || cmd.Long == "" || cmd.Example == "" {
			t.Errorf("%s: short %q, long %q, example %q: want all three", cmd.CommandPath(), cmd.Short, cmd.Long, cmd.Example)
		}
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(newRootCmd(newApp(streams{})))
}

// --help opens nothing: it works where the configuration and the library are broken.
func TestHelpOpensNothing(t *testing.T) {
	t.Setenv("KB_PLAIN", "perhaps")
	var out bytes.Buffer
	code := runOn(t.Context(), []string{"search", "--help", "--cases", "nosuch"}, streams{out: &out, err: &out})
	if code != exitDone || !strings.Contains(out.String(), "Examples:") {
		t.Errorf("exit code %d:\n%s", code, out.String())
	}
}

func TestParseYears(t *testing.T) {
	for _, test := range []struct {
		given string
		want  index.Years
	}{
		{"", index.Years{}},
		{"2010", index.Years{From: 2010, To: 2010}},
		{"2008..2013", index.Years{From: 2008, To: 2013}},
		{"2008..", index.Years{From: 2008}},
		{"..2013", index.Years{To: 2013}},
		{">=2010", index.Years{From: 2010}},
		{"<= 2010", index.Years{To: 2010}},
	} {
		got, err := parseYears(test.given)
		if err != nil {
			t.Errorf("%q: %v", test.given, err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.given, diff)
		}
	}
	for _, given := range []string{"..", "10", "2010-07", "2013..2008", ">=", "20 10 11"} {
		if got, err := parseYears(given); err == nil {
			t.Errorf("%q: got %v, want an error", given, got)
		}
	}
}

// A spreadsheet takes no cell for a formula, and commas and quotes stay in theirs.
func TestCSV(t *testing.T) {
	got, err := hitsCSV(&index.Result{Hits: []index.Hit{{
		Slug: "a-case", Title: `=1+1, "two"`, Companies: []string{"@Home", "B"}, Year: 2010, Summary: "-x", Score: 1.5,
	}}}, false)
	if err != nil {
		t.Fatal(err)
	}
	want := "slug,title,companies,period,year,lang,type,uses,channels,sector,countries,outcome,summary,score\n" +
		`a-case,"'=1+1, ""two""","'@Home, B",,2010,,,,,,,,'-x,1.5` + "\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"search", "serve", "show", "old-spice-responses"}
	for given, want := range map[string]string{
		"serach":    "search",
		"Search":    "search",
		"old-spice": "old-spice-responses",
		"xyz":       "",
		"s":         "",
	} {
		if got := nearest(given, names); got != want {
			t.Errorf("nearest to %q: got %q, want %q", given, got, want)
		}
	}
}

func TestSlugOf(t *testing.T) {
	for given, want := range map[string]string{
		"L’été de l’E.Leclerc: 95 % retrouvés!":                                   "l-ete-de-l-e-leclerc-95-retrouves",
		"One two three four five six seven eight nine ten eleven twelve thirteen": "one-two-three-four-five-six-seven-eight-nine-ten-eleven",
		"日本": unnamed,
		"":   unnamed,
	} {
		if got := slugOf(given); got != want {
			t.Errorf("slug of %q: got %q, want %q", given, got, want)
		}
	}
}
