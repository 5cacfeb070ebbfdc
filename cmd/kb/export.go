package main

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/index"
	"casebook/kb/exchange"
)

type exportOptions struct {
	search searchOptions // its words are those of --query
	slugs  []string
	query  string
	format string
	what   string
	with   []string // "collections", "taxonomy"; nil: both, of a whole library
	out    string
}

var (
	exportFormats = [...]string{"json", "ndjson", "csv", "bibtex", "ris", "csl-json"}
	exportWhats   = [...]string{"sources", "cases"}
	exportWiths   = [...]string{withCollections, withTaxonomy, withNone}
)

func newExportCmd(a *app) *cobra.Command {
	o := exportOptions{search: searchOptions{filters: make(map[index.Facet]*[]string), sort: "relevance", format: "slugs"}}
	cmd := &cobra.Command{
		Use:   "export [SLUG…]",
		Short: "Write whole cases for other programs",
		Long: `export writes the whole library, drafts too, the cases that are named, or those that
a search finds with all its words (--query, and the filters of kb search), in the
order of their slugs; named cases in the order given.

json, ndjson and csv hold everything that case files say: kb import makes the same
cases of them. JSON is an array of cases, each as kb show --json answers it; ndjson
has one a line. Of the whole library they also hold the rest: taxonomy.yaml comes
first, as {"taxonomy": "…"}, the collections come last, as {"collection": {…}}, so
that kb import makes the same library. --with none leaves these out; --with
collections,taxonomy adds them to named or found cases: those collections of which
all cases are there.

A row of csv is a case, and there is no room for more; its columns are
  slug, type, title, companies, anonymous, sector, countries, period, lang, uses,
  tags, channels, outcome, maturity, evidence, summary.en, summary.fr, crisis.cause,
  crisis.response, figures, timeline, teaching.objectives.en, teaching.objectives.fr,
  teaching.questions, teaching.minutes, sources, related, aliases, contributors,
  added, updated, status, body, translations
Words of a list are joined by "; ", a semicolon inside a word has a backslash before
it; channels are "twitter:good; blog", or JSON where they have dates and notes; figures,
timeline, questions, sources and translations are JSON. A cell that a spreadsheet would
take for a formula has an apostrophe before it.

bibtex, ris and csl-json hold the sources of the cases for reference managers, each
with a key such as zappos.3 for its third source; --what cases: the cases themselves.

Files with mistakes are left out; then the exit code is 1.`,
		Example: `  kb export -o library.json
  kb export --use crisis --format csv -o crises.csv
  kb export --query 'airline -twitter' --format ndjson | jq -r .title
  kb export old-spice-responses --format bibtex
  kb export --format csl-json --what cases -o cases.json`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: a.completeDeckSlugs,
	}
	fl := cmd.Flags()
	fl.StringVar(&o.query, "query", "", "the cases that a `search` finds")
	fl.StringVar(&o.format, "format", "", "json, ndjson, csv, bibtex, ris or csl-json (default: as the file's name says; json where there is none)")
	fl.StringVar(&o.what, "what", "sources", "of bibtex, ris and csl-json: sources or cases")
	fl.StringSliceVar(&o.with, "with", nil, "in json and ndjson: collections, taxonomy, or none (default: both of the whole library)")
	fl.StringVarP(&o.out, "output", "o", "-", "the `file` to write, or - for standard output")
	for _, f := range searchFilters {
		o.search.filters[f.facet] = fl.StringSlice(string(f.facet), nil, f.usage)
	}
	fl.StringVar(&o.search.year, "year", "", "`when` it played: 2010, 2008..2013, 2008.., ..2013, >=2010")
	cmd.SetFlagErrorFunc(dashedWord)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		for _, arg := range args {
			o.slugs = append(o.slugs, slugNamed(arg))
		}
		if fl.Changed("what") && !isCitation(o.formatName()) {
			return helpFor(cmd, usagef("--what is for bibtex, ris and csl-json"))
		}
		if format := o.formatName(); len(o.with) > 0 && (isCitation(format) || format == string(exchange.CSV)) {
			return helpFor(cmd, usagef("--with is for json and ndjson"))
		}
		return helpFor(cmd, runExport(cmd.Context(), a, o))
	}
	for _, f := range searchFilters {
		a.completeFlag(cmd, string(f.facet), a.completeFacet(f.facet))
	}
	a.completeFlag(cmd, "format", fixed(exportFormats[:]...))
	a.completeFlag(cmd, "what", fixed(exportWhats[:]...))
	a.completeFlag(cmd, "with", fixed(exportWiths[:]...))
	if err := cmd.MarkFlagFilename("output"); err != nil {
		panic(err) // the flag is declared above
	}
	return cmd
}

// isCitation reports whether a format is one of reference managers.
func isCitation(format string) bool {
	return format == "bibtex" || format == "ris" || format == "csl-json"
}

// formatName is the format that was asked for, or that the file's name says.
func (o exportOptions) formatName() string {
	if o.format != "" {
		return o.format
	}
	switch filepath.Ext(o.out) {
	case ".bib":
		return "bibtex"
	case ".ris":
		return "ris"
	}
	if f := exchange.FormatOf(o.out); f != "" {
		return string(f)
	}
	if filepath.Ext(o.out) == "" { // a device, a pipe, standard output
		return "json"
	}
	return ""
}

func runExport(ctx context.Context, a *app, o exportOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	format := o.formatName()
	switch {
	case o.out == "":
		return usagef("--output is empty: want a file, or - for standard output")
	case format == "":
		return usagef("--format is missing: the name %s does not say whether it is %s", o.out, strings.Join(exportFormats[:], ", "))
	case !slices.Contains(exportFormats[:], format):
		return notAmong("--format", format, exportFormats[:])
	case !slices.Contains(exportWhats[:], o.what):
		return notAmong("--what", o.what, exportWhats[:])
	case len(o.with) > 0 && wrongWith(o.with) != nil:
		return wrongWith(o.with)
	case len(o.slugs) > 0 && o.searches():
		return usagef("export wants SLUGs or a search, not both")
	}
	cases, problems, err := o.cases(ctx, a, c)
	if err != nil {
		return err
	}
	contents, err := o.contents(ctx, a, cases, problems)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return exchange.Write(w, exchange.Format(format), contents) }
	if isCitation(format) {
		write = func(w io.Writer) error { return o.cite(w, format, cases, c) }
	}
	if err := a.putWhole(o.out, write); err != nil {
		return err
	}
	if problems.Errors() {
		a.warnLeftOut(*problems)
		return negative("")
	}
	return nil
}

// searches reports whether cases are to be looked for.
func (o exportOptions) searches() bool {
	if o.query != "" || o.search.year != "" {
		return true
	}
	for _, words := range o.search.filters {
		if len(*words) > 0 {
			return true
		}
	}
	return false
}
