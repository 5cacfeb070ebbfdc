package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// A countedList is a taxonomy, and the facet by which its terms are counted.
type countedList struct {
	terms *kb.Taxonomy
	facet index.Facet // empty where they can't be
}

func countedLists(tax *kb.Taxonomies) []countedList {
	return []countedList{
		{tax.Uses, index.FacetUse},
		{tax.Channels, index.FacetChannel},
		{tax.Sectors, index.FacetSector},
		{tax.Outcomes, index.FacetOutcome},
		{tax.Verdicts, ""},
		{tax.Evidence, index.FacetEvidence},
		{tax.SourceKinds, index.FacetKind},
		{tax.Causes, index.FacetCause},
		{tax.Responses, index.FacetResponse},
		{tax.Rungs, index.FacetRung},
		{tax.Steps, ""},
		{tax.Counters, ""},
		{tax.Maturity, index.FacetMaturity},
	}
}

// termLists are the lists with their counts: one of them, or all.
func (a *app) termLists(ctx context.Context, tax *kb.Taxonomies, kind string) ([]termList, error) {
	ix, err := a.Index(ctx)
	if err != nil {
		return nil, err
	}
	g := ix.Acquire()
	defer g.Release()
	lists := []termList{}
	for _, one := range countedLists(tax) {
		if kind != "" && kind != one.terms.Name() {
			continue
		}
		counts, err := countsOf(ctx, g, one.facet)
		if err != nil {
			return nil, err
		}
		list := termList{Name: one.terms.Name(), Facet: one.facet, Terms: []termEntry{}}
		for _, slug := range one.terms.Slugs() {
			t, _ := one.terms.Term(slug)
			entry := termEntry{Slug: slug, Label: t.Label, Definition: t.Definition, Also: t.Also, Closed: t.Closed, Successor: t.Successor}
			if n := counts[slug]; one.facet != "" {
				entry.Cases = &n
			}
			list.Terms = append(list.Terms, entry)
		}
		lists = append(lists, list)
	}
	if kind == "" || kind == freeTags {
		list, err := tagList(ctx, g)
		if err != nil {
			return nil, err
		}
		lists = append(lists, list)
	}
	return lists, nil
}

// tagList are the free tags, the most frequent first.
func tagList(ctx context.Context, g *index.Generation) (termList, error) {
	list := termList{Name: freeTags, Facet: index.FacetTag, Terms: []termEntry{}}
	counts, err := g.Counts(ctx, index.FacetTag)
	if err != nil {
		return list, fmt.Errorf("count tags: %w", err)
	}
	for _, c := range readingOrder(index.FacetCount{Facet: index.FacetTag, Values: counts}) {
		list.Terms = append(list.Terms, termEntry{Slug: c.Value, Cases: &c.Cases})
	}
	return list, nil
}

func countsOf(ctx context.Context, g *index.Generation, facet index.Facet) (map[string]int, error) {
	if facet == "" {
		return nil, nil
	}
	counts, err := g.Counts(ctx, facet)
	if err != nil {
		return nil, fmt.Errorf("count %s: %w", facet, err)
	}
	by := make(map[string]int, len(counts))
	for _, c := range counts {
		by[c.Value] = c.Cases
	}
	return by, nil
}

// count is the number of cases as text, "" where they can't be counted.
func (t termEntry) count() string {
	if t.Cases == nil {
		return ""
	}
	return strconv.Itoa(*t.Cases)
}

// has reports whether every word stands somewhere in a term, capitals and accents
// aside.
func (t termEntry) has(words []string) bool {
	texts := []string{fold(t.Slug)}
	for _, text := range []kb.Text{t.Label, t.Definition, t.Successor} {
		for _, s := range text {
			texts = append(texts, fold(s))
		}
	}
	for _, also := range t.Also {
		for _, s := range also {
			texts = append(texts, fold(s))
		}
	}
	for _, w := range words {
		w = fold(w)
		if !slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, w) }) {
			return false
		}
	}
	return true
}
