package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"casebook/kb"
)

// taxonomyFile is where a library adds channels and sectors of its own.
const taxonomyFile = "taxonomy.yaml"

// taxonomy decides what becomes of a taxonomy.yaml: the library has none, or one
// that adds nothing yet, such as the one that it began with. What that says stays
// above.
func (i *importer) taxonomy(rec Record) error {
	i.report.Problems = append(i.report.Problems, rec.Problems...)
	done := Outcome{Line: rec.Line, Kind: TaxonomyRecord, Slug: rec.Slug, Action: Refused}
	if rec.Taxonomy == nil {
		i.note(done)
		return nil
	}
	have, err := i.lib.ReadFile(taxonomyFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	builtin, err := kb.BuiltinTaxonomies()
	if err != nil {
		return fmt.Errorf("read the taxonomies: %w", err)
	}
	wanted, _ := builtin.Extend(taxonomyFile, rec.Taxonomy)
	own, _ := builtin.Extend(taxonomyFile, have)
	if have != nil && (extends(own, builtin) || !extends(wanted, builtin)) {
		done.Action = Skipped // all that it says is said already: the reader has looked
		i.note(done)
		return nil
	}
	change := kb.Change{Name: taxonomyFile, Before: have, After: rec.Taxonomy}
	if have != nil {
		change.After = slices.Concat(bytes.TrimRight(have, "\n"), []byte("\n\n"), rec.Taxonomy)
	}
	done.Action, done.Paths = Written, []string{i.lib.Path(taxonomyFile)}
	i.waiting = append(i.waiting, waitingRecord{len(i.report.Records), []kb.Change{change}})
	i.note(done)
	return nil
}

// collection decides what becomes of a collection. Its cases are those of the
// records where they came with it, by the names that they got.
func (i *importer) collection(rec Record) {
	i.report.Problems = append(i.report.Problems, rec.Problems...)
	done := Outcome{Line: rec.Line, Kind: CollectionRecord, Slug: rec.Slug, Action: Refused}
	defer func() { i.note(done) }()
	if rec.Collection == nil || !i.hasCases(rec) {
		return
	}
	c := *rec.Collection
	if i.names[c.Name] {
		switch i.o.Conflict {
		case Skip:
			done.Action = Skipped
			return
		case Rename:
			done.Was = c.Name
			c.Name = firstFree(c.Name, func(name string) bool { return i.names[name] })
			done.Slug = c.Name
		default:
			at := place{rec.Line, rec.Column}
			i.report.Problems = append(i.report.Problems, problem(i.o.Path, at, kb.CodeRecordCollection, "path", i.lib.Path(kb.CollectionFile(c.Name))))
			return
		}
	}
	i.names[c.Name] = true
	c.Cases = slices.Clone(c.Cases)
	for n, pick := range c.Cases {
		if slug := i.renamed[pick.Slug]; slug != "" {
			c.Cases[n].Slug = slug
		}
	}
	f := kb.RenderCollection(&c)
	done.Action, done.Paths = Written, []string{i.lib.Path(f.Path)}
	i.waiting = append(i.waiting, waitingRecord{len(i.report.Records), []kb.Change{{Name: f.Path, After: f.Data}}})
}

// hasCases tells the cases of a collection that are neither in the library nor
// among the records.
func (i *importer) hasCases(rec Record) bool {
	all := true
	for _, pick := range rec.Collection.Cases {
		if i.isTaken(pick.Slug) {
			continue
		}
		all = false
		near := kb.Nearest(pick.Slug, slices.Sorted(maps.Keys(i.taken)))
		at := place{rec.Line, rec.Column}
		i.report.Problems = append(i.report.Problems, problem(i.o.Path, at, kb.CodeCaseUnknown, "key", "cases", "value", pick.Slug, "nearest", near))
	}
	return all
}
