package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"testing"
	"time"

	"casebook/kb"
	"casebook/kb/deck"
	"casebook/kb/deck/docx"
)

func library(t testing.TB) ([]*kb.Case, *kb.Taxonomies) {
	t.Helper()
	lib, err := kb.OpenFolder("../../../cases")
	if err != nil {
		t.Fatal(err)
	}
	tax, err := lib.Taxonomies()
	if err != nil {
		t.Fatal(err)
	}
	files, err := lib.Files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var cases []*kb.Case
	for _, f := range files {
		slug, lang, ok := kb.SplitName(f.Name)
		if !ok || lang != "" {
			continue
		}
		c, problems, err := lib.Parse(t.Context(), slug)
		if err != nil || c == nil {
			t.Fatalf("parse %s: %v %v", slug, err, problems)
		}
		cases = append(cases, c)
	}
	return cases, tax
}

func day() time.Time { return time.Date(2026, 10, 12, 0, 0, 0, 0, time.UTC) }

func brief(t testing.TB, cases []*kb.Case, tax *kb.Taxonomies, lang string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Brief(&b, cases, tax, deck.Options{Lang: lang, Author: "Anne Trainer", Date: day()}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func handout(t testing.TB, d *deck.Deck, o docx.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Handout(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// some are four of the library's cases, a note about a way of working among them.
func some(t testing.TB) ([]*kb.Case, *kb.Taxonomies) {
	t.Helper()
	cases, tax := library(t)
	var out []*kb.Case
	for _, c := range cases {
		switch c.Slug {
		case "kfc-chicken-shortage-2018", "united-3411-2017", "southwest-kevin-smith", "blogger-relations-insurance":
			out = append(out, c)
		}
	}
	return out, tax
}

func outline(t testing.TB, lang string, reveal bool) *deck.Deck {
	t.Helper()
	cases, tax := some(t)
	d, err := deck.Outline(cases, tax, deck.Options{Lang: lang, Author: "Anne Trainer", Date: day(), Reveal: reveal})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// hard is a deck of what is hard to set: names from right to left, emoji, markup,
// control characters, addresses that are none, no content at all.
func hard(s string) *deck.Deck {
	r := deck.Run{Text: s, Lang: "en"}
	src := []deck.Source{{Number: 1, Text: s, Address: "http://exämple.fr/ö [1]#a#b"}, {Number: 2, Text: s, Address: "javascript:" + s}}
	d := &deck.Deck{Lang: "en", Title: s, Subtitle: s, Author: s, Date: day()}
	for _, k := range []deck.Kind{deck.KindCover, deck.KindAgenda, deck.KindCase, deck.KindContext, deck.KindDecision, deck.KindActions, deck.KindFigures, deck.KindLessons, deck.KindComparison, deck.KindQuestions, deck.KindSources, deck.Kind(s)} {
		d.Slides = append(d.Slides, deck.Slide{
			Kind: k, Slug: s, Head: s, Title: r, Lead: r, Bullets: []deck.Bullet{{Text: r, Detail: r, Question: r, Slug: s, Time: s}, {}},
			Facts: []deck.Fact{{Label: s, Value: s}}, Channels: []deck.Channel{{Name: s, Verdict: s, Word: s, Note: r}},
			Figures: []deck.Figure{{Value: s, Label: r, Disputed: s, Source: 1}}, Start: 3,
			Table:      &deck.Table{Columns: []deck.Run{r, r}, Rows: []deck.Row{{Head: s, Cells: []deck.Cell{{Text: s, Best: true}}}}},
			References: src, Sources: src, Foot: s, Notes: deck.Notes{Say: []deck.Run{r}, Ask: []deck.Run{r}, Sources: src},
		})
	}
	d.Slides = append(d.Slides, deck.Slide{Kind: deck.KindTimeline, Slug: s, Title: r, Timeline: &deck.Timeline{Steps: []deck.Step{{Date: s, Text: r, Word: s, Source: 2}}}})
	return d
}

// A zipped is a package as a reader finds it.
type zipped map[string][]byte

// unzip reads a package by other code than wrote it, and tells what is wrong with how
// it hangs together.
func unzip(t testing.TB, data []byte) zipped {
	t.Helper()
	z := zipped{}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		z[f.Name] = body
	}
	for name := range z {
		if strings.HasSuffix(name, ".xml") {
			z.check(t, name)
		}
	}
	return z
}

// check looks in a part for what Word repairs: relations, lists, styles and footnotes
// that are not there, numbers that come twice, rows with too few cells, cells that
// don't end with a paragraph.
func (z zipped) check(t testing.TB, name string) {
	t.Helper()
	rels := z.ids(t, path.Join(path.Dir(name), "_rels", path.Base(name)+".rels"), "Relationship", "Id")
	styles, lists, notes := z.ids(t, "word/styles.xml", "style", "styleId"), z.ids(t, "word/numbering.xml", "num", "numId"), z.ids(t, "word/footnotes.xml", "footnote", "id")
	bookmarks := z.ids(t, name, "bookmarkStart", "name")
	z.ids(t, name, "bookmarkStart", "id")
	has := func(set map[string]bool, what, id string) {
		if !set[id] {
			t.Errorf("%s uses %s %q, which is not there", name, what, id)
		}
	}
	var columns, cells int
	last := ""
	d := xml.NewDecoder(bytes.NewReader(z[name]))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%s is no XML: %v", name, err)
		}
		if end, ok := tok.(xml.EndElement); ok {
			switch {
			case end.Name.Local == "tr" && cells != columns:
				t.Errorf("%s: a row of %d cells in %d columns", name, cells, columns)
			case end.Name.Local == "tc" && last != "p":
				t.Errorf("%s: a cell ends with %s", name, last)
			}
			last = end.Name.Local
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		attr := map[string]string{}
		for _, a := range el.Attr {
			attr[a.Name.Local] = a.Value
			if strings.HasSuffix(a.Name.Space, "/relationships") {
				has(rels, "relation", a.Value)
			}
		}
		switch el.Name.Local {
		case "tblGrid":
			columns = 0
		case "gridCol":
			columns++
		case "tr":
			cells = 0
		case "tc":
			cells++
		case "pStyle", "rStyle", "tblStyle", "basedOn", "next":
			has(styles, "style", attr["val"])
		case "numId":
			has(lists, "list", attr["val"])
		case "footnoteReference":
			has(notes, "footnote", attr["id"])
		case "hyperlink":
			if attr["anchor"] != "" {
				has(bookmarks, "bookmark", attr["anchor"])
			}
		}
	}
}

// ids are the values of an attribute in a part, none of which comes twice.
func (z zipped) ids(t testing.TB, name, element, attribute string) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	d := xml.NewDecoder(bytes.NewReader(z[name]))
	for {
		tok, err := d.Token()
		if err != nil {
			return out
		}
		el, ok := tok.(xml.StartElement)
		if !ok || el.Name.Local != element {
			continue
		}
		for _, a := range el.Attr {
			if a.Name.Local == attribute {
				if out[a.Value] {
					t.Errorf("%s has %s %s twice", name, element, a.Value)
				}
				out[a.Value] = true
			}
		}
	}
}
