package web

import (
	"net/http"

	"casebook/index"
)

// The number of neighbours, as asked for and where nothing is asked.
const (
	apiNear    = 5
	apiMaxNear = 50
)

// A similarAnswer is the public JSON of a case's neighbours, or of its
// counterparts.
type similarAnswer struct {
	Slug     string               `json:"slug"` // of the case that was asked about
	Contrast bool                 `json:"contrast"`
	Hits     []index.NeighbourHit `json:"hits"`
}

// similarAPI answers with neighbours or counterparts. The reasons are in French
// where lang is French, else in English.
func (s *Server) similarAPI(c *apiCall) (any, error) {
	n, contrast, lang, slug := c.number("n"), c.flag("contrast"), c.text("lang"), c.slug("slug")
	if err := c.mistakes(); err != nil {
		return nil, err
	}
	of, err := c.g.Case(c.ctx, slug)
	if err != nil {
		return nil, err
	}
	if of.Slug != slug {
		to := apiRoot + "/cases/" + of.Slug + "/similar"
		if len(c.query) > 0 {
			to += "?" + c.query.Encode()
		}
		return redirect{to: to, status: http.StatusMovedPermanently}, nil
	}
	find := c.g.Similar
	if contrast {
		find = c.g.Contrast
	}
	found, err := find(c.ctx, slug, n)
	if err != nil {
		return nil, err
	}
	tax, err := s.taxonomies()
	if err != nil {
		return nil, err
	}
	answer := similarAnswer{Slug: slug, Contrast: contrast, Hits: make([]index.NeighbourHit, 0, len(found))}
	for _, near := range found {
		answer.Hits = append(answer.Hits, near.Hit(lang, tax))
	}
	return answer, nil
}
