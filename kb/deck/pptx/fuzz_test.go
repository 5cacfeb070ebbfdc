package pptx_test

import (
	"bytes"
	"errors"
	"testing"

	"casebook/kb/deck"
	"casebook/kb/deck/pptx"
)

// Whatever a case says, the package holds together.
func FuzzText(f *testing.F) {
	for _, s := range []string{"KFC", "]]>&<\"'", "\x00\x1f\ufffe\ufdd0\xed\xa0\x80", "שלום hello العربية", "👩🏽‍💻", "a\u2028b\r\n", "_x000D_", "http://x/%zz"} {
		f.Add(s, "en", "https://example.org/?"+s, 3)
	}
	f.Fuzz(func(t *testing.T, s, lang, address string, n int) {
		n = max(n%12, -n%12)
		r := deck.Run{Text: s, Lang: lang}
		src := []deck.Source{{Number: n, Text: s, Address: address, Lang: lang}}
		var bullets []deck.Bullet
		var channels []deck.Channel
		for range n {
			bullets = append(bullets, deck.Bullet{Text: r, Detail: r, Question: r, Slug: s, Time: s})
			channels = append(channels, deck.Channel{Name: s, Verdict: s, Word: s, Note: r})
		}
		d := &deck.Deck{Lang: lang, Title: s, Subtitle: s, Author: s}
		for _, k := range []deck.Kind{deck.KindCover, deck.KindAgenda, deck.KindCase, deck.KindDecision, deck.KindActions, deck.KindFigures, deck.KindTimeline, deck.KindLessons, deck.KindComparison, deck.KindSources, deck.Kind(s)} {
			d.Slides = append(d.Slides, deck.Slide{
				Kind: k, Slug: s, Head: s, Title: r, Lead: r, Bullets: bullets, Channels: channels, Facts: []deck.Fact{{Label: s, Value: s}},
				Figures:  []deck.Figure{{Value: s, Label: r, Disputed: s}},
				Table:    &deck.Table{Columns: []deck.Run{r, r}, Rows: []deck.Row{{Head: s, Cells: []deck.Cell{{Text: s, Mark: s}}}}},
				Timeline: nil, References: src, Sources: src, Foot: s, Notes: deck.Notes{Say: []deck.Run{r}, Sources: src},
			})
		}
		var b bytes.Buffer
		if err := pptx.Write(&b, d, pptx.Options{}); err != nil {
			t.Fatal(err)
		}
		if _, wrong := unzip(b.Bytes()); len(wrong) > 0 {
			t.Errorf("%q: %v", s, wrong)
		}
	})
}

// A template that is no whole presentation is refused with a reason, never with a
// crash; what is taken gives a package that holds together.
func FuzzTemplate(f *testing.F) {
	for _, name := range templates() {
		data := read(f, name)
		f.Add(data, 0, byte(0))
		f.Add(data, len(data)/2, byte(7))
		f.Add(data[:len(data)/2], 0, byte(0))
	}
	f.Add([]byte("PK\x03\x04"), 0, byte(0))
	d := samples()["every"]
	f.Fuzz(func(t *testing.T, data []byte, at int, b byte) {
		data = bytes.Clone(data)
		if at >= 0 && at < len(data) {
			data[at] ^= b
		}
		var out bytes.Buffer
		err := pptx.Write(&out, d, pptx.Options{Template: data})
		var wrong *pptx.TemplateError
		if err != nil && !errors.As(err, &wrong) {
			t.Fatalf("%T: %v", err, err)
		}
		if _, err := pptx.CheckTemplate(data, "en"); err != nil && !errors.As(err, &wrong) {
			t.Fatalf("%T: %v", err, err)
		}
	})
}
