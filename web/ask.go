package web

import (
	"net/http"
	"net/url"

	"casebook/index"
)

// An askView lets a reader ask for a case that is missing: a form or, once it was
// sent, thanks.
type askView struct {
	Action string
	Hidden []param
	Done   bool
}

// ask is nil where nobody counts, and where the words are such as are not kept.
func (s *Server) ask(v view, sel selection, q url.Values) *askView {
	if s.config.Wanted == nil {
		return nil
	}
	if _, ok := index.WishWords(sel.words); !ok {
		return nil
	}
	return &askView{
		Action: v.href("/search/ask"),
		Hidden: append([]param{{"q", sel.words}}, hidden(sel)...),
		Done:   q.Get("asked") == "1",
	}
}

// askedPath is the search with thanks in it.
func askedPath(sel selection) string {
	q := sel.values()
	q.Set("asked", "1")
	return searchPath(q)
}

// The bounds of what one address may ask for, and of a request's body.
const (
	askedPerMinute = 10
	maxAskBody     = 8 << 10
)

// takeAsk counts what a reader asks for and leads back to the search. Pages of
// other sites can't send it.
func (s *Server) takeAsk() http.HandlerFunc {
	take := s.handle(func(r *http.Request, _ *index.Generation) (page, error) {
		v, err := s.view(r)
		if err != nil {
			return nil, err
		}
		if err := sent(r); err != nil {
			return nil, err
		}
		sel := readSelection(r.PostForm)
		if s.config.Wanted == nil || sel.words == "" {
			return redirect{to: v.href(sel.path()), status: http.StatusSeeOther}, nil
		}
		if err := s.config.Wanted.Ask(r.Context(), sel.words); err != nil {
			return nil, err
		}
		return redirect{to: v.href(askedPath(sel)), status: http.StatusSeeOther}, nil
	})
	return s.limited(askedPerMinute, maxAskBody)(take).ServeHTTP
}

// backToSearch answers who opens the form's address.
func (s *Server) backToSearch(r *http.Request, _ *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	return redirect{to: v.href(readSelection(r.URL.Query()).path()), status: http.StatusSeeOther}, nil
}

// typingHeader marks a request of the script for a search that is still being
// typed.
const typingHeader = "X-Casebook-Typing"

// countMissed counts a search that found nothing, once a reader: not what is half
// typed, nor what a browser asks for in advance or has already.
func (s *Server) countMissed(r *http.Request, sel selection) {
	if s.config.Wanted == nil || sel.words == "" || r.Method != http.MethodGet {
		return
	}
	for _, header := range []string{typingHeader, "If-None-Match", "Sec-Purpose", "Purpose"} {
		if r.Header.Get(header) != "" {
			return
		}
	}
	if r.URL.Query().Get("asked") != "" {
		return
	}
	if err := s.config.Wanted.Missed(r.Context(), sel.words); err != nil {
		s.log.WarnContext(r.Context(), "what was not found could not be counted", "id", requestID(r), "error", err)
	}
}
