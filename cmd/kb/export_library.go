package main

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"slices"

	"casebook/kb"
	"casebook/kb/exchange"
)

// What --with adds to the cases.
const (
	withCollections = "collections"
	withTaxonomy    = "taxonomy"
	withNone        = "none"
)

// wrongWith refuses what --with can't be.
func wrongWith(with []string) error {
	for _, w := range with {
		if !slices.Contains(exportWiths[:], w) {
			return notAmong("--with", w, exportWiths[:])
		}
	}
	if len(with) > 1 && slices.Contains(with, withNone) {
		return usagef("--with none stands alone")
	}
	return nil
}

// isWhole reports whether the whole library is exported.
func (o exportOptions) isWhole() bool { return len(o.slugs) == 0 && !o.searches() }

// adds reports whether a part of the library is exported with the cases.
func (o exportOptions) adds(part string) bool {
	if len(o.with) > 0 {
		return slices.Contains(o.with, part)
	}
	return o.isWhole()
}

// contents are the cases, and what else of the library is exported with them.
// Parts with mistakes are left out, and told.
func (o exportOptions) contents(ctx context.Context, a *app, cases iter.Seq2[*kb.Case, error], problems *kb.Problems) (exchange.Contents, error) {
	contents := exchange.Contents{Cases: cases}
	format := o.formatName()
	if isCitation(format) {
		return contents, nil
	}
	lib, err := a.Library()
	if err != nil {
		return contents, err
	}
	if o.adds(withTaxonomy) {
		if contents.Taxonomy, err = ownTaxonomy(lib, problems); err != nil {
			return contents, err
		}
	}
	if o.adds(withCollections) {
		all, told, err := lib.Collections(ctx)
		if err != nil {
			return contents, err
		}
		*problems = append(*problems, told...)
		if !o.isWhole() {
			if all, err = wholeIn(all, cases); err != nil {
				return contents, err
			}
		}
		contents.Collections = all
	}
	if format == string(exchange.CSV) && (contents.Taxonomy != nil || len(contents.Collections) > 0) {
		a.say("csv has no room for collections and taxonomy.yaml: json and ndjson have")
	}
	return contents, nil
}

// ownTaxonomy is the library's taxonomy.yaml, nil where it has none or a wrong one.
func ownTaxonomy(lib *kb.Library, problems *kb.Problems) ([]byte, error) {
	var wrong kb.Problems
	if _, err := lib.Taxonomies(); errors.As(err, &wrong) {
		*problems = append(*problems, wrong...)
		return nil, nil
	}
	data, err := lib.ReadFile("taxonomy.yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// wholeIn are the collections of which every case is among those that are exported.
func wholeIn(all []*kb.Collection, cases iter.Seq2[*kb.Case, error]) ([]*kb.Collection, error) {
	names := make(map[string]bool)
	for c, err := range cases {
		if err != nil {
			return nil, err
		}
		names[c.Slug] = true
		for _, alias := range c.Aliases {
			names[alias] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(c *kb.Collection) bool {
		return slices.ContainsFunc(c.Cases, func(p kb.Pick) bool { return !names[p.Slug] })
	}), nil
}
