package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"casebook/kb"
)

// writable is the library in use for a command that changes it. The one that
// comes with kb can't be changed.
func (a *app) writable() (*kb.Library, error) {
	lib, err := a.Library()
	if err != nil {
		return nil, err
	}
	if lib.Dir() == "" {
		return nil, usagef("no library here: kb init makes one, and --cases names one that is elsewhere")
	}
	return lib, nil
}

// showChanges shows changes that were not done, as a unified diff.
func (a *app) showChanges(lib *kb.Library, changes []kb.Change, asJSON bool, report any) error {
	if asJSON {
		return a.writeJSON(report)
	}
	if err := a.write([]byte(diffOf(lib, changes))); err != nil {
		return err
	}
	a.say("nothing was changed")
	return nil
}

// diffOf is a unified diff of changes, as git apply reads it. A file that only
// gets another name is shown as one.
func diffOf(lib *kb.Library, changes []kb.Change) string {
	renamed := make(map[string]bool)
	var b strings.Builder
	for _, c := range changes {
		if renamed[c.Name] {
			continue
		}
		from, before := "/dev/null", ""
		if c.Before != nil {
			from, before = "a/"+slashed(lib.Path(c.Name)), string(c.Before)
		} else if old := renamedFrom(c, changes); old != nil {
			renamed[old.Name] = true
			from, before = "a/"+slashed(lib.Path(old.Name)), string(old.Before)
			fmt.Fprintf(&b, "rename from %s\nrename to %s\n", slashed(lib.Path(old.Name)), slashed(lib.Path(c.Name)))
		}
		to := "b/" + slashed(lib.Path(c.Name))
		if c.After == nil {
			to = "/dev/null"
		}
		b.WriteString(udiff.Unified(from, to, before, string(c.After)))
	}
	return b.String()
}

// renamedFrom is the removed file whose text a new one has, nearly.
func renamedFrom(c kb.Change, changes []kb.Change) *kb.Change {
	_, lang, _ := kb.SplitName(c.Name)
	for i, old := range changes {
		if _, other, ok := kb.SplitName(old.Name); ok && old.After == nil && other == lang {
			return &changes[i]
		}
	}
	return nil
}

func slashed(path string) string { return strings.TrimPrefix(strings.ReplaceAll(path, `\`, "/"), "/") }

// indexChanged brings the index up to date after files changed. They are safe, so
// that a fault here is a warning: the next search does it.
func (a *app) indexChanged(ctx context.Context) {
	var err error
	if a.ix != nil {
		_, err = a.ix.Update(ctx)
	} else {
		_, err = a.Index(ctx)
	}
	if err != nil {
		a.say("the files are changed but the index is not yet: %s", err)
	}
}

// sayMissing says of a case that is not there which one may be meant.
func (a *app) sayMissing(ctx context.Context, lib *kb.Library, slug string, err error) error {
	if !errors.Is(err, kb.ErrNotFound) {
		return err
	}
	if now := a.nowCalled(ctx, slug); now != "" {
		return negative(fmt.Sprintf(a.text.nowCalled, slug, now))
	}
	files, filesErr := lib.Files(ctx)
	if filesErr != nil {
		return err
	}
	var slugs []string
	for _, f := range files {
		if s, lang, ok := kb.SplitName(f.Name); ok && lang == "" {
			slugs = append(slugs, s)
		}
	}
	message := fmt.Sprintf(a.text.noCase, slug)
	if near := nearest(slug, slugs); near != "" {
		message += fmt.Sprintf(a.text.didYouMean, near)
	}
	return negative(message)
}

// nowCalled is the case that answers to a name that it had before, "" where none
// does or nobody knows.
func (a *app) nowCalled(ctx context.Context, slug string) string {
	ix, err := a.Index(ctx)
	if err != nil {
		return ""
	}
	g := ix.Acquire()
	defer g.Release()
	if c, err := g.Case(ctx, slug); err == nil && c.Slug != slug {
		return c.Slug
	}
	return ""
}

// slugNamed is the slug that an argument names: as it is, or as the file of a case.
func slugNamed(arg string) string {
	if slug, _, ok := kb.SplitName(filepath.Base(arg)); ok && strings.HasSuffix(arg, ".md") {
		return slug
	}
	return arg
}
