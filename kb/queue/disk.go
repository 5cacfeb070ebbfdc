package queue

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Entries hold names of persons: only the library's owner reads them.
const (
	folderMode = 0o700
	fileMode   = 0o600
	entryExt   = ".json"
)

// make makes the folder, so that it lasts.
func (q *Queue) make() error {
	if _, err := os.Stat(q.dir); err == nil {
		return nil
	}
	if err := os.MkdirAll(q.dir, folderMode); err != nil {
		return fmt.Errorf("make the queue: %w", err)
	}
	return syncFolder(filepath.Dir(q.dir))
}

// names are those of the entries' files.
func (q *Queue) names() ([]string, error) {
	f, err := os.Open(q.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // nothing was sent yet
	}
	if err != nil {
		return nil, fmt.Errorf("read the queue: %w", err)
	}
	all, err := f.Readdirnames(-1)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("read the queue: %w", err)
	}
	var names []string
	for _, name := range all {
		if strings.HasSuffix(name, entryExt) && isID(strings.TrimSuffix(name, entryExt)) {
			names = append(names, name)
		}
	}
	return names, nil
}

func (q *Queue) path(id string) string { return filepath.Join(q.dir, id+entryExt) }

// read is the entry of an id, which has the form of one.
func (q *Queue) read(id string) (*Entry, error) {
	f, err := os.Open(q.path(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %q", ErrNotFound, id)
	}
	if err != nil {
		return nil, fmt.Errorf("read the queue: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(f, MaxEntry+1))
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", q.path(id), err)
	}
	e := new(Entry)
	if len(data) > MaxEntry {
		return nil, fmt.Errorf("read %s: %w", q.path(id), ErrTooLarge)
	}
	if err := json.Unmarshal(data, e); err != nil {
		return nil, fmt.Errorf("read %s: %w", q.path(id), err)
	}
	if !e.valid(id) {
		return nil, fmt.Errorf("read %s: it is not an entry of the queue", q.path(id))
	}
	return e, nil
}

// write puts an entry on disk, whole or not at all.
func (q *Queue) write(e *Entry) error {
	data, err := json.MarshalIndent(e, "", "  ") //nolint:gosec // the secret is kept as a hash
	if err != nil {
		return fmt.Errorf("write %s: %w", q.path(e.ID), err)
	}
	if len(data) > MaxEntry {
		return ErrTooLarge
	}
	f, err := os.CreateTemp(q.dir, ".*.tmp") // for its owner only
	if err != nil {
		return fmt.Errorf("write the queue: %w", err)
	}
	_, err = f.Write(append(data, '\n'))
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), q.path(e.ID))
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", q.path(e.ID), err), os.Remove(f.Name()))
	}
	return syncFolder(q.dir)
}

// syncFolder makes the names in a folder last. Windows can't, and needs not.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("write the queue: %w", err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write the queue: %w", err)
	}
	return nil
}
