package web

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"casebook/index"
	"casebook/kb"
)

// aboutPage is about one value of a facet: a use, a channel, a company, a
// sector, a country, a tag. Its definition, pictures of its cases, then the cases.
type aboutPage struct {
	layout
	Kind       link // "Use", leading to all uses
	Mark       *mark
	Heading    string
	Standfirst string
	Closed     string      // a channel that is no more says so
	Successor  []namedText // and what does its job
	Also       string      // what people say instead
	Count      string
	Feed       string // the address of the feed, of uses only
	Refine     string // the search for the same cases
	Beside     []besideView
	Years      *yearsChart
	Verdicts   *verdictChart
	Sorts      []choice
	Hits       []hitView
	Pager      *pager
}

func (*aboutPage) template() string { return "about" }

// A countLink is a value with its number of cases.
type countLink struct {
	mark
	Count string
}

// besideView is what else the same cases have: the channels of a use.
type besideView struct {
	Name  string
	Links []countLink
}

// showTerm shows a value of one of the taxonomies.
func (s *Server) showTerm(facet index.Facet) handler {
	return func(r *http.Request, g *index.Generation) (page, error) {
		v, err := s.view(r)
		if err != nil {
			return nil, err
		}
		slug := chi.URLParam(r, "slug")
		term, ok := v.taxonomy(facet).Term(slug)
		if !ok {
			return nil, v.missed(r.Context(), g, facet, slug)
		}
		p := &aboutPage{Heading: capital(term.Label.In(v.l.Lang)), Standfirst: term.Definition.In(v.l.Lang)}
		if m := v.mark(facet, term.Slug); m.Icon != "" {
			p.Mark = &m
		}
		if term.Closed != 0 {
			p.Closed = v.l.T("about.closed", "year", term.Closed)
			if next := term.Successor.In(v.l.Lang); next != "" {
				p.Successor = v.linkChannels(v.l.T("about.successor", "name", next))
			}
		}
		if also := term.Also[v.l.Lang]; len(also) > 0 {
			p.Also = v.l.T("about.also", "words", strings.Join(also, ", "))
		}
		if facet == index.FacetUse {
			p.Feed = "/uses/" + term.Slug + ".atom?lang=" + v.l.Lang
			p.Links = append(p.Links, headLink{Rel: "alternate", Type: "application/atom+xml", Href: p.Feed, Title: v.l.T("about.feed-title", "name", p.Heading)})
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
	p := &aboutPage{Heading: capital(v.label(index.FacetTag, slug))}
	return p, v.aboutFound(r, g, p, index.FacetTag, slug)
}

// showCompany shows an organisation under the name that its cases give it.
func (s *Server) showCompany(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	slug := chi.URLParam(r, "slug")
	name, err := companyName(r.Context(), g, slug)
	if err != nil {
		return nil, err
	}
	if kb.CompanySlug(name) != slug || name == slug && !v.known(r, g, index.FacetCompany, slug) {
		return nil, v.missed(r.Context(), g, index.FacetCompany, slug)
	}
	p := &aboutPage{Heading: name}
	return p, v.aboutFound(r, g, p, index.FacetCompany, slug)
}

// aboutFound is about, for values that exist only where a case has them.
func (v view) aboutFound(r *http.Request, g *index.Generation, p *aboutPage, facet index.Facet, value string) error {
	if !v.known(r, g, facet, value) {
		return v.missed(r.Context(), g, facet, value)
	}
	return v.about(r, g, p, facet, value)
}

// known reports whether a case has the value. An error is told by who asks next.
func (v view) known(r *http.Request, g *index.Generation, facet index.Facet, value string) bool {
	counts, err := g.Counts(r.Context(), facet, index.Filter{Facet: facet, Values: []string{value}})
	return err != nil || countOf(counts, value) > 0
}
