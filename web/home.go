package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"casebook/index"
	"casebook/kb"
)

// homePage is the way in: the search box, the seven uses, two pictures of the
// library, and its newest cases.
type homePage struct {
	layout
	Lead      string
	Examples  []link
	Question  *questionView
	Uses      []countLink
	Matrix    *matrixChart
	Years     *yearsChart
	Newest    []hitView
	Shelf     []collectionRow // some of the collections
	AllShelf  string          // "All 7"; empty where they are all here
	Countries barsView        // where there are no collections
	Sectors   barsView
}

func (*homePage) template() string { return "home" }

// A questionView is what a trainer asks the room, and the case it leads to.
type questionView struct {
	Text string
	Case link
}

// barsView are the most frequent values of a facet, and the way to all of them.
type barsView struct {
	Of   string // "Country"
	Bars []barView
	All  link // empty where they are all here
}

// A barView is a value with its share of the longest bar.
type barView struct {
	link
	Count string
	Width string // "52.5%"
}

// How many of each the home page shows.
const (
	homeNewest  = 6
	homeShelf   = 5
	homeBars    = 6
	homeMatrix  = 8
	homeAsked   = 40 // cases that are looked through for a question
	homeYearsPx = 336
)

func (s *Server) showHome(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	ctx := r.Context()
	p := &homePage{Lead: v.l.N("home.lead", g.Len())}
	p.Title, p.Description = v.l.T("home.title"), v.l.T("home.description")
	p.Links = append(p.Links, headLink{Rel: "alternate", Type: "application/atom+xml", Href: "/feed.atom?lang=" + v.l.Lang, Title: v.l.T("home.feed")})
	for i := 1; v.l.Has("home.example-" + strconv.Itoa(i)); i++ {
		words := v.l.T("home.example-" + strconv.Itoa(i))
		p.Examples = append(p.Examples, link{words, v.href(selection{words: words}.path())})
	}
	newest, err := g.Search(ctx, index.Query{Sort: index.SortNewest, Limit: homeAsked, Lang: v.l.Lang})
	if err != nil {
		return nil, err
	}
	p.Question = v.question(newest.Hits, time.Now())
	p.Newest = v.hits(newest.Hits[:min(len(newest.Hits), homeNewest)])
	uses, err := g.Counts(ctx, index.FacetUse)
	if err != nil {
		return nil, err
	}
	for _, slug := range v.tax.Uses.Slugs() {
		p.Uses = append(p.Uses, countLink{v.mark(index.FacetUse, slug), v.l.N("count.cases", countOf(uses, slug))})
	}
	if p.Matrix, err = v.matrixChart(ctx, g, homeMatrix); err != nil {
		return nil, err
	}
	if p.Years, err = v.yearsChart(ctx, g, homeYearsPx); err != nil {
		return nil, err
	}
	shelf, err := s.collectionsOf(ctx, v)
	if err != nil {
		return nil, err
	}
	if n := len(shelf); n > 0 {
		for _, row := range shelf[:min(n, homeShelf)] {
			p.Shelf = append(p.Shelf, row.short())
		}
		if n > homeShelf {
			p.AllShelf = v.l.T("home.all-n", "n", v.l.Number(n))
		}
		return p, nil
	}
	if p.Countries, err = v.bars(ctx, g, index.FacetCountry, homeBars); err != nil {
		return nil, err
	}
	p.Sectors, err = v.bars(ctx, g, index.FacetSector, homeBars)
	return p, err
}

// question is one of those that the cases ask a room, another each day: the same
// all day, so that the page can be kept.
func (v view) question(hits []index.Hit, now time.Time) *questionView {
	var asking []*kb.Case
	for i := range hits {
		if c := hits[i].Case; c.Teaching != nil && len(c.Teaching.Questions) > 0 {
			asking = append(asking, c)
		}
	}
	if len(asking) == 0 {
		return nil
	}
	c := asking[now.YearDay()%len(asking)]
	title, _ := c.TitleIn(v.l.Lang)
	label := title
	if len(c.Companies) > 0 {
		label = c.CompanyNames()[0] + ", " + v.l.Years(c.Period)
	}
	return &questionView{c.Teaching.Questions[0].In(v.l.Lang), link{label, v.href("/cases/" + c.Slug)}}
}

// bars are the rows most frequent values of a facet.
func (v view) bars(ctx context.Context, g *index.Generation, facet index.Facet, rows int) (barsView, error) {
	counts, err := g.Counts(ctx, facet)
	if err != nil {
		return barsView{}, err
	}
	sortByCount(counts)
	bars := barsView{Of: v.l.T("facet." + string(facet))}
	if len(counts) > rows {
		bars.All = link{v.l.T("home.all-n", "n", v.l.Number(len(counts))), v.listOf(facet)}
	}
	for _, count := range counts[:min(len(counts), rows)] {
		share := float64(count.Cases) / float64(counts[0].Cases)
		bars.Bars = append(bars.Bars, barView{
			link{v.label(facet, count.Value), v.pageOf(facet, count.Value)}, v.l.Number(count.Cases), percent(share),
		})
	}
	return bars, nil
}

// sortByCount puts the most frequent values first.
func sortByCount(counts []index.Count) {
	slices.SortStableFunc(counts, func(a, b index.Count) int { return cmp.Compare(b.Cases, a.Cases) })
}

func countOf(counts []index.Count, value string) int {
	for _, c := range counts {
		if c.Value == value {
			return c.Cases
		}
	}
	return 0
}
