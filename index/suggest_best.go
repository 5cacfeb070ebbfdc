package index

import (
	"cmp"
	"slices"
)

// The ranks of a proposal by where it has the text.
const (
	companyStart = iota
	labelStart
	nameInside // of a company or a label
	synonym    // of a label: what was typed is not in what is shown
	phraseStart
	phraseInside
	titleStart
	titleInside
)

// How far a proposal is from the text. Few people miss the first letter.
const (
	noSlip = iota
	laterSlip
	firstSlip
)

// A proposal is a name or a title that may be suggested.
type proposal struct {
	id      int // of a name its place, of a title its document
	rank    uint8
	slip    uint8
	whole   bool // it is the text, with nothing after it
	foreign bool // it is in another language than the one asked for
	cases   int
	key     string
	lang    string // that it was found in, empty where any is right
}

func compareProposals(a, b proposal) int {
	return cmp.Or(
		cmp.Compare(a.slip, b.slip), cmp.Compare(a.rank, b.rank), yesLast(b.whole, a.whole), yesLast(a.foreign, b.foreign),
		cmp.Compare(b.cases, a.cases), cmp.Compare(a.key, b.key), cmp.Compare(a.id, b.id))
}

func yesLast(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// best keeps the n best proposals, each name or title once.
type best struct {
	n    int
	list []proposal
}

// wants says whether a proposal is among the best so far.
func (b *best) wants(p proposal) bool {
	return len(b.list) < b.n || compareProposals(p, b.list[b.n-1]) < 0
}

func (b *best) add(p proposal) {
	if !b.wants(p) {
		return
	}
	if i := slices.IndexFunc(b.list, func(q proposal) bool { return q.id == p.id }); i >= 0 {
		if compareProposals(p, b.list[i]) >= 0 {
			return
		}
		b.list = slices.Delete(b.list, i, i+1)
	}
	i, _ := slices.BinarySearchFunc(b.list, p, compareProposals)
	b.list = slices.Insert(b.list[:min(len(b.list), b.n-1)], min(i, b.n-1), p)
}

// slip is that of what begins with found.
func slip(found, key string, near *nearPrefix) uint8 {
	switch {
	case near == nil:
		return noSlip
	case found[0] == key[0]:
		return laterSlip
	}
	return firstSlip
}
