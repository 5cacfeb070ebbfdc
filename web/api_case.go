package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"casebook/index"
)

// caseAPI answers with the case in all its languages; an alias leads to the name
// that the case has now.
func (s *Server) caseAPI(r *http.Request, g *index.Generation) (any, error) {
	slug := chi.URLParam(r, "slug")
	c, err := g.Case(r.Context(), slug)
	if err != nil {
		return nil, err
	}
	if c.Slug != slug {
		return redirect{to: "/api/v1/cases/" + c.Slug, status: http.StatusMovedPermanently}, nil
	}
	return c, nil
}
