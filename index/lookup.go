package index

import (
	"context"
	"fmt"
	"strings"

	"casebook/kb"
)

// A lookup is a query made ready for a generation.
type lookup struct {
	expr     Expr
	units    []unit
	matched  []*matched // of the units that are asked for
	excluded []*matched // of those that are not wanted
}

// lookup looks all units up: with the words that mean the same, with neighbours
// written as one, and with unknown words corrected unless exact is set.
func (g *Generation) lookup(ctx context.Context, a *analyzer, units []unit, exact bool) (*lookup, error) {
	l := &lookup{units: units}
	if err := g.join(a, units); err != nil {
		return nil, err
	}
	g.index.widen(units)
	for i := range units {
		u := &units[i]
		if u.optional {
			continue
		}
		m, err := g.match(u)
		if err != nil {
			return nil, err
		}
		if m.docs.IsEmpty() && u.plain && !exact {
			term, ok, err := g.correct(ctx, a.form(u.text))
			if err != nil {
				return nil, fmt.Errorf("correct %q: %w", u.text, err)
			}
			if ok {
				u.meant = term
				u.own = []pattern{{says: term, words: []wordAt{{terms: []string{term}}}}}
				if m, err = g.match(u); err != nil {
					return nil, err
				}
			}
		}
		if u.not {
			l.excluded = append(l.excluded, m)
		} else {
			m.bit = 1 << (i % maxWords)
			l.matched = append(l.matched, m)
		}
	}
	return l, nil
}

// bitsOf are the units that a document has, as bits by their places in the query.
func (l *lookup) bitsOf(doc uint32) uint32 {
	var bits uint32
	for _, m := range l.matched {
		if m.docs.Contains(doc) {
			bits |= m.bit
		}
	}
	return bits
}

// corrected is the query with unknown words replaced, "" where none was. The words
// are shown as a case writes them.
func (l *lookup) corrected(a *analyzer, c *kb.Case) string {
	var text []string
	replaced := false
	for i := range l.units {
		u := &l.units[i]
		said := u.quoted()
		if u.meant != "" {
			replaced = true
			said = surface(a, c, u.meant)
		}
		if u.not {
			said = "-" + said
		}
		text = append(text, said)
	}
	if !replaced {
		return ""
	}
	rest := Expr{Filters: l.expr.Filters, Years: l.expr.Years, Sort: l.expr.Sort, HasSort: l.expr.HasSort}
	return strings.TrimSpace(strings.Join(text, " ") + " " + rest.String())
}

// quoted is the unit as a query writes it.
func (u *unit) quoted() string {
	if !u.plain && len(u.own) == 1 {
		return `"` + u.text + `"`
	}
	return u.text
}

// join lets two words that stand side by side be found as one: who types "best
// buy" also means BestBuy.
func (g *Generation) join(a *analyzer, units []unit) error {
	for i := 0; i+1 < len(units); i++ {
		x, y := &units[i], &units[i+1]
		if !x.plain || !y.plain || x.optional || y.optional {
			continue
		}
		for _, joined := range a.form(x.text + y.text).terms() {
			known, err := g.knows(joined)
			if err != nil {
				return err
			}
			if known {
				x.also(joined)
				y.also(joined)
			}
		}
	}
	return nil
}

// also adds a way to write a plain word.
func (u *unit) also(term string) {
	terms := &u.own[0].words[0].terms
	for _, have := range *terms {
		if have == term {
			return
		}
	}
	*terms = append(*terms, term)
}

// widen gives units the expressions that mean the same as one or several of them
// in a row.
func (ix *Index) widen(units []unit) {
	for from := 0; from < len(units); {
		to := from
		var words []queryWord
		for ; to < len(units) && units[to].plain; to++ {
			words = append(words, queryWord{folded: units[to].text, terms: units[to].own[0].words[0].terms, optional: units[to].optional})
		}
		if to == from {
			from++
			continue
		}
		for _, e := range ix.synonyms().expand(words) {
			for i, seq := range e.terms {
				p := pattern{says: e.labels[i]}
				for at, word := range seq {
					p.words = append(p.words, wordAt{terms: []string{word}, offset: e.offsets[i][at]})
				}
				for w := e.first; w < e.first+e.count; w++ {
					units[from+w].near = append(units[from+w].near, p)
					units[from+w].said = e.says
				}
			}
		}
		from = to
	}
}

// knows reports whether any text has the term.
func (g *Generation) knows(term string) (bool, error) {
	for i := range g.segments {
		dict, err := g.segments[i].segment.Dictionary(fieldText)
		if err != nil {
			return false, fmt.Errorf("look up %q: %w", term, err)
		}
		known, err := dict.Contains([]byte(term))
		if err != nil {
			return false, fmt.Errorf("look up %q: %w", term, err)
		}
		if known {
			return true, nil
		}
	}
	return false, nil
}
