package index

import (
	"context"

	"casebook/kb"
)

// Known is what the library's public cases are about, to recognise a case that is
// there already. It is made once a generation, when it is first asked for; drafts
// are not in the index, so nobody learns of one by asking.
func (g *Generation) Known(ctx context.Context) (known *kb.Known, err error) {
	defer g.guard(&err)
	g.mu.Lock()
	known = g.known
	g.mu.Unlock()
	if known != nil {
		return known, nil
	}
	order, err := g.slugOrder(ctx)
	if err != nil {
		return nil, err
	}
	cases := make([]*kb.Case, len(order))
	for i, named := range order {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if cases[i], err = g.read(named.doc); err != nil {
			return nil, err
		}
	}
	known = kb.NewKnown(cases)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.known = known
	return known, nil
}
