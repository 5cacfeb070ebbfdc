package kb

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// ErrChanged is what a [ChangedError] is.
var ErrChanged = errors.New("the file has changed meanwhile")

// A ChangedError is the error of changing a file that is no longer what it was
// when the change was made up.
type ChangedError struct {
	Name string // relative to the library
	Path string // as the user names it
	Now  []byte // what the file holds; nil where it is gone
}

// Error names the file.
func (e *ChangedError) Error() string { return fmt.Sprintf("%s: %v", e.Path, ErrChanged) }

// Is makes it an [ErrChanged].
func (e *ChangedError) Is(target error) bool { return target == ErrChanged }

// A Change is what happens to one file of a library.
type Change struct {
	Name   string // relative to the library: "zappos.md", "collections/first-answers.md"
	Before []byte // what it holds; nil where it must be new
	After  []byte // what it will hold; nil where it is removed
}

// Apply changes files, all or none. A file that is not what its change says is a
// [ChangedError], one that should be new but is there an [ExistsError]; then
// nothing was changed. In an embedded library it is [ErrReadOnly].
//
// Each file is whole at every moment. A single file is replaced in one step. Of
// several, all that is to be done is first written to a journal, a hidden folder
// of the library; from then on a crash leaves nothing half done: whoever opens the
// library next with [OpenFolder] does the rest.
func (l *Library) Apply(ctx context.Context, changes []Change) error {
	if l.dir == "" {
		return ErrReadOnly
	}
	unlock, err := l.lock()
	if err != nil {
		return err
	}
	defer unlock()
	l.swept.Do(l.sweep)
	if err := l.finish(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, c := range changes {
		if err := l.unchanged(c); err != nil {
			return err
		}
	}
	if err := l.makeCollectionsFolder(changes); err != nil {
		return err
	}
	if len(changes) == 1 {
		return l.applyOne(changes[0])
	}
	if err := l.writeJournal(changes); err != nil {
		return err
	}
	return l.finish()
}

// unchanged tells a file that is not what its change says.
func (l *Library) unchanged(c Change) error {
	if !fs.ValidPath(c.Name) || strings.HasPrefix(path.Base(c.Name), ".") || path.Dir(c.Name) != "." && path.Dir(c.Name) != collectionsFolder {
		return fmt.Errorf("change %s: %w", c.Name, fs.ErrInvalid)
	}
	now, err := os.ReadFile(l.onDisk(c.Name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if c.Before == nil {
			return nil
		}
		return &ChangedError{Name: c.Name, Path: l.Path(c.Name)}
	case err != nil:
		return fmt.Errorf("read %s: %w", l.Path(c.Name), reason(err))
	case c.Before == nil:
		slug, _, _ := SplitName(path.Base(c.Name))
		return &ExistsError{Slug: slug, Path: l.Path(c.Name)}
	case !bytes.Equal(now, c.Before):
		return &ChangedError{Name: c.Name, Path: l.Path(c.Name), Now: now}
	}
	return nil
}

// applyOne changes a single file.
func (l *Library) applyOne(c Change) error {
	to := l.onDisk(c.Name)
	if c.After == nil {
		if err := os.Remove(to); err != nil {
			return fmt.Errorf("remove %s: %w", l.Path(c.Name), reason(err))
		}
		return syncFolder(filepath.Dir(to))
	}
	dir, err := l.staging()
	if err != nil {
		return fmt.Errorf("write %s: %w", l.Path(c.Name), reason(err))
	}
	defer func() { _ = os.RemoveAll(dir) }() // the next one sweeps
	hidden := filepath.Join(dir, filepath.Base(to))
	if err := writeSynced(hidden, c.After); err != nil {
		return fmt.Errorf("write %s: %w", l.Path(c.Name), reason(err))
	}
	keepMode(hidden, to)
	if err := os.Rename(hidden, to); err != nil {
		return fmt.Errorf("write %s: %w", l.Path(c.Name), reason(err))
	}
	return syncFolder(filepath.Dir(to))
}

// keepMode lets those read a file that could read the one whose place it takes.
func keepMode(file, place string) {
	if info, err := os.Stat(place); err == nil {
		_ = os.Chmod(file, info.Mode().Perm()) // the content matters more
	}
}
