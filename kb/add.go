package kb

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// ErrExists is what an [ExistsError] is.
var ErrExists = errors.New("a case of that slug is there already")

// An ExistsError is the error of adding a file whose name is taken.
type ExistsError struct {
	Slug string
	Path string // of the file that is there, as the user names it
}

// Error names the file that is in the way.
func (e *ExistsError) Error() string { return fmt.Sprintf("%s: %v", e.Path, ErrExists) }

// Is makes it an [ErrExists].
func (e *ExistsError) Is(target error) bool { return target == ErrExists }

// Add writes new files into the library's folder, named by the last elements of
// their paths, and returns their paths in the order of files. It never writes
// over a file that is there: that is an [ExistsError]. In an embedded library it
// is [ErrReadOnly]. What the files say is not looked at.
//
// Each file is there whole or not at all, and on disk when Add returns. Of several
// files all are added, or none: 1 each is written in a hidden folder and synced,
// 2 each gets its own name, the original first, 3 the folder is synced. Only a
// crash during 2 leaves an original without all of its translations. What a crash
// leaves in the hidden folder the next to write into the library sweeps away.
func (l *Library) Add(ctx context.Context, files []File) ([]string, error) {
	if l.dir == "" {
		return nil, ErrReadOnly
	}
	names, err := l.namesToAdd(files)
	if err != nil {
		return nil, err
	}
	l.sweepAlone()
	defer l.share()()
	dir, err := l.staging()
	if err != nil {
		return nil, fmt.Errorf("write into the library %s: %w", l.Path("."), reason(err))
	}
	defer func() { _ = os.RemoveAll(dir) }() // the next one sweeps
	hidden := make([]string, len(files))
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		hidden[i] = filepath.Join(dir, names[i])
		if err := writeSynced(hidden[i], f.Data); err != nil {
			return nil, fmt.Errorf("write %s: %w", l.Path(names[i]), reason(err))
		}
	}
	if err := l.place(names, hidden); err != nil {
		return nil, err
	}
	if err := syncFolder(l.dir); err != nil {
		return nil, fmt.Errorf("sync the folder %s: %w", l.Path("."), reason(err))
	}
	paths := make([]string, len(names))
	for i, name := range names {
		paths[i] = l.Path(name)
	}
	return paths, nil
}

// namesToAdd are the files' names. They must be names of cases, different, and
// not taken: most mistakes are found before anything is written.
func (l *Library) namesToAdd(files []File) ([]string, error) {
	names := make([]string, 0, len(files))
	for _, f := range files {
		name := filepath.Base(f.Path)
		slug, _, ok := SplitName(name)
		if !ok {
			return nil, fmt.Errorf("add %s: the name is not of the form slug.md or slug.fr.md", f.Path)
		}
		if slices.Contains(names, name) {
			return nil, fmt.Errorf("add %s: two files of that name", f.Path)
		}
		_, err := os.Lstat(l.onDisk(name))
		if err == nil {
			return nil, &ExistsError{Slug: slug, Path: l.Path(name)}
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("add %s: %w", l.Path(name), reason(err))
		}
		names = append(names, name)
	}
	return names, nil
}

// place gives the hidden files their names, originals first, and takes back what
// it did where one name is taken.
func (l *Library) place(names, hidden []string) error {
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return strings.Count(names[a], ".") - strings.Count(names[b], ".") })
	var placed []string
	for _, i := range order {
		path := l.onDisk(names[i])
		err := linkNew(hidden[i], path)
		if err == nil {
			placed = append(placed, path)
			continue
		}
		for _, path := range placed {
			err = errors.Join(err, os.Remove(path))
		}
		if errors.Is(err, fs.ErrExist) {
			slug, _, _ := SplitName(names[i])
			return &ExistsError{Slug: slug, Path: l.Path(names[i])}
		}
		return fmt.Errorf("write %s: %w", l.Path(names[i]), reason(err))
	}
	return nil
}

// linkNew gives a file a second name that must be new: the one step that no
// other process can come between. Where the file system has no links the name is
// taken by an empty file first, which the whole one then replaces.
func linkNew(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, caseMode)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Close(), os.Rename(from, to)); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return nil
}

// caseMode leaves it to the user's umask who may read their cases.
const caseMode = 0o666

// writeSynced writes a new file and waits until it is on disk. A file that could
// not be written whole is removed.
func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, caseMode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// syncFolder makes the names in a folder last. Windows can't, and needs not.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
