package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"

	"casebook/index"
	"casebook/kb"
)

// A page is what a handler makes of a request: the data of one template, and of
// the layout around it.
type page interface {
	template() string // the file in templates/page, without .html
	frame() *layout
}

// A handler reads its input, asks g, and returns a page. An error becomes the
// page of its status: [kb.ErrNotFound] the 404 page.
type handler func(r *http.Request, g *index.Generation) (page, error)

// A redirect is a page that moved.
type redirect struct {
	to     string
	status int
}

func (redirect) template() string { return "" }
func (redirect) frame() *layout   { return nil }

// A failure is an error that chooses its status itself. Readers of the site get
// the sentence of their language for the status; users of the API get detail.
type failure struct {
	status int
	detail string
}

func (f *failure) Error() string { return f.detail }

// handle makes a handler answer: it takes one generation of the index for the
// whole request, so that no page mixes two states of the library, and it alone
// decides on status, error page and log.
func (s *Server) handle(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		g := s.config.Index.Acquire()
		defer g.Release()
		a, err := s.answer(r, g, h)
		if err != nil {
			s.logFailure(r, err)
			s.writePage(w, r, statusOf(err), s.failedPage(r, err))
			return
		}
		a.write(w, r)
	}
}

// statusOf is the HTTP status of a handler's error.
func statusOf(err error) int {
	var f *failure
	switch {
	case errors.As(err, &f):
		return f.status
	case errors.Is(err, kb.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// logFailure tells what readers are not told. A wrong address is no event, nor
// is a reader who left.
func (s *Server) logFailure(r *http.Request, err error) {
	if statusOf(err) < 500 || errors.Is(err, context.Canceled) {
		return
	}
	s.log.ErrorContext(r.Context(), "request failed", "id", requestID(r), "path", loggedPath(r), "error", err)
}

// buffers are reused: a search page is about 70 kB.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// writePage renders a page that is not kept, whole before the first byte is sent,
// so that a failing template becomes the error page and not half a page.
func (s *Server) writePage(w http.ResponseWriter, r *http.Request, status int, p page) {
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if err := s.render(buf, r, p); err != nil {
		s.log.ErrorContext(r.Context(), "render failed", "id", requestID(r), "path", loggedPath(r), "error", err)
		s.writeFailure(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", p.frame().L.Lang)
	if _, ok := r.Context().Value(localeKey{}).(*locale); !ok {
		h.Add("Vary", "Accept-Language") // the address names no language
	}
	writeBody(w, r, status, buf.Bytes(), buf.Bytes())
}

// render writes the page that a request asks for.
func (s *Server) render(w io.Writer, r *http.Request, p page) error {
	if err := s.completeLayout(p.frame(), r); err != nil {
		return err
	}
	if err := s.pages.render(w, p); err != nil {
		return fmt.Errorf("render %s: %w", p.template(), err)
	}
	return nil
}

// writeBody sends body, or 304 where the reader has an answer with the same mark
// already. What is found may change at any time, so it is kept by readers but
// asked for again.
func writeBody(w http.ResponseWriter, r *http.Request, status int, body, marked []byte) {
	h := w.Header()
	h.Set("Cache-Control", "no-cache")
	if status == http.StatusOK {
		tag := tagOf(marked)
		h.Set("ETag", tag)
		if hasTag(r.Header.Values("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) //nolint:gosec // the template escaped it; the reader may be gone, and there is nobody to tell
}

// tagOf is the entity tag of a body. It is weak: packed and plain are the same.
func tagOf(body []byte) string { return `W/"` + strconv.FormatUint(xxhash.Sum64(body), 36) + `"` }

// hasTag compares entity tags weakly (RFC 9110, 8.8.3.2).
func hasTag(header []string, tag string) bool {
	for _, line := range header {
		for _, have := range strings.Split(line, ",") {
			have = strings.TrimSpace(have)
			if have == "*" || strings.TrimPrefix(have, "W/") == strings.TrimPrefix(tag, "W/") {
				return true
			}
		}
	}
	return false
}

// writeFailure is the answer where even the error page could not be made, or a
// handler panicked: the error page if it can be, else one plain line.
func (s *Server) writeFailure(w http.ResponseWriter, r *http.Request) {
	const status = http.StatusInternalServerError
	if strings.HasPrefix(r.URL.Path, "/api/") {
		writeProblem(w, r, &failure{status: status})
		return
	}
	p := s.errorPage(r, status)
	var buf bytes.Buffer
	if err := s.render(&buf, r, p); err != nil {
		http.Error(w, "Something went wrong here. Request "+requestID(r), status)
		return
	}
	h := w.Header()
	h.Del("ETag")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(buf.Bytes()) // the reader may be gone
}
