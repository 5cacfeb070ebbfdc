package web

import (
	"context"
	"strings"

	"casebook/index"
)

// matrixChart is uses × channels as a table whose cells are links: rows are
// channels, columns uses, so that seven fit a phone.
type matrixChart struct {
	Uses []mark
	Rows []matrixRow
}

type matrixRow struct {
	Channel link
	Cells   []matrixCell
}

// A matrixCell without cases is a dot and leads nowhere.
type matrixCell struct {
	Count string
	Href  string
	Tint  string // "t1" to "t4"
	Label string // "Marketing, Twitter: 9 cases"
}

// matrixChart takes the channels with most cases. A case counts in each of its
// uses and channels.
func (v view) matrixChart(ctx context.Context, g *index.Generation, rows int) (*matrixChart, error) {
	channels, err := g.Counts(ctx, index.FacetChannel)
	if err != nil {
		return nil, err
	}
	sortByCount(channels)
	channels = channels[:min(len(channels), rows)]
	uses := v.tax.Uses.Slugs()
	m := &matrixChart{Uses: v.marks(index.FacetUse, uses)}
	for i := range m.Uses {
		m.Uses[i].Label = softHyphens(m.Uses[i].Label)
	}
	columns := make([][]index.Count, len(uses))
	for i, use := range uses {
		filter := index.Filter{Facet: index.FacetUse, Values: []string{use}}
		if columns[i], err = g.Counts(ctx, index.FacetChannel, filter); err != nil {
			return nil, err
		}
	}
	most := 0
	for _, column := range columns {
		for _, count := range column {
			most = max(most, count.Cases)
		}
	}
	for _, channel := range channels {
		m.Rows = append(m.Rows, v.matrixRow(channel.Value, uses, columns, most))
	}
	if len(m.Rows) == 0 {
		return nil, nil
	}
	return m, nil
}

func (v view) matrixRow(channel string, uses []string, columns [][]index.Count, most int) matrixRow {
	row := matrixRow{Channel: link{v.label(index.FacetChannel, channel), v.pageOf(index.FacetChannel, channel)}}
	for i, use := range uses {
		n := countOf(columns[i], channel)
		cell := matrixCell{Count: v.l.Number(n), Tint: tint(n, most)}
		if n > 0 {
			cell.Href = v.href(selection{}.with(index.FacetUse, use).with(index.FacetChannel, channel).path())
			cell.Label = v.l.N("chart.cell", n, "use", v.label(index.FacetUse, use), "channel", row.Channel.Label)
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// softHyphens lets a long word of a column's head break where both languages
// allow it: browsers know where only with a dictionary, which not all have.
func softHyphens(label string) string {
	const shy = "\u00ad"
	return strings.NewReplacer("nication", "ni"+shy+"cation", "gement", "ge"+shy+"ment").Replace(label)
}

// tint has four steps, at 1, 4, 9 and 15 cases; in a large library they move up,
// so that its matrix is not all dark.
func tint(n, most int) string {
	const usual = 24 // the most that the steps were chosen for
	of := max(most, usual)
	switch {
	case n*usual >= 15*of:
		return "t4"
	case n*usual >= 9*of:
		return "t3"
	case n*usual >= 4*of:
		return "t2"
	case n >= 1:
		return "t1"
	}
	return ""
}
