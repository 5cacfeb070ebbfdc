package web

import (
	"cmp"
	"slices"
	"strconv"

	"casebook/index"
)

// unfold is a selection with the qualifiers that its words hold moved to where
// the address has them: "tollé use:crisis" becomes the word and the filter. It
// asks for the same, and a click on another use then adds to the one that was
// typed. What an address can't say stays among the words: -use:pr, use:crisis
// use:pr, and what both name.
func (v view) unfold(s selection) selection {
	e, _ := index.ParseQuery(s.words, v.names)
	typed := make(map[index.Facet]int)
	for _, f := range e.Filters {
		typed[f.Facet]++
	}
	moved := false
	var kept []index.Filter
	for _, f := range e.Filters {
		if f.Not || typed[f.Facet] > 1 || len(s.chosen(f.Facet)) > 0 || f.Facet == index.FacetCompany || !slices.Contains(filterFacets[:], f.Facet) {
			kept = append(kept, f)
			continue
		}
		s.filters = append(slices.Clone(s.filters), f)
		moved = true
	}
	e.Filters = kept
	if e.Years != (index.Years{}) && s.years == "" {
		s.years, s.span, e.Years = yearsParam(e.Years), e.Years, index.Years{}
		moved = true
	}
	if e.HasSort && s.sort == index.SortRelevance {
		s.sort, e.Sort, e.HasSort = e.Sort, index.SortRelevance, false
		moved = true
	}
	if moved {
		s.words = e.String()
		slices.SortStableFunc(s.filters, func(a, b index.Filter) int {
			return cmp.Compare(slices.Index(filterFacets[:], a.Facet), slices.Index(filterFacets[:], b.Facet))
		})
	}
	return s
}

// yearsParam writes a span as an address has it.
func yearsParam(y index.Years) string {
	year := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	if y.From == y.To {
		return year(y.From)
	}
	return year(y.From) + ".." + year(y.To)
}
