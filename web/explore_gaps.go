package web

import (
	"context"

	"casebook/index"
)

// A gapView is something that the library lacks, and how many there are of it.
type gapView struct {
	link
	Count string
}

// gaps are what a contributor could fill: what cases lack, and how many uses,
// channels and sectors have too few cases to be compared.
func (v view) gaps(ctx context.Context, g *index.Generation) ([]gapView, error) {
	stats, err := g.Stats(ctx)
	if err != nil {
		return nil, err
	}
	var gaps []gapView
	for _, gap := range stats.Gaps {
		if key := "gap." + string(gap.Name); gap.Cases > 0 && v.l.Has(key) {
			to := link{Label: v.l.T(key)}
			if gap.Query != "" {
				to.Href = v.href(selection{words: gap.Query}.path())
			}
			gaps = append(gaps, gapView{to, v.l.Number(gap.Cases)})
		}
	}
	for _, sparse := range stats.Sparse {
		if n := len(sparse.Values); n > 0 {
			label := v.l.T("gap.few-"+string(sparse.Facet), "few", v.l.Number(index.FewCases))
			gaps = append(gaps, gapView{link{label, v.listOf(sparse.Facet)}, v.l.Number(n)})
		}
	}
	return gaps, nil
}
