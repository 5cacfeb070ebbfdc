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
}

// closedFilters reads the filters whose values are known without the index: a
// value that is none of them is a mistake.
func (o searchOptions) closedFilters(a *app) ([]index.Filter, error) {
	var filters []index.Filter
	for _, f := range searchFilters {
		words := *o.filters[f.facet]
		if len(words) == 0 || f.facet == index.FacetCompany || f.facet == index.FacetTag {
			continue
		}
		filter := index.Filter{Facet: f.facet}
		for _, w := range words {
			value, err := a.filterValue(f.facet, strings.TrimSpace(w))
			if err != nil {
				return nil, err
			}
			filter.Values = append(filter.Values, value)
		}
		filters = append(filters, filter)
	}
	return filters, nil
}

// filterValue is the slug that a word means as a value of a facet.
func (a *app) filterValue(facet index.Facet, word string) (string, error) {
	if facet == index.FacetType {
		types := []string{string(kb.TypeCase), string(kb.TypePractice)}
		if slices.Contains(types, word) {
			return word, nil
		}
		return "", a.unknownValue(facet, word, nearest(word, types))
	}
	tax, err := a.Taxonomies()
	if err != nil {
		return "", err
	}
	if facet == index.FacetCountry {
		if code := countryCode(tax, word); code != "" {
			return code, nil
		}
		return "", a.unknownValue(facet, word, nearCountry(tax, word))
	}
	list := taxonomyOf(tax, facet)
	if slug, ok := exactTerm(list, word); ok {
		return slug, nil
	}
	return "", a.unknownValue(facet, word, list.Nearest(word))
}

func (a *app) unknownValue(facet index.Facet, word, near string) error {
	message := fmt.Sprintf(a.text.notKnown, a.text.facet(facet), word)
	if near != "" {
		return &usageError{message: message + fmt.Sprintf(a.text.didYouMean, near), enough: true}
	}
	return &usageError{message: message, help: "kb search"}
}

// taxonomyOf is the list of a facet's values; nil for the facets that have none.
func taxonomyOf(tax *kb.Taxonomies, facet index.Facet) *kb.Taxonomy {
	switch facet {
	case index.FacetUse:
		return tax.Uses
	case index.FacetChannel:
		return tax.Channels
	case index.FacetSector:
		return tax.Sectors
	case index.FacetOutcome:
		return tax.Outcomes
	}
	return nil
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
