package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"time"

	api "github.com/blevesearch/bleve_index_api"

	"casebook/kb"
)

// Update brings the index up to date with the folder and puts what it made in
// force. Names of files say that nothing else changed, so that the work is that
// of these files alone; without names the whole folder is compared.
func (ix *Index) Update(ctx context.Context, names ...string) (Report, error) {
	start := time.Now()
	r, err := ix.update(ctx, names, ix.damaged.Load())
	if err != nil {
		return r, fmt.Errorf("update the index of %s: %w", ix.lib.Path("."), err)
	}
	r.Took = time.Since(start)
	return r, nil
}

func (ix *Index) update(ctx context.Context, names []string, rebuild bool) (Report, error) {
	ix.writing.Lock()
	defer ix.writing.Unlock()
	if ix.memory.Load() {
		return ix.updateMemory(ctx, names)
	}
	r, err := ix.updateFolder(ctx, names, rebuild)
	if !unwritable(err) {
		return r, err
	}
	ix.log.Warn("the index can't be written and is kept in memory", "folder", string(ix.folder), "error", err)
	ix.memory.Store(true)
	return ix.updateMemory(ctx, nil)
}

// unwritable tells the errors after which an index in memory still answers: no
// folder, no right to write, a disk that is full or can only be read.
func unwritable(err error) bool {
	return slices.ContainsFunc([]error{
		errNoFolder, errWrite, fs.ErrPermission, syscall.EROFS, syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG, syscall.ENOTDIR,
	}, func(kind error) bool { return errors.Is(err, kind) })
}

// updateFolder makes the next generation under the folder's lock.
func (ix *Index) updateFolder(ctx context.Context, names []string, rebuild bool) (Report, error) {
	unlock, err := ix.folder.lock(ctx)
	if err != nil {
		return Report{}, err
	}
	defer unlock()
	var base *Generation
	var why string
	name, err := ix.folder.current()
	switch {
	case isGone(err): // none yet, or somebody deleted it
	case err != nil:
		why = err.Error()
	case rebuild:
		why = "as asked"
	default:
		if base, err = ix.base(name); err != nil {
			why = err.Error()
		} else if why, err = ix.outdated(base.version); err != nil {
			return Report{}, err
		}
	}
	if base != nil {
		defer base.Release()
	}
	if base == nil || why != "" {
		if why != "" && !rebuild {
			ix.log.Info("the index is built anew", "because", why)
		}
		return ix.rebuild(ctx, name, why)
	}
	scanned := time.Now()
	d, err := ix.difference(ctx, base, names)
	if err != nil {
		return Report{}, err
	}
	if d.empty() {
		return ix.describe(Report{}), nil
	}
	return ix.revise(ctx, base, d, scanned)
}

// base is the generation in force on disk, held by the caller: this process's
// own, or one that another process has made since.
func (ix *Index) base(name string) (*Generation, error) {
	ix.mu.Lock()
	g := ix.current
	if g != nil && g.name == name {
		g.refs++
	}
	ix.mu.Unlock()
	if g != nil && g.name == name {
		// its files may have been deleted under it
		if _, err := os.Stat(ix.folder.join(name, storeFolder, rootBolt)); err != nil {
			ix.release(g)
			return nil, fmt.Errorf("generation %s is gone", name)
		}
		return g, nil
	}
	g, err := openGeneration(ix.folder, name)
	if err != nil {
		return nil, err
	}
	ix.install(g)
	return ix.Acquire(), nil
}

// difference is what changed since base was made.
func (ix *Index) difference(ctx context.Context, base *Generation, names []string) (difference, error) {
	if len(names) > 0 {
		return base.manifest.inspect(ctx, ix.lib, names)
	}
	files, err := ix.lib.Files(ctx)
	if err != nil {
		return difference{}, err
	}
	return base.manifest.compare(files), nil
}

// revise makes the generation that follows base.
func (ix *Index) revise(ctx context.Context, base *Generation, d difference, scanned time.Time) (Report, error) {
	c, err := ix.changes(ctx, base, d, scanned)
	if err != nil {
		return Report{}, err
	}
	if len(c.batch.IndexOps) == 0 && slices.Equal(c.manifest, base.manifest) && reflect.DeepEqual(c.problems, base.problems) {
		return ix.describe(Report{}), nil // a file that can't be read, still
	}
	name, err := ix.folder.begin(base.name)
	if err != nil {
		return Report{}, err
	}
	v, err := ix.write(ctx, name, base, c)
	if err != nil {
		return Report{}, errors.Join(err, os.RemoveAll(ix.folder.join(name)))
	}
	g, err := openWritten(ix.folder, name, v, c.manifest, c.problems)
	if err != nil {
		return Report{}, err
	}
	ix.install(g)
	ix.folder.clean()
	return ix.describe(Report{Changed: len(c.changed), Removed: len(c.removed)}), nil
}

// write makes a generation's files: what base has, and a batch on top.
func (ix *Index) write(ctx context.Context, name string, base *Generation, c *changes) (versions, error) {
	v := base.version
	for _, s := range base.version.Segments {
		from := ix.folder.join(base.name, storeFolder, s.Name)
		if err := linkFile(from, ix.folder.join(name, storeFolder, s.Name)); err != nil {
			return v, err
		}
	}
	bolt := ix.folder.join(base.name, storeFolder, rootBolt)
	if err := copyFile(bolt, ix.folder.join(name, storeFolder, rootBolt)); err != nil {
		return v, err
	}
	v.Cases, v.Words = c.manifest.documents()
	if len(c.batch.IndexOps) > 0 {
		var err error
		if v.Segments, err = ix.apply(ctx, name, c.batch, v.Cases); err != nil {
			return v, err
		}
	}
	return v, ix.folder.publish(name, v, c.manifest, c.problems)
}

// apply writes a batch into a generation that nobody reads yet.
func (ix *Index) apply(ctx context.Context, name string, batch *api.Batch, cases int) ([]segFile, error) {
	st, err := openStore(ix.folder.join(name, storeFolder), false)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(st.apply(batch), st.merge(ctx)); err != nil {
		return nil, errors.Join(err, st.close())
	}
	return ix.finish(st, name, cases)
}

// finish closes a store that was written and lists the segments of what is on
// disk: bleve merges in the background, so that what it has in mind may be ahead of
// that. Files that are no part of it are removed.
func (ix *Index) finish(st *store, name string, cases int) ([]segFile, error) {
	if err := st.close(); err != nil {
		return nil, err
	}
	names, count, err := readSegments(st.path)
	if err != nil {
		return nil, fmt.Errorf("finish generation %s: %w", name, err)
	}
	if count != cases {
		return nil, fmt.Errorf("finish generation %s: %d cases of %d are on disk", name, count, cases)
	}
	entries, err := os.ReadDir(ix.folder.join(name, storeFolder))
	if err != nil {
		return nil, fmt.Errorf("finish generation %s: %w", name, err)
	}
	var segments []segFile
	for _, e := range entries {
		path := ix.folder.join(name, storeFolder, e.Name())
		switch {
		case e.Name() == rootBolt:
		case !slices.Contains(names, e.Name()):
			if err := os.RemoveAll(path); err != nil {
				return nil, fmt.Errorf("finish generation %s: %w", name, err)
			}
		default:
			info, err := e.Info()
			if err != nil {
				return nil, fmt.Errorf("finish generation %s: %w", name, err)
			}
			segments = append(segments, segFile{e.Name(), info.Size()})
		}
	}
	if len(segments) != len(names) {
		return nil, fmt.Errorf("finish generation %s: %d segments of %d are on disk", name, len(segments), len(names))
	}
	return segments, nil
}

// changes are what a difference means for the documents.
type changes struct {
	batch    *api.Batch
	manifest manifest
	problems kb.Problems
	changed  []string // slugs
	removed  []string
}

// changes reads the cases that have a file in d. One whose files hold what they
// held, though they were touched, is not indexed again.
func (ix *Index) changes(ctx context.Context, base *Generation, d difference, scanned time.Time) (*changes, error) {
	tax, mistakes, err := ix.taxonomies()
	if err != nil {
		return nil, err
	}
	r := &reader{lib: ix.lib, tax: tax, words: newDocumenter(tax), scanned: scanned}
	c := &changes{batch: api.NewBatch()}
	gone := make(map[string]bool)
	slugs := make(map[string]bool) // those with a file that changed
	for _, name := range d.gone {
		gone[name] = true
		slugs[slugOf(name)] = true
	}
	var news []record
	for _, f := range d.touched {
		rec, err := r.record(f)
		if isGone(err) {
			gone[f.Name] = true
			slugs[slugOf(f.Name)] = true
			continue
		}
		i, known := base.manifest.find(f.Name)
		if err == nil && known && base.manifest[i].hash == rec.hash && base.manifest[i].size == rec.size {
			rec.length, rec.broken = base.manifest[i].length, base.manifest[i].broken
			news = append(news, rec)
			continue
		}
		slugs[slugOf(f.Name)] = true
	}
	for slug := range slugs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		names := base.manifest.filesOf(slug)
		for _, f := range d.touched {
			if slugOf(f.Name) == slug {
				names = append(names, f.Name)
			}
		}
		slices.Sort(names)
		names = slices.DeleteFunc(slices.Compact(names), func(name string) bool { return gone[name] })
		made, err := r.readCase(slug, names)
		if err != nil {
			return nil, err
		}
		news = append(news, made.records...)
		c.problems = append(c.problems, made.problems...)
		had := base.manifest.hasDocument(slug)
		switch {
		case made.document != nil:
			c.batch.Update(made.document)
			c.changed = append(c.changed, slug)
		case had:
			c.batch.Delete(slug)
			c.removed = append(c.removed, slug)
		}
	}
	c.problems = append(c.problems, mistakes...)
	for _, p := range base.problems {
		if slices.ContainsFunc(mistakes, func(m kb.Problem) bool { return m.Path == p.Path }) {
			continue
		}
		if !slugs[slugOf(baseName(p.Path))] {
			c.problems = append(c.problems, p)
		}
	}
	sortProblems(c.problems)
	slices.SortFunc(news, func(a, b record) int { return strings.Compare(a.name, b.name) })
	news = slices.CompactFunc(news, func(a, b record) bool { return a.name == b.name })
	c.manifest = base.manifest.replace(news, gone)
	return c, nil
}
