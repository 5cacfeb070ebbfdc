package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"
	segapi "github.com/blevesearch/scorch_segment_api/v2"

	"casebook/kb"
)

// The words that matter of a case are those that it has more often than others
// have, by tf·idf, so many in each of its languages. Only the words that it has
// most often are looked up, and the posting lists that are read are bounded, so
// that a long case in a large library costs no more than a short one.
const (
	mattering   = 12     // words a language
	looked      = 64     // words a language that are looked up
	leastOften  = 3      // a word of the title, or of the summary and once more
	mostPosting = 60_000 // documents in all lists together

	// k3 is how soon a word counts in full that the case repeats, as in Okapi's
	// BM25 for long queries.
	k3 = 8
)

// A significant word is a word that matters.
type significant struct {
	term string
	says kb.Text // as the case writes it, by language
	tf   int     // weighted
	docs *roaring.Bitmap // that tell with it: more than once
	idf  float32         // with the weight of tf
}

// addWords adds what the words that matter are worth. Their sum is BM25, as in a
// search, but that each counts a little less.
func (l *likeness) addWords(ctx context.Context) error {
	words, err := l.significant(ctx)
	if err != nil {
		return err
	}
	for i := range words {
		if err := ctx.Err(); err != nil {
			return err
		}
		w := &words[i]
		if err := l.addWord(w); err != nil {
			return fmt.Errorf("look up %q: %w", w.term, err)
		}
	}
	l.words = words
	return nil
}

// addWord adds a word to the documents that have it. Once may be by chance: that
// counts by half.
func (l *likeness) addWord(w *significant) error {
	type place struct {
		doc    uint32
		freq   float32
		length uint64
	}
	var places []place
	for i := range l.g.segments {
		s := &l.g.segments[i]
		dict, err := s.segment.Dictionary(fieldText)
		if err != nil {
			return err
		}
		list, err := dict.PostingsList([]byte(w.term), s.deleted, nil)
		if err != nil {
			return err
		}
		err = termList{s, list}.each(func(doc uint32, freq, length uint64) {
			places = append(places, place{doc, float32(freq), length})
		})
		if err != nil {
			return err
		}
	}
	w.idf = weightWord * l.g.rarity(uint64(len(places))) * float32(w.tf) / float32(w.tf+k3)
	w.docs = roaring.New()
	norms := l.g.lengths()
	var often []uint32
	for _, p := range places {
		tf := p.freq - .5
		l.table.points[p.doc] += w.idf * tf * (k1 + 1) / (tf + norms.of(p.length))
		if p.freq > 1 {
			often = append(often, p.doc)
		}
	}
	w.docs.AddMany(often)
	l.table.found.Or(w.docs)
	return nil
}

// significant are the words that matter, in the order of their terms.
func (l *likeness) significant(ctx context.Context) ([]significant, error) {
	tax, _, err := l.g.index.taxonomies()
	if err != nil {
		return nil, err
	}
	a := l.g.index.analyzers.take()
	defer l.g.index.analyzers.give(a)
	w := &wordCounter{analyzer: a, at: make(map[string]int), without: labelsOf(l.of, &documenter{words: a, tax: tax, labels: make(map[string][]string)})}
	w.count(l.of)
	var chosen []significant
	for _, lang := range w.langs {
		of, err := l.mostTelling(ctx, w.ofLang(lang))
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, of...)
	}
	slices.SortFunc(chosen, func(a, b significant) int { return strings.Compare(a.term, b.term) })
	return chosen, nil
}

// labelsOf are the words of what a case is filed under, which are likenesses of
// their own, and of all outcomes, which are none.
func labelsOf(c *kb.Case, d *documenter) map[string]bool {
	words := make(map[string]bool)
	add := func(name string, t *kb.Taxonomy, slugs ...string) {
		for _, slug := range slugs {
			for _, word := range d.label(name, t, slug) {
				words[word] = true
			}
		}
	}
	add("use", d.tax.Uses, c.Uses...)
	add("channel", d.tax.Channels, c.ChannelNames()...)
	add("sector", d.tax.Sectors, c.Sector)
	add("outcome", d.tax.Outcomes, d.tax.Outcomes.Slugs()...)
	add("cause", d.tax.Causes, causeOf(c)...)
	add("response", d.tax.Responses, responsesOf(c)...)
	for _, code := range c.Countries {
		for _, word := range d.country(code) {
			words[word] = true
		}
	}
	return words
}

// mostTelling chooses by how many documents have each of the words, which come in
// the order of their number.
func (l *likeness) mostTelling(ctx context.Context, words []significant) ([]significant, error) {
	type counted struct {
		significant
		docs  int
		worth float32
	}
	var known []counted
	var list segapi.PostingsList
	for _, w := range words[:min(looked, len(words))] {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		docs := 0
		for i := range l.g.segments {
			s := &l.g.segments[i]
			dict, err := s.segment.Dictionary(fieldText)
			if err == nil {
				list, err = dict.PostingsList([]byte(w.term), s.deleted, list)
			}
			if err != nil {
				return nil, fmt.Errorf("look up %q: %w", w.term, err)
			}
			docs += int(list.Count()) //nolint:gosec // at most the number of documents
		}
		if docs < 2 || docs > 2 && docs > l.g.live/4 {
			continue // nobody else has it, or too many
		}
		known = append(known, counted{w, docs, l.g.rarity(uint64(docs)) * float32(w.tf)}) //nolint:gosec // a number of documents
	}
	slices.SortStableFunc(known, func(a, b counted) int { return cmp.Compare(b.worth, a.worth) })
	var chosen []significant
	read := 0
	for _, k := range known {
		if len(chosen) == mattering {
			break
		}
		if read+k.docs > mostPosting/2 { // there are two languages, as a rule
			continue
		}
		read += k.docs
		chosen = append(chosen, k.significant)
	}
	return chosen, nil
}

// A wordCounter counts the words of one case, as the index has them.
type wordCounter struct {
	*analyzer
	without map[string]bool
	words   []significant
	first   []string // the language in which each was seen first
	langs   []string
	at      map[string]int // of a term in words
}

// count counts titles, summary and bodies; what stands first says most.
func (w *wordCounter) count(c *kb.Case) {
	w.add(c.Title, c.Lang, 3)
	for _, t := range c.Translations {
		w.add(t.Title, t.Lang, 3)
	}
	for _, lang := range []string{"en", "fr"} {
		w.add(c.Summary[lang], lang, 2)
	}
	w.add(kb.BodyText(c.Body), c.Lang, 1)
	for _, t := range c.Translations {
		w.add(kb.BodyText(t.Body), t.Lang, 1)
	}
}

func (w *wordCounter) add(text, tag string, weight int) {
	lang, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if text != "" && !slices.Contains(w.langs, lang) {
		w.langs = append(w.langs, lang)
	}
	tokenize(text, func(t token) {
		f := w.form(t.word)
		term, stop := f.term(lang)
		if t.joined || stop || w.without[term] || utf8.RuneCountInString(t.word) < 3 || strings.ContainsFunc(t.word, unicode.IsDigit) {
			return
		}
		i, ok := w.at[term]
		if !ok {
			i = len(w.words)
			w.at[term] = i
			w.words = append(w.words, significant{term: term, says: make(kb.Text, 2)})
			w.first = append(w.first, lang)
		}
		w.words[i].tf += weight
		w.write(i, lang, t, text)
	})
}

// write remembers how the texts write a word: with a capital only where they never
// do without, as names.
func (w *wordCounter) write(i int, lang string, t token, text string) {
	says := w.words[i].says
	switch have := says[lang]; {
	case have == t.word:
	case have == "":
		says[lang] = t.word
		if end := t.start + len(t.word); end <= len(text) && strings.ToLower(text[t.start:end]) == t.word {
			says[lang] = text[t.start:end]
		}
	case strings.HasPrefix(text[t.start:], t.word):
		says[lang] = t.word
	}
}

// ofLang are the words of a language that are repeated, the most frequent first.
func (w *wordCounter) ofLang(lang string) []significant {
	var words []significant
	for i, word := range w.words {
		if w.first[i] == lang && word.tf >= leastOften {
			words = append(words, word)
		}
	}
	slices.SortStableFunc(words, func(a, b significant) int { return b.tf - a.tf })
	return words
}
