package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/deck"
)

// A deckError is a reader's own mistake, in words of the reader's language.
type deckError struct {
	failure
	sentence string
	links    []link
}

func (e *deckError) Unwrap() error { return &e.failure }

func newDeckError(status int, sentence string, links ...link) error {
	return &deckError{failure{status: status, detail: sentence}, sentence, links}
}

// deckCases are the cases that an address asks for, in the order of the slides.
// Notes on them go to the options.
func (s *Server) deckCases(r *http.Request, g *index.Generation, v view, o *deck.Options) ([]*kb.Case, error) {
	q := r.URL.Query()
	sel := readSelection(q)
	picked, named, found := q.Get("cases") != "", q.Get("collection") != "", sel.words != "" || sel.filtered()
	switch {
	case picked && (named || found) || named && found:
		return nil, newDeckError(http.StatusBadRequest, v.l.T("deck.two-ways"))
	case picked:
		return v.deckPicked(r, g, o)
	case named:
		return s.deckCollected(r.Context(), g, v, q.Get("collection"), o)
	case found:
		return v.deckFound(r.Context(), g, sel)
	}
	return nil, newDeckError(http.StatusBadRequest, v.l.T("deck.no-cases"), link{v.l.T("basket.title"), v.href("/selection")})
}

// deckPicked are the cases of a selection.
func (v view) deckPicked(r *http.Request, g *index.Generation, o *deck.Options) ([]*kb.Case, error) {
	q := r.URL.Query()
	b := readBasket(q)
	if b.full {
		return nil, v.tooLarge(link{})
	}
	var cases []*kb.Case
	var slugs, unknown []string
	o.Notes = make(map[string]kb.Text)
	for _, p := range b.picks {
		c, err := g.Case(r.Context(), p.slug)
		if errors.Is(err, kb.ErrNotFound) {
			unknown = append(unknown, p.slug)
			continue
		}
		if err != nil {
			return nil, err
		}
		if _, twice := o.Notes[c.Slug]; twice { // by an older name as well
			continue
		}
		o.Notes[c.Slug] = kb.Text{v.l.Lang: p.note}
		cases = append(cases, c)
		slugs = append(slugs, p.slug)
	}
	if len(unknown) == 0 {
		return cases, nil
	}
	var links []link
	if len(cases) > 0 {
		q.Set("cases", strings.Join(slugs, ","))
		to := url.URL{Path: r.URL.Path, RawQuery: strings.ReplaceAll(q.Encode(), "%2C", ",")}
		links = append(links, link{v.l.T("basket.without"), to.String()})
	}
	return nil, newDeckError(http.StatusNotFound, v.l.N("deck.unknown", len(unknown), "names", strings.Join(unknown, ", ")), links...)
}

// deckCollected are the cases of a collection that are here.
func (s *Server) deckCollected(ctx context.Context, g *index.Generation, v view, name string, o *deck.Options) ([]*kb.Case, error) {
	col, err := s.config.Library.Collection(ctx, name)
	if errors.Is(err, kb.ErrNotFound) {
		return nil, newDeckError(http.StatusNotFound, v.l.T("deck.no-collection", "name", cleanNote(name, maxSlug)), link{v.l.T("collections.title"), v.href("/collections")})
	}
	if err != nil {
		return nil, err
	}
	title, _ := col.TitleIn(v.l.Lang)
	here := link{title, v.href("/collections/" + col.Name)}
	if o.Title == "" {
		o.Title = title
	}
	o.Subtitle, o.Notes = col.Summary.In(v.l.Lang), make(map[string]kb.Text)
	var cases []*kb.Case
	for _, pick := range col.Cases {
		c, err := g.Case(ctx, pick.Slug)
		if errors.Is(err, kb.ErrNotFound) {
			continue // the collection's page says so
		}
		if err != nil {
			return nil, err
		}
		o.Notes[c.Slug] = pick.Note
		cases = append(cases, c)
	}
	switch {
	case len(cases) == 0:
		return nil, newDeckError(http.StatusNotFound, v.l.T("deck.no-cases"), here)
	case len(cases) > deck.MaxCases:
		return nil, v.tooLarge(here)
	}
	return cases, nil
}

// deckFound are the cases that a search finds with all its words, in its order.
func (v view) deckFound(ctx context.Context, g *index.Generation, sel selection) ([]*kb.Case, error) {
	back := link{v.l.T("deck.search"), v.href(sel.path())}
	if sel.badYear {
		return nil, newDeckError(http.StatusBadRequest, v.l.T("deck.nothing"), back)
	}
	res, err := g.Search(ctx, sel.query(v.l.Lang, deck.MaxCases, 0))
	switch {
	case err != nil:
		return nil, err
	case res.Total == 0 || res.Relaxed:
		return nil, newDeckError(http.StatusNotFound, v.l.T("deck.nothing"), back)
	case res.Total > deck.MaxCases:
		return nil, v.tooLarge(back)
	}
	var cases []*kb.Case
	for _, hit := range res.Hits[:min(res.Total, len(res.Hits))] {
		cases = append(cases, hit.Case)
	}
	return cases, nil
}

func (v view) tooLarge(back link) error {
	var links []link
	if back.Href != "" {
		links = append(links, back)
	}
	return newDeckError(http.StatusBadRequest, v.l.T("deck.too-many", "n", deck.MaxCases), links...)
}
