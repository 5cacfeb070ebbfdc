package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"casebook/index"
)

// The number of hits that a search shows where nothing is said, and at most.
const (
	defaultLimit = 20
	maxLimit     = 1000
)

type searchOptions struct {
	words   []string
	filters map[index.Facet]*[]string
	year    string
	offset  int
	sort    string
	format  string
	facets  []string
	zero    bool
	explain bool
	exact   bool
}

func newSearchCmd(a *app) *cobra.Command {
	o := searchOptions{filters: make(map[index.Facet]*[]string)}
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "search [WORD…]",
		Short: "Find cases by words in English or French, the best first",
		Long: `search finds cases by words in English or French, whichever language the case is
told in, also by other words that mean the same. Cases with all the words come
first, cases with some of them follow. Without words every case is listed, the
newest first. A word that no case has is taken for the nearest one that a case has,
and a line says so; --exact takes words as they are.

The words are a query as on the site, with "phrases", OR, words to leave out
(-twitter) and filters (use:crisis, -use:pr, year:2005..2012): kb help query
explains it. Put it between single quotes, or a word that begins with a dash is
taken for a flag; a query that begins with a dash comes after --, and flags before.

The filters are flags too, which may be given more than once or as a comma list; a
case then has one of the values. Different filters must all fit. Values are slugs,
labels or synonyms in English or French: --use crisis and --use "gestion de crise"
are the same. --grade, --maturity and --speed also take a range: 2..3, '>=3'.

--facets counts the cases by what they can be filtered by, after the hits; with
-n 0, alone. Each count leaves out the filters of its own facet: it is what another
value would add. --facets=use,year counts by these, and shows every value that a
case has; --zero shows the others too: what could be found, and is not.

--json answers one object, the same as /api/v1/search:
  query, total (cases with all words), total_some (cases with some, which follow),
  took_ms, relaxed (no case has all words: total counts those with any),
  corrected (the query that was answered, where words were taken for others),
  warnings, warning_details: [code, text, start, end, proposal, message by language],
  hits: [slug, title, companies, period, year, lang, type, uses, channels,
  sector, countries, outcome, summary, score, snippets (plain text but for
  <mark>…</mark>), matched (words found by others of the same meaning), explain],
  facets: [facet, values: [value, label (of a company), cases]]
--format ndjson prints one hit a line, csv a table with a header, slugs only slugs.
In a pipe the columns are slug, companies, title, year, uses, channels, outcome,
snippet and, with --explain, its reasons, parted by tabs. Counts are facet, value,
cases, label, after an empty line; with -n 0 alone, as csv and ndjson too.`,
		Example: `  kb search old spice
  kb search "répondre aux fans en vidéo"
  kb search 'crise compagnie aérienne -twitter year:2005..2012'
  kb search --limit 5 -- '-twitter crise'
  kb search '"nuts about southwest"' --explain
  kb search airline --use crisis --outcome failure,recovered --year 2008..2013
  kb search --cause preventable --speed 'never,>=week' --grade '>=3' --has figures
  kb search --use crisis --facets=response,outcome -n 0
  kb search --use crisis --sort speed
  kb search --company "Best Buy" --json`,
		Args:              wantArgs(0, -1, "words"),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	fl := cmd.Flags()
	for _, f := range searchFilters {
		o.filters[f.facet] = fl.StringSlice(string(f.facet), nil, f.usage)
	}
	fl.StringVar(&o.year, "year", "", "`when` it played: 2010, 2008..2013, 2008.., ..2013, >=2010")
	fl.IntP("limit", "n", defaultLimit, fmt.Sprintf("at most so `many` hits, up to %d; 0 only counts", maxLimit))
	fl.IntVar(&o.offset, "offset", 0, "leave out the first so `many` hits")
	fl.StringVar(&o.sort, "sort", "relevance", "`order`: relevance, newest, oldest, company, speed (of the first answer to a crisis) or updated")
	fl.StringVar(&o.format, "format", "table", "table, json, ndjson, csv or slugs")
	fl.BoolVar(&asJSON, "json", false, "the same as --format json")
	fl.StringSliceVar(&o.facets, "facets", nil, "count the cases by all facets, or by those whose `names` follow =")
	fl.Lookup("facets").NoOptDefVal = allFacets
	fl.BoolVar(&o.zero, "zero", false, "with --facets, also the values that no case has")
	fl.BoolVar(&o.explain, "explain", false, "say why each hit stands where it does")
	fl.BoolVar(&o.exact, "exact", false, "take words that no case has as they are")
	cmd.SetFlagErrorFunc(dashedWord)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.words = args
		if asJSON {
			if fl.Changed("format") && o.format != "json" {
				return &usageError{message: "--json and --format %s can't both be", args: []any{o.format}, help: cmd.CommandPath()}
			}
			o.format = "json"
		}
		return helpFor(cmd, runSearch(cmd.Context(), a, o))
	}
	for _, f := range searchFilters {
		a.completeFlag(cmd, string(f.facet), a.completeFacet(f.facet))
	}
	a.completeFlag(cmd, "facets", a.completeFacetNames)
	a.completeFlag(cmd, "sort", fixed(sortNames[:]...))
	a.completeFlag(cmd, "format", fixed(searchFormats[:]...))
	return cmd
}

var (
	sortNames     = [...]string{"relevance", "newest", "oldest", "company", "speed", "updated"}
	searchFormats = [...]string{"table", "json", "ndjson", "csv", "slugs"}
)

func runSearch(ctx context.Context, a *app, o searchOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	q, err := o.query(a, c)
	if err != nil {
		return err
	}
	ix, err := a.Index(ctx)
	if err != nil {
		return err
	}
	g := ix.Acquire()
	defer g.Release()
	if err := o.openFilters(ctx, a, g, &q); err != nil {
		return err
	}
	res, err := g.Search(ctx, q)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	a.warnLeftOut(ix.Problems())
	found := a.newAnswer(res, q, o, c)
	if o.format != "json" {
		a.tell(found)
	}
	if err := a.writeAnswer(found); err != nil {
		return err
	}
	if len(res.Hits) > 0 || found.countsOnly && res.Total > 0 {
		return nil
	}
	return a.nothingFound(res, q)
}

// query reads flags to a query; words of an open list (companies, tags) wait for
// the index.
func (o searchOptions) query(a *app, c *config) (index.Query, error) {
	q := index.Query{
		Text:    strings.Join(o.words, " "),
		Limit:   c.Limit,
		Offset:  o.offset,
		Lang:    c.Lang,
		Exact:   o.exact,
		Explain: o.explain,
		Zero:    o.zero,
	}
	if !slices.Contains(searchFormats[:], o.format) {
		return q, notAmong("--format", o.format, searchFormats[:])
	}
	if !slices.Contains(sortNames[:], o.sort) {
		return q, notAmong("--sort", o.sort, sortNames[:])
	}
	if o.sort != "relevance" {
		q.Sort = index.Sort(o.sort)
	}
	if o.offset < 0 {
		return q, usagef("--offset %d is less than 0", o.offset)
	}
	if c.Limit == 0 { // the index answers with one hit at least
		q.Limit, q.Offset = 1, 0
	}
	if o.format == "table" {
		q.Lang = a.lang(c)
	}
	if err := o.checkFormat(c.Limit == 0); err != nil {
		return q, err
	}
	var err error
	if q.Facets, err = facetsNamed(o.facets); err != nil {
		return q, err
	}
	if q.Years, err = parseYears(o.year); err != nil {
		return q, err
	}
	q.Filters, err = o.closedFilters(a)
	return q, err
}

// checkFormat refuses what a format has no place for.
func (o searchOptions) checkFormat(countsOnly bool) error {
	switch {
	case o.zero && len(o.facets) == 0:
		return usagef("--zero shows what --facets counts: add --facets")
	case o.format == "slugs" && o.explain:
		return usagef("--format slugs has no place for what --explain says")
	case len(o.facets) == 0 || o.format == "table" || o.format == "json":
		return nil
	case o.format == "slugs":
		return usagef("--format slugs has no place for the counts of --facets")
	case !countsOnly:
		return usagef("--format %s has no place for hits and counts together: -n 0 leaves the hits out", o.format)
	}
	return nil
}

// nothingFound says what was looked for without success.
func (a *app) nothingFound(res *index.Result, q index.Query) error {
	switch {
	case res.Total+res.TotalSome > 0:
		return negative(fmt.Sprintf(a.text.beyond, a.text.count(a.text.cases, res.Total+res.TotalSome), q.Offset))
	case strings.TrimSpace(q.Text) == "":
		return negative(a.text.nothing)
	}
	return negative(fmt.Sprintf(a.text.nothingFor, strings.TrimSpace(q.Text)))
}

// dashedWord says how to leave a word out where one was taken for flags: -twitter.
func dashedWord(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var wrong *pflag.InvalidValueError
	if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "" || errors.As(err, &wrong) && wrong.GetFlag().Shorthand != "" {
		return wrongFlag(cmd, err, "; a word to leave out is part of the query: %s 'crisis -twitter'")
	}
	return wrongFlag(cmd, err, "")
}

// notAmong refuses a value that is not one of a short list.
func notAmong(flag, value string, known []string) error {
	if near := nearest(value, known); near != "" {
		return &usageError{message: "%s %q is not known; did you mean %q?", args: []any{flag, value, near}, enough: true}
	}
	return &usageError{message: "%s %q is not known: want %s", args: []any{flag, value, strings.Join(known, ", ")}, enough: true}
}
