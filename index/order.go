package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// An order is all documents of a generation, sorted.
type order struct {
	docs   []uint32
	places []uint32 // of each document in docs
}

// orders are those that a generation was asked for; they are made when they are
// first needed, since most searches need none.
type orders struct {
	slugs *slugs
	by    map[Sort]*order
}

// slugs are the names of all documents in alphabetical order.
type slugs struct {
	slugs []string
	docs  []uint32
}

// slugOrder reads the names off the segments' dictionaries, each of which is
// sorted already.
func (g *Generation) slugOrder(ctx context.Context) (*slugs, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.slugOrderLocked(ctx)
}

func (g *Generation) slugOrderLocked(ctx context.Context) (*slugs, error) {
	if g.orders.slugs != nil {
		return g.orders.slugs, nil
	}
	type named struct {
		slug string
		doc  uint32
	}
	all := make([]named, 0, g.live)
	for i := range g.segments {
		s := &g.segments[i]
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for local := range uint32(s.segment.Count()) { //nolint:gosec // bleve numbers with 31 bits
			if s.deleted != nil && s.deleted.Contains(local) {
				continue
			}
			id, err := s.segment.DocID(uint64(local))
			if err != nil {
				return nil, fmt.Errorf("read the names of cases: %w", err)
			}
			all = append(all, named{string(id), local + s.offset})
		}
	}
	slices.SortFunc(all, func(a, b named) int { return strings.Compare(a.slug, b.slug) })
	o := &slugs{slugs: make([]string, len(all)), docs: make([]uint32, len(all))}
	for i, n := range all {
		o.slugs[i], o.docs[i] = n.slug, n.doc
	}
	g.orders.slugs = o
	return o, nil
}

// order sorts all documents once a generation.
func (g *Generation) order(ctx context.Context, by Sort) (*order, error) {
	if by == SortRelevance {
		by = SortNewest // what decides between equal hits
	}
	var keys *column
	var err error
	if by == SortCompany {
		keys, err = g.column(ctx, fieldLead)
	} else {
		keys, err = g.column(ctx, fieldFrom)
	}
	if err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if o := g.orders.by[by]; o != nil {
		return o, nil
	}
	names, err := g.slugOrderLocked(ctx)
	if err != nil {
		return nil, err
	}
	// the rank of each document's key; those without one come last
	rank := make([]int, g.slots)
	for i := range rank {
		rank[i] = len(keys.values)
	}
	for i, value := range keys.values {
		place := i
		if by == SortNewest {
			place = len(keys.values) - 1 - i
		}
		for it := keys.docs[value].Iterator(); it.HasNext(); {
			rank[it.Next()] = place
		}
	}
	o := &order{docs: slices.Clone(names.docs), places: make([]uint32, g.slots)}
	slices.SortStableFunc(o.docs, func(a, b uint32) int { return cmp.Compare(rank[a], rank[b]) })
	for i, doc := range o.docs {
		o.places[doc] = uint32(i) //nolint:gosec // bleve numbers with 31 bits
	}
	if g.orders.by == nil {
		g.orders.by = make(map[Sort]*order)
	}
	g.orders.by[by] = o
	return o, nil
}
