package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"casebook/index"
	"casebook/kb"
)

// collectionsPage lists the collections: cases that somebody put in an order.
type collectionsPage struct {
	layout
	Count string
	Rows  []collectionRow
}

func (*collectionsPage) template() string { return "collections" }

// A collectionRow is a collection in a list.
type collectionRow struct {
	link
	Summary string
	Count   string
}

// short is the row with the first sentence of its summary, for where it stands
// beside other things.
func (row collectionRow) short() collectionRow {
	if i := strings.Index(row.Summary, ". "); i > 0 {
		row.Summary = row.Summary[:i+1]
	}
	return row
}

func (s *Server) showCollections(r *http.Request, _ *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	p := &collectionsPage{}
	p.Title, p.Section, p.Description = v.l.T("collections.title"), "collections", v.l.T("collections.description")
	if p.Rows, err = s.collectionsOf(r.Context(), v); err != nil {
		return nil, err
	}
	p.Count = v.l.N("collections.count", len(p.Rows))
	return p, nil
}

// collectionsOf are the library's collections in a view's language. One that is
// wrong is not there: kb check tells what is.
func (s *Server) collectionsOf(ctx context.Context, v view) ([]collectionRow, error) {
	all, _, err := s.config.Library.Collections(ctx)
	if err != nil {
		return nil, err
	}
	var rows []collectionRow
	for _, c := range all {
		title, _ := c.TitleIn(v.l.Lang)
		rows = append(rows, collectionRow{
			link{title, v.href("/collections/" + c.Name)}, c.Summary.In(v.l.Lang), v.l.N("count.cases", len(c.Cases)),
		})
	}
	return rows, nil
}

// collectionPage is one collection: its cases in its order, each with a word on
// why it stands there.
type collectionPage struct {
	layout
	Heading   string
	Stand     string
	Count     string
	Selection string // the address of the same cases as a selection
	Compare   string // side by side, where they are few enough
	Body      []kb.Section
	Picks     []pickView
	Gone      string // how many of its cases are not here
	Deck      *deckForm
	Byline    string
}

func (*collectionPage) template() string { return "collection" }

// A pickView is a case with its number and the note on it.
type pickView struct {
	Number int
	Note   string
	Hit    hitView
}

func (s *Server) showCollection(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	ctx := r.Context()
	name := chi.URLParam(r, "name")
	c, err := s.config.Library.Collection(ctx, name)
	if errors.Is(err, kb.ErrNotFound) {
		return nil, s.nearCollection(ctx, v, name, err)
	}
	if err != nil {
		return nil, err
	}
	title, _ := c.TitleIn(v.l.Lang)
	p := &collectionPage{Heading: title, Stand: c.Summary.In(v.l.Lang), Byline: v.signed(c.Contributors)}
	p.Title, p.Section, p.Description = p.Heading, "collections", p.Stand
	if p.Body, err = kb.BodyHTML(c.Body, kb.HTMLOptions{Lang: v.l.Lang}); err != nil {
		return nil, err
	}
	var slugs []string
	gone := 0
	for _, pick := range c.Cases {
		found, err := g.Case(ctx, pick.Slug)
		if errors.Is(err, kb.ErrNotFound) {
			gone++
			continue
		}
		if err != nil {
			return nil, err
		}
		slugs = append(slugs, found.Slug)
		p.Picks = append(p.Picks, pickView{len(slugs), pick.Note.In(v.l.Lang), v.hit(&index.Hit{Slug: found.Slug, Case: found})})
	}
	p.Count = v.l.N("count.cases", len(slugs))
	if gone > 0 {
		p.Gone = v.l.N("collections.gone", gone)
	}
	p.Deck = v.deckOfCollection(c.Name, len(slugs))
	list := strings.Join(slugs, ",")
	if len(slugs) > 0 {
		p.Selection = v.href("/selection?cases=" + list)
	}
	if len(slugs) >= minCompared && len(slugs) <= maxCompared {
		p.Compare = v.href("/compare?cases=" + list)
	}
	return p, nil
}

// signed names who put a collection together.
func (v view) signed(names []string) string {
	shown := make([]string, len(names))
	for i, name := range names {
		if name == kb.Editors {
			name = v.l.T("collections.editors")
		}
		shown[i] = name
	}
	return v.l.T("collections.by", "names", v.l.List(shown))
}

// nearCollection is the error of a name that no collection has, with the nearest
// that one has.
func (s *Server) nearCollection(ctx context.Context, v view, name string, err error) error {
	rows, listErr := s.collectionsOf(ctx, v)
	if listErr != nil {
		return errors.Join(err, listErr)
	}
	var names []string
	for _, row := range rows {
		names = append(names, row.Href[strings.LastIndexByte(row.Href, '/')+1:])
	}
	near := kb.Nearest(name, names)
	for i, candidate := range names {
		if near == candidate {
			return &nearMiss{err, rows[i].link}
		}
	}
	return err
}
