package index

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2"
)

// A Count is how many cases have a value of a facet.
type Count struct {
	Value string `json:"value"`
	Cases int    `json:"cases"`
}

// A FacetCount is the counts of one facet's values.
type FacetCount struct {
	Facet  Facet   `json:"facet"`
	Values []Count `json:"values"` // in the order of the values, those without a case left out
}

// Counts counts the cases that all filters leave by the values of a facet. The
// counts are in the order of the values; those without a case are left out. A
// case counts once for each of its values.
func (g *Generation) Counts(ctx context.Context, facet Facet, filters ...Filter) (counts []Count, err error) {
	defer g.guard(&err)
	within, err := g.filtered(ctx, filters)
	if err != nil {
		return nil, err
	}
	return g.count(ctx, facet, within)
}

// count counts the documents of a set, nil for all, by the values of a facet.
func (g *Generation) count(ctx context.Context, facet Facet, within *roaring.Bitmap) ([]Count, error) {
	field := string(facet)
	if facet == FacetYear {
		field = fieldFrom
	}
	values, err := g.column(ctx, field)
	if err != nil {
		return nil, err
	}
	counts := []Count{}
	for _, value := range values.values {
		n := values.docs[value].GetCardinality()
		if within != nil {
			n = values.docs[value].AndCardinality(within)
		}
		if n > 0 {
			counts = append(counts, Count{Value: value, Cases: int(n)}) //nolint:gosec // at most the number of documents
		}
	}
	return counts, nil
}

// facets counts, for each facet that is asked for, the cases that the words and
// the other facets' filters leave: a second value of a facet then shows what it
// would add. Whole are the documents with all the words, some those with any; as in
// the hits, some count only where no whole one is left.
func (s *search) facets(ctx context.Context, whole, some *roaring.Bitmap) error {
	for _, facet := range s.q.Facets {
		var others []Filter
		for _, f := range s.filters {
			if f.Facet != facet || f.Not { // what is excluded stays out
				others = append(others, f)
			}
		}
		spans := s.spans
		if facet == FacetYear {
			spans = nil
		}
		within, err := s.g.filter(ctx, others, spans)
		if err != nil {
			return err
		}
		set := whole
		if within != nil {
			set = roaring.And(whole, within)
			if set.IsEmpty() {
				set = roaring.And(some, within)
			}
		} else if whole.IsEmpty() {
			set = some
		}
		counts, err := s.g.count(ctx, facet, set)
		if err != nil {
			return err
		}
		s.r.Facets = append(s.r.Facets, FacetCount{facet, counts})
	}
	return nil
}
