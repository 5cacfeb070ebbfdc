package web

import (
	"context"
	"strings"

	"casebook/index"
)

// verdictChart is how well channels were used: a row for each channel, or for
// each use of one channel, with the number of cases of each verdict and their
// shares as a bar. It is a table, so that it needs no other behind it.
type verdictChart struct {
	Of    string // what a row is: "Channel"
	Heads []mark
	Rows  []verdictRow
}

type verdictRow struct {
	mark
	Cells []verdictCell
	Bars  []verdictBar
}

// A verdictCell without cases is a dot and leads nowhere.
type verdictCell struct{ Count, Href, Label string }

// A verdictBar is a verdict's share; x and width in %.
type verdictBar struct {
	Verdict  string
	X, Width string
}

// verdictsByChannel is a row a channel for the cases that the filters leave, the
// most judged first. It is nil where no channel is judged.
func (v view) verdictsByChannel(ctx context.Context, g *index.Generation, rows int, filters ...index.Filter) (*verdictChart, error) {
	counts, err := g.Counts(ctx, index.FacetVerdict, filters...)
	if err != nil {
		return nil, err
	}
	by := make(map[string]map[string]int)
	var judged []index.Count
	for _, count := range counts {
		channel, verdict, _ := strings.Cut(count.Value, ":")
		if verdict == index.NoVerdict {
			continue
		}
		if by[channel] == nil {
			by[channel] = make(map[string]int)
			judged = append(judged, index.Count{Value: channel})
		}
		by[channel][verdict] += count.Cases
		judged[len(judged)-1].Cases += count.Cases // the counts of a channel follow one another
	}
	if len(judged) == 0 {
		return nil, nil
	}
	sortByCount(judged)
	c := v.verdictChart(index.FacetChannel)
	own := selection{filters: filters}
	for _, channel := range judged[:min(len(judged), rows)] {
		c.add(v, v.mark(index.FacetChannel, channel.Value), own, channel.Value, by[channel.Value])
	}
	return c, nil
}

// verdictsByUse is a row for each use that one channel was judged in.
func (v view) verdictsByUse(ctx context.Context, g *index.Generation, channel string) (*verdictChart, error) {
	c := v.verdictChart(index.FacetUse)
	for _, use := range v.tax.Uses.Slugs() {
		filter := index.Filter{Facet: index.FacetUse, Values: []string{use}}
		counts, err := g.Counts(ctx, index.FacetVerdict, filter)
		if err != nil {
			return nil, err
		}
		by := make(map[string]int)
		for _, verdict := range v.tax.Verdicts.Slugs() {
			if n := countOf(counts, index.VerdictOn(channel, verdict)); n > 0 {
				by[verdict] = n
			}
		}
		if len(by) > 0 {
			c.add(v, v.mark(index.FacetUse, use), selection{filters: []index.Filter{filter}}, channel, by)
		}
	}
	if len(c.Rows) == 0 {
		return nil, nil
	}
	return c, nil
}

func (v view) verdictChart(of index.Facet) *verdictChart {
	c := &verdictChart{Of: v.l.T("facet." + string(of))}
	for _, slug := range v.tax.Verdicts.Slugs() {
		c.Heads = append(c.Heads, v.verdict(slug))
	}
	return c
}

// add adds a row; own is what its numbers lead to, together with the verdict.
func (c *verdictChart) add(v view, head mark, own selection, channel string, counts map[string]int) {
	row := verdictRow{mark: head}
	total := 0
	for _, n := range counts {
		total += n
	}
	left := 0.0
	for i, verdict := range v.tax.Verdicts.Slugs() {
		n := counts[verdict]
		cell := verdictCell{Count: v.l.Number(n)}
		if n > 0 {
			cell.Href = v.href(own.with(index.FacetVerdict, index.VerdictOn(channel, verdict)).path())
			cell.Label = v.l.N("chart.verdict", n, "of", head.Label, "verdict", c.Heads[i].Label)
			share := float64(n) / float64(total)
			row.Bars = append(row.Bars, verdictBar{verdict, percent(left), percent(share)})
			left += share
		}
		row.Cells = append(row.Cells, cell)
	}
	c.Rows = append(c.Rows, row)
}
