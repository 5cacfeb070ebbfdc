package main

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"casebook/kb"
)

func newCollectionCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "collection",
		Short: "Make and show named lists of cases, in an order, with a note on each",
		Long: `collection works on lists of cases, such as those of a course: files in the folder
collections of the library, which the site shows and kb deck --collection makes slides
of. Without a command it lists them. Changes touch the lines of the cases concerned and
nothing else: remarks and quotes stay.`,
		Example: `  kb collection
  kb collection show airline-crises
  kb collection new first-answers old-spice-responses klm-ash-cloud-social-service \
    --title "First answers that worked" --title-fr "Des premières réponses qui ont porté" \
    --contributor "Judy Smith" --summary-en "…" --summary-fr "…"
  kb collection add first-answers zappos-service-culture --at 1 --note "Where it began" \
    --note-fr "Le début de tout"
  kb collection move first-answers zappos-service-culture 3`,
		SuggestionsMinimumDistance: 2,
		Args:                       unknownCommand,
	}
	asJSON := cmd.Flags().Bool("json", false, "answer as JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return a.listCollections(cmd.Context(), *asJSON) }
	cmd.AddCommand(
		newCollectionListCmd(a), newCollectionShowCmd(a), newCollectionNewCmd(a), newCollectionAddCmd(a),
		newCollectionRemoveCmd(a), newCollectionMoveCmd(a), newCollectionNoteCmd(a),
	)
	return cmd
}

func newCollectionListCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List all collections",
		Long: `list names all collections, with the number of their cases. In a pipe the columns are
name, cases, title and summary, parted by tabs.

--json answers collections: [name, title, titles (where it has several), summary, cases: [slug, note], contributors,
added, body].`,
		Example: `  kb collection list --json | jq -r '.collections[].name'`,
		Args:    wantArgs(0, 0, "no arguments"),
	}
	asJSON := cmd.Flags().Bool("json", false, "answer as JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return helpFor(cmd, a.listCollections(cmd.Context(), *asJSON))
	}
	return cmd
}

func (a *app) listCollections(ctx context.Context, asJSON bool) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	lib, err := a.Library()
	if err != nil {
		return err
	}
	all, problems, err := lib.Collections(ctx)
	if err != nil {
		return err
	}
	a.warnLeftOut(problems)
	lang := a.lang(c)
	switch {
	case asJSON:
		if all == nil {
			all = []*kb.Collection{}
		}
		err = a.writeJSON(struct {
			Collections []*kb.Collection `json:"collections"`
		}{all})
	case a.outTTY:
		look, most := style{a.colour && !c.Plain}, min(a.width, readWidth)
		var b bytes.Buffer
		for i, one := range all {
			if i > 0 {
				b.WriteByte('\n')
			}
			title, _ := one.TitleIn(lang)
			line := []span{{title, bold}, {" (" + strconv.Itoa(len(one.Cases)) + ")", dim}}
			b.WriteString(look.wrap(line, most, look.with(accent, one.Name)+"  ", "  ") + "\n")
			b.WriteString(look.wrap(plainSpan(clean(one.Summary.In(lang)), ""), most, "  ", "  ") + "\n")
		}
		err = a.page(ctx, b.Bytes(), c.Plain)
	default:
		var b bytes.Buffer
		for _, one := range all {
			title, _ := one.TitleIn(lang)
			writeRow(&b, []string{one.Name, strconv.Itoa(len(one.Cases)), title, one.Summary.In(lang)})
		}
		err = a.write(b.Bytes())
	}
	if err == nil && len(all) == 0 {
		return negative(libraryTextsFor(a.text.lang).noCollections)
	}
	return err
}

// completeCollectionArgs proposes a collection first, then cases.
func (a *app) completeCollectionArgs(cmd *cobra.Command, args []string, prefix string) ([]string, cobra.ShellCompDirective) {
	a.flags = cmd.Flags()
	if len(args) == 0 {
		return a.completeCollections(cmd, prefix), cobra.ShellCompDirectiveNoFileComp
	}
	if cmd.Name() == "show" {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	if cmd.Name() == "add" {
		return a.completeDeckSlugs(cmd, args[1:], prefix)
	}
	lib, err := a.Library()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	c, err := lib.Collection(cmd.Context(), args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var slugs []string
	for _, p := range c.Cases {
		if strings.HasPrefix(p.Slug, prefix) {
			slugs = append(slugs, p.Slug)
		}
	}
	return slugs, cobra.ShellCompDirectiveNoFileComp
}
