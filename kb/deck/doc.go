// Package deck makes slides from cases.
//
// A deck is an outline first: [Deck], slides of a known kind, already in one
// language and cut to what fits a page. The formats only draw it.
package deck
