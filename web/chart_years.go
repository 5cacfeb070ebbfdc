package web

import (
	"context"
	"fmt"
	"math"
	"strconv"

	"casebook/index"
)

// yearsChart is cases by the year in which they began, stacked by outcome from
// below: failure, mixed, recovered, success. x is in %, y in px, so that text
// never shrinks. The same numbers stand in a table behind it.
type yearsChart struct {
	Height  int
	Base    string // y of the axis
	Lines   []yearLine
	Columns []yearColumn
	Key     []yearKey
}

type yearLine struct{ Y, TextY, Label string }

type yearColumn struct {
	Year  string
	Href  string
	Label string // "2010: 20 cases, of which success 9, failure 4"
	Tick  string // x of the year below the axis; empty where there is no room
	TickY string
	Bars  []yearBar
	Cells []string // the counts in the order of the key, for the table
	Total string
}

type yearBar struct{ Kind, X, Y, Width, Height string }

type yearKey struct{ Kind, Label string }

// yearOutcomes are the layers from the top; their kinds are how they are filled.
var yearOutcomes = [...]struct{ slug, kind string }{
	{"success", "s"}, {"recovered", "r"}, {"mixed", "m"}, {"failure", "f"},
}

const (
	yearsBelow = 24 // px under the axis, for the years
	yearsAbove = 14 // px over the highest column
	yearsLeft  = 4  // % for the numbers at the left
	yearsWide  = 4  // % of the widest column: a few years are no wall
)

// yearsChart counts the cases that the filters leave, in a picture of that
// height. It is nil where no case has a year and an outcome.
func (v view) yearsChart(ctx context.Context, g *index.Generation, height int, filters ...index.Filter) (*yearsChart, error) {
	counts := make(map[int][len(yearOutcomes)]int)
	first, last, most := math.MaxInt, 0, 0
	for i, outcome := range yearOutcomes {
		with := append(append([]index.Filter(nil), filters...), index.Filter{Facet: index.FacetOutcome, Values: []string{outcome.slug}})
		years, err := g.Counts(ctx, index.FacetYear, with...)
		if err != nil {
			return nil, err
		}
		for _, count := range years {
			year, err := strconv.Atoi(count.Value)
			if err != nil || count.Cases == 0 {
				continue
			}
			row := counts[year]
			row[i] += count.Cases
			counts[year] = row
			first, last = min(first, year), max(last, year)
			most = max(most, row[0]+row[1]+row[2]+row[3])
		}
	}
	if len(counts) == 0 {
		return nil, nil
	}
	c := &yearsChart{Height: height}
	for _, outcome := range yearOutcomes {
		c.Key = append(c.Key, yearKey{outcome.kind, v.label(index.FacetOutcome, outcome.slug)})
	}
	base := float64(height - yearsBelow)
	c.Base = pixels(base)
	high := max(most, 4) // a single case is no tower
	step := niceStep(high)
	high = (high + step - 1) / step * step // a line above the highest column
	scale := (base - yearsAbove) / float64(high)
	for n := step; n <= high; n += step {
		y := base - float64(n)*scale
		c.Lines = append(c.Lines, yearLine{pixels(y), pixels(y - 4), v.l.Number(n)})
	}
	own := selection{filters: filters}
	slots := last - first + 1
	slot := (1 - yearsLeft/100.0) / float64(slots)
	wide := min(slot*.76, yearsWide/100.0)
	// a year's four figures need 36 px of the 300 that a phone has
	apart := int(math.Ceil(36.0 / 300 * float64(slots)))
	ticked := math.MinInt / 2
	for year := first; year <= last; year++ {
		left := yearsLeft/100.0 + slot*float64(year-first)
		column := v.yearColumn(year, counts[year], own)
		wanted := year == first || year == last || year%5 == 0
		if wanted && year-ticked >= apart && (year == last || last-year >= apart) {
			column.Tick, column.TickY = percent(left+slot/2), pixels(float64(height-6))
			ticked = year
		}
		y := base
		for i := len(yearOutcomes) - 1; i >= 0; i-- {
			h := float64(counts[year][i]) * scale
			if h == 0 {
				continue
			}
			y -= h
			column.Bars = append(column.Bars, yearBar{yearOutcomes[i].kind, percent(left + (slot-wide)/2), pixels(y), percent(wide), pixels(h)})
		}
		c.Columns = append(c.Columns, column)
	}
	return c, nil
}

func (v view) yearColumn(year int, counts [len(yearOutcomes)]int, own selection) yearColumn {
	text := strconv.Itoa(year)
	own.years = text
	column := yearColumn{Year: text, Href: v.href(own.path())}
	total := 0
	var parts []string
	for i, n := range counts {
		total += n
		column.Cells = append(column.Cells, v.l.Number(n))
		if n > 0 {
			parts = append(parts, v.l.T("chart.part", "outcome", v.label(index.FacetOutcome, yearOutcomes[i].slug), "n", v.l.Number(n)))
		}
	}
	column.Total = v.l.Number(total)
	column.Label = v.l.N("chart.column", total, "year", text, "parts", v.l.List(parts))
	return column
}

// niceStep parts an axis up to most by at most five lines at round numbers.
func niceStep(most int) int {
	for step := 1; ; step *= 10 {
		for _, times := range []int{1, 2, 5} {
			if most/(step*times) <= 4 {
				return step * times
			}
		}
	}
}

// percent is a share from 0 to 1 as a length in SVG.
func percent(share float64) string { return fmt.Sprintf("%.2f%%", share*100) }

// pixels is a length in SVG.
func pixels(px float64) string { return strconv.FormatFloat(math.Round(px*10)/10, 'f', -1, 64) }
