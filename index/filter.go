package index

import (
	"context"
	"fmt"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
)

// filter is the set of documents that filters and spans of years leave; nil where
// nothing is filtered.
func (g *Generation) filter(ctx context.Context, filters []Filter, spans []Years) (*roaring.Bitmap, error) {
	within, err := g.filtered(ctx, filters)
	if err != nil {
		return nil, err
	}
	for _, years := range spans {
		docs, err := g.touching(ctx, years)
		if err != nil {
			return nil, err
		}
		if within != nil {
			docs.And(within)
		}
		within = docs
	}
	return within, nil
}

// filtered is the set of documents that every filter leaves; nil for no filter.
// The set is the caller's own.
func (g *Generation) filtered(ctx context.Context, filters []Filter) (*roaring.Bitmap, error) {
	var within *roaring.Bitmap
	for _, f := range filters {
		if f.Facet == FacetYear {
			return nil, fmt.Errorf("filter by %s: years are a span, not values", f.Facet)
		}
		either := roaring.New()
		for _, value := range f.Values {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			docs, err := g.having(f.field(), f.term(value))
			if err != nil {
				return nil, err
			}
			either.Or(docs)
		}
		switch {
		case f.Not && within == nil:
			within = roaring.AndNot(g.all(), either)
		case f.Not:
			within.AndNot(either)
		case within == nil:
			within = either
		default:
			within.And(either)
		}
	}
	return within, nil
}

// having are the documents with one value of a field: those of its column, where that
// was made already. The set may be shared and must not be changed.
func (g *Generation) having(field, value string) (*roaring.Bitmap, error) {
	g.mu.Lock()
	c := g.columns[field]
	g.mu.Unlock()
	if c == nil {
		return g.matching(field, value)
	}
	if docs := c.docs[value]; docs != nil {
		return docs, nil
	}
	return roaring.New(), nil
}

// all is the set of the live documents.
func (g *Generation) all() *roaring.Bitmap {
	all := roaring.New()
	for i := range g.segments {
		s := &g.segments[i]
		all.AddRange(uint64(s.offset), uint64(s.offset)+s.segment.Count())
		if s.deleted != nil {
			all.AndNot(roaring.AddOffset(s.deleted, s.offset))
		}
	}
	return all
}

// field and term are where a filter's values stand in the index.
func (f *Filter) field() string {
	if f.Facet == FacetCompany {
		return fieldName
	}
	return string(f.Facet)
}

func (f *Filter) term(value string) string {
	switch f.Facet {
	case FacetCompany:
		return companyKey(value)
	case FacetCountry:
		return strings.ToUpper(value)
	}
	return value
}

// touching are the documents whose period overlaps the years.
func (g *Generation) touching(ctx context.Context, y Years) (*roaring.Bitmap, error) {
	from, err := g.column(ctx, fieldFrom)
	if err != nil {
		return nil, err
	}
	to, err := g.column(ctx, fieldTo)
	if err != nil {
		return nil, err
	}
	first, last := yearTerm(y.From), yearTerm(endless)
	if y.To != 0 {
		last = yearTerm(y.To)
	}
	begun, notOver := roaring.New(), roaring.New()
	for _, year := range from.values {
		if year <= last {
			begun.Or(from.docs[year])
		}
	}
	for _, year := range to.values {
		if year >= first {
			notOver.Or(to.docs[year])
		}
	}
	begun.And(notOver)
	return begun, nil
}
