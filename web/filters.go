package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casebook/index"
)

// facets that an address can filter by, in the order in which chips show them.
var filterFacets = [...]index.Facet{
	index.FacetUse, index.FacetChannel, index.FacetOutcome, index.FacetCompany, index.FacetSector,
	index.FacetCountry, index.FacetTag, index.FacetType,
}

// A selection is what an address asks for: words, filters, years, order.
type selection struct {
	words   string
	filters []index.Filter // at most one a facet, in the order of filterFacets
	years   string         // as written, "2008..2013"
	span    index.Years    // what years means
	badYear bool           // years could not be understood
	sort    index.Sort
	badSort string // an order that there is not
}

// readSelection never fails: what it can't use is told by badYear and badSort.
// Values of one filter may stand in one parameter, with commas, or in several.
func readSelection(q url.Values) selection {
	s := selection{words: cleanText(q.Get("q"))}
	for _, facet := range filterFacets {
		var values []string
		for _, param := range q[string(facet)] {
			for _, v := range splitValues(facet, param) {
				if v = cleanValue(facet, v); v != "" && !slices.Contains(values, v) && len(values) < maxValues {
					values = append(values, v)
				}
			}
		}
		if len(values) > 0 {
			s.filters = append(s.filters, index.Filter{Facet: facet, Values: values})
		}
	}
	if s.years = cleanText(q.Get("year")); s.years != "" {
		var ok bool
		s.span, ok = parseYears(s.years)
		s.badYear = !ok
	}
	switch order := index.Sort(cleanText(q.Get("sort"))); order {
	case index.SortRelevance, "relevance":
	case index.SortNewest, index.SortOldest, index.SortCompany:
		s.sort = order
	default:
		s.badSort = string(order)
	}
	return s
}

// maxValues bounds the values of one filter: more than any taxonomy has.
const maxValues = 60

// splitValues leaves the comma of a company's name alone.
func splitValues(facet index.Facet, param string) []string {
	if facet == index.FacetCompany {
		return []string{param}
	}
	return strings.Split(param, ",")
}

// cleanValue writes a value as the index knows it: countries in capitals, slugs
// in small letters, companies as they come.
func cleanValue(facet index.Facet, v string) string {
	v = cleanText(v)
	switch facet {
	case index.FacetCompany:
		return v
	case index.FacetCountry:
		return strings.ToUpper(v)
	}
	return strings.ToLower(v)
}

// maxText bounds what an address may ask for; the index has its own bound for
// the number of words.
const maxText = 500

// cleanText is text fit for a page: valid UTF-8, no control characters, not
// endless, one space between words.
func cleanText(s string) string {
	if len(s) > maxText {
		s = s[:maxText]
	}
	s = strings.ToValidUTF8(s, "")
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// parseYears reads "2010", "2008..2013", "2008..", "..2013".
func parseYears(s string) (index.Years, bool) {
	from, to, isRange := strings.Cut(s, "..")
	if !isRange {
		to = from
	}
	y := index.Years{}
	for _, end := range []struct {
		text string
		into *int
	}{{from, &y.From}, {to, &y.To}} {
		if end.text == "" && isRange {
			continue
		}
		n, err := strconv.Atoi(end.text)
		if err != nil || n < 1000 || n > 9999 {
			return index.Years{}, false
		}
		*end.into = n
	}
	if y == (index.Years{}) || y.To != 0 && y.From > y.To {
		return index.Years{}, false
	}
	return y, true
}

// query asks the index for n cases from the one at offset.
func (s selection) query(lang string, limit, offset int) index.Query {
	return index.Query{
		Text: s.words, Filters: s.filters, Years: s.span, Sort: s.sort,
		Limit: limit, Offset: offset, Lang: lang,
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
			q[string(f.Facet)] = f.Values
			continue
		}
		q.Set(string(f.Facet), strings.Join(f.Values, ","))
	}
	if s.years != "" {
		q.Set("year", s.years)
	}
	if s.sort != index.SortRelevance {
		q.Set("sort", string(s.sort))
	}
	return q
}

// path is the address of the selection below the language.
func (s selection) path() string { return searchPath(s.values()) }

func searchPath(q url.Values) string {
	if len(q) == 0 {
		return "/search"
	}
	// a comma and two dots are legal in a query, and an address is read by people
	return "/search?" + strings.ReplaceAll(q.Encode(), "%2C", ",")
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

// has reports whether that value is chosen.
func (s selection) has(facet index.Facet, value string) bool {
	for _, f := range s.filters {
		if f.Facet == facet && slices.Contains(f.Values, value) {
			return true
		}
	}
	return false
}
