package index

import (
	"cmp"
	"container/heap"
	"slices"
)

// A ranked is a document on its way into the list of hits.
type ranked struct {
	doc    uint32
	points float32
	whole  bool // it has all the words
}

// top keeps the best documents of many: a heap whose root is the worst of those
// kept. Ties are broken by slug, whose order is made only where there are any.
type top struct {
	size   int
	sorted bool // by the order and not by points
	order  func() (*order, error)
	places []uint32
	kept   []ranked
	err    error
}

// better tells which of two stands before the other.
func (t *top) better(a, b ranked) bool {
	if a.whole != b.whole {
		return a.whole
	}
	if !t.sorted && a.points != b.points {
		return a.points > b.points
	}
	if t.places == nil {
		order, err := t.order()
		if err != nil {
			t.err = err
			return a.doc < b.doc
		}
		t.places = order.places
	}
	return t.places[a.doc] < t.places[b.doc]
}

// Len, Less, Swap, Push and Pop make a heap of what is kept.
func (t *top) Len() int           { return len(t.kept) }
func (t *top) Less(i, j int) bool { return t.better(t.kept[j], t.kept[i]) }
func (t *top) Swap(i, j int)      { t.kept[i], t.kept[j] = t.kept[j], t.kept[i] }

// Push is part of [heap.Interface].
func (t *top) Push(x any) { t.kept = append(t.kept, x.(ranked)) }

// Pop is part of [heap.Interface].
func (t *top) Pop() any {
	last := t.kept[len(t.kept)-1]
	t.kept = t.kept[:len(t.kept)-1]
	return last
}

// add keeps a document if it is among the best so far.
func (t *top) add(r ranked) error {
	switch {
	case t.size == 0:
	case len(t.kept) < t.size:
		heap.Push(t, r)
	case t.better(r, t.kept[0]):
		t.kept[0] = r
		heap.Fix(t, 0)
	}
	return t.err
}

// sort is what was kept, best first.
func (t *top) sort() ([]ranked, error) {
	slices.SortFunc(t.kept, func(a, b ranked) int {
		switch {
		case t.better(a, b):
			return -1
		case t.better(b, a):
			return 1
		}
		return cmp.Compare(a.doc, b.doc)
	})
	return t.kept, t.err
}
