package index

import (
	"context"
	"fmt"
	"slices"

	"casebook/kb"
)

// leastScore is what a case must have in common with another to be proposed: a
// far neighbour is worse than none.
const leastScore = 0.1

// Similar finds the cases nearest to one, at most n: first those that its editors
// put beside it, in their order, then the nearest by uses, channels, sector, cause
// and response of a crisis, tags and the words that matter, the best first. That
// two cases ended alike does not make them alike. The case is found by its former
// names too; the error is [kb.ErrNotFound] where there is none.
func (g *Generation) Similar(ctx context.Context, slug string, n int) ([]Neighbour, error) {
	found, _, err := g.Around(ctx, slug, n, 0)
	return found, err
}

// Around finds what [Generation.Similar] and [Generation.Contrast] do, for little
// more than one of them: how near all cases are is measured once. Nobody may change
// the cases, which other searches show too.
func (g *Generation) Around(ctx context.Context, slug string, near, opposed int) (similar, contrast []Neighbour, err error) {
	defer g.guard(&err)
	l, err := g.likenessTo(ctx, slug)
	if err != nil {
		return nil, nil, err
	}
	defer l.release()
	if opposed > 0 { // first: who answered otherwise may be just what is looked for
		if contrast, err = l.contrast(ctx, opposed); err != nil {
			return nil, nil, fmt.Errorf("find counterparts of %s: %w", l.of.Slug, err)
		}
	}
	if near > 0 {
		if similar, err = l.similar(ctx, near); err != nil {
			return nil, nil, fmt.Errorf("find cases like %s: %w", l.of.Slug, err)
		}
	}
	return similar, contrast, nil
}

func (l *likeness) similar(ctx context.Context, n int) (found []Neighbour, err error) {
	if err := l.addResponses(ctx); err != nil {
		return nil, err
	}
	hand, err := l.g.related(ctx, l.of, n)
	if err != nil {
		return nil, err
	}
	best, err := l.best(ctx, l.table, n, hand)
	if err != nil {
		return nil, err
	}
	for _, doc := range append(hand, best...) {
		c, err := l.g.shown(doc)
		if err != nil {
			return nil, err
		}
		found = append(found, Neighbour{Case: c, Score: l.score(doc), Reasons: l.reasons(c, doc)})
	}
	return found, nil
}

// related are the documents that a case names as related, each once, at most n.
// Those that are not public are left out.
func (g *Generation) related(ctx context.Context, c *kb.Case, n int) ([]uint32, error) {
	self, err := g.document(ctx, c.Slug)
	if err != nil {
		return nil, err
	}
	var docs []uint32
	for _, slug := range c.Related {
		doc, err := g.document(ctx, slug)
		if err != nil {
			return nil, err
		}
		if doc != self && doc != nowhere && len(docs) < n && !slices.Contains(docs, doc) {
			docs = append(docs, doc)
		}
	}
	return docs, nil
}

// nowhere is the number of no document.
const nowhere = 1<<32 - 1

// document is the number of the case of that name or former name, or nowhere.
func (g *Generation) document(ctx context.Context, slug string) (uint32, error) {
	if err := ctx.Err(); err != nil {
		return nowhere, err
	}
	for _, field := range []string{fieldID, fieldAlias} {
		docs, err := g.matching(field, slug)
		if err != nil {
			return nowhere, err
		}
		if !docs.IsEmpty() {
			return docs.Minimum(), nil
		}
	}
	return nowhere, nil
}

// best are the documents with the most points in a table, but for the case itself
// and those left out: n with these. Those that have too little in common with the
// case are not among them.
func (l *likeness) best(ctx context.Context, table *scores, n int, leftOut []uint32) ([]uint32, error) {
	years, err := l.g.years(ctx)
	if err != nil {
		return nil, err
	}
	top := &top{size: max(n-len(leftOut), 0), years: years, slug: l.g.slug}
	least := leastScore * l.table.points[l.doc]
	it := table.found.ManyIterator()
	var docs [512]uint32
	for n := it.NextMany(docs[:]); n > 0; n = it.NextMany(docs[:]) {
		for _, doc := range docs[:n] {
			if l.table.points[doc] < least || doc == l.doc || slices.Contains(leftOut, doc) {
				continue
			}
			if err := top.add(ranked{doc: doc, points: table.points[doc]}); err != nil {
				return nil, err
			}
		}
	}
	hits, err := top.sort()
	if err != nil {
		return nil, err
	}
	found := make([]uint32, len(hits))
	for i, h := range hits {
		found[i] = h.doc
	}
	return found, nil
}
