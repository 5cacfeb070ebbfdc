package index

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
)

// Search finds cases. The text is read by [ParseQuery]: its qualifiers filter
// beside q.Filters. Cases that have all the words come before those that have
// some; each group is ordered by q.Sort. Filters apply before that is decided.
// Without words every case that the filters leave is a hit.
func (g *Generation) Search(ctx context.Context, q Query) (r *Result, err error) {
	defer g.guard(&err)
	start := time.Now()
	if q.Limit <= 0 {
		q.Limit = DefaultLimit
	}
	q.Offset = max(q.Offset, 0)
	names, err := g.index.names()
	if err != nil {
		return nil, err
	}
	expr, warnings := ParseQuery(q.Text, names)
	r = &Result{Query: strings.TrimSpace(q.Text), Warnings: list(warnings), Hits: []Hit{}}
	s := &search{g: g, q: q, r: r, filters: append(append([]Filter(nil), q.Filters...), expr.Filters...)}
	for _, years := range []Years{q.Years, expr.Years} {
		if years != (Years{}) {
			s.spans = append(s.spans, years)
		}
	}
	if s.sort = q.Sort; s.sort == SortRelevance {
		s.sort = expr.Sort
	}
	a := g.index.analyzers.take()
	defer g.index.analyzers.give(a)
	units, cut := units(a, expr.Clauses)
	if cut {
		r.Warnings = append(r.Warnings, fmt.Sprintf("only the first %d words were looked for", maxWords))
	}
	if s.lookup, err = g.lookup(ctx, a, units, q.Exact); err != nil {
		return nil, err
	}
	s.lookup.expr = expr
	hits, err := s.run(ctx, len(expr.Clauses) == 0 && (len(s.filters) > 0 || len(s.spans) > 0 || strings.TrimSpace(q.Text) == "" || expr.HasSort))
	if err != nil {
		return nil, err
	}
	marks := newMarker(a, s.lookup.units)
	for _, h := range hits {
		c, err := g.read(h.doc)
		if err != nil {
			return nil, err
		}
		hit := newHit(c, q.Lang, float64(h.points))
		hit.Snippets = marks.snippets(c, q.Lang, s.lookup.bitsOf(h.doc))
		hit.Matched = s.lookup.synonymsIn(h.doc)
		if q.Explain {
			if hit.Explain, err = s.explain(h); err != nil {
				return nil, err
			}
		}
		if len(r.Hits) == 0 {
			r.Corrected = s.lookup.corrected(a, c)
		}
		r.Hits = append(r.Hits, hit)
	}
	r.TookMS = float64(time.Since(start).Microseconds()) / 1000
	return r, nil
}

// A search is one query on its way through a generation.
type search struct {
	g       *Generation
	q       Query
	r       *Result
	filters []Filter
	spans   []Years
	sort    Sort
	lookup  *lookup
	close   []near // the units whose places count
}

// run finds the hits of the page that is asked for, and counts.
func (s *search) run(ctx context.Context, all bool) ([]ranked, error) {
	within, err := s.g.filter(ctx, s.filters, s.spans)
	if err != nil {
		return nil, err
	}
	excluded := roaring.New()
	for _, m := range s.lookup.excluded {
		excluded.Or(m.docs)
	}
	if all || len(s.lookup.matched) == 0 && len(s.lookup.excluded) > 0 {
		return s.list(ctx, within, excluded)
	}
	return s.find(ctx, within, excluded)
}

// list answers a query without words.
func (s *search) list(ctx context.Context, within, excluded *roaring.Bitmap) ([]ranked, error) {
	order, err := s.g.order(ctx, s.sort)
	if err != nil {
		return nil, err
	}
	if within == nil && !excluded.IsEmpty() {
		within = s.g.all()
	}
	s.r.Total = s.g.live
	if within != nil {
		within.AndNot(excluded)
		s.r.Total = int(within.GetCardinality()) //nolint:gosec // at most the number of documents
	}
	if len(s.q.Facets) > 0 {
		base := s.g.all()
		base.AndNot(excluded)
		if err := s.facets(ctx, base, base); err != nil {
			return nil, err
		}
	}
	var hits []ranked
	skip := s.q.Offset
	for _, doc := range order.docs {
		if within != nil && !within.Contains(doc) {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		if len(hits) == s.q.Limit {
			break
		}
		hits = append(hits, ranked{doc: doc})
	}
	return hits, nil
}

// find answers a query with words.
func (s *search) find(ctx context.Context, within, excluded *roaring.Bitmap) ([]ranked, error) {
	g, t := s.g, s.g.takeScores()
	if err := g.score(ctx, t, s.lookup.matched); err != nil {
		return nil, err
	}
	t.found.AndNot(excluded)
	top := &top{size: max(s.q.Offset+s.q.Limit, closeHits), slug: g.slug}
	var err error
	if s.sort == SortRelevance {
		top.years, err = g.years(ctx)
	} else {
		top.places, err = g.places(ctx, s.sort)
	}
	if err != nil {
		return nil, err
	}
	found := t.found
	if within != nil {
		found = roaring.And(t.found, within)
	}
	required := uint8(len(s.lookup.matched)) //nolint:gosec // at most maxWords
	whole := 0
	var docs [512]uint32
	it := found.ManyIterator()
	for n := it.NextMany(docs[:]); n > 0; n = it.NextMany(docs[:]) {
		for _, doc := range docs[:n] {
			all := t.units[doc] == required
			if all {
				whole++
			}
			if err := top.add(ranked{doc: doc, points: t.points[doc], whole: all}); err != nil {
				return nil, err
			}
		}
	}
	n := int(found.GetCardinality()) //nolint:gosec // at most the number of documents
	s.r.Total, s.r.TotalSome = whole, n-whole
	if whole == 0 && n > 0 {
		s.r.Total, s.r.TotalSome, s.r.Relaxed = n, 0, true
	}
	if len(s.q.Facets) > 0 {
		if err := s.facets(ctx, t.having(required), t.found); err != nil {
			return nil, err
		}
	}
	g.giveScores(t) // not after an error, which may leave it half filled
	hits, err := top.sort()
	if err != nil {
		return nil, err
	}
	if s.sort == SortRelevance {
		s.close = closeUnits(s.lookup.matched)
		if err := g.bring(hits[:min(len(hits), closeHits)], s.close); err != nil {
			return nil, err
		}
		if hits, err = top.sort(); err != nil {
			return nil, err
		}
	}
	return hits[min(s.q.Offset, len(hits)):min(s.q.Offset+s.q.Limit, len(hits))], nil
}

// having are the documents that have so many units.
func (t *scores) having(n uint8) *roaring.Bitmap {
	all := roaring.New()
	var docs [512]uint32
	it := t.found.ManyIterator()
	for read := it.NextMany(docs[:]); read > 0; read = it.NextMany(docs[:]) {
		kept := docs[:0]
		for _, doc := range docs[:read] {
			if t.units[doc] == n {
				kept = append(kept, doc)
			}
		}
		all.AddMany(kept)
	}
	return all
}
