package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// explorePage is the whole library in a few pictures and one table. Every number
// leads to its cases.
type explorePage struct {
	layout
	Stand     string
	Matrix    *matrixChart
	Years     *yearsChart
	Verdicts  *verdictChart
	Gaps      []gapView
	Countries barsView
	Sectors   barsView
	Heads     []sortHead
	Rows      []exploreRow
	CSV       string
	Pager     *pager
}

func (*explorePage) template() string { return "explore" }

// How much of a large library the pictures show; the rest is a page away.
const (
	exploreMatrix   = 14
	exploreVerdicts = 10
	exploreBars     = 8
	exploreYearsPx  = 260
	exploreRows     = 50 // of the table, on one page
)

func (s *Server) showExplore(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	ctx := r.Context()
	p := &explorePage{Stand: v.l.N("explore.stand", g.Len()), CSV: "/explore.csv?lang=" + v.l.Lang}
	p.Title, p.Section, p.Description = v.l.T("explore.title"), "explore", p.Stand
	if p.Matrix, err = v.matrixChart(ctx, g, exploreMatrix); err != nil {
		return nil, err
	}
	if p.Years, err = v.yearsChart(ctx, g, exploreYearsPx); err != nil {
		return nil, err
	}
	if p.Verdicts, err = v.verdictsByChannel(ctx, g, exploreVerdicts); err != nil {
		return nil, err
	}
	if p.Gaps, err = v.gaps(ctx, g); err != nil {
		return nil, err
	}
	if p.Countries, err = v.bars(ctx, g, index.FacetCountry, exploreBars); err != nil {
		return nil, err
	}
	if p.Sectors, err = v.bars(ctx, g, index.FacetSector, exploreBars); err != nil {
		return nil, err
	}
	return p, v.exploreTable(r, g, p)
}

// A sortHead is a column of the table; its address sorts by it, and by it the
// other way round where it already does.
type sortHead struct {
	Label string
	Href  string // empty: it can't be sorted by
	Sort  string // the value of aria-sort, empty where another column sorts
	Class string
}

// An exploreRow is one case in the table.
type exploreRow struct {
	Years     string
	Who       string
	Title     link
	TitleLang string
	Uses      []mark
	UsesText  string
	Outcome   *mark
	Answer    string
	Evidence  mark
	Grade     string
}

func (v view) exploreTable(r *http.Request, g *index.Generation, p *explorePage) error {
	q := r.URL.Query()
	order, current := caseOrder(q.Get("sort")), readPage(q)
	hits, total, err := ordered(r.Context(), g, index.Query{
		Limit: exploreRows, Offset: (current - 1) * exploreRows, Lang: v.l.Lang,
	}, v.runs(order))
	if err != nil {
		return err
	}
	for i := range hits {
		p.Rows = append(p.Rows, v.exploreRow(hits[i].Case))
	}
	p.Heads = v.sortHeads(order)
	p.Pager = newPagerOf(exploreRows, current, total, func(n int) string { return v.href(explorePath(order, n)) + "#all" })
	p.Path = explorePath(order, current)
	return nil
}

func explorePath(order string, n int) string {
	q := url.Values{}
	if order != yearsDown {
		q.Set("sort", order)
	}
	if n > 1 {
		q.Set("page", strconv.Itoa(n))
	}
	if len(q) == 0 {
		return "/explore"
	}
	return "/explore?" + q.Encode()
}

// sortHeads are the columns; years and evidence begin with the highest.
func (v view) sortHeads(order string) []sortHead {
	by, down := strings.CutPrefix(order, "-")
	var heads []sortHead
	for _, column := range []struct{ key, label, first, class string }{
		{"year", "facet.year", "-year", ""},
		{"company", "facet.company", "company", "lo"},
		{"", "home.case-title", "", ""},
		{"", "facets.use", "", "lo"},
		{"outcome", "facet.outcome", "outcome", "lo"},
		{"answer", "facet.speed", "answer", "lo"},
		{"evidence", "explore.evidence", "-evidence", "lo"},
	} {
		head := sortHead{Label: v.l.T(column.label), Class: column.class}
		if column.key != "" {
			next := column.first
			if column.key == by {
				head.Sort = "ascending"
				if down {
					head.Sort = "descending"
				}
				next = turned(order)
			}
			head.Href = v.href(explorePath(next, 1)) + "#all"
		}
		heads = append(heads, head)
	}
	return heads
}

func turned(order string) string {
	if by, down := strings.CutPrefix(order, "-"); down {
		return by
	}
	return "-" + order
}

func (v view) exploreRow(c *kb.Case) exploreRow {
	title, in := c.TitleIn(v.l.Lang)
	grade := kb.GradeOf(c).Value
	row := exploreRow{
		Years: v.l.Years(c.Period), Who: v.who(c), Title: link{title, v.href("/cases/" + c.Slug)}, TitleLang: v.foreign(in),
		Uses: v.marks(index.FacetUse, c.Uses), Answer: v.firstAnswer(c), Evidence: v.evidence(grade), Grade: strconv.Itoa(grade),
	}
	var uses []string
	for _, use := range row.Uses {
		uses = append(uses, use.Label)
	}
	row.UsesText = strings.Join(uses, ", ")
	if c.Outcome != "" {
		m := v.mark(index.FacetOutcome, c.Outcome)
		row.Outcome = &m
	}
	return row
}
