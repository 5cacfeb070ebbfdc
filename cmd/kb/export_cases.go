package main

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"casebook/kb"
)

// cases are the cases to export, and what is wrong with the files that are left out,
// which is known when the last case was asked for.
func (o exportOptions) cases(ctx context.Context, a *app, c *config) (iter.Seq2[*kb.Case, error], *kb.Problems, error) {
	problems := new(kb.Problems)
	switch {
	case o.searches():
		found, err := o.found(ctx, a, c)
		return each(found), problems, err
	case len(o.slugs) > 0:
		found, err := a.findCases(ctx, "export", o.slugs)
		return each(found), problems, err
	}
	lib, err := a.Library()
	if err != nil {
		return nil, nil, err
	}
	all, err := wholeLibrary(ctx, lib, a, problems)
	return all, problems, err
}

// each goes through a list as if each could fail.
func each(cases []*kb.Case) iter.Seq2[*kb.Case, error] {
	return func(yield func(*kb.Case, error) bool) {
		for _, c := range cases {
			if !yield(c, nil) {
				return
			}
		}
	}
}

// found are the cases of a search, in the order of slugs.
func (o exportOptions) found(ctx context.Context, a *app, c *config) ([]*kb.Case, error) {
	q, err := o.search.query(a, c)
	if err != nil {
		return nil, err
	}
	q.Text, q.Limit, q.Lang = o.query, maxLimit, ""
	ix, err := a.Index(ctx)
	if err != nil {
		return nil, err
	}
	g := ix.Acquire()
	defer g.Release()
	if err := o.search.openFilters(ctx, a, g, &q); err != nil {
		return nil, err
	}
	var cases []*kb.Case
	for {
		res, err := g.Search(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		if q.Offset == 0 {
			for _, w := range res.Details {
				a.say("%s", w.In(a.text.lang))
			}
			if res.Corrected != "" {
				a.say(a.text.corrected, res.Corrected, res.Query)
			}
			a.warnLeftOut(ix.Problems())
			if res.Total == 0 || res.Relaxed {
				return nil, a.nothingExported(o.query)
			}
		}
		for _, hit := range res.Hits[:min(len(res.Hits), res.Total-q.Offset)] {
			cases = append(cases, hit.Case)
		}
		if q.Offset += maxLimit; q.Offset >= res.Total {
			break
		}
	}
	slices.SortFunc(cases, func(x, y *kb.Case) int { return strings.Compare(x.Slug, y.Slug) })
	return cases, nil
}

func (a *app) nothingExported(query string) error {
	if query == "" {
		return negative(a.text.nothing)
	}
	return negative(fmt.Sprintf(a.text.nothingFor, query))
}

// wholeLibrary are all cases in the order of slugs, each read when it is asked for.
// What is wrong with those that are left out is added to problems.
func wholeLibrary(ctx context.Context, lib *kb.Library, a *app, problems *kb.Problems) (iter.Seq2[*kb.Case, error], error) {
	tax, err := a.Taxonomies()
	if err != nil {
		return nil, err
	}
	files, err := lib.Files(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the library: %w", err)
	}
	names := make(map[string][]string, len(files))
	var slugs []string
	for _, f := range files {
		slug, _, ok := kb.SplitName(f.Name)
		if !ok {
			*problems = append(*problems, kb.Problem{Path: lib.Path(f.Name), Severity: kb.Error, Code: kb.CodeFileName})
			continue
		}
		if names[slug] == nil {
			slugs = append(slugs, slug)
		}
		names[slug] = append(names[slug], f.Name)
	}
	slices.Sort(slugs)
	return func(yield func(*kb.Case, error) bool) {
		for _, slug := range slugs {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			var read []kb.File
			for _, name := range names[slug] {
				data, err := lib.ReadFile(name)
				if err != nil {
					yield(nil, err)
					return
				}
				read = append(read, kb.File{Path: lib.Path(name), Data: data})
			}
			c, told := kb.Parse(slug, read, tax)
			*problems = append(*problems, told...)
			if c != nil && !yield(c, nil) {
				return
			}
		}
	}, nil
}
