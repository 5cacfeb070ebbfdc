package web

import (
	"context"
	"slices"
	"strconv"

	"casebook/index"
)

// A chip is a filter that is set; its address is the search without it.
type chip struct {
	mark
	Kind string // "Use"
}

// chips are the filters of a selection, those of taxonomies by their labels.
func (v view) chips(sel selection) []chip {
	var chips []chip
	for _, f := range sel.filters {
		for _, value := range f.Values {
			m := v.mark(f.Facet, value)
			m.Href = v.href(sel.without(f.Facet, value).path())
			chips = append(chips, chip{m, v.l.T("facet." + string(f.Facet))})
		}
	}
	if sel.years != "" {
		open := sel
		open.years = ""
		chips = append(chips, chip{mark{Label: v.years(sel.span), Href: v.href(open.path())}, v.l.T("facet.year")})
	}
	return chips
}

// years says a span of years in words: "2008–2013", "since 2008", "until 2013".
func (v view) years(y index.Years) string {
	from, to := strconv.Itoa(y.From), strconv.Itoa(y.To)
	switch {
	case y.From == 0:
		return v.l.T("date.until", "date", to)
	case y.To == 0:
		return v.l.T("date.since", "date", from)
	case y.From == y.To:
		return from
	}
	return from + "–" + to
}

// A facetView is one group of the filter column.
type facetView struct {
	Label  string
	Values []facetValue
}

// A facetValue is one value to filter by; its address sets it, or takes it away
// where it is set.
type facetValue struct {
	mark
	Count      string
	Current    bool
	Definition string // of a value that is set
}

// facetRows bounds a group: the most frequent values, and those that are set.
const facetRows = 8

// facets are the filter column. Each group counts what the other groups leave,
// so that a second value of the same group adds its own cases.
func (v view) facets(ctx context.Context, g *index.Generation, sel selection) ([]facetView, error) {
	var groups []facetView
	for _, facet := range []index.Facet{index.FacetUse, index.FacetOutcome, index.FacetChannel, index.FacetCountry} {
		others := slices.DeleteFunc(slices.Clone(sel.filters), func(f index.Filter) bool { return f.Facet == facet })
		counts, err := g.Counts(ctx, facet, others...)
		if err != nil {
			return nil, err
		}
		sortByCount(counts)
		group := facetView{Label: v.l.T("facet." + string(facet))}
		for i, count := range counts {
			chosen := sel.has(facet, count.Value)
			if i >= facetRows && !chosen {
				continue
			}
			group.Values = append(group.Values, v.facetValue(sel, facet, count, chosen))
		}
		if len(group.Values) > 0 {
			groups = append(groups, group)
		}
	}
	return groups, nil
}

func (v view) facetValue(sel selection, facet index.Facet, count index.Count, chosen bool) facetValue {
	value := facetValue{mark: v.mark(facet, count.Value), Count: v.l.Number(count.Cases), Current: chosen}
	if !chosen {
		value.Href = v.href(sel.with(facet, count.Value).path())
		return value
	}
	value.Href = v.href(sel.without(facet, count.Value).path())
	if t := v.taxonomy(facet); t != nil {
		if term, ok := t.Term(count.Value); ok {
			value.Definition = term.Definition.In(v.l.Lang)
		}
	}
	return value
}
