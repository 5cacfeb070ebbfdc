package index

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	segapi "github.com/blevesearch/scorch_segment_api/v2"
)

// An order is all documents of a generation, sorted.
type order struct {
	docs []uint32
}

// orders are those that a generation was asked for; they are made when they are
// first needed, since most searches need none.
type orders struct {
	slugs []named
	years []int16
	by    map[Sort]*order
}

// A named is a document and its slug.
type named struct {
	slug string
	doc  uint32
}

// slugOrder is all documents by their slugs. Each segment's dictionary of names is
// sorted already, so that they are merged.
func (g *Generation) slugOrder(ctx context.Context) ([]named, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.orders.slugs != nil {
		return g.orders.slugs, nil
	}
	all := make([]named, 0, g.live)
	for i := range g.segments {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		of, err := g.segments[i].names()
		if err != nil {
			return nil, fmt.Errorf("read the names of cases: %w", err)
		}
		all = merge(all, of)
	}
	g.orders.slugs = all
	return all, nil
}

// names are the live documents of a segment, sorted.
func (s *seg) names() ([]named, error) {
	dict, err := s.segment.Dictionary(fieldID)
	if err != nil {
		return nil, err
	}
	all := make([]named, 0, s.segment.Count())
	var list segapi.PostingsList
	var it segapi.PostingsIterator
	for ids := dict.AutomatonIterator(nil, nil, nil); ; {
		entry, err := ids.Next()
		if err != nil || entry == nil {
			return all, err
		}
		if list, err = dict.PostingsList([]byte(entry.Term), s.deleted, list); err != nil {
			return nil, err
		}
		it = list.Iterator(false, false, false, it)
		p, err := it.Next()
		if err != nil {
			return nil, err
		}
		if p != nil {
			all = append(all, named{entry.Term, uint32(p.Number()) + s.offset}) //nolint:gosec // bleve numbers with 31 bits
		}
	}
}

// merge makes one sorted list of two.
func merge(a, b []named) []named {
	if len(a) == 0 || len(b) == 0 || a[len(a)-1].slug < b[0].slug {
		return append(a, b...)
	}
	all := make([]named, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].slug < b[0].slug {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// years are the years in which each document's case began, 0 where it has no
// period.
func (g *Generation) years(ctx context.Context) ([]int16, error) {
	from, err := g.column(ctx, fieldFrom)
	if err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.orders.years != nil {
		return g.orders.years, nil
	}
	years := make([]int16, g.slots)
	for _, value := range from.values {
		year, err := strconv.ParseInt(value, 10, 16)
		if err != nil {
			return nil, fmt.Errorf("read the years of cases: %w", err)
		}
		for it := from.docs[value].Iterator(); it.HasNext(); {
			years[it.Next()] = int16(year)
		}
	}
	g.orders.years = years
	return years, nil
}

// order sorts all documents once a generation. Documents are counted by their key
// and put where their key's part begins, in the order of their slugs; those
// without a key come last.
func (g *Generation) order(ctx context.Context, by Sort) (*order, error) {
	if by == SortRelevance {
		by = SortNewest
	}
	field := fieldFrom
	switch by {
	case SortCompany:
		field = fieldLead
	case SortSpeed:
		field = fieldAnswer
	case SortUpdated:
		field = fieldChanged
	case SortRelevance, SortNewest, SortOldest:
	}
	keys, err := g.column(ctx, field)
	if err != nil {
		return nil, err
	}
	names, err := g.slugOrder(ctx)
	if err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if o := g.orders.by[by]; o != nil {
		return o, nil
	}
	rank := slices.Repeat([]int{len(keys.values)}, g.slots)
	next := make([]int, len(keys.values)+1) // where the documents of a rank go on
	begin := 0
	for place := range keys.values {
		value := keys.values[place]
		if by == SortNewest || by == SortUpdated {
			value = keys.values[len(keys.values)-1-place]
		}
		docs := keys.docs[value]
		for it := docs.Iterator(); it.HasNext(); {
			rank[it.Next()] = place
		}
		next[place] = begin
		begin += int(docs.GetCardinality()) //nolint:gosec // at most the number of documents
	}
	next[len(keys.values)] = begin
	o := &order{docs: make([]uint32, len(names))}
	for _, n := range names {
		at := next[rank[n.doc]]
		next[rank[n.doc]]++
		o.docs[at] = n.doc
	}
	if g.orders.by == nil {
		g.orders.by = make(map[Sort]*order)
	}
	g.orders.by[by] = o
	return o, nil
}
