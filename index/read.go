package index

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/cespare/xxhash/v2"

	"casebook/kb"
)

// A reader turns the files of one case after the other into documents. It serves
// one goroutine.
type reader struct {
	lib     *kb.Library
	tax     *kb.Taxonomies
	words   *documenter
	scanned time.Time
}

// made is what the files of one case became.
type made struct {
	document *document.Document // nil where the case has mistakes or is not public
	records  []record
	problems kb.Problems // errors only: who writes is told of warnings by kb check
}

// record reads a file for its state alone.
func (r *reader) record(f kb.FileInfo) (record, error) {
	data, err := r.lib.ReadFile(f.Name)
	if err != nil {
		return record{}, err
	}
	return r.recordOf(f, data), nil
}

func (r *reader) recordOf(f kb.FileInfo, data []byte) record {
	return record{name: f.Name, size: f.Size, mtime: mtimeOf(f, r.scanned), hash: xxhash.Sum64(data)}
}

// readCase reads the files of one slug. What can't be read or has mistakes is
// told among the problems; the error is for what is nobody's mistake.
func (r *reader) readCase(slug string, names []string) (made, error) {
	var m made
	var files []kb.File
	for _, name := range names {
		info, err := r.lib.Stat(name) // before it is read: a change while we read shows next time
		var data []byte
		if err == nil {
			data, err = r.lib.ReadFile(name)
		}
		if isGone(err) {
			continue
		}
		if err != nil {
			m.records = append(m.records, record{name: name, size: -1, broken: true}) // looked at again every time
			m.problems = append(m.problems, unreadable(r.lib.Path(name), err))
			continue
		}
		m.records = append(m.records, r.recordOf(info, data))
		files = append(files, kb.File{Path: r.lib.Path(name), Data: data})
	}
	if len(files) == 0 {
		return m, nil
	}
	c, problems := kb.Parse(slug, files, r.tax)
	for _, p := range problems {
		if p.Severity == kb.Error {
			m.problems = append(m.problems, p)
			m.markBroken(r.lib, p.Path)
		}
	}
	if c == nil || !c.Public() {
		return m, nil
	}
	doc, length, err := r.words.document(c)
	if err != nil {
		return m, err
	}
	m.document = doc
	original := slug + ".md"
	for i := range m.records {
		if m.records[i].name == original {
			m.records[i].length = uint32(length) //nolint:gosec // a file has at most a million words
		}
	}
	return m, nil
}

func (m *made) markBroken(lib *kb.Library, path string) {
	for i := range m.records {
		if lib.Path(m.records[i].name) == path {
			m.records[i].broken = true
		}
	}
}

func unreadable(path string, err error) kb.Problem {
	return kb.Problem{Path: path, Severity: kb.Error, Code: kb.CodeUnreadable, Args: map[string]string{"detail": err.Error()}, Message: fmt.Sprintf("can't be read: %v", err)}
}

// slugOf is the case that a file belongs to, by its name alone.
func slugOf(name string) string {
	if slug, _, ok := kb.SplitName(name); ok {
		return slug
	}
	return strings.TrimSuffix(name, ".md")
}

func baseName(path string) string { return filepath.Base(path) }

// filesOf are the files of one case that the manifest has.
func (m manifest) filesOf(slug string) []string {
	var names []string
	for i, _ := m.find(slug + "."); i < len(m) && strings.HasPrefix(m[i].name, slug+"."); i++ {
		if slugOf(m[i].name) == slug {
			names = append(names, m[i].name)
		}
	}
	return names
}

// hasDocument reports whether a case was indexed.
func (m manifest) hasDocument(slug string) bool {
	i, ok := m.find(slug + ".md")
	return ok && m[i].length > 0
}
