package exchange

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/kb"
)

// csv reads a record a row. The first row names the columns.
func (r *reader) csv(tell func(Record) bool) error {
	in := bufio.NewReaderSize(r.in, 64<<10)
	skipMark(in)
	if isUTF16(in) {
		return &FileError{kb.Problems{problem(r.path, place{1, 1}, kb.CodeRecordUTF16)}}
	}
	rows := csv.NewReader(in)
	rows.Comma = separator(in)
	rows.FieldsPerRecord = -1
	rows.ReuseRecord = true
	head, err := rows.Read()
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return r.brokenCSV(place{1, 1}, err)
	}
	columns := make([]string, len(head))
	var wrong kb.Problems
	for i, name := range head {
		line, column := rows.FieldPos(i)
		columns[i] = strings.TrimSpace(name)
		if p := r.column(columns, i, place{line, column}); p != nil {
			wrong = append(wrong, *p)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(r.mapped)) {
		if !slices.Contains(columns, name) {
			wrong = append(wrong, problem(r.path, place{1, 1}, kb.CodeRecordColumnMissing, "column", name, "key", r.mapped[name], "nearest", kb.Nearest(name, columns)))
		}
	}
	if len(wrong) > 0 {
		// with a column misunderstood every row would be: nothing is read
		return &FileError{wrong}
	}
	for {
		r.in.breaks = r.in.breaks[:0] // the rows know their lines
		r.in.limit = r.in.n + MaxRecord
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			line := 1
			var wrong *csv.ParseError
			if errors.As(err, &wrong) {
				line = wrong.StartLine
			}
			return r.brokenCSV(place{line, 1}, err)
		}
		rec, empty := r.row(rows, columns, row)
		if !empty && !tell(rec) {
			return nil
		}
	}
}

// column is what is wrong with a column's name.
func (r *reader) column(columns []string, i int, at place) *kb.Problem {
	name := columns[i]
	for _, other := range columns[:i] {
		if other == name && name != "" {
			p := problem(r.path, at, kb.CodeRecordColumnTwice, "column", name)
			return &p
		}
	}
	_, mapped := r.mapped[name]
	if name == "" || mapped || r.ignored(name) || ValidKey(name) {
		return nil
	}
	p := problem(r.path, at, kb.CodeRecordColumn, "column", shorten(name), "nearest", NearestKey(name))
	switch {
	case !utf8.ValidString(name):
		p = problem(r.path, at, kb.CodeUTF8)
	case len(columns) == 1 && strings.Contains(name, "|"):
		p = problem(r.path, at, kb.CodeRecordOneColumn, "value", shorten(name))
	case NearestKey(name) == "":
		p = problem(r.path, at, kb.CodeRecordColumn, "column", shorten(name), "map", shorten(name))
	}
	return &p
}

// row makes a record of a row. It is empty where all its cells are.
func (r *reader) row(rows *csv.Reader, columns, row []string) (rec Record, empty bool) {
	line, column := rows.FieldPos(0)
	n := &node{kind: mapping, place: place{line, column}}
	empty = true
	var problems kb.Problems
	for i, cell := range row {
		line, column := rows.FieldPos(i)
		at := place{line, column}
		if strings.TrimSpace(cell) == "" {
			continue
		}
		empty = false
		switch {
		case i >= len(columns) || columns[i] == "":
			problems = append(problems, problem(r.path, at, kb.CodeRecordColumnless, "value", shorten(cell)))
		case !utf8.ValidString(cell):
			problems = append(problems, problem(r.path, at, kb.CodeRecordUTF8, "key", columns[i]))
		default:
			text := strings.Clone(Active(cell))
			n.fields = append(n.fields, field{columns[i], at, &node{kind: word, text: text, place: at, cell: true}})
		}
	}
	if len(problems) > 0 {
		return Record{Line: n.place.line, Column: n.place.column, Problems: problems}, false
	}
	if empty {
		return Record{}, true
	}
	return r.record(n), false
}

var errQuote = errors.New("a quote where none can be")

func (r *reader) brokenCSV(at place, err error) error {
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		if !errors.Is(wrong.Err, errLarge) {
			at = place{wrong.Line, wrong.Column}
		}
		err = wrong.Err
		if errors.Is(err, csv.ErrQuote) || errors.Is(err, csv.ErrBareQuote) {
			err = errQuote
		}
	}
	return r.broken(at, err)
}

// isUTF16 reports whether a text begins as spreadsheets begin one in UTF-16.
func isUTF16(in *bufio.Reader) bool {
	first, _ := in.Peek(2)
	return string(first) == "\xff\xfe" || string(first) == "\xfe\xff"
}

// separator is what parts the columns: a comma, or the semicolon or the tab that
// spreadsheets take in its place.
func separator(in *bufio.Reader) rune {
	head, _ := in.Peek(32 << 10) // what there is
	counts := map[rune]int{}
	quoted := false
	for _, b := range head {
		if b == '"' {
			quoted = !quoted
		}
		if quoted {
			continue
		}
		if b == '\n' {
			break
		}
		counts[rune(b)]++
	}
	best := ','
	for _, c := range ";\t" {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}
