package index

import (
	"context"
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
	a := g.index.analyzers.take()
	defer g.index.analyzers.give(a)
	s, warnings, err := g.newSearch(ctx, a, q)
	if err != nil {
		return nil, err
	}
	r = s.r
	r.Missing = s.lookup.missing(a, s.q.Text)
	hits, err := s.run(ctx)
	if err != nil {
		return nil, err
	}
	if r.Hits, err = s.show(hits); err != nil {
		return nil, err
	}
	if len(r.Hits) > 0 {
		r.Corrected = s.lookup.corrected(a, r.Hits, q.Lang, warnings)
	}
	r.Warnings, r.Details = inEnglish(warnings), warnings
	r.TookMS = float64(time.Since(start).Microseconds()) / 1000
	return r, nil
}

// Count is how many cases have all the words of a query, and pass its filters: the
// total of [Generation.Search] where that is not relaxed, for less work.
func (g *Generation) Count(ctx context.Context, q Query) (n int, err error) {
	defer g.guard(&err)
	a := g.index.analyzers.take()
	defer g.index.analyzers.give(a)
	s, _, err := g.newSearch(ctx, a, q)
	if err != nil {
		return 0, err
	}
	docs, err := g.filter(ctx, s.filters, s.spans)
	if err != nil {
		return 0, err
	}
	if docs == nil {
		docs = g.all()
	}
	if !s.listed() {
		whole, _ := s.lookup.found()
		docs.And(whole)
	}
	docs.AndNot(s.excluded())
	return int(docs.GetCardinality()), nil //nolint:gosec // at most the number of documents
}

// newSearch reads a query and looks its words up.
func (g *Generation) newSearch(ctx context.Context, a *analyzer, q Query) (*search, []Warning, error) {
	names, err := g.index.names()
	if err != nil {
		return nil, nil, err
	}
	q.Text = strings.TrimSpace(q.Text)
	expr, warnings := ParseQuery(q.Text, names)
	s := &search{g: g, q: q, r: &Result{Query: q.Text, Hits: []Hit{}}, filters: append(append([]Filter(nil), q.Filters...), expr.Filters...)}
	for _, years := range []Years{q.Years, expr.Years} {
		if years != (Years{}) {
			s.spans = append(s.spans, years)
		}
	}
	if s.sort = q.Sort; s.sort == SortRelevance {
		s.sort = expr.Sort
	}
	units, cut := units(a, expr.Clauses)
	if cut {
		warnings = append(warnings, newWarning(WarnWords, saying{most: maxWords}))
	}
	if s.lookup, err = g.lookup(ctx, a, units, warnings, q.Exact); err != nil {
		return nil, nil, err
	}
	s.lookup.expr = expr
	return s, warnings, nil
}

// enoughHits is how many hits a goroutine makes ready to be worth its start.
const enoughHits = 5

// show makes hits ready to be shown: their cases are read, and searched for passages
// that show the words.
func (s *search) show(ranks []ranked) ([]Hit, error) {
	hits := make([]Hit, len(ranks))
	n := parallel(len(ranks), enoughHits)
	err := inParallel(n, func(part int) error {
		a := s.g.index.analyzers.take()
		defer s.g.index.analyzers.give(a)
		marks := newMarker(a, s.lookup.units)
		for i := len(ranks) * part / n; i < len(ranks)*(part+1)/n; i++ {
			h := ranks[i]
			c, err := s.g.shown(h.doc)
			if err != nil {
				return err
			}
			hit := newHit(c, s.q.Lang, float64(h.points))
			hit.Snippets = marks.snippets(c, s.q.Lang, s.lookup.bitsOf(h.doc), func(lang string, summary bool) readyText {
				if summary {
					return s.g.summaryOf(h.doc, c, lang, a)
				}
				return s.g.bodyOf(h.doc, c, lang, a)
			})
			hit.Matched = s.lookup.synonymsIn(h.doc)
			if !h.whole && len(s.lookup.matched) > 1 {
				hit.Missing = s.lookup.missingIn(a, s.q.Text, h.doc)
			}
			if s.q.Explain {
				if hit.Explain, err = s.explain(h, c, a); err != nil {
					return err
				}
			}
			hits[i] = hit
		}
		return nil
	})
	return hits, err
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
func (s *search) run(ctx context.Context) ([]ranked, error) {
	within, err := s.g.filter(ctx, s.filters, s.spans)
	if err != nil {
		return nil, err
	}
	if s.listed() {
		return s.list(ctx, within, s.excluded())
	}
	return s.find(ctx, within, s.excluded())
}

// listed reports whether a query asks for no word that a case must have.
func (s *search) listed() bool {
	e := s.lookup.expr
	if len(e.Clauses) == 0 {
		return len(s.filters) > 0 || len(s.spans) > 0 || s.q.Text == "" || e.HasSort
	}
	return len(s.lookup.matched) == 0 && len(s.lookup.excluded) > 0
}

// excluded are the documents that have what the query does not want.
func (s *search) excluded() *roaring.Bitmap {
	docs := roaring.New()
	for _, m := range s.lookup.excluded {
		docs.Or(m.docs)
	}
	return docs
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
	var base *roaring.Bitmap
	if !excluded.IsEmpty() {
		base = roaring.AndNot(s.g.all(), excluded)
	}
	if err := s.facets(ctx, base, base); err != nil {
		return nil, err
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

// find answers a query with words. Which documents have all of them, and which some,
// the words' bitmaps say; points are for those alone that may stand on the page.
func (s *search) find(ctx context.Context, within, excluded *roaring.Bitmap) ([]ranked, error) {
	g := s.g
	whole, found := s.lookup.found()
	whole.AndNot(excluded)
	found.AndNot(excluded)
	if err := s.facets(ctx, whole, found); err != nil {
		return nil, err
	}
	if within != nil {
		whole.And(within)
		found.And(within)
	}
	all, n := int(whole.GetCardinality()), int(found.GetCardinality()) //nolint:gosec // at most the number of documents
	s.r.Total, s.r.TotalSome = all, n-all
	if all == 0 && n > 0 {
		s.r.Total, s.r.TotalSome, s.r.Relaxed = n, 0, true
	}
	page := s.q.Offset + s.q.Limit
	if s.sort != SortRelevance {
		return s.sorted(ctx, whole, found, page)
	}
	top := &top{size: max(page, closeHits), slug: g.slug}
	var err error
	if top.years, err = g.years(ctx); err != nil {
		return nil, err
	}
	set := found
	if all >= top.size {
		set = whole // no other can stand before them
	}
	t := g.takeScores()
	if err := g.score(ctx, t, s.lookup.matched, set); err != nil {
		return nil, err
	}
	if err := top.addAll(whole, t.points, true); err != nil {
		return nil, err
	}
	if set == found {
		found.AndNot(whole)
		if err := top.addAll(found, t.points, false); err != nil {
			return nil, err
		}
	}
	g.giveScores(t) // not after an error, which may leave it half filled
	hits, err := top.sort()
	if err != nil {
		return nil, err
	}
	s.close = closeUnits(s.lookup.matched)
	if err := g.bring(hits[:min(len(hits), closeHits)], s.close); err != nil {
		return nil, err
	}
	if hits, err = top.sort(); err != nil {
		return nil, err
	}
	return hits[min(s.q.Offset, len(hits)):min(page, len(hits))], nil
}

// sorted are the hits of the page in another order than by relevance. Only they need
// points.
func (s *search) sorted(ctx context.Context, whole, found *roaring.Bitmap, page int) ([]ranked, error) {
	order, err := s.g.order(ctx, s.sort)
	if err != nil {
		return nil, err
	}
	some := roaring.AndNot(found, whole)
	var hits []ranked
	skip := s.q.Offset
	for _, group := range []struct {
		docs  *roaring.Bitmap
		whole bool
	}{{whole, true}, {some, false}} {
		left := int(group.docs.GetCardinality()) //nolint:gosec // at most the number of documents
		if left <= skip {
			skip -= left
			continue
		}
		for _, doc := range order.docs {
			if left == 0 || len(hits) == page-s.q.Offset {
				break
			}
			if !group.docs.Contains(doc) {
				continue
			}
			if left--; skip > 0 {
				skip--
				continue
			}
			hits = append(hits, ranked{doc: doc, whole: group.whole})
		}
	}
	set := roaring.New()
	for _, h := range hits {
		set.Add(h.doc)
	}
	t := s.g.takeScores()
	if err := s.g.score(ctx, t, s.lookup.matched, set); err != nil {
		return nil, err
	}
	for i := range hits {
		hits[i].points = t.points[hits[i].doc]
	}
	s.g.giveScores(t)
	return hits, nil
}

// found are the documents that have all the units that are asked for, and those that
// have any.
func (l *lookup) found() (whole, found *roaring.Bitmap) {
	if len(l.matched) == 0 {
		return roaring.New(), roaring.New()
	}
	whole, found = l.matched[0].docs.Clone(), l.matched[0].docs.Clone()
	for _, m := range l.matched[1:] {
		whole.And(m.docs)
		found.Or(m.docs)
	}
	return whole, found
}
