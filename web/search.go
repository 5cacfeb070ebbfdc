package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"casebook/index"
)

// searchPage is a list of hits with what was asked for. Without words it lists
// every case, newest first.
type searchPage struct {
	layout
	Hidden  []param // the filters, which a new search keeps
	Count   string  // "9 cases"
	Of      string  // "of 118"; empty where all are listed
	Relaxed bool    // no case has all the words; those listed have some
	Notes   []note
	Chips   []chip
	Clear   string // the address without filters, where there is more than one
	Sorts   []choice
	Facets  []facetView // left out where the counts would not be those of the query
	Active  int         // how many filters are set
	Hits    []hitView   // with all the words
	Border  string      // where those with only some begin; empty where none do
	Some    []hitView
	Nothing *nothing // what to do where nothing was found
	Pager   *pager
}

func (*searchPage) template() string { return "search" }

// A param is a value that a form hands on unseen.
type param struct{ Name, Value string }

// A note is a sentence about the search, with addresses that help.
type note struct {
	Text  string
	Links []link
}

// A choice is one of several, of which one holds.
type choice struct {
	link
	Current bool
}

// nothing helps where no case has any of the words.
type nothing struct {
	Text  string
	Links []link
	Uses  []mark
}

func (s *Server) showSearch(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	sel, current := readSelection(q), readPage(q)
	if sel.badYear {
		sel.years = "" // told below; the search goes on without it
	}
	offset := (current - 1) * pageSize
	res, err := g.Search(r.Context(), sel.query(v.l.Lang, pageSize, offset))
	if err != nil {
		return nil, err
	}
	all := res.Total + res.TotalSome
	p := &searchPage{
		Hidden:  hidden(sel),
		Count:   v.l.N("count.cases", res.Total),
		Relaxed: res.Relaxed,
		Chips:   v.chips(sel),
		Sorts:   v.sorts(sel),
		Pager:   newPager(current, all, func(n int) string { return v.href(pagePath(sel, n)) }),
	}
	p.Words, p.Section, p.NoIndex = sel.words, "search", true
	p.Path = pagePath(sel, current)
	p.Title = v.l.T("search.title-all")
	if sel.words != "" {
		p.Title = v.l.T("search.title", "words", sel.words)
	}
	if res.Total != g.Len() {
		p.Of = v.l.T("search.of", "n", v.l.Number(g.Len()))
	}
	if p.Active = len(p.Chips); p.Active > 1 {
		p.Clear = v.href(selection{words: sel.words, sort: sel.sort}.path())
	}
	p.Hits, p.Some = v.split(res, offset)
	if len(p.Some) > 0 {
		p.Border = v.l.N("search.border", res.TotalSome)
	}
	if p.Notes, err = v.searchNotes(r.Context(), g, sel, q, res); err != nil {
		return nil, err
	}
	switch {
	case all == 0:
		if p.Nothing, err = v.nothing(r.Context(), g, sel); err != nil {
			return nil, err
		}
	case offset >= all:
		p.Notes = append(p.Notes, note{
			v.l.T("search.beyond", "page", v.l.Number(current), "last", v.l.Number(pageCount(all))),
			[]link{{v.l.T("search.first-page"), v.href(sel.path())}},
		})
	}
	if sel.words == "" && sel.years == "" && all > 0 {
		if p.Facets, err = v.facets(r.Context(), g, sel); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// split parts the hits with all the words from those with some, which follow.
func (v view) split(res *index.Result, offset int) (all, some []hitView) {
	hits := v.hits(res.Hits)
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
			params = append(params, param{string(f.Facet), value})
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
	orders := []index.Sort{index.SortRelevance, index.SortNewest, index.SortOldest, index.SortCompany}
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

// searchNotes are what the reader should know about the answer: what could not
// be understood, and that no case has all the words.
func (v view) searchNotes(ctx context.Context, g *index.Generation, sel selection, q url.Values, res *index.Result) ([]note, error) {
	var notes []note
	for _, warning := range res.Warnings {
		notes = append(notes, note{Text: warning})
	}
	if sel.badYear {
		notes = append(notes, note{Text: v.l.T("search.bad-year", "text", cleanText(q.Get("year")))})
	}
	if sel.badSort != "" {
		notes = append(notes, note{Text: v.l.T("search.bad-sort", "text", sel.badSort)})
	}
	notes = append(notes, v.unknownValues(sel)...)
	if res.Relaxed && res.Total > 0 {
		links, err := v.withoutEachWord(ctx, g, sel)
		if err != nil {
			return nil, err
		}
		notes = append(notes, note{v.l.N("search.relaxed", res.Total), links})
	}
	return notes, nil
}

// unknownValues names the filters that no case can have, and the nearest value
// that there is.
func (v view) unknownValues(sel selection) []note {
	var notes []note
	for _, f := range sel.filters {
		t := v.taxonomy(f.Facet)
		if t == nil {
			continue
		}
		for _, value := range f.Values {
			if _, ok := t.Term(value); ok {
				continue
			}
			n := note{Text: v.l.T("search.unknown-"+string(f.Facet), "text", value)}
			if near := t.Nearest(value); near != "" {
				to := sel.without(f.Facet, value).with(f.Facet, near)
				n.Links = []link{{v.l.T("search.nearest", "label", v.label(f.Facet, near)), v.href(to.path())}}
			}
			notes = append(notes, n)
		}
	}
	return notes
}

// withoutEachWord offers the search less one word, for each whose absence finds
// cases with all the others.
func (v view) withoutEachWord(ctx context.Context, g *index.Generation, sel selection) ([]link, error) {
	words := strings.Fields(sel.words)
	if len(words) < 2 || len(words) > 6 {
		return nil, nil // more would cost more searches than it helps
	}
	var links []link
	for i, word := range words {
		less := sel
		less.words = strings.Join(append(append([]string(nil), words[:i]...), words[i+1:]...), " ")
		res, err := g.Search(ctx, less.query(v.l.Lang, 1, 0))
		if err != nil {
			return nil, err
		}
		if res.Total > 0 && !res.Relaxed {
			text := v.l.N("search.without", res.Total, "word", word)
			links = append(links, link{text, v.href(less.path())})
		}
	}
	return links, nil
}

// nothing offers what would find something: the same words without filters, and
// the uses to browse by.
func (v view) nothing(ctx context.Context, g *index.Generation, sel selection) (*nothing, error) {
	n := &nothing{Text: v.l.T("search.nothing-filters"), Uses: v.marks(index.FacetUse, v.tax.Uses.Slugs())}
	if sel.words != "" {
		n.Text = v.l.T("search.nothing-words", "words", sel.words)
	}
	if sel.filtered() {
		open := selection{words: sel.words}
		res, err := g.Search(ctx, open.query(v.l.Lang, 1, 0))
		if err != nil {
			return nil, err
		}
		if found := res.Total + res.TotalSome; found > 0 {
			n.Links = append(n.Links, link{v.l.N("search.without-filters", found), v.href(open.path())})
		}
	}
	n.Links = append(n.Links, link{v.l.T("search.all-cases"), v.href("/search")})
	return n, nil
}
