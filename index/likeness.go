package index

import (
	"context"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"casebook/kb"
)

// What it is worth that two cases share a value: so many times its idf. A sector of
// five cases tells more than a channel that every other case has, and what all
// have tells nothing. The unit is that of a word in a search.
const (
	weightMainUse  = 4
	weightOtherUse = 1
	weightShared   = 1.5 // a channel
	weightSector   = 2
	weightCause    = 2
	weightResponse = 1
	weightTag      = 2
	weightMaker    = 2 // the same organisation
	weightCountry  = .3
	weightWord     = 2
)

// A likeness measures how near all cases are to one. Its points are sums over the
// bitmaps of what the case has, so that no other case is read.
type likeness struct {
	g     *Generation
	of    *kb.Case
	doc   uint32
	table *scores
	worth map[Facet]map[string]float32
	words []significant
}

// likenessTo measures by all but the response: who answered otherwise may be just
// what is looked for. Release the likeness when done.
func (g *Generation) likenessTo(ctx context.Context, slug string) (*likeness, error) {
	doc, err := g.document(ctx, slug)
	if err != nil {
		return nil, fmt.Errorf("find cases like %s: %w", slug, err)
	}
	if doc == nowhere {
		return nil, fmt.Errorf("case %s: %w", slug, kb.ErrNotFound)
	}
	c, err := g.shown(doc)
	if err != nil {
		return nil, err
	}
	l := &likeness{g: g, of: c, doc: doc, table: g.takeScores(), worth: make(map[Facet]map[string]float32)}
	if err := l.measure(ctx); err != nil {
		return nil, fmt.Errorf("find cases like %s: %w", slug, err) // the table, half filled, is not given back
	}
	return l, nil
}

func (l *likeness) release() { l.g.giveScores(l.table) }

// score is a document's share of what the case has in common with itself.
func (l *likeness) score(doc uint32) float64 {
	most := l.table.points[l.doc]
	if most <= 0 {
		return 0
	}
	return min(float64(l.table.points[doc])/float64(most), 1)
}

func (l *likeness) measure(ctx context.Context) error {
	c := l.of
	var companies []string
	for _, name := range c.Companies {
		companies = append(companies, kb.CompanySlug(name))
	}
	for _, part := range []struct {
		facet  Facet
		weight float32
		enough bool // a neighbour has one such value; the others, and words, only bring it nearer
		values []string
	}{
		{FacetUse, weightMainUse, true, c.Uses[:min(1, len(c.Uses))]},
		{FacetUse, weightOtherUse, true, c.Uses[min(1, len(c.Uses)):]},
		{FacetChannel, weightShared, false, c.ChannelNames()},
		{FacetSector, weightSector, true, sectorOf(c)},
		{FacetCause, weightCause, true, causeOf(c)},
		{FacetTag, weightTag, true, c.Tags},
		{FacetCompany, weightMaker, true, companies},
		{FacetCountry, weightCountry, false, c.Countries},
	} {
		if err := l.addValues(ctx, part.facet, part.weight, part.enough, part.values); err != nil {
			return err
		}
	}
	return l.addWords(ctx)
}

// addResponses lets who answered a crisis alike be nearer.
func (l *likeness) addResponses(ctx context.Context) error {
	return l.addValues(ctx, FacetResponse, weightResponse, false, responsesOf(l.of))
}

// addValues adds what values are worth to every document that has them.
func (l *likeness) addValues(ctx context.Context, facet Facet, weight float32, enough bool, values []string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for i, value := range values {
		if value == "" || slices.Contains(values[:i], value) {
			continue
		}
		docs, err := l.g.matching(string(facet), value)
		if err != nil {
			return err
		}
		points := weight * l.g.rarity(docs.GetCardinality())
		addTo(l.table.points, docs, points)
		if enough {
			l.table.found.Or(docs)
		}
		if l.worth[facet] == nil {
			l.worth[facet] = make(map[string]float32)
		}
		l.worth[facet][value] = points
	}
	return nil
}

// addTo adds points to the places of some documents.
func addTo(places []float32, docs *roaring.Bitmap, points float32) {
	it := docs.ManyIterator()
	var some [512]uint32
	for n := it.NextMany(some[:]); n > 0; n = it.NextMany(some[:]) {
		for _, doc := range some[:n] {
			places[doc] += points
		}
	}
}

// sectorOf leaves out the sector of cases that belong to none.
func sectorOf(c *kb.Case) []string {
	if c.Sector == "general" {
		return nil
	}
	return []string{c.Sector}
}

func causeOf(c *kb.Case) []string {
	if c.Crisis == nil {
		return nil
	}
	return []string{c.Crisis.Cause}
}

func responsesOf(c *kb.Case) []string {
	if c.Crisis == nil {
		return nil
	}
	return c.Crisis.Response
}
