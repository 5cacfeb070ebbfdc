package index

import (
	"cmp"
	"fmt"
	"slices"

	segapi "github.com/blevesearch/scorch_segment_api/v2"
)

// Words that stand close together mean more than words that happen to be in one
// case; words in a title mean most. Both need positions, which are read only for
// the hits that BM25 puts first.
const (
	closeHits  = 200    // so many are put in order again; the others follow as they are
	closeDocs  = 20_000 // a word in more documents says too little for its places to be read: they cost with its frequency
	titleShare = 0.3    // of the words' idf, where titles and names have all of them; neutral on the judged collections
	closeShare = 0.8    // of the mean idf of two words typed side by side that a text has so; less, the further apart
)

// A near is a word's posting lists with positions, walked once in the order of
// documents.
type near struct {
	idf   float32
	forms [][]termList
}

// closeUnits are the words whose places count, in the order in which they were
// typed: those that the library knows.
func closeUnits(units []*matched) []near {
	var words []near
	for _, m := range units {
		if m.ownDocs.GetCardinality() > closeDocs {
			continue
		}
		w := near{idf: m.idf}
		for i := range m.own {
			w.forms = append(w.forms, m.own[i].lists...)
		}
		if len(w.forms) > 0 {
			words = append(words, w)
		}
	}
	return words
}

// bring adds to the points of hits, which are some of a search's best, what the
// places of their words are worth.
func (g *Generation) bring(hits []ranked, words []near) error {
	if len(words) < 2 || len(hits) == 0 {
		return nil
	}
	order := make([]int, len(hits))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return int(hits[a].doc) - int(hits[b].doc) })
	places := make([][]spot, len(hits))
	for w := range words {
		for _, lists := range words[w].forms {
			for _, l := range lists {
				if err := l.spots(hits, order, places, w); err != nil {
					return fmt.Errorf("read the places of words: %w", err)
				}
			}
		}
	}
	for i := range hits {
		hits[i].points += worth(places[i], words)
	}
	return nil
}

// A spot is a place of one of the words in a document.
type spot struct {
	position uint32
	word     int
}

// spots reads the places of one term in the hits that lie in its segment.
func (l termList) spots(hits []ranked, order []int, places [][]spot, word int) error {
	it := l.list.Iterator(true, false, true, nil)
	end := l.seg.offset + uint32(l.seg.segment.Count()) //nolint:gosec // bleve numbers with 31 bits
	var p segapi.Posting                                // that the iterator stands on: it only goes forward
	for _, i := range order {
		doc := hits[i].doc
		if doc < l.seg.offset || doc >= end {
			continue
		}
		local := uint64(doc - l.seg.offset)
		if p == nil || p.Number() < local {
			var err error
			if p, err = it.Advance(local); err != nil || p == nil {
				return err
			}
		}
		if p.Number() != local {
			continue
		}
		for _, loc := range p.Locations() {
			places[i] = append(places[i], spot{uint32(loc.Pos()), word}) //nolint:gosec // a file has at most a million words
		}
	}
	return nil
}

// worth is what the places of words in one document are worth.
func worth(spots []spot, words []near) float32 {
	slices.SortFunc(spots, func(a, b spot) int {
		return cmp.Or(cmp.Compare(a.position, b.position), cmp.Compare(a.word, b.word))
	})
	var points float32
	if inTitle(spots, len(words)) {
		for _, w := range words {
			points += titleShare * w.idf
		}
	}
	for i, distance := range distances(spots, len(words)) {
		if distance > 0 {
			points += closeShare * (words[i].idf + words[i+1].idf) / 2 / float32(distance)
		}
	}
	return points
}

// inTitle reports whether titles and names have all of n words.
func inTitle(spots []spot, n int) bool {
	var seen uint64
	for _, s := range spots {
		if s.position >= titleEnd {
			break
		}
		seen |= 1 << s.word
	}
	return seen == 1<<n-1
}

// distances are, for each word and the one typed after it, how near they ever
// stand in one text: 1 side by side, 0 never.
func distances(spots []spot, n int) []uint32 {
	best := make([]uint32, n-1)
	var last [maxWords]uint32 // where each word was seen last
	note := func(pair int, from, to uint32) {
		if from == 0 || to-from >= textGap {
			return
		}
		if d := max(to-from, 1); best[pair] == 0 || d < best[pair] {
			best[pair] = d
		}
	}
	for _, s := range spots {
		if s.word > 0 {
			note(s.word-1, last[s.word-1], s.position)
		}
		if s.word < n-1 {
			note(s.word, last[s.word+1], s.position)
		}
		last[s.word] = s.position
	}
	return best
}
