package main

import (
	"context"
	"slices"

	"casebook/kb"
)

// changeCollection changes the cases of a collection's file.
func (a *app) changeCollection(ctx context.Context, name string, o changeOptions, f func([]kb.Pick) ([]kb.Pick, error)) error {
	lib, err := a.writable()
	if err != nil {
		return err
	}
	c, err := a.collectionNamed(ctx, lib, name)
	if err != nil {
		return err
	}
	file := kb.CollectionFile(c.Name)
	before, err := lib.ReadFile(file)
	if err != nil {
		return err
	}
	report := collectionReport{Name: c.Name, Path: lib.Path(file)}
	after, err := kb.EditPicks(report.Path, before, func(have []kb.Pick) ([]kb.Pick, error) {
		picks, err := f(have)
		report.Cases = slugsOf(picks)
		return picks, err
	})
	if err != nil {
		return err
	}
	changes := []kb.Change{{Name: file, Before: before, After: after}}
	if o.dryRun {
		return a.showChanges(lib, changes, o.json, report)
	}
	if err := lib.Apply(ctx, changes); err != nil {
		return err
	}
	return a.collectionDone(report, o)
}

func (a *app) collectionDone(report collectionReport, o changeOptions) error {
	report.Done = true
	if o.json {
		return a.writeJSON(report)
	}
	return a.write([]byte(report.Path + "\n"))
}

// picksOf are cases that exist, by the names that they have now.
func (a *app) picksOf(ctx context.Context, slugs []string) ([]kb.Pick, error) {
	names := make([]string, len(slugs))
	for i, slug := range slugs {
		names[i] = slugNamed(slug)
	}
	cases, err := a.findCases(ctx, "collection", names)
	if err != nil {
		return nil, err
	}
	picks := make([]kb.Pick, len(cases))
	for i, c := range cases {
		picks[i].Slug = c.Slug
	}
	return picks, nil
}

func slugsOf(picks []kb.Pick) []string {
	slugs := make([]string, len(picks))
	for i, p := range picks {
		slugs[i] = p.Slug
	}
	return slugs
}

func indexOfPick(picks []kb.Pick, slug string) int {
	return slices.IndexFunc(picks, func(p kb.Pick) bool { return p.Slug == slug })
}

// placeOfPick finds a case in a collection.
func (a *app) placeOfPick(picks []kb.Pick, slug string) (int, error) {
	slug = slugNamed(slug)
	if i := indexOfPick(picks, slug); i >= 0 {
		return i, nil
	}
	if near := nearest(slug, slugsOf(picks)); near != "" {
		return 0, a.no("%s is not in the collection; did you mean %q?", slug, near)
	}
	return 0, a.no("%s is not in the collection", slug)
}
