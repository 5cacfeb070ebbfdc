package web

import (
	"net/url"
	"slices"
	"strconv"

	"casebook/index"
)

// The page size of the API, as asked for and where nothing is asked.
const (
	apiLimit    = 20
	apiMaxLimit = 100
	maxOffset   = 1_000_000
	apiTop      = 100 // companies and tags that are counted: a large library has thousands
)

// A searchAnswer is the public JSON of a search.
type searchAnswer struct {
	*index.Result
	limit, offset int
}

// marked leaves the time out: it differs though nothing else does.
func (a searchAnswer) marked() any {
	copied := *a.Result
	copied.TookMS = 0
	return copied
}

// links are the pages before and after this one.
func (a searchAnswer) links(path string, q url.Values) map[string]string {
	links := make(map[string]string)
	for rel, offset := range map[string]int{"prev": max(a.offset-a.limit, 0), "next": a.offset + a.limit} {
		if rel == "prev" && a.offset == 0 || rel == "next" && (offset >= a.Total+a.TotalSome || offset > maxOffset) {
			continue
		}
		q.Set("offset", strconv.Itoa(offset))
		if to := path + "?" + q.Encode(); len(to) <= maxPath {
			links[rel] = to
		}
	}
	return links
}

// searchAPI answers words and filters. A parameter it does not know is told among
// the warnings, as is a value of a filter: what was silently dropped would answer
// another question.
func (s *Server) searchAPI(c *apiCall) (any, error) {
	query := c.search()
	if err := c.mistakes(); err != nil {
		return nil, err
	}
	res, err := c.g.Search(c.ctx, query)
	if err != nil {
		return nil, err
	}
	s.metrics.searched("api", res)
	unknown, err := s.unknownValues(query.Filters)
	if err != nil {
		return nil, err
	}
	answer := *res
	answer.Details = slices.Concat(answer.Details, unknown, c.unknownParameters())
	answer.Warnings = make([]string, 0, len(answer.Details))
	for _, w := range answer.Details {
		answer.Warnings = append(answer.Warnings, w.In("en"))
	}
	if answer.Hits == nil {
		answer.Hits = []index.Hit{}
	}
	return searchAnswer{&answer, query.Limit, query.Offset}, nil
}

// search is what the parameters ask for.
func (c *apiCall) search() index.Query {
	sel := readSelection(c.query)
	sel.words = c.text("q")
	c.declared("year", paramYears)
	c.single("year")
	if sel.badYear {
		c.refuse("year", "want a year or a range of years, as in 2010, 2008..2013, 2008.. or ..2013")
	}
	sel.sort = index.SortRelevance
	if order := c.choice("sort"); order != "relevance" {
		sel.sort = index.Sort(order)
	}
	query := sel.query(c.text("lang"), c.number("limit"), c.number("offset"))
	query.Top = apiTop
	query.Zero, query.Exact, query.Explain = c.flag("zero"), c.flag("exact"), c.flag("explain")
	facets := c.choices("facets")
	if slices.Contains(facets, "all") || slices.Contains(facets, "1") {
		query.Facets = index.Facets()
		return query
	}
	for _, name := range facets {
		query.Facets = append(query.Facets, index.Facet(name))
	}
	return query
}

// unknownParameters tells what was written and means nothing here.
func (c *apiCall) unknownParameters() []index.Warning {
	var names []string
	for name := range c.query {
		if !slices.ContainsFunc(c.op.Params, func(p apiParam) bool { return p.Name == name }) {
			names = append(names, cleanText(name))
		}
	}
	slices.Sort(names)
	var warnings []index.Warning
	for _, name := range names[:min(len(names), maxWarnings)] {
		warnings = append(warnings, index.UnknownParameter(name))
	}
	return warnings
}

// maxWarnings bounds what is told of one request.
const maxWarnings = 20

// unknownValues tells of filters by what is in no list.
func (s *Server) unknownValues(filters []index.Filter) ([]index.Warning, error) {
	if len(filters) == 0 {
		return nil, nil
	}
	tax, err := s.taxonomies()
	if err != nil {
		return nil, err
	}
	var warnings []index.Warning
	for _, f := range filters {
		list := view{tax: tax}.taxonomy(f.Facet)
		if list == nil {
			continue
		}
		for _, value := range f.Values {
			if _, known := list.Term(value); !known && len(warnings) < maxWarnings {
				warnings = append(warnings, index.UnknownValue(paramOf(f.Facet), value, list.Nearest(value)))
			}
		}
	}
	return warnings, nil
}
