package index

import (
	"container/heap"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// A ranked is a document on its way into the list of hits.
type ranked struct {
	doc    uint32
	points float32
	whole  bool   // it has all the words
	slug   string // read where it decides
}

// top keeps the best documents of many: a heap whose root is the worst of those
// kept. Equal points are told apart by year, the newer first, then by slug; few
// documents ever meet an equal at the root, so that their slugs are read one by one
// and no order of the whole library is made.
type top struct {
	size  int
	years []int16 // in which each document's case began
	slug  func(doc uint32) (string, error)
	kept  []ranked
	err   error
}

// better tells which of two stands before the other.
func (t *top) better(a, b *ranked) bool {
	switch {
	case a.whole != b.whole:
		return a.whole
	case a.points != b.points:
		return a.points > b.points
	case t.years[a.doc] != t.years[b.doc]:
		return t.years[a.doc] > t.years[b.doc]
	}
	return t.slugOf(a) < t.slugOf(b)
}

func (t *top) slugOf(r *ranked) string {
	if r.slug == "" {
		var err error
		if r.slug, err = t.slug(r.doc); err != nil {
			t.err = err
		}
	}
	return r.slug
}

// Len, Less, Swap, Push and Pop make a heap of what is kept.
func (t *top) Len() int           { return len(t.kept) }
func (t *top) Less(i, j int) bool { return t.better(&t.kept[j], &t.kept[i]) }
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
	case t.better(&r, &t.kept[0]):
		t.kept[0] = r
		heap.Fix(t, 0)
	}
	return t.err
}

// addAll adds documents by their points. Most of many are worse than all that is
// kept, which is seen here.
func (t *top) addAll(set *roaring.Bitmap, points []float32, whole bool) error {
	var docs [512]uint32
	it := set.ManyIterator()
	for n := it.NextMany(docs[:]); n > 0; n = it.NextMany(docs[:]) {
		for _, doc := range docs[:n] {
			p := points[doc]
			if len(t.kept) == t.size && t.size > 0 {
				if worst := &t.kept[0]; worst.whole && !whole || worst.whole == whole && p < worst.points {
					continue
				}
			}
			if err := t.add(ranked{doc: doc, points: p, whole: whole}); err != nil {
				return err
			}
		}
	}
	return nil
}

// sort is what was kept, best first.
func (t *top) sort() ([]ranked, error) {
	slices.SortFunc(t.kept, func(a, b ranked) int {
		switch {
		case t.better(&a, &b):
			return -1
		case t.better(&b, &a):
			return 1
		}
		return 0
	})
	return t.kept, t.err
}
