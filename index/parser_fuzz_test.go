package index_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"casebook/index"
)

// odd are pieces that a query may be made of, repeated without end by somebody who
// wants to see the parser fail.
var odd = []string{
	`"`, `"a `, `«a "b `, "use:", "use: ", "use : ", `use:"`, `use: "a `, "use:crisis,", "use:crsis ", "use:aaaaaaaaaaaaaaa%d ", "company:a%d,", "company:a%d ",
	"tag:a OR ", "a%d OR ", "OR ", "NOT a ", "-", "- ", "-a ", `-"`, "(", ":", "::a", "year:", "year:>=", "year:..", "year:2010 ", "year:1,", "grade:>", "a=", "use=",
	"chanel:twitter ", "chanel:%d ", "\x00", "\xff", "\u00a0", "a\u0301", "İ", "日本", "a",
}

// FuzzParseQuery: whatever is typed, what was understood prints as a query that is
// understood alike, no part of it is without a word, and it stays small.
func FuzzParseQuery(f *testing.F) {
	for _, q := range parsed {
		f.Add(q.text)
	}
	for _, piece := range odd {
		f.Add(strings.Repeat(piece, 3))
	}
	names := builtinNames(f)
	f.Fuzz(func(t *testing.T, text string) {
		e, warnings := index.ParseQuery(text, names)
		roundTrip(t, text, e, names)
		checkBounds(t, e, warnings)
		checkPlaces(t, text, warnings, names)
	})
}

// checkPlaces: what a warning tells of stands where it says; with the proposal in
// its place, the query is well formed and not told of in the same words again.
func checkPlaces(t *testing.T, text string, warnings []index.Warning, names index.Names) {
	t.Helper()
	runes := []rune(text)
	for _, w := range warnings {
		if w.In("en") == "" || w.In("fr") == "" || w.In("fr-CH") != w.In("fr") || w.In("en") == w.In("fr") || !utf8.ValidString(w.In("fr")) {
			t.Errorf("%q: sentences %v", text, w.Message)
		}
		if w.Start < 0 || w.Start > w.End || w.End > len(runes) || !utf8.ValidString(text) || len(text) > 1000 {
			if utf8.ValidString(text) && len(text) <= 1000 {
				t.Errorf("%q: %d to %d", text, w.Start, w.End)
			}
			continue
		}
		if w.Text != string(runes[w.Start:w.End]) {
			t.Errorf("%q: %q stands from %d to %d, not %q", text, string(runes[w.Start:w.End]), w.Start, w.End, w.Text)
		}
		if w.Proposal == "" {
			continue
		}
		_, again := index.ParseQuery(w.Proposal, names)
		for _, o := range again {
			if o.Code == w.Code && o.In("en") == w.In("en") {
				t.Errorf("%q proposes %q, of which it says %q again", text, w.Proposal, o.In("en"))
			}
		}
	}
}

func checkBounds(t *testing.T, e index.Expr, warnings []index.Warning) {
	t.Helper()
	terms := 0
	for _, c := range e.Clauses {
		terms += len(c.Any)
		if len(c.Any) == 0 || c.Not && len(c.Any) > 1 {
			t.Errorf("clause %+v", c)
		}
		for _, term := range c.Any {
			if strings.TrimSpace(term.Text) != term.Text || term.Text == "" || !utf8.ValidString(term.Text) {
				t.Errorf("term %+q", term.Text)
			}
		}
	}
	for _, f := range e.Filters {
		if len(f.Values) == 0 || len(f.Values) > 64 || f.Facet == index.FacetYear {
			t.Errorf("filter %+v", f)
		}
	}
	if y := e.Years; y.To != 0 && y.From > y.To {
		t.Errorf("years %+v", y)
	}
	if terms > 256 || len(e.Filters) > 64 || len(warnings) > 9 {
		t.Errorf("%d terms, %d filters, %d warnings", terms, len(e.Filters), len(warnings))
	}
	for _, w := range warnings {
		for lang, said := range w.Message {
			if len(said) > 500 {
				t.Errorf("a warning of %d bytes in %s: %s", len(said), lang, said)
			}
		}
	}
}

// 256 kB of anything are read in proportion to their length: with a pattern that
// took time with its square, this would last for minutes.
func TestParseQueryLong(t *testing.T) {
	names := builtinNames(t)
	for _, piece := range odd {
		var b strings.Builder
		for i := 0; b.Len() < 256<<10; i++ {
			if strings.Contains(piece, "%d") {
				fmt.Fprintf(&b, piece, i)
			} else {
				b.WriteString(piece)
			}
		}
		start := time.Now()
		e, warnings := index.ParseQuery(b.String(), names)
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("256 kB of %q took %s", piece, took)
		}
		checkBounds(t, e, warnings)
		roundTrip(t, piece, e, names)
	}
}

// BenchmarkParseQuery is what every search pays before it begins.
func BenchmarkParseQuery(b *testing.B) {
	names := builtinNames(b)
	for _, q := range []struct{ name, text string }{
		{"words=3", "crise compagnie aérienne"},
		{"qualifiers=4", `"bad buzz" OR tollé -humour usage:"gestion de crise" pays:suisse year:2008..2013 sort:newest`},
		{"warnings=1", "use:crsis"},
		{"bytes=100k", strings.Repeat(`crise "bad buzz" use:crisis `, 100<<10/28)},
	} {
		b.Run(fmt.Sprintf("query=%s", q.name), func(b *testing.B) {
			b.ReportAllocs()
			var e index.Expr
			for b.Loop() {
				e, _ = index.ParseQuery(q.text, names)
			}
			b.ReportMetric(float64(len(e.Clauses)), "clauses")
		})
	}
}

// BenchmarkTaxonomyNames is what the first query of a process pays, before it has
// asked for a value and with one of a taxonomy and one of the countries.
func BenchmarkTaxonomyNames(b *testing.B) {
	tax := builtinTaxonomies(b)
	for _, text := range []string{"crise", "usage:tollé pays:suisse"} {
		b.Run("query="+text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				index.ParseQuery(text, index.NewTaxonomyNames(tax))
			}
		})
	}
}
