package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"casebook/kb"
)

func newCollectionNewCmd(a *app) *cobra.Command {
	var o changeOptions
	var title, titleFR, summaryEN, summaryFR, body string
	var contributors []string
	cmd := &cobra.Command{
		Use:   "new NAME SLUG…",
		Short: "Make a collection",
		Long: `new writes the file of a collection, collections/NAME.md, which must not be there yet.
It needs a title, summaries in English and French, a contributor and at least one case.
The title may be given in both languages, or in one for both. Notes on the cases are
added with kb collection note.`,
		Example: `  kb collection new first-answers old-spice-responses --title "First answers that worked" \
    --title-fr "Des premières réponses qui ont porté" --contributor "Judy Smith" \
    --summary-en "…" --summary-fr "…"`,
		Args: wantArgs(2, -1, "NAME and at least one SLUG"),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, prefix string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return a.completeDeckSlugs(cmd, args[1:], prefix)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&title, "title", "", "what the cases have in common, in English")
	fl.StringVar(&titleFR, "title-fr", "", "the same in French")
	fl.StringVar(&summaryEN, "summary-en", "", "what the collection is for, in 60 to 400 characters, in English")
	fl.StringVar(&summaryFR, "summary-fr", "", "the same in French")
	fl.StringArrayVar(&contributors, "contributor", nil, "a person, never a brand")
	fl.StringVar(&body, "body", "", "a Markdown `file` with more to say")
	o.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		name := strings.TrimSuffix(args[0], ".md")
		if !kb.ValidSlug(name) {
			return helpFor(cmd, usagef("%q is no name of a collection: want 3 to 80 small letters, digits and hyphens", args[0]))
		}
		var missing []string
		for _, name := range []string{"title", "summary-en", "summary-fr", "contributor"} {
			if !fl.Changed(name) && (name != "title" || titleFR == "") {
				missing = append(missing, "--"+name)
			}
		}
		if len(missing) > 0 {
			return helpFor(cmd, usagef("a new collection needs more: %s", strings.Join(missing, ", ")))
		}
		lib, err := a.writable()
		if err != nil {
			return err
		}
		picks, err := a.picksOf(cmd.Context(), args[1:])
		if err != nil {
			return helpFor(cmd, err)
		}
		now := time.Now()
		c := &kb.Collection{
			Name: name, Title: title, Summary: text2(summaryEN, summaryFR), Cases: picks, Contributors: contributors,
			Added: kb.Date{Year: now.Year(), Month: now.Month(), Day: now.Day()},
		}
		if titleFR != "" {
			c.Titles = text2(title, titleFR)
		}
		if body != "" {
			data, err := readCaseFile(body)
			if err != nil {
				return err
			}
			c.Body = strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))
		}
		return a.makeCollection(cmd.Context(), lib, c, o)
	}
	if err := cmd.MarkFlagFilename("body", "md"); err != nil {
		panic(err) // the flag is declared above
	}
	return cmd
}

func (a *app) makeCollection(ctx context.Context, lib *kb.Library, c *kb.Collection, o changeOptions) error {
	f := kb.RenderCollection(c)
	path := lib.Path(f.Path)
	if _, problems := kb.ParseCollection(path, f.Data); problems.Errors() {
		for i := range problems {
			problems[i].Line = 0 // of a file that is not there
		}
		a.sayMistakes(problems)
		return a.no("nothing was written: the collection lacks something or has mistakes")
	}
	report := collectionReport{Name: c.Name, Path: path, Cases: slugsOf(c.Cases)}
	if o.dryRun {
		return a.showChanges(lib, []kb.Change{{Name: f.Path, After: f.Data}}, o.json, report)
	}
	err := lib.AddCollection(ctx, f)
	if errors.Is(err, kb.ErrExists) {
		return a.no("%s: a collection of that name is there already", path)
	}
	if err != nil {
		return err
	}
	return a.collectionDone(report, o)
}
