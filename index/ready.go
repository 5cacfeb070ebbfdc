package index

import (
	"hash/maphash"
	"sync/atomic"
	"unicode/utf8"

	"casebook/kb"
)

// What a generation keeps of the cases that searches show most: some thousands of
// cases and of their texts.
const (
	keptCases = 96 << 20
	keptTexts = 112 << 20
)

// The bytes that a case takes in memory, about: half more than its JSON.
func caseBytes(json int) int { return 3*json/2 + 512 }

// shown is the case that a document was made of. It may be shared with other
// searches: nobody may change it.
func (g *Generation) shown(doc uint32) (*kb.Case, error) {
	if c, ok := g.cases.get(doc); ok {
		return c, nil
	}
	c, size, err := g.readSized(doc)
	if err != nil {
		return nil, err
	}
	return g.cases.put(doc, c, caseBytes(size)), nil
}

// A passageKey names a text of a case in one of its languages: its body or its
// summary.
type passageKey struct {
	doc     uint32
	lang    string
	summary bool
}

// A keptText is a text as passages are taken from it.
type keptText struct {
	source
	asked atomic.Bool
	words atomic.Pointer[[]readyWord]
}

// A readyWord says where a word of a text stands and what it might be, so that the
// words of a text which nobody asked for need not be read again.
type readyWord struct {
	at           uint32 // the start of what was read as one; the lowest bit is set for a joined word
	term, folded uint16 // hashes
}

func (w readyWord) start() int   { return int(w.at >> 1) }
func (w readyWord) joined() bool { return w.at&1 == 1 }

// bodyOf is the text of a document's case.
func (g *Generation) bodyOf(doc uint32, c *kb.Case, lang string, a *analyzer) readyText {
	markdown, in := c.BodyIn(lang)
	return g.ready(passageKey{doc: doc, lang: in}, a, func() source { return source{kb.BodyText(markdown), in} })
}

// summaryOf is the summary of a document's case.
func (g *Generation) summaryOf(doc uint32, c *kb.Case, lang string, a *analyzer) readyText {
	return g.ready(passageKey{doc, lang, true}, a, func() source { return source{c.Summary.In(lang), lang} })
}

// ready is a text, with its words where it was asked for before: one search alone
// would not earn the work back.
func (g *Generation) ready(key passageKey, a *analyzer, read func() source) readyText {
	t, ok := g.texts.get(key)
	if !ok {
		t = &keptText{source: read()}
		t = g.texts.put(key, t, 3*len(t.text)+256) // a word of five letters takes eight bytes more
	}
	s := readyText{source: t.source}
	if !t.asked.Swap(true) {
		return s
	}
	words := t.words.Load()
	if words == nil {
		ready := readyWords(t.text, t.lang, a)
		words = &ready
		t.words.Store(words)
	}
	s.words = *words
	return s
}

// readyWords are the words of a text in a language.
func readyWords(text, lang string, a *analyzer) []readyWord {
	base := baseLanguage(lang)
	words := make([]readyWord, 0, len(text)/5)
	start := 0
	t := tokenizer{text: text, emit: func(t token) {
		f := a.form(t.word)
		term, _ := f.term(base)
		w := readyWord{at: uint32(start) << 1, term: termHash(term), folded: termHash(f.folded)} //nolint:gosec // a file has at most a million bytes
		if t.joined {
			w.at |= 1
		}
		words = append(words, w)
	}}
	for start < len(text) {
		r, size := utf8.DecodeRuneInString(text[start:])
		if !isWordRune(r) {
			start += size
			continue
		}
		start = t.word(start)
	}
	return words
}

// termSeed is the same for all texts and markers of a process.
var termSeed = maphash.MakeSeed()

// termHashes is how many hashes of terms there are: enough for a text to have few
// words with the hash of another that is asked for.
const termHashes = 1 << 13

func termHash(term string) uint16 {
	return uint16(maphash.String(termSeed, term) % termHashes)
}

// A termSet holds hashes of terms.
type termSet [termHashes / 64]uint64

func (s *termSet) add(term string) {
	h := termHash(term)
	s[h/64] |= 1 << (h % 64)
}

func (s *termSet) has(h uint16) bool { return s[h/64]&(1<<(h%64)) != 0 }

// mayHave reports whether a word is perhaps one of those asked for.
func (s *termSet) mayHave(w readyWord) bool { return s.has(w.term) || s.has(w.folded) }
