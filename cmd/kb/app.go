package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"

	"github.com/spf13/pflag"

	"casebook/cases"
	"casebook/index"
	"casebook/kb"
)

// An app is what the commands of one call share. What costs time is made on
// first use, so that --help, version and completion open nothing.
type app struct {
	streams
	text  *texts         // the interface's language
	flags *pflag.FlagSet // of the command that runs

	Config     func() (*config, error)
	Library    func() (*kb.Library, error)
	Taxonomies func() (*kb.Taxonomies, error)

	ix *index.Index
}

func newApp(s streams) *app {
	a := &app{streams: s, text: textsFor(interfaceLang())}
	a.Config = sync.OnceValues(func() (*config, error) { return readConfig(a.flags) })
	a.Library = sync.OnceValues(a.openLibrary)
	a.Taxonomies = sync.OnceValues(a.readTaxonomies)
	return a
}

// Close ends what was opened.
func (a *app) Close() error {
	if a.ix == nil {
		return nil
	}
	if err := a.ix.Close(); err != nil {
		return fmt.Errorf("close the index: %w", err)
	}
	return nil
}

// openLibrary opens the folder of cases, or the embedded library where there is
// none.
func (a *app) openLibrary() (*kb.Library, error) {
	c, err := a.Config()
	if err != nil {
		return nil, err
	}
	if c.Cases == "" {
		return kb.OpenFS(cases.FS())
	}
	lib, err := kb.OpenFolder(c.Cases)
	if err != nil && c.origins[0].Where != "" {
		return nil, &folderError{c.Cases, c.origins[0].Where, err}
	}
	return lib, err
}

// A folderError is the error of a folder of cases that can't be opened, and who
// named it.
type folderError struct {
	dir, where string
	err        error
}

func (e *folderError) Error() string { return fmt.Sprintf("%v (named by %s)", e.err, e.where) }

func (e *folderError) Unwrap() error { return e.err }

// readTaxonomies falls back to the built-in ones where the library's own
// taxonomy.yaml has mistakes: cases can still be found and shown.
func (a *app) readTaxonomies() (*kb.Taxonomies, error) {
	lib, err := a.Library()
	if err != nil {
		return nil, err
	}
	tax, err := lib.Taxonomies()
	var problems kb.Problems
	if errors.As(err, &problems) {
		a.say("%s", a.text.taxonomyBroken)
		return kb.BuiltinTaxonomies()
	}
	return tax, err
}

// Index opens the index and brings it up to date with the files. Where an index
// that was there had to be built anew, a line says why it took so long.
func (a *app) Index(ctx context.Context) (*index.Index, error) {
	ix, err := a.openIndex(ctx, index.Options{Logger: slog.New(talker{streams: a.streams})})
	if err != nil {
		return nil, err
	}
	if did := ix.Report(); did.Built && did.Reason != "" {
		a.say(a.text.builtAnew, did.Reason)
	}
	return ix, nil
}

// openIndex opens the index with the given options. Its folder and its progress
// bar are added; the app closes it.
func (a *app) openIndex(ctx context.Context, o index.Options) (*index.Index, error) {
	lib, err := a.Library()
	if err != nil {
		return nil, err
	}
	if o.Dir, err = a.indexDir(lib); err != nil {
		return nil, err
	}
	progress := a.newProgress(ctx)
	defer progress.Close()
	o.Progress = progress.Set
	if a.ix, err = index.Open(ctx, lib, o); err != nil {
		return nil, err
	}
	return a.ix, nil
}

// indexDir is the folder of this library's index: one of its own under
// --index-dir, so that two libraries never share one. It is empty, and the index
// is made in memory, where the user has no cache folder.
func (a *app) indexDir(lib *kb.Library) (string, error) {
	c, err := a.Config()
	if err != nil {
		return "", err
	}
	if c.IndexDir != "" {
		return filepath.Join(c.IndexDir, lib.ID()), nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", nil //nolint:nilerr // no cache folder is no fault
	}
	return filepath.Join(cache, "kb", lib.ID()), nil
}

// lang is the language that text is shown in: that of --lang, else the
// interface's.
func (a *app) lang(c *config) string {
	if c.Lang != "" {
		return c.Lang
	}
	return a.text.lang
}

// warnLeftOut says once that files with mistakes are not among what was searched.
func (a *app) warnLeftOut(problems kb.Problems) {
	files := make(map[string]bool)
	for _, p := range problems {
		if p.Severity == kb.Error {
			files[p.Path] = true
		}
	}
	if n := len(files); n > 0 {
		a.say("%s", a.text.count(a.text.leftOut, n))
	}
}
