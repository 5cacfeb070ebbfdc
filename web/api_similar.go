package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"

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

// similarAPI answers n, lang and contrast. The reasons are in French where lang is
// French, else in English.
func (s *Server) similarAPI(r *http.Request, g *index.Generation) (any, error) {
	q := r.URL.Query()
	n, err := readNumber(q, "n", 1, apiMaxNear, apiNear)
	if err != nil {
		return nil, err
	}
	contrast, err := readFlag(q, "contrast")
	if err != nil {
		return nil, err
	}
	slug, lang := chi.URLParam(r, "slug"), cleanText(q.Get("lang"))
	c, err := g.Case(r.Context(), slug)
	if err != nil {
		return nil, err
	}
	if c.Slug != slug {
		to := "/api/v1/cases/" + c.Slug + "/similar"
		if r.URL.RawQuery != "" {
			to += "?" + q.Encode()
		}
		return redirect{to: to, status: http.StatusMovedPermanently}, nil
	}
	find := g.Similar
	if contrast {
		find = g.Contrast
	}
	found, err := find(r.Context(), slug, n)
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
