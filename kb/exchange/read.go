package exchange

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"

	"casebook/kb"
)

// ReadOptions say how records are to be read.
type ReadOptions struct {
	Taxonomies *kb.Taxonomies            // that cases are held against
	Known      *kb.Known                 // companies whose names are no contributors; may be nil
	Map        map[string]string         // keys of a record ([ValidKey]) by the column or key of the file that holds it
	Set        map[string]string         // values, as cells have them, by keys that records may lack
	Ignore     []string                  // columns, or keys of records, to be left out; "*": all that are not known
	SlugOf     func(title string) string // makes the slug of a record without one; may be nil
}

// A FileError is why a file can't be read on: what is told of records before it
// stands.
type FileError struct{ Problems kb.Problems }

// Error is every problem on a line of its own.
func (e *FileError) Error() string { return e.Problems.Error() }

// Unwrap is the problems.
func (e *FileError) Unwrap() error { return e.Problems }

// A reader reads records from a file.
type reader struct {
	path   string
	in     *counted
	o      ReadOptions
	mapped map[string]string
	set    []string // the keys of o.Set in order
}

// Read reads the records of a file in its order, one at a time; path is how the
// user named it. Records with mistakes come with their problems and without a
// case. An error is the last that comes: a [FileError], or that of in.
func Read(path string, in io.Reader, format Format, o ReadOptions) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		r := &reader{path: path, in: &counted{r: in, limit: MaxRecord}, o: o, mapped: o.Map}
		for key := range o.Set {
			r.set = append(r.set, key)
		}
		slices.Sort(r.set)
		tell := func(rec Record) bool { return yield(rec, nil) }
		var err error
		switch format {
		case JSON:
			err = r.json(tell)
		case NDJSON:
			err = r.lines(tell)
		case CSV:
			err = r.csv(tell)
		default:
			err = fmt.Errorf("read %s: format %q is not read", path, format)
		}
		if err != nil {
			yield(Record{}, err)
		}
	}
}

// broken is the error of a file that can't be read on.
func (r *reader) broken(at place, err error) error {
	switch {
	case errors.Is(err, errLarge):
		return &FileError{kb.Problems{problem(r.path, at, kb.CodeRecordSize, "max", strconv.Itoa(MaxRecord))}}
	case r.in.err != nil:
		return fmt.Errorf("read %s: %w", r.path, r.in.err)
	}
	return &FileError{kb.Problems{r.syntax(at, err)}}
}

// A counted reader counts bytes and lines, and refuses to read beyond a limit that
// each record moves.
type counted struct {
	r     io.Reader
	n     int64
	limit int64
	err   error // of r, but its end

	breaks []int64 // where lines break after what was passed
	passed int     // the number of breaks before
}

var errLarge = errors.New("the record is too large")

func (c *counted) Read(p []byte) (int, error) {
	if c.n >= c.limit {
		return 0, errLarge
	}
	n, err := c.r.Read(p[:min(int64(len(p)), c.limit-c.n)])
	for i, b := range p[:n] {
		if b == '\n' {
			c.breaks = append(c.breaks, c.n+int64(i))
		}
	}
	c.n += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		c.err = err
	}
	return n, err
}

// begin says that a record begins at an offset: as much may be read from there as
// a record may have. It returns the record's line and the offset where that begins.
func (c *counted) begin(offset int64) (line int, start int64) {
	c.limit = offset + MaxRecord
	i := 0
	for i < len(c.breaks) && c.breaks[i] < offset {
		i++
	}
	// the last break stays: the line begins after it
	if i > 1 {
		c.passed += i - 1
		c.breaks = append(c.breaks[:0], c.breaks[i-1:]...)
		i = 1
	}
	if i > 0 {
		start = c.breaks[i-1] + 1
	}
	return 1 + c.passed + i, start
}
