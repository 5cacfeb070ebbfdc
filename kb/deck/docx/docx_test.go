package docx_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"casebook/kb"
	"casebook/kb/deck"
	"casebook/kb/deck/docx"
)

func TestSameBytes(t *testing.T) {
	cases, tax := some(t)
	if !bytes.Equal(brief(t, cases, tax, "en"), brief(t, cases, tax, "en")) {
		t.Error("two briefs of the same cases differ")
	}
	if !bytes.Equal(handout(t, outline(t, "fr", true), docx.Options{}), handout(t, outline(t, "fr", true), docx.Options{})) {
		t.Error("two handouts of the same deck differ")
	}
}

// A source has one footnote in a case, whatever rests on it, and footnotes are told in
// full with an address that can be followed.
func TestFootnotes(t *testing.T) {
	cases, tax := some(t)
	for name, data := range map[string][]byte{"handout": handout(t, outline(t, "en", false), docx.Options{}), "brief": brief(t, cases, tax, "en")} {
		z := unzip(t, data)
		document, notes := string(z["word/document.xml"]), string(z["word/footnotes.xml"])
		marks, told := strings.Count(document, "<w:footnoteReference "), strings.Count(notes, "<w:footnoteRef/>")
		if marks == 0 || marks != told {
			t.Errorf("%s: %d marks of %d footnotes", name, marks, told)
		}
		if !strings.Contains(document, " NOTEREF _Ref") {
			t.Errorf("%s: a source cited twice has no field that leads to its footnote", name)
		}
		if !strings.Contains(string(z["word/_rels/footnotes.xml.rels"]), "https://www.vox.com/") || !strings.Contains(notes, ">vox.com") {
			t.Errorf("%s: the address of a source is not in its footnote", name)
		}
	}
}

// What a handout says is what the slides and the notes say, nothing of it twice where
// the notes begin as the slide does.
func TestHandout(t *testing.T) {
	d := outline(t, "en", false)
	document := string(unzip(t, handout(t, d, docx.Options{}))["word/document.xml"])
	for _, want := range []string{`w:val="Heading1"`, `<w:tblHeader/>`, "Full apology and a review promised by 30 April", "In more detail", "Counted independently", `w:val="ListNumber"`} {
		if !strings.Contains(document, want) {
			t.Errorf("the handout does not have %q", want)
		}
	}
	for _, s := range d.Slides {
		for _, bl := range s.Bullets {
			if s.Kind == deck.KindLessons && strings.Count(document, ">"+bl.Text.Text+"<") != 1 {
				t.Errorf("%q stands there %d times", bl.Text.Text, strings.Count(document, ">"+bl.Text.Text+"<"))
			}
		}
	}
	if without := string(unzip(t, handout(t, d, docx.Options{NoNotes: true}))["word/document.xml"]); strings.Contains(without, "In more detail") {
		t.Error("without notes there are notes")
	}
}

// A text in another language than the document's says so, and one from right to left
// is written so.
func TestLanguages(t *testing.T) {
	cases, tax := some(t)
	if document := string(unzip(t, brief(t, cases, tax, "fr"))["word/document.xml"]); !strings.Contains(document, `<w:lang w:val="en-GB"/>`) {
		t.Error("English in a French brief is not said to be English")
	}
	document := string(unzip(t, handout(t, hard("שלום"), docx.Options{}))["word/document.xml"])
	for _, want := range []string{"<w:bidi/>", `<w:rtl/><w:lang w:bidi="he-IL"/>`} {
		if !strings.Contains(document, want) {
			t.Errorf("Hebrew has no %s", want)
		}
	}
}

// A brief's sentences are whole ones of the case.
func TestBriefIsWhole(t *testing.T) {
	cases, tax := library(t)
	for _, lang := range []string{"en", "fr"} {
		for _, c := range cases {
			pages, err := deck.Briefs([]*kb.Case{c}, tax, deck.Options{Lang: lang})
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range pages[0].Sections {
				for _, paragraph := range s.Paragraphs {
					last := paragraph[len(paragraph)-1].Text.Text
					if !strings.ContainsAny(last[len(last)-1:], ".!?:)\"") && !strings.HasSuffix(last, "”") && !strings.HasSuffix(last, "»") {
						t.Errorf("%s %s: %q is no whole sentence", lang, c.Slug, last)
					}
				}
			}
		}
	}
}

func TestBriefRefuses(t *testing.T) {
	cases, tax := some(t)
	var b bytes.Buffer
	if err := docx.Brief(&b, cases, tax, deck.Options{Lang: "de"}); !errors.Is(err, deck.ErrLanguage) {
		t.Errorf("German: %v", err)
	}
	if err := docx.Brief(&b, nil, tax, deck.Options{Lang: "en"}); !errors.Is(err, deck.ErrNoCases) {
		t.Errorf("no cases: %v", err)
	}
	if b.Len() > 0 {
		t.Error("something was written")
	}
}

// Whatever a case says, the package holds together.
func FuzzText(f *testing.F) {
	for _, s := range []string{"KFC", "]]>&<\"'", "\x00\x1f\ufffe\ufdd0\xed\xa0\x80", "שלום hello العربية", "👩🏽‍💻", "a\u2028b\r\n", "_x000D_", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { unzip(t, handout(t, hard(s), docx.Options{})) })
}

func BenchmarkBriefs(b *testing.B) {
	cases, tax := library(b)
	cases = cases[:30]
	for b.Loop() {
		brief(b, cases, tax, "en")
	}
	b.ReportMetric(float64(len(cases)), "cases")
}

func ExampleHandout() {
	d := &deck.Deck{Lang: "en", Title: "Thursday", Slides: []deck.Slide{{Kind: deck.KindCover}}}
	var b bytes.Buffer
	fmt.Println(docx.Handout(&b, d, docx.Options{}))
	// Output: <nil>
}

// A footnote's number behind a figure was read as its power: 9 with a small 4.
func TestFiguresHaveNoPowers(t *testing.T) {
	cases, tax := some(t)
	for name, data := range map[string][]byte{"handout": handout(t, outline(t, "en", false), docx.Options{}), "brief": brief(t, cases, tax, "en")} {
		figures := 0
		for p := range strings.SplitSeq(string(unzip(t, data)["word/document.xml"]), "<w:p>") {
			if !strings.Contains(p, `<w:pStyle w:val="Figure"/>`) {
				continue
			}
			if figures++; strings.Contains(p, "footnoteReference") || strings.Contains(p, "NOTEREF") {
				t.Errorf("%s: a figure has a footnote: %s", name, p)
			}
		}
		if figures == 0 {
			t.Errorf("%s has no figures: the test shows nothing", name)
		}
	}
}

// Verdicts without reasons have no empty column for them.
func TestChannelsWithoutReasons(t *testing.T) {
	for _, test := range []struct {
		note string
		want int
	}{{"", 0}, {"Quick and human.", 1}} {
		d := &deck.Deck{Lang: "en", Title: "T", Slides: []deck.Slide{{
			Kind: deck.KindCase, Slug: "a", Title: deck.Run{Text: "A case", Lang: "en"},
			Channels: []deck.Channel{{Name: "Twitter", Verdict: "good", Word: "good"}, {Name: "Blog", Verdict: "poor", Word: "poor", Note: deck.Run{Text: test.note, Lang: "en"}}},
		}}}
		if got := strings.Count(string(unzip(t, handout(t, d, docx.Options{}))["word/document.xml"]), ">Why<"); got != test.want {
			t.Errorf("with %q: %d columns of reasons, want %d", test.note, got, test.want)
		}
	}
}
