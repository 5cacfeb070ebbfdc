package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/kb"
)

type mergeOptions struct {
	rewriteOptions
	edit bool
}

// A mergeReport is what --json answers.
type mergeReport struct {
	Old     string   `json:"old"`
	New     string   `json:"new"`
	Sources []int    `json:"sources"`           // the number that each source of the old case has now
	Added   int      `json:"added"`             // how many of them are new there
	Mended  []string `json:"mended"`            // other files whose links lead to the new case
	Only    []string `json:"only,omitempty"`    // what only the old case has
	Dropped []string `json:"dropped,omitempty"` // where the old case's files are kept
	Done    bool     `json:"done"`
}

func newMergeCmd(a *app) *cobra.Command {
	var o mergeOptions
	cmd := &cobra.Command{
		Use:   "merge OLD NEW",
		Short: "Make one case of two; the old one's name leads to the new",
		Long: `merge joins the case OLD to the case NEW. OLD and all names that it had become
aliases of NEW, and answer for ever. Sources are joined, those of the same address
once; so are related cases and contributors. Links in other cases, in texts and
collections lead to NEW.

What else OLD tells, its text above all, is dropped from the library: the files are
kept, their place is printed, and what only OLD had is named, for somebody to look
through. With --edit OLD's text stands at the end of NEW's, notes renumbered, and
the editor opens: what you save is checked before anything happens.

--dry-run shows a diff. A crash on the way leaves nothing half done: the next kb
command does the rest.

--json answers old, new, sources (the new number of each of OLD's), added, mended,
only (what only OLD has), dropped (where its files are kept), done.`,
		Example: `  kb merge old-spice-2010 old-spice-responses --dry-run
  kb merge old-spice-2010 old-spice-responses --edit`,
		Args:              wantArgs(2, 2, "OLD and NEW"),
		ValidArgsFunction: a.completeOtherSlugs,
	}
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "show what would change, but change nothing")
	cmd.Flags().BoolVar(&o.edit, "edit", false, "take over OLD's text, and open the editor")
	cmd.Flags().BoolVar(&o.json, "json", false, "answer as JSON")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return helpFor(cmd, runMerge(cmd.Context(), a, slugNamed(args[0]), slugNamed(args[1]), o))
	}
	return cmd
}

func runMerge(ctx context.Context, a *app, old, slug string, o mergeOptions) error {
	lib, err := a.writable()
	if err != nil {
		return err
	}
	if old == slug {
		return usagef("merge wants two cases")
	}
	for _, s := range []string{old, slug} {
		if _, err := lib.Stat(fileName(s, "")); err != nil || !kb.ValidSlug(s) {
			return a.sayMissing(ctx, lib, s, fmt.Errorf("%w: %s", kb.ErrNotFound, s))
		}
	}
	m, err := lib.Merge(ctx, old, slug, kb.MergeOptions{Text: o.edit})
	if err != nil {
		return err
	}
	report := mergeReport{Old: old, New: slug, Sources: m.Sources, Added: m.Added, Mended: []string{}, Only: m.Only}
	for _, name := range m.Mended {
		report.Mended = append(report.Mended, lib.Path(name))
	}
	if o.dryRun {
		if !o.json {
			a.sayMerge(m, report)
		}
		return a.showChanges(lib, m.Changes, o.json, report)
	}
	ma := &merging{app: a, lib: lib, slug: slug, m: m}
	if err := ma.check(ctx, o.edit); err != nil {
		return err
	}
	if report.Dropped, err = ma.keep(); err != nil {
		return err
	}
	if err := lib.Apply(ctx, m.Changes); err != nil {
		return err
	}
	report.Done = true
	a.indexChanged(ctx)
	if o.json {
		return a.writeJSON(report)
	}
	if err := a.write([]byte(lib.Path(fileName(slug, "")) + "\n")); err != nil {
		return err
	}
	a.sayMerge(m, report)
	return nil
}

// sayMerge says what was joined, and what somebody should look through.
func (a *app) sayMerge(m *kb.Merge, r mergeReport) {
	a.say("%s leads to %s; %s taken over, %d there already", r.Old, r.New, a.text.count(plural{"%d source", "%d sources"}, r.Added), len(r.Sources)-r.Added)
	if n := len(r.Mended); n > 0 {
		a.say("links mended in %s: %s", a.text.count(plural{"%d file", "%d files"}, n), strings.Join(r.Mended, ", "))
	}
	if n := len(r.Only); n > 0 {
		only := make([]string, n)
		for i, what := range r.Only {
			if lang, isText := strings.CutPrefix(what, "a text in "); isText {
				what = a.text.f("a text in %s", lang)
			}
			only[i] = what
		}
		a.say("only %s has: %s", r.Old, strings.Join(only, ", "))
	}
	for _, note := range m.Notes {
		a.say("the collection %s had both, and said of %s: %s", note.Slug, r.Old, note.Note.In(a.text.lang))
	}
	if len(r.Dropped) > 0 {
		a.say("its text is kept in %s: look through it", strings.Join(r.Dropped, ", "))
	}
}

// A merging is two cases on their way to be one.
type merging struct {
	*app
	lib  *kb.Library
	slug string
	m    *kb.Merge
}

// folder is where drafts and dropped files are kept.
func (ma *merging) folder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	dir := filepath.Join(cache, "kb", "merged", ma.lib.ID())
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("keep what is merged: %w", err)
	}
	return dir, nil
}

// keep saves the old case's files.
func (ma *merging) keep() ([]string, error) {
	dir, err := ma.folder()
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, f := range ma.m.Dropped {
		path := filepath.Join(dir, filepath.Base(f.Path))
		if err := os.WriteFile(path, f.Data, 0o600); err != nil {
			return nil, fmt.Errorf("keep what is merged: %w", err)
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// check wants the merged case to have no mistakes; where it is to be edited, the
// editor opens until it has none.
func (ma *merging) check(ctx context.Context, edit bool) error {
	tax, err := ma.lib.Taxonomies()
	if err != nil {
		return fmt.Errorf("read the taxonomies: %w", err)
	}
	files, err := ma.lib.CaseFiles(ctx, ma.slug)
	if err != nil {
		return err
	}
	dir, err := ma.folder()
	if err != nil {
		return err
	}
	drafts := make(map[int]int) // of a file: its change
	for i := range files {
		n := slices.IndexFunc(ma.m.Changes, func(c kb.Change) bool { return ma.lib.Path(c.Name) == files[i].Path })
		if n < 0 {
			continue
		}
		drafts[i] = n
		files[i].Data = ma.m.Changes[n].After
		if !edit {
			continue
		}
		files[i].Path = filepath.Join(dir, filepath.Base(files[i].Path))
		if err := os.WriteFile(files[i].Path, files[i].Data, 0o600); err != nil {
			return fmt.Errorf("keep a draft: %w", err)
		}
	}
	for line := 0; ; {
		for i := range files {
			n, is := drafts[i]
			if !is || !edit {
				continue
			}
			data, err := ma.edit(ctx, files[i].Path, line)
			if err != nil {
				return err
			}
			files[i].Data, ma.m.Changes[n].After = data, data
		}
		_, problems := kb.Parse(ma.slug, files, tax)
		if !problems.Errors() {
			return ma.discard(files, drafts, edit)
		}
		ma.sayProblems(problems)
		choice := chooseGiveUp
		if edit {
			choice = ma.choose()
		}
		switch line = firstLine(problems); choice {
		case chooseKeep:
			return ma.no("nothing was merged: the case has mistakes; your draft is kept in %s", dir)
		case chooseGiveUp:
			return ma.no("nothing was merged: the case would have mistakes")
		}
	}
}

// discard removes drafts that are right: they are about to be written.
func (ma *merging) discard(files []kb.File, drafts map[int]int, edited bool) error {
	for i := range drafts {
		if !edited {
			break
		}
		if err := os.Remove(files[i].Path); err != nil {
			return fmt.Errorf("remove the draft: %w", err)
		}
	}
	return nil
}
