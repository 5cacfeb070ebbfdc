package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/deck"
	"casebook/kb/deck/pptx"
)

// casesFound are the cases that have all words of a query, the best first.
func (a *app) casesFound(ctx context.Context, query string) ([]*kb.Case, error) {
	ix, err := a.Index(ctx)
	if err != nil {
		return nil, err
	}
	g := ix.Acquire()
	defer g.Release()
	res, err := g.Search(ctx, index.Query{Text: query, Limit: deck.MaxCases, Lang: a.text.lang})
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	a.warnLeftOut(ix.Problems())
	for _, w := range res.Details {
		a.say("%s", w.In(a.text.lang))
	}
	if res.Corrected != "" {
		a.say(a.text.corrected, res.Corrected, res.Query)
	}
	switch {
	case res.Total == 0 || res.Relaxed:
		return nil, negative(fmt.Sprintf(a.text.nothingFor, query))
	case res.Total > deck.MaxCases:
		return nil, usagef("a deck has room for %d cases, and the search finds %d: add words or filters, or name the cases", deck.MaxCases, res.Total)
	}
	var cases []*kb.Case
	for _, hit := range res.Hits[:min(res.Total, len(res.Hits))] {
		cases = append(cases, hit.Case)
	}
	return cases, nil
}

// casesCollected are the cases of a collection, in its order.
func (a *app) casesCollected(ctx context.Context, name string, d *deck.Options) ([]*kb.Case, error) {
	lib, err := a.Library()
	if err != nil {
		return nil, err
	}
	col, err := lib.Collection(ctx, name)
	if errors.Is(err, kb.ErrNotFound) {
		return nil, a.noCollection(ctx, lib, name)
	}
	if err != nil {
		return nil, err
	}
	if n := len(col.Cases); n > deck.MaxCases {
		return nil, usagef("a deck has room for %d cases, and the collection has %d: name those that you want", deck.MaxCases, n)
	}
	if d.Title == "" {
		d.Title, _ = col.TitleIn(d.Lang)
	}
	d.Subtitle = col.Summary.In(d.Lang)
	d.Notes = make(map[string]kb.Text)
	slugs := make([]string, len(col.Cases))
	for i, pick := range col.Cases {
		slugs[i] = pick.Slug
	}
	cases, err := a.findCases(ctx, "deck", slugs)
	if err != nil {
		return nil, err
	}
	for i, c := range cases { // a case may have another name now
		d.Notes[c.Slug] = col.Cases[i].Note
	}
	return cases, nil
}

// noCollection says that there is none of that name, and which is near.
func (a *app) noCollection(ctx context.Context, lib *kb.Library, name string) error {
	all, problems, err := lib.Collections(ctx)
	if err != nil {
		return err
	}
	var names []string
	for _, c := range all {
		names = append(names, c.Name)
	}
	for _, p := range problems {
		if p.Severity == kb.Error && p.Path == lib.Path("collections/"+name+".md") {
			return problems
		}
	}
	if near := nearest(name, names); near != "" {
		return a.no("there is no collection %q; did you mean %q?", name, near)
	}
	return a.no("there is no collection %q", name)
}

// completeDeckSlugs proposes cases that were not named yet.
func (a *app) completeDeckSlugs(cmd *cobra.Command, args []string, prefix string) ([]string, cobra.ShellCompDirective) {
	slugs, directive := a.completeSlugs(cmd, nil, prefix)
	return slices.DeleteFunc(slugs, func(slug string) bool { return slices.Contains(args, slug) }), directive
}

// completeCollections proposes names of collections.
func (a *app) completeCollections(cmd *cobra.Command, _ string) []string {
	lib, err := a.Library()
	if err != nil {
		return nil
	}
	all, _, err := lib.Collections(cmd.Context())
	if err != nil {
		return nil
	}
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = c.Name
	}
	return names
}

// runCheckTemplate prints how a file would be used as a template. Nothing else can be
// asked at the same time.
func (o deckOptions) runCheckTemplate(a *app, fl *pflag.FlagSet) error {
	if len(o.slugs) > 0 {
		return usagef("--check-template makes no slides: it wants no SLUGs")
	}
	for _, name := range []string{"output", "format", "query", "collection", "title", "author", "no-notes", "reveal", "brief", "open", "template"} {
		if fl.Changed(name) {
			return usagef("--check-template makes no slides: it can't be with --%s", name)
		}
	}
	data, err := readTemplate(o.checkTemplate)
	if err != nil {
		return err
	}
	c, err := a.Config()
	if err != nil {
		return err
	}
	report, err := pptx.CheckTemplate(data, a.lang(c))
	var wrong *pptx.TemplateError
	if errors.As(err, &wrong) {
		return a.no("%s: %s", o.checkTemplate, wrong.In(a.text.lang))
	}
	if err != nil {
		return fmt.Errorf("check the template: %w", err)
	}
	return a.write([]byte(report.String()))
}
