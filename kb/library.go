package kb

import (
	"context"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"
)

var (
	// ErrNotFound is wrapped with the slug that was asked for.
	ErrNotFound = errors.New("no such case")

	// ErrReadOnly is the error of writing into an embedded library.
	ErrReadOnly = errors.New("the embedded library can't be written")
)

// A Library is a folder of case files, or a file system that is embedded in the
// program and can only be read. Names of files are relative to it, with slashes.
// It is safe for concurrent use; it keeps nothing of the files, so that what it
// answers is what is on disk.
type Library struct {
	fsys  fs.FS  // nil where the library is a folder
	dir   string // absolute; "" where embedded
	named string // the folder as the user named it
	id    string
	own   ownTaxonomies

	collections collectionFiles
	swept       sync.Once
}

// OpenFolder opens a folder on disk. It is an error where it can't be read; an
// empty folder is a library without cases.
func OpenFolder(dir string) (*Library, error) {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("open library %s: %w", dir, err)
	}
	if err := readable(absolute); err != nil {
		return nil, fmt.Errorf("open library %s: %w", dir, err)
	}
	// One folder under two names is one library, also in the cache.
	resolved, err := filepath.EvalSymlinks(absolute)
	if err != nil {
		resolved = absolute
	}
	id := CompanySlug(filepath.Base(resolved))
	if len(id) > 40 || id == "" {
		id = "library"
	}
	h := xxhash.New()
	_, _ = h.WriteString(resolved)
	l := &Library{dir: absolute, named: dir, id: id + "-" + hexSum(h)}
	l.recover()
	return l, nil
}

// readable tells whether the names in a folder can be read.
func readable(dir string) (err error) {
	info, err := os.Stat(dir)
	if err != nil {
		return reason(err)
	}
	if !info.IsDir() {
		return errors.New("it is a file, not a folder")
	}
	f, err := os.Open(dir)
	if err != nil {
		return reason(err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if _, err := f.Readdirnames(1); err != nil && !errors.Is(err, io.EOF) {
		return reason(err)
	}
	return nil
}

// OpenFS opens a library that can only be read, such as an embedded one. The
// cases lie at its root.
func OpenFS(fsys fs.FS) (*Library, error) {
	l := &Library{fsys: fsys}
	files, err := l.Files(context.Background())
	if err != nil {
		return nil, fmt.Errorf("open the embedded library: %w", err)
	}
	h := xxhash.New()
	for _, f := range append(files, FileInfo{Name: taxonomyFile}) {
		data, err := l.ReadFile(f.Name)
		if errors.Is(err, fs.ErrNotExist) && f.Name == taxonomyFile {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("open the embedded library: %w", err)
		}
		// Lengths keep apart what would run together.
		_, _ = h.Write(binary.AppendUvarint(nil, uint64(len(f.Name))))
		_, _ = h.WriteString(f.Name)
		_, _ = h.Write(binary.AppendUvarint(nil, uint64(len(data))))
		_, _ = h.Write(data)
	}
	l.id = "embedded-" + hexSum(h)
	return l, nil
}

func hexSum(h *xxhash.Digest) string { return hex.EncodeToString(h.Sum(nil)) }

// reason is an error of the file system without the operation and the path, for
// sentences that name the path themselves.
func reason(err error) error {
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at):
		return at.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// ID is a name for the library that is one path element: the same for the same
// folder, or for the same embedded contents. Caches are kept under it.
func (l *Library) ID() string { return l.id }

// Dir is the absolute path of the library's folder, "" where it is embedded.
func (l *Library) Dir() string { return l.dir }

// Path is how to name one of the library's files to the user: with the folder as
// they named it.
func (l *Library) Path(name string) string {
	if l.dir == "" {
		return name
	}
	return filepath.Join(l.named, filepath.FromSlash(name))
}

// ReadFile is the content of a file, cut one byte after [MaxFileSize], so that
// [Parse] can refuse it.
func (l *Library) ReadFile(name string) ([]byte, error) {
	data, err := l.read(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", l.Path(name), err)
	}
	return data, nil
}

func (l *Library) read(name string) (data []byte, err error) {
	info, err := l.stat(name)
	if err != nil {
		return nil, reason(err)
	}
	// What is no file, a pipe that nobody writes to, could be waited for without end.
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a file")
	}
	var f fs.File
	if l.dir == "" {
		f, err = l.fsys.Open(name)
	} else {
		f, err = os.Open(l.onDisk(name))
	}
	if err != nil {
		return nil, reason(err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	data, err = readAtMost(f, info.Size(), MaxFileSize+1)
	return data, reason(err)
}

// stat is the state of the file that a name leads to.
func (l *Library) stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) || strings.ContainsAny(path.Base(name), `\:`) {
		return nil, fs.ErrInvalid
	}
	if l.dir == "" {
		return fs.Stat(l.fsys, name)
	}
	return os.Stat(l.onDisk(name))
}

func (l *Library) onDisk(name string) string { return filepath.Join(l.dir, filepath.FromSlash(name)) }

// readAtMost reads up to limit bytes, in one go where size is right.
func readAtMost(f io.Reader, size, limit int64) ([]byte, error) {
	// One byte more shows the end of the file without growing.
	data := make([]byte, 0, min(size, limit)+1)
	r := io.LimitReader(f, limit)
	for {
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if errors.Is(err, io.EOF) {
			return data, nil
		}
		if err != nil {
			return data, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}
