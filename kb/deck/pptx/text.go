package pptx

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// A face is one of the two of a theme.
type face int

const (
	asPlaceholder face = iota
	sans               // the theme's minor font
	serif              // its major font
)

// A run is text in one voice.
type run struct {
	text, lang string
	size       float64 // in points; 0: as the placeholder has it
	bold       bool
	face       face
	color      color  // empty: as the placeholder has it
	link       string // id of a relation to an address; empty: none
	jump       string // id of a relation to a slide; empty: none
	plain      bool   // a link that keeps the colour of its text
}

// A list says what stands before a paragraph.
type list int

const (
	noList    list = iota
	bulleted       // by the design
	numbered       // by the design, from para.start
	inherited      // as the placeholder has it
)

// A para is one paragraph.
type para struct {
	runs   []run
	before float64 // space above, in points
	line   float64 // distance of lines, 1 as the font has it
	exact  float64 // distance of lines in points, whatever the font has; 0: not told
	list   list
	start  int
	marks  float64 // size of the number, in points; 0: the text's
	hang   float64 // how far lines stand right of the mark before them
	margin float64 // left, of all lines
	right  bool    // aligned right
}

// words are the runs of a text: one, or several where the direction of writing
// changes within it. Each of these has a language that is written in its direction,
// so that readers and spelling checkers don't take Hebrew for English.
func (r run) words() []run {
	text := clean(r.text)
	if strings.IndexFunc(text, rightToLeft) < 0 {
		r.text = text
		return []run{r}
	}
	var out []run
	rest, left := text, !startsRightToLeft(text)
	for rest != "" {
		end := len(rest)
		if left {
			if i := strings.IndexFunc(rest, rightToLeft); i >= 0 {
				end = i
			}
		} else {
			end = rightToLeftEnd(rest)
		}
		piece := r
		piece.text = rest[:end]
		if !left {
			piece.lang = rightToLeftLang(r.lang, piece.text)
		}
		if end > 0 {
			out = append(out, piece)
		}
		rest, left = rest[end:], !left
	}
	return out
}

// rightToLeft reports whether a rune belongs to a script that is written from right
// to left.
func rightToLeft(r rune) bool {
	if r < 0x590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

func leftToRight(r rune) bool {
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.L
}

// turned reports whether a paragraph is written from right to left: where all its
// letters are. One of both scripts is a sentence of the deck's language with a name in
// it.
func (p para) turned() bool {
	found := false
	for _, r := range p.runs {
		if strings.IndexFunc(r.text, leftToRight) >= 0 {
			return false
		}
		found = found || strings.IndexFunc(r.text, rightToLeft) >= 0
	}
	return found
}

// startsRightToLeft reports whether the first letter of a text is written from right
// to left.
func startsRightToLeft(s string) bool {
	for _, r := range s {
		switch {
		case rightToLeft(r):
			return true
		case leftToRight(r):
			return false
		}
	}
	return false
}

// rightToLeftEnd is where the last letter of the first right-to-left piece ends.
func rightToLeftEnd(s string) int {
	end := 0
	for i, r := range s {
		switch {
		case rightToLeft(r):
			end = i + utf8.RuneLen(r)
		case leftToRight(r):
			return end
		}
	}
	return end
}

// rightToLeftLang is the language of a piece: the text's own where that is written
// from right to left, else the one that its script is used for most.
func rightToLeftLang(lang, s string) string {
	if primary, _, _ := strings.Cut(lang, "-"); slices.Contains([]string{"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "syr"}, primary) {
		return lang
	}
	for _, r := range s {
		switch {
		case r >= 0x590 && r < 0x600:
			return "he"
		case rightToLeft(r):
			return "ar"
		}
	}
	return lang
}

// langTag is a tag as Office writes it: with a region, which its spelling checkers
// go by. Empty where the language is not told.
func langTag(lang string) string {
	switch lang {
	case "":
		return ""
	case "en":
		return "en-GB"
	case "fr":
		return "fr-FR"
	case "de":
		return "de-DE"
	case "it":
		return "it-IT"
	case "es":
		return "es-ES"
	case "pt":
		return "pt-PT"
	case "nl":
		return "nl-NL"
	case "he":
		return "he-IL"
	case "ar":
		return "ar-SA"
	}
	for _, r := range lang { // what is no tag would break the file
		if r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return ""
		}
	}
	if len(lang) > 35 || strings.Trim(lang, "-") != lang {
		return ""
	}
	return lang
}

// clean leaves out what XML can't hold and what would break a line: control
// characters, halves of surrogate pairs, non-characters. Line breaks become spaces.
func clean(s string) string {
	if strings.IndexFunc(s, unfit) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\r':
			b.WriteByte(' ')
		case !unfit(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

func unfit(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == utf8.RuneError ||
		r >= 0x202a && r <= 0x202e || r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe
}
