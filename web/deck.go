package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/httprate"
	"github.com/klauspost/compress/gzhttp"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/deck"
	"casebook/kb/deck/docx"
	"casebook/kb/deck/html"
	"casebook/kb/deck/marp"
	"casebook/kb/deck/pptx"
)

// A deckFormat is one that slides are written in, by the end of the file's name.
type deckFormat struct {
	ext, contentType string
	packed           bool // small already
	write            func(w io.Writer, d *deck.Deck, noNotes bool) error
}

// deckFormats are in the order of the buttons.
var deckFormats = [...]deckFormat{
	{"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", true, func(w io.Writer, d *deck.Deck, noNotes bool) error {
		return pptx.Write(w, d, pptx.Options{NoNotes: noNotes})
	}},
	{"html", "text/html; charset=utf-8", false, func(w io.Writer, d *deck.Deck, noNotes bool) error {
		return html.Write(w, d, html.Options{NoNotes: noNotes})
	}},
	{"md", "text/markdown; charset=utf-8", false, func(w io.Writer, d *deck.Deck, noNotes bool) error {
		return marp.Write(w, d, marp.Options{NoNotes: noNotes})
	}},
	{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", true, func(w io.Writer, d *deck.Deck, noNotes bool) error {
		return docx.Handout(w, d, docx.Options{NoNotes: noNotes})
	}},
}

// What one address may have made, and what is made at a time: a large deck takes a
// processor some 100 ms and its bytes several times over.
const decksPerMinute = 60

// decks makes slides of the cases that an address names: cases=a,b with notes,
// a search, or collection=name; with brief=1 a page of each case in place of slides.
// They are sent as files to keep: a page of slides has scripts of its own, which this
// site's policy does not let run here.
func (s *Server) decks() http.Handler {
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	refuse := s.handle(func(*http.Request, *index.Generation) (page, error) {
		return nil, &failure{status: http.StatusTooManyRequests, detail: http.StatusText(http.StatusTooManyRequests)}
	})
	limit := httprate.LimitBy(decksPerMinute, time.Minute, byAddress, httprate.WithLimitHandler(refuse))
	return limit(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = r.WithContext(context.WithValue(r.Context(), localeKey{}, s.fileLocale(w, r)))
		f, err := s.makeDeck(r, slots)
		if err != nil {
			s.logFailure(r, err)
			s.writePage(w, r, statusOf(err), s.deckFailed(r, err))
			return
		}
		h := w.Header()
		h.Set("Content-Type", f.contentType)
		h.Set("Content-Disposition", attachment(f.name, f.ext))
		if f.packed {
			h.Set(gzhttp.HeaderNoCompression, "1")
		}
		writeBody(w, r, http.StatusOK, f.data, f.data)
	}))
}

// A deckFile is slides as they are sent.
type deckFile struct {
	deckFormat
	name string // of the file, without its end
	data []byte
}

// makeDeck makes the slides that a request asks for once there is a free slot.
func (s *Server) makeDeck(r *http.Request, slots chan struct{}) (*deckFile, error) {
	f := deckFile{}
	for _, format := range deckFormats {
		if format.ext == chi.URLParam(r, "ext") {
			f.deckFormat = format
		}
	}
	if f.write == nil {
		return nil, &failure{status: http.StatusNotFound, detail: "slides have no such format"}
	}
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	brief := q.Get("brief") == "1"
	if brief && f.ext != "docx" {
		to := url.URL{Path: "/deck.docx", RawQuery: r.URL.RawQuery}
		return nil, newDeckError(http.StatusBadRequest, v.l.T("deck.brief-docx"), link{v.l.T("deck.brief-word"), to.String()})
	}
	select {
	case slots <- struct{}{}:
		defer func() { <-slots }()
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	g := s.config.Index.Acquire()
	defer g.Release()
	o := deck.Options{
		Lang: v.l.Lang, Title: cleanNote(q.Get("title"), maxBasketTitle), Author: cleanNote(q.Get("author"), maxBasketTitle),
		Date: time.Now().UTC().Truncate(24 * time.Hour), Reveal: q.Get("reveal") == "1", NoNotes: q.Get("notes") == "0", BaseURL: s.config.BaseURL,
	}
	cases, err := s.deckCases(r, g, v, &o)
	if err != nil {
		return nil, err
	}
	cases = s.config.Links.WithCopies(cases)
	var b bytes.Buffer
	if brief {
		if err := docx.Brief(&b, cases, v.tax, o); err != nil {
			return nil, err
		}
		f.name, f.data = v.briefName(cases, o.Title), b.Bytes()
		return &f, nil
	}
	d, err := deck.Outline(cases, v.tax, o)
	if err != nil {
		return nil, err
	}
	if err := f.write(&b, d, o.NoNotes); err != nil {
		return nil, err
	}
	f.name, f.data = d.Title, b.Bytes()
	return &f, nil
}

// briefName is what a file of briefs is called: a handout of the same cases, which
// is a document too, has their title alone.
func (v view) briefName(cases []*kb.Case, title string) string {
	if title == "" && len(cases) == 1 {
		title, _ = cases[0].TitleIn(v.l.Lang)
	}
	return strings.TrimSpace(v.l.T("deck.brief-file") + " " + title)
}

// deckFailed is the page of an error: what was wrong with the address, in words.
func (s *Server) deckFailed(r *http.Request, err error) *errorPage {
	p := s.failedPage(r, err)
	var wrong *deckError
	if errors.As(err, &wrong) {
		p.Heading, p.Sentence, p.Ways = s.locale(r).T("deck.none-made"), wrong.sentence, wrong.links
		p.Title = p.Heading
	}
	p.Words = ""
	return p
}
