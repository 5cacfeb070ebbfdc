package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// comparePage puts two to four cases side by side. With fewer it is the place to
// choose them.
type comparePage struct {
	layout
	Heading string
	Lead    string
	Notes   []string
	Columns []compareColumn
	Rows    []compareRow
	Key     []mark // of the timelines
	Inexact bool   // a date of theirs is not exact
	Folds   string // what they leave out

	Slugs        string // what the form adds to
	Full         bool   // no more can be added
	Deck         deckLink
	Selection    string // the address of the same cases as a selection
	Asked        string // what was typed
	Choices      []neighbourView
	ChoicesTitle string
}

func (*comparePage) template() string { return "compare" }

// A compareColumn is the head of one case.
type compareColumn struct {
	link        // the title
	Lang        string
	Who         string
	Short       string // names the case in a cell, where its column can't be seen
	Years       string
	Remove      string
	Left, Right string // the addresses of the same cases in another order, empty at the ends
}

// A comparison is what an address asks for.
type comparison []string

// readComparison takes slugs from one parameter, parted by commas, or from several.
func readComparison(q url.Values) comparison {
	var asked comparison
	for _, value := range q["cases"] {
		for slug := range strings.SplitSeq(value, ",") {
			if slug = strings.TrimSpace(slug); slug != "" && !slices.Contains(asked, slug) && len(asked) <= maxCompared {
				asked = append(asked, slug)
			}
		}
	}
	return asked
}

// path is the address of a comparison, below the language.
func (c comparison) path() string {
	if len(c) == 0 {
		return "/compare"
	}
	return "/compare?cases=" + strings.Join(c, ",")
}

func (c comparison) with(slug string) comparison {
	return append(slices.Clone(c), slug)
}

func (c comparison) without(slug string) comparison {
	return slices.DeleteFunc(slices.Clone(c), func(s string) bool { return s == slug })
}

// swapped has the case at i and the one after it in the other order.
func (c comparison) swapped(i int) comparison {
	other := slices.Clone(c)
	other[i], other[i+1] = other[i+1], other[i]
	return other
}

// maxTypedCase bounds what is typed to find a case.
const maxTypedCase = 100

// showCompare compares the cases that the parameter cases names. add is a case to
// be added: its slug, or words to look for.
func (s *Server) showCompare(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	p := &comparePage{Asked: typed(r.URL.Query().Get("add"))}
	asked := readComparison(r.URL.Query())
	cases, known, err := p.find(r.Context(), v, g, asked)
	if err != nil {
		return nil, err
	}
	p.Full = len(cases) == maxCompared
	if p.Asked != "" && !p.Full {
		found, err := g.Case(r.Context(), p.Asked)
		switch {
		case err == nil && !slices.Contains(known, found.Slug):
			return redirect{v.href(known.with(found.Slug).path()), http.StatusSeeOther}, nil
		case err != nil && !errors.Is(err, kb.ErrNotFound):
			return nil, err
		}
	}
	if len(p.Notes) == 0 && !slices.Equal(asked, known) { // names that cases had before
		return redirect{v.href(known.path()), http.StatusMovedPermanently}, nil
	}
	p.Slugs, p.Path, p.NoIndex = strings.Join(known, ","), known.path(), true
	p.heads(v, cases, known)
	p.title(v, cases)
	if len(cases) >= minCompared {
		p.compare(v, cases)
		p.Selection = v.href("/selection?cases=" + p.Slugs)
		p.Deck.link = link{v.l.N("deck.of", len(cases)), feedPath("/deck.pptx?cases="+p.Slugs, v.l.Lang)}
	}
	if !p.Full {
		err = p.offer(r.Context(), v, g, known)
	}
	return p, err
}

// typed is what a reader typed, cut to what a case can be found by.
func typed(s string) string {
	runes := []rune(strings.TrimSpace(cleanText(s)))
	return string(runes[:min(len(runes), maxTypedCase)])
}

// find reads the cases by the names that they have today; the notes name those that
// are none, and say where there are too many.
func (p *comparePage) find(ctx context.Context, v view, g *index.Generation, asked comparison) (cases []*kb.Case, known comparison, err error) {
	var unknown []string
	for _, slug := range asked {
		c, err := g.Case(ctx, slug)
		switch {
		case errors.Is(err, kb.ErrNotFound):
			unknown = append(unknown, slug)
		case err != nil:
			return nil, nil, err
		case !slices.Contains(known, c.Slug):
			cases, known = append(cases, c), append(known, c.Slug)
		}
	}
	if len(unknown) > 0 {
		p.Notes = append(p.Notes, v.l.N("compare.unknown", len(unknown), "names", strings.Join(unknown, ", ")))
	}
	if len(cases) > maxCompared {
		cases, known = cases[:maxCompared], known[:maxCompared]
		p.Notes = append(p.Notes, v.l.T("compare.too-many"))
	}
	return cases, known, nil
}

// heads are the heads of the columns. Two cases of one company are told apart by
// their years.
func (p *comparePage) heads(v view, cases []*kb.Case, known comparison) {
	times := make(map[string]int)
	for _, c := range cases {
		times[v.short(c)]++
	}
	for i, c := range cases {
		title, in := c.TitleIn(v.l.Lang)
		col := compareColumn{
			link: link{title, v.href("/cases/" + c.Slug)}, Lang: v.foreign(in), Who: v.who(c), Short: v.short(c),
			Years: v.l.Years(c.Period), Remove: v.href(known.without(c.Slug).path()),
		}
		if times[col.Short] > 1 {
			col.Short += " " + col.Years
		}
		if i > 0 {
			col.Left = v.href(known.swapped(i - 1).path())
		}
		if i+1 < len(cases) {
			col.Right = v.href(known.swapped(i).path())
		}
		p.Columns = append(p.Columns, col)
	}
}

// short is the leading company of a case.
func (v view) short(c *kb.Case) string {
	if names := c.CompanyNames(); len(names) > 0 {
		return names[0]
	}
	return v.who(c)
}

// title says how many cases of which kind stand side by side, and names them in the
// title of the document.
func (p *comparePage) title(v view, cases []*kb.Case) {
	p.Heading, p.Lead = v.l.T("compare.choose"), v.l.T("compare.choose-lead")
	p.Title, p.Description = p.Heading, p.Lead
	if len(cases) < minCompared {
		return
	}
	kind, lead := "compare.crises", "compare.crises-lead"
	if slices.ContainsFunc(cases, func(c *kb.Case) bool { return c.Crisis == nil }) {
		kind, lead = "compare.cases", "compare.cases-lead"
	}
	number := v.l.T([...]string{"compare.two", "compare.three", "compare.four"}[len(cases)-minCompared])
	p.Heading, p.Lead = v.l.T(kind, "number", number), v.l.T(lead)
	names := make([]string, len(p.Columns))
	for i, col := range p.Columns {
		names[i] = col.Short
	}
	p.Title = v.l.T("compare.title", "names", v.l.List(names))
	p.Description = p.Heading + v.l.T("word.colon") + " " + v.l.List(names) + ". " + p.Lead
}

// How many cases are offered to stand beside those that are there.
const (
	offeredFound = 8
	offeredNear  = 5
)

// offer lists cases to be added: what was typed for, else counterparts and
// neighbours of the first.
func (p *comparePage) offer(ctx context.Context, v view, g *index.Generation, known comparison) error {
	add := func(c *kb.Case, view neighbourView) {
		if !slices.Contains(known, c.Slug) {
			view.Href = v.href(known.with(c.Slug).path())
			p.Choices = append(p.Choices, view)
		}
	}
	if p.Asked != "" {
		res, err := g.Search(ctx, index.Query{Text: p.Asked, Limit: offeredFound, Lang: v.l.Lang})
		if err != nil {
			return err
		}
		for _, h := range res.Hits {
			add(h.Case, v.neighbour(index.Neighbour{Case: h.Case}))
		}
		p.ChoicesTitle = v.l.T("compare.found", "words", p.Asked)
		if len(p.Choices) == 0 {
			p.ChoicesTitle = v.l.T("compare.found-none", "words", p.Asked)
		}
		return nil
	}
	if len(known) == 0 {
		return nil
	}
	near, opposed, err := g.Around(ctx, known[0], offeredNear+len(known), 2)
	if err != nil {
		return err
	}
	seen := known
	for _, n := range append(opposed, near...) {
		if !slices.Contains(seen, n.Case.Slug) && len(p.Choices) < offeredNear {
			seen = seen.with(n.Case.Slug)
			add(n.Case, v.neighbour(n))
		}
	}
	p.ChoicesTitle = v.l.T("compare.near", "name", p.Columns[0].Short)
	return nil
}
