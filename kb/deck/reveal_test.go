package deck_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/kb"
	"casebook/kb/deck"
)

// Before the room was asked, no slide of a case shows anything that tells its
// outcome: title, summary, verdicts, reasons, figures, steps, or a sentence of the
// sections behind the first.
func TestRevealHoldsBack(t *testing.T) {
	for _, c := range append(realCases(t), oddCases(t)...) {
		if c.Type == kb.TypePractice {
			continue // nothing happens in it
		}
		for _, lang := range []string{"en", "fr"} {
			other := named(t, "old-spice-responses")
			if c.Slug == other[0].Slug {
				other = nil
			}
			checkHeldBack(t, c, outline(t, []*kb.Case{c}, deck.Options{Lang: lang, Reveal: true}))
			checkHeldBack(t, c, outline(t, append(other, c), deck.Options{Lang: lang, Reveal: true}))
		}
	}
}

func checkHeldBack(t *testing.T, c *kb.Case, d *deck.Deck) {
	t.Helper()
	asked := slices.IndexFunc(d.Slides, func(s deck.Slide) bool { return s.Slug == c.Slug && s.Kind == deck.KindDecision })
	if asked < 0 {
		t.Errorf("%s is not asked about", c.Slug)
		return
	}
	shown := ""
	for _, s := range d.Slides[:asked+1] {
		if s.Slug != c.Slug && s.Kind != deck.KindCover && s.Kind != deck.KindAgenda {
			continue // of another case
		}
		if s.Timeline != nil || s.Table != nil || len(s.Figures)+len(s.Channels)+len(s.Facts) > 0 {
			t.Errorf("%s %s: slide %q tells before it is asked", c.Slug, d.Lang, s.Title.Text)
		}
		shown += text(s) + "\n"
	}
	for what, told := range tellers(c, d.Lang) {
		for _, s := range told {
			if len(s) > 12 && strings.Contains(shown, s) {
				t.Errorf("%s %s: shown before it is asked, of %s: %s", c.Slug, d.Lang, what, s)
			}
		}
	}
	if !slices.ContainsFunc(d.Slides[asked:], func(s deck.Slide) bool { return s.Slug == c.Slug && s.Kind == deck.KindCase }) {
		t.Errorf("%s: the outcome is never shown", c.Slug)
	}
}

// tellers are the texts of a case that tell how it ended.
func tellers(c *kb.Case, lang string) map[string][]string {
	all := make(map[string][]string)
	title, _ := c.TitleIn(lang)
	all["title"] = []string{title}
	all["summary"] = []string{c.Summary.In(lang)}
	for _, ch := range c.Channels {
		all["channels"] = append(all["channels"], ch.Note.In(lang))
	}
	for _, f := range c.Figures {
		all["figures"] = append(all["figures"], f.Label.In(lang))
	}
	for _, s := range c.Timeline {
		all["timeline"] = append(all["timeline"], s.Text.In(lang))
	}
	body, in := c.BodyIn(lang)
	for _, b := range kb.Blocks(body, in, len(c.Sources)) {
		if b.Section != kb.SectionContext {
			all["body"] = append(all["body"], kb.Typographic(b.Text[:min(len(b.Text), 40)], in))
		}
	}
	return all
}

// text is what a slide shows, its notes left out.
func text(s deck.Slide) string {
	parts := []string{s.Head, s.Title.Text, s.Lead.Text, s.Foot}
	for _, b := range s.Bullets {
		parts = append(parts, b.Text.Text, b.Detail.Text, b.Question.Text)
	}
	for _, f := range s.Facts {
		parts = append(parts, f.Value)
	}
	for _, c := range s.Channels {
		parts = append(parts, c.Name, c.Word, c.Note.Text)
	}
	for _, f := range s.Figures {
		parts = append(parts, f.Value, f.Label.Text)
	}
	return strings.Join(parts, "\n")
}

// A crisis comes one step a slide, each with the words of its newest step.
func TestRevealStepByStep(t *testing.T) {
	for _, c := range realCases(t) {
		d := outline(t, []*kb.Case{c}, deck.Options{Lang: "en", Reveal: true})
		shown := 0
		for _, s := range d.Slides {
			if s.Timeline == nil {
				continue
			}
			shown++
			tl := s.Timeline
			if tl.Shown != shown || tl.Last != shown || tl.First >= tl.Last || tl.Last-tl.First > tl.Columns {
				t.Errorf("%s: slide %d of the timeline shows %d steps and words of %d to %d in %d columns", c.Slug, shown, tl.Shown, tl.First+1, tl.Last, tl.Columns)
			}
			if got := len(tl.Draw("en").Marks); got > 0 && got != shown {
				t.Errorf("%s: slide %d of the timeline draws %d marks", c.Slug, shown, got)
			}
		}
		if shown > 0 && shown != len(c.Timeline) {
			t.Errorf("%s: %d of %d steps", c.Slug, shown, len(c.Timeline))
		}
	}
}
