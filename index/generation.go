package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segapi "github.com/blevesearch/scorch_segment_api/v2"

	"casebook/kb"
)

// ErrDamaged is the error of a generation whose files can't be read as they were
// written. [Index.Update] builds it anew.
var ErrDamaged = errors.New("the index is damaged")

// A Generation is the library at one moment. It does not change while it is held,
// so that all answers to one request fit together. Its methods may be called from
// any number of goroutines.
type Generation struct {
	index    *Index
	name     string // "" in memory
	version  versions
	manifest manifest
	problems kb.Problems
	store    *store
	snapshot *scorch.IndexSnapshot
	segments []seg
	slots    int // documents with those that were deleted: numbers are below it
	live     int

	refs int // guarded by index.mu

	columns map[string]*column // by field, each made when it is first asked for
	orders  orders
	norms   *lengths
	suggest *suggestNames
	named   []company
	placed  []int // of named, in the column of companies
	stats   *Stats
	known   *kb.Known
	mu      sync.Mutex

	tables sync.Pool // of *scores
	cases  *kept[uint32, *kb.Case]
	texts  *kept[passageKey, *keptText]
}

// A seg is one segment. The number of a document in the generation is its number
// in the segment and the segment's offset.
type seg struct {
	segment segapi.Segment
	deleted *roaring.Bitmap // may be nil
	offset  uint32
}

// openGeneration opens one of the folder's generations for reading.
func openGeneration(f folder, name string) (*Generation, error) {
	v, err := f.readVersions(name)
	if err != nil {
		return nil, err
	}
	for _, s := range v.Segments {
		info, err := os.Stat(f.join(name, storeFolder, s.Name))
		if err != nil || info.Size() != s.Size {
			return nil, fmt.Errorf("open generation %s: %w: segment %s is not what was written", name, ErrDamaged, s.Name)
		}
	}
	m, err := f.readManifest(name)
	if err != nil {
		return nil, err
	}
	problems, err := f.readProblems(name)
	if err != nil {
		return nil, err
	}
	return openWritten(f, name, v, m, problems)
}

// openWritten opens a generation of which the rest is known.
func openWritten(f folder, name string, v versions, m manifest, problems kb.Problems) (*Generation, error) {
	st, err := openStore(f.join(name, storeFolder), true)
	if err != nil {
		return nil, err
	}
	g := &Generation{name: name, version: v, manifest: m, problems: problems, store: st}
	if err := g.load(); err != nil {
		return nil, errors.Join(err, st.close())
	}
	return g, nil
}

// load takes the snapshot of the store that the generation reads.
func (g *Generation) load() error {
	snapshot, err := g.store.snapshot()
	if err != nil {
		return err
	}
	g.snapshot, g.columns = snapshot, make(map[string]*column)
	g.cases, g.texts = newKept[uint32, *kb.Case](keptCases), newKept[passageKey, *keptText](keptTexts)
	for _, s := range snapshot.Segments() {
		g.segments = append(g.segments, seg{segment: s.Segment(), deleted: s.Deleted(), offset: uint32(g.slots)}) //nolint:gosec // bleve numbers with 31 bits
		g.slots += int(s.Segment().Count())                                                                       //nolint:gosec // likewise
		g.live += int(s.Count())                                                                                  //nolint:gosec // likewise
	}
	if g.live != g.version.Cases {
		return errors.Join(fmt.Errorf("open generation %s: %w: it has %d cases of %d", g.name, ErrDamaged, g.live, g.version.Cases), snapshot.DecRef())
	}
	return nil
}

func (g *Generation) close() error { return errors.Join(g.snapshot.DecRef(), g.store.close()) }

// Release gives the generation back; it must not be used afterwards.
func (g *Generation) Release() { g.index.release(g) }

// Len is the number of public cases.
func (g *Generation) Len() int { return g.live }

// guard turns a panic of the store, which trusts what is on disk, into
// [ErrDamaged].
func (g *Generation) guard(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("read generation %s: %w: %v\n%s", g.name, ErrDamaged, r, debug.Stack())
		g.index.markDamaged(g)
	}
}

// at finds the segment of a document and its number there.
func (g *Generation) at(doc uint32) (*seg, uint32) {
	for i := len(g.segments) - 1; i > 0; i-- {
		if s := &g.segments[i]; s.offset <= doc {
			return s, doc - s.offset
		}
	}
	return &g.segments[0], doc
}

// slug is the name of a document.
func (g *Generation) slug(doc uint32) (string, error) {
	s, local := g.at(doc)
	id, err := s.segment.DocID(uint64(local))
	if err != nil {
		return "", fmt.Errorf("read generation %s: %w", g.name, err)
	}
	return string(id), nil
}

// read is the case that a document was made of.
func (g *Generation) read(doc uint32) (*kb.Case, error) {
	c, _, err := g.readSized(doc)
	return c, err
}

// readSized also tells how many bytes the case took in the store.
func (g *Generation) readSized(doc uint32) (c *kb.Case, size int, err error) {
	s, local := g.at(doc)
	var decodeErr error
	err = s.segment.VisitStoredFields(uint64(local), func(name string, _ byte, value []byte, _ []uint64) bool {
		if name != fieldCase {
			return true
		}
		c, size = new(kb.Case), len(value)
		decodeErr = json.Unmarshal(value, c)
		return false
	})
	if err = errors.Join(err, decodeErr); err != nil {
		return nil, 0, fmt.Errorf("read a case of generation %s: %w", g.name, err)
	}
	if c == nil {
		return nil, 0, fmt.Errorf("read a case of generation %s: %w", g.name, ErrDamaged)
	}
	return c, size, nil
}

// Case is the case of that name, or the one that had it before it was renamed:
// its slug is then another. The error is [kb.ErrNotFound] where there is none, or
// where it is not public.
func (g *Generation) Case(ctx context.Context, slug string) (c *kb.Case, err error) {
	defer g.guard(&err)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, field := range []string{fieldID, fieldAlias} {
		docs, err := g.matching(field, slug)
		if err != nil {
			return nil, err
		}
		if !docs.IsEmpty() {
			return g.read(docs.Minimum())
		}
	}
	return nil, fmt.Errorf("case %s: %w", slug, kb.ErrNotFound)
}

// Slugs are the names of all public cases, sorted.
func (g *Generation) Slugs(ctx context.Context) (slugs []string, err error) {
	defer g.guard(&err)
	names, err := g.slugOrder(ctx)
	if err != nil {
		return nil, err
	}
	slugs = make([]string, len(names))
	for i, n := range names {
		slugs[i] = n.slug
	}
	return slugs, nil
}

// takeScores lends a clear table for one search.
func (g *Generation) takeScores() *scores {
	if t, ok := g.tables.Get().(*scores); ok {
		return t
	}
	return newScores(g.slots)
}

func (g *Generation) giveScores(t *scores) {
	t.clear()
	g.tables.Put(t)
}
