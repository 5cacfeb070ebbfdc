package index

import (
	"context"
	"fmt"
	"slices"
	"strings"
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
func (g *Generation) lookup(ctx context.Context, a *analyzer, units []unit, warnings []Warning, exact bool) (*lookup, error) {
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
			if m, err = g.matchMeant(ctx, a, u, warnings, m); err != nil {
				return nil, fmt.Errorf("correct %q: %w", u.text, err)
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

// matchMeant looks up what was meant by a word that no case has: the value that a
// warning proposes in its place, else the nearest word.
func (g *Generation) matchMeant(ctx context.Context, a *analyzer, u *unit, warnings []Warning, none *matched) (*matched, error) {
	if w, i := toldOf(warnings, u.text); w != nil && w.words[i].near != "" {
		if terms := a.form(w.words[i].near).terms(); len(terms) > 0 {
			found, err := g.match(&unit{text: u.text, own: []pattern{{says: w.words[i].near, words: []wordAt{{terms: terms}}}}})
			if err != nil {
				return nil, err
			}
			if !found.docs.IsEmpty() {
				u.own, u.meant = found.unit.own, w.words[i].near
				found.unit = u
				return found, nil
			}
		}
	}
	term, ok, err := g.correct(ctx, a.form(u.text))
	if err != nil || !ok {
		return none, err
	}
	u.meant = term
	u.own = []pattern{{says: term, words: []wordAt{{terms: []string{term}}}}}
	return g.match(u)
}

// toldOf is the warning that tells of a word, and where; nil where none does.
func toldOf(warnings []Warning, word string) (*Warning, int) {
	for i := range warnings {
		w := &warnings[i]
		if at := slices.IndexFunc(w.words, func(l leftover) bool { return l.word == word }); at >= 0 {
			return w, at
		}
	}
	return nil, 0
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
// are shown as a hit writes them, in the language asked for if it does. Where a word is left over from what a warning
// tells of, the warning also tells what it was taken for: that is said once.
func (l *lookup) corrected(a *analyzer, hits []Hit, lang string, warnings []Warning) string {
	var text []string
	replaced := false
	for i := range l.units {
		u := &l.units[i]
		said := u.quoted()
		if u.meant != "" {
			said = surface(a, hits, lang, u.meant, u.text)
			if told, _ := toldOf(warnings, u.text); told != nil {
				told.takenFor(said)
			} else {
				replaced = true
			}
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
