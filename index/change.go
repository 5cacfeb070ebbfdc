package index

import (
	"context"
	"fmt"

	"casebook/kb"
)

// A Change is when a case last changed: the day of its last update, else the day on
// which it was added; the zero Date where the case says neither.
type Change struct {
	Slug string
	On   kb.Date
}

// changedOn is the day of a case's last change.
func changedOn(c *kb.Case) kb.Date {
	if c.Updated.IsZero() {
		return c.Added
	}
	return c.Updated
}

// gaps are what a case lacks that no facet tells. The only one is a translation
// that is older than the original.
func gaps(c *kb.Case) []string {
	for _, t := range c.Translations {
		if c.Behind(t.Lang) {
			return []string{gapBehind}
		}
	}
	return nil
}

// Changes are all public cases, sorted by slug, with the days on which they last
// changed. No case is read for it.
func (g *Generation) Changes(ctx context.Context) (all []Change, err error) {
	defer g.guard(&err)
	names, err := g.slugOrder(ctx)
	if err != nil {
		return nil, err
	}
	days, err := g.column(ctx, fieldChanged)
	if err != nil {
		return nil, err
	}
	on := make([]kb.Date, g.slots)
	for _, value := range days.values {
		day, err := kb.ParseDate(value)
		if err != nil {
			return nil, fmt.Errorf("read the days of changes: %w", err)
		}
		for it := days.docs[value].Iterator(); it.HasNext(); {
			on[it.Next()] = day
		}
	}
	all = make([]Change, len(names))
	for i, n := range names {
		all[i] = Change{n.slug, on[n.doc]}
	}
	return all, nil
}
