package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"casebook/kb"
)

type addOptions struct {
	from   []string
	slug   string
	dryRun bool
	json   bool
	draft  draft
}

// An addReport is what --json answers.
type addReport struct {
	Slug     string      `json:"slug"`
	Paths    []string    `json:"paths"` // of the files that were written, or would be
	Written  bool        `json:"written"`
	Kept     string      `json:"kept,omitempty"` // where a refused case was kept
	Problems kb.Problems `json:"problems"`
}

func newAddCmd(a *app) *cobra.Command {
	var o addOptions
	cmd := &cobra.Command{
		Use:   "add",
		Short: "Add a case from a file, standard input or flags",
		Long: `add checks a case, writes its file into the library and brings the index up to
date. The case comes from a Markdown file (--from FILE, once more for each of its
translations), from standard input (--from -), or from flags. It never asks, never
writes over a file, and prints the path of what it wrote.

A case with mistakes is refused, each mistake named at its place. What came from
standard input or flags is then kept in a file that the message names, to be mended
and added with --from.

--channel is name or name:verdict. --source is "title|url|publisher|kind|lang|date"
or "title=…; url=…; kind=…" with the keys of a case file. --figure is
"value|rung|source|by|en|fr", --step "at|mark|source|en|fr". Uses, channels and so
on are understood by slug, label or synonym. The body is Markdown with the sections
Context, What they did, Results, Lessons, in the language of --lang.

--json answers slug, paths, written, kept (where a refused case was kept), problems
(as kb check does).`,
		Example: `  kb add --from old-spice-responses.md --from old-spice-responses.fr.md
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
		return usagef("no library here: make a cases folder (mkdir cases), or name one with --cases")
	}
	tax, err := lib.Taxonomies()
	if err != nil {
		return fmt.Errorf("read the taxonomies: %w", err)
	}
	in, err := a.addition(o, tax)
	if err != nil {
		return err
	}
	report := addReport{Slug: in.slug, Paths: []string{}, Problems: kb.Problems{}}
	all, err := in.withOriginal(lib)
	if err != nil {
		return a.keepAfter(err, in, &report)
	}
	found, problems := kb.Parse(in.slug, all, tax)
	if found == nil || problems.Errors() {
		return a.refuse(in, report, problems, o.json)
	}
	report.Problems = append(report.Problems, problems...)
	if !o.json {
		a.sayProblems(problems)
	}
	if o.dryRun {
		return a.showAddition(lib, in, report, o.json)
	}
	if report.Paths, err = lib.Add(ctx, in.files); err != nil {
		return a.keepAfter(err, in, &report)
	}
	report.Written = true
	a.indexAdded(ctx, in.slug, found)
	if o.json {
		return a.writeJSON(report)
	}
	return a.write([]byte(strings.Join(report.Paths, "\n") + "\n"))
}

// indexAdded makes the case searchable now. The case is safe in its file, so that
// a fault here is a warning: the next search brings the index up to date.
func (a *app) indexAdded(ctx context.Context, slug string, c *kb.Case) {
	if _, err := a.Index(ctx); err != nil {
		a.say("the case is written but not yet searchable: %s", err)
		return
	}
	if !c.Public() {
		a.say(a.text.draft, slug, a.text.status(c.Status))
	}
}

// showAddition shows what would be written.
func (a *app) showAddition(lib *kb.Library, in *addition, report addReport, asJSON bool) error {
	for _, f := range in.files {
		report.Paths = append(report.Paths, lib.Path(filepath.Base(f.Path)))
	}
	if asJSON {
		return a.writeJSON(report)
	}
	for i, f := range in.files {
		if err := a.write(f.Data); err != nil {
			return err
		}
		a.say("nothing was written; it would be %s", report.Paths[i])
	}
	return nil
}

// refuse names every mistake, and keeps what would otherwise be lost.
func (a *app) refuse(in *addition, report addReport, problems kb.Problems, asJSON bool) error {
	if err := a.keep(in, &report); err != nil {
		return errors.Join(problems, err)
	}
	if report.Kept != "" {
		for i, p := range problems {
			if p.Path == in.files[0].Path {
				problems[i].Path = report.Kept
			}
		}
	}
	if asJSON {
		report.Problems = problems
		if err := a.writeJSON(report); err != nil {
			return err
		}
		return negative("")
	}
	a.sayProblems(problems)
	if report.Kept == "" {
		return negative("nothing was added: the case has mistakes")
	}
	return negative("nothing was added: the case has mistakes; it is kept, mend it and add it with --from " + report.Kept)
}

// sayProblems names mistakes as kb check does, on standard error.
func (a *app) sayProblems(problems kb.Problems) {
	for _, p := range problems {
		_, _ = fmt.Fprintln(a.err, p) // nobody is left to tell
	}
}

// keepAfter adds to an error where the case was kept.
func (a *app) keepAfter(err error, in *addition, report *addReport) error {
	if keeping := a.keep(in, report); keeping != nil {
		return errors.Join(err, keeping)
	}
	if report.Kept == "" {
		return err
	}
	return fmt.Errorf("%w; what you gave is kept in %s", err, report.Kept)
}

// keep saves a case that was typed or piped, and would be lost, in a folder of
// its own in the user's cache.
func (a *app) keep(in *addition, report *addReport) error {
	if in.fromFiles {
		return nil
	}
	root, err := os.UserCacheDir()
	if err != nil {
		root = os.TempDir()
	}
	root = filepath.Join(root, "kb", "refused")
	if err := os.MkdirAll(root, 0o700); err != nil {
		return fmt.Errorf("keep the case: %w", err)
	}
	dir, err := os.MkdirTemp(root, "")
	if err != nil {
		return fmt.Errorf("keep the case: %w", err)
	}
	path := filepath.Join(dir, filepath.Base(in.files[0].Path))
	if err := os.WriteFile(path, in.files[0].Data, 0o600); err != nil {
		return fmt.Errorf("keep the case: %w", err)
	}
	report.Kept = path
	return nil
}
