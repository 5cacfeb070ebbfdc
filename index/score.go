package index

import (
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
	own    []float32 // frequencies of the unit being added
	near   []float32
	length []uint32 // of the documents that have it
	found  *roaring.Bitmap
}

func newScores(slots int) *scores {
	return &scores{points: make([]float32, slots), found: roaring.New()}
}

// clear makes the table ready for another query of the same generation.
func (t *scores) clear() {
	clear(t.points)
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

// matchWord looks a word up in all the forms in which it may stand. Its posting
// lists go on to have documents that were deleted: leaving those out costs as much
// as reading the list, and no set of documents has them.
func (g *Generation) matchWord(m *matchedPattern, terms []string) error {
	for _, term := range terms {
		var lists []termList
		for i := range g.segments {
			s := &g.segments[i]
			dict, err := s.segment.Dictionary(fieldText)
			if err != nil {
				return err
			}
			list, err := dict.PostingsList([]byte(term), nil, nil)
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
