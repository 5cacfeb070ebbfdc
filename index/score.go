package index

import (
	"context"
	"fmt"
	"math"

	"github.com/RoaringBitmap/roaring/v2"
	segapi "github.com/blevesearch/scorch_segment_api/v2"
)

// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
// Beyond", 2009) over one weighted frequency a word:
//
//	score = Σ idf · tf·(k1+1) / (tf + k1·(1−b + b·length/average))
//	idf   = ln(1 + (N − n + 0.5) / (n + 0.5))
//
// tf is the frequency over all fields with their weights, length the document's
// weighted number of words, n the number of documents with the word of N.
const (
	k1 = 1.5 // on the judged collections 1.2 loses 0.005 of nDCG@10 in English, 1.6 gains nothing
	b  = 0.75

	// nearShare is what a word of the same meaning is worth beside the word itself.
	nearShare = 0.5
	// enough is the number of documents from which a word needs no others of the
	// same meaning: who asks for it in a large library has more cases than anybody
	// reads, and the frequent words of one meaning cost more than the query. A
	// phrase in place of a word may have as many candidates.
	enough = 5000
)

// A scores table has a place for each document of a generation.
type scores struct {
	points []float32
	units  []uint8   // how many of the required units a document has
	own    []float32 // frequencies of the unit being added
	near   []float32
	length []uint32 // of the documents that have it
	found  *roaring.Bitmap
}

func newScores(slots int) *scores {
	return &scores{points: make([]float32, slots), units: make([]uint8, slots), found: roaring.New()}
}

// clear makes the table ready for another query of the same generation.
func (t *scores) clear() {
	clear(t.points)
	clear(t.units)
	t.found.Clear()
}

// A posting list of one term in one segment.
type termList struct {
	seg  *seg
	list segapi.PostingsList
}

// A matched is a unit as the generation has it: the posting lists and rows of its
// alternatives, and which documents have which.
type matched struct {
	unit    *unit
	bit     uint32 // of its place in the query
	own     []matchedPattern
	near    []matchedPattern
	docs    *roaring.Bitmap // with any alternative
	ownDocs *roaring.Bitmap
	idf     float32
	nearIDF float32
}

type matchedPattern struct {
	says  string
	lists [][]termList // of a word: by term, then segment
	rows  []row        // of words in a row
	docs  *roaring.Bitmap
}

// match looks a unit up.
func (g *Generation) match(u *unit) (*matched, error) {
	m := &matched{unit: u, docs: roaring.New(), ownDocs: roaring.New()}
	var err error
	m.own, err = g.matchAll(u.own, math.MaxInt)
	for i := range m.own {
		m.ownDocs.Or(m.own[i].docs)
	}
	if err == nil && m.ownDocs.GetCardinality() < enough {
		m.near, err = g.matchAll(u.near, enough)
	}
	if err != nil {
		return nil, fmt.Errorf("look up %q: %w", u.text, err)
	}
	m.docs.Or(m.ownDocs)
	near := roaring.New()
	for i := range m.near {
		near.Or(m.near[i].docs)
	}
	m.docs.Or(near)
	m.idf = g.rarity(m.ownDocs.GetCardinality())
	m.nearIDF = min(g.rarity(near.GetCardinality()), m.idf)
	return m, nil
}

func (g *Generation) rarity(n uint64) float32 {
	return float32(math.Log(1 + (float64(g.live)-float64(n)+.5)/(float64(n)+.5)))
}

// matchAll looks patterns up. A phrase is given up where more than most documents of
// a segment have all of its words.
func (g *Generation) matchAll(patterns []pattern, most int) ([]matchedPattern, error) {
	var all []matchedPattern
	for _, p := range patterns {
		m := matchedPattern{says: p.says, docs: roaring.New()}
		var err error
		if len(p.words) == 1 {
			err = g.matchWord(&m, p.words[0].terms)
		} else if m.rows, err = g.phrase(p, most); err == nil {
			for _, r := range m.rows {
				m.docs.Add(r.doc)
			}
		}
		if err != nil {
			return nil, err
		}
		if !m.docs.IsEmpty() {
			all = append(all, m)
		}
	}
	return all, nil
}

func (g *Generation) matchWord(m *matchedPattern, terms []string) error {
	for _, term := range terms {
		var lists []termList
		for i := range g.segments {
			s := &g.segments[i]
			dict, err := s.segment.Dictionary(fieldText)
			if err != nil {
				return err
			}
			list, err := dict.PostingsList([]byte(term), s.deleted, nil)
			if err != nil {
				return err
			}
			if list.Count() == 0 {
				continue
			}
			docs, err := s.docsOf(list)
			if err != nil {
				return err
			}
			m.docs.Or(docs)
			lists = append(lists, termList{s, list})
		}
		if len(lists) > 0 {
			m.lists = append(m.lists, lists)
		}
	}
	return nil
}

// score adds every required unit to the table. Optional ones are left out: stop
// words stand in titles and names only, so that they look rare and would decide.
func (g *Generation) score(ctx context.Context, t *scores, units []*matched) error {
	for _, m := range units {
		if err := ctx.Err(); err != nil {
			return err
		}
		s := &scorer{table: t, m: m, lengths: g.lengths()}
		if err := s.add(g.slots); err != nil {
			return fmt.Errorf("look up %q: %w", m.unit.text, err)
		}
		t.found.Or(m.docs)
	}
	return nil
}

// A scorer adds one unit to a table.
type scorer struct {
	table   *scores
	m       *matched
	lengths *lengths
}

// points are what a unit is worth in a document that has it so often.
func (m *matched) points(own, near, norm float32) float32 {
	if own > 0 {
		tf := own + nearShare*near
		return m.idf * tf * (k1 + 1) / (tf + norm)
	}
	return nearShare * m.nearIDF * near * (k1 + 1) / (near + norm)
}

func (s *scorer) add(slots int) error {
	if m := s.m; len(m.own) == 1 && len(m.near) == 0 && len(m.own[0].lists) == 1 {
		return s.addTerm(m.own[0].lists[0])
	}
	t := s.table
	if len(t.own) < slots {
		t.own, t.near, t.length = make([]float32, slots), make([]float32, slots), make([]uint32, slots)
	}
	for _, side := range []struct {
		patterns []matchedPattern
		into     []float32
	}{{s.m.own, t.own}, {s.m.near, t.near}} {
		for i := range side.patterns {
			err := side.patterns[i].each(func(doc uint32, freq, length uint64) {
				side.into[doc] += float32(freq)
				t.length[doc] = uint32(length) //nolint:gosec // a file has at most a million words
			})
			if err != nil {
				return err
			}
		}
	}
	var docs [512]uint32
	it := s.m.docs.ManyIterator()
	for n := it.NextMany(docs[:]); n > 0; n = it.NextMany(docs[:]) {
		for _, doc := range docs[:n] {
			t.points[doc] += s.m.points(t.own[doc], t.near[doc], s.lengths.of(uint64(t.length[doc])))
			t.units[doc]++
			t.own[doc], t.near[doc] = 0, 0
		}
	}
	return nil
}

// addTerm adds a word that stands in one form only, which most do: the loop that a
// search spends its time in, and therefore without a call for each posting.
func (s *scorer) addTerm(lists []termList) error {
	points, units, idf := s.table.points, s.table.units, s.m.idf*(k1+1)
	for _, l := range lists {
		it := l.list.Iterator(true, true, false, nil)
		var exact interface{ NormUint64() uint64 }
		for {
			p, err := it.Next()
			if err != nil {
				return err
			}
			if p == nil {
				break
			}
			if exact == nil { // the iterator hands out one and the same posting
				exact, _ = p.(interface{ NormUint64() uint64 })
			}
			var norm float32
			if exact != nil {
				norm = s.lengths.of(exact.NormUint64())
			} else {
				norm = s.lengths.of(lengthOf(p))
			}
			doc, tf := uint32(p.Number())+l.seg.offset, float32(p.Frequency()) //nolint:gosec // bleve numbers with 31 bits
			points[doc] += idf * tf / (tf + norm)
			units[doc]++
		}
	}
	return nil
}

// each walks everything that a pattern matches.
func (m *matchedPattern) each(visit func(doc uint32, freq, length uint64)) error {
	for _, r := range m.rows {
		visit(r.doc, uint64(r.count), r.length)
	}
	for _, lists := range m.lists {
		for _, l := range lists {
			if err := l.each(visit); err != nil {
				return err
			}
		}
	}
	return nil
}

// each walks a posting list. Its iterator hands out one and the same posting, so
// that what it can do is asked once.
func (l termList) each(visit func(doc uint32, freq, length uint64)) error {
	it := l.list.Iterator(true, true, false, nil)
	var last segapi.Posting
	var exact interface{ NormUint64() uint64 }
	for {
		p, err := it.Next()
		if err != nil {
			return err
		}
		if p == nil {
			return nil
		}
		if p != last {
			last = p
			exact, _ = p.(interface{ NormUint64() uint64 })
		}
		doc := uint32(p.Number()) + l.seg.offset //nolint:gosec // bleve numbers with 31 bits
		if exact != nil {
			visit(doc, p.Frequency(), exact.NormUint64())
		} else {
			visit(doc, p.Frequency(), lengthOf(p))
		}
	}
}

// lengthOf is the length of the posting's document. bleve keeps it as the norm,
// 1/√length; its newer segments also give it as it is.
func lengthOf(p segapi.Posting) uint64 {
	if exact, ok := p.(interface{ NormUint64() uint64 }); ok {
		return exact.NormUint64()
	}
	norm := p.Norm()
	return uint64(1/(norm*norm) + .5)
}

// lengths are what a document's length adds to the frequency below the line,
// k1·(1−b + b·length/average), worked out once for the lengths that cases have.
type lengths struct {
	average float64
	short   [4096]float32
}

func (l *lengths) of(length uint64) float32 {
	if length < uint64(len(l.short)) {
		return l.short[length]
	}
	return l.work(length)
}

func (l *lengths) work(length uint64) float32 {
	return float32(k1 * (1 - b + b*float64(length)/l.average))
}

// lengths are the generation's, made with the first search.
func (g *Generation) lengths() *lengths {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.norms == nil {
		g.norms = &lengths{average: float64(max(g.version.Words, 1)) / float64(max(g.live, 1))}
		for i := range g.norms.short {
			g.norms.short[i] = g.norms.work(uint64(i))
		}
	}
	return g.norms
}
