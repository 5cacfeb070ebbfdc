package web

import (
	"context"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// A neighbourView is a case that stands near the one of the page.
type neighbourView struct {
	link
	Lang    string // of the title where it is not the page's
	Who     string
	Years   string
	Outcome *mark
	Reasons string // what the two have in common
}

// A counterpartView is a case of the same problem that was handled the other way.
type counterpartView struct {
	neighbourView
	Sector  link
	Summary string
	Differs []string // what was done otherwise, and how it ended
	Compare string   // the address of the two side by side
}

// How many neighbours a case page shows beside those put there by hand, and how
// many reasons of each.
const (
	nearCases   = 5
	nearReasons = 3
)

// neighbours are the cases that the editors put beside one, the nearest of the
// others, and apart from them the best of those that were handled the other way, nil
// where there is none.
func (v view) neighbours(ctx context.Context, g *index.Generation, c *kb.Case) (byHand, near []neighbourView, counter *counterpartView, err error) {
	similar, opposed, err := g.Around(ctx, c.Slug, len(c.Related)+nearCases+1, 1)
	if err != nil {
		return nil, nil, nil, err
	}
	if len(opposed) > 0 {
		counter = v.counterpart(c, opposed[0])
	}
	for _, n := range similar {
		switch view := v.neighbour(n); {
		case len(n.Reasons) > 0 && n.Reasons[0].ByHand:
			byHand = append(byHand, view)
		case counter != nil && view.Href == counter.Href:
		case len(near) < nearCases:
			near = append(near, view)
		}
	}
	return byHand, near, counter, nil
}

func (v view) counterpart(c *kb.Case, n index.Neighbour) *counterpartView {
	view := &counterpartView{neighbourView: v.neighbour(n), Sector: v.sector(n.Case), Summary: n.Case.Summary.In(v.l.Lang)}
	view.Compare = v.href("/compare?cases=" + c.Slug + "," + n.Case.Slug)
	for _, r := range n.Reasons {
		if r.Differs {
			view.Differs = append(view.Differs, r.Text(v.l.Lang, v.tax))
		}
	}
	return view
}

func (v view) neighbour(n index.Neighbour) neighbourView {
	title, in := n.Case.TitleIn(v.l.Lang)
	view := neighbourView{
		link: link{title, v.href("/cases/" + n.Case.Slug)}, Lang: v.foreign(in),
		Who: v.who(n.Case), Years: v.l.Years(n.Case.Period),
	}
	if n.Case.Outcome != "" {
		m := v.mark(index.FacetOutcome, n.Case.Outcome)
		view.Outcome = &m
	}
	var reasons []string
	for _, r := range n.Reasons {
		if !r.ByHand && !r.Differs && len(reasons) < nearReasons {
			reasons = append(reasons, r.Text(v.l.Lang, v.tax))
		}
	}
	view.Reasons = strings.Join(reasons, " · ")
	return view
}
