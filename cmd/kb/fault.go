package main

import (
	"errors"
	"io/fs"
	"strings"

	"casebook/kb"
)

// error is what went wrong in the language of the texts, as far as it is one of the
// faults that people meet; any other says itself.
func (t *texts) error(err error) string {
	var usage *usageError
	var problems kb.Problems
	var alias *kb.AliasError
	var exists *kb.ExistsError
	var changed *kb.ChangedError
	var path *fs.PathError
	var folder *folderError
	switch {
	case errors.As(err, &usage):
		return usage.in(t)
	case errors.As(err, &problems):
		lines := make([]string, len(problems))
		for i, p := range problems {
			lines[i] = p.StringIn(t.lang)
		}
		return strings.Join(lines, "\n")
	case errors.As(err, &alias):
		return t.f("%s is a name that %s had: it leads there for ever", alias.Slug, alias.Owner)
	case errors.As(err, &exists):
		return t.f("%s: a case of that slug is there already", exists.Path)
	case errors.As(err, &changed):
		return t.f("%s: the file has changed meanwhile", changed.Path)
	case errors.Is(err, kb.ErrReadOnly):
		return t.f("the embedded library can't be written")
	case errors.As(err, &folder) && errors.Is(err, fs.ErrNotExist):
		return t.f("there is no folder %s (named by %s)", folder.dir, folder.where)
	case errors.As(err, &folder) && errors.Is(err, fs.ErrPermission):
		return t.f("%s can't be opened: you may not read or write it", folder.dir)
	case errors.As(err, &path) && errors.Is(path.Err, fs.ErrNotExist):
		return t.f("there is no %s", path.Path)
	case errors.As(err, &path) && errors.Is(path.Err, fs.ErrPermission):
		return t.f("%s can't be opened: you may not read or write it", path.Path)
	}
	return err.Error()
}
