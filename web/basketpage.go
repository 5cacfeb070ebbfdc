package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// basketPage is the selection of an address. Without cases it says how to begin;
// the script leads from there to what the browser keeps.
type basketPage struct {
	layout
	Name     string // its title, may be empty
	Count    string
	Notes    []note
	Hidden   []param // of the form
	Picks    []basketRow
	Address  string // of the page, absolute where the site's is configured
	Long     bool   // too long for some programs
	Compare  string // "" where there are too few or too many
	Handout  string
	Deck     *deckForm
	MaxNote  int
	MaxTitle int
}

func (*basketPage) template() string { return "selection" }

// A basketRow is a case of the selection and what the reader says of it.
type basketRow struct {
	hitView
	Slug        string
	Note        string
	First, Last bool
}

// How many cases can be compared.
const minCompared, maxCompared = 2, 4

func (s *Server) showBasket(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	b := readBasket(q)
	if !b.tidy(q) {
		place := ""
		if slug := b.press(q.Get("do")); b.has(slug) {
			place = "#case-" + slug
		}
		return redirect{to: v.href(b.path()) + place, status: http.StatusSeeOther}, nil
	}
	b, cases, notes, err := v.openBasket(r.Context(), g, b, basket.path)
	if err != nil {
		return nil, err
	}
	p := &basketPage{Name: b.title, Notes: notes, MaxNote: maxNote, MaxTitle: maxBasketTitle}
	p.Title, p.Description = v.l.T("basket.title"), v.l.T("basket.description")
	if b.title != "" {
		p.Title = v.l.T("basket.title-named", "title", b.title)
	}
	p.Section, p.NoIndex, p.OfOne = "selection", true, true
	p.Path = b.path()
	p.Address = s.config.BaseURL + v.href(p.Path)
	p.Long = len(p.Address) > longAddress
	if len(cases) == 0 {
		return p, nil
	}
	p.Count = v.l.N("basket.count", len(cases))
	p.Hidden = []param{{"cases", b.slugs()}}
	p.Handout = v.href(b.handoutPath())
	p.Deck = v.deckOfBasket(b)
	if len(cases) >= minCompared && len(cases) <= maxCompared {
		p.Compare = v.href("/compare?cases=" + b.slugs())
	}
	for i, c := range cases {
		hit := v.hit(&index.Hit{Case: c})
		p.Picks = append(p.Picks, basketRow{hit, c.Slug, b.picks[i].note, i == 0, i == len(cases)-1})
	}
	return p, nil
}

// openBasket reads the cases of a basket. It comes back with the names that they
// have today and without those that are none, which the notes name.
func (v view) openBasket(ctx context.Context, g *index.Generation, b basket, path func(basket) string) (basket, []*kb.Case, []note, error) {
	known := basket{title: b.title}
	var cases []*kb.Case
	var unknown []string
	for _, p := range b.picks {
		c, err := g.Case(ctx, p.slug)
		if errors.Is(err, kb.ErrNotFound) {
			unknown = append(unknown, p.slug)
			continue
		}
		if err != nil {
			return b, nil, nil, err
		}
		if !known.has(c.Slug) {
			known.picks = append(known.picks, pick{c.Slug, p.note})
			cases = append(cases, c)
		}
	}
	var notes []note
	if len(unknown) > 0 {
		text := v.l.N("basket.unknown", len(unknown), "names", strings.Join(unknown, ", "))
		notes = append(notes, note{Text: text, Links: []link{{v.l.T("basket.without"), v.href(path(known))}}})
	}
	if b.full {
		notes = append(notes, note{Text: v.l.T("basket.too-many", "n", maxPicks)})
	}
	return known, cases, notes, nil
}
