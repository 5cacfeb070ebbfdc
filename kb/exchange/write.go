package exchange

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"casebook/kb"
)

// Contents are what is written of a library.
type Contents struct {
	Taxonomy    []byte // its taxonomy.yaml; nil where that is left out, or there is none
	Cases       iter.Seq2[*kb.Case, error]
	Collections []*kb.Collection
}

// records are the values that JSON and NDJSON hold, in their order.
func (c Contents) records() iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		if c.Taxonomy != nil && !yield(map[Kind]string{TaxonomyRecord: string(c.Taxonomy)}, nil) {
			return
		}
		for one, err := range c.Cases {
			if !yield(one, err) {
				return
			}
		}
		for _, one := range c.Collections {
			if !yield(map[Kind]*kb.Collection{CollectionRecord: one}, nil) {
				return
			}
		}
	}
}

// Write writes what a library holds in a format, one record at a time, the cases in
// the order in which they come. An error among them ends it. CSV has room for cases
// only. The same contents make the same bytes.
func Write(w io.Writer, format Format, contents Contents) error {
	switch format {
	case JSON:
		return writeJSON(w, contents.records())
	case NDJSON:
		return writeLines(w, contents.records())
	case CSV:
		return writeCSV(w, contents.Cases)
	}
	return fmt.Errorf("write cases: format %q is not written", format)
}

func writeJSON(w io.Writer, records iter.Seq2[any, error]) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("  ", "  ")
	before := "[\n  "
	for record, err := range records {
		if err != nil {
			return err
		}
		b.Reset()
		b.WriteString(before)
		if err := e.Encode(record); err != nil {
			return fmt.Errorf("write JSON: %w", err)
		}
		if _, err := w.Write(bytes.TrimRight(b.Bytes(), "\n")); err != nil {
			return err
		}
		before = ",\n  "
	}
	after := "\n]\n"
	if before[0] == '[' {
		after = "[]\n"
	}
	_, err := io.WriteString(w, after)
	return err
}

func writeLines(w io.Writer, records iter.Seq2[any, error]) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for record, err := range records {
		if err != nil {
			return err
		}
		if err := e.Encode(record); err != nil {
			return fmt.Errorf("write JSON: %w", err)
		}
	}
	return nil
}

func writeCSV(w io.Writer, cases iter.Seq2[*kb.Case, error]) error {
	if _, err := io.WriteString(w, mark); err != nil {
		return err
	}
	rows := csv.NewWriter(w)
	rows.UseCRLF = true // RFC 4180, 2.1
	if err := rows.Write(Columns()); err != nil {
		return err
	}
	for c, err := range cases {
		if err != nil {
			return err
		}
		row, err := row(c)
		if err != nil {
			return fmt.Errorf("write case %s as CSV: %w", c.Slug, err)
		}
		if err := rows.Write(row); err != nil {
			return err
		}
	}
	rows.Flush()
	return rows.Error()
}
