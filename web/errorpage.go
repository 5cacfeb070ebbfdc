package web

import (
	"net/http"
	"strconv"

	"casebook/index"
)

// errorPage says what happened in our own words, never in the error's.
type errorPage struct {
	layout
	Status    int
	Heading   string
	Sentence  string
	Near      *link  // what was most likely meant
	Ways      []link // on from here
	RequestID string // where the reader may want to report it
}

func (*errorPage) template() string { return "error" }

func (s *Server) errorPage(r *http.Request, status int) *errorPage {
	l := s.locale(r)
	key := "error." + strconv.Itoa(status)
	if !l.Has(key) {
		status, key = http.StatusInternalServerError, "error.500"
	}
	p := &errorPage{Status: status, Heading: l.T(key), Sentence: l.T(key + "-help")}
	p.Title = p.Heading
	p.NoIndex = true
	if status >= 500 {
		p.RequestID = requestID(r)
	}
	return p
}

func (s *Server) notFound(*http.Request, *index.Generation) (page, error) {
	return nil, &failure{status: http.StatusNotFound, detail: "no such address"}
}
