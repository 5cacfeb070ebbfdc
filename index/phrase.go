package index

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segapi "github.com/blevesearch/scorch_segment_api/v2"
)

// A row is a document with a pattern: how often, and the document's length.
type row struct {
	doc    uint32
	count  uint32
	length uint64
}

// phrase finds the documents in which a pattern's words stand in a row. The words'
// bitmaps give the documents that have them all; only there places are read.
//
// Where more than most documents of a segment have all words, it is given up.
func (g *Generation) phrase(p pattern, most int) ([]row, error) {
	var rows []row
	for i := range g.segments {
		found, err := g.segments[i].phrase(p, most)
		if err != nil {
			return nil, err
		}
		rows = append(rows, found...)
	}
	return rows, nil
}

// A placed is a word's posting lists in one segment, walked together.
type placed struct {
	offset int
	forms  []*placedForm
}

type placedForm struct {
	it segapi.PostingsIterator
	at segapi.Posting
}

// enoughPlaces is of how many documents a goroutine reads the places of words to be
// worth its start.
const enoughPlaces = 4_000

func (s *seg) phrase(p pattern, most int) ([]row, error) {
	dict, err := s.segment.Dictionary(fieldText)
	if err != nil {
		return nil, err
	}
	var docs *roaring.Bitmap
	lists := make([][]segapi.PostingsList, len(p.words))
	for i, w := range p.words {
		either := roaring.New()
		for _, term := range w.terms {
			list, err := dict.PostingsList([]byte(term), nil, nil)
			if err != nil {
				return nil, err
			}
			if list.Count() == 0 {
				continue
			}
			in, err := s.docsOf(list)
			if err != nil {
				return nil, err
			}
			either.Or(in)
			lists[i] = append(lists[i], list)
		}
		if docs == nil {
			docs = either
		} else {
			docs.And(either)
		}
		if docs.IsEmpty() {
			return nil, nil
		}
	}
	count := int(docs.GetCardinality()) //nolint:gosec // at most the number of documents
	if count > most {
		return nil, nil
	}
	n := parallel(count, enoughPlaces)
	found := make([][]row, n)
	err = inParallel(n, func(part int) error {
		words := make([]placed, len(p.words))
		for i, w := range p.words {
			words[i].offset = w.offset
			for _, list := range lists[i] {
				words[i].forms = append(words[i].forms, &placedForm{it: list.Iterator(true, true, true, nil)})
			}
		}
		it := docs.Iterator()
		if part > 0 {
			first, err := docs.Select(uint32(count * part / n)) //nolint:gosec // bleve numbers with 31 bits
			if err != nil {
				return err
			}
			it.AdvanceIfNeeded(first)
		}
		var err error
		found[part], err = s.rows(words, it, count*(part+1)/n-count*part/n)
		return err
	})
	return slices.Concat(found...), err
}

// rows are those of the next so many documents in which words stand in a row.
func (s *seg) rows(words []placed, it roaring.IntPeekable, documents int) ([]row, error) {
	var rows []row
	var starts, next []uint32
	for range documents {
		doc := it.Next()
		var length uint64
		var err error
		for i := range words {
			next = next[:0]
			for _, f := range words[i].forms {
				if next, length, err = f.places(uint64(doc-s.offset), next, length, words[i].offset); err != nil {
					return nil, err
				}
			}
			if len(words[i].forms) > 1 {
				slices.Sort(next)
			}
			if i == 0 {
				starts = append(starts[:0], next...)
			} else {
				starts = both(starts, next)
			}
			if len(starts) == 0 && i < len(words)-1 {
				// the other iterators catch up with a later document
				break
			}
		}
		if len(starts) > 0 {
			rows = append(rows, row{doc, uint32(len(starts)), length}) //nolint:gosec // a text has fewer words
		}
	}
	return rows, nil
}

// places adds where the form stands in a document, less offset: where the phrase
// would begin.
func (f *placedForm) places(local uint64, at []uint32, length uint64, offset int) ([]uint32, uint64, error) {
	if f.at == nil || f.at.Number() < local {
		var err error
		if f.at, err = f.it.Advance(local); err != nil {
			return at, length, err
		}
	}
	if f.at == nil {
		f.at = gone{}
	}
	if f.at.Number() != local {
		return at, length, nil
	}
	for _, loc := range f.at.Locations() {
		if pos := int(loc.Pos()) - offset; pos > 0 { //nolint:gosec // a file has at most a million words
			at = append(at, uint32(pos)) //nolint:gosec // likewise
		}
	}
	return at, lengthOf(f.at), nil
}

// gone is the posting after the last.
type gone struct{}

// Number is beyond every document.
func (gone) Number() uint64 { return 1 << 62 }

// Frequency, Norm, Locations and Size are never asked for.
func (gone) Frequency() uint64 { return 0 }

// Norm is part of bleve's interface.
func (gone) Norm() float64 { return 0 }

// Locations is part of bleve's interface.
func (gone) Locations() []segapi.Location { return nil }

// Size is part of bleve's interface.
func (gone) Size() int { return 0 }

// both are the numbers that two sorted lists share.
func both(a, b []uint32) []uint32 {
	kept := a[:0]
	for _, x := range a {
		for len(b) > 0 && b[0] < x {
			b = b[1:]
		}
		if len(b) > 0 && b[0] == x {
			kept = append(kept, x)
		}
	}
	return kept
}
