package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"casebook/kb"
	"casebook/kb/cite"
)

// cite writes the sources of cases, or the cases, for reference managers.
func (o exportOptions) cite(w io.Writer, format string, cases iter.Seq2[*kb.Case, error], c *config) error {
	var items []cite.Item
	for found, err := range cases {
		if err != nil {
			return err
		}
		if o.what == "cases" {
			items = append(items, cite.OfCase(found, c.BaseURL, c.Lang))
			continue
		}
		items = append(items, cite.OfSources(found)...)
	}
	var data []byte
	switch format {
	case "bibtex":
		data = cite.BibTeX(items)
	case "ris":
		data = cite.RIS(items)
	default:
		data = cite.CSL(items)
	}
	_, err := w.Write(data)
	return err
}

// putWhole writes to standard output as it comes, or a file that is there whole or
// not at all.
func (a *app) putWhole(out string, write func(io.Writer) error) error {
	buffered := func(to io.Writer) error {
		w := bufio.NewWriterSize(to, 64<<10)
		if err := write(w); err != nil {
			return err
		}
		if err := w.Flush(); err != nil {
			return fmt.Errorf("write the output: %w", err)
		}
		return nil
	}
	if out == "-" {
		return buffered(a.out)
	}
	if _, err := os.Stat(filepath.Dir(out)); errors.Is(err, fs.ErrNotExist) {
		return errors.New(a.text.f("there is no folder %s", filepath.Dir(out)))
	}
	if err := streamWhole(out, buffered); err != nil {
		return fmt.Errorf("write %s: %w", out, err)
	}
	return a.write([]byte(out + "\n"))
}
