package exchange

import (
	"context"
	"errors"

	"casebook/kb"
)

// flush writes what waits: all of it or, unless the import is atomic, each that can
// be.
func (i *importer) flush(ctx context.Context) error {
	waiting := i.waiting
	i.waiting = nil
	if len(waiting) == 0 {
		return nil
	}
	if i.o.DryRun {
		i.written(waiting...)
		return nil
	}
	if i.o.Atomic {
		var changes []kb.Change
		for _, w := range waiting {
			changes = append(changes, w.changes...)
		}
		// with a journal: a crash doesn't part them either
		if err := i.lib.Apply(ctx, changes); err != nil {
			i.lost(waiting...)
			return err
		}
		i.written(waiting...)
		return nil
	}
	var cases []waitingRecord
	var rest []waitingRecord
	for _, w := range waiting {
		switch i.report.Records[w.outcome].Kind {
		case TaxonomyRecord: // the cases need its words
			if err := i.change(ctx, w); err != nil {
				i.lost(waiting...)
				return err
			}
		case CaseRecord:
			cases = append(cases, w)
		case CollectionRecord:
			rest = append(rest, w)
		}
	}
	if err := i.add(ctx, cases); err != nil {
		i.lost(rest...)
		return err
	}
	for n, w := range rest {
		if err := i.change(ctx, w); err != nil {
			i.lost(rest[n+1:]...)
			return err
		}
	}
	return nil
}

// change writes one record that is no case.
func (i *importer) change(ctx context.Context, w waitingRecord) error {
	err := i.lib.Apply(ctx, w.changes)
	if err == nil {
		i.written(w)
		return nil
	}
	i.lost(w)
	if !errors.Is(err, kb.ErrExists) {
		return err
	}
	out := i.report.Records[w.outcome]
	i.report.Problems = append(i.report.Problems, problem(i.o.Path, place{out.Line, 1}, kb.CodeRecordCollection, "path", i.lib.Path(w.changes[0].Name)))
	return nil
}

// add writes cases. Where somebody took a name meanwhile, the others are written.
func (i *importer) add(ctx context.Context, cases []waitingRecord) error {
	if len(cases) == 0 {
		return nil
	}
	var files []kb.File
	for _, w := range cases {
		files = append(files, w.files()...)
	}
	_, err := i.lib.Add(ctx, files)
	if err == nil {
		i.written(cases...)
		return nil
	}
	if !errors.Is(err, kb.ErrExists) {
		i.lost(cases...)
		return err
	}
	for n, w := range cases {
		_, err := i.lib.Add(ctx, w.files())
		switch {
		case err == nil:
			i.written(w)
		case errors.Is(err, kb.ErrExists):
			i.lost(w)
			out := i.report.Records[w.outcome]
			i.report.Problems = append(i.report.Problems, problem(i.o.Path, place{out.Line, 1}, kb.CodeRecordTaken, "path", i.lib.Path(w.changes[0].Name)))
		default:
			i.lost(cases[n:]...)
			return err
		}
	}
	return nil
}

func (w waitingRecord) files() []kb.File {
	files := make([]kb.File, len(w.changes))
	for n, c := range w.changes {
		files[n] = kb.File{Path: c.Name, Data: c.After}
	}
	return files
}

// written counts records that are written, or would be.
func (i *importer) written(records ...waitingRecord) {
	for _, w := range records {
		switch i.report.Records[w.outcome].Kind {
		case CaseRecord:
			i.report.Written++
		case CollectionRecord:
			i.report.Collections++
		case TaxonomyRecord:
			i.report.Taxonomy = true
		}
	}
}

// lost says that records are not written after all.
func (i *importer) lost(records ...waitingRecord) {
	for _, w := range records {
		if i.report.Records[w.outcome].Action == Refused {
			continue
		}
		i.report.Records[w.outcome].Action = Refused
		i.report.Records[w.outcome].Paths = nil
		i.report.Refused++
	}
}
