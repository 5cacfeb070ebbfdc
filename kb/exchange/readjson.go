package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"casebook/kb"
)

const mark = "\ufeff" // the byte order mark

// json reads an array of records, or records one after the other.
func (r *reader) json(tell func(Record) bool) error {
	in := bufio.NewReader(r.in)
	skipped := skipMark(in)
	first, skippedBlanks := firstByte(in)
	d := json.NewDecoder(in)
	base := skipped + skippedBlanks
	if first == '[' {
		if _, err := d.Token(); err != nil {
			return r.broken(place{1, 1}, err)
		}
	}
	for first != '[' || d.More() {
		r.in.limit = base + d.InputOffset() + MaxRecord
		var raw json.RawMessage
		err := d.Decode(&raw)
		if errors.Is(err, io.EOF) && first != '[' {
			return nil
		}
		if err != nil {
			at := base + d.InputOffset()
			var wrong *json.SyntaxError
			if errors.As(err, &wrong) {
				at = max(at, base+wrong.Offset-1)
			}
			return r.broken(r.placeOf(at), err)
		}
		at := r.placeOf(base + d.InputOffset() - int64(len(raw)))
		if !tell(r.parsed(raw, at)) {
			return nil
		}
	}
	if _, err := d.Token(); err != nil {
		return r.broken(r.placeOf(base+d.InputOffset()), err)
	}
	r.in.limit += MaxRecord
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return r.broken(r.placeOf(base+d.InputOffset()), errMoreArray)
	}
	return nil
}

// placeOf is the place of a byte; columns count bytes up to there.
func (r *reader) placeOf(offset int64) place {
	line, start := r.in.begin(offset)
	return place{line, 1 + int(offset-start)}
}

// parsed makes a record of one JSON value.
func (r *reader) parsed(raw []byte, at place) Record {
	n, err := parseJSON(raw, at)
	if err != nil {
		return Record{Line: at.line, Column: at.column, Problems: kb.Problems{r.syntax(at, err)}}
	}
	return r.any(n)
}

// lines reads a record a line.
func (r *reader) lines(tell func(Record) bool) error {
	in := bufio.NewReader(r.in)
	skipMark(in)
	for line := 1; ; line++ {
		r.in.limit = r.in.n + MaxRecord
		text, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return r.broken(place{line, 1}, err)
		}
		r.in.breaks = r.in.breaks[:0] // lines are counted here
		if text = bytes.TrimSpace(text); len(text) > 0 {
			if !tell(r.line(text, place{line, 1})) {
				return nil
			}
		}
		if err != nil {
			return nil //nolint:nilerr // the end of the file
		}
	}
}

// line makes a record of a line, which must hold one value and nothing else.
func (r *reader) line(text []byte, at place) Record {
	d := json.NewDecoder(bytes.NewReader(text))
	var raw json.RawMessage
	err := d.Decode(&raw)
	if err == nil {
		if _, end := d.Token(); !errors.Is(end, io.EOF) {
			err = errMoreLine
		}
	}
	if err != nil {
		var wrong *json.SyntaxError
		if errors.As(err, &wrong) {
			at.column = 1 + utf8.RuneCount(text[:max(0, min(int(wrong.Offset)-1, len(text)))])
		}
		return Record{Line: at.line, Column: at.column, Problems: kb.Problems{r.syntax(at, err)}}
	}
	return r.parsed(raw, at)
}

var (
	errMoreLine  = errors.New("more than one record on a line")
	errMoreArray = errors.New("more behind the records")
)

// syntax is what a parser's error means.
func (r *reader) syntax(at place, err error) kb.Problem {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return problem(r.path, at, kb.CodeRecordEnd)
	case errors.Is(err, errDepth):
		return problem(r.path, at, kb.CodeRecordDepth)
	case errors.Is(err, errMoreLine):
		return problem(r.path, at, kb.CodeRecordLine)
	case errors.Is(err, errMoreArray):
		return problem(r.path, at, kb.CodeRecordArray)
	case errors.Is(err, errQuote):
		return problem(r.path, at, kb.CodeRecordQuote)
	}
	return problem(r.path, at, kb.CodeRecordJSON, "detail", err.Error())
}

func skipMark(in *bufio.Reader) int64 {
	if first, _ := in.Peek(len(mark)); string(first) == mark {
		n, _ := in.Discard(len(mark)) // it was peeked
		return int64(n)
	}
	return 0
}

// firstByte skips blanks and looks at what follows, 0 where nothing does.
func firstByte(in *bufio.Reader) (first byte, skipped int64) {
	for {
		b, err := in.Peek(1)
		if err != nil {
			return 0, skipped
		}
		if bytes.IndexByte([]byte(" \t\r\n"), b[0]) < 0 {
			return b[0], skipped
		}
		n, _ := in.Discard(1) // it was peeked
		skipped += int64(n)
	}
}
