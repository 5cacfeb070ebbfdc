package index

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	segapi "github.com/blevesearch/scorch_segment_api/v2"
)

// A column is a facet turned round: for each value the documents that have it. It
// is read off the inverted field of each segment, where bleve keeps the very
// bitmaps; counting then is intersecting.
type column struct {
	values []string // sorted
	docs   map[string]*roaring.Bitmap
}

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
