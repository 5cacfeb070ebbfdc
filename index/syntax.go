package index

import "slices"

// An Expr is a query as it was understood: the tree that [ParseQuery] makes of
// what somebody typed. All of its parts must hold.
//
//	tollé "service client" -twitter use:crisis,pr year:2008..2013 sort:newest
//	└────── Clauses ─────────────┘  └─ Filters ─┘ └─── Years ───┘ └── Sort ─┘
type Expr struct {
	Clauses []Clause // words and phrases, in the order in which they were typed
	Filters []Filter // from qualifiers, each facet's values as slugs
	Years   Years    // from year:
	Sort    Sort     // from sort:, SortRelevance where there is none
	HasSort bool     // sort: was typed, be it sort:relevance
}

// A Clause holds where one of its terms is found, or none with Not. More than one
// came with OR; a clause with Not has one.
type Clause struct {
	Not bool
	Any []Term
}

// A Term is a word, or several in a row. Its text has at least one letter or
// digit, no quotes around it and single spaces inside. The text of a word may be
// several to the analyzer: old-spice, 10:30.
type Term struct {
	Text   string
	Phrase bool
}

// Names knows the values that filters may have.
type Names interface {
	// Resolve is the slug of a value that is written as a slug, label or synonym.
	// A slug resolves to itself.
	Resolve(f Facet, value string) (slug string, ok bool)
	// Nearest is the slug that was most likely meant by an unknown value, "" where
	// none is near.
	Nearest(f Facet, value string) string
}

// Equal reports whether both mean the same and print alike.
func (e Expr) Equal(o Expr) bool {
	return slices.EqualFunc(e.Clauses, o.Clauses, Clause.equal) &&
		slices.EqualFunc(e.Filters, o.Filters, Filter.equal) &&
		e.Years == o.Years && e.Sort == o.Sort && e.HasSort == o.HasSort
}

func (c Clause) equal(o Clause) bool { return c.Not == o.Not && slices.Equal(c.Any, o.Any) }

func (f Filter) equal(o Filter) bool {
	return f.Facet == o.Facet && f.Not == o.Not && slices.Equal(f.Values, o.Values)
}
