package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"casebook/index"
)

type statsOptions struct {
	facets []string
	wanted bool
	json   bool
}

// statsFacets are counted where none is named.
var statsFacets = [...]index.Facet{
	index.FacetUse, index.FacetChannel, index.FacetYear, index.FacetOutcome, index.FacetCountry, index.FacetLang,
}

func newStatsCmd(a *app) *cobra.Command {
	var o statsOptions
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "The library in figures, and what it lacks",
		Long: `stats counts published cases by use, channel, year, outcome, country and language, or
by the facets that --facets names, and says what is missing: uses, channels and sectors
with few cases, cases without figures, crises without steps, translations behind their
original, dead links. A search that finds the cases stands beside, where there is one.

--wanted shows what readers looked for and did not find, here or on the site of kb
serve, and what they asked for there: words, two numbers and a day are kept, nothing of
who asked.

In a pipe the columns are facet, value, cases and label, parted by tabs; what is
missing follows after an empty line: gap or few, name, cases, search. With --wanted they
are words, searches that found nothing, readers who asked, and the last day.

--json answers cases, companies, tags, updated, facets: [facet, values: [value, label,
cases]], sparse (the same, of values with few cases), gaps: [name, cases, slugs, query], links (once kb check --links has
asked): checked, dead, failed, sources: [slug, source, url, archived];
with --wanted: wanted: [words, missed, asked, last].`,
		Example: `  kb stats
  kb stats --facets=sector,tag
  kb stats --wanted -n 50
  kb stats --json | jq '.gaps[] | select(.cases > 0)'`,
		Args: wantArgs(0, 0, "no arguments"),
	}
	fl := cmd.Flags()
	fl.StringSliceVar(&o.facets, "facets", nil, "count by these facets, or by all")
	fl.BoolVar(&o.wanted, "wanted", false, "what readers did not find")
	fl.IntP("limit", "n", defaultLimit, "with --wanted, at most so `many`")
	fl.BoolVar(&o.json, "json", false, "answer as JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if o.wanted {
			if fl.Changed("facets") {
				return helpFor(cmd, usagef("--wanted and --facets can't both be"))
			}
			return helpFor(cmd, runWanted(cmd.Context(), a, o))
		}
		if fl.Changed("limit") {
			return helpFor(cmd, usagef("--limit is for --wanted"))
		}
		return helpFor(cmd, runStats(cmd.Context(), a, o))
	}
	a.completeFlag(cmd, "facets", a.completeFacetNames)
	return cmd
}

func runStats(ctx context.Context, a *app, o statsOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	named, err := facetsNamed(o.facets)
	if err != nil {
		return err
	}
	if len(named) == 0 {
		named = statsFacets[:]
	}
	ix, err := a.Index(ctx)
	if err != nil {
		return err
	}
	g := ix.Acquire()
	defer g.Release()
	stats, err := g.Stats(ctx)
	if err != nil {
		return fmt.Errorf("count the library: %w", err)
	}
	a.warnLeftOut(ix.Problems())
	shown := *stats // it is shared
	if !o.json || len(o.facets) > 0 {
		if shown.Facets, err = countedBy(ctx, g, stats, named); err != nil {
			return err
		}
	}
	links, err := a.linkStats(ctx, g)
	if err != nil {
		return err
	}
	if o.json {
		return a.writeJSON(struct {
			index.Stats
			Links *linkStats `json:"links,omitempty"`
		}{shown, links})
	}
	tax, err := a.Taxonomies()
	if err != nil {
		return err
	}
	l := labels{tax, a.lang(c), a.text}
	if !a.outTTY {
		return a.write(l.statsRows(&shown, links))
	}
	return a.page(ctx, l.statsBars(&shown, links, len(o.facets) > 0, style{a.colour && !c.Plain}, min(a.width, readWidth)), c.Plain)
}

// countedBy are the counts of some facets. Companies and tags are not among those
// that are always counted.
func countedBy(ctx context.Context, g *index.Generation, stats *index.Stats, facets []index.Facet) ([]index.FacetCount, error) {
	var all []index.FacetCount
	for _, facet := range facets {
		if i := slices.IndexFunc(stats.Facets, func(f index.FacetCount) bool { return f.Facet == facet }); i >= 0 {
			all = append(all, stats.Facets[i])
			continue
		}
		counts, err := g.Counts(ctx, facet)
		if err != nil {
			return nil, fmt.Errorf("count %s: %w", facet, err)
		}
		all = append(all, index.FacetCount{Facet: facet, Values: counts})
	}
	return all, nil
}

// statsRows are the figures for a pipe.
func (l labels) statsRows(s *index.Stats, links *linkStats) []byte {
	var b bytes.Buffer
	for _, f := range s.Facets {
		for _, v := range readingOrder(f) {
			writeRow(&b, []string{string(f.Facet), v.Value, strconv.Itoa(v.Cases), l.count(f.Facet, v)})
		}
	}
	b.WriteByte('\n')
	for _, f := range s.Sparse {
		for _, v := range f.Values {
			writeRow(&b, []string{"few", string(f.Facet) + ":" + v.Value, strconv.Itoa(v.Cases), string(f.Facet) + ":" + v.Value})
		}
	}
	for _, gap := range s.Gaps {
		writeRow(&b, []string{"gap", string(gap.Name), strconv.Itoa(gap.Cases), gap.Query})
	}
	if links != nil {
		writeRow(&b, []string{"gap", "dead-links", strconv.Itoa(links.Dead), ""})
		writeRow(&b, []string{"gap", "failed-links", strconv.Itoa(links.Failed), ""})
	}
	return b.Bytes()
}
