package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"casebook/index"
)

type similarOptions struct {
	slug     string
	contrast bool
	limit    int
	json     bool
}

// defaultNear is the number of neighbours where nothing is said.
const defaultNear = 5

func newSimilarCmd(a *app) *cobra.Command {
	var o similarOptions
	cmd := &cobra.Command{
		Use:   "similar SLUG",
		Short: "Find the cases nearest to one, or its counterparts, and why",
		Long: `similar finds the cases nearest to one: first those that its editors put beside it,
then the nearest by uses, channels, sector, cause and response of a crisis, tags and
the words that matter. That two cases ended alike does not make them alike. Each
comes with the reasons.

--contrast finds counterparts: the same kind of problem that ended the other way or
was answered by another strategy, and what was done differently.

--json answers one object, the same as /api/v1/cases/SLUG/similar:
  slug, contrast, hits: [what a hit of search has, with score (1 would be the case
  itself) and reasons: [text, by_hand, differs, facet, values, here (where it
  differs: what the case has instead), channel (that a verdict is of), words]]
In a pipe the columns are slug, companies, title, year, uses, channels, outcome,
reasons, parted by tabs.`,
		Example: `  kb similar old-spice-responses
  kb similar united-3411-2017 -n 3
  kb similar red-cross-rogue-tweet-2011 --contrast --lang fr
  kb similar mcdstories-2012 --json | jq -r '.hits[].slug'`,
		Args:              wantArgs(1, 1, "one SLUG"),
		ValidArgsFunction: a.completeSlugs,
	}
	cmd.Flags().BoolVar(&o.contrast, "contrast", false, "the same problem, handled the other way")
	cmd.Flags().IntVarP(&o.limit, "limit", "n", defaultNear, fmt.Sprintf("at most so `many` cases, 1 to %d", maxLimit))
	cmd.Flags().BoolVar(&o.json, "json", false, "one object, for programs")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.slug = strings.TrimSuffix(args[0], ".md")
		return helpFor(cmd, runSimilar(cmd.Context(), a, o))
	}
	return cmd
}

func runSimilar(ctx context.Context, a *app, o similarOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	if o.limit < 1 || o.limit > maxLimit {
		return usagef("--limit %d is not a number from 1 to %d", o.limit, maxLimit)
	}
	ix, err := a.Index(ctx)
	if err != nil {
		return err
	}
	g := ix.Acquire()
	defer g.Release()
	of, err := a.caseIn(ctx, g, o.slug)
	if err != nil {
		return err
	}
	if !of.Public() {
		return negative("") // caseIn has said so: nothing knows of a draft
	}
	find, none := g.Similar, a.text.near.noneNear
	if o.contrast {
		find, none = g.Contrast, a.text.near.noneOpposed
	}
	found, err := find(ctx, of.Slug, o.limit)
	if err != nil {
		return err
	}
	lang := c.Lang
	if !o.json {
		lang = a.lang(c)
	}
	tax, err := a.Taxonomies()
	if err != nil {
		return err
	}
	answer := similarAnswer{Slug: of.Slug, Contrast: o.contrast, Hits: make([]index.NeighbourHit, 0, len(found))}
	for _, n := range found {
		answer.Hits = append(answer.Hits, n.Hit(lang, tax))
	}
	switch {
	case o.json:
		err = a.writeJSON(answer)
	case a.outTTY:
		l := labels{tax, lang, a.text}
		err = a.page(ctx, l.neighbours(answer, style{a.colour && !c.Plain}, min(a.width, readWidth)), c.Plain)
	default:
		err = a.write(answer.rows(a.text.near.listMark))
	}
	if err == nil && len(found) == 0 {
		return negative(fmt.Sprintf(none, of.Slug))
	}
	return err
}

// A similarAnswer is what --json prints.
type similarAnswer struct {
	Slug     string               `json:"slug"`
	Contrast bool                 `json:"contrast"`
	Hits     []index.NeighbourHit `json:"hits"`
}

// rows are the table for a pipe.
func (s similarAnswer) rows(mark string) []byte {
	var b bytes.Buffer
	for _, h := range s.Hits {
		writeRow(&b, []string{
			h.Slug, strings.Join(h.Companies, ", "), h.Title, yearText(h.Year), strings.Join(h.Uses, ","),
			strings.Join(h.Channels, ","), h.Outcome, strings.Join(append(said(h.Reasons, false), said(h.Reasons, true)...), mark),
		})
	}
	return b.Bytes()
}

// mostReasons is how many likenesses a terminal shows of one case: those that count
// most.
const mostReasons = 5

// neighbours lays the answer out for reading.
func (l labels) neighbours(answer similarAnswer, s style, width int) []byte {
	var b bytes.Buffer
	line := func(spans []span, first, next string) { b.WriteString(s.wrap(spans, width, first, next) + "\n") }
	for i, h := range answer.Hits {
		if i > 0 {
			b.WriteByte('\n')
		}
		line(plainSpan(h.Title, bold), s.with(accent, h.Slug)+"  ", "  ")
		line(plainSpan(l.hitLine(h.Hit), dim), "  ", "  ")
		same := said(h.Reasons, false)
		for _, part := range []struct {
			head    string
			reasons []string
		}{{l.text.near.same, same[:min(mostReasons, len(same))]}, {l.text.near.otherwise, said(h.Reasons, true)}} {
			if len(part.reasons) > 0 {
				line(plainSpan(part.head+l.text.colon+" "+strings.Join(part.reasons, l.text.near.listMark), ""), "  ", "    ")
			}
		}
	}
	return b.Bytes()
}

// said are the reasons that tell what differs, or those that tell what is alike.
func said(reasons []index.ReasonHit, differs bool) []string {
	var texts []string
	for _, r := range reasons {
		if r.Differs == differs {
			texts = append(texts, r.Text)
		}
	}
	return texts
}

// writeRow writes cells with tabs between them.
func writeRow(b *bytes.Buffer, cells []string) {
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(oneLine(cell))
	}
	b.WriteByte('\n')
}
