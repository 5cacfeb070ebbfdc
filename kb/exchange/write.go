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

// Write writes cases in a format, in the order in which they come, one at a time.
// An error among them ends it. The same cases make the same bytes.
func Write(w io.Writer, format Format, cases iter.Seq2[*kb.Case, error]) error {
	switch format {
	case JSON:
		return writeJSON(w, cases)
	case NDJSON:
		return writeLines(w, cases)
	case CSV:
		return writeCSV(w, cases)
	}
	return fmt.Errorf("write cases: format %q is not written", format)
}

func writeJSON(w io.Writer, cases iter.Seq2[*kb.Case, error]) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("  ", "  ")
	before := "[\n  "
	for c, err := range cases {
		if err != nil {
			return err
		}
		b.Reset()
		b.WriteString(before)
		if err := e.Encode(c); err != nil {
			return fmt.Errorf("write case %s as JSON: %w", c.Slug, err)
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

func writeLines(w io.Writer, cases iter.Seq2[*kb.Case, error]) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for c, err := range cases {
		if err != nil {
			return err
		}
		if err := e.Encode(c); err != nil {
			return fmt.Errorf("write case %s as JSON: %w", c.Slug, err)
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
