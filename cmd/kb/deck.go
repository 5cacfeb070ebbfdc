package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"casebook/kb"
	"casebook/kb/deck"
	"casebook/kb/deck/docx"
	"casebook/kb/deck/pptx"
)

type deckOptions struct {
	slugs         []string
	query         string
	collection    string
	out           string
	format        string
	title         string
	author        string
	noNotes       bool
	reveal        bool
	brief         bool
	open          bool
	template      string
	checkTemplate string
}

func newDeckCmd(a *app) *cobra.Command {
	var o deckOptions
	cmd := &cobra.Command{
		Use:   "deck [SLUG…] -o FILE",
		Short: "Make slides from cases",
		Long: `deck makes slides from cases: those named, in that order, those that a search finds
with all its words (--query), or those of a collection (--collection), sixty at most.

A case gives one to four slides by what it has: a card with its channels and their
verdicts; what they did, or the timeline of a crisis drawn to scale; figures, with
who counted them; lessons. Then come comparisons of cases that share a use, questions
for the room and the sources. What the speaker needs stands in the notes: the summary,
the paragraphs that the slides are made of, the questions, full references.

--reveal holds the outcomes back: each case begins with its situation and "What would
you do?", then a crisis is told one step a slide.

The file's name says the format: .pptx for PowerPoint, Keynote, Google Slides and
LibreOffice; .html for one page that needs no network, with keys, a speaker's window
(p) and an overview (o); .md for Marp; .docx for a handout on A4, the slides with their
notes and every source as a footnote. With -o - the slides go to standard output and
--format says what they are.

--brief makes no slides but a page of each case for who has not read it, with figures,
lessons, sources and how well it is proven, as a .docx file.

--lang is English or French, by default the interface's; a case that the library does
not tell in that language is quoted in its own, and its slides say so.

--template gives the slides the masters and layouts of another PowerPoint file;
--check-template says how a file would be used as one, and what it lacks.`,
		Example: `  kb deck southwest-kevin-smith united-3411-2017 -o thursday.pptx
  kb deck --collection airline-crises --lang fr --reveal -o cours.html --open
  kb deck --query 'crisis airline' -o airlines.md
  kb deck old-spice-responses -o old-spice.pptx --template house.pptx --author "Judy Smith"
  kb deck --collection airline-crises -o handout.docx
  kb deck southwest-kevin-smith united-3411-2017 --brief -o client.docx
  kb deck --check-template house.pptx`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: a.completeDeckSlugs,
	}
	fl := cmd.Flags()
	fl.StringVarP(&o.out, "output", "o", "", "the `file` to write, or - for standard output")
	fl.StringVar(&o.format, "format", "", "pptx, html, md or docx (default: as the file's name says)")
	fl.StringVar(&o.query, "query", "", "the cases that a `search` finds, the best first")
	fl.StringVar(&o.collection, "collection", "", "the cases of the collection of that `name`")
	fl.StringVar(&o.title, "title", "", "on the cover (default: the collection's, or the companies)")
	fl.StringVar(&o.author, "author", "", "on the cover and in the file's properties")
	fl.BoolVar(&o.noNotes, "no-notes", false, "leave out the speaker's notes")
	fl.BoolVar(&o.reveal, "reveal", false, "ask the room before each outcome is shown")
	fl.BoolVar(&o.brief, "brief", false, "a page of each case, as .docx, instead of slides")
	fl.BoolVar(&o.open, "open", false, "open the file when it is written")
	fl.StringVar(&o.template, "template", "", "a .pptx `file` whose masters and layouts are used")
	fl.StringVar(&o.checkTemplate, "check-template", "", "say how a .pptx `file` would be used as a template, and make no slides")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		for _, arg := range args {
			o.slugs = append(o.slugs, strings.TrimSuffix(arg, ".md"))
		}
		if fl.Changed("check-template") {
			return helpFor(cmd, o.runCheckTemplate(a, fl))
		}
		for _, name := range []string{"query", "collection", "output", "template"} {
			if fl.Changed(name) && fl.Lookup(name).Value.String() == "" {
				return helpFor(cmd, usagef("--%s is empty", name))
			}
		}
		return helpFor(cmd, runDeck(cmd.Context(), a, o))
	}
	a.completeFlag(cmd, "format", fixed(deckFormatNames()...))
	a.completeFlag(cmd, "collection", a.completeCollections)
	for _, name := range []string{"template", "check-template"} {
		if err := cmd.MarkFlagFilename(name, "pptx", "potx"); err != nil {
			panic(err) // the flag is declared above
		}
	}
	if err := cmd.MarkFlagFilename("output"); err != nil {
		panic(err) // the flag is declared above
	}
	return cmd
}

func runDeck(ctx context.Context, a *app, o deckOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	format, err := o.formatOf(a)
	if err != nil {
		return err
	}
	if err := o.check(format); err != nil {
		return err
	}
	d := deck.Options{Lang: a.lang(c), Title: o.title, Author: o.author, Reveal: o.reveal, NoNotes: o.noNotes, BaseURL: c.BaseURL}
	if !deck.Speaks(d.Lang) {
		return usagef("--lang %s: slides are made in English (en) or French (fr)", d.Lang)
	}
	cases, err := o.cases(ctx, a, &d)
	if err != nil {
		return err
	}
	tax, err := a.Taxonomies()
	if err != nil {
		return err
	}
	if cases, err = a.withCopies(cases); err != nil {
		return err
	}
	if o.brief {
		var b bytes.Buffer
		if err := docx.Brief(&b, cases, tax, d); err != nil {
			return fmt.Errorf("make the briefs: %w", err)
		}
		return o.put(ctx, a, b.Bytes())
	}
	outline, err := deck.Outline(cases, tax, d)
	if err != nil {
		return fmt.Errorf("make the slides: %w", err)
	}
	data, err := o.draw(a, format, outline)
	if err != nil {
		return err
	}
	return o.put(ctx, a, data)
}

// check refuses flags that say two things, or that the format has no use for.
func (o deckOptions) check(format deckFormat) error {
	sources := 0
	for _, given := range []bool{len(o.slugs) > 0, o.query != "", o.collection != ""} {
		if given {
			sources++
		}
	}
	switch {
	case sources == 0:
		return usagef("deck wants SLUGs, --query or --collection")
	case sources > 1:
		return usagef("deck wants SLUGs, --query or --collection, not two of them")
	case len(o.slugs) > deck.MaxCases:
		return usagef("a deck has room for %d cases, not %d", deck.MaxCases, len(o.slugs))
	case o.template != "" && format.name != "pptx":
		return usagef("--template is for .pptx, not for %s", format.ext())
	case o.brief && format.name != "docx":
		return usagef("--brief is for .docx, not for %s", format.ext())
	case o.brief && o.reveal:
		return usagef("--brief tells how a case ended: it can't be with --reveal")
	case o.brief && o.noNotes:
		return usagef("--brief has no notes: it can't be with --no-notes")
	case o.open && o.out == "-":
		return usagef("--open wants a file: -o - has none")
	}
	return nil
}

// draw makes the file's content.
func (o deckOptions) draw(a *app, format deckFormat, d *deck.Deck) ([]byte, error) {
	var b bytes.Buffer
	if err := format.write(&b, d, o); err != nil {
		var wrong *pptx.TemplateError
		if errors.As(err, &wrong) {
			return nil, a.no("%s: %s", o.template, wrong.In(a.text.lang))
		}
		return nil, err
	}
	return b.Bytes(), nil
}

// cases are the cases of the deck. A collection also gives it a title, and says of
// each case why it is there.
func (o deckOptions) cases(ctx context.Context, a *app, d *deck.Options) ([]*kb.Case, error) {
	switch {
	case o.query != "":
		return a.casesFound(ctx, o.query)
	case o.collection != "":
		return a.casesCollected(ctx, o.collection, d)
	}
	return a.findCases(ctx, "deck", o.slugs)
}

// readTemplate reads a file that is to be a template.
func readTemplate(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the template: %w", err)
	}
	return data, nil
}
