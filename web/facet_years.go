package web

import (
	"net/url"
	"strconv"

	"casebook/index"
)

// yearsFacet is the period to filter by: a histogram of the years in which cases
// began, and a form for the first and last year.
type yearsFacet struct {
	Bars        []histogramBar
	Hidden      []param // what the search keeps
	From, To    string  // the years that are set
	First, Last string  // the years that there are
}

// A histogramBar has x in % and y in px.
type histogramBar struct {
	X, Y, Width, Height string
	Inside              bool   // the search takes this year
	Href                string // chooses the year, or a span with the one that is chosen; "" without cases
	Label               string // "2009: 5 cases"
}

// The histogram's height, and the years that it has room for: before the last 40,
// cases about social media are rare, and a few years alone are no wall.
const (
	histogramPx    = 40
	histogramYears = 40
	leastYears     = 12
)

// yearsFacet is nil where no case has a year and none is set.
func (v view) yearsFacet(counts []index.Count, sel selection) *yearsFacet {
	byYear := make(map[int]int)
	first, last, most := 0, 0, 0
	for _, c := range counts {
		year, err := strconv.Atoi(c.Value)
		if err != nil {
			continue
		}
		if first == 0 {
			first = year // the counts are in the order of the values
		}
		byYear[year], last, most = c.Cases, year, max(most, c.Cases)
	}
	f := &yearsFacet{Hidden: hidden(sel.withoutYears())}
	if sel.words != "" {
		f.Hidden = append([]param{{"q", sel.words}}, f.Hidden...)
	}
	if sel.exact {
		f.Hidden = append(f.Hidden, param{"exact", "1"})
	}
	if sel.span.From != 0 {
		f.From = strconv.Itoa(sel.span.From)
	}
	if sel.span.To != 0 {
		f.To = strconv.Itoa(sel.span.To)
	}
	if most == 0 {
		if sel.years == "" {
			return nil
		}
		return f
	}
	f.First, f.Last = strconv.Itoa(first), strconv.Itoa(last)
	if first == last {
		return f // one bar compares nothing
	}
	first = max(first, last-histogramYears+1)
	slot := 1 / float64(max(last-first+1, leastYears))
	open := sel
	open.years = gapMark
	with := v.gap(open)
	for year := first; year <= last; year++ {
		height := histogramPx * float64(byYear[year]) / float64(most)
		if byYear[year] > 0 {
			height = max(height, 2)
		}
		bar := histogramBar{
			X: percent(slot * float64(year-first)), Width: percent(slot * .86),
			Y: pixels(histogramPx - height), Height: pixels(height),
			Inside: year >= sel.span.From && (sel.span.To == 0 || year <= sel.span.To),
		}
		if n := byYear[year]; n > 0 {
			bar.Href = with.fill(yearsParam(sel.click(year)))
			if sel.span == (index.Years{From: year, To: year}) {
				bar.Href = v.href(sel.withoutYears().path())
			}
			bar.Label = v.l.T("search.bar", "year", year, "cases", v.l.N("count.cases", n))
		}
		f.Bars = append(f.Bars, bar)
	}
	return f
}

// click are the years after a click on one: the first chooses it, a second on
// another makes a span of the two. On the same it takes it back.
func (s selection) click(year int) index.Years {
	if s.span.From == s.span.To && s.span.From != 0 {
		return index.Years{From: min(year, s.span.From), To: max(year, s.span.To)}
	}
	return index.Years{From: year, To: year}
}

// yearsForm makes the one parameter year of the two that the form sends. It
// reports whether there were any.
func yearsForm(q url.Values) (url.Values, bool) {
	if !q.Has("from") && !q.Has("to") {
		return q, false
	}
	from, to := cleanText(q.Get("from")), cleanText(q.Get("to"))
	q.Del("from")
	q.Del("to")
	switch {
	case from == "" && to == "":
		q.Del("year")
	case from == to:
		q.Set("year", from)
	default:
		q.Set("year", from+".."+to)
	}
	return q, true
}
