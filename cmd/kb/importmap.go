package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"casebook/kb"
	"casebook/kb/exchange"
)

// formatOf is the format that was asked for, or that the file's name says.
func (o importOptions) formatOf() (exchange.Format, error) {
	if !slices.Contains(conflicts[:], o.conflict) {
		return "", notAmong("--on-conflict", o.conflict, conflicts[:])
	}
	format := exchange.Format(o.format)
	if o.format == "" {
		switch filepath.Ext(o.file) {
		case ".xlsx", ".xls", ".ods", ".numbers":
			return "", usagef("%s is a spreadsheet: save it as CSV UTF-8, and import that", o.file)
		}
		if format = exchange.FormatOf(o.file); format == "" {
			return "", usagef("--format is missing: the name of the file does not say whether it is json, ndjson or csv")
		}
	}
	var names []string
	for _, f := range exchange.Formats() {
		names = append(names, string(f))
	}
	if !slices.Contains(names, string(format)) {
		return "", notAmong("--format", o.format, names)
	}
	return format, nil
}

// reading is how records are to be read, as far as flags say it.
func (o importOptions) reading() (exchange.ReadOptions, error) {
	read := exchange.ReadOptions{Map: make(map[string]string), Set: make(map[string]string), Ignore: o.ignore, SlugOf: slugOf}
	pairs := o.maps
	if o.mapFile != "" {
		lines, err := mapLines(o.mapFile)
		if err != nil {
			return read, err
		}
		pairs = append(lines, pairs...)
	}
	for _, pair := range pairs {
		key, column, err := keyAnd("--map", "KEY=COLUMN", pair)
		if err != nil {
			return read, err
		}
		if other, twice := read.Map[column]; twice && other != key {
			return read, usagef("--map: column %q can't be both %s and %s", column, other, key)
		}
		for c, k := range read.Map {
			if k == key && c != column {
				return read, usagef("--map: %s can't be both column %q and column %q", key, c, column)
			}
		}
		read.Map[column] = key
	}
	for _, pair := range o.set {
		key, value, err := keyAnd("--set", "KEY=VALUE", pair)
		if err != nil {
			return read, err
		}
		if _, twice := read.Set[key]; twice {
			return read, usagef("--set gives %s twice", key)
		}
		read.Set[key] = value
	}
	if o.lang != "" && read.Set["lang"] == "" {
		read.Set["lang"] = o.lang
	}
	return read, nil
}

// keyAnd parts KEY=WORD.
func keyAnd(flag, what, pair string) (key, value string, err error) {
	key, value, ok := strings.Cut(pair, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	if !ok || key == "" || value == "" {
		return "", "", usagef("%s %q: want %s", flag, pair, spoken(what))
	}
	if !exchange.ValidKey(key) {
		if near := exchange.NearestKey(key); near != "" {
			return "", "", &usageError{message: "%s %q: %q is no key of a case; did you mean %q?", args: []any{flag, pair, key, near}, enough: true}
		}
		return "", "", usagef("%s %q: %q is no key of a case", flag, pair, key)
	}
	return key, value, nil
}

// mapLines are the lines of a file that maps columns; what begins with # is a remark.
func mapLines(path string) ([]string, error) {
	data, err := readCaseFile(path)
	if err != nil {
		return nil, err
	}
	var pairs []string
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			pairs = append(pairs, line)
		}
	}
	return pairs, nil
}

// knownCases is what the library knows of its cases.
func (a *app) knownCases(ctx context.Context) (*kb.Known, error) {
	ix, err := a.Index(ctx)
	if err != nil {
		return nil, err
	}
	g := ix.Acquire()
	defer g.Release()
	return g.Known(ctx)
}

// importReport says what an import did.
func (a *app) importReport(report exchange.Report, o importOptions) error {
	if o.json {
		return a.writeJSON(report)
	}
	a.sayMistakes(report.Problems)
	t := libraryTextsFor(a.text.lang)
	var b strings.Builder
	for _, rec := range report.Records {
		for _, path := range rec.Paths {
			b.WriteString(path + "\n")
		}
		if rec.Was != "" && rec.Action == exchange.Written {
			a.say(t.renamed, rec.Line, rec.Was, rec.Slug)
		}
	}
	if err := a.write([]byte(b.String())); err != nil {
		return err
	}
	parts := []string{a.text.count(t.written, report.Written)}
	if o.dryRun {
		parts[0] = a.text.count(t.wouldBe, report.Written)
	}
	if report.Collections > 0 {
		parts = append(parts, a.text.count(plural{"%d collection", "%d collections"}, report.Collections))
	}
	if report.Taxonomy {
		parts = append(parts, "taxonomy.yaml")
	}
	if report.Skipped > 0 {
		parts = append(parts, a.text.count(t.skipped, report.Skipped))
	}
	if report.Refused > 0 {
		parts = append(parts, a.text.count(t.refused, report.Refused))
	}
	message := strings.Join(parts, ", ")
	if o.atomic && report.Written+report.Collections == 0 && len(report.Records) > report.Refused+report.Skipped {
		message += a.text.colon + " " + t.allOrNone
	}
	a.say("%s", message)
	return nil
}

// sayMistakes names problems on standard error, as kb check does.
func (a *app) sayMistakes(problems kb.Problems) {
	for _, p := range problems {
		_, _ = fmt.Fprintln(a.err, a.problem(p)) // nobody is left to tell
	}
}
