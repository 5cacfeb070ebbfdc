package index

import "context"

// A Count is how many cases have a value of a facet.
type Count struct {
	Value string
	Cases int
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
	field := string(facet)
	if facet == FacetYear {
		field = fieldFrom
	}
	values, err := g.column(ctx, field)
	if err != nil {
		return nil, err
	}
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
