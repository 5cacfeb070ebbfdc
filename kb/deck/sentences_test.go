package deck_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"casebook/kb"
	"casebook/kb/deck"
)

// No bullet is a piece of a sentence: each stands in the case's text, begins where a
// paragraph or a sentence begins, and ends where one ends.
func TestBulletsAreWholeSentences(t *testing.T) {
	for _, c := range append(realCases(t), oddCases(t)...) {
		for _, lang := range []string{"en", "fr"} {
			body, in := c.BodyIn(lang)
			var paragraphs []string
			for _, b := range kb.Blocks(body, in, len(c.Sources)) {
				paragraphs = append(paragraphs, kb.Typographic(b.Text, in))
			}
			for _, reveal := range []bool{false, true} {
				d := outline(t, []*kb.Case{c}, deck.Options{Lang: lang, Reveal: reveal})
				for _, s := range d.Slides {
					if s.Kind != deck.KindActions && s.Kind != deck.KindLessons && s.Kind != deck.KindContext {
						continue
					}
					texts := []string{s.Lead.Text}
					for _, b := range s.Bullets {
						texts = append(texts, b.Text.Text, b.Detail.Text)
					}
					for _, text := range texts {
						if text != "" && !whole(text, paragraphs) {
							t.Errorf("%s %s: not whole: %s", c.Slug, lang, text)
						}
					}
				}
			}
		}
	}
}

// whole reports whether a text is made of whole sentences of one of the paragraphs.
func whole(text string, paragraphs []string) bool {
	for _, p := range paragraphs {
		for at := 0; ; {
			i := strings.Index(p[at:], text)
			if i < 0 {
				break
			}
			before, after := strings.TrimSpace(p[:at+i]), strings.TrimSpace(p[at+i+len(text):])
			if ended(before) && (after == "" || ended(text)) {
				return true
			}
			at += i + 1
		}
	}
	return false
}

func ended(s string) bool {
	if s == "" {
		return true
	}
	s = strings.TrimRight(s, "”»’)\"\u00a0\u202f")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".?!…", r)
}

// A lead is the beginning of the summary, in whole sentences.
func TestLeadIsShortenedBySentences(t *testing.T) {
	cut := 0
	for _, c := range append(realCases(t), oddCases(t)...) {
		d := outline(t, []*kb.Case{c}, deck.Options{Lang: "en"})
		for _, s := range d.Slides {
			if s.Kind != deck.KindCase || s.Part > 1 {
				continue
			}
			summary := c.Summary.In("en")
			if !strings.HasPrefix(summary, s.Lead.Text) || !ended(s.Lead.Text) {
				t.Errorf("%s: the lead is %q", c.Slug, s.Lead.Text)
			}
			if s.Lead.Text != summary {
				cut++
			}
		}
	}
	if cut == 0 {
		t.Error("no lead was ever too long: the test shows nothing")
	}
}

// What a slide has no room for stands in the notes.
func TestNotesHaveTheWholeSection(t *testing.T) {
	for _, c := range realCases(t) {
		if c.Type == kb.TypePractice {
			continue
		}
		var said strings.Builder
		for _, s := range outline(t, []*kb.Case{c}, deck.Options{Lang: "en"}).Slides {
			for _, r := range s.Notes.Say {
				said.WriteString(r.Text + "\n")
			}
		}
		body, in := c.BodyIn("en")
		for _, b := range kb.Blocks(body, in, len(c.Sources)) {
			if b.Section == kb.SectionActions && !strings.Contains(said.String(), kb.Typographic(b.Text, in)) {
				t.Errorf("%s: neither on a slide nor in the notes: %s", c.Slug, b.Text)
			}
		}
	}
}

// Texts that are hard to part: what follows the bar is another sentence.
func TestSentences(t *testing.T) {
	for _, given := range []string{
		"Then came one.|Two came!|Three?|Four…",
		"It met Mr. Smith in St. Louis, e.g. at 8.30 p.m. on a Sunday.|Then it left.",
		"“Why?” they ask.|“Because.”|And so on.",
		"She says: “No. Never.”|He agrees.",
		"M. Dupont (S.A. Dupont) en veut 1.200.|La suite.",
		"« Pourquoi ? » demandent-ils.|« Parce que. »|Fin.",
		"QoQa.ch sells. one thing",
		"The U.S. branch of Yahoo! answers.|It is late.",
		"(It was late. Very.)|Then not.",
		"Version 2.0 is out.|3 people saw it.",
	} {
		c := named(t, "old-spice-responses")[0]
		copied := *c
		copied.Lang, copied.Translations = "en", nil
		if strings.ContainsFunc(given, func(r rune) bool { return r == '«' }) || strings.Contains(given, "Dupont") {
			copied.Lang = "fr"
		}
		heads := [...]string{"Context", "What they did", "Results", "Lessons"}
		if copied.Lang == "fr" {
			heads = [...]string{"Contexte", "Ce qu'ils ont fait", "Résultats", "Leçons"}
		}
		copied.Timeline, copied.Crisis = nil, nil
		copied.Body = "## " + heads[0] + "\n\nx.\n\n## " + heads[1] + "\n\n" + strings.ReplaceAll(given, "|", " ") + "\n\n## " + heads[2] + "\n\nx.\n\n## " + heads[3] + "\n\n- x.\n"
		var got []string
		for _, s := range outline(t, []*kb.Case{&copied}, deck.Options{Lang: copied.Lang}).Slides {
			if s.Kind == deck.KindActions {
				got = append(got, s.Bullets[0].Text.Text)
			}
		}
		first, _, _ := strings.Cut(given, "|")
		if want := kb.Typographic(first, copied.Lang); len(got) != 1 || plain(got[0]) != plain(want) {
			t.Errorf("the first sentence of %q is %q, want %q", given, got, want)
		}
	}
}

// plain leaves the kind of space out.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
}

// "Full?" alone says nothing on a slide: the sentence after it comes along.
func TestAWordTakesTheNextSentence(t *testing.T) {
	for lang, want := range map[string]string{"en": "Full? Say so, and stop pushing the offer.", "fr": "Complet ? Dites-le, et ne poussez plus l’offre."} {
		var got []string
		for _, s := range outline(t, named(t, "villa-honegg-pool"), deck.Options{Lang: lang}).Slides {
			for _, b := range s.Bullets {
				got = append(got, plain(b.Text.Text))
			}
		}
		if !slices.Contains(got, want) {
			t.Errorf("%q is none of %q", want, got)
		}
	}
}
