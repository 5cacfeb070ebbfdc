package deck_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/cases"
	"casebook/kb"
	"casebook/kb/deck"
)

var update = flag.Bool("update", false, "write the golden files anew")

func taxonomies(t testing.TB) *kb.Taxonomies {
	t.Helper()
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	return tax
}

// realCases are all cases of the library that comes with the program; only read them.
func realCases(t testing.TB) []*kb.Case {
	t.Helper()
	all, err := library()
	if err != nil {
		t.Fatal(err)
	}
	return slices.Clone(all)
}

var library = sync.OnceValues(func() ([]*kb.Case, error) {
	lib, err := kb.OpenFS(cases.FS())
	if err != nil {
		return nil, err
	}
	files, err := lib.Files(context.Background())
	if err != nil {
		return nil, err
	}
	var all []*kb.Case
	for _, f := range files {
		slug, lang, ok := kb.SplitName(f.Name)
		if !ok || lang != "" {
			continue
		}
		c, problems, err := lib.Parse(context.Background(), slug)
		if err == nil && c == nil {
			err = problems
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		all = append(all, c)
	}
	return all, nil
})

// oddCases are cases as nobody writes them, but somebody will: testdata/odd.
func oddCases(t testing.TB) []*kb.Case {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "odd", "*.md"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no odd cases: %v", err)
	}
	var all []*kb.Case
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		slug, _, _ := kb.SplitName(filepath.Base(name))
		c, problems := kb.Parse(slug, []kb.File{{Path: name, Data: data}}, taxonomies(t))
		if c == nil {
			t.Fatal(problems)
		}
		all = append(all, c)
	}
	return all
}

func named(t testing.TB, slugs ...string) []*kb.Case {
	t.Helper()
	all := realCases(t)
	var some []*kb.Case
	for _, slug := range slugs {
		i := slices.IndexFunc(all, func(c *kb.Case) bool { return c.Slug == slug })
		if i < 0 {
			t.Fatalf("no case %q", slug)
		}
		some = append(some, all[i])
	}
	return some
}

func outline(t testing.TB, some []*kb.Case, o deck.Options) *deck.Deck {
	t.Helper()
	d, err := deck.Outline(some, taxonomies(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The outlines of a few decks, as a reader of the diff sees them.
func TestOutlineGolden(t *testing.T) {
	course := []string{"southwest-kevin-smith", "kfc-chicken-shortage-2018", "old-spice-responses", "rts-social-networks", "measuring-a-blog"}
	for _, test := range []struct {
		name  string
		cases []*kb.Case
		o     deck.Options
	}{
		{"course.en", named(t, course...), deck.Options{Lang: "en", Author: "Judy Smith"}},
		{"course.fr.reveal", named(t, course...), deck.Options{Lang: "fr-CH", Title: "L'art de s'excuser", Reveal: true}},
		{"one.fr", named(t, "united-3411-2017"), deck.Options{Lang: "fr", NoNotes: true}},
		{"odd.en", oddCases(t), deck.Options{Lang: "en", NoNotes: true}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := printed(outline(t, test.cases, test.o))
			path := filepath.Join("testdata", "outline", test.name+".txt")
			if *update {
				if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// printed is a deck for reading.
func printed(d *deck.Deck) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s | %s | %s\n", d.Lang, d.Title, d.Subtitle, d.Author)
	for i, s := range d.Slides {
		fmt.Fprintf(&b, "\n%d %s", i+1, s.Kind)
		if s.Parts > 0 {
			fmt.Fprintf(&b, " %d/%d", s.Part, s.Parts)
		}
		fmt.Fprintf(&b, "\n  head  %s\n  title %s\n", s.Head, run(s.Title, d.Lang))
		line := func(name string, parts ...string) {
			if text := strings.Trim(strings.Join(parts, " | "), " |"); text != "" {
				fmt.Fprintf(&b, "  %-5s %s\n", name, text)
			}
		}
		line("lead", run(s.Lead, d.Lang))
		for _, f := range s.Facts {
			line("fact", f.Label, f.Value)
		}
		for _, c := range s.Channels {
			line("ch", strings.TrimSpace(c.Name+" "+c.Years), c.Word, run(c.Note, d.Lang))
		}
		for _, bl := range s.Bullets {
			line("-", run(bl.Text, d.Lang), run(bl.Detail, d.Lang), run(bl.Question, d.Lang), bl.Time)
		}
		for _, f := range s.Figures {
			line("fig", f.Value, run(f.Label, d.Lang), f.Rung, f.By, f.Disputed, fmt.Sprint(f.Source), fmt.Sprint(f.Size, "/", f.LabelSize))
		}
		if tl := s.Timeline; tl != nil {
			line("line", fmt.Sprintf("%d of %d shown, words of %d to %d in %d columns", tl.Shown, len(tl.Steps), tl.First+1, tl.Last, tl.Columns), tl.Answer, tl.Apology)
			for _, st := range tl.Steps[tl.First:tl.Last] {
				line("step", st.Date, st.Word, run(st.Text, d.Lang))
			}
		}
		if s.Table != nil {
			var heads []string
			for _, c := range s.Table.Columns {
				heads = append(heads, c.Text)
			}
			line("cols", heads...)
			for _, r := range s.Table.Rows {
				cells := []string{r.Head}
				for _, c := range r.Cells {
					cells = append(cells, c.Text)
				}
				line("row", cells...)
			}
		}
		for _, r := range s.References {
			line("ref", fmt.Sprint(r.Number), r.Text, r.Address)
		}
		for _, r := range s.Sources {
			line("src", fmt.Sprint(r.Number), r.Text)
		}
		line("foot", s.Foot)
		for _, r := range s.Notes.Say {
			line("say", run(r, d.Lang))
		}
		for _, r := range s.Notes.Ask {
			line("ask", run(r, d.Lang))
		}
	}
	return b.String()
}

func run(r deck.Run, lang string) string {
	if r.Lang != lang && r.Text != "" {
		return r.Text + " (" + r.Lang + ")"
	}
	return r.Text
}

// A case gives one to four slides, further pages aside.
func TestSlidesOfACase(t *testing.T) {
	for _, c := range append(realCases(t), oddCases(t)...) {
		d := outline(t, []*kb.Case{c}, deck.Options{Lang: "en"})
		kinds := 0
		for _, s := range d.Slides {
			own := s.Kind == deck.KindCase || s.Kind == deck.KindActions || s.Kind == deck.KindFigures || s.Kind == deck.KindTimeline || s.Kind == deck.KindLessons
			if own && s.Part < 2 {
				kinds++
			}
		}
		if kinds < 1 || kinds > 4 {
			t.Errorf("%s has %d slides", c.Slug, kinds)
		}
	}
}

// Refusals name what is wrong.
func TestOutlineRefuses(t *testing.T) {
	tax := taxonomies(t)
	one := named(t, "old-spice-responses")
	many := slices.Repeat(one, deck.MaxCases+1)
	for _, test := range []struct {
		cases []*kb.Case
		lang  string
		want  string
	}{
		{one, "de", `decks are in English (en) or French (fr), not "de"`},
		{nil, "en", "a deck wants at least one case"},
		{many, "en", "a deck has room for 60 cases, not 61"},
	} {
		if _, err := deck.Outline(test.cases, tax, deck.Options{Lang: test.lang}); err == nil || err.Error() != test.want {
			t.Errorf("error %v, want %s", err, test.want)
		}
	}
	if _, err := deck.Outline(many[1:], tax, deck.Options{Lang: "en"}); err != nil {
		t.Errorf("%d cases: %v", deck.MaxCases, err)
	}
}

// Thirty cases: what a trainer waits for after a click, without the drawing.
func BenchmarkOutline(b *testing.B) {
	some := realCases(b)[:30]
	tax := taxonomies(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := deck.Outline(some, tax, deck.Options{Lang: "fr"}); err != nil {
			b.Fatal(err)
		}
	}
}
