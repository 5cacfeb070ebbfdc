package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/index"
	"casebook/kb"
)

type showOptions struct {
	slug   string
	format string
}

var showFormats = [...]string{"text", "md", "json", "html"}

func newShowCmd(a *app) *cobra.Command {
	var o showOptions
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show SLUG",
		Short: "Show one case",
		Long: `show prints one case: what happened, channel by channel, figures, the steps with
their dates, the text, and the sources, to which the numbers in brackets point.
A name that the case had before it was renamed finds it too.

--format md prints the case file, with --lang that of the translation; html the
text as HTML; text is what a terminal shows, without colours.

--json answers the case in all its languages, the same as /api/v1/cases/SLUG:
  slug, type, title, companies, anonymous, sector, countries, period, lang, uses,
  tags, channels, outcome, maturity, evidence, summary, crisis, figures, timeline,
  teaching, sources, related, aliases, contributors, added, updated, status, body,
  translations`,
		Example: `  kb show old-spice-responses
  kb show old-spice-responses --lang fr
  kb show old-spice-responses --json | jq .figures
  kb show old-spice-responses --format md > copy.md`,
		Args:              wantArgs(1, 1, "one SLUG"),
		ValidArgsFunction: a.completeSlugs,
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "text, md, json or html")
	cmd.Flags().BoolVar(&asJSON, "json", false, "the same as --format json")
	a.completeFlag(cmd, "format", fixed(showFormats[:]...))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.slug = strings.TrimSuffix(args[0], ".md")
		if asJSON {
			o.format = "json"
		}
		return helpFor(cmd, runShow(cmd.Context(), a, o))
	}
	return cmd
}

func runShow(ctx context.Context, a *app, o showOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	if !slices.Contains(showFormats[:], o.format) {
		return notAmong("--format", o.format, showFormats[:])
	}
	found, err := a.findCase(ctx, o.slug)
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		return a.writeJSON(found)
	case "md":
		return a.showFile(found, c.Lang)
	case "html":
		return a.showHTML(found, a.lang(c))
	}
	tax, err := a.Taxonomies()
	if err != nil {
		return err
	}
	p := &casePrinter{
		labels: labels{tax, a.lang(c), a.text},
		style:  style{a.colour && !c.Plain},
		width:  min(a.width, readWidth),
	}
	return a.page(ctx, []byte(p.print(found)), c.Plain)
}

// findCase opens the index and finds a case, see caseIn.
func (a *app) findCase(ctx context.Context, slug string) (*kb.Case, error) {
	ix, err := a.Index(ctx)
	if err != nil {
		return nil, err
	}
	g := ix.Acquire()
	defer g.Release()
	return a.caseIn(ctx, g, slug)
}

// caseIn looks in the index, and for a case that is not published in the files of
// a library that its owner can write. It tells of a case that has another name
// now, and that one is a draft.
func (a *app) caseIn(ctx context.Context, g *index.Generation, slug string) (*kb.Case, error) {
	found, err := g.Case(ctx, slug)
	if err == nil && found.Slug != slug {
		a.say(a.text.nowCalled, slug, found.Slug)
	}
	if !errors.Is(err, kb.ErrNotFound) {
		return found, err
	}
	found, err = a.unpublished(ctx, slug)
	if found != nil || err != nil {
		return found, err
	}
	known, err := g.Slugs(ctx)
	if err != nil {
		return nil, fmt.Errorf("list cases: %w", err)
	}
	message := fmt.Sprintf(a.text.noCase, slug)
	if near := nearest(slug, known); near != "" {
		message += fmt.Sprintf(a.text.didYouMean, near)
	}
	return nil, negative(message)
}

// unpublished is a draft that only its file shows; nil where there is none. A
// file with mistakes is an error that names them.
func (a *app) unpublished(ctx context.Context, slug string) (*kb.Case, error) {
	lib, err := a.Library()
	if err != nil || lib.Dir() == "" || !kb.ValidSlug(slug) {
		return nil, err
	}
	found, problems, err := lib.Parse(ctx, slug)
	switch {
	case errors.Is(err, kb.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, err
	case found == nil && problems.Errors():
		return nil, problems
	case found == nil:
		return nil, nil
	}
	a.say(a.text.draft, lib.Path(slug+".md"), a.text.status(found.Status))
	return found, nil
}

// showFile prints the case file as the format writes it: that of the original, or
// of the translation into lang.
func (a *app) showFile(c *kb.Case, lang string) error {
	files := kb.Render(c)
	if len(files) == 0 {
		return fmt.Errorf("write case %s as a file: it has none", c.Slug)
	}
	for _, f := range files[1:] {
		if _, in, _ := kb.SplitName(f.Path); lang != "" && in == lang {
			return a.write(f.Data)
		}
	}
	return a.write(files[0].Data)
}

// showHTML prints the case as a fragment for a page of one's own.
func (a *app) showHTML(c *kb.Case, lang string) error {
	title, _ := c.TitleIn(lang)
	body, in := c.BodyIn(lang)
	sections, err := kb.BodyHTML(body, kb.HTMLOptions{Lang: in, Sources: len(c.Sources)})
	if err != nil {
		return fmt.Errorf("write case %s as HTML: %w", c.Slug, err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<article lang=%q>\n<h1>%s</h1>\n<p>%s</p>\n", in, html.EscapeString(title), html.EscapeString(c.Summary.In(lang)))
	for _, s := range sections {
		if s.Title != "" {
			fmt.Fprintf(&b, "<h2 id=%q>%s</h2>\n", s.ID, html.EscapeString(s.Title))
		}
		b.WriteString(strings.TrimRight(string(s.HTML), "\n") + "\n")
	}
	b.WriteString("<ol>\n")
	for i, source := range c.Sources {
		cite := html.EscapeString(source.Title)
		if source.URL != "" {
			cite = fmt.Sprintf("<a href=%q>%s</a>", html.EscapeString(source.URL), cite)
		}
		rest := html.EscapeString(strings.Join(sourceFacts(source), ", "))
		if rest != "" {
			cite += ", " + rest
		}
		fmt.Fprintf(&b, "<li id=\"s%d\">%s</li>\n", i+1, cite)
	}
	b.WriteString("</ol>\n</article>\n")
	return a.write([]byte(b.String()))
}
