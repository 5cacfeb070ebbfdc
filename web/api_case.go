package web

import "net/http"

// caseAPI answers with the case in all its languages; an alias leads to the name
// that the case has now.
func (s *Server) caseAPI(c *apiCall) (any, error) {
	slug := c.slug("slug")
	found, err := c.g.Case(c.ctx, slug)
	if err != nil {
		return nil, err
	}
	if found.Slug != slug {
		return redirect{to: apiRoot + "/cases/" + found.Slug, status: http.StatusMovedPermanently}, nil
	}
	return found, nil
}
