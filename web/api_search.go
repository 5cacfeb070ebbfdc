package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casebook/index"
)

// The page size of the API, as asked for and where nothing is asked.
const (
	apiLimit    = 20
	apiMaxLimit = 100
	maxOffset   = 1_000_000
)

// A searchAnswer is the public JSON of a search.
type searchAnswer struct{ *index.Result }

// marked leaves the time out: it differs though nothing else does.
func (a searchAnswer) marked() any {
	copied := *a.Result
	copied.TookMS = 0
	return copied
}

// searchAPI answers q, limit, offset, lang, sort, year, exact, explain, facets and
// every filter. A parameter it does not know is told among the warnings: a misspelt
// filter that was silently dropped would answer another question.
func (s *Server) searchAPI(r *http.Request, g *index.Generation) (any, error) {
	q := r.URL.Query()
	sel := readSelection(q)
	switch {
	case sel.badYear:
		return nil, &failure{http.StatusBadRequest, "year: want a year or a range of years, as in 2010, 2008..2013, 2008.. or ..2013"}
	case sel.badSort != "":
		return nil, &failure{http.StatusBadRequest, "sort: want newest, oldest or company; without it the best hits come first"}
	}
	query, err := apiQuery(q, sel)
	if err != nil {
		return nil, err
	}
	res, err := g.Search(r.Context(), query)
	if err != nil {
		return nil, err
	}
	answer := *res
	answer.Warnings = append(slices.Clip(answer.Warnings), unknownParameters(q)...)
	if answer.Warnings == nil {
		answer.Warnings = []string{}
	}
	if answer.Hits == nil {
		answer.Hits = []index.Hit{}
	}
	return searchAnswer{&answer}, nil
}

// apiQuery is the selection with what only programs ask for.
func apiQuery(q url.Values, sel selection) (query index.Query, err error) {
	limit, err := readNumber(q, "limit", 1, apiMaxLimit, apiLimit)
	if err != nil {
		return query, err
	}
	offset, err := readNumber(q, "offset", 0, maxOffset, 0)
	if err != nil {
		return query, err
	}
	query = sel.query(cleanText(q.Get("lang")), limit, offset)
	if query.Exact, err = readFlag(q, "exact"); err != nil {
		return query, err
	}
	if query.Explain, err = readFlag(q, "explain"); err != nil {
		return query, err
	}
	query.Facets, err = readFacets(q)
	return query, err
}

// readFacets reads what to count: names with commas, in one parameter or several,
// or 1 or all for all.
func readFacets(q url.Values) ([]index.Facet, error) {
	var facets []index.Facet
	for _, param := range q["facets"] {
		switch param {
		case "", "0":
			continue
		case "1", "all":
			return index.Facets(), nil
		}
		for _, name := range strings.Split(param, ",") {
			facet := index.Facet(strings.TrimSpace(name))
			if !slices.Contains(index.Facets(), facet) {
				return nil, &failure{http.StatusBadRequest, "facets: want 1 for all, or names of " + facetNames() + " with commas between them"}
			}
			if !slices.Contains(facets, facet) {
				facets = append(facets, facet)
			}
		}
	}
	return facets, nil
}

func facetNames() string {
	var names []string
	for _, f := range index.Facets() {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

func unknownParameters(q url.Values) []string {
	var warnings []string
	for name := range q {
		switch name {
		case "q", "limit", "offset", "lang", "sort", "year", "exact", "explain", "facets":
			continue
		}
		if !isFilter(name) {
			warnings = append(warnings, "parameter "+strconv.Quote(cleanText(name))+" is not known and was left aside")
		}
	}
	slices.Sort(warnings)
	return warnings
}

// readNumber reads a number between two bounds, or says what would be one.
func readNumber(q url.Values, name string, least, most, otherwise int) (int, error) {
	text := q.Get(name)
	if text == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		return 0, &failure{http.StatusBadRequest, name + ": want a number from " + strconv.Itoa(least) + " to " + strconv.Itoa(most)}
	}
	return n, nil
}

// readFlag reads 1 for yes, 0 or nothing for no.
func readFlag(q url.Values, name string) (bool, error) {
	switch q.Get(name) {
	case "1":
		return true, nil
	case "", "0":
		return false, nil
	}
	return false, &failure{http.StatusBadRequest, name + ": want 1 or 0"}
}
