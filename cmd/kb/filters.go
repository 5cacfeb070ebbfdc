package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// searchFilters are the filters of a search, each a flag of the facet's name.
var searchFilters = [...]struct {
	facet index.Facet
	usage string
}{
	{index.FacetUse, "what social media were used for: marketing, crisis …"},
	{index.FacetChannel, "where: twitter, blog …"},
	{index.FacetCompany, "an organisation, by name"},
	{index.FacetOutcome, "success, mixed, failure or recovered"},
	{index.FacetCountry, "a country, by its two letters or name"},
	{index.FacetSector, "retail, airline …"},
	{index.FacetTag, "a tag"},
	{index.FacetType, "case or practice"},
	{index.FacetCause, "of a crisis: victim, accident or preventable"},
	{index.FacetResponse, "to a crisis: deny, diminish, rebuild, bolster or silence"},
	{index.FacetSpeed, "of the first answer to a crisis: hour, day, week, later, never or unknown"},
	{index.FacetRung, "how far results reach: attention, engagement, sales …"},
	{index.FacetEvidence, "how it is known: public, insider or opinion"},
	{index.FacetGrade, "how well it is sourced, 1 to 4"},
	{index.FacetKind, "a kind of source: article, interview …"},
	{index.FacetMaturity, "how far the organisation listens, 1 to 5"},
	{index.FacetHas, "figures, timeline, teaching, video or translation"},
}

// The values that no taxonomy lists, in the order in which they are shown.
var (
	types  = [...]string{string(kb.TypeCase), string(kb.TypePractice)}
	speeds = [...]string{"hour", "day", "week", "later", "never", "unknown"}
	grades = [...]string{"1", "2", "3", "4"}
	extras = [...]string{"figures", "timeline", "teaching", "video", "translation"}
)

// fixedValues are the values of a facet that no taxonomy lists; nil for the others.
func fixedValues(facet index.Facet) []string {
	switch facet {
	case index.FacetType:
		return types[:]
	case index.FacetSpeed:
		return speeds[:]
	case index.FacetGrade:
		return grades[:]
	case index.FacetHas:
		return extras[:]
	}
	return nil
}

// closedFilters reads the filters whose values are known without the index: a
// value that is none of them is a mistake.
func (o searchOptions) closedFilters(a *app) ([]index.Filter, error) {
	var filters []index.Filter
	var names *index.TaxonomyNames
	for _, f := range searchFilters {
		words := *o.filters[f.facet]
		if len(words) == 0 || f.facet == index.FacetCompany || f.facet == index.FacetTag {
			continue
		}
		if names == nil {
			tax, err := a.Taxonomies()
			if err != nil {
				return nil, err
			}
			names = index.NewTaxonomyNames(tax)
		}
		filter := index.Filter{Facet: f.facet}
		for _, w := range words {
			values, err := a.filterValues(names, f.facet, strings.TrimSpace(w))
			if err != nil {
				return nil, err
			}
			filter.Values = append(filter.Values, values...)
		}
		filters = append(filters, filter)
	}
	return filters, nil
}

// filterValues are the slugs that a word means as a value of a facet: one, or the
// steps of a range.
func (a *app) filterValues(names *index.TaxonomyNames, facet index.Facet, word string) ([]string, error) {
	switch facet {
	case index.FacetGrade, index.FacetMaturity, index.FacetSpeed:
		// a range is read as in a query, where it is one filter and nothing else
		expr, warnings := index.ParseQuery(string(facet)+":"+strings.ReplaceAll(word, " ", ""), names)
		if len(expr.Filters) == 1 && len(expr.Clauses) == 0 && len(warnings) == 0 {
			return expr.Filters[0].Values, nil
		}
		return nil, a.unknownValue(facet, word, names.Nearest(facet, word))
	}
	if slug, ok := names.Resolve(facet, word); ok {
		return []string{slug}, nil
	}
	if facet == index.FacetCountry { // by name: a code would not tell what was meant
		tax, err := a.Taxonomies()
		if err != nil {
			return nil, err
		}
		return nil, a.unknownValue(facet, word, nearCountry(tax, word))
	}
	return nil, a.unknownValue(facet, word, names.Nearest(facet, word))
}

// unknownValue refuses a word, naming the value nearest to it or, where they are
// few, all.
func (a *app) unknownValue(facet index.Facet, word, near string) error {
	message := fmt.Sprintf(a.text.notKnown, a.text.facet(facet), word)
	if near != "" {
		return &usageError{message: message + fmt.Sprintf(a.text.didYouMean, near), enough: true}
	}
	if values := fixedValues(facet); values != nil {
		return &usageError{message: message + fmt.Sprintf(a.text.want, strings.Join(values, ", ")), enough: true}
	}
	return &usageError{message: message, help: "kb search"}
}

// openFilters adds the filters whose values the library itself makes: companies
// and tags. A value that it does not have finds nothing, and the answer names the
// nearest that it has.
func (o searchOptions) openFilters(ctx context.Context, a *app, g *index.Generation, q *index.Query) error {
	for _, facet := range []index.Facet{index.FacetCompany, index.FacetTag} {
		words := *o.filters[facet]
		if len(words) == 0 {
			continue
		}
		known, err := facetValues(ctx, g, facet)
		if err != nil {
			return err
		}
		filter := index.Filter{Facet: facet}
		for _, w := range words {
			value, near := openValue(strings.TrimSpace(w), known)
			if value == "" {
				message := fmt.Sprintf(a.text.noneWith, a.text.facet(facet), w)
				if near != "" {
					message += fmt.Sprintf(a.text.didYouMean, near)
				}
				return negative(message)
			}
			filter.Values = append(filter.Values, value)
		}
		q.Filters = append(q.Filters, filter)
	}
	return nil
}

// openValue is the known value that a word means, however it is written, else the
// nearest.
func openValue(word string, known []string) (value, near string) {
	slug := kb.CompanySlug(word)
	if slices.Contains(known, slug) {
		return slug, ""
	}
	joined := strings.ReplaceAll(slug, "-", "")
	for _, k := range known {
		if strings.ReplaceAll(k, "-", "") == joined {
			return k, ""
		}
	}
	return "", nearest(slug, known)
}

func facetValues(ctx context.Context, g *index.Generation, facet index.Facet) ([]string, error) {
	counts, err := g.Counts(ctx, facet)
	if err != nil {
		return nil, fmt.Errorf("list values of %s: %w", facet, err)
	}
	values := make([]string, len(counts))
	for i, c := range counts {
		values[i] = c.Value
	}
	return values, nil
}
