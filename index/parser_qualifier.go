package index

import (
	"slices"
	"strings"
)

// qualifier reads a key and its values. With spaces around its colon it may be the
// beginning of a sentence ("Cause: a software fault"): then it is a qualifier only
// if all of it can be understood.
func (p *parser) qualifier(x lexeme) {
	if x.loose && !p.understands(x) {
		p.lex.at = x.back
		p.term(x.not, Term{Text: x.text})
		p.warnLoose(x)
		return
	}
	switch {
	case len(x.values) == 0 && x.open:
	case len(x.values) == 0:
		p.warnOf(WarnNoValue, x, saying{key: lower(x.text)})
		p.term(x.not, Term{Text: x.text})
	case x.key.facet == FacetYear:
		p.years(x)
	case x.key.facet == sortKey:
		p.sort(x)
	default:
		p.values(x)
	}
	if x.open {
		before := dash(x.not) + lower(x.text) + ":"
		for _, value := range x.values {
			before += asValue(value) + ","
		}
		p.warnOpen(x.start, before, p.lex.text[p.lex.at:])
	}
}

// understands reports whether every value is one, by a list.
func (p *parser) understands(x lexeme) bool {
	if x.key.open() || x.open || len(x.values) == 0 {
		return false
	}
	for _, value := range x.values {
		var ok bool
		switch x.key.facet {
		case FacetYear:
			_, ok = yearsOf(value)
		case sortKey:
			_, ok = sortOf(value)
		default:
			ok = len(p.resolve(x.key.facet, value)) > 0
		}
		if !ok {
			return false
		}
	}
	return true
}

// resolve are the slugs that a value stands for: one, or those of a range; none
// where it is not known.
func (p *parser) resolve(f Facet, value string) []string {
	if len(scale(f)) > 0 {
		if s, ok := spanOf(value); ok {
			return steps(f, s, p.names)
		}
	}
	if slug, ok := p.names.Resolve(f, value); ok {
		return []string{slug}
	}
	return nil
}

func (p *parser) values(x lexeme) {
	f := Filter{Facet: x.key.facet, Not: x.not}
	var unknown []string
	for _, value := range x.values {
		slugs := p.resolve(f.Facet, value)
		if len(slugs) == 0 {
			unknown = append(unknown, value)
		}
		for _, slug := range slugs {
			p.addValue(&f, slug)
		}
	}
	p.warnValues(x, unknown, f.Values)
	if len(f.Values) == 0 {
		p.asWords(x)
		return
	}
	p.filter(f)
}

func (p *parser) years(x lexeme) {
	key := lower(x.text)
	y, ok := yearsOf(x.values[0])
	both, meet := p.expr.Years.meet(y)
	switch {
	case x.not:
		p.warnOf(WarnNotYear, x, saying{key: key, value: x.values[0]})
	case len(x.values) > 1:
		p.warnOf(WarnYears, x, saying{key: key, instead: instead(key, nearYears(strings.Join(x.values, " ")))})
	case !ok:
		p.warnOf(WarnYear, x, saying{key: key, value: x.values[0], instead: instead(key, nearYears(x.values[0]))})
	case !meet:
		p.warnYearsFar(x, y)
	default:
		p.dropOr()
		p.expr.Years, p.last, p.spans = both, afterOther, x
		return
	}
	p.asWords(x)
}

func (p *parser) sort(x lexeme) {
	key := lower(x.text)
	order, ok := sortOf(x.values[0])
	switch {
	case x.not || len(x.values) > 1 || !ok:
		near := nearSort(x.values[0])
		if ok {
			near = order.name()
		}
		warnWords(p.warnOf(WarnOrder, x, saying{key: key, value: strings.Join(x.values, ","), instead: instead(key, near)}), strings.Join(x.values, " "), "")
		p.asWords(x)
		return
	case p.expr.HasSort && p.expr.Sort != order:
		p.warnOf(WarnOrders, x, saying{key: key, value: order.name()})
	case !p.expr.HasSort:
		p.expr.Sort, p.expr.HasSort = order, true
	}
	p.dropOr()
	p.last = afterOther
}

// asWords searches for the values of a qualifier that can't be understood. Of
// several values one is enough, as it would have been.
func (p *parser) asWords(x lexeme) {
	var terms []Term
	for _, value := range x.values {
		words := plainWords(value)
		if len(x.values) == 1 && !x.not && p.or.text == "" {
			for _, w := range words {
				p.term(false, Term{Text: w})
			}
			return
		}
		terms = append(terms, Term{Text: strings.Join(words, " "), Phrase: len(words) > 1})
	}
	if !x.not {
		p.either(terms...)
		return
	}
	for _, t := range terms {
		p.term(true, t)
	}
}

// plainWords are the words of a value, without anything that would make one of
// them more than a word.
func plainWords(value string) []string {
	parts := strings.FieldsFunc(value, func(r rune) bool { return r == ':' || isBreak(r) })
	words := parts[:0]
	for _, w := range parts {
		w = strings.TrimFunc(w, notWordRune)
		if w == "OR" || w == "OU" {
			w = lower(w)
		}
		if w != "" {
			words = append(words, w)
		}
	}
	return slices.Clip(words)
}
