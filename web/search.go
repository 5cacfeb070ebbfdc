package web

import (
	"net/http"
	"strconv"

	"casebook/index"
)

// searchPage is a list of hits with what was asked for. Without words it lists
// every case, newest first.
type searchPage struct {
	layout
	Heading string  // over the hits, where all is not well
	Hidden  []param // the filters, which a new search keeps
	Count   string  // "9 cases"
	Of      string  // "of 118"; empty where all are listed
	Show    string  // "Show the 9 cases", under the filters on a small screen
	Relaxed bool    // no case has all the words; those listed have some
	Meant   *meant
	Notes   []note
	Chips   []chip
	Clear   string // the address without filters, where there is more than one
	Sorts   []choice
	Facets  []facetView
	Active  int        // how many filters are set
	Hits    []foundHit // with all the words
	Border  string     // where those with only some begin; empty where none do
	Some    []foundHit
	Nothing *nothing // what to do where nothing was found
	Ask     *askView // where a case with all the words is missing
	Pager   *pager
	Deck    deckLink
	Feed    link // that tells of new cases which this search finds
}

func (*searchPage) template() string { return "search" }

// A param is a value that a form hands on unseen.
type param struct{ Name, Value string }

// A choice is one of several, of which one holds.
type choice struct {
	link
	Current bool
}

func (s *Server) showSearch(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	q, fromForm := yearsForm(r.URL.Query())
	if fromForm {
		return redirect{to: v.href(searchPath(q)), status: http.StatusSeeOther}, nil
	}
	sel, current := readSelection(q), readPage(q)
	if sel.badYear {
		sel.years = "" // told below; the search goes on without it
	}
	offset := (current - 1) * pageSize
	query := sel.query(v.l.Lang, pageSize, offset)
	query.Facets, query.Zero = facetColumn[:], true
	res, err := g.Search(r.Context(), query)
	if err != nil {
		return nil, err
	}
	all := res.Total + res.TotalSome
	open := v.unfold(sel)
	p := &searchPage{
		Hidden:  hidden(sel),
		Count:   v.l.N("count.cases", res.Total),
		Show:    v.l.N("search.show", res.Total),
		Relaxed: res.Relaxed,
		Meant:   v.meant(sel, res.Corrected),
		Chips:   v.chips(open),
		Sorts:   v.sorts(open),
		Facets:  v.facets(res.Facets, open),
		Pager:   newPager(current, all, func(n int) string { return v.href(pagePath(sel, n)) }),
	}
	p.Words, p.Section, p.Description = sel.words, "search", v.l.T("search.description")
	// search engines take one of all these pages, and none that found nothing
	p.Stands, p.NoIndex = "/search", all == 0 || res.Relaxed
	p.Deck = v.deckOfSearch(sel, res)
	p.Feed = link{v.l.T("feed.search"), feedPath(searchFeed(sel), v.l.Lang)}
	p.Links = append(p.Links, headLink{Rel: "alternate", Type: mediaAtom, Href: p.Feed.Href, Title: p.Feed.Label})
	s.metrics.searched("page", res)
	if res.Relaxed || all == 0 {
		p.Ask = s.ask(v, sel, q)
	}
	p.Path = pagePath(sel, current)
	p.Title = v.l.T("search.title-all")
	if sel.words != "" {
		p.Title = v.l.T("search.title", "words", sel.words)
	}
	if res.Total != g.Len() {
		p.Of = v.l.T("search.of", "n", v.l.Number(g.Len()))
	}
	if p.Active = len(p.Chips); p.Active > 1 {
		p.Clear = v.href(selection{words: open.words, sort: open.sort, exact: open.exact}.path())
	}
	hits, err := s.foundHits(v, g, res.Hits)
	if err != nil {
		return nil, err
	}
	p.Hits, p.Some = split(hits, res, offset)
	if len(p.Some) > 0 {
		p.Border = v.l.N("search.border", res.TotalSome)
	}
	if p.Notes, err = v.searchNotes(r.Context(), g, sel, q, res); err != nil {
		return nil, err
	}
	switch {
	case all == 0:
		p.Heading, p.OfOne = v.l.T("search.nothing"), true
		if p.Nothing, err = v.nothing(r.Context(), g, open, res.Missing); err != nil {
			return nil, err
		}
		if !p.Nothing.elsewhere {
			s.countMissed(r, sel)
		}
	case res.Relaxed:
		p.Heading = v.l.T("search.relaxed")
	case offset >= all:
		p.Notes = append(p.Notes, note{
			Text:  v.l.T("search.beyond", "page", v.l.Number(current), "last", v.l.Number(pageCount(all))),
			Links: []link{{v.l.T("search.first-page"), v.href(sel.path())}},
		})
	}
	return p, nil
}

// split parts the hits with all the words from those with some, which follow.
func split(hits []foundHit, res *index.Result, offset int) (all, some []foundHit) {
	border := len(hits)
	if !res.Relaxed {
		border = min(max(0, res.Total-offset), len(hits))
	}
	return hits[:border], hits[border:]
}

func pagePath(sel selection, n int) string {
	q := sel.values()
	if n > 1 {
		q.Set("page", strconv.Itoa(n))
	}
	return searchPath(q)
}

// hidden are the parameters that a new search from the box keeps.
func hidden(sel selection) []param {
	var params []param
	for _, f := range sel.filters {
		for _, value := range f.Values {
			params = append(params, param{paramOf(f.Facet), value})
		}
	}
	if sel.years != "" {
		params = append(params, param{"year", sel.years})
	}
	if sel.sort != index.SortRelevance {
		params = append(params, param{"sort", string(sel.sort)})
	}
	return params
}

// sorts are the orders to choose from; without words there is no best hit and
// the newest come first.
func (v view) sorts(sel selection) []choice {
	orders := []index.Sort{index.SortRelevance, index.SortNewest, index.SortOldest, index.SortCompany, index.SortSpeed}
	if sel.words == "" {
		orders = orders[1:]
		if sel.sort == index.SortRelevance {
			sel.sort = index.SortNewest
		}
	}
	var choices []choice
	for _, order := range orders {
		key := string(order)
		if order == index.SortRelevance {
			key = "relevance"
		}
		to := sel
		to.sort = order
		choices = append(choices, choice{link{v.l.T("sort." + key), v.href(to.path())}, order == sel.sort})
	}
	return choices
}
