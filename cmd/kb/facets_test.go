package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/index"
	"casebook/kb"
)

// Values stand by their number of cases, steps of a scale in their own order. A
// facet that nobody named shows its most frequent values, and where the others are.
func TestFacetsForReading(t *testing.T) {
	tags := index.FacetCount{Facet: index.FacetTag}
	for i := range 12 {
		tags.Values = append(tags.Values, index.Count{Value: fmt.Sprintf("tag-%02d", i), Cases: 1 + i%2})
	}
	speed := index.FacetCount{Facet: index.FacetSpeed, Values: []index.Count{{Value: "day", Cases: 2}, {Value: "hour", Cases: 1}, {Value: "never", Cases: 3}, {Value: "week", Cases: 9}}}
	none := index.FacetCount{Facet: index.FacetCause, Values: []index.Count{}}
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	l := labels{tax, "en", textsFor("en")}
	for _, test := range []struct {
		all  bool
		want string
	}{
		{true, `First answer speed: within an hour (1) · within a day (2) · within a week (9) · never (3)
Tag tag: tag 01 (2) · tag 03 (2) · tag 05 (2) · tag 07 (2) · tag 09 (2) · tag 11 (2) · tag 00 (1) · tag 02 (1) · 4 more: --facets=tag
`},
		{false, `First answer speed: within an hour (1) · within a day (2) · within a week (9) · never (3)
Tag tag: tag 01 (2) · tag 03 (2) · tag 05 (2) · tag 07 (2) · tag 09 (2) · tag 11 (2) · tag 00 (1) · tag 02 (1) · tag 04 (1) · tag 06 (1) · tag 08 (1) · tag 10 (1)
Cause of the crisis cause: –
`},
	} {
		f := &answer{Result: &index.Result{Facets: []index.FacetCount{speed, tags, none}}, allFacets: test.all}
		if diff := cmp.Diff(test.want, spaced(l.facets(style{}, f, 1000))); diff != "" {
			t.Errorf("all: %t (-want +got):\n%s", test.all, diff)
		}
	}
}

// Each facet can be named, counted and said in both languages.
func TestFacetTexts(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		text := textsFor(lang)
		for _, facet := range index.Facets() {
			if f := text.facetTexts[facet]; f.in == "" || f.head == "" || f.key == "" {
				t.Errorf("%s: %s has no texts: %+v", lang, facet, f)
			}
			for _, value := range fixedValues(facet) {
				if facet != index.FacetGrade && text.valueLabel(facet, value) == "" {
					t.Errorf("%s: %s %s has no label", lang, facet, value)
				}
			}
		}
	}
}

// What is shown can be typed: keys and labels of values are understood in a query.
func TestFacetTextsAreUnderstood(t *testing.T) {
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	names := index.NewTaxonomyNames(tax)
	for _, lang := range []string{"en", "fr"} {
		text := textsFor(lang)
		for _, facet := range index.Facets() {
			for _, value := range fixedValues(facet) {
				label := text.valueLabel(facet, value)
				if label == "" {
					label = value
				}
				query := fmt.Sprintf("%s:%q", text.facetTexts[facet].key, label)
				expr, warnings := index.ParseQuery(query, names)
				want := []index.Filter{{Facet: facet, Values: []string{value}}}
				if diff := cmp.Diff(want, expr.Filters); diff != "" || len(warnings) > 0 {
					t.Errorf("%s %v (-want +got):\n%s", query, warnings, diff)
				}
			}
		}
	}
}

// spaced makes spaces of the no-break spaces that hold a value together.
func spaced(s string) string { return strings.ReplaceAll(s, noBreak, " ") }
