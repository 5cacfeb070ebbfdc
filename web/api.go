package web

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"github.com/go-chi/chi/v5"
)

// apiRoot is where the API lies.
const apiRoot = "/api/v1"

// A marker is an answer of which a part changes from one request to the next:
// marked is what is left without it.
type marker interface{ marked() any }

// A linker is an answer that is one page of several: links are the addresses of
// those beside it, by their relation.
type linker interface {
	links(path string, q url.Values) map[string]string
}

// routeAPI routes every operation.
func (s *Server) routeAPI(r chi.Router) {
	r.Use(allowReads)
	r.NotFound(missingAPI)
	for i := range s.operations {
		op := &s.operations[i]
		get(r, op.Path, s.handleAPI(op))
		r.Options(op.Path, answerOptions)
	}
}

// handleAPI is handle for the API: JSON answers, errors as RFC 9457.
func (s *Server) handleAPI(op *operation) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q, err := readQuery(r.URL.RawQuery)
		if err != nil {
			writeProblem(w, r, err)
			return
		}
		g := s.config.Index.Acquire()
		defer g.Release()
		v, err := s.answerAPI(&apiCall{ctx: r.Context(), g: g, op: op, path: pathValues(r), query: q, origin: s.origin(r)})
		if err != nil {
			s.logFailure(r, err)
			writeProblem(w, r, err)
			return
		}
		if to, ok := v.(redirect); ok {
			w.Header().Set("Cache-Control", "no-cache")
			http.Redirect(w, r, to.to, to.status)
			return
		}
		if l, ok := v.(linker); ok {
			links := l.links(r.URL.Path, q)
			for _, rel := range slices.Sorted(maps.Keys(links)) {
				w.Header().Add("Link", "<"+links[rel]+`>; rel="`+rel+`"`)
			}
		}
		if err := writeJSON(w, r, op.Media, v); err != nil {
			s.logFailure(r, err)
			writeProblem(w, r, err)
		}
	}
}

// answerAPI reads the call and answers it; every wrong parameter goes before any other
// error.
func (s *Server) answerAPI(c *apiCall) (any, error) {
	v, err := c.op.handle(s, c)
	if wrong := c.mistakes(); wrong != nil {
		return nil, wrong
	}
	return v, err
}

// pathValues are the parts of the path that the route names. Where a path was
// escaped in an unusual way, chi hands them on as they were written.
func pathValues(r *http.Request) map[string]string {
	params := chi.RouteContext(r.Context()).URLParams
	values := make(map[string]string, len(params.Keys))
	for i, name := range params.Keys {
		value := params.Values[i]
		if r.URL.RawPath != "" {
			if plain, err := url.PathUnescape(value); err == nil {
				value = plain
			}
		}
		values[name] = value
	}
	return values
}

func writeJSON(w http.ResponseWriter, r *http.Request, media string, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	marked := body
	if m, ok := v.(marker); ok {
		if marked, err = json.Marshal(m.marked()); err != nil {
			return fmt.Errorf("write JSON: %w", err)
		}
	}
	w.Header().Set("Content-Type", media)
	writeBody(w, r, http.StatusOK, append(body, '\n'), marked)
	return nil
}

// missingAPI answers an address that the API does not have.
func missingAPI(w http.ResponseWriter, r *http.Request) {
	writeProblem(w, r, &failure{http.StatusNotFound, "The API has no such address. " + apiRoot + "/openapi.json lists those that it has."})
}
