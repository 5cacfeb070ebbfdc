// Package timescale lays moments out on a line that is true to time.
//
// A [Span] is what a moment can mean, a [Scale] where it stands: linear, but for
// empty stretches that are folded to one small width. Site and decks draw the
// timelines of cases with it, each with the [Room] that it has.
package timescale
