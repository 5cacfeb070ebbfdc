package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

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
}

func newSearchCmd(a *app) *cobra.Command {
	o := searchOptions{filters: make(map[index.Facet]*[]string)}
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "search [WORD…]",
		Short: "Find cases by words in English or French, the best first",
		Long: `search finds cases by words in English or French, whichever language the case is
told in. Cases with all the words come first, cases with some of them follow.
Without words every case is listed, the newest first.

Filters may be given more than once or as a comma list; a case then has one of the
values. Different filters must all fit. Values are slugs, labels or synonyms in
English or French: --use crisis and --use "gestion de crise" are the same.

--json answers one object, the same as /api/v1/search:
  query, total (cases with all words), total_some (cases with some, which follow),
  took_ms, relaxed (no case has all words: total counts those with any), warnings,
  hits: [slug, title, companies, period, year, lang, type, uses, channels, sector,
  countries, outcome, summary, score, snippets (plain text but for <mark>…</mark>)]
--format ndjson prints one hit a line, csv a table with a header, slugs only slugs.
In a pipe the columns are slug, companies, title, year, uses, channels, outcome,
snippet, parted by tabs.`,
		Example: `  kb search old spice
  kb search "répondre aux fans en vidéo"
  kb search airline --use crisis --outcome failure,recovered --year 2008..2013
  kb search --company "Best Buy" --json
  kb search --country CH --sort oldest --format slugs`,
		Args: wantArgs(0, -1, "words"),
	}
	fl := cmd.Flags()
	for _, f := range searchFilters {
		o.filters[f.facet] = fl.StringSlice(string(f.facet), nil, f.usage)
	}
	fl.StringVar(&o.year, "year", "", "`when` it played: 2010, 2008..2013, 2008.., ..2013, >=2010")
	fl.IntP("limit", "n", defaultLimit, fmt.Sprintf("at most so `many` hits, 1 to %d", maxLimit))
	fl.IntVar(&o.offset, "offset", 0, "leave out the first so `many` hits")
	fl.StringVar(&o.sort, "sort", "relevance", "`order`: relevance, newest, oldest or company")
	fl.StringVar(&o.format, "format", "table", "table, json, ndjson, csv or slugs")
	fl.BoolVar(&asJSON, "json", false, "the same as --format json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.words = args
		if asJSON {
			if fl.Changed("format") && o.format != "json" {
				return &usageError{message: fmt.Sprintf("--json and --format %s can't both be", o.format), help: cmd.CommandPath()}
			}
			o.format = "json"
		}
		return helpFor(cmd, runSearch(cmd.Context(), a, o))
	}
	for _, f := range searchFilters {
		a.completeFlag(cmd, string(f.facet), a.completeFacet(f.facet))
	}
	a.completeFlag(cmd, "sort", fixed(sortNames[:]...))
	a.completeFlag(cmd, "format", fixed(searchFormats[:]...))
	return cmd
}

var (
	sortNames     = [...]string{"relevance", "newest", "oldest", "company"}
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
	if o.format != "json" {
		for _, w := range res.Warnings {
			a.say("%s", w)
		}
	}
	if err := a.writeHits(res, q, o.format, c); err != nil {
		return err
	}
	if len(res.Hits) > 0 {
		return nil
	}
	return a.nothingFound(res, q)
}

// query reads flags to a query; words of an open list (companies, tags) wait for
// the index.
func (o searchOptions) query(a *app, c *config) (index.Query, error) {
	q := index.Query{
		Text:   strings.Join(o.words, " "),
		Limit:  c.Limit,
		Offset: o.offset,
		Lang:   c.Lang,
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
	if o.format == "table" {
		q.Lang = a.lang(c)
	}
	var err error
	if q.Years, err = parseYears(o.year); err != nil {
		return q, err
	}
	q.Filters, err = o.closedFilters(a)
	return q, err
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

// parseYears reads 2010, 2008..2013, 2008.., ..2013 and >=2010, <=2010.
func parseYears(s string) (index.Years, error) {
	text := strings.ReplaceAll(s, " ", "")
	if text == "" {
		return index.Years{}, nil
	}
	from, to, isRange := strings.Cut(text, "..")
	switch {
	case strings.HasPrefix(text, ">="):
		from, to, isRange = text[2:], "", true
	case strings.HasPrefix(text, "<="):
		from, to, isRange = "", text[2:], true
	case !isRange:
		to = from
	}
	y := index.Years{From: year(from), To: year(to)}
	switch {
	case from == "" && to == "", from != "" && y.From == 0, to != "" && y.To == 0:
		return index.Years{}, usagef("--year %q is not a year or a range of years: want 2010, 2008..2013, 2008.., ..2013 or >=2010", s)
	case isRange && y.From > y.To && y.To != 0:
		return index.Years{}, usagef("--year %q ends before it starts", s)
	}
	return y, nil
}

// year is 0 where s is not a year.
func year(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || len(s) != 4 || n < 1 {
		return 0
	}
	return n
}

// notAmong refuses a value that is not one of a short list.
func notAmong(flag, value string, known []string) error {
	message := fmt.Sprintf("%s %q is not known: want %s", flag, value, strings.Join(known, ", "))
	if near := nearest(value, known); near != "" {
		message = fmt.Sprintf("%s %q is not known; did you mean %q?", flag, value, near)
	}
	return &usageError{message: message, enough: true}
}
