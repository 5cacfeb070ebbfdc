package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	api "github.com/blevesearch/bleve_index_api"
	segapi "github.com/blevesearch/scorch_segment_api/v2"
)

// A store is one open bleve index.
type store struct {
	scorch *scorch.Scorch
	queue  *api.AnalysisQueue
	path   string // "" in memory
}

// boltTimeout bounds the wait for the lock of root.bolt: without it a wrong open
// blocks for ever.
const boltTimeout = "5s"

// openStore opens the bleve index at path, or makes one; with an empty path it
// lives in memory. Any number of processes can hold one open read-only, and then
// nobody can open it for writing.
func openStore(path string, readOnly bool) (*store, error) {
	if readOnly {
		if _, err := os.Stat(filepath.Join(path, rootBolt)); err != nil {
			return nil, fmt.Errorf("open store: %w", err) // bolt would make an empty one
		}
	}
	s := &store{queue: api.NewAnalysisQueue(1), path: path} // documents come analysed
	ix, err := scorch.NewScorch(scorch.Name, map[string]any{
		"path": path, "read_only": readOnly, "bolt_timeout": boltTimeout,
		// merging while a batch is written takes its time away; merge does it once
		"scorchMergePlanOptions": map[string]any{"MaxSegmentsPerTier": 10_000, "SegmentsPerMergeTask": 10},
	}, s.queue)
	if err == nil {
		s.scorch = ix.(*scorch.Scorch)
		err = s.scorch.Open()
	}
	if err != nil {
		s.queue.Close()
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	return s, nil
}

func (s *store) close() error {
	defer s.queue.Close()
	if err := s.scorch.Close(); err != nil {
		return fmt.Errorf("close store %s: %w", s.path, err)
	}
	return nil
}

// apply writes a batch as one new segment and returns when it is on disk.
func (s *store) apply(b *api.Batch) error {
	if err := s.scorch.Batch(b); err != nil {
		return fmt.Errorf("%w: %w", errWrite, err)
	}
	return nil
}

func (s *store) snapshot() (*scorch.IndexSnapshot, error) {
	r, err := s.scorch.Reader()
	if err != nil {
		return nil, fmt.Errorf("read store: %w", err)
	}
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok || snapshot == nil {
		return nil, errors.New("read store: it is closed")
	}
	return snapshot, nil
}

// maxSegments is the number from which segments are merged: every word is looked
// up in each of them.
const maxSegments = 8

// mergePlan keeps small segments few and leaves large ones alone, so that an
// update costs the same whatever the size of the library.
var mergePlan = mergeplan.MergePlanOptions{
	MaxSegmentsPerTier: 3, MaxSegmentSize: 5_000_000, MaxSegmentFileSize: 4 << 30, TierGrowth: 10,
	SegmentsPerMergeTask: 10, FloorSegmentSize: 1000, ReclaimDeletesWeight: 2,
}

// merge makes few segments of many. bleve tries for ever where a merge fails, as
// on a full disk, and tells only its statistics.
func (s *store) merge(ctx context.Context) error {
	snapshot, err := s.snapshot()
	if err != nil {
		return err
	}
	count := len(snapshot.Segments())
	if err := snapshot.DecRef(); err != nil {
		return fmt.Errorf("read store: %w", err)
	}
	if count <= maxSegments || s.path == "" {
		return nil
	}
	plan := mergePlan
	done := make(chan error, 1)
	merging, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() { done <- s.scorch.ForceMerge(merging, &plan) }()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case err := <-done:
			if err := errors.Join(err, ctx.Err()); err != nil {
				return fmt.Errorf("merge segments: %w", err)
			}
			// what was merged is on disk only with the next batch, of which bleve
			// waits for the end
			return s.apply(api.NewBatch())
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
			if failed, ok := s.scorch.StatsMap()["TotFileMergeLoopErr"].(uint64); ok && failed > 0 {
				return fmt.Errorf("%w: merging failed", errWrite)
			}
		}
	}
}

// readSegments lists the files of the segments that a closed store consists of,
// and counts its documents.
func readSegments(path string) (names []string, documents int, err error) {
	s, err := openStore(path, true)
	if err != nil {
		return nil, 0, err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	snapshot, err := s.snapshot()
	if err != nil {
		return nil, 0, err
	}
	for _, seg := range snapshot.Segments() {
		if p, ok := seg.Segment().(segapi.PersistedSegment); ok {
			names = append(names, filepath.Base(p.Path()))
			documents += int(seg.Count()) //nolint:gosec // bleve numbers with 31 bits
		}
	}
	return names, documents, snapshot.DecRef()
}

// errWrite is the error of a store that could not be written. bleve hands the
// system's own error on as text only.
var errWrite = errors.New("write to store")
