package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"casebook/kb"
)

type rewriteOptions struct {
	dryRun bool
	json   bool
}

// A renameReport is what --json answers.
type renameReport struct {
	Old    string   `json:"old"`
	New    string   `json:"new"`
	Paths  []string `json:"paths"`  // of the case's files
	Mended []string `json:"mended"` // other files whose links lead to the new name
	Done   bool     `json:"done"`
}

func newRenameCmd(a *app) *cobra.Command {
	var o rewriteOptions
	cmd := &cobra.Command{
		Use:   "rename OLD NEW",
		Short: "Give a case another name; the old one answers for ever",
		Long: `rename gives a case's files, its translations too, another name, writes the old one
among its aliases, and mends the links to it in related, in collections and in
texts. Nothing else in the files changes. The old name answers for ever, on the
site and here.

A crash on the way leaves nothing half done: the next kb command does the rest.

--json answers old, new, paths (of the case's files), mended (other files), done.`,
		Example: `  kb rename old-spice old-spice-responses
  kb rename old-spice old-spice-responses --dry-run`,
		Args:              wantArgs(2, 2, "OLD and NEW"),
		ValidArgsFunction: a.completeSlugs,
	}
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "show what would change, but change nothing")
	cmd.Flags().BoolVar(&o.json, "json", false, "answer as JSON")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return helpFor(cmd, runRename(cmd.Context(), a, slugNamed(args[0]), slugNamed(args[1]), o))
	}
	return cmd
}

func runRename(ctx context.Context, a *app, old, slug string, o rewriteOptions) error {
	lib, err := a.writable()
	if err != nil {
		return err
	}
	if !kb.ValidSlug(slug) {
		return usagef("%q is not a slug: want 3 to 80 small letters, digits and hyphens", slug)
	}
	if old == slug {
		return usagef("%s has that name already", old)
	}
	rw, err := lib.Rename(ctx, old, slug)
	if err != nil {
		return a.sayMissing(ctx, lib, old, a.taken(slug, err))
	}
	report := renameReport{Old: old, New: slug, Paths: []string{}, Mended: []string{}}
	for _, c := range rw.Changes {
		if c.Before == nil {
			report.Paths = append(report.Paths, lib.Path(c.Name))
		}
	}
	for _, name := range rw.Mended {
		report.Mended = append(report.Mended, lib.Path(name))
	}
	if o.dryRun {
		return a.showChanges(lib, rw.Changes, o.json, report)
	}
	if err := lib.Apply(ctx, rw.Changes); err != nil {
		return err
	}
	report.Done = true
	a.indexChanged(ctx)
	if o.json {
		return a.writeJSON(report)
	}
	var b strings.Builder
	for _, path := range report.Paths {
		b.WriteString(path + "\n")
	}
	if err := a.write([]byte(b.String())); err != nil {
		return err
	}
	a.say("%s is now called %s; its old name leads there", old, slug)
	if n := len(report.Mended); n > 0 {
		a.say("links mended in %s: %s", a.text.count(plural{"%d file", "%d files"}, n), strings.Join(report.Mended, ", "))
	}
	return nil
}

// taken says in a sentence that a name is not free.
func (a *app) taken(slug string, err error) error {
	var alias *kb.AliasError
	var exists *kb.ExistsError
	switch {
	case errors.As(err, &alias):
		return a.no("%s is taken: %s had that name, and it leads there for ever", slug, alias.Owner)
	case errors.As(err, &exists):
		return a.no("%s is taken: %s is there already; kb merge makes one case of two", slug, exists.Path)
	}
	return err
}
