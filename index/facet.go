package index

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"casebook/kb"
)

// A Count is how many cases have a value of a facet; its JSON is public.
type Count struct {
	Value string `json:"value"`           // a slug, a year, a grade; of a country its code
	Label string `json:"label,omitempty"` // of a company: its name as most cases write it
	Cases int    `json:"cases"`
}

// A FacetCount is the counts of one facet's values.
type FacetCount struct {
	Facet  Facet   `json:"facet"`
	Values []Count `json:"values"` // in the order of the values, those without a case left out unless they were asked for
}

// Counts counts the cases that all filters leave by the values of a facet. The
// counts are in the order of the values; those without a case are left out. A
// case counts once for each of its values.
func (g *Generation) Counts(ctx context.Context, facet Facet, filters ...Filter) (counts []Count, err error) {
	defer g.guard(&err)
	within, err := g.filtered(ctx, filters)
	if err != nil {
		return nil, err
	}
	return g.count(ctx, facet, within)
}

// count counts the documents of a set, nil for all, by the values of a facet.
func (g *Generation) count(ctx context.Context, facet Facet, within *roaring.Bitmap) ([]Count, error) {
	return g.countValues(ctx, facet, within, false)
}

// countValues does what count does; with zero, it also has the values without a
// document.
func (g *Generation) countValues(ctx context.Context, facet Facet, within *roaring.Bitmap, zero bool) ([]Count, error) {
	field := string(facet)
	switch facet {
	case FacetYear:
		field = fieldFrom
	case FacetCompany:
		field = fieldName
	}
	column, err := g.column(ctx, field)
	if err != nil {
		return nil, err
	}
	counted := column.count(within, g.slots)
	if facet == FacetCompany {
		return g.countCompanies(ctx, column, counted, zero)
	}
	counts := make([]Count, 0, room(counted, zero))
	for i, value := range column.values {
		if n := counted[i]; n > 0 || zero {
			counts = append(counts, Count{Value: value, Cases: n})
		}
	}
	if zero {
		return g.addZeros(facet, counts)
	}
	return counts, nil
}

// countCompanies are counts of companies, which the index tells apart by their
// letters, with the names that people know.
func (g *Generation) countCompanies(ctx context.Context, column *column, counted []int, zero bool) ([]Count, error) {
	companies, err := g.companies(ctx)
	if err != nil {
		return nil, err
	}
	places := g.companyPlaces(companies, column)
	counts := make([]Count, 0, room(counted, zero))
	for i := range companies {
		if at := places[i]; at >= 0 && (counted[at] > 0 || zero) {
			counts = append(counts, Count{Value: companies[i].slug, Label: companies[i].name, Cases: counted[at]})
		}
	}
	return counts, nil
}

// companyPlaces are where each company stands in its column; -1 where it does not.
func (g *Generation) companyPlaces(companies []company, column *column) []int {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.placed == nil {
		g.placed = make([]int, len(companies))
		for i := range companies {
			at, ok := slices.BinarySearch(column.values, companies[i].key)
			if g.placed[i] = at; !ok {
				g.placed[i] = -1
			}
		}
	}
	return g.placed
}

// room is the number of counts that there will be.
func room(counted []int, zero bool) int {
	if zero {
		return len(counted)
	}
	n := 0
	for _, cases := range counted {
		if cases > 0 {
			n++
		}
	}
	return n
}

// addZeros adds the values of a list that no case of the library has, and the years
// between its first and its last.
func (g *Generation) addZeros(facet Facet, counts []Count) ([]Count, error) {
	tax, _, err := g.index.taxonomies()
	if err != nil {
		return nil, err
	}
	values := fixedValues(facet)
	if list := taxonomyOf(tax, facet); list != nil {
		values = list.Slugs()
	}
	if n := len(counts); facet == FacetYear && n > 0 {
		first, _ := strconv.Atoi(counts[0].Value)
		last, _ := strconv.Atoi(counts[n-1].Value)
		for year := first; year <= last; year++ {
			values = append(values, yearTerm(year))
		}
	}
	for _, value := range values {
		at, there := slices.BinarySearchFunc(counts, value, func(c Count, value string) int { return strings.Compare(c.Value, value) })
		if !there {
			counts = slices.Insert(counts, at, Count{Value: value})
		}
	}
	return counts, nil
}

// taxonomyOf is the list of a facet's values, nil where there is none.
func taxonomyOf(tax *kb.Taxonomies, facet Facet) *kb.Taxonomy {
	switch facet {
	case FacetUse:
		return tax.Uses
	case FacetChannel:
		return tax.Channels
	case FacetSector:
		return tax.Sectors
	case FacetOutcome:
		return tax.Outcomes
	case FacetEvidence:
		return tax.Evidence
	case FacetKind:
		return tax.SourceKinds
	case FacetCause:
		return tax.Causes
	case FacetResponse:
		return tax.Responses
	case FacetRung:
		return tax.Rungs
	case FacetMaturity:
		return tax.Maturity
	}
	return nil
}

// fixedValues are all values of a facet that no taxonomy lists; nil where they are
// what the cases have.
func fixedValues(facet Facet) []string {
	switch facet {
	case FacetGrade:
		return scale(FacetGrade)
	case FacetSpeed:
		return append(scale(FacetSpeed), "never", "unknown")
	case FacetHas:
		return []string{"figures", "timeline", "teaching", "video", "translation"}
	case FacetType:
		return []string{string(kb.TypeCase), string(kb.TypePractice)}
	}
	return nil
}

// facets counts, for each facet that is asked for, the cases that the words and
// the other facets' filters leave: a second value of a facet then shows what it
// would add. Whole are the documents with all the words, nil for all documents, some
// those with any; as in the hits, some count only where no whole one is left.
func (s *search) facets(ctx context.Context, whole, some *roaring.Bitmap) error {
	if len(s.q.Facets) == 0 {
		return nil
	}
	within, err := s.g.filter(ctx, s.filters, s.spans)
	if err != nil {
		return err
	}
	shared := left(whole, some, within) // what all filters leave: it is counted for the facets without one
	work := enoughCounted               // with nothing left out, the numbers are known
	if shared != nil {
		work = int(shared.GetCardinality()) * len(s.q.Facets) //nolint:gosec // at most the number of documents
	}
	counts := make([]FacetCount, len(s.q.Facets))
	n := parallel(work, enoughCounted)
	err = inParallel(n, func(part int) error {
		for i := part; i < len(counts); i += n {
			facet, set := s.q.Facets[i], shared
			if others, spans := s.others(facet); len(others) < len(s.filters) || len(spans) < len(s.spans) {
				within, err := s.g.filter(ctx, others, spans)
				if err != nil {
					return err
				}
				set = left(whole, some, within)
			}
			values, err := s.g.countValues(ctx, facet, set, s.q.Zero)
			if err != nil {
				return err
			}
			if facet == FacetCompany || facet == FacetTag {
				values = mostOf(values, s.q.Top)
			}
			counts[i] = FacetCount{facet, values}
		}
		return nil
	})
	s.r.Facets = counts
	return err
}

// mostOf are the n values that most cases have, of equals the first, in the order of
// the values; all of them for 0.
func mostOf(values []Count, n int) []Count {
	if n <= 0 || len(values) <= n {
		return values
	}
	byCases := slices.Clone(values)
	slices.SortStableFunc(byCases, func(a, b Count) int { return cmp.Compare(b.Cases, a.Cases) })
	byCases = slices.Clip(byCases[:n])
	slices.SortFunc(byCases, func(a, b Count) int { return strings.Compare(a.Value, b.Value) })
	return byCases
}

// enoughCounted is how many documents of all facets together a goroutine counts to be
// worth its start.
const enoughCounted = 40_000

// others are the filters of other facets; what is excluded stays out of its own.
func (s *search) others(facet Facet) ([]Filter, []Years) {
	others := make([]Filter, 0, len(s.filters))
	for _, f := range s.filters {
		if f.Facet != facet || f.Not {
			others = append(others, f)
		}
	}
	if facet == FacetYear {
		return others, nil
	}
	return others, s.spans
}

// left is what filters, nil for none, leave of the documents that are counted.
func left(whole, some, within *roaring.Bitmap) *roaring.Bitmap {
	if whole == nil {
		return within
	}
	set := whole
	if within != nil {
		set = roaring.And(whole, within)
	}
	switch {
	case !set.IsEmpty():
		return set
	case within != nil:
		return roaring.And(some, within)
	}
	return some
}
