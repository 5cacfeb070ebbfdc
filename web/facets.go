package web

import (
	"slices"
	"strconv"
	"sync"

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
		chips = append(chips, chip{mark{Label: v.years(sel.span), Href: v.href(sel.withoutYears().path())}, v.l.T("facet.year")})
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
	ID     string // "f-use"
	Label  string
	Open   bool
	Chosen string // how many values are set, "" for none
	Values []facetValue
	Rest   []facetValue // the less frequent ones, folded away
	More   string       // "6 more"
	Years  *yearsFacet  // in place of values
	Find   string       // names the box that finds a value in a long list, which the script shows
}

// A facetValue is one value to filter by; its address sets it, or takes it away
// where it is set.
type facetValue struct {
	*facetWord
	Href    string
	Count   string
	Current bool
	Zero    bool // it would add no case, and leads nowhere
}

// A facetWord is a value of a facet as it is said in one language. Its definition
// is shown where the value is set.
type facetWord struct {
	mark
	Definition string

	once         sync.Once // guards what the assets write
	label, title string
}

// facetWords are the values that were said before, by [facetKey]. They hold for as
// long as the taxonomies do.
type facetWords struct{ said sync.Map }

type facetKey struct {
	lang  string
	facet index.Facet
	value string
}

// facetWord is a value that the index has. Others, which readers make up, are not
// kept.
func (v view) facetWord(facet index.Facet, value string) *facetWord {
	key := facetKey{v.l.Lang, facet, value}
	if have, ok := v.words.said.Load(key); ok {
		return have.(*facetWord)
	}
	have, _ := v.words.said.LoadOrStore(key, v.newFacetWord(facet, value))
	return have.(*facetWord)
}

func (v view) newFacetWord(facet index.Facet, value string) *facetWord {
	return &facetWord{mark: v.sign(facet, value), Definition: v.definition(facet, value)}
}

// facetRows bounds what a group shows at once: the most frequent values, and
// those that are set.
const facetRows = 8

// findFrom is how many values a list has that one looks through rather than over.
const findFrom = 8

// facetColumn is what the filter column groups by, from above; the first groups
// stand open.
var facetColumn = [...]index.Facet{
	index.FacetUse, index.FacetOutcome, index.FacetChannel, index.FacetCountry, index.FacetSector, index.FacetYear,
	index.FacetGrade, index.FacetCause, index.FacetResponse, index.FacetSpeed, index.FacetRung, index.FacetHas,
	index.FacetLang, index.FacetKind,
}

const openFacets = 6

// facets are the filter column, from the counts of one search. Each group counts
// what the other groups leave, so that a second value of the same group adds its
// own cases.
func (v view) facets(counted []index.FacetCount, sel selection) []facetView {
	var groups []facetView
	for i, f := range counted {
		group := facetView{ID: "f-" + string(f.Facet), Label: v.l.T("facet." + string(f.Facet)), Open: i < openFacets}
		if f.Facet == index.FacetYear {
			if group.Years = v.yearsFacet(f.Values, sel); group.Years != nil {
				groups = append(groups, group)
			}
			continue
		}
		chosen := sel.chosen(f.Facet)
		with := v.gap(sel.with(f.Facet, gapMark))
		if len(chosen) == 0 && !slices.ContainsFunc(f.Values, func(c index.Count) bool { return c.Cases > 0 }) {
			continue
		}
		for at, count := range inOrder(f, chosen) {
			current := slices.Contains(chosen, count.Value)
			value := v.facetValue(sel, f.Facet, count, current, with)
			if at < facetRows || current {
				group.Values = append(group.Values, value)
			} else {
				group.Rest = append(group.Rest, value)
			}
		}
		if len(chosen) > 0 {
			group.Open, group.Chosen = true, v.l.Number(len(chosen))
		}
		if len(group.Rest) > 0 {
			group.More = v.l.N("search.more", len(group.Rest))
		}
		if len(group.Values)+len(group.Rest) >= findFrom {
			group.Find = v.l.T("search.find", "facet", group.Label)
			if key := "search.find-" + string(f.Facet); v.l.Has(key) {
				group.Find = v.l.T(key)
			}
		}
		groups = append(groups, group)
	}
	return groups
}

// inOrder puts the most frequent values first, those of a scale in its order, and
// adds the chosen ones that are no value at all.
func inOrder(f index.FacetCount, chosen []string) []index.Count {
	counts := slices.Clone(f.Values)
	for _, value := range chosen {
		if !slices.ContainsFunc(counts, func(c index.Count) bool { return c.Value == value }) {
			counts = append(counts, index.Count{Value: value})
		}
	}
	var scale []string
	switch f.Facet {
	case index.FacetGrade:
		scale = grades[:]
	case index.FacetSpeed:
		scale = speeds[:]
	default:
		sortByCount(counts)
		return counts
	}
	slices.SortStableFunc(counts, func(a, b index.Count) int {
		return slices.Index(scale, a.Value) - slices.Index(scale, b.Value)
	})
	return counts
}

func (v view) facetValue(sel selection, facet index.Facet, count index.Count, chosen bool, with gap) facetValue {
	value := facetValue{Count: v.l.Number(count.Cases), Current: chosen, Zero: count.Cases == 0 && !chosen}
	if chosen {
		value.facetWord, value.Href = v.newFacetWord(facet, count.Value), v.href(sel.without(facet, count.Value).path())
		return value
	}
	if value.facetWord = v.facetWord(facet, count.Value); !value.Zero {
		value.Href = with.fill(count.Value)
	}
	return value
}
