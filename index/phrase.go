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

func (s *seg) phrase(p pattern, most int) ([]row, error) {
	dict, err := s.segment.Dictionary(fieldText)
	if err != nil {
		return nil, err
	}
	var docs *roaring.Bitmap
	words := make([]placed, len(p.words))
	for i, w := range p.words {
		words[i].offset = w.offset
		either := roaring.New()
		for _, term := range w.terms {
			list, err := dict.PostingsList([]byte(term), s.deleted, nil)
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
			words[i].forms = append(words[i].forms, &placedForm{it: list.Iterator(true, true, true, nil)})
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
	if docs.GetCardinality() > uint64(most) { //nolint:gosec // it is positive
		return nil, nil
	}
	var rows []row
	var starts, next []uint32
	for it := docs.Iterator(); it.HasNext(); {
		doc := it.Next()
		var length uint64
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
