package index

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	segapi "github.com/blevesearch/scorch_segment_api/v2"
)

// A column is a facet turned round: for each value the documents that have it. It
// is read off the inverted field of each segment, where bleve keeps the very
// bitmaps; counting then is intersecting.
type column struct {
	values []string // sorted
	docs   map[string]*roaring.Bitmap
	once   sync.Once
	turned *valuesOf
}

// valuesOf are the values of each document, by their places in the column: those of
// document d stand from first[d] to first[d+1].
type valuesOf struct {
	first  []uint32
	values []uint32
}

// A column is counted document by document, rather than value by value, where it has
// many values, as companies are, or where the documents are few.
const (
	manyValues = 256
	fewOf      = 5 // of so many documents one
)

// column makes a field's column once a generation.
func (g *Generation) column(ctx context.Context, field string) (*column, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if c := g.columns[field]; c != nil {
		return c, nil
	}
	c := &column{docs: make(map[string]*roaring.Bitmap)}
	for i := range g.segments {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := c.add(&g.segments[i], field); err != nil {
			return nil, fmt.Errorf("read the column %s: %w", field, err)
		}
	}
	for value := range c.docs {
		c.values = append(c.values, value)
	}
	slices.Sort(c.values)
	g.columns[field] = c
	return c, nil
}

// of is the column turned round once more, made when it is first needed.
func (c *column) of(slots int) *valuesOf {
	c.once.Do(func() { c.turned = c.turn(slots) })
	return c.turned
}

func (c *column) turn(slots int) *valuesOf {
	of := &valuesOf{first: make([]uint32, slots+2)}
	n := 0
	for _, value := range c.values {
		for it := c.docs[value].Iterator(); it.HasNext(); n++ {
			of.first[it.Next()+2]++
		}
	}
	for d := range slots {
		of.first[d+2] += of.first[d+1]
	}
	of.values = make([]uint32, n)
	for place, value := range c.values {
		for it := c.docs[value].Iterator(); it.HasNext(); {
			at := &of.first[it.Next()+1]
			of.values[*at] = uint32(place)
			*at++
		}
	}
	return of
}

// count is how many documents of a set, nil for all, have each value; slots is the
// number of documents there are.
func (c *column) count(within *roaring.Bitmap, slots int) []int {
	counts := make([]int, len(c.values))
	switch {
	case within == nil:
		for i, value := range c.values {
			counts[i] = int(c.docs[value].GetCardinality()) //nolint:gosec // at most the number of documents
		}
	case len(c.values) <= manyValues && within.GetCardinality()*fewOf > uint64(slots): //nolint:gosec // it is positive
		for i, value := range c.values {
			counts[i] = int(c.docs[value].AndCardinality(within)) //nolint:gosec // likewise
		}
	default:
		of := c.of(slots)
		var docs [512]uint32
		it := within.ManyIterator()
		for n := it.NextMany(docs[:]); n > 0; n = it.NextMany(docs[:]) {
			for _, doc := range docs[:n] {
				for _, place := range of.values[of.first[doc]:of.first[doc+1]] {
					counts[place]++
				}
			}
		}
	}
	return counts
}

// add reads one segment's values.
func (c *column) add(s *seg, field string) error {
	dict, err := s.segment.Dictionary(field)
	if err != nil {
		return err
	}
	values := dict.AutomatonIterator(nil, nil, nil)
	var list segapi.PostingsList
	for {
		entry, err := values.Next()
		if err != nil {
			return err
		}
		if entry == nil {
			return nil
		}
		if list, err = dict.PostingsList([]byte(entry.Term), s.deleted, list); err != nil {
			return err
		}
		docs, err := s.docsOf(list)
		if err != nil {
			return err
		}
		if docs.IsEmpty() {
			continue
		}
		if have := c.docs[entry.Term]; have != nil {
			have.Or(docs)
		} else {
			c.docs[strings.Clone(entry.Term)] = docs
		}
	}
}

// docsOf are the live documents of a posting list, by their numbers in the
// generation.
func (s *seg) docsOf(list segapi.PostingsList) (*roaring.Bitmap, error) {
	in, ok := list.(interface{ OrInto(*roaring.Bitmap) })
	if !ok {
		return nil, fmt.Errorf("%T gives no bitmap", list)
	}
	docs := roaring.New()
	in.OrInto(docs)
	if s.deleted != nil {
		docs.AndNot(s.deleted)
	}
	return roaring.AddOffset(docs, s.offset), nil
}

// matching are the documents with one value of a field, without making its whole
// column.
func (g *Generation) matching(field, value string) (*roaring.Bitmap, error) {
	found := roaring.New()
	for i := range g.segments {
		s := &g.segments[i]
		dict, err := s.segment.Dictionary(field)
		if err != nil {
			return nil, fmt.Errorf("read the column %s: %w", field, err)
		}
		list, err := dict.PostingsList([]byte(value), s.deleted, nil)
		if err != nil {
			return nil, fmt.Errorf("read the column %s: %w", field, err)
		}
		docs, err := s.docsOf(list)
		if err != nil {
			return nil, fmt.Errorf("read the column %s: %w", field, err)
		}
		found.Or(docs)
	}
	return found, nil
}
