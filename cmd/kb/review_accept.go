package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2"
	"github.com/spf13/cobra"

	"casebook/kb"
	"casebook/kb/queue"
)

type acceptOptions struct {
	slug         string
	edit, byHand bool
	json         bool
}

// An acceptReport is what accept --json answers.
type acceptReport struct {
	ID    string   `json:"id"`
	Case  string   `json:"case,omitempty"`
	Paths []string `json:"paths"` // of the files that were written
}

func newReviewAcceptCmd(a *app) *cobra.Command {
	var o acceptOptions
	cmd := &cobra.Command{
		Use:   "accept ID",
		Short: "Take what was sent into the library",
		Long: `accept takes an entry of the queue into the library, and tells its sender.

A case is written into the folder of cases under --slug, else under a name made of
its title, dated today, and the index brought up to date. With mistakes in it, it is
refused unless --edit opens it in $EDITOR until it is right.

A change is laid over the case's files as they are now. Where somebody has changed
the same lines since, nothing is written: make the change by hand and accept with
--by-hand.

A tip becomes a draft with its source filled in, drafts/SLUG.md beside the cases.
kb add --resume=SLUG asks for what it lacks and adds it, as does kb add, which offers
it; or finish the file and kb add --from it. With --edit it is opened in $EDITOR at
once and added when it is right.

--json answers id, case, paths.`,
		Example: `  kb review accept k3v9
  kb review accept k3v9 --slug old-spice-responses --edit
  kb review accept k3v9 --by-hand --slug zappos-twitter`,
		Args: wantArgs(1, 1, "one ID"),
	}
	cmd.Flags().StringVar(&o.slug, "slug", "", "the case's name for good")
	cmd.Flags().BoolVar(&o.edit, "edit", false, "open it in $EDITOR first")
	cmd.Flags().BoolVar(&o.byHand, "by-hand", false, "only note it as accepted: it is in the library already")
	cmd.Flags().BoolVar(&o.json, "json", false, "answer as JSON")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return helpFor(cmd, runReviewAccept(cmd.Context(), a, args[0], o))
	}
	return cmd
}

func runReviewAccept(ctx context.Context, a *app, id string, o acceptOptions) error {
	if o.slug != "" && !kb.ValidSlug(o.slug) {
		return usagef("--slug %q is not a slug: want 3 to 80 small letters, digits and hyphens", o.slug)
	}
	q, lib, e, err := a.entry(ctx, id)
	if err != nil {
		return err
	}
	r, err := a.accept(ctx, q, lib, e, o)
	if err != nil {
		return err
	}
	if e.Kind == queue.KindTip && !o.edit && !o.byHand {
		a.sayDraft(r)
	}
	if o.json {
		return a.writeJSON(r)
	}
	if len(r.Paths) == 0 {
		return a.write([]byte(a.text.f("accepted %s", e.ID) + "\n"))
	}
	return a.write([]byte(strings.Join(r.Paths, "\n") + "\n"))
}

// accept takes an entry into the library, and notes it in the queue.
func (a *app) accept(ctx context.Context, q *queue.Queue, lib *kb.Library, e *queue.Entry, o acceptOptions) (*acceptReport, error) {
	if !e.Open() {
		return nil, a.decided(queue.ErrDecided, e)
	}
	if e.Kind == queue.KindChange && o.slug != "" && o.slug != e.Case {
		return nil, usagef("the change is about %s: --slug can't be another", e.Case)
	}
	tax, err := lib.Taxonomies()
	if err != nil {
		return nil, fmt.Errorf("read the taxonomies: %w", err)
	}
	r := &acceptReport{ID: e.ID, Paths: []string{}}
	acc := acceptance{app: a, lib: lib, tax: tax, entry: e, options: o, report: r}
	switch {
	case o.byHand:
		err = acc.byHand(ctx)
	case e.Kind == queue.KindCase:
		err = acc.addCase(ctx)
	case e.Kind == queue.KindChange:
		err = acc.change(ctx)
	case e.Kind == queue.KindTip:
		err = acc.draft(ctx)
	}
	if err != nil {
		return nil, err
	}
	// after the files: a crash between leaves an entry that can be accepted again
	if err := q.Accept(ctx, e, r.Case); err != nil {
		return nil, a.decided(err, e)
	}
	return r, nil
}

// An acceptance is an entry on its way into the library.
type acceptance struct {
	*app
	lib     *kb.Library
	tax     *kb.Taxonomies
	entry   *queue.Entry
	options acceptOptions
	report  *acceptReport
}

// byHand only looks that the case is there, where one is named.
func (acc *acceptance) byHand(ctx context.Context) error {
	acc.report.Case = acc.entry.Case
	if acc.options.slug == "" {
		return nil
	}
	acc.report.Case = acc.options.slug
	_, err := acc.filesOf(ctx, acc.lib, acc.options.slug)
	return err
}

// addCase writes the case that was sent, or what its reviewer made of it.
func (acc *acceptance) addCase(ctx context.Context) error {
	slug := acc.options.slug
	if slug == "" {
		slug = slugOf(acc.entry.Title)
	}
	files := make([]kb.File, 0, len(acc.entry.Files))
	for _, f := range acc.entry.Files {
		files = append(files, kb.File{Path: acc.lib.Path(f.Name(slug)), Data: []byte(f.Text)})
	}
	if c, _ := kb.Parse(slug, files, acc.tax); c != nil {
		c.Added = today() // the day from which readers can find it
		files = kb.Render(c)
		for i := range files {
			files[i].Path = acc.lib.Path(files[i].Path)
		}
	}
	return acc.add(ctx, slug, files)
}

// add lets the reviewer edit, checks, and writes new files.
func (acc *acceptance) add(ctx context.Context, slug string, files []kb.File) error {
	if acc.options.edit {
		return acc.addEdited(ctx, slug, files)
	}
	c, problems := kb.Parse(slug, files, acc.tax)
	problems = append(problems, acc.brands(ctx, c, files[0].Path)...)
	if c == nil || problems.Errors() {
		acc.sayProblems(problems)
		return acc.no("nothing was accepted: the case has mistakes; --edit opens it in your editor")
	}
	return acc.write(ctx, slug, c, files)
}

func (acc *acceptance) write(ctx context.Context, slug string, c *kb.Case, files []kb.File) error {
	paths, err := acc.lib.Add(ctx, files)
	switch {
	case errors.Is(err, kb.ErrExists) && acc.same(files):
		paths = nil // an earlier run was interrupted after it had written
		for _, f := range files {
			paths = append(paths, f.Path)
		}
	case errors.Is(err, kb.ErrExists):
		return acc.no("there is a case %s already; choose another name with --slug", slug)
	case err != nil:
		return err
	}
	acc.report.Case, acc.report.Paths = slug, paths
	acc.indexAdded(ctx, slug, c, acc.report.Paths)
	return nil
}

// same reports whether the library has these very files.
func (acc *acceptance) same(files []kb.File) bool {
	return !slices.ContainsFunc(files, func(f kb.File) bool {
		data, err := acc.lib.ReadFile(filepath.Base(f.Path))
		return err != nil || !bytes.Equal(data, f.Data)
	})
}

// brands tells contributors that are companies of any case.
func (acc *acceptance) brands(ctx context.Context, c *kb.Case, path string) kb.Problems {
	if c == nil {
		return nil
	}
	known, err := acc.known(ctx)
	if err != nil {
		return nil //nolint:nilerr // without an index kb check tells it later
	}
	var problems kb.Problems
	for _, name := range c.Contributors {
		if company, is := known.Brand(name); is {
			p := kb.Problem{Path: path, Severity: kb.Error, Code: kb.CodeContributorBrand, Args: map[string]string{"value": name, "company": company}}
			p.Message = p.In("en")
			problems = append(problems, p)
		}
	}
	return problems
}

// change writes over the case's files what was changed in them.
func (acc *acceptance) change(ctx context.Context) error {
	slug := acc.entry.Case
	files, err := acc.filesOf(ctx, acc.lib, slug)
	if err != nil {
		return err
	}
	was := slices.Clone(files)
	for _, f := range acc.entry.Files {
		path := acc.lib.Path(f.Name(slug))
		i := indexOfFile(files, path)
		if i < 0 && f.Base == "" { // a translation that is new
			files, was = append(files, kb.File{Path: path}), append(was, kb.File{Path: path})
			i = len(files) - 1
		}
		merged, ok := "", i >= 0
		if ok {
			merged, ok = f.Merge(string(files[i].Data))
		}
		if !ok {
			return acc.no("nothing was accepted: %s has changed at the same lines since; kb review show %s, make the change by hand, then accept with --by-hand", path, acc.entry.ID)
		}
		files[i].Data = []byte(merged)
	}
	for i := range files {
		if !acc.options.edit || bytes.Equal(files[i].Data, was[i].Data) {
			continue
		}
		if files[i].Data, err = acc.edited(ctx, filepath.Base(files[i].Path), files[i].Data); err != nil {
			return err
		}
	}
	c, problems := kb.Parse(slug, files, acc.tax)
	problems = append(problems, acc.brands(ctx, c, files[0].Path)...)
	if c == nil || problems.Errors() {
		acc.sayProblems(problems)
		return acc.no("nothing was accepted: with the change the case has mistakes; --edit opens it in your editor")
	}
	var changes []kb.Change
	for i, f := range files {
		if !bytes.Equal(f.Data, was[i].Data) {
			changes = append(changes, kb.Change{Name: filepath.Base(f.Path), Before: was[i].Data, After: f.Data})
			acc.report.Paths = append(acc.report.Paths, f.Path)
		}
	}
	if len(changes) > 0 {
		if err := acc.lib.Apply(ctx, changes); err != nil {
			return err
		}
	}
	acc.report.Case = slug
	acc.indexAdded(ctx, slug, c, acc.report.Paths)
	return nil
}

// draft makes a tip a draft, or with an editor at once a case.
func (acc *acceptance) draft(ctx context.Context) error {
	known, err := acc.known(ctx)
	if err != nil {
		return err
	}
	c := tipCase(acc.entry, known)
	text := func(slug string) []byte {
		c.Slug = slug
		return tipText(c, acc.tax, acc.entry.Lang)
	}
	wanted := cmp.Or(acc.options.slug, slugOf(c.Title))
	if acc.options.edit {
		return acc.addEdited(ctx, wanted, []kb.File{{Path: acc.lib.Path(fileName(wanted, "")), Data: text(wanted)}})
	}
	slug, path := freeTipDraft(acc.lib, wanted, text)
	if acc.options.slug != "" && slug != wanted {
		return acc.no("%s is there already; choose another name with --slug", nearPath(filepath.Join(tipDraftsDir(acc.lib), fileName(wanted, ""))))
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return fmt.Errorf("keep the draft: %w", err)
	}
	if err := renameio.WriteFile(path, text(slug), 0o644); err != nil {
		return fmt.Errorf("keep the draft: %w", err)
	}
	acc.report.Case, acc.report.Paths = slug, []string{nearPath(path)}
	return nil
}

// sayDraft says what is to be done with the draft of a tip.
func (a *app) sayDraft(r *acceptReport) {
	a.say("the tip is a draft now: kb add --resume=%s asks for what is missing and adds it; or finish the file, then kb add --from %s", r.Case, r.Paths[0])
}
