package web

import (
	"net/http"
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
)

// A searchAnswer is the public JSON of a search.
type searchAnswer struct{ *index.Result }

// marked leaves the time out: it differs though nothing else does.
func (a searchAnswer) marked() any {
	copied := *a.Result
	copied.TookMS = 0
	return copied
}

// searchAPI answers q, limit, offset, lang, sort, year and every filter. A
// parameter it does not know is told among the warnings: a misspelt filter that
// was silently dropped would answer another question.
func (s *Server) searchAPI(r *http.Request, g *index.Generation) (any, error) {
	q := r.URL.Query()
	limit, err := readNumber(q, "limit", 1, apiMaxLimit, apiLimit)
	if err != nil {
		return nil, err
	}
	offset, err := readNumber(q, "offset", 0, maxOffset, 0)
	if err != nil {
		return nil, err
	}
	sel := readSelection(q)
	switch {
	case sel.badYear:
		return nil, &failure{http.StatusBadRequest, "year: want a year or a range of years, as in 2010, 2008..2013, 2008.. or ..2013"}
	case sel.badSort != "":
		return nil, &failure{http.StatusBadRequest, "sort: want newest, oldest or company; without it the best hits come first"}
	}
	res, err := g.Search(r.Context(), sel.query(cleanText(q.Get("lang")), limit, offset))
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

func unknownParameters(q url.Values) []string {
	var warnings []string
	for name := range q {
		switch name {
		case "q", "limit", "offset", "lang", "sort", "year":
			continue
		}
		if !slices.Contains(filterFacets[:], index.Facet(name)) {
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
