package index

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cespare/xxhash/v2"

	"casebook/kb"
)

// A record is what the index knows of one file: enough to see whether it changed.
type record struct {
	name   string
	size   int64
	mtime  int64  // nanoseconds since 1970; 0 where it can't be trusted
	hash   uint64 // of the content, xxHash64
	length uint32 // of the document in weighted words, with the original; 0 where it has none
	broken bool   // it has mistakes and was left out
}

// A manifest is the state of the folder that a generation was made of, sorted by
// name.
type manifest []record

func (m manifest) find(name string) (int, bool) {
	return slices.BinarySearchFunc(m, name, func(r record, name string) int { return strings.Compare(r.name, name) })
}

// documents counts the documents and their words.
func (m manifest) documents() (cases int, words uint64) {
	for i := range m {
		if m[i].length > 0 {
			cases++
			words += uint64(m[i].length)
		}
	}
	return cases, words
}

// settled is how much older than the scan a time of change must be to be trusted:
// a file that is written again within the clock's grain keeps its time. Clocks of
// file systems tick in milliseconds, some in seconds; the latter show it.
func settled(modified, scanned time.Time) bool {
	grain := 20 * time.Millisecond
	if modified.Nanosecond() == 0 {
		grain = 2 * time.Second
	}
	return modified.IsZero() || modified.Add(grain).Before(scanned)
}

// sameFile reports whether a file is as the record has it, by size and time.
func (r *record) sameFile(f kb.FileInfo) bool {
	if r.size != f.Size {
		return false
	}
	if f.ModTime.IsZero() { // embedded: the library's name says what it holds
		return true
	}
	return r.mtime != 0 && r.mtime == f.ModTime.UnixNano()
}

// mtimeOf is the time to remember of a file seen at a scan.
func mtimeOf(f kb.FileInfo, scanned time.Time) int64 {
	if f.ModTime.IsZero() || !settled(f.ModTime, scanned) {
		return 0
	}
	return f.ModTime.UnixNano()
}

// A difference is what changed in a folder since a manifest: names of files that
// are new or may be other than they were, and of those that are gone.
type difference struct {
	touched []kb.FileInfo
	gone    []string
}

func (d *difference) empty() bool { return len(d.touched) == 0 && len(d.gone) == 0 }

// compare walks both lists, which are sorted by name, side by side.
func (m manifest) compare(files []kb.FileInfo) difference {
	var d difference
	i := 0
	for _, f := range files {
		for i < len(m) && m[i].name < f.Name {
			d.gone = append(d.gone, m[i].name)
			i++
		}
		if i < len(m) && m[i].name == f.Name {
			if !m[i].sameFile(f) {
				d.touched = append(d.touched, f)
			}
			i++
			continue
		}
		d.touched = append(d.touched, f)
	}
	for ; i < len(m); i++ {
		d.gone = append(d.gone, m[i].name)
	}
	return d
}

// replace is the manifest with other records for the files named in gone and in
// news. Both it and news are sorted; m is left as it is.
func (m manifest) replace(news []record, gone map[string]bool) manifest {
	out := make(manifest, 0, len(m)+len(news))
	i := 0
	for _, r := range m {
		for i < len(news) && news[i].name < r.name {
			out = append(out, news[i])
			i++
		}
		if i < len(news) && news[i].name == r.name {
			continue // the new one is added in the next round
		}
		if !gone[r.name] {
			out = append(out, r)
		}
	}
	return append(out, news[i:]...)
}

// manifestMagic opens the file; its last byte is the version of the format, which
// FORMAT.md draws.
var manifestMagic = [8]byte{'k', 'b', 'f', 'i', 'l', 'e', 's', 1}

const recordSize = 8 + 8 + 8 + 4 + 1 + 2 // without the name

// encode writes the manifest: magic, number of records, each record as fixed
// numbers (little endian) and its name, then the xxHash64 of all before.
func (m manifest) encode() []byte {
	size := len(manifestMagic) + 4 + 8
	for i := range m {
		size += recordSize + len(m[i].name)
	}
	b := make([]byte, 0, size)
	b = append(b, manifestMagic[:]...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(m))) //nolint:gosec // a folder has fewer files
	for i := range m {
		r := &m[i]
		b = binary.LittleEndian.AppendUint64(b, uint64(r.size))  //nolint:gosec // the bits are kept
		b = binary.LittleEndian.AppendUint64(b, uint64(r.mtime)) //nolint:gosec // the bits are kept
		b = binary.LittleEndian.AppendUint64(b, r.hash)
		b = binary.LittleEndian.AppendUint32(b, r.length)
		var broken byte
		if r.broken {
			broken = 1
		}
		b = append(b, broken)
		b = binary.LittleEndian.AppendUint16(b, uint16(len(r.name))) //nolint:gosec // file systems end at 255
		b = append(b, r.name...)
	}
	return binary.LittleEndian.AppendUint64(b, xxhash.Sum64(b))
}

var errManifest = errors.New("the manifest is damaged")

// decodeManifest reads what encode wrote.
func decodeManifest(b []byte) (manifest, error) {
	if len(b) < len(manifestMagic)+12 || !bytes.Equal(b[:8], manifestMagic[:]) {
		return nil, errManifest
	}
	sum := binary.LittleEndian.Uint64(b[len(b)-8:])
	b = b[:len(b)-8]
	if xxhash.Sum64(b) != sum {
		return nil, errManifest
	}
	n := int(binary.LittleEndian.Uint32(b[8:]))
	b = b[12:]
	if n > len(b)/recordSize {
		return nil, errManifest
	}
	text := string(b) // names are parts of one string
	m := make(manifest, n)
	for i := range m {
		if len(b) < recordSize {
			return nil, errManifest
		}
		name := int(binary.LittleEndian.Uint16(b[29:]))
		if len(b) < recordSize+name {
			return nil, errManifest
		}
		at := len(text) - len(b) + recordSize
		m[i] = record{
			name:   text[at : at+name],
			size:   int64(binary.LittleEndian.Uint64(b)),     //nolint:gosec // as it was written
			mtime:  int64(binary.LittleEndian.Uint64(b[8:])), //nolint:gosec // as it was written
			hash:   binary.LittleEndian.Uint64(b[16:]),
			length: binary.LittleEndian.Uint32(b[24:]),
			broken: b[28] == 1,
		}
		b = b[recordSize+name:]
	}
	return m, nil
}

// inspect looks at single files of the folder: those named are all that changed.
func (m manifest) inspect(ctx context.Context, lib *kb.Library, names []string) (difference, error) {
	var d difference
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return d, err
		}
		f, err := lib.Stat(name)
		i, known := m.find(name)
		switch {
		case isGone(err):
			if known {
				d.gone = append(d.gone, name)
			}
		case err != nil:
			return d, fmt.Errorf("look at what changed: %w", err)
		case !known || !m[i].sameFile(f):
			d.touched = append(d.touched, f)
		}
	}
	return d, nil
}
