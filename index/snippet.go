package index

import (
	"math/bits"
	"slices"
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

// A marker finds the words of a query in texts. Of what is several words, a phrase
// or an expression of the same meaning, it finds those that stand in a row: "bad" is
// nothing but a part of "bad buzz".
type marker struct {
	words *analyzer
	terms map[string]uint32 // the words that a term stands for, as bits
	parts map[string][]part // the rows that a term is a part of
	rows  []markedRow
	begin [256]bool // the first bytes of terms
	known termSet
}

// A markedRow is what several words in a row stand for, and how far each stands
// from the first.
type markedRow struct {
	bits    uint32
	offsets []int
}

// A part is a place in a row.
type part struct{ row, place int }

func newMarker(a *analyzer, units []unit) *marker {
	m := &marker{words: a, terms: make(map[string]uint32), parts: make(map[string][]part)}
	for i := range units {
		if units[i].optional || units[i].not {
			continue
		}
		bit := uint32(1) << (i % maxWords)
		for _, patterns := range [][]pattern{units[i].own, units[i].near} {
			for _, p := range patterns {
				m.add(p, bit)
			}
		}
	}
	return m
}

func (m *marker) add(p pattern, bit uint32) {
	row := markedRow{bits: bit}
	for place, w := range p.words {
		row.offsets = append(row.offsets, w.offset)
		for _, term := range w.terms {
			m.begin[term[0]] = true
			m.known.add(term)
			if len(p.words) == 1 {
				m.terms[term] |= bit
			} else {
				m.parts[term] = append(m.parts[term], part{len(m.rows), place})
			}
		}
	}
	if len(p.words) > 1 {
		m.rows = append(m.rows, row)
	}
}

// A found is one word of a text that was asked for.
type found struct {
	start, end int
	words      uint32
	position   int // among the words of the text
	parts      [2][]part
}

// A finder is the state of find.
type finder struct {
	m        *marker
	base     string // the language
	all      []found
	position int
}

// take looks at the next word of the text.
func (f *finder) take(t token) {
	if !t.joined {
		f.position++
	}
	m := f.m
	if c := t.word[0]; c < utf8.RuneSelf && !m.begin[c] {
		return // no stem begins otherwise than its word
	}
	form := m.words.form(t.word)
	term, _ := form.term(f.base)
	w := found{start: t.start, end: t.end, position: f.position, words: m.terms[term] | m.terms[form.folded]}
	if len(m.rows) > 0 {
		if w.parts[0] = m.parts[term]; form.folded != term {
			w.parts[1] = m.parts[form.folded]
		}
	}
	if w.words == 0 && len(w.parts[0])+len(w.parts[1]) == 0 {
		return
	}
	if n := len(f.all); n > 0 && f.all[n-1].end > t.start { // a joined word over its parts
		f.all[n-1].words |= w.words
		return
	}
	f.all = append(f.all, w)
}

// takeReady looks at those words alone that may be asked for.
func (f *finder) takeReady(text string, words []readyWord) {
	t := tokenizer{text: text, emit: f.take}
	for i := 0; i < len(words); {
		start, position, asked := words[i].start(), f.position, false
		for ; i < len(words) && words[i].start() == start; i++ {
			asked = asked || f.m.known.mayHave(words[i])
			if !words[i].joined() {
				position++
			}
		}
		if asked {
			t.word(start)
		}
		f.position = position
	}
}

func baseLanguage(lang string) string {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return base
}

// find lists the found words of a text.
func (m *marker) find(s readyText) []found {
	f := finder{m: m, base: baseLanguage(s.lang)}
	if s.words != nil {
		f.takeReady(s.text, s.words)
	} else {
		tokenize(s.text, f.take)
	}
	all := f.all
	if len(m.rows) == 0 {
		return all
	}
	for i := range all {
		m.markRows(all, i)
	}
	return slices.DeleteFunc(all, func(w found) bool { return w.words == 0 })
}

// markRows marks the rows that begin with a word.
func (m *marker) markRows(all []found, first int) {
	for _, begun := range all[first].parts {
	rows:
		for _, b := range begun {
			if b.place != 0 {
				continue
			}
			row := m.rows[b.row]
			places := make([]int, 1, len(row.offsets))
			places[0] = first
			for place := 1; place < len(row.offsets); place++ {
				at := partAt(all, first, all[first].position+row.offsets[place], part{b.row, place})
				if at < 0 {
					continue rows
				}
				places = append(places, at)
			}
			for _, at := range places {
				all[at].words |= row.bits
			}
		}
	}
}

// partAt is where, from a word on, the part of a row stands at a position; -1 where
// it does not.
func partAt(all []found, from, position int, p part) int {
	for at := from; at < len(all) && all[at].position <= position; at++ {
		if all[at].position == position && (slices.Contains(all[at].parts[0], p) || slices.Contains(all[at].parts[1], p)) {
			return at
		}
	}
	return -1
}

// snippets are one or two passages of a case that show the words: of its summary
// if they stand there, else of its text; in the language asked for if they stand
// in that. A passage is HTML that has nothing but the marks.
// Want are the words that the case has, as bits; no more are looked for. Read is the
// summary or the body of the case in the language nearest to one.
func (m *marker) snippets(c *kb.Case, lang string, want uint32, read func(lang string, summary bool) readyText) []string {
	snippets := []string{}
	if want == 0 {
		return snippets
	}
	if lang == "" {
		lang = c.Lang
	}
	var shown uint32
	for _, text := range passages(c, lang, read) {
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

// A source is a text and its language.
type source struct{ text, lang string }

// A readyText is a text that passages are taken from.
type readyText struct {
	source
	words []readyWord // nil where they are not ready
}

// passages are the texts of a case, in the order in which they are looked at;
// each is made only when it is reached.
func passages(c *kb.Case, lang string, read func(lang string, summary bool) readyText) []func() readyText {
	texts := []func() readyText{
		func() readyText { return read(lang, true) },
		func() readyText { return read(lang, false) },
	}
	for _, other := range append([]string{c.Lang}, otherLanguages(c)...) {
		if _, in := c.BodyIn(lang); other != in {
			texts = append(texts,
				func() readyText {
					if c.Summary[other] == "" {
						return readyText{}
					}
					return read(other, true)
				},
				func() readyText { return read(other, false) })
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
func (m *marker) best(s readyText, shown uint32) passage {
	words := m.find(s)
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
