package marp_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v4"

	"casebook/kb"
	"casebook/kb/deck"
	"casebook/kb/deck/marp"
)

func write(t testing.TB, d *deck.Deck, o marp.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := marp.Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// oddDeck has text of every kind that Markdown could take for something.
func oddDeck(t testing.TB, o deck.Options) *deck.Deck {
	t.Helper()
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join("..", "testdata", "odd", "*.md"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no odd cases: %v", err)
	}
	var some []*kb.Case
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		slug, _, _ := kb.SplitName(filepath.Base(name))
		c, problems := kb.Parse(slug, []kb.File{{Path: name, Data: data}}, tax)
		if c == nil {
			t.Fatal(problems)
		}
		some = append(some, c)
	}
	d, err := deck.Outline(some, tax, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A shown deck is a file as Marp reads it: slides between rules, each with its
// settings, its text and its notes.
type shown struct {
	front map[string]any
	text  []string // of each slide, as its reader sees it
	class []string
	notes []string
}

// read parts the file as Marp does, with CommonMark's rules: front matter, then
// slides at each thematic break; a comment that is a mapping is a setting, another
// one is notes. It fails where there is other HTML, a link to elsewhere than the web,
// or code.
func read(t testing.TB, file string) shown {
	t.Helper()
	rest, ok := strings.CutPrefix(file, "---\n")
	front, body, found := strings.Cut(rest, "\n---\n")
	if !ok || !found {
		t.Fatalf("no front matter: %.100q", file)
	}
	var s shown
	if err := yaml.Unmarshal([]byte(front), &s.front); err != nil {
		t.Fatalf("front matter: %v", err)
	}
	source := []byte(body)
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Linkify))
	doc := md.Parser().Parse(text.NewReader(source))
	s.next()
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.ThematicBreak:
			s.next()
		case *ast.HTMLBlock:
			s.comment(t, blockText(n, source))
		default:
			s.text[len(s.text)-1] += visible(t, n, source) + "\n"
		}
	}
	return s
}

func (s *shown) next() {
	s.text, s.class, s.notes = append(s.text, ""), append(s.class, ""), append(s.notes, "")
}

func blockText(n *ast.HTMLBlock, source []byte) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(source))
	}
	if n.HasClosure() {
		b.Write(n.ClosureLine.Value(source))
	}
	return strings.TrimSpace(b.String())
}

func (s *shown) comment(t testing.TB, html string) {
	t.Helper()
	inner, opened := strings.CutPrefix(html, "<!--")
	inner, closed := strings.CutSuffix(inner, "-->")
	if !opened || !closed || strings.Contains(inner, "--") {
		t.Errorf("no comment of its own: %q", html)
		return
	}
	last := len(s.class) - 1
	var setting map[string]string
	if err := yaml.Unmarshal([]byte(inner), &setting); err != nil || setting == nil {
		s.notes[last] += inner
		return
	}
	for key, value := range setting {
		switch key {
		case "_class":
			s.class[last] = value
		case "_header", "_footer":
			s.text[last] += value + "\n"
		default:
			t.Errorf("the file sets %s", key)
		}
	}
}

func visible(t testing.TB, n ast.Node, source []byte) string {
	t.Helper()
	var b strings.Builder
	if err := ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(n.Segment.Value(source))
		case *ast.AutoLink:
			if url := string(n.URL(source)); !strings.HasPrefix(url, "http") {
				t.Errorf("a link to %s", url)
			}
		case *ast.RawHTML, *ast.HTMLBlock, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.CodeSpan, *ast.Link, *ast.Image:
			t.Errorf("the text makes a %s", n.Kind())
		}
		return ast.WalkContinue, nil
	}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Every slide of odd cases is there, of its kind, with its title, and nothing of
// their text is taken for Markdown.
func TestSlides(t *testing.T) {
	for _, o := range []deck.Options{{Lang: "en"}, {Lang: "fr", Reveal: true}} {
		d := oddDeck(t, o)
		got := read(t, write(t, d, marp.Options{}))
		if len(got.text) != len(d.Slides) {
			t.Fatalf("%d slides, want %d", len(got.text), len(d.Slides))
		}
		if got.front["marp"] != true || got.front["lang"] != o.Lang || got.front["title"] != d.Title {
			t.Errorf("the front matter is %v", got.front)
		}
		for i, s := range d.Slides {
			if got.class[i] != string(s.Kind) {
				t.Errorf("slide %d is a %q, want %q", i+1, got.class[i], s.Kind)
			}
			if want := letters(s.Title.Text); !strings.Contains(letters(got.text[i]), want) {
				t.Errorf("slide %d shows %q, want %q in it", i+1, got.text[i], want)
			}
			for _, b := range s.Bullets {
				if !strings.Contains(letters(got.text[i]), letters(b.Text.Text)) {
					t.Errorf("slide %d does not show %q", i+1, b.Text.Text)
				}
			}
			for _, r := range s.Notes.Say {
				if !strings.Contains(letters(got.notes[i]), letters(r.Text)) {
					t.Errorf("slide %d has no note %q", i+1, r.Text)
				}
			}
		}
	}
}

// letters are what escapes and parted hyphens leave of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\\' || r == '-' || r <= ' ' {
			return -1
		}
		return r
	}, s)
}

func TestNoNotes(t *testing.T) {
	got := read(t, write(t, oddDeck(t, deck.Options{Lang: "en"}), marp.Options{NoNotes: true}))
	for i, n := range got.notes {
		if n != "" {
			t.Errorf("slide %d has notes: %s", i+1, n)
		}
	}
}

// Whatever a text says, the slides are as many as they were, comments are closed, and
// nothing becomes HTML, code or a link.
func FuzzText(f *testing.F) {
	f.Add("plain", "https://example.org/")
	f.Add("--> <!-- # *x* _y_ `z` | [a](b) ![c](d) <b> &amp; $e$ :smile: ~~~", "https://example.org/--><script>")
	f.Add("---", "https://example.org/a--b")
	f.Add("1. one\n\n---\n\n# two\n```\nclass: x", "https://example.org/ \n")
	f.Add("_class: dark", `https://example.org/\">`)
	f.Add("#", "https://[::1]/")
	f.Fuzz(func(t *testing.T, s, address string) {
		r := deck.Run{Text: s, Lang: "en"}
		src := []deck.Source{{Number: 1, Text: s, Address: address}}
		notes := deck.Notes{Say: []deck.Run{r}, Ask: []deck.Run{r}, Sources: src}
		d := &deck.Deck{Lang: "en", Title: s, Author: s, Slides: []deck.Slide{
			{Kind: deck.KindCover, Title: r, Lead: r, Notes: notes},
			{Kind: deck.KindAgenda, Head: s, Title: r, Start: 1, Bullets: []deck.Bullet{{Text: r, Detail: r, Question: r, Time: s}}},
			{Kind: deck.KindCase, Title: r, Lead: r, Facts: []deck.Fact{{Label: s, Value: s}}, Channels: []deck.Channel{{Name: s, Verdict: s, Word: s, Note: r}}, Sources: src},
			{Kind: deck.KindDecision, Title: r, Lead: r, Bullets: []deck.Bullet{{Text: r}}, Foot: s},
			{Kind: deck.KindActions, Title: r, Bullets: []deck.Bullet{{Text: r, Detail: r}}},
			{Kind: deck.KindFigures, Title: r, Figures: []deck.Figure{{Value: s, Label: r, Rung: s, By: s, Disputed: s}}},
			{Kind: deck.KindTimeline, Title: r, Timeline: &deck.Timeline{Steps: []deck.Step{{Date: s, Text: r, Word: s}}, Shown: 1, Last: 1, Answer: s}},
			{Kind: deck.KindLessons, Title: r, Start: 1, Bullets: []deck.Bullet{{Text: r, Detail: r}}},
			{Kind: deck.KindComparison, Title: r, Table: &deck.Table{Columns: []deck.Run{r}, Rows: []deck.Row{{Head: s, Cells: []deck.Cell{{Text: s, Best: true}}}}}},
			{Kind: deck.KindSources, Title: r, References: src, Notes: notes},
		}}
		got := read(t, write(t, d, marp.Options{}))
		if len(got.text) != len(d.Slides) {
			t.Fatalf("%d slides, want %d", len(got.text), len(d.Slides))
		}
		for i, slide := range d.Slides {
			if got.class[i] != string(slide.Kind) {
				t.Errorf("slide %d is a %q", i+1, got.class[i])
			}
		}
	})
}
