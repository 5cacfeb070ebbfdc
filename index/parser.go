package index

import (
	"slices"
	"strings"
)

// The bounds of a query. Nobody types as much; what is pasted shall not cost more.
const (
	maxTerms    = 256 // words and phrases
	maxFilters  = 64
	maxValues   = 64 // of one filter
	maxWarnings = 8
	maxDoubts   = 32 // searches for the nearest valid form
)

// ParseQuery reads a query. It never fails: what can't be understood becomes words
// to search for, with a warning. It takes time in proportion to the length of the
// text. What readers are told of the language stands in query.md.
//
//	query = { [ "-" ] item | item ( "OR" | "OU" ) item }
//	item  = word | quote words quote | key ":" value { "," value }
//	value = word | quote words quote | range
//	range = [ end ] ".." [ end ] | ( ">=" | ">" | "<=" | "<" ) end
//
// OR binds its two neighbours: words and phrases, or qualifiers with one key.
func ParseQuery(text string, names Names) (Expr, []Warning) {
	p := parser{lex: lexer{text: text}, names: names}
	for x := p.lex.next(); x.kind != lexEnd; x = p.lex.next() {
		p.take(x)
	}
	if or := p.or.text; or != "" && p.last == afterWord { // Portland OR
		p.or = lexeme{}
		p.either(Term{Text: or})
	}
	p.dropOr()
	p.expr.Filters = distinct(p.expr.Filters)
	return p.expr, p.warnings
}

// distinct are the filters, each once.
func distinct(filters []Filter) []Filter {
	var once []Filter
	for _, f := range filters {
		if !slices.ContainsFunc(once, f.equal) {
			once = append(once, f)
		}
	}
	return once
}

// A parser makes an Expr of lexemes, one after the other.
type parser struct {
	lex      lexer
	names    Names
	expr     Expr
	warnings []Warning
	terms    int // words and phrases so far
	doubts   int // searches for the nearest valid form so far

	last  junction
	or    lexeme // an OR that waits for what it joins; its text is "" where there is none
	none  lexeme // NOT or SAUF, where it came just before
	spans lexeme // the years that were read last
}

// A junction is what came last, which an OR may join.
type junction int

const (
	atStart     junction = iota
	afterWord            // a clause without Not
	afterFilter          // a filter without Not
	afterOther
)

func (p *parser) take(x lexeme) {
	none := p.none
	p.none = lexeme{}
	switch x.kind {
	case lexOr:
		if x.not || p.last == atStart {
			p.term(x.not, Term{Text: x.text})
		} else {
			p.or = x
		}
	case lexWord:
		if none.text != "" && !x.not && strings.ToUpper(x.text) != x.text {
			p.warn(WarnNot, none.start, x.end, saying{key: none.text, instead: "-" + x.text})
		}
		if p.last != atStart && !x.not && (x.text == "NOT" || x.text == "SAUF") {
			p.none = x
		}
		p.checkWord(x)
		p.term(x.not, Term{Text: x.text})
	case lexPhrase:
		p.term(x.not, Term{Text: x.text, Phrase: true})
	case lexOpen:
		p.warnOpen(x.start, dash(x.not), x.text)
	case lexQualifier:
		p.qualifier(x)
	}
}

func (p *parser) term(not bool, t Term) {
	if !not {
		p.either(t)
		return
	}
	p.dropOr()
	if p.room(1) > 0 {
		p.expr.Clauses = append(p.expr.Clauses, Clause{Not: true, Any: []Term{t}})
	}
	p.last = afterOther
}

// either asks for one of the terms, or with an OR before them for one of them or
// of those before.
func (p *parser) either(terms ...Term) {
	terms = terms[:p.room(len(terms))]
	if len(terms) == 0 {
		p.or = lexeme{}
		return
	}
	if p.or.text == "" || p.last != afterWord {
		p.dropOr()
		p.expr.Clauses = append(p.expr.Clauses, Clause{})
	}
	p.or, p.last = lexeme{}, afterWord
	c := &p.expr.Clauses[len(p.expr.Clauses)-1]
	for _, t := range terms {
		if !slices.Contains(c.Any, t) {
			c.Any = append(c.Any, t)
		}
	}
}

// room takes places for so many terms and returns how many of them there are.
func (p *parser) room(terms int) int {
	if room := maxTerms - p.terms; terms > room {
		p.warn(WarnTerms, 0, 0, saying{most: maxTerms})
		terms = room
	}
	p.terms += terms
	return terms
}

// filter adds a filter, or its values to the last one where OR joins them.
func (p *parser) filter(f Filter) {
	if last := len(p.expr.Filters) - 1; p.or.text != "" && p.last == afterFilter && !f.Not && p.expr.Filters[last].Facet == f.Facet {
		p.or = lexeme{}
		for _, value := range f.Values {
			p.addValue(&p.expr.Filters[last], value)
		}
		return
	}
	p.dropOr()
	if len(p.expr.Filters) == maxFilters {
		p.warn(WarnFilters, 0, 0, saying{most: maxFilters})
		return
	}
	p.expr.Filters = append(p.expr.Filters, f)
	p.last = afterFilter
	if f.Not {
		p.last = afterOther
	}
}

func (p *parser) addValue(f *Filter, value string) {
	switch {
	case slices.Contains(f.Values, value):
	case len(f.Values) == maxValues:
		p.warn(WarnValues, 0, 0, saying{key: string(f.Facet), most: maxValues})
	default:
		f.Values = append(f.Values, value)
	}
}

// dropOr gives up an OR that has nothing to join.
func (p *parser) dropOr() {
	if p.or.text != "" {
		p.warnOf(WarnOr, p.or, saying{value: p.or.text})
		p.or = lexeme{}
	}
}
