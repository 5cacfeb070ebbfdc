package exchange

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"strconv"

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
	Atomic   bool      // all records are written, or none
	DryRun   bool      // nothing is written
	Known    *kb.Known // the names that the library's cases had before; may be nil
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
	Kind   Kind     `json:"kind,omitempty"`
	Slug   string   `json:"slug"` // of a case, or a collection's name
	Action Action   `json:"action"`
	Was    string   `json:"was,omitempty"`   // the record's own slug, where it was renamed
	Paths  []string `json:"paths,omitempty"` // of the files
}

// A Report is what an import did.
type Report struct {
	Records     []Outcome   `json:"records"`
	Written     int         `json:"written"`     // cases, not files
	Collections int         `json:"collections"` // written
	Taxonomy    bool        `json:"taxonomy"`    // taxonomy.yaml was written
	Skipped     int         `json:"skipped"`
	Refused     int         `json:"refused"`
	DryRun      bool        `json:"dry_run"`
	Problems    kb.Problems `json:"problems"`
}

// batch is how many cases are written, and made last on disk, together.
const batch = 50

// An importer puts records into a library.
type importer struct {
	lib         *kb.Library
	o           ImportOptions
	report      Report
	taken       map[string]int    // slugs, with the line of the record; 0 for cases that are there
	aliases     map[string]string // of records: the slug of the case that answers to them
	renamed     map[string]string // slugs of records that got another
	waiting     []waitingRecord
	collections []Record        // they come last: they name cases
	names       map[string]bool // of collections that are there
}

// A waitingRecord is decided on, but not written.
type waitingRecord struct {
	outcome int // its place in the report
	changes []kb.Change
}

// Import writes what records hold into a library: cases each as kb.Render has it,
// collections, and taxonomy.yaml where the library adds no terms of its own yet. No
// file is written over. Mistakes of records are in the report; the error is what
// ended the import before the last record, with what was done until then in the
// report.
func Import(ctx context.Context, lib *kb.Library, records iter.Seq2[Record, error], o ImportOptions) (Report, error) {
	i := importer{
		lib: lib, o: o, taken: make(map[string]int), aliases: make(map[string]string), renamed: make(map[string]string), names: make(map[string]bool),
		report: Report{Records: []Outcome{}, Problems: kb.Problems{}, DryRun: o.DryRun},
	}
	if err := i.look(ctx); err != nil {
		return i.report, err
	}
	failed := i.all(ctx, records)
	var broken *FileError
	if errors.As(failed, &broken) {
		i.report.Problems = append(i.report.Problems, broken.Problems...)
	}
	for _, rec := range i.collections {
		i.collection(rec)
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

// look sees which names are taken.
func (i *importer) look(ctx context.Context) error {
	files, err := i.lib.Files(ctx)
	if err != nil {
		return fmt.Errorf("read the library: %w", err)
	}
	for _, f := range files {
		if slug, _, ok := kb.SplitName(f.Name); ok {
			i.taken[slug] = 0
		}
	}
	collections, err := i.lib.CollectionFiles()
	if err != nil {
		return err
	}
	for _, name := range collections {
		i.names[name] = true
	}
	return nil
}

func (i *importer) all(ctx context.Context, records iter.Seq2[Record, error]) error {
	for rec, err := range records {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		switch rec.Kind {
		case CaseRecord:
			i.record(rec)
		case CollectionRecord:
			i.collections = append(i.collections, rec)
		case TaxonomyRecord:
			if err := i.taxonomy(rec); err != nil {
				return err
			}
		}
		if len(i.waiting) >= batch && !i.o.Atomic {
			if err := i.flush(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// note keeps what became of a record.
func (i *importer) note(done Outcome) {
	switch done.Action {
	case Refused:
		i.report.Refused++
	case Skipped:
		i.report.Skipped++
	}
	i.report.Records = append(i.report.Records, done)
}

// record decides what becomes of a case.
func (i *importer) record(rec Record) {
	i.report.Problems = append(i.report.Problems, rec.Problems...)
	done := Outcome{Line: rec.Line, Slug: rec.Slug, Action: Refused}
	defer func() { i.note(done) }()
	if rec.Case == nil {
		return
	}
	if i.isTaken(rec.Slug) {
		switch i.o.Conflict {
		case Skip:
			done.Action = Skipped
			return
		case Rename:
			done.Was, done.Slug = rec.Slug, i.free(rec.Slug)
			i.renamed[rec.Slug] = done.Slug
			rec.Case.Slug = done.Slug
		default:
			i.taking(rec)
			return
		}
	}
	if !i.answers(rec) {
		return
	}
	i.taken[rec.Case.Slug] = rec.Line
	for _, alias := range rec.Case.Aliases {
		i.aliases[alias] = rec.Case.Slug
	}
	w := waitingRecord{outcome: len(i.report.Records)}
	for _, f := range kb.Render(rec.Case) {
		done.Paths = append(done.Paths, i.lib.Path(f.Path))
		w.changes = append(w.changes, kb.Change{Name: f.Path, After: f.Data})
	}
	done.Action = Written
	i.waiting = append(i.waiting, w)
}

// isTaken reports whether a case has a slug, or had it: then it leads there for ever.
func (i *importer) isTaken(slug string) bool {
	_, taken := i.taken[slug]
	return taken || i.owner(slug) != ""
}

// owner is the case that answers to a name that it had before.
func (i *importer) owner(slug string) string {
	if owner := i.aliases[slug]; owner != "" {
		return owner
	}
	return i.o.Known.Owner(slug)
}

// answers reports whether a case may answer to its aliases. One that is renamed
// leaves those behind that lead elsewhere.
func (i *importer) answers(rec Record) bool {
	var free []string
	for _, alias := range rec.Case.Aliases {
		owner := i.owner(alias)
		if _, taken := i.taken[alias]; taken {
			owner = alias
		}
		if owner == "" {
			free = append(free, alias)
			continue
		}
		p := problem(i.o.Path, place{rec.Line, rec.Column}, kb.CodeAliasTaken, "value", alias, "owner", owner)
		if i.o.Conflict == Rename {
			p.Severity = kb.Warning
		}
		i.report.Problems = append(i.report.Problems, p)
	}
	if len(free) == len(rec.Case.Aliases) {
		return true
	}
	rec.Case.Aliases = free
	return i.o.Conflict == Rename
}

// taking tells that a slug is taken, and by what.
func (i *importer) taking(rec Record) {
	at := place{rec.Line, rec.Column}
	told := problem(i.o.Path, at, kb.CodeRecordTaken, "path", i.lib.Path(rec.Slug+".md"))
	if line, taken := i.taken[rec.Slug]; !taken {
		told = problem(i.o.Path, at, kb.CodeRecordAlias, "slug", rec.Slug, "owner", i.owner(rec.Slug))
	} else if line > 0 {
		told = problem(i.o.Path, at, kb.CodeRecordRepeated, "slug", rec.Slug, "line", strconv.Itoa(line))
	}
	i.report.Problems = append(i.report.Problems, told)
}

// longest is how long a slug can be.
const longest = 80

// free is a slug that nothing has, made of one that is taken.
func (i *importer) free(slug string) string { return firstFree(slug, i.isTaken) }

// firstFree is a name with the first number that makes it free.
func firstFree(name string, taken func(string) bool) string {
	for n := 2; ; n++ {
		end := fmt.Sprintf("-%d", n)
		if next := name[:min(len(name), longest-len(end))] + end; !taken(next) {
			return next
		}
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
