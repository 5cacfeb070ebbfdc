package web

import (
	"encoding/json"
	"fmt"
	"net/http"

	"casebook/index"
)

// An apiHandler returns the value that is answered as JSON.
type apiHandler func(r *http.Request, g *index.Generation) (any, error)

// A marker is an answer of which a part changes from one request to the next:
// marked is what is left without it.
type marker interface{ marked() any }

// handleAPI is handle for the API: JSON answers, errors as RFC 9457.
func (s *Server) handleAPI(h apiHandler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		g := s.config.Index.Acquire()
		defer g.Release()
		v, err := h(r, g)
		if err != nil {
			s.logFailure(r, err)
			writeProblem(w, r, err)
			return
		}
		if to, ok := v.(redirect); ok {
			http.Redirect(w, r, to.to, to.status)
			return
		}
		if err := writeJSON(w, r, v); err != nil {
			s.logFailure(r, err)
			writeProblem(w, r, err)
		}
	}
}

func writeJSON(w http.ResponseWriter, r *http.Request, v any) error {
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
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Access-Control-Allow-Origin", "*")
	writeBody(w, r, http.StatusOK, append(body, '\n'), marked)
	return nil
}

func (s *Server) notFoundAPI(*http.Request, *index.Generation) (any, error) {
	return nil, &failure{status: http.StatusNotFound, detail: "The API has no such address."}
}

func (s *Server) methodNotAllowedAPI(*http.Request, *index.Generation) (any, error) {
	return nil, &failure{status: http.StatusMethodNotAllowed, detail: "The API answers GET and HEAD only."}
}
