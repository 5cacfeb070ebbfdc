package kb

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"github.com/cespare/xxhash/v2"
)

// taxonomyFile is where a library adds channels and sectors of its own.
const taxonomyFile = "taxonomy.yaml"

// ownTaxonomies keeps what a library's taxonomy.yaml says until the file changes.
type ownTaxonomies struct {
	mu    sync.Mutex
	known bool
	file  FileInfo // zero where there is none
	data  []byte   // nil where there is none

	parsed     bool
	taxonomies *Taxonomies
	problems   Problems
}

// Taxonomies are the project's with what the library's taxonomy.yaml adds. The
// error of a taxonomy.yaml that is wrong is [Problems]. It asks for the file's
// size and time at each call, and reads it where they changed.
func (l *Library) Taxonomies() (*Taxonomies, error) {
	l.own.mu.Lock()
	defer l.own.mu.Unlock()
	if err := l.readOwn(); err != nil {
		return nil, err
	}
	tax, problems, err := l.parseOwn()
	if err != nil {
		return nil, err
	}
	if problems.Errors() {
		return nil, problems
	}
	return tax, nil
}

// TaxonomyVersion is a hash of the project's taxonomies and of the library's own
// taxonomy.yaml: what was made with another version may know other words. It
// parses nothing.
func (l *Library) TaxonomyVersion() (string, error) {
	l.own.mu.Lock()
	defer l.own.mu.Unlock()
	if err := l.readOwn(); err != nil {
		return "", err
	}
	h := xxhash.New()
	_, _ = h.WriteString(builtinVersion())
	_, _ = h.Write(l.own.data)
	return hex.EncodeToString(h.Sum(nil)), nil
}

// builtinVersion is a hash of the project's own taxonomy files.
var builtinVersion = sync.OnceValue(func() string {
	h := xxhash.New()
	err := fs.WalkDir(taxonomyFS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(taxonomyFS, path)
		_, _ = h.WriteString(path)
		_, _ = h.Write(data)
		return err
	})
	if err != nil {
		panic(err) // embedded files can always be read
	}
	return hex.EncodeToString(h.Sum(nil))
})

// readOwn reads taxonomy.yaml again where it changed since the last time.
func (l *Library) readOwn() error {
	file, err := l.Stat(taxonomyFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if l.own.known && l.own.file == file {
		return nil
	}
	var data []byte
	if err == nil {
		if data, err = l.ReadFile(taxonomyFile); err != nil {
			return err
		}
	}
	l.own.known, l.own.file, l.own.data = true, file, data
	l.own.parsed, l.own.taxonomies, l.own.problems = false, nil, nil
	return nil
}

// parseOwn gives the taxonomies with every problem of taxonomy.yaml, also those
// that are only warnings.
func (l *Library) parseOwn() (*Taxonomies, Problems, error) {
	if !l.own.parsed {
		tax, err := BuiltinTaxonomies()
		if err != nil {
			return nil, nil, fmt.Errorf("read the built-in taxonomies: %w", err)
		}
		if l.own.data != nil {
			tax, l.own.problems = tax.Extend(l.Path(taxonomyFile), l.own.data)
		}
		l.own.taxonomies, l.own.parsed = tax, true
	}
	return l.own.taxonomies, l.own.problems, nil
}
