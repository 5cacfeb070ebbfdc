package index

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"casebook/kb"
)

// Options say where and how an index is kept.
type Options struct {
	// Dir is the folder of this library's generations, which is made where it is
	// not there. Empty: the index lives in memory.
	Dir string
	// Rebuild builds it anew whatever there is.
	Rebuild bool
	// Logger is told of what was recovered from; nil discards.
	Logger *slog.Logger
	// Progress is called while cases are indexed, from any goroutine.
	Progress func(done, total int)
}

// A Report is what bringing an index up to date did.
type Report struct {
	Built      bool   // every file was read
	Reason     string // why, where there was an index already
	Changed    int    // cases that are new or other than they were
	Removed    int    // cases that are gone
	InMemory   bool   // nothing could be written
	Generation string
	Cases      int
	Took       time.Duration
}

// An Index answers searches over one library. Its methods may be called from any
// number of goroutines.
type Index struct {
	lib       *kb.Library
	options   Options
	folder    folder
	log       *slog.Logger
	analyzers analyzers
	thesaurus sync.Once
	loaded    *thesaurus

	alarm   chan struct{} // tells Watch of damage
	writing sync.Mutex    // one update at a time in this process; the folder's lock parts processes
	damaged atomic.Bool
	memory  atomic.Bool // the folder can't be written: generations live in memory

	mu      sync.Mutex
	namesOf *kb.Taxonomies // that named was made of
	named   *TaxonomyNames
	current *Generation
	report  Report
}

// Open brings the index of a library up to date and opens it: it is built where
// there is none, or where it is damaged or of another version, and else only what
// changed is read. Where Options.Dir can't be written the index is built in
// memory and answers as well.
func Open(ctx context.Context, lib *kb.Library, o Options) (*Index, error) {
	ix := &Index{lib: lib, options: o, folder: folder(o.Dir), log: o.Logger, alarm: make(chan struct{}, 1)}
	if ix.log == nil {
		ix.log = slog.New(slog.DiscardHandler)
	}
	ix.memory.Store(o.Dir == "")
	start := time.Now()
	report, err := ix.open(ctx)
	if err != nil {
		return nil, fmt.Errorf("open the index of %s: %w", lib.Path("."), err)
	}
	report.Took = time.Since(start)
	ix.report = report
	return ix, nil
}

// open reads what is there and, where that is the folder's state already, writes
// nothing and takes no lock.
func (ix *Index) open(ctx context.Context) (Report, error) {
	if !ix.memory.Load() && !ix.options.Rebuild {
		g, err := ix.openCurrent()
		if err == nil {
			fresh, err := ix.fresh(ctx, g)
			if err != nil {
				return Report{}, errors.Join(err, g.close())
			}
			ix.install(g)
			if fresh {
				return ix.describe(Report{}), nil
			}
		}
	}
	return ix.update(ctx, nil, ix.options.Rebuild)
}

// fresh reports whether nothing changed since g was made.
func (ix *Index) fresh(ctx context.Context, g *Generation) (bool, error) {
	why, err := ix.outdated(g.version)
	if err != nil || why != "" {
		return false, err
	}
	files, err := ix.lib.Files(ctx)
	if err != nil {
		return false, err
	}
	d := g.manifest.compare(files)
	return d.empty(), nil
}

// outdated says in words why a generation can't be built on, "" where it can.
func (ix *Index) outdated(v versions) (string, error) {
	taxonomy, err := ix.lib.TaxonomyVersion()
	if err != nil {
		return "", err
	}
	switch {
	case v.Schema != schemaVersion:
		return fmt.Sprintf("it is of version %d, this program writes %d", v.Schema, schemaVersion), nil
	case v.Library != ix.lib.ID():
		return "it is of another library", nil
	case v.Taxonomy != taxonomy:
		return "the taxonomies changed", nil
	}
	return "", nil
}

// openCurrent opens the generation in force. A writer may remove the one just
// read of before it is opened; then there is a newer one.
func (ix *Index) openCurrent() (*Generation, error) {
	var last string
	for {
		name, err := ix.folder.current()
		if err != nil {
			return nil, err
		}
		g, err := openGeneration(ix.folder, name)
		if err == nil {
			g.index = ix
			return g, nil
		}
		if name == last {
			return nil, err
		}
		last = name
	}
}

// Report is what [Open] did.
func (ix *Index) Report() Report {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.report
}

// describe completes a report with the generation in force.
func (ix *Index) describe(r Report) Report {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	r.InMemory, r.Generation, r.Cases = ix.memory.Load() && ix.options.Dir != "", ix.current.name, ix.current.live
	return r
}

// Problems are the mistakes of the files that were left out of the generation in
// force.
func (ix *Index) Problems() kb.Problems {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.current.problems
}

// Acquire is the generation in force, to be given back by [Generation.Release]. It
// stays whole while it is held, whatever is written meanwhile.
func (ix *Index) Acquire() *Generation {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.current.refs++
	return ix.current
}

func (ix *Index) release(g *Generation) {
	ix.mu.Lock()
	g.refs--
	last := g.refs == 0
	ix.mu.Unlock()
	if last {
		if err := g.close(); err != nil {
			ix.log.Warn("a generation could not be closed", "generation", g.name, "error", err)
		}
	}
}

// install puts a generation in force for this process. The index holds it as one
// of its readers.
func (ix *Index) install(g *Generation) {
	g.index = ix
	ix.mu.Lock()
	old := ix.current
	ix.current, g.refs = g, g.refs+1
	ix.mu.Unlock()
	ix.damaged.Store(false)
	if old != nil {
		ix.release(old)
	}
}

// markDamaged makes the next update build anew.
func (ix *Index) markDamaged(g *Generation) {
	ix.damaged.Store(true)
	ix.log.Error("the index is damaged and will be built anew", "generation", g.name)
	select {
	case ix.alarm <- struct{}{}:
	default: // it rings already
	}
}

// Close waits for a running update and gives the generation in force back; those
// still held are closed when they are released. The index must not be used
// afterwards.
func (ix *Index) Close() error {
	ix.writing.Lock()
	defer ix.writing.Unlock()
	ix.mu.Lock()
	g := ix.current
	ix.current = nil
	ix.mu.Unlock()
	if g != nil {
		ix.release(g)
	}
	return nil
}

// names resolve the values of qualifiers by the library's taxonomies; they are made
// anew where those change. Mistakes in its own file leave the built-in lists.
func (ix *Index) names() (Names, error) {
	tax, _, err := ix.taxonomies()
	if err != nil {
		return nil, err
	}
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.namesOf != tax {
		ix.namesOf, ix.named = tax, NewTaxonomyNames(tax)
	}
	return ix.named, nil
}

// synonyms is the thesaurus, read with the first search.
func (ix *Index) synonyms() *thesaurus {
	ix.thesaurus.Do(func() { ix.loaded = loadThesaurus(newAnalyzer()) })
	return ix.loaded
}
