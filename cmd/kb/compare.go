package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/kb"
)

type compareOptions struct {
	slugs  []string
	format string
}

// mostCompared is how many cases stand side by side: more fit no screen.
const mostCompared = 4

var compareFormats = [...]string{"text", "tsv", "md", "json"}

func newCompareCmd(a *app) *cobra.Command {
	var o compareOptions
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "compare SLUG SLUG [SLUG [SLUG]]",
		Short: "Set two to four cases side by side",
		Long: `compare sets two to four cases side by side: what each is about, who, where and
when, the channels with their verdicts, how soon it was answered, cause of the
crisis and response, the results with how far they reach and who counted, how well
the case is proven, and how it ended.

On a terminal it is a table of the terminal's width. In a pipe it is a table with a
line for each of these and a column for each case, parted by tabs, the slugs on its
first line; --format md makes it a Markdown table, to paste into a document.

--json answers one object: cases: [slug, title, lang, companies, sector, countries,
  period, uses, channels: [name, verdict, period], speed: first_answer, apology, end
  (each min_seconds and max_seconds, or null), never, cause, response, figures:
  [value, label, rung, by, disputed], evidence, grade, outcome, summary]`,
		Example: `  kb compare united-3411-2017 united-breaks-guitars-2009
  kb compare mcdstories-2012 qantas-luxury-2011 jpmorgan-askjpm-2013
  kb compare southwest-kevin-smith dominos-2009 --lang fr --format md
  kb compare old-spice-responses pepsi-jenner-2017 --json | jq .cases[].speed`,
		Args:              wantArgs(2, mostCompared, "two to four SLUGs"),
		ValidArgsFunction: a.completeOtherSlugs,
	}
	cmd.Flags().StringVar(&o.format, "format", "", "text, tsv, md or json (default: text on a terminal, tsv in a pipe)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "the same as --format json")
	a.completeFlag(cmd, "format", fixed(compareFormats[:]...))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		for _, arg := range args {
			o.slugs = append(o.slugs, strings.TrimSuffix(arg, ".md"))
		}
		if asJSON {
			if cmd.Flags().Changed("format") && o.format != "json" {
				return &usageError{message: "--json and --format %s can't both be", args: []any{o.format}, help: cmd.CommandPath()}
			}
			o.format = "json"
		}
		return helpFor(cmd, runCompare(cmd.Context(), a, o))
	}
	return cmd
}

func runCompare(ctx context.Context, a *app, o compareOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	switch {
	case o.format == "" && a.outTTY:
		o.format = "text"
	case o.format == "":
		o.format = "tsv"
	case !slices.Contains(compareFormats[:], o.format):
		return notAmong("--format", o.format, compareFormats[:])
	}
	cases, err := a.findCases(ctx, "compare", o.slugs)
	if err != nil {
		return err
	}
	if o.format == "json" {
		return a.writeJSON(comparedJSON(cases, c.Lang))
	}
	tax, err := a.Taxonomies()
	if err != nil {
		return err
	}
	l := labels{tax, a.lang(c), a.text}
	rows := l.aspects(cases)
	switch o.format {
	case "md":
		return a.write(markdownTable(cases, rows))
	case "tsv":
		return a.write(tabTable(cases, rows))
	}
	s := style{a.colour && !c.Plain}
	return a.page(ctx, s.sideBySide(cases, rows, a.width), c.Plain)
}

// findCases finds each of some cases, which must differ, for a command.
func (a *app) findCases(ctx context.Context, command string, slugs []string) ([]*kb.Case, error) {
	ix, err := a.Index(ctx)
	if err != nil {
		return nil, err
	}
	g := ix.Acquire()
	defer g.Release()
	var cases []*kb.Case
	for _, slug := range slugs {
		found, err := a.caseIn(ctx, g, slug)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(cases, func(c *kb.Case) bool { return c.Slug == found.Slug }) {
			return nil, usagef("%s wants different cases, not %q twice", command, found.Slug)
		}
		cases = append(cases, found)
	}
	return cases, nil
}

// completeOtherSlugs proposes cases that were not named yet.
func (a *app) completeOtherSlugs(cmd *cobra.Command, args []string, prefix string) ([]string, cobra.ShellCompDirective) {
	if len(args) >= mostCompared {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	slugs, directive := a.completeSlugs(cmd, nil, prefix)
	return slices.DeleteFunc(slugs, func(slug string) bool { return slices.Contains(args, slug) }), directive
}
