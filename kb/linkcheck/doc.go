// Package linkcheck asks whether the pages that cases rest on still answer, and
// keeps what it learnt: a source that was twice not there, days apart, is dead.
//
// It is polite: one request at a time to a host, a second between two, and what a
// host says of waiting is heeded. It never talks to private addresses unless it is
// told to, also where a name or a redirect leads to one.
package linkcheck
