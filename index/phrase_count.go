package index

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/kb"
)

// A phraseCounter counts the words of texts in one language, alone and in rows of
// two or three. Words with the same stem are one.
type phraseCounter struct {
	words  *analyzer
	lang   string
	known  map[string]phraseWord // as they are written
	stems  map[string]int        // places in times
	times  []int                 // 0 is for no word
	tokens int
	grams  map[gram]*gramCount
	row    [phraseWords]placedWord // read last
	told   bool                    // in a title or a summary
}

// A gram is a row of words by their numbers; the third is 0 where it has two.
type gram [phraseWords]int

// A phraseWord is a word and where in a phrase it may stand.
type phraseWord struct {
	id     int
	end    bool // first or last
	middle bool
}

type placedWord struct {
	phraseWord
	start, stop int
}

type gramCount struct {
	times, cases, told int
	last               int // the case that had it last
	written            []writing
}

// A writing is one way to write a phrase.
type writing struct {
	text  string
	times int
}

func newPhraseCounter(a *analyzer, lang string) *phraseCounter {
	return &phraseCounter{
		words: a, lang: lang, known: make(map[string]phraseWord), stems: make(map[string]int), times: make([]int, 1), grams: make(map[gram]*gramCount),
	}
}

// read counts what a case tells in the counter's language; number is another for
// each case, from 1.
func (p *phraseCounter) read(c *kb.Case, number int) {
	p.told = true
	if title, in := c.TitleIn(p.lang); in == p.lang {
		p.text(title, number)
	}
	p.text(c.Summary[p.lang], number)
	p.told = false
	if body, in := c.BodyIn(p.lang); in == p.lang {
		for line := range strings.Lines(body) {
			if !strings.HasPrefix(line, "[^") { // where a source is named
				p.text(line, number)
			}
		}
	}
}

// text counts a text. Markdown needs not be read: its signs end a phrase as other
// signs do.
func (p *phraseCounter) text(text string, number int) {
	clear(p.row[:])
	tokenize(text, func(t token) {
		if t.joined {
			return
		}
		if last := &p.row[phraseWords-1]; last.id != 0 && parted(text[last.stop:t.start]) {
			clear(p.row[:])
		}
		copy(p.row[:], p.row[1:])
		word := p.word(t.word)
		p.row[phraseWords-1] = placedWord{word, t.start, t.end}
		p.tokens++
		p.times[word.id]++
		if word.end {
			p.phrases(text, number)
		}
	})
}

// phrases counts those that end with the word that was read last.
func (p *phraseCounter) phrases(text string, number int) {
	for n := 2; n <= phraseWords; n++ {
		row := p.row[phraseWords-n:]
		if row[0].id == 0 || n > 2 && !row[1].middle {
			return
		}
		if !row[0].end {
			continue
		}
		var key gram
		for i := range row {
			key[i] = row[i].id
		}
		p.count(key, text[row[0].start:row[n-1].stop], number)
	}
}

// parted reports whether what stands between two words keeps them from being a
// phrase.
func parted(between string) bool {
	return strings.ContainsFunc(between, func(r rune) bool {
		return r != ' ' && r != '\u00a0' && r != '-' && r != '’' && r != '\'' && !unicode.IsLetter(r)
	})
}

func (p *phraseCounter) word(word string) phraseWord {
	if w, ok := p.known[word]; ok {
		return w
	}
	f := p.words.form(word)
	stem, stop := f.term(p.lang)
	stop = stop || p.lang == "fr" && f.stopEN // of a title in English
	id, ok := p.stems[stem]
	if !ok {
		id = len(p.times)
		p.stems[stem] = id
		p.times = append(p.times, 0)
	}
	digits := strings.ContainsFunc(word, unicode.IsDigit)
	w := phraseWord{id: id, end: !stop && !digits && utf8.RuneCountInString(word) >= phraseLetter && !isUntelling(f.folded) && !isFiller(f.folded)}
	w.middle = w.end || isLink(f.folded)
	p.known[strings.Clone(word)] = w
	return w
}

func (p *phraseCounter) count(key gram, text string, number int) {
	g := p.grams[key]
	if g == nil {
		g = &gramCount{}
		p.grams[key] = g
	}
	g.times++
	if p.told {
		g.told++
	}
	if g.last != number {
		g.last = number
		g.cases++
	}
	for i := range g.written {
		if g.written[i].text == text {
			g.written[i].times++
			return
		}
	}
	g.written = append(g.written, writing{text, 1})
}

// best are the phrases that several cases have and whose words belong together,
// those that most cases have first.
func (p *phraseCounter) best() []suggestedPhrase {
	inside := make(map[gram]int) // the most cases of a longer phrase that has it inside
	for key, g := range p.grams {
		if key[2] != 0 && g.enough() {
			for _, part := range []gram{{key[0], key[1]}, {key[1], key[2]}} {
				inside[part] = max(inside[part], g.cases)
			}
		}
	}
	var all []suggestedPhrase
	for key, g := range p.grams {
		if !g.enough() || float64(inside[key]) >= nestedShare*float64(g.cases) || p.bond(key, g.times) < leastBond {
			continue
		}
		slices.SortFunc(g.written, func(a, b writing) int { // of equals the one in small letters
			return cmp.Or(cmp.Compare(b.times, a.times), strings.Compare(b.text, a.text))
		})
		if phrase := (suggestedPhrase{lang: p.lang, cases: g.cases}); phrase.write(g.written) {
			all = append(all, phrase)
		}
	}
	slices.SortFunc(all, func(a, b suggestedPhrase) int {
		return cmp.Or(cmp.Compare(b.cases, a.cases), strings.Compare(a.text, b.text))
	})
	return all[:min(len(all), phraseMost)]
}

// write sets the text, and the other ways to write it. It is no phrase where nothing
// stands between its words but hyphens, nor where it is a part of a name: Buy’s blog.
func (s *suggestedPhrase) write(written []writing) bool {
	const most = 4
	s.text = strings.Clone(written[0].text)
	if !strings.ContainsAny(s.text, " \u00a0") || strings.Contains(s.text, "’s ") || strings.Contains(s.text, "'s ") {
		return false
	}
	for _, w := range written[1:min(len(written), most)] {
		s.also = append(s.also, strings.Clone(w.text))
	}
	return true
}

func (g *gramCount) enough() bool {
	return g.cases >= leastUntold || g.told > 0 && g.cases >= leastCases
}

// bond is the mutual information of a phrase's first and last word: how much oftener
// they stand together than words that have nothing to do with each other.
func (p *phraseCounter) bond(key gram, times int) float64 {
	last := key[1]
	if key[2] != 0 {
		last = key[2]
	}
	return math.Log2(float64(times) * float64(p.tokens) / float64(p.times[key[0]]) / float64(p.times[last]))
}

// isLink are the small words that hold a phrase together, folded: word of mouth,
// point de vente, commerce en ligne.
func isLink(word string) bool {
	switch word {
	case "of", "de", "du", "des", "en", "a":
		return true
	}
	return false
}
