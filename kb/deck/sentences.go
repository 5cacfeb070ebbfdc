package deck

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/kb"
)

// A sentence is a whole one, with the sources that it names.
type sentence struct {
	text string
	refs []int
}

// sentencesOf parts a block of a body into sentences, as they are shown.
func sentencesOf(b kb.Block, lang string) []sentence {
	var all []sentence
	at := 0
	for _, end := range sentenceEnds(b.Text) {
		var s sentence
		s.text = kb.Typographic(strings.TrimSpace(b.Text[at:end]), lang)
		for _, ref := range b.Refs {
			if ref.At > at && ref.At <= end && !slices.Contains(s.refs, ref.Source) {
				s.refs = append(s.refs, ref.Source)
			}
		}
		if s.text != "" {
			all = append(all, s)
		}
		at = end
	}
	return all
}

// splitSentences are the sentences of a short text.
func splitSentences(text string) []string {
	var all []string
	at := 0
	for _, end := range sentenceEnds(text) {
		if s := strings.TrimSpace(text[at:end]); s != "" {
			all = append(all, s)
		}
		at = end
	}
	return all
}

// sentenceEnds are the bytes at which sentences end, the last at the text's end.
//
// A sentence ends at a full stop, a question or exclamation mark or an ellipsis,
// with the quotes and brackets that close behind it, where a space and a new
// sentence follow. Where that is in doubt it goes on: two sentences taken for one
// are whole, a sentence cut at "St. Louis" is not. In doubt is what stands inside
// quotes or brackets, after a single letter or a known abbreviation, and before
// anything but a capital, a digit or an opening quote.
func sentenceEnds(text string) []int {
	var ends []int
	depth, straight := 0, false
	for i, r := range text {
		switch r {
		case '“', '«', '(', '[':
			depth++
		case '”', '»', ')', ']':
			depth = max(0, depth-1)
		case '"':
			straight = !straight
		case '.', '?', '!', '…':
			end, closed, reopened := closers(text, i+utf8.RuneLen(r), depth, straight)
			if closed == 0 && !reopened && begins(text[end:]) && (r != '.' || !abbreviated(text[:i])) {
				ends = append(ends, end)
			}
		}
	}
	if len(ends) == 0 || ends[len(ends)-1] < len(text) {
		ends = append(ends, len(text))
	}
	return ends
}

// closers goes past the marks that close behind the end of a sentence, and tells
// how deep in quotes and brackets the text then is.
func closers(text string, at, depth int, straight bool) (end, left int, open bool) {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case strings.ContainsRune("”»)]", r):
			depth = max(0, depth-1)
		case r == '"' && straight:
			straight = false
		case strings.ContainsRune("’.?!…", r):
		case (r == '\u00a0' || r == '\u202f' || r == ' ') && strings.HasPrefix(text[at+size:], "»"):
		default:
			return at, depth, straight
		}
		at += size
	}
	return at, depth, straight
}

// begins reports whether a text begins, after a space, as a sentence does.
func begins(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsSpace(r) {
		return false
	}
	r, _ = utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("“«\"‘([$€£@#", r) || unicode.Is(unicode.Lo, r)
}

// abbreviations end with a full stop inside a sentence.
const abbreviations = " mr mrs ms dr st sr jr prof gen inc ltd co corp bros dept vs v no nos art ed vol p pp fig approx ca cf e.g i.e etc u.s u.k a.m p.m m mm mme mlle me av env éd réf tél n° jan feb mar apr jun jul aug sep sept oct nov dec janv févr avr juil déc "

// abbreviated reports whether a full stop after a text belongs to its last word.
func abbreviated(before string) bool {
	word := before[strings.LastIndexFunc(before, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(“«[’'", r) })+1:]
	word = strings.TrimLeft(word, "\u00a0\u202f’”»")
	return utf8.RuneCountInString(word) == 1 && !isDigits(word) || strings.Contains(abbreviations, " "+strings.ToLower(word)+" ")
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }
