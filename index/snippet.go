package index

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/kb"
)

// The lengths of a snippet in bytes: about two lines of a hit.
const (
	snippetLength = 240
	snippetBefore = 60 // at most so much before the first found word, from a sentence's start where there is one
)

// A marker finds the words of a query in texts.
type marker struct {
	words *analyzer
	terms map[string]uint32 // the words that a term stands for, as bits
	begin [256]bool         // the first bytes of terms
}

func newMarker(a *analyzer, units []unit) *marker {
	m := &marker{words: a, terms: make(map[string]uint32)}
	for i := range units {
		if units[i].optional || units[i].not {
			continue
		}
		bit := uint32(1) << (i % maxWords)
		for _, patterns := range [][]pattern{units[i].own, units[i].near} {
			for _, p := range patterns {
				for _, w := range p.words {
					for _, term := range w.terms {
						m.terms[term] |= bit
						m.begin[term[0]] = true
					}
				}
			}
		}
	}
	return m
}

// A found is one word of a text that was asked for.
type found struct {
	start, end int
	words      uint32
}

// find lists the found words of a text in a language.
func (m *marker) find(text, lang string) []found {
	var all []found
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	tokenize(text, func(t token) {
		if c := t.word[0]; c < utf8.RuneSelf && !m.begin[c] {
			return // no stem begins otherwise than its word
		}
		f := m.words.form(t.word)
		term, _ := f.term(base)
		words := m.terms[term] | m.terms[f.folded]
		if words == 0 {
			return
		}
		if n := len(all); n > 0 && all[n-1].end > t.start { // a joined word over its parts
			all[n-1].words |= words
			return
		}
		all = append(all, found{t.start, t.end, words})
	})
	return all
}

// snippets are one or two passages of a case that show the words: of its summary
// if they stand there, else of its text; in the language asked for if they stand
// in that. A passage is HTML that has nothing but the marks.
// Want are the words that the case has, as bits; no more are looked for.
func (m *marker) snippets(c *kb.Case, lang string, want uint32) []string {
	snippets := []string{}
	if want == 0 {
		return snippets
	}
	if lang == "" {
		lang = c.Lang
	}
	var shown uint32
	for _, text := range m.passages(c, lang) {
		best := m.best(text(), shown)
		if best.text == "" || shown|best.words == shown {
			continue
		}
		shown |= best.words
		if snippets = append(snippets, best.text); len(snippets) == 2 || shown&want == want {
			break
		}
	}
	return snippets
}

type source struct{ text, lang string }

// passages are the texts of a case, in the order in which they are looked at;
// each is made only when it is reached.
func (m *marker) passages(c *kb.Case, lang string) []func() source {
	texts := []func() source{
		func() source { return source{c.Summary.In(lang), lang} },
		func() source {
			body, in := c.BodyIn(lang)
			return source{kb.BodyText(body), in}
		},
	}
	for _, other := range append([]string{c.Lang}, otherLanguages(c)...) {
		if _, in := c.BodyIn(lang); other != in {
			texts = append(texts,
				func() source {
					if c.Summary[other] == "" {
						return source{}
					}
					return source{c.Summary.In(other), other}
				},
				func() source {
					body, in := c.BodyIn(other)
					return source{kb.BodyText(body), in}
				})
		}
	}
	return texts
}

func otherLanguages(c *kb.Case) []string {
	var langs []string
	for _, t := range c.Translations {
		langs = append(langs, t.Lang)
	}
	for _, lang := range []string{"en", "fr"} {
		if lang != c.Lang && c.Summary[lang] != "" {
			langs = append(langs, lang)
		}
	}
	return langs
}

// escape makes text of HTML, so that a snippet can stand in a page as it is.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

type passage struct {
	text  string
	words uint32
}

// best is the passage of a text that shows most of the words not shown yet, the
// first of equal ones.
func (m *marker) best(s source, shown uint32) passage {
	words := m.find(s.text, s.lang)
	var from, to, most int
	for i := range words {
		var have uint32
		j := i
		for ; j < len(words) && words[j].end-words[i].start <= snippetLength-snippetBefore; j++ {
			if strings.Contains(s.text[words[i].start:words[j].start], "\n") {
				break // another paragraph
			}
			have |= words[j].words
		}
		if n := bits.OnesCount32(have &^ shown); n > most {
			from, to, most = i, j, n
		}
	}
	if most == 0 {
		return passage{}
	}
	var p passage
	for _, w := range words[from:to] {
		p.words |= w.words
	}
	start, end := window(s.text, words[from].start, words[to-1].end)
	var b strings.Builder
	if !afterSentence(s.text[:start]) {
		b.WriteString("…")
	}
	at := start
	for _, w := range words[from:to] {
		if w.start < at || w.end > end {
			continue
		}
		b.WriteString(escape.Replace(s.text[at:w.start]))
		b.WriteString("<mark>" + escape.Replace(s.text[w.start:w.end]) + "</mark>")
		at = w.end
	}
	b.WriteString(escape.Replace(s.text[at:end]))
	if !afterSentence(s.text[:end]) && end < len(s.text) && s.text[end] != '\n' {
		b.WriteString("…")
	}
	p.text = strings.TrimSpace(b.String())
	return p
}

// window is the passage around found words: from the start of their sentence, or
// of a word, to the end of a word.
func window(text string, first, last int) (start, end int) {
	start = first
	for at := first; at > 0 && first-at < snippetBefore; {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if r == '\n' || (r == '.' || r == '!' || r == '?') && at < first && unicode.IsSpace(rune(text[at])) {
			start = at
			break
		}
		if unicode.IsSpace(r) {
			start = at
		}
		at -= size
		if at == 0 {
			start = 0
		}
	}
	end = last
	for at := last; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == '\n' {
			end = at
			break
		}
		if unicode.IsSpace(r) {
			end = at
		}
		at += size
		if at-start >= snippetLength {
			break
		}
		if at == len(text) {
			end = at
		}
	}
	// neither a space nor a sign that belongs to what was left out
	rest := strings.TrimLeft(text[start:first], " \n\u00a0\u202f:;,.!?")
	return first - len(rest), end
}

// afterSentence reports whether a sentence, or nothing at all, ends where a text
// does.
func afterSentence(before string) bool {
	before = strings.TrimRight(before, " \u00a0\u202f")
	return before == "" || strings.HasSuffix(before, "\n") || strings.HasSuffix(strings.TrimRight(before, "»”\") "), ".") ||
		strings.HasSuffix(before, "?") || strings.HasSuffix(before, "!")
}
