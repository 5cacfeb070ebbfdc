package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

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
	says kb.Text         // as the case writes it, by language
	tf   int             // weighted
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
		places = slices.Grow(places, int(list.Count())) //nolint:gosec // at most the number of documents
		err = termList{s, list}.each(s.whole(), func(doc uint32, freq, length uint64) {
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
		known = append(known, counted{w, docs, l.g.rarity(uint64(docs)) * float32(w.tf)})
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
