package web

import (
	"fmt"
	"net/http"
)

// healthz says that the program runs.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) {
	writeLine(w, http.StatusOK, "ok "+s.config.Version)
}

// readyz says whether requests should be sent here: not while the server drains.
func (s *Server) readyz(w http.ResponseWriter, _ *http.Request) {
	if s.draining.Load() {
		writeLine(w, http.StatusServiceUnavailable, "draining")
		return
	}
	g := s.config.Index.Acquire()
	defer g.Release()
	writeLine(w, http.StatusOK, fmt.Sprintf("ready, %d cases", g.Len()))
}

func writeLine(w http.ResponseWriter, status int, line string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	w.WriteHeader(status)
	_, _ = fmt.Fprintln(w, line) // the asker may be gone
}
