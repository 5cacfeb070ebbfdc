package index

import (
	"context"
	"fmt"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"
	segapi "github.com/blevesearch/scorch_segment_api/v2"
)

// A stretch is the documents from one number to another, which is not in it.
type stretch struct{ from, to uint32 }

const (
	// enoughPostings is how many postings a goroutine reads to be worth its start.
	enoughPostings = 40_000
	// sparse is how many times as many documents as wanted ones a list must have for
	// the wanted ones to be looked up one by one.
	sparse = 6
)

// score adds the points of units to the documents of a set; others may get points
// too, or a part of them. Optional units are left out: stop words stand in titles and
// names only, so that they look rare and would decide.
func (g *Generation) score(ctx context.Context, t *scores, units []*matched, set *roaring.Bitmap) error {
	postings, wanted := 0, int(set.GetCardinality()) //nolint:gosec // at most the number of documents
	for _, m := range units {
		postings += min(int(m.docs.GetCardinality()), sparse*wanted) //nolint:gosec // likewise
		if !m.simple() && len(t.own) < g.slots {
			t.own, t.near, t.length = make([]float32, g.slots), make([]float32, g.slots), make([]uint32, g.slots)
		}
	}
	n := parallel(postings, enoughPostings)
	lengths := g.lengths()
	return inParallel(n, func(part int) error {
		of := stretch{uint32(g.slots * part / n), uint32(g.slots * (part + 1) / n)} //nolint:gosec // bleve numbers with 31 bits
		for _, m := range units {
			if err := ctx.Err(); err != nil {
				return err
			}
			s := &scorer{table: t, m: m, lengths: lengths, part: of, set: set}
			if err := s.add(); err != nil {
				return fmt.Errorf("look up %q: %w", m.unit.text, err)
			}
		}
		return nil
	})
}

// A scorer adds one unit to a stretch of a table.
type scorer struct {
	table   *scores
	m       *matched
	lengths *lengths
	part    stretch
	set     *roaring.Bitmap // the documents that need points
}

// points are what a unit is worth in a document that has it so often.
func (m *matched) points(own, near, norm float32) float32 {
	if own > 0 {
		tf := own + nearShare*near
		return m.idf * tf * (k1 + 1) / (tf + norm)
	}
	return nearShare * m.nearIDF * near * (k1 + 1) / (near + norm)
}

// simple reports whether a unit is a word that stands in one form only.
func (m *matched) simple() bool {
	return len(m.own) == 1 && len(m.near) == 0 && len(m.own[0].lists) == 1
}

func (s *scorer) add() error {
	if s.m.simple() {
		for _, l := range s.m.own[0].lists[0] {
			var err error
			if s.isSparse(l) {
				idf := s.m.idf * (k1 + 1)
				err = s.each(l, func(doc uint32, freq, length uint64) {
					tf := float32(freq)
					s.table.points[doc] += idf * tf / (tf + s.lengths.of(length))
				})
			} else {
				err = s.addTerm(l)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	t := s.table
	for _, side := range []struct {
		patterns []matchedPattern
		into     []float32
	}{{s.m.own, t.own}, {s.m.near, t.near}} {
		visit := func(doc uint32, freq, length uint64) {
			side.into[doc] += float32(freq)
			t.length[doc] = uint32(length) //nolint:gosec // a file has at most a million words
		}
		for i := range side.patterns {
			if err := s.eachOf(&side.patterns[i], visit); err != nil {
				return err
			}
		}
	}
	var docs [512]uint32
	it := s.m.docs.ManyIterator()
	for n := it.NextMany(docs[:]); n > 0; n = it.NextMany(docs[:]) {
		if docs[n-1] < s.part.from {
			continue
		}
		for _, doc := range docs[:n] {
			if doc >= s.part.to {
				return nil
			}
			if doc < s.part.from || t.own[doc] == 0 && t.near[doc] == 0 {
				continue
			}
			t.points[doc] += s.m.points(t.own[doc], t.near[doc], s.lengths.of(uint64(t.length[doc])))
			t.own[doc], t.near[doc] = 0, 0
		}
	}
	return nil
}

// isSparse reports whether few of a list's documents need points.
func (s *scorer) isSparse(l termList) bool {
	from := uint64(l.seg.offset)
	return s.set.CardinalityInRange(from, from+l.seg.segment.Count())*sparse < l.list.Count()
}

// within is the part of a segment that lies in the stretch, by its own numbers.
func (s *scorer) within(g *seg) stretch {
	count := uint32(g.segment.Count()) //nolint:gosec // bleve numbers with 31 bits
	clip := func(doc uint32) uint32 {
		return min(max(doc, g.offset)-g.offset, count)
	}
	return stretch{clip(s.part.from), clip(s.part.to)}
}

// addTerm adds a word that stands in one form only, which most do: the loop that a
// search spends its time in, and therefore without a call for each posting.
func (s *scorer) addTerm(l termList) error {
	part := s.within(l.seg)
	if part.from == part.to {
		return nil
	}
	points, idf, offset := s.table.points, s.m.idf*(k1+1), l.seg.offset
	it := l.list.Iterator(true, true, false, nil)
	p, err := begin(it, part)
	if err != nil || p == nil {
		return err
	}
	exact, _ := p.(interface{ NormUint64() uint64 }) // the iterator hands out one and the same posting
	for ; p != nil; p, err = it.Next() {
		doc := uint32(p.Number()) //nolint:gosec // bleve numbers with 31 bits
		if doc >= part.to {
			return nil
		}
		var norm float32
		if exact != nil {
			norm = s.lengths.of(exact.NormUint64())
		} else {
			norm = s.lengths.of(lengthOf(p))
		}
		tf := float32(p.Frequency())
		points[doc+offset] += idf * tf / (tf + norm)
	}
	return err
}

// begin is the first posting of an iterator that is not before a stretch.
func begin(it segapi.PostingsIterator, part stretch) (segapi.Posting, error) {
	if part.from == 0 {
		return it.Next()
	}
	return it.Advance(uint64(part.from))
}

// eachOf walks what a pattern matches in the stretch.
func (s *scorer) eachOf(m *matchedPattern, visit func(doc uint32, freq, length uint64)) error {
	from := sort.Search(len(m.rows), func(i int) bool { return m.rows[i].doc >= s.part.from })
	for _, r := range m.rows[from:] {
		if r.doc >= s.part.to {
			break
		}
		visit(r.doc, uint64(r.count), r.length)
	}
	for _, lists := range m.lists {
		for _, l := range lists {
			if err := s.each(l, visit); err != nil {
				return err
			}
		}
	}
	return nil
}

// each walks the documents of a posting list in the stretch: all of them, or those
// that need points where these are few.
func (s *scorer) each(l termList, visit func(doc uint32, freq, length uint64)) error {
	part := s.within(l.seg)
	if part.from == part.to {
		return nil
	}
	if !s.isSparse(l) {
		return l.each(part, visit)
	}
	it := l.list.Iterator(true, true, false, nil)
	wanted := s.set.Iterator()
	wanted.AdvanceIfNeeded(part.from + l.seg.offset)
	var p segapi.Posting
	for wanted.HasNext() {
		doc := wanted.Next()
		local := uint64(doc - l.seg.offset)
		if local >= uint64(part.to) {
			return nil
		}
		if p == nil || p.Number() < local {
			var err error
			if p, err = it.Advance(local); err != nil || p == nil {
				return err
			}
		}
		if p.Number() == local {
			visit(doc, p.Frequency(), lengthOf(p))
		}
	}
	return nil
}

// each walks a stretch of a posting list. Its iterator hands out one and the same
// posting, so that what it can do is asked once.
func (l termList) each(part stretch, visit func(doc uint32, freq, length uint64)) error {
	it := l.list.Iterator(true, true, false, nil)
	p, err := begin(it, part)
	if err != nil || p == nil {
		return err
	}
	exact, _ := p.(interface{ NormUint64() uint64 })
	for ; p != nil; p, err = it.Next() {
		doc := uint32(p.Number()) //nolint:gosec // bleve numbers with 31 bits
		if doc >= part.to {
			return nil
		}
		if exact != nil {
			visit(doc+l.seg.offset, p.Frequency(), exact.NormUint64())
		} else {
			visit(doc+l.seg.offset, p.Frequency(), lengthOf(p))
		}
	}
	return err
}

// whole is the stretch of all a segment.
func (s *seg) whole() stretch {
	return stretch{0, uint32(s.segment.Count())} //nolint:gosec // bleve numbers with 31 bits
}
