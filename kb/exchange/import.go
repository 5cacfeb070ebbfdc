package exchange

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"

	"casebook/kb"
)

// A Conflict is what is done with a record whose slug is taken.
type Conflict string

// What can be done.
const (
	Refuse Conflict = "fail"   // it is a mistake
	Skip   Conflict = "skip"   // the case that is there stays, and nothing is said against it
	Rename Conflict = "rename" // it gets the next free slug: old-spice-2
)

// ImportOptions say what is done with records.
type ImportOptions struct {
	Path     string // of the file of records, for messages
	Conflict Conflict
	Atomic   bool // all records are written, or none
	DryRun   bool // nothing is written
}

// An Action is what became of a record.
type Action string

// What can become of a record.
const (
	Written Action = "written" // or would be
	Skipped Action = "skipped"
	Refused Action = "refused"
	Left    Action = "left" // it is without mistakes, and not written because another has some
)

// An Outcome is what became of one record.
type Outcome struct {
	Line   int      `json:"line"` // of the file of records
	Slug   string   `json:"slug"`
	Action Action   `json:"action"`
	Was    string   `json:"was,omitempty"`   // the record's own slug, where it was renamed
	Paths  []string `json:"paths,omitempty"` // of the files
}

// A Report is what an import did.
type Report struct {
	Records  []Outcome   `json:"records"`
	Written  int         `json:"written"` // records, not files
	Skipped  int         `json:"skipped"`
	Refused  int         `json:"refused"`
	DryRun   bool        `json:"dry_run"`
	Problems kb.Problems `json:"problems"`
}

// batch is how many cases are written, and made last on disk, together.
const batch = 50

// An importer puts records into a library.
type importer struct {
	lib     *kb.Library
	o       ImportOptions
	report  Report
	taken   map[string]int // slugs, with the line of the record; 0 for cases that are there
	waiting []waitingCase
}

type waitingCase struct {
	outcome int // its place in the report
	files   []kb.File
}

// Import writes the cases of records into a library, each as kb.Render has it. No
// file is written over. Mistakes of records are in the report; the error is what
// ended the import before the last record, with what was done until then in the
// report.
func Import(ctx context.Context, lib *kb.Library, records iter.Seq2[Record, error], o ImportOptions) (Report, error) {
	i := importer{lib: lib, o: o, taken: make(map[string]int), report: Report{Records: []Outcome{}, Problems: kb.Problems{}, DryRun: o.DryRun}}
	files, err := lib.Files(ctx)
	if err != nil {
		return i.report, fmt.Errorf("read the library: %w", err)
	}
	for _, f := range files {
		if slug, _, ok := kb.SplitName(f.Name); ok {
			i.taken[slug] = 0
		}
	}
	failed := i.all(ctx, records)
	var broken *FileError
	if errors.As(failed, &broken) {
		i.report.Problems = append(i.report.Problems, broken.Problems...)
	}
	if o.Atomic && (failed != nil || i.report.Refused > 0) {
		for _, w := range i.waiting {
			i.report.Records[w.outcome].Action = Left
			i.report.Records[w.outcome].Paths = nil
		}
		return i.report, failed
	}
	if err := i.flush(ctx); err != nil {
		return i.report, errors.Join(failed, err)
	}
	return i.report, failed
}

func (i *importer) all(ctx context.Context, records iter.Seq2[Record, error]) error {
	for rec, err := range records {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		i.record(rec)
		if len(i.waiting) >= batch && !i.o.Atomic {
			if err := i.flush(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// record decides what becomes of a record.
func (i *importer) record(rec Record) {
	i.report.Problems = append(i.report.Problems, rec.Problems...)
	done := Outcome{Line: rec.Line, Slug: rec.Slug, Action: Refused}
	defer func() {
		switch done.Action {
		case Refused:
			i.report.Refused++
		case Skipped:
			i.report.Skipped++
		}
		i.report.Records = append(i.report.Records, done)
	}()
	if rec.Case == nil {
		return
	}
	line, taken := i.taken[rec.Slug]
	switch {
	case taken && i.o.Conflict == Skip:
		done.Action = Skipped
		return
	case taken && i.o.Conflict == Rename:
		done.Was = rec.Slug
		done.Slug = i.free(rec.Slug)
		rec.Case.Slug = done.Slug
		i.taken[done.Slug] = rec.Line
	case taken:
		i.taking(rec, line)
		return
	default:
		i.taken[rec.Slug] = rec.Line
	}
	files := kb.Render(rec.Case)
	for _, f := range files {
		done.Paths = append(done.Paths, i.lib.Path(f.Path))
	}
	done.Action = Written
	i.waiting = append(i.waiting, waitingCase{len(i.report.Records), files})
}

// taking tells that a slug is taken, and by what.
func (i *importer) taking(rec Record, line int) {
	at, code := place{rec.Line, rec.Column}, CodeTaken
	message := fmt.Sprintf("%s: a case of that slug is there already", i.lib.Path(rec.Slug+".md"))
	if line > 0 {
		code, message = CodeRepeated, fmt.Sprintf("slug %s is also that of the record in line %d", rec.Slug, line)
	}
	i.report.Problems = append(i.report.Problems, problem(i.o.Path, at, code, message))
}

// longest is how long a slug can be.
const longest = 80

// free is a slug that nothing has, made of one that is taken.
func (i *importer) free(slug string) string {
	for n := 2; ; n++ {
		end := fmt.Sprintf("-%d", n)
		next := slug[:min(len(slug), longest-len(end))] + end
		if _, taken := i.taken[next]; !taken {
			return next
		}
	}
}

// flush writes the cases that wait, all of them or, unless the import is atomic,
// each that can be.
func (i *importer) flush(ctx context.Context) error {
	waiting := i.waiting
	i.waiting = nil
	if len(waiting) == 0 {
		return nil
	}
	if i.o.DryRun {
		i.report.Written += len(waiting)
		return nil
	}
	err := i.add(ctx, waiting)
	if err == nil {
		i.report.Written += len(waiting)
		return nil
	}
	if i.o.Atomic || !errors.Is(err, kb.ErrExists) {
		i.lost(waiting)
		return err
	}
	// somebody took a name meanwhile: the others can still be written
	for n, w := range waiting {
		_, err := i.lib.Add(ctx, w.files)
		switch {
		case err == nil:
			i.report.Written++
		case errors.Is(err, kb.ErrExists):
			i.lost(waiting[n : n+1])
			i.report.Problems = append(i.report.Problems, problem(i.o.Path, place{i.report.Records[w.outcome].Line, 1}, CodeTaken, err.Error()))
		default:
			i.lost(waiting[n:])
			return err
		}
	}
	return nil
}

// add writes all the cases that wait, or none: with a journal, which also a crash
// doesn't part, where the import is atomic.
func (i *importer) add(ctx context.Context, waiting []waitingCase) error {
	var files []kb.File
	for _, w := range waiting {
		files = append(files, w.files...)
	}
	if !i.o.Atomic {
		_, err := i.lib.Add(ctx, files)
		return err
	}
	changes := make([]kb.Change, len(files))
	for n, f := range files {
		changes[n] = kb.Change{Name: f.Path, After: f.Data}
	}
	return i.lib.Apply(ctx, changes)
}

// lost says that cases are not written after all.
func (i *importer) lost(waiting []waitingCase) {
	for _, w := range waiting {
		i.report.Records[w.outcome].Action = Refused
		i.report.Records[w.outcome].Paths = nil
		i.report.Refused++
	}
}

// FormatOf is the format that a file's name says, "" where it says none.
func FormatOf(name string) Format {
	switch filepath.Ext(name) {
	case ".json":
		return JSON
	case ".ndjson", ".jsonl":
		return NDJSON
	case ".csv", ".tsv":
		return CSV
	}
	return ""
}

// Formats are those that are written and read.
func Formats() []Format { return []Format{JSON, NDJSON, CSV} }
