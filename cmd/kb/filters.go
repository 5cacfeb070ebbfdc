package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

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

// exactTerm is the slug of the term that a word names: by slug, or by a label or
// synonym in any language, capitals and accents aside. Where two terms share a
// synonym the first counts.
func exactTerm(list *kb.Taxonomy, word string) (string, bool) {
	if _, ok := list.Term(word); ok {
		return word, true
	}
	want := fold(word)
	for _, slug := range list.Slugs() {
		term, _ := list.Term(slug)
		if fold(slug) == want {
			return slug, true
		}
		for _, label := range term.Label {
			if fold(label) == want {
				return slug, true
			}
		}
	}
	for _, slug := range list.Slugs() {
		term, _ := list.Term(slug)
		for _, also := range term.Also {
			if slices.ContainsFunc(also, func(s string) bool { return fold(s) == want }) {
				return slug, true
			}
		}
	}
	return "", false
}

// fold makes words equal that differ only in capitals, accents, hyphens and
// apostrophes.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '-' || r == '_' || r == '’' || r == '\u00a0':
			return ' '
		case r == '\'':
			return ' '
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// countryCode finds a country by its code or its name in English or French.
func countryCode(tax *kb.Taxonomies, word string) string {
	if code := strings.ToUpper(word); len(word) == 2 {
		if tax.CountryName(code, "en") != "" {
			return code
		}
		return ""
	}
	want := fold(word)
	for code, name := range countryNames(tax) {
		if fold(name) == want {
			return code
		}
	}
	return ""
}

// countryNames goes through all codes with their English and their French names.
func countryNames(tax *kb.Taxonomies) func(func(code, name string) bool) {
	return func(yield func(code, name string) bool) {
		for first := 'A'; first <= 'Z'; first++ {
			for second := 'A'; second <= 'Z'; second++ {
				code := string([]rune{first, second})
				name := tax.CountryName(code, "en")
				if name == "" {
					continue
				}
				if !yield(code, name) || !yield(code, tax.CountryName(code, "fr")) {
					return
				}
			}
		}
	}
}

func nearCountry(tax *kb.Taxonomies, word string) string {
	var names []string
	for _, name := range countryNames(tax) {
		names = append(names, name)
	}
	return nearest(word, names)
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
