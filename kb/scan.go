package kb

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
)

// A FileInfo is the state of a file: when neither size nor time changed, neither
// did its content.
type FileInfo struct {
	Name    string // relative to the library
	Size    int64
	ModTime time.Time // zero in an embedded library
}

// isCaseFile tells by its name whether a file is one of the library's: Markdown,
// and neither hidden nor what an editor keeps beside the file that it edits
// (`.#zappos.md`, `#zappos.md#`, `zappos.md~`).
func isCaseFile(name string) bool {
	return strings.HasSuffix(name, ".md") && name[0] != '.' && name[0] != '#' && name[0] != '~'
}

// Files are the Markdown files that lie directly in the library, sorted by name.
// Links are followed. A link that leads nowhere is listed, so that somebody hears
// of it when it is read; folders and other things that are no files are not.
func (l *Library) Files(ctx context.Context) ([]FileInfo, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var files []FileInfo
	var err error
	if l.dir == "" {
		files, err = scanFS(l.fsys)
	} else {
		files, err = scanFolder(ctx, l.dir)
	}
	if err != nil {
		return nil, fmt.Errorf("read the folder %s: %w", l.Path("."), reason(err))
	}
	slices.SortFunc(files, func(a, b FileInfo) int { return cmp.Compare(a.Name, b.Name) })
	return files, nil
}

// Stat is the state of one file. A file that is not there is fs.ErrNotExist.
func (l *Library) Stat(name string) (FileInfo, error) {
	info, err := l.stat(name)
	if err != nil {
		return FileInfo{}, fmt.Errorf("look at %s: %w", l.Path(name), reason(err))
	}
	return FileInfo{Name: name, Size: info.Size(), ModTime: info.ModTime()}, nil
}

// scanFS is Files of an embedded library.
func scanFS(fsys fs.FS) ([]FileInfo, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	var files []FileInfo
	for _, e := range entries {
		if !isCaseFile(e.Name()) || e.IsDir() {
			continue
		}
		info, err := fs.Stat(fsys, e.Name())
		if err != nil {
			return nil, err
		}
		files = append(files, FileInfo{Name: e.Name(), Size: info.Size(), ModTime: info.ModTime()})
	}
	return files, nil
}

// statAll asks for the state of many files at once: each is a call into the
// kernel that mostly waits for locks there, so that two processors take little
// more than half the time of one. Look returns false for what is no file, or is
// gone since its name was read.
func statAll(ctx context.Context, names []string, look func(name string) (FileInfo, bool, error)) ([]FileInfo, error) {
	const chunk = 512
	files := make([]FileInfo, len(names))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < len(names); from += chunk {
		to := min(from+chunk, len(names))
		g.Go(func() error {
			for i, name := range names[from:to] {
				file, ok, err := look(name)
				if errors.Is(err, fs.ErrNotExist) {
					continue
				}
				if err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
				if ok {
					files[from+i] = file
				}
			}
			return ctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(files, func(f FileInfo) bool { return f.Name == "" }), nil
}
