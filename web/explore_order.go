package web

import (
	"context"
	"slices"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// A run is a part of an order of cases: those that pass the filter, in one of the
// index's orders or the other way round. An order that the index does not have is
// a few runs, one after the other: by outcome, the successes, then those that
// recovered …
type run struct {
	filter   *index.Filter // nil: every case
	sort     index.Sort
	reversed bool
}

// caseOrders are the orders of a table of cases by their names in an address. A
// minus turns one round.
var caseOrders = [...]string{"year", "company", "outcome", "answer", "evidence"}

// yearsDown is the usual order: what is latest comes first.
const yearsDown = "-year"

// caseOrder is the order that an address asks for, the usual one where it names
// none that there is.
func caseOrder(name string) string {
	if slices.Contains(caseOrders[:], strings.TrimPrefix(name, "-")) {
		return name
	}
	return yearsDown
}

// runs part an order into what the index can sort.
func (v view) runs(order string) []run {
	key, down := strings.CutPrefix(order, "-")
	switch key {
	case "company":
		if !down {
			return []run{{sort: index.SortCompany}} // notes on practice have none, and come last
		}
		cases := index.Filter{Facet: index.FacetType, Values: []string{string(kb.TypeCase)}}
		notes := cases
		notes.Not = true
		return []run{{filter: &cases, sort: index.SortCompany, reversed: true}, {filter: &notes, sort: index.SortNewest}}
	case "outcome":
		return groupRuns(index.FacetOutcome, []string{"success", "recovered", "mixed", "failure"}, down)
	case "evidence":
		return groupRuns(index.FacetGrade, []string{"1", "2", "3", "4"}, down)
	case "answer":
		if !down {
			return []run{{sort: index.SortSpeed}} // never and unknown come last
		}
		known := index.Filter{Facet: index.FacetSpeed, Values: []string{"hour", "day", "week", "later", "never"}}
		rest := known
		rest.Not = true
		return []run{{filter: &known, sort: index.SortSpeed, reversed: true}, {filter: &rest, sort: index.SortNewest}}
	}
	if down {
		return []run{{sort: index.SortNewest}}
	}
	return []run{{sort: index.SortOldest}}
}

// groupRuns is a run for each value, newest first, and one for the cases that
// have none of them.
func groupRuns(facet index.Facet, values []string, down bool) []run {
	if down {
		slices.Reverse(values)
	}
	var runs []run
	for _, value := range values {
		runs = append(runs, run{filter: &index.Filter{Facet: facet, Values: []string{value}}, sort: index.SortNewest})
	}
	return append(runs, run{filter: &index.Filter{Facet: facet, Values: values, Not: true}, sort: index.SortNewest})
}

// ordered is the part of the cases within q that begins at q.Offset, in an order
// of runs, and the number of all. Only the cases of that part are read.
func ordered(ctx context.Context, g *index.Generation, q index.Query, runs []run) (hits []index.Hit, total int, err error) {
	all := q
	all.Limit, all.Offset = 1, 0
	whole, err := g.Search(ctx, all)
	if err != nil {
		return nil, 0, err
	}
	skip, want := q.Offset, q.Limit
	for _, r := range runs {
		if want == 0 {
			break
		}
		part := q
		part.Sort, part.Limit, part.Offset = r.sort, want, skip
		if r.filter != nil {
			part.Filters = append(slices.Clone(q.Filters), *r.filter)
		}
		res, err := r.search(ctx, g, part)
		if err != nil {
			return nil, 0, err
		}
		hits = append(hits, res.Hits...)
		want -= len(res.Hits)
		skip = max(0, skip-res.Total)
	}
	return hits, whole.Total, nil
}

// search is a part of one run.
func (r run) search(ctx context.Context, g *index.Generation, q index.Query) (*index.Result, error) {
	if !r.reversed {
		return g.Search(ctx, q)
	}
	count := q
	count.Limit, count.Offset = 1, 0
	res, err := g.Search(ctx, count)
	if err != nil {
		return nil, err
	}
	end := res.Total - q.Offset // of the part, counted the index's way
	res.Hits = nil
	if end <= 0 {
		return res, nil
	}
	q.Offset = max(0, end-q.Limit)
	q.Limit = end - q.Offset
	part, err := g.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	slices.Reverse(part.Hits)
	return part, nil
}
