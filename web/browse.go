package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"casebook/index"
	"casebook/kb"
)

// aboutPage is about one value of a facet: a use, a channel, a company, a
// sector, a country, a tag. Its definition, then its cases.
type aboutPage struct {
	layout
	Kind       string // "Use"
	Mark       *mark
	Heading    string
	Standfirst string
	Closed     string // a channel that is no more says so, and what does its job
	Also       string // what people say instead
	Count      string
	Refine     string // the search for the same cases
	Beside     []countLink
	BesideName string // "Channels"
	Years      *yearsChart
	Hits       []hitView
	Pager      *pager
}

func (*aboutPage) template() string { return "about" }

// A countLink is a value with its number of cases.
type countLink struct {
	mark
	Count string
}

// showTerm shows a value of one of the taxonomies.
func (s *Server) showTerm(facet index.Facet) handler {
	return func(r *http.Request, g *index.Generation) (page, error) {
		v, err := s.view(r)
		if err != nil {
			return nil, err
		}
		term, ok := v.taxonomy(facet).Term(chi.URLParam(r, "slug"))
		if !ok {
			return nil, kb.ErrNotFound
		}
		p := &aboutPage{Heading: term.Label.In(v.l.Lang), Standfirst: term.Definition.In(v.l.Lang)}
		if m := v.mark(facet, term.Slug); m.Icon != "" {
			p.Mark = &m
		}
		if term.Closed != 0 {
			p.Closed = v.l.T("about.closed", "year", term.Closed)
			if next := term.Successor.In(v.l.Lang); next != "" {
				p.Closed += " " + v.l.T("about.successor", "name", next)
			}
		}
		if also := term.Also[v.l.Lang]; len(also) > 0 {
			p.Also = v.l.T("about.also", "words", strings.Join(also, ", "))
		}
		return p, v.about(r, g, p, facet, term.Slug)
	}
}

// showCountry shows a country by its ISO 3166 code; one without cases has no
// page.
func (s *Server) showCountry(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	slug := chi.URLParam(r, "slug")
	code := strings.ToUpper(slug)
	if slug != strings.ToLower(slug) {
		return redirect{to: v.pageOf(index.FacetCountry, code), status: http.StatusMovedPermanently}, nil
	}
	p := &aboutPage{Heading: v.label(index.FacetCountry, code)}
	return p, v.aboutFound(r, g, p, index.FacetCountry, code)
}

// showTag shows a tag that some case has.
func (s *Server) showTag(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	slug := chi.URLParam(r, "slug")
	p := &aboutPage{Heading: v.label(index.FacetTag, slug)}
	return p, v.aboutFound(r, g, p, index.FacetTag, slug)
}

// showCompany shows an organisation under the name that its cases give it.
func (s *Server) showCompany(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	slug := chi.URLParam(r, "slug")
	p := &aboutPage{}
	found, err := g.Search(r.Context(), index.Query{
		Filters: []index.Filter{{Facet: index.FacetCompany, Values: []string{slug}}}, Limit: 1, Lang: v.l.Lang,
	})
	if err != nil {
		return nil, err
	}
	if len(found.Hits) == 0 {
		return nil, kb.ErrNotFound
	}
	for _, name := range found.Hits[0].Case.CompanyNames() {
		if kb.CompanySlug(name) == slug {
			p.Heading = name
		}
	}
	if p.Heading == "" {
		return nil, kb.ErrNotFound // found by another spelling, which has its own address
	}
	return p, v.aboutFound(r, g, p, index.FacetCompany, slug)
}

// aboutFound is about, for values that exist only where a case has them.
func (v view) aboutFound(r *http.Request, g *index.Generation, p *aboutPage, facet index.Facet, value string) error {
	if err := v.about(r, g, p, facet, value); err != nil {
		return err
	}
	if len(p.Hits) == 0 && readPage(r.URL.Query()) == 1 {
		return kb.ErrNotFound
	}
	return nil
}

// about adds the cases of one value.
func (v view) about(r *http.Request, g *index.Generation, p *aboutPage, facet index.Facet, value string) error {
	ctx := r.Context()
	filter := index.Filter{Facet: facet, Values: []string{value}}
	current := readPage(r.URL.Query())
	res, err := g.Search(ctx, index.Query{
		Filters: []index.Filter{filter}, Limit: pageSize, Offset: (current - 1) * pageSize, Lang: v.l.Lang,
	})
	if err != nil {
		return err
	}
	p.Title = p.Heading
	p.Kind = v.l.T("facet." + string(facet))
	p.Description = p.Standfirst
	p.Count = v.l.N("count.cases", res.Total)
	p.Hits = v.hits(res.Hits)
	p.Pager = newPager(current, res.Total, func(n int) string {
		if n == 1 {
			return v.pageOf(facet, value)
		}
		return v.pageOf(facet, value) + "?page=" + strconv.Itoa(n)
	})
	if res.Total > 1 {
		name := value
		if facet == index.FacetCompany {
			name = p.Heading
		}
		p.Refine = v.href(selection{}.with(facet, name).path())
	}
	beside := index.FacetUse
	if facet == index.FacetUse {
		beside = index.FacetChannel
	}
	if p.Beside, err = v.beside(r, g, beside, filter); err != nil {
		return err
	}
	p.BesideName = v.l.T("facets." + string(beside))
	if res.Total >= yearsWorthDrawing {
		p.Years, err = v.yearsChart(ctx, g, 180, filter)
	}
	return err
}

// yearsWorthDrawing is the number of cases from which their years are a picture
// and not a list.
const yearsWorthDrawing = 12

// beside counts the values of another facet among the same cases.
func (v view) beside(r *http.Request, g *index.Generation, facet index.Facet, filter index.Filter) ([]countLink, error) {
	counts, err := g.Counts(r.Context(), facet, filter)
	if err != nil {
		return nil, err
	}
	sortByCount(counts)
	own := selection{filters: []index.Filter{filter}}
	var links []countLink
	for _, count := range counts[:min(len(counts), facetRows)] {
		m := v.mark(facet, count.Value)
		m.Href = v.href(own.with(facet, count.Value).path())
		links = append(links, countLink{m, v.l.Number(count.Cases)})
	}
	return slices.Clip(links), nil
}
