package web

import (
	"net/url"
	"slices"
	"strings"

	"casebook/index"
)

// query asks the index for n cases from the one at offset.
func (s selection) query(lang string, limit, offset int) index.Query {
	return index.Query{
		Text: s.words, Filters: s.filters, Years: s.span, Sort: s.sort,
		Limit: limit, Offset: offset, Lang: lang, Exact: s.exact,
	}
}

// values are the address parameters that ask for the same selection.
func (s selection) values() url.Values {
	q := url.Values{}
	if s.words != "" {
		q.Set("q", s.words)
	}
	for _, f := range s.filters {
		if f.Facet == index.FacetCompany {
			q[paramOf(f.Facet)] = f.Values
			continue
		}
		q.Set(paramOf(f.Facet), strings.Join(f.Values, ","))
	}
	if s.years != "" {
		q.Set("year", s.years)
	}
	if s.sort != index.SortRelevance {
		q.Set("sort", string(s.sort))
	}
	if s.exact {
		q.Set("exact", "1")
	}
	return q
}

// path is the address of the selection below the language.
func (s selection) path() string { return searchPath(s.values()) }

func searchPath(q url.Values) string {
	if len(q) == 0 {
		return "/search"
	}
	return "/search?" + legible(q.Encode())
}

// legible takes back what need not be escaped: commas and colons are legal in a
// query, and an address is read by people.
func legible(query string) string {
	return strings.ReplaceAll(strings.ReplaceAll(query, "%2C", ","), "%3A", ":")
}

// A gap is an address that lacks one value.
type gap struct{ before, after string }

// gapMark stands for the value: no words and no filters have such a sign.
const gapMark = "\x00"

func (v view) gap(s selection) gap {
	before, after, _ := strings.Cut(v.href(s.path()), url.QueryEscape(gapMark))
	return gap{before, after}
}

// fill is the address with a value.
func (g gap) fill(value string) string {
	return g.before + legible(url.QueryEscape(value)) + g.after
}

// filtered reports whether anything but words narrows the selection.
func (s selection) filtered() bool { return len(s.filters) > 0 || s.years != "" }

// without is the selection less one value of one filter.
func (s selection) without(facet index.Facet, value string) selection {
	var kept []index.Filter
	for _, f := range s.filters {
		if f.Facet == facet {
			f.Values = slices.DeleteFunc(slices.Clone(f.Values), func(v string) bool { return v == value })
		}
		if len(f.Values) > 0 {
			kept = append(kept, f)
		}
	}
	s.filters = kept
	return s
}

// withoutYears is the selection at any time.
func (s selection) withoutYears() selection {
	s.years, s.span = "", index.Years{}
	return s
}

// with is the selection and one value more.
func (s selection) with(facet index.Facet, value string) selection {
	s.filters = slices.Clone(s.filters)
	for i, f := range s.filters {
		if f.Facet == facet {
			s.filters[i].Values = append(slices.Clone(f.Values), value)
			return s
		}
	}
	s.filters = append(s.filters, index.Filter{Facet: facet, Values: []string{value}})
	return s
}

// chosen are the values of one filter.
func (s selection) chosen(facet index.Facet) []string {
	for _, f := range s.filters {
		if f.Facet == facet {
			return f.Values
		}
	}
	return nil
}
