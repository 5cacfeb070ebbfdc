package index

import (
	"cmp"
	"context"
	"errors"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	api "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"

	"casebook/kb"
)

// batchSize is the number of documents in a segment while an index is built: a
// larger one holds more in memory, a smaller one leaves more to merge.
const batchSize = 2000

// While an index is built, what is made of one case is garbage with the next:
// collecting it seldom takes a tenth off the time. Beyond buildMemory it is
// collected as often as need be; without that bound 100,000 cases took 3.8 GB.
const (
	buildGC     = 400     // percent
	buildMemory = 3 << 29 // 1.5 GiB; 1 GiB takes a sixth off the speed
)

// rebuild makes a generation of all files, whatever there was.
func (ix *Index) rebuild(ctx context.Context, current, why string) (Report, error) {
	if current == "" {
		current = ix.newest()
	}
	name, err := ix.folder.begin(current)
	if err != nil {
		return Report{}, err
	}
	if err := ix.buildFolder(ctx, name); err != nil {
		return Report{}, errors.Join(err, os.RemoveAll(ix.folder.join(name)))
	}
	g, err := openGeneration(ix.folder, name)
	if err != nil {
		return Report{}, err
	}
	ix.install(g)
	ix.folder.clean()
	return ix.describe(Report{Built: true, Reason: why, Changed: g.live}), nil
}

// newest is the last generation of a folder whose CURRENT is lost: its number is
// not used again, since a reader may still hold it.
func (ix *Index) newest() string {
	names, err := ix.folder.generations()
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[len(names)-1]
}

func (ix *Index) buildFolder(ctx context.Context, name string) error {
	st, err := openStore(ix.folder.join(name, storeFolder), false)
	if err != nil {
		return err
	}
	built, err := ix.build(ctx, st)
	if err == nil {
		err = st.merge(ctx)
	}
	if err != nil {
		return errors.Join(err, st.close())
	}
	if built.version.Segments, err = ix.finish(st, name, built.version.Cases); err != nil {
		return err
	}
	return ix.folder.publish(name, built.version, built.manifest, built.problems)
}

// updateMemory builds the whole index in memory where anything changed. That is
// slow for a large library and right for what it is there for: a small embedded
// one on a machine where nothing can be written.
func (ix *Index) updateMemory(ctx context.Context, names []string) (Report, error) {
	ix.mu.Lock()
	g := ix.current
	ix.mu.Unlock()
	if g != nil && g.name == "" {
		why, err := ix.outdated(g.version)
		if err != nil {
			return Report{}, err
		}
		d, err := ix.difference(ctx, g, names)
		if err != nil {
			return Report{}, err
		}
		if why == "" && d.empty() {
			return ix.describe(Report{}), nil
		}
	}
	st, err := openStore("", false)
	if err != nil {
		return Report{}, err
	}
	built, err := ix.build(ctx, st)
	if err != nil {
		return Report{}, errors.Join(err, st.close())
	}
	made := &Generation{version: built.version, manifest: built.manifest, problems: built.problems, store: st}
	if err := made.load(); err != nil {
		return Report{}, errors.Join(err, st.close())
	}
	ix.install(made)
	return ix.describe(Report{Built: true, Changed: made.live}), nil
}

// built is what a store was filled with.
type built struct {
	version  versions
	manifest manifest
	problems kb.Problems
}

// build reads every case and writes it into an empty store. Cases are read,
// analysed and made into segments by as many workers as there are processors;
// each writes batches of its own.
func (ix *Index) build(ctx context.Context, st *store) (*built, error) {
	taxonomy, err := ix.lib.TaxonomyVersion()
	if err != nil {
		return nil, err
	}
	tax, mistakes, err := ix.taxonomies()
	if err != nil {
		return nil, err
	}
	scanned := time.Now()
	files, err := ix.lib.Files(ctx)
	if err != nil {
		return nil, err
	}
	if len(files) > batchSize/4 {
		defer debug.SetGCPercent(debug.SetGCPercent(buildGC))
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(buildMemory))
	}
	groups := bySlug(files)
	var next, done atomic.Int64
	var mu sync.Mutex
	b := &built{problems: mistakes, version: versions{Schema: schemaVersion, Library: ix.lib.ID(), Taxonomy: taxonomy, Built: scanned.UTC()}}
	workers, ctx := errgroup.WithContext(ctx)
	for range min(runtime.GOMAXPROCS(0), max(len(groups)/50, 1)) {
		workers.Go(func() error {
			r := &reader{lib: ix.lib, tax: tax, words: newDocumenter(tax), scanned: scanned}
			w := &worker{store: st, reader: r, batch: api.NewBatch()}
			for {
				i := int(next.Add(1)) - 1
				if i >= len(groups) {
					break
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := w.add(groups[i]); err != nil {
					return err
				}
				if n := int(done.Add(1)); ix.options.Progress != nil {
					ix.options.Progress(n, len(groups))
				}
			}
			if err := w.flush(); err != nil {
				return err
			}
			mu.Lock()
			defer mu.Unlock()
			b.manifest = append(b.manifest, w.records...)
			b.problems = append(b.problems, w.problems...)
			return nil
		})
	}
	if err := workers.Wait(); err != nil {
		return nil, err
	}
	slices.SortFunc(b.manifest, func(x, y record) int { return cmp.Compare(x.name, y.name) })
	sortProblems(b.problems)
	b.version.Cases, b.version.Words = b.manifest.documents()
	return b, nil
}

func sortProblems(ps kb.Problems) {
	slices.SortStableFunc(ps, func(x, y kb.Problem) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
	})
}

// taxonomies are the library's. Where its own file has mistakes the built-in lists
// hold, so that the cases that need no more stay searchable.
func (ix *Index) taxonomies() (*kb.Taxonomies, kb.Problems, error) {
	tax, err := ix.lib.Taxonomies()
	var mistakes kb.Problems
	if errors.As(err, &mistakes) {
		tax, err = kb.BuiltinTaxonomies()
	}
	return tax, mistakes, err
}

// A group is the files of one case.
type group struct {
	slug  string
	names []string
}

// bySlug groups files, which are sorted by name, so that those of a case stand
// together nearly always: a group is made wherever its slug was seen.
func bySlug(files []kb.FileInfo) []group {
	groups := make([]group, 0, len(files))
	at := make(map[string]int, len(files))
	for _, f := range files {
		slug := slugOf(f.Name)
		i, ok := at[slug]
		if !ok {
			i = len(groups)
			at[slug] = i
			groups = append(groups, group{slug: slug})
		}
		groups[i].names = append(groups[i].names, f.Name)
	}
	return groups
}

// A worker fills batches.
type worker struct {
	store    *store
	reader   *reader
	batch    *api.Batch
	records  []record
	problems kb.Problems
}

func (w *worker) add(g group) error {
	m, err := w.reader.readCase(g.slug, g.names)
	if err != nil {
		return err
	}
	w.records = append(w.records, m.records...)
	w.problems = append(w.problems, m.problems...)
	if m.document == nil {
		return nil
	}
	w.batch.Update(m.document)
	if len(w.batch.IndexOps) < batchSize {
		return nil
	}
	return w.flush()
}

func (w *worker) flush() error {
	if len(w.batch.IndexOps) == 0 {
		return nil
	}
	batch := w.batch
	w.batch = api.NewBatch()
	return w.store.apply(batch)
}
