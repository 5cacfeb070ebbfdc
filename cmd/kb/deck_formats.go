package main

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"casebook/kb/deck"
	"casebook/kb/deck/docx"
	"casebook/kb/deck/html"
	"casebook/kb/deck/marp"
	"casebook/kb/deck/pptx"
)

// A deckFormat is one that slides are written in.
type deckFormat struct {
	name   string
	exts   []string // of files, the usual one first
	binary bool     // of no use on a terminal
	write  func(w io.Writer, d *deck.Deck, o deckOptions) error
}

func (f deckFormat) ext() string { return f.exts[0] }

func deckFormats() []deckFormat {
	return []deckFormat{
		{"pptx", []string{".pptx"}, true, writePPTX},
		{"html", []string{".html", ".htm"}, false, func(w io.Writer, d *deck.Deck, o deckOptions) error {
			return html.Write(w, d, html.Options{NoNotes: o.noNotes})
		}},
		{"md", []string{".md", ".markdown"}, false, func(w io.Writer, d *deck.Deck, o deckOptions) error {
			return marp.Write(w, d, marp.Options{NoNotes: o.noNotes})
		}},
		{"docx", []string{".docx"}, true, func(w io.Writer, d *deck.Deck, o deckOptions) error {
			return docx.Handout(w, d, docx.Options{NoNotes: o.noNotes})
		}},
	}
}

func writePPTX(w io.Writer, d *deck.Deck, o deckOptions) error {
	options := pptx.Options{NoNotes: o.noNotes}
	if o.template != "" {
		data, err := readTemplate(o.template)
		if err != nil {
			return err
		}
		options.Template = data
	}
	return pptx.Write(w, d, options)
}

func deckFormatNames() []string {
	var names []string
	for _, f := range deckFormats() {
		names = append(names, f.name)
	}
	return names
}

// formatOf is the format by name or by the file's ending, which must not differ.
func (o deckOptions) formatOf(a *app) (deckFormat, error) {
	ending := strings.ToLower(filepath.Ext(o.out))
	byName := slices.IndexFunc(deckFormats(), func(f deckFormat) bool { return f.name == o.format })
	byFile := slices.IndexFunc(deckFormats(), func(f deckFormat) bool { return slices.Contains(f.exts, ending) })
	switch {
	case o.out == "":
		return deckFormat{}, usagef("deck wants -o FILE: thursday.pptx, .html, .md or .docx, or - for standard output")
	case o.format != "" && byName < 0:
		return deckFormat{}, notAmong("--format", o.format, deckFormatNames())
	case o.out == "-" && byName < 0:
		return deckFormat{}, usagef("-o - wants --format: %s", strings.Join(deckFormatNames(), ", "))
	case o.out == "-":
		f := deckFormats()[byName]
		if f.binary && a.outTTY {
			return f, usagef("a terminal can't show %s: write it to a file with -o, or into a pipe", f.ext())
		}
		return f, nil
	case byName < 0 && byFile < 0:
		return deckFormat{}, usagef("%s: a file of slides ends in %s", o.out, strings.Join(deckEndings(), ", "))
	case byName >= 0 && byFile >= 0 && byName != byFile:
		return deckFormat{}, usagef("--format %s and the file %s don't agree", o.format, o.out)
	}
	return deckFormats()[max(byName, byFile)], nil
}

func deckEndings() []string {
	var all []string
	for _, f := range deckFormats() {
		all = append(all, f.ext())
	}
	return all
}
