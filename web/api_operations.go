package web

import (
	"casebook/index"
	"casebook/kb"
)

// An operation is one address of the API below /api/v1. Routes, the reading of
// parameters, the API's description and its page for readers are made of it.
type operation struct {
	ID     string // in the description, and of its texts: "search"
	Path   string // "/cases/{slug}"
	Group  string // find, read or library
	Params []apiParam
	Answer any    // of the type that is answered
	Media  string // of the answer
	Moves  bool   // a former name of a case leads to the present one
	handle func(*Server, *apiCall) (any, error)
}

// A paramKind says what a parameter may be.
type paramKind int

const (
	paramPath    paramKind = iota // a part of the path
	paramText                     // any text
	paramNumber                   // from Min to Max
	paramFlag                     // 1 or 0
	paramChoice                   // one of Values, the first where nothing is asked
	paramChoices                  // several of Values
	paramFilter                   // values of a facet
	paramYears                    // a year or a span of years
)

// An apiParam is one parameter of an operation.
type apiParam struct {
	Name              string
	Kind              paramKind
	Min, Max, Default int      // of a number
	Values            []string // of a choice
	Facet             index.Facet
}

const (
	mediaJSON        = "application/json"
	mediaProblem     = "application/problem+json"
	mediaSuggestions = "application/x-suggestions+json"
)

// operations are all addresses of the API, in the order in which its page explains
// them.
func operations() []operation {
	q := apiParam{Name: "q", Kind: paramText}
	lang := apiParam{Name: "lang", Kind: paramText}
	slug := apiParam{Name: "slug", Kind: paramPath}
	return []operation{
		{ID: "search", Path: "/search", Group: "find", Params: searchParams(q, lang), Answer: index.Result{}, Media: mediaJSON, handle: (*Server).searchAPI},
		{ID: "suggest", Path: "/suggest", Group: "find", Params: []apiParam{
			q, lang, {Name: "n", Kind: paramNumber, Min: 1, Max: index.MaxSuggestions, Default: apiSuggestions},
		}, Answer: suggestAnswer{}, Media: mediaJSON, handle: (*Server).suggestAPI},
		{ID: "suggest-opensearch", Path: "/suggest/opensearch", Group: "find", Params: []apiParam{q, lang}, Answer: openSearchAnswer{}, Media: mediaSuggestions, handle: (*Server).openSearchAPI},
		{ID: "case", Path: "/cases/{slug}", Group: "read", Params: []apiParam{slug}, Answer: kb.Case{}, Media: mediaJSON, Moves: true, handle: (*Server).caseAPI},
		{ID: "similar", Path: "/cases/{slug}/similar", Group: "read", Params: []apiParam{
			slug, {Name: "contrast", Kind: paramFlag}, {Name: "n", Kind: paramNumber, Min: 1, Max: apiMaxNear, Default: apiNear}, lang,
		}, Answer: similarAnswer{}, Media: mediaJSON, Moves: true, handle: (*Server).similarAPI},
		{ID: "collections", Path: "/collections", Group: "read", Params: []apiParam{lang}, Answer: collectionsAnswer{}, Media: mediaJSON, handle: (*Server).collectionsAPI},
		{ID: "collection", Path: "/collections/{name}", Group: "read", Params: []apiParam{
			{Name: "name", Kind: paramPath}, lang,
		}, Answer: collectionAnswer{}, Media: mediaJSON, handle: (*Server).collectionAPI},
		{ID: "taxonomies", Path: "/taxonomies", Group: "library", Answer: taxonomiesAnswer{}, Media: mediaJSON, handle: (*Server).taxonomiesAPI},
		{ID: "taxonomy", Path: "/taxonomies/{name}", Group: "library", Params: []apiParam{
			{Name: "name", Kind: paramPath},
		}, Answer: taxonomyAnswer{}, Media: mediaJSON, handle: (*Server).taxonomyAPI},
		{ID: "stats", Path: "/stats", Group: "library", Answer: index.Stats{}, Media: mediaJSON, handle: (*Server).statsAPI},
		{ID: "openapi", Path: "/openapi.json", Group: "library", Params: []apiParam{
			{Name: "lang", Kind: paramChoice, Values: []string{"en", "fr"}},
		}, Media: mediaJSON, handle: (*Server).openAPI},
	}
}

// searchParams are the words, what the page of hits shall be, and a filter a facet.
func searchParams(q, lang apiParam) []apiParam {
	facets := []string{"all", "1"}
	for _, f := range index.Facets() {
		facets = append(facets, string(f))
	}
	params := []apiParam{
		q, lang,
		{Name: "sort", Kind: paramChoice, Values: []string{"relevance", string(index.SortNewest), string(index.SortOldest), string(index.SortUpdated), string(index.SortCompany), string(index.SortSpeed)}},
		{Name: "limit", Kind: paramNumber, Min: 1, Max: apiMaxLimit, Default: apiLimit},
		{Name: "offset", Kind: paramNumber, Max: maxOffset},
		{Name: "facets", Kind: paramChoices, Values: facets},
		{Name: "zero", Kind: paramFlag},
		{Name: "exact", Kind: paramFlag},
		{Name: "explain", Kind: paramFlag},
		{Name: "year", Kind: paramYears},
	}
	for _, f := range filterFacets {
		params = append(params, apiParam{Name: paramOf(f), Kind: paramFilter, Facet: f})
	}
	return params
}
