package index

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
)

// Search finds cases. Those that have all the words of the query come before
// those that have some; each group is ordered by q.Sort. Filters apply before
// that is decided. Without words every case that the filters leave is a hit.
func (g *Generation) Search(ctx context.Context, q Query) (r *Result, err error) {
	defer g.guard(&err)
	start := time.Now()
	if q.Limit <= 0 {
		q.Limit = DefaultLimit
	}
	q.Offset = max(q.Offset, 0)
	r = &Result{Query: strings.TrimSpace(q.Text), Warnings: []string{}, Hits: []Hit{}}
	a := g.index.analyzers.take()
	defer g.index.analyzers.give(a)
	words, cut := queryWords(a, q.Text)
	if cut {
		r.Warnings = append(r.Warnings, fmt.Sprintf("only the first %d words were looked for", maxWords))
	}
	within, err := g.filter(ctx, q)
	if err != nil {
		return nil, err
	}
	var hits []ranked
	if len(words) == 0 && strings.TrimSpace(q.Text) == "" {
		hits, err = g.list(ctx, r, q, within)
	} else {
		hits, err = g.find(ctx, r, q, a, words, within)
	}
	if err != nil {
		return nil, err
	}
	marks := newMarker(a, words)
	for _, h := range hits {
		c, err := g.read(h.doc)
		if err != nil {
			return nil, err
		}
		hit := newHit(c, q.Lang, float64(h.points))
		hit.Snippets = marks.snippets(c, q.Lang)
		r.Hits = append(r.Hits, hit)
	}
	r.TookMS = float64(time.Since(start).Microseconds()) / 1000
	return r, nil
}

// filter is the set of documents that filters and years leave; nil where nothing
// is filtered.
func (g *Generation) filter(ctx context.Context, q Query) (*roaring.Bitmap, error) {
	within, err := g.filtered(ctx, q.Filters)
	if err != nil || q.Years == (Years{}) {
		return within, err
	}
	docs, err := g.touching(ctx, q.Years)
	if err != nil {
		return nil, err
	}
	if within != nil {
		docs.And(within)
	}
	return docs, nil
}

// filtered is the set of documents that every filter leaves; nil for no filter.
// The set is the caller's own.
func (g *Generation) filtered(ctx context.Context, filters []Filter) (*roaring.Bitmap, error) {
	var within *roaring.Bitmap
	for _, f := range filters {
		if f.Facet == FacetYear {
			return nil, fmt.Errorf("filter by %s: years are a span, not values", f.Facet)
		}
		either := roaring.New()
		for _, value := range f.Values {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			docs, err := g.matching(f.field(), f.term(value))
			if err != nil {
				return nil, err
			}
			either.Or(docs)
		}
		if within == nil {
			within = either
		} else {
			within.And(either)
		}
	}
	return within, nil
}

// field and term are where a filter's values stand in the index.
func (f *Filter) field() string {
	if f.Facet == FacetCompany {
		return fieldName
	}
	return string(f.Facet)
}

func (f *Filter) term(value string) string {
	switch f.Facet {
	case FacetCompany:
		return companyKey(value)
	case FacetCountry:
		return strings.ToUpper(value)
	}
	return value
}

// touching are the documents whose period overlaps the years.
func (g *Generation) touching(ctx context.Context, y Years) (*roaring.Bitmap, error) {
	from, err := g.column(ctx, fieldFrom)
	if err != nil {
		return nil, err
	}
	to, err := g.column(ctx, fieldTo)
	if err != nil {
		return nil, err
	}
	first, last := yearTerm(y.From), yearTerm(endless)
	if y.To != 0 {
		last = yearTerm(y.To)
	}
	begun, notOver := roaring.New(), roaring.New()
	for _, year := range from.values {
		if year <= last {
			begun.Or(from.docs[year])
		}
	}
	for _, year := range to.values {
		if year >= first {
			notOver.Or(to.docs[year])
		}
	}
	begun.And(notOver)
	return begun, nil
}

// list answers a query without words.
func (g *Generation) list(ctx context.Context, r *Result, q Query, within *roaring.Bitmap) ([]ranked, error) {
	order, err := g.order(ctx, q.Sort)
	if err != nil {
		return nil, err
	}
	r.Total = g.live
	if within != nil {
		r.Total = int(within.GetCardinality()) //nolint:gosec // at most the number of documents
	}
	var hits []ranked
	skip := q.Offset
	for _, doc := range order.docs {
		if within != nil && !within.Contains(doc) {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		if len(hits) == q.Limit {
			break
		}
		hits = append(hits, ranked{doc: doc})
	}
	return hits, nil
}

// find answers a query with words.
func (g *Generation) find(ctx context.Context, r *Result, q Query, a *analyzer, words []queryWord, within *roaring.Bitmap) ([]ranked, error) {
	t := g.takeScores()
	if err := g.joinPairs(a, words); err != nil {
		return nil, err
	}
	required, places, err := g.score(ctx, t, words, within)
	if err != nil {
		return nil, err
	}
	top := &top{size: max(q.Offset+q.Limit, closeHits), slug: g.slug}
	if q.Sort == SortRelevance {
		top.years, err = g.years(ctx)
	} else {
		top.places, err = g.places(ctx, q.Sort)
	}
	if err != nil {
		return nil, err
	}
	all := 0
	it := t.found.ManyIterator()
	var docs [512]uint32
	for n := it.NextMany(docs[:]); n > 0; n = it.NextMany(docs[:]) {
		for _, doc := range docs[:n] {
			whole := t.words[doc] == required
			if whole {
				all++
			}
			if err := top.add(ranked{doc: doc, points: t.points[doc], whole: whole}); err != nil {
				return nil, err
			}
		}
	}
	found := int(t.found.GetCardinality()) //nolint:gosec // at most the number of documents
	r.Total, r.TotalSome = all, found-all
	if all == 0 && found > 0 {
		r.Total, r.TotalSome, r.Relaxed = found, 0, true
	}
	g.giveScores(t) // not after an error, which may leave it half filled
	hits, err := top.sort()
	if err != nil {
		return nil, err
	}
	if q.Sort == SortRelevance {
		if err := g.bring(hits[:min(len(hits), closeHits)], places); err != nil {
			return nil, err
		}
		if hits, err = top.sort(); err != nil {
			return nil, err
		}
	}
	return hits[min(q.Offset, len(hits)):min(q.Offset+q.Limit, len(hits))], nil
}

// joinPairs lets two words that stand side by side be found as one: who types
// "best buy" also means BestBuy.
func (g *Generation) joinPairs(a *analyzer, words []queryWord) error {
	for i := 0; i+1 < len(words); i++ {
		if words[i].optional || words[i+1].optional {
			continue
		}
		for _, joined := range a.form(words[i].folded + words[i+1].folded).terms() {
			known, err := g.knows(joined)
			if err != nil {
				return err
			}
			if known {
				words[i].also(joined)
				words[i+1].also(joined)
			}
		}
	}
	return nil
}

// knows reports whether any text has the term.
func (g *Generation) knows(term string) (bool, error) {
	for i := range g.segments {
		dict, err := g.segments[i].segment.Dictionary(fieldText)
		if err != nil {
			return false, fmt.Errorf("look up %q: %w", term, err)
		}
		known, err := dict.Contains([]byte(term))
		if err != nil {
			return false, fmt.Errorf("look up %q: %w", term, err)
		}
		if known {
			return true, nil
		}
	}
	return false, nil
}
