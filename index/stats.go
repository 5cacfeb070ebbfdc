package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"casebook/kb"
)

// Stats are what a library holds and what it lacks; their JSON is public. They are
// shared: only read them.
type Stats struct {
	Cases     int          `json:"cases"`            // public ones, notes on practice among them
	Companies int          `json:"companies"`        // different organisations
	Tags      int          `json:"tags"`             // different tags
	Updated   kb.Date      `json:"updated,omitzero"` // the day on which a case last changed
	Facets    []FacetCount `json:"facets"`           // all but companies and tags, in the order of [Facets]
	Sparse    []FacetCount `json:"sparse"`           // uses, channels and sectors with fewer than [FewCases], the fewest first
	Gaps      []Gap        `json:"gaps"`             // in the order of [GapName]
}

// FewCases is the number of cases from which a use, a channel or a sector can be
// taught by comparison.
const FewCases = 3

// A GapName is one kind of thing that cases lack.
type GapName string

// The gaps that are counted.
const (
	GapFigures     GapName = "figures"     // cases that tell no result in numbers; notes on practice need none
	GapTimeline    GapName = "timeline"    // crises without dated steps
	GapTeaching    GapName = "teaching"    // cases without anything for trainers
	GapTranslation GapName = "translation" // cases told in one language
	GapBehind      GapName = "behind"      // cases with a translation older than the original's last update
	GapGrade       GapName = "grade"       // cases proven no better than by one source
)

// A Gap is how many cases lack something, and which.
type Gap struct {
	Name  GapName  `json:"name"`
	Cases int      `json:"cases"`
	Slugs []string `json:"slugs"`           // the first [GapSlugs] of them by name
	Query string   `json:"query,omitempty"` // a search that finds them all, where there is one
}

// GapSlugs is how many cases a [Gap] names.
const GapSlugs = 20

// gapBehind is a value of fieldGap.
const gapBehind = "behind"

// Stats counts the whole library, once a generation.
func (g *Generation) Stats(ctx context.Context) (stats *Stats, err error) {
	defer g.guard(&err)
	g.mu.Lock()
	stats = g.stats
	g.mu.Unlock()
	if stats != nil {
		return stats, nil
	}
	if stats, err = g.countAll(ctx); err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.stats = stats
	return stats, nil
}

func (g *Generation) countAll(ctx context.Context) (*Stats, error) {
	s := &Stats{Cases: g.live, Facets: []FacetCount{}, Sparse: []FacetCount{}, Gaps: []Gap{}}
	for _, facet := range Facets() {
		counts, err := g.count(ctx, facet, nil)
		if err != nil {
			return nil, err
		}
		switch facet {
		case FacetCompany:
			s.Companies = len(counts)
		case FacetTag:
			s.Tags = len(counts)
		default:
			s.Facets = append(s.Facets, FacetCount{facet, counts})
		}
	}
	days, err := g.column(ctx, fieldChanged)
	if err != nil {
		return nil, err
	}
	if n := len(days.values); n > 0 {
		if s.Updated, err = kb.ParseDate(days.values[n-1]); err != nil {
			return nil, fmt.Errorf("read the days of changes: %w", err)
		}
	}
	if err := g.sparse(s); err != nil {
		return nil, err
	}
	return s, g.gaps(ctx, s)
}

// sparse adds the terms that few cases have. A channel that is no more gets no new
// cases, and counts only where it has one.
func (g *Generation) sparse(s *Stats) error {
	tax, _, err := g.index.taxonomies()
	if err != nil {
		return err
	}
	for _, list := range []struct {
		facet Facet
		terms *kb.Taxonomy
	}{{FacetUse, tax.Uses}, {FacetChannel, tax.Channels}, {FacetSector, tax.Sectors}} {
		i := slices.IndexFunc(s.Facets, func(f FacetCount) bool { return f.Facet == list.facet })
		few := FacetCount{Facet: list.facet, Values: []Count{}}
		for _, slug := range list.terms.Slugs() {
			count := Count{Value: slug}
			if at := slices.IndexFunc(s.Facets[i].Values, func(c Count) bool { return c.Value == slug }); at >= 0 {
				count = s.Facets[i].Values[at]
			}
			term, _ := list.terms.Term(slug)
			if count.Cases < FewCases && (count.Cases > 0 || term.Closed == 0) {
				few.Values = append(few.Values, count)
			}
		}
		slices.SortStableFunc(few.Values, func(a, b Count) int { return cmp.Compare(a.Cases, b.Cases) })
		s.Sparse = append(s.Sparse, few)
	}
	return nil
}

// gaps counts what is lacking.
func (g *Generation) gaps(ctx context.Context, s *Stats) error {
	isCase := Filter{Facet: FacetType, Values: []string{string(kb.TypeCase)}}
	without := func(what string) Filter { return Filter{Facet: FacetHas, Values: []string{what}, Not: true} }
	for _, gap := range []struct {
		name    GapName
		query   string
		filters []Filter
	}{
		{GapFigures, "type:case -has:figures", []Filter{isCase, without("figures")}},
		{GapTimeline, "use:crisis -has:timeline", []Filter{{Facet: FacetUse, Values: []string{"crisis"}}, without("timeline")}},
		{GapTeaching, "type:case -has:teaching", []Filter{isCase, without("teaching")}},
		{GapTranslation, "-has:translation", []Filter{without("translation")}},
		{GapBehind, "", nil},
		{GapGrade, "grade:1", []Filter{{Facet: FacetGrade, Values: []string{"1"}}}},
	} {
		docs, err := g.filtered(ctx, gap.filters)
		if gap.name == GapBehind {
			docs, err = g.matching(fieldGap, gapBehind)
		}
		if err != nil {
			return err
		}
		slugs, err := g.firstSlugs(ctx, docs, GapSlugs)
		if err != nil {
			return err
		}
		s.Gaps = append(s.Gaps, Gap{gap.name, int(docs.GetCardinality()), slugs, gap.query}) //nolint:gosec // at most the number of documents
	}
	return nil
}

// firstSlugs are the first n of some documents, sorted by slug.
func (g *Generation) firstSlugs(ctx context.Context, docs *roaring.Bitmap, n int) ([]string, error) {
	names, err := g.slugOrder(ctx)
	if err != nil {
		return nil, err
	}
	slugs := []string{}
	for _, named := range names {
		if len(slugs) == n {
			break
		}
		if docs.Contains(named.doc) {
			slugs = append(slugs, named.slug)
		}
	}
	return slugs, nil
}
