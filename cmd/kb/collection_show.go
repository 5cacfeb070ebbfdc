package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"casebook/kb"
)

func newCollectionShowCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "Show a collection's cases in their order, with their notes",
		Long: `show prints a collection. In a pipe there is a case a line: number, slug, title and
note, parted by tabs.

--json answers name, title, titles (where it has several), summary, cases: [slug, note], contributors, added, body.`,
		Example:           `  kb collection show airline-crises --lang fr`,
		Args:              wantArgs(1, 1, "one NAME"),
		ValidArgsFunction: a.completeCollectionArgs,
	}
	asJSON := cmd.Flags().Bool("json", false, "answer as JSON")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return helpFor(cmd, a.showCollection(cmd.Context(), args[0], *asJSON))
	}
	return cmd
}

// collectionNamed is the collection of a name, with or without the file's ending.
func (a *app) collectionNamed(ctx context.Context, lib *kb.Library, name string) (*kb.Collection, error) {
	name = slugNamed(name)
	c, err := lib.Collection(ctx, name)
	if errors.Is(err, kb.ErrNotFound) {
		return nil, a.noCollection(ctx, lib, name)
	}
	return c, err
}

// A pickedCase is a case of a collection with what the index knows of it.
type pickedCase struct {
	kb.Pick
	found *kb.Case // nil where there is no such case
}

func (a *app) showCollection(ctx context.Context, name string, asJSON bool) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	lib, err := a.Library()
	if err != nil {
		return err
	}
	one, err := a.collectionNamed(ctx, lib, name)
	if err != nil {
		return err
	}
	if asJSON {
		return a.writeJSON(one)
	}
	picked, err := a.pickedCases(ctx, one)
	if err != nil {
		return err
	}
	lang := a.lang(c)
	if a.outTTY {
		tax, err := a.Taxonomies()
		if err != nil {
			return err
		}
		l := labels{tax, lang, a.text}
		return a.page(ctx, l.collection(one, picked, style{a.colour && !c.Plain}, min(a.width, readWidth)), c.Plain)
	}
	var b bytes.Buffer
	for i, p := range picked {
		title := ""
		if p.found != nil {
			title, _ = p.found.TitleIn(lang)
		}
		writeRow(&b, []string{strconv.Itoa(i + 1), p.Slug, title, p.Note.In(lang)})
	}
	return a.write(b.Bytes())
}

func (a *app) pickedCases(ctx context.Context, one *kb.Collection) ([]pickedCase, error) {
	ix, err := a.Index(ctx)
	if err != nil {
		return nil, err
	}
	g := ix.Acquire()
	defer g.Release()
	picked := make([]pickedCase, len(one.Cases))
	for i, p := range one.Cases {
		picked[i].Pick = p
		picked[i].found, err = g.Case(ctx, p.Slug)
		if errors.Is(err, kb.ErrNotFound) { // a draft, perhaps
			picked[i].found, err = a.unpublished(ctx, p.Slug)
		}
		if err != nil && !errors.Is(err, kb.ErrNotFound) {
			return nil, err
		}
	}
	return picked, nil
}

// collection lays a collection out for reading.
func (l labels) collection(c *kb.Collection, picked []pickedCase, look style, most int) []byte {
	base, _, _ := strings.Cut(strings.ToLower(l.lang), "-")
	t := libraryTextsFor(base)
	var b bytes.Buffer
	title, _ := c.TitleIn(base)
	b.WriteString(look.wrap(plainSpan(clean(title), heading), most, "", "") + "\n")
	b.WriteString(look.wrap(plainSpan(clean(c.Summary.In(l.lang)), ""), most, "", "") + "\n")
	if c.Body != "" {
		b.WriteString("\n" + look.wrap(plainSpan(clean(kb.BodyText(c.Body)), ""), most, "", "") + "\n")
	}
	for i, p := range picked {
		first := fmt.Sprintf("%2d. ", i+1)
		title := t.gone
		if p.found != nil {
			title, _ = p.found.TitleIn(l.lang)
		}
		b.WriteString("\n" + look.wrap(plainSpan(oneLine(title), bold), most, first+look.with(accent, p.Slug)+"  ", "    ") + "\n")
		if p.found != nil {
			b.WriteString(look.wrap(plainSpan(l.caseLine(p.found), dim), most, "    ", "    ") + "\n")
		}
		if note := p.Note.In(l.lang); note != "" {
			b.WriteString(look.wrap(plainSpan(clean(note), ""), most, "    ", "    ") + "\n")
		}
	}
	names := make([]string, len(c.Contributors))
	for i, name := range c.Contributors {
		if names[i] = clean(name); name == kb.Editors {
			names[i] = textsFor(base).editors
		}
	}
	b.WriteString("\n" + look.wrap(plainSpan(fmt.Sprintf(t.byWhom, strings.Join(names, ", ")), dim), most, "", "") + "\n")
	return b.Bytes()
}

// caseLine is what one wants to know of a case at a glance.
func (l labels) caseLine(c *kb.Case) string {
	parts := c.CompanyNames()
	if len(parts) > 0 {
		parts = []string{strings.Join(parts, ", ")}
	}
	if !c.Period.IsZero() {
		parts = append(parts, l.text.period(c.Period))
	}
	if names := l.list(l.tax.Channels, c.ChannelNames()); names != "" {
		parts = append(parts, names)
	}
	if c.Outcome != "" {
		parts = append(parts, l.of(l.tax.Outcomes, c.Outcome))
	}
	return clean(strings.Join(parts, " · "))
}
