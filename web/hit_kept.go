package web

import (
	"fmt"
	"strings"
	"sync"

	"github.com/maypok86/otter/v2"

	"casebook/index"
	"casebook/kb"
)

// keptHitBytes bounds what is kept of hits, in both languages: some thousands.
const keptHitBytes = 64 << 20

// A foundHit is a hit of a search as the page shows it: between what a case looks
// like in every search stands what this one found in it.
type foundHit struct {
	*hitParts
	found foundView
}

// keptHits keep what hits look like in every search, for as long as neither the
// library nor its taxonomies change.
type keptHits struct {
	parts *otter.Cache[hitKey, *hitParts]

	mu         sync.Mutex
	generation *index.Generation // held from being used again, not from being closed
	taxonomies *kb.Taxonomies
	epoch      uint64 // counts the states of the two
}

type hitKey struct {
	epoch      uint64
	slug, lang string
}

type hitParts struct{ before, after string }

func newKeptHits() (*keptHits, error) {
	parts, err := otter.New(&otter.Options[hitKey, *hitParts]{
		MaximumWeight: keptHitBytes,
		Weigher:       func(_ hitKey, p *hitParts) uint32 { return uint32(len(p.before) + len(p.after) + 256) }, //nolint:gosec // a hit is smaller
		Logger:        &otter.NoopLogger{},
	})
	if err != nil {
		return nil, fmt.Errorf("make the cache of hits: %w", err)
	}
	return &keptHits{parts: parts}, nil
}

// epochOf is the number of a state. What is kept of another is dropped.
func (k *keptHits) epochOf(g *index.Generation, tax *kb.Taxonomies) uint64 {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.generation != g || k.taxonomies != tax {
		k.generation, k.taxonomies = g, tax
		k.epoch++
		k.parts.InvalidateAll()
	}
	return k.epoch
}

// foundHits are the hits of a search in a generation.
func (s *Server) foundHits(v view, g *index.Generation, hits []index.Hit) ([]foundHit, error) {
	views := make([]foundHit, len(hits))
	epoch := s.hits.epochOf(g, v.tax)
	for i := range hits {
		h := &hits[i]
		key := hitKey{epoch, h.Slug, v.l.Lang}
		parts, ok := s.hits.parts.GetIfPresent(key)
		if !ok {
			var err error
			if parts, err = s.pages.hitParts(v.hit(h)); err != nil {
				return nil, err
			}
			s.hits.parts.Set(key, parts)
		}
		views[i] = foundHit{parts, v.found(h)}
	}
	return views, nil
}

// hitParts are the two parts of a hit that are the same in every search.
func (t *templates) hitParts(h hitView) (*hitParts, error) {
	var before, after strings.Builder
	for _, part := range []struct {
		name string
		to   *strings.Builder
	}{{"hit-before", &before}, {"hit-after", &after}} {
		if err := t.pages["search"].ExecuteTemplate(part.to, part.name, h); err != nil {
			return nil, fmt.Errorf("render the hit %s: %w", h.Slug, err)
		}
	}
	return &hitParts{before.String(), after.String()}, nil
}
