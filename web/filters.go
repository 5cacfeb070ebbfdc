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
	index.FacetUse, index.FacetChannel, index.FacetVerdict, index.FacetOutcome, index.FacetCompany, index.FacetSector,
	index.FacetCountry, index.FacetTag, index.FacetType, index.FacetCause, index.FacetResponse, index.FacetSpeed,
	index.FacetGrade, index.FacetEvidence, index.FacetRung, index.FacetKind, index.FacetHas, index.FacetMaturity, index.FacetLang,
}

// paramOf is the address parameter of a filter: the facet's name, but for the
// languages of a case, since lang is the one that the API shall answer in.
func paramOf(facet index.Facet) string {
	if facet == index.FacetLang {
		return "language"
	}
	return string(facet)
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
	exact   bool   // unknown words are not corrected
}

// readSelection never fails: what it can't use is told by badYear and badSort.
// Values of one filter may stand in one parameter, with commas, or in several.
func readSelection(q url.Values) selection {
	s := selection{words: cleanText(q.Get("q")), exact: q.Get("exact") == "1"}
	for _, facet := range filterFacets {
		var values []string
		for _, param := range q[paramOf(facet)] {
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
	case index.SortNewest, index.SortOldest, index.SortCompany, index.SortSpeed:
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
