package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"casebook/kb"
)

type addOptions struct {
	from       []string
	slug       string
	dryRun     bool
	json       bool
	edit       bool
	accessible bool
	drafts     bool
	resume     string
	discard    string
	draft      draft
}

// An addReport is what --json answers.
type addReport struct {
	Slug       string         `json:"slug"`
	Paths      []string       `json:"paths"` // of the files that were written, or would be
	Written    bool           `json:"written"`
	Kept       string         `json:"kept,omitempty"`       // where a refused case was kept
	Duplicates []kb.Duplicate `json:"duplicates,omitempty"` // cases that may tell the same
	Problems   kb.Problems    `json:"problems"`
}

func newAddCmd(a *app) *cobra.Command {
	var o addOptions
	cmd := &cobra.Command{
		Use:   "add",
		Short: "Add a case: by a form, from a file, standard input or flags",
		Long: `add asks for a case on a terminal, checks each answer, shows the whole, writes its
file into the library and brings the index up to date. Without a terminal it never
asks: the case comes from a Markdown file (--from FILE, once more for each of its
translations), from JSON as kb show --json writes it, from standard input (--from -),
or from flags. On a terminal, the form asks for what the flags have left open. Cases
that may tell the same are named.

In the form Enter answers, Shift-Tab goes back, Ctrl-C stops. Every answer is kept
at once: what was interrupted, however it was, is offered the next time, and so are
tips that kb review has accepted. --drafts lists what is kept, --resume goes on with
it, --discard throws it away. --accessible, or ACCESSIBLE in the environment, asks
line by line, for screen readers; "<" goes back then. --edit opens the whole file in
$VISUAL or $EDITOR, again and again until it is right.

add never writes over a file. Under a name that was given (--slug, or the file's) a
case that is there already is an error; a name that is made from the title gets a
number behind where it is taken. It prints the path of what it wrote.

A case with mistakes is refused, each mistake named at its place. What came from
standard input or flags is then kept in a file that the message names, to be mended
and added with --from.

--channel is name, name:verdict or "name|verdict|period|source|en|fr". --source is
"title|url|publisher|kind|lang|date|archived|accessed", --figure is
"value|rung|source|by|en|fr|disputed", --step "at|mark|source|en|fr", --question
"en|fr", --translation "lang|title|file". Each may be written with its keys instead:
"title=…; url=…". Uses, channels and so on are understood by slug, label or synonym.
The body is Markdown with the sections Context, What they did, Results, Lessons, in
the language of --lang.

--json answers slug, paths, written, kept (where a refused case was kept),
duplicates, problems (as kb check does); with --drafts, of each id, saved, step,
title.`,
		Example: `  kb add
  kb add --title "Zappos answers every customer on Twitter" --company Zappos
  kb add --resume
  kb add --from old-spice-responses.md --from old-spice-responses.fr.md
  kb add --from - --slug qoqa-community < draft.md
  kb add --title "Zappos answers every customer on Twitter" --company Zappos \
    --sector retail --country US --period 2008.. --lang en --use customer-service \
    --channel twitter:good --outcome success --evidence public \
    --summary-en "…" --summary-fr "…" --contributor "Judy Smith" \
    --source "Zappos on Twitter|https://example.org/zappos||article" --body body.md`,
		Args: wantArgs(0, 0, "flags only"),
	}
	fl := cmd.Flags()
	fl.StringArrayVar(&o.from, "from", nil, "a case `file`, or - for standard input")
	fl.StringVar(&o.slug, "slug", "", "the case's name for good (default: the file's, or made from the title)")
	fl.BoolVar(&o.dryRun, "dry-run", false, "check and show the file, but write nothing")
	fl.BoolVar(&o.edit, "edit", false, "open the file in the editor until it is right")
	fl.BoolVar(&o.accessible, "accessible", os.Getenv("ACCESSIBLE") != "", "ask line by line, for screen readers")
	fl.BoolVar(&o.drafts, "drafts", false, "list the drafts that are kept")
	fl.StringVar(&o.resume, "resume", "", "go on with a `draft`, the last one where none is named")
	fl.Lookup("resume").NoOptDefVal = lastDraft
	fl.StringVar(&o.discard, "discard", "", "throw a `draft` away")
	fl.BoolVar(&o.json, "json", false, "answer as JSON")
	o.draft.flags(fl)
	a.completeDraft(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		o.draft.given = o.draft.changed(fl)
		return helpFor(cmd, runAdd(cmd.Context(), a, o))
	}
	return cmd
}

func runAdd(ctx context.Context, a *app, o addOptions) error {
	lib, err := a.Library()
	if err != nil {
		return err
	}
	if lib.Dir() == "" {
		return usagef("no library here: kb init makes one, and --cases names one that is elsewhere")
	}
	switch {
	case o.drafts:
		return a.listDrafts(lib, o.json)
	case o.discard != "":
		return a.discardDraft(lib, o.discard)
	}
	if o.slug != "" && !kb.ValidSlug(o.slug) {
		return usagef("--slug %q is not a slug: want 3 to 80 small letters, digits and hyphens", o.slug)
	}
	tax, err := lib.Taxonomies()
	if err != nil {
		return fmt.Errorf("read the taxonomies: %w", err)
	}
	add := &adding{app: a, lib: lib, tax: tax, options: o, report: addReport{Paths: []string{}, Problems: kb.Problems{}}}
	if a.asks(&o) {
		return add.byForm(ctx)
	}
	if (o.edit || o.resume != "") && !a.interactive() {
		return usagef("--edit and --resume want a terminal")
	}
	if o.edit && len(o.from) == 0 {
		o.draft.given = true // the rest is written in the editor
	}
	in, err := a.addition(o, tax)
	if err != nil {
		return err
	}
	if o.edit {
		return add.edited(ctx, in)
	}
	if missing := o.draft.missing(); o.draft.given && len(missing) > 0 {
		if err := add.keep(in); err != nil {
			return err
		}
		return usagef("not given, and no terminal to ask on: %s; what you gave is kept in %s", strings.Join(missing, ", "), add.report.Kept)
	}
	return add.add(ctx, in)
}

// interactive reports whether somebody sits there to answer.
func (a *app) interactive() bool { return isTerminal(a.in) && a.errTTY }

// asks reports whether the form is wanted: on a terminal, where the flags don't
// hold the whole case.
func (a *app) asks(o *addOptions) bool {
	if !a.interactive() || o.json || o.edit || len(o.from) > 0 {
		return false
	}
	return o.resume != "" || len(o.draft.missing()) > 0
}
