package main

import (
	"context"
	"fmt"
	"time"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/linkcheck"
)

// linkStats are what kb check --links learnt of the sources of published cases.
type linkStats struct {
	Checked string     `json:"checked"` // the day on which a source was last asked
	Dead    int        `json:"dead"`    // failed twice, days apart
	Failed  int        `json:"failed"`  // failed the last time
	Sources []deadLink `json:"sources"` // the dead ones
}

// A deadLink is a source that can't be read any more.
type deadLink struct {
	Slug     string `json:"slug"`
	Source   int    `json:"source"` // its number
	URL      string `json:"url"`
	Archived string `json:"archived,omitempty"`
}

// linkStats is nil where the sources were never asked.
func (a *app) linkStats(ctx context.Context, g *index.Generation) (*linkStats, error) {
	lib, err := a.Library()
	if err != nil {
		return nil, err
	}
	dir, err := a.indexDir(lib)
	if err != nil {
		return nil, err
	}
	cache := openLinks(dir)
	checked := cache.Checked()
	if checked.IsZero() {
		return nil, nil
	}
	links := &linkStats{Checked: checked.Format(time.DateOnly), Sources: []deadLink{}}
	slugs, err := g.Slugs(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the cases: %w", err)
	}
	for _, slug := range slugs {
		c, err := g.Case(ctx, slug)
		if err != nil {
			return nil, err
		}
		links.count(c, cache)
	}
	return links, nil
}

func (l *linkStats) count(c *kb.Case, cache *linkcheck.Cache) {
	for i, s := range c.Sources {
		state, ok := cache.State(s.URL)
		switch {
		case !ok || s.URL == "":
		case state.Dead():
			l.Dead++
			l.Sources = append(l.Sources, deadLink{c.Slug, i + 1, s.URL, s.Archived})
		case state.Failures > 0:
			l.Failed++
		}
	}
}
