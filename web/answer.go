package web

import (
	"bytes"
	"net/http"

	"casebook/index"
)

// An answer is a page as it is sent, or where to go instead.
type answer struct {
	redirect *redirect
	body     []byte
	encoding encoding
	tag      string
	lang     string
	keep     bool // others may be sent the same
}

// makeAnswer asks a handler and renders its page, whole before the first byte is
// sent.
func (s *Server) makeAnswer(r *http.Request, g *index.Generation, h handler, e encoding) (*answer, error) {
	p, err := h(r, g)
	if err != nil {
		return nil, err
	}
	if to, ok := p.(redirect); ok {
		return &answer{redirect: &to}, nil
	}
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if err := s.render(buf, r, p); err != nil {
		return nil, err
	}
	l := p.frame()
	return &answer{body: s.packer.pack(buf.Bytes(), e), encoding: e, tag: tagOf(buf.Bytes()), lang: l.L.Lang, keep: !l.OfOne}, nil
}

// write sends the answer, or 304 where the reader has it already. What is found
// may change at any time, so readers keep it but ask again.
func (a *answer) write(w http.ResponseWriter, r *http.Request) {
	if a.redirect != nil {
		http.Redirect(w, r, a.redirect.to, a.redirect.status) //nolint:gosec // the address begins with a language
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-cache")
	if !a.keep {
		h.Set("Cache-Control", "private, no-cache")
	}
	h.Set("ETag", a.tag)
	if hasTag(r.Header.Values("If-None-Match"), a.tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", a.lang)
	if a.encoding != plain {
		h.Set("Content-Encoding", string(a.encoding))
	}
	_, _ = w.Write(a.body) //nolint:gosec // the template escaped it; the reader may be gone, and there is nobody to tell
}
