package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"casebook/index"
	"casebook/kb"
)

// allFacets is the name of all facets after --facets=, and what --facets alone
// means.
const allFacets = "all"

func namesAll(names []string) bool { return slices.Contains(names, allFacets) }

// facetsNamed are the facets that were asked for, each once.
func facetsNamed(names []string) ([]index.Facet, error) {
	if namesAll(names) {
		return index.Facets(), nil
	}
	var facets []index.Facet
	for _, name := range names {
		f := index.Facet(strings.ToLower(strings.TrimSpace(name)))
		if !slices.Contains(index.Facets(), f) {
			return nil, notAmong("--facets", name, facetNames())
		}
		if !slices.Contains(facets, f) {
			facets = append(facets, f)
		}
	}
	return facets, nil
}

func facetNames() []string {
	var names []string
	for _, f := range index.Facets() {
		names = append(names, string(f))
	}
	return names
}

// completeFacetNames proposes what --facets= takes.
func (a *app) completeFacetNames(*cobra.Command, string) []string {
	names := []string{allFacets}
	for _, f := range index.Facets() {
		names = append(names, string(f)+"\t"+a.text.facetTexts[f].head)
	}
	return names
}

// facetColumns are what a row of counts has.
var facetColumns = [...]string{"facet", "value", "cases", "label"}

// facetRows are the counts of an answer as rows, in the order of the values.
func (a *app) facetRows(f *answer) ([][]string, error) {
	tax, err := a.Taxonomies()
	if err != nil {
		return nil, err
	}
	l := labels{tax, f.lang, a.text}
	var rows [][]string
	for _, facet := range f.Facets {
		for _, v := range facet.Values {
			rows = append(rows, []string{string(facet.Facet), v.Value, strconv.Itoa(v.Cases), oneLine(l.count(facet.Facet, v))})
		}
	}
	return rows, nil
}

// mostValues bounds the values of a facet that nobody named.
const mostValues = 8

// facets lays the counts of an answer out, a paragraph a facet, the most frequent
// values first. The key after a facet's name is what a query filters by.
func (l labels) facets(s style, f *answer, width int) string {
	var b strings.Builder
	for _, facet := range f.Facets {
		if len(facet.Values) == 0 && f.allFacets {
			continue
		}
		text := l.text.facetTexts[facet.Facet]
		line := []span{{text.head, bold}, {" ", ""}, {text.key + ":", accent}}
		more := 0
		values := readingOrder(facet)
		if f.allFacets && facet.Facet != index.FacetYear && len(values) > mostValues+1 {
			values, more = values[:mostValues], len(values)-mostValues
		}
		for i, v := range values {
			if i > 0 {
				line = append(line, span{noBreak + "·", dim})
			}
			label := strings.ReplaceAll(oneLine(l.count(facet.Facet, v)), " ", noBreak)
			line = append(line, span{" " + label + noBreak, ""}, span{"(" + strconv.Itoa(v.Cases) + ")", dim})
		}
		if more > 0 {
			line = append(line, span{noBreak + "· " + fmt.Sprintf(l.text.moreValues, more, facet.Facet), dim})
		}
		if len(values) == 0 {
			line = append(line, span{" –", dim})
		}
		b.WriteString(s.wrap(line, width, "", "  ") + "\n")
	}
	return b.String()
}

// noBreak is a space at which no line ends.
const noBreak = "\u00a0"

// readingOrder are the values of a facet, the most frequent first; years and the
// steps of a scale keep their own order.
func readingOrder(facet index.FacetCount) []index.Count {
	values := slices.Clone(facet.Values)
	switch facet.Facet {
	case index.FacetYear, index.FacetGrade, index.FacetMaturity:
		return values
	case index.FacetSpeed:
		slices.SortFunc(values, func(x, y index.Count) int {
			return cmp.Compare(slices.Index(speeds[:], x.Value), slices.Index(speeds[:], y.Value))
		})
		return values
	}
	slices.SortStableFunc(values, func(x, y index.Count) int { return cmp.Compare(y.Cases, x.Cases) })
	return values
}

// count is what a counted value is called: a company by its name.
func (l labels) count(facet index.Facet, c index.Count) string {
	if c.Label != "" {
		return kb.Typographic(c.Label, "en")
	}
	return l.value(facet, c.Value)
}

// value is the label of a facet's value; a value without one is its own, a tag its
// words.
func (l labels) value(facet index.Facet, value string) string {
	if list := taxonomyOf(l.tax, facet); list != nil {
		return l.of(list, value)
	}
	if facet == index.FacetCountry {
		if name := l.tax.CountryName(value, l.lang); name != "" {
			return name
		}
	}
	text := l.text
	if base, _, _ := strings.Cut(strings.ToLower(l.lang), "-"); base != text.lang {
		text = textsFor(base)
	}
	if label := text.valueLabel(facet, value); label != "" {
		return label
	}
	if facet == index.FacetTag {
		return strings.ReplaceAll(value, "-", " ")
	}
	return value
}
