package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// An adding is a case on its way into the library.
type adding struct {
	*app
	lib     *kb.Library
	tax     *kb.Taxonomies
	options addOptions
	report  addReport

	known  *kb.Known // nil until it is asked for, and where the index can't be read
	looked bool
	asked  bool                    // by the form, which has shown what there was to show
	before func(slug string) error // is called with the name before anything is written
}

// add checks the files, names cases that may tell the same, writes, and makes the
// case searchable.
func (add *adding) add(ctx context.Context, in *addition) error {
	base := in.slug
	for {
		if in.free {
			in.rename(freeSlug(add.lib, base))
		}
		add.report.Slug = in.slug
		all, err := in.withOriginal(add.app, add.lib)
		if err != nil {
			return add.keepAfter(err, in)
		}
		found, problems := kb.Parse(in.slug, all, add.tax)
		problems = append(problems, add.brands(ctx, found, in.files[0])...)
		if found == nil || problems.Errors() {
			return add.refuse(in, problems)
		}
		add.report.Problems = append(kb.Problems{}, problems...)
		add.report.Duplicates = add.duplicates(ctx, found)
		if add.options.dryRun {
			add.warn(problems)
			return add.show(in)
		}
		if add.before != nil {
			if err := add.before(in.slug); err != nil {
				return err
			}
		}
		add.report.Paths, err = add.lib.Add(ctx, in.files)
		if in.free && errors.Is(err, kb.ErrExists) {
			continue // somebody was quicker
		}
		if err != nil {
			return add.keepAfter(err, in)
		}
		add.report.Written = true
		if err := add.tipIsDone(in); err != nil {
			return err
		}
		add.warn(problems)
		add.indexAdded(ctx, in.slug, found, add.report.Paths)
		if add.options.json {
			return add.writeJSON(add.report)
		}
		return add.write([]byte(strings.Join(add.report.Paths, "\n") + "\n"))
	}
}

// tipIsDone removes the file of a tip that has become a case, where nobody has
// written into it.
func (add *adding) tipIsDone(in *addition) error {
	if in.tipDraft == "" {
		return nil
	}
	if err := os.Remove(in.tipDraft); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove the draft of the tip: %w", err)
	}
	add.say("the draft %s is done and removed", nearPath(in.tipDraft))
	return nil
}

// warn tells what is worth a look but keeps no case out.
func (add *adding) warn(problems kb.Problems) {
	if add.options.json || add.asked {
		return
	}
	add.sayProblems(problems)
	add.sayDuplicates(add.report.Duplicates)
}

// indexAdded makes a case searchable now, of which these are the files.
func (a *app) indexAdded(ctx context.Context, slug string, c *kb.Case, paths []string) {
	var err error
	if a.ix == nil {
		_, err = a.Index(ctx)
	} else {
		names := make([]string, len(paths))
		for i, path := range paths {
			names[i] = filepath.Base(path)
		}
		_, err = a.ix.Update(ctx, names...)
	}
	a.sayIndexed(err, slug, c)
}

// opened is the index, which is opened once only however many cases are reviewed.
func (a *app) opened(ctx context.Context) (*index.Index, error) {
	if a.ix != nil {
		return a.ix, nil
	}
	return a.Index(ctx)
}

// sayIndexed: the case is safe in its file, so that a fault here is a warning: the
// next search brings the index up to date.
func (a *app) sayIndexed(err error, slug string, c *kb.Case) {
	if err != nil {
		a.say("the case is written but not yet searchable: %s", err)
		return
	}
	if !c.Public() {
		a.say(a.text.draft, slug, a.text.status(c.Status))
	}
}

// show shows what would be written.
func (add *adding) show(in *addition) error {
	for _, f := range in.files {
		add.report.Paths = append(add.report.Paths, add.lib.Path(filepath.Base(f.Path)))
	}
	if add.options.json {
		return add.writeJSON(add.report)
	}
	for i, f := range in.files {
		if err := add.write(f.Data); err != nil {
			return err
		}
		add.say("nothing was written; it would be %s", add.report.Paths[i])
	}
	return nil
}

// refuse names every mistake, and keeps what would otherwise be lost.
func (add *adding) refuse(in *addition, problems kb.Problems) error {
	if err := add.keep(in); err != nil {
		return errors.Join(problems, err)
	}
	if add.report.Kept != "" {
		for i, p := range problems {
			if p.Path == in.files[0].Path {
				problems[i].Path = add.report.Kept
			}
		}
	}
	if add.options.json {
		add.report.Problems = problems
		if err := add.writeJSON(add.report); err != nil {
			return err
		}
		return negative("")
	}
	add.sayProblems(problems)
	if add.report.Kept == "" {
		return add.no("nothing was added: the case has mistakes")
	}
	return add.no("nothing was added: the case has mistakes; it is kept, mend it and add it with --from %s", add.report.Kept)
}

// sayProblems names mistakes as kb check does, on standard error.
func (a *app) sayProblems(problems kb.Problems) {
	for _, p := range problems {
		_, _ = fmt.Fprintln(a.err, a.problem(p)) // nobody is left to tell
	}
}

// keepAfter tells, before an error, where the case was kept.
func (add *adding) keepAfter(err error, in *addition) error {
	if keeping := add.keep(in); keeping != nil {
		return errors.Join(err, keeping)
	}
	if add.report.Kept != "" {
		add.say("what you gave is kept in %s", add.report.Kept)
	}
	return err
}

// keep saves a case that was typed or piped, and would be lost, in a folder of
// its own in the user's cache.
func (add *adding) keep(in *addition) error {
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
	add.report.Kept = path
	return nil
}
