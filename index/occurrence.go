package index

import (
	"slices"

	api "github.com/blevesearch/bleve_index_api"
)

// Positions number the words of a case over all its texts. Titles and names stand
// below titleEnd, the other texts after it. Between two texts lies a gap, so that
// no phrase reaches from one into the next.
const (
	titleEnd = 512
	textGap  = 64
)

// occurrences gather the words of one document with their weights and positions.
type occurrences struct {
	at       map[string]int32 // of a word in words
	words    []weighted
	places   []place
	position int32
	length   int
}

type weighted struct {
	term string
	freq int32
}

type place struct{ word, position int32 }

func (o *occurrences) reset() {
	if o.at == nil {
		o.at = make(map[string]int32, 1024)
	}
	clear(o.at)
	o.words, o.places, o.position, o.length = o.words[:0], o.places[:0], 0, 0
}

// begin leaves a gap before the next text; titles come first.
func (o *occurrences) begin(title bool) {
	o.position += textGap
	if title {
		o.position -= textGap - 4
		o.position = min(o.position, titleEnd-1)
	} else {
		o.position = max(o.position, titleEnd)
	}
}

// count adds a word without a place.
func (o *occurrences) count(term string, weight int) int32 {
	i, ok := o.at[term]
	if !ok {
		i = int32(len(o.words)) //nolint:gosec // a file has at most a million words
		o.at[term] = i
		o.words = append(o.words, weighted{term: term})
	}
	o.words[i].freq += int32(weight) //nolint:gosec // weights are small
	return i
}

func (o *occurrences) has(term string) bool {
	_, ok := o.at[term]
	return ok
}

// put adds a word at the current position.
func (o *occurrences) put(term string, weight int) {
	o.places = append(o.places, place{o.count(term, weight), o.position})
}

// field is what was gathered as a field of the document.
func (o *occurrences) field(name string) *field {
	f := &field{
		name: name, options: api.IndexField | api.IncludeTermVectors,
		freqs: make(api.TokenFrequencies, len(o.words)), length: max(o.length, 1),
	}
	// the places of each word, one after the other: counted, then filled in
	next := make([]int, len(o.words)+1)
	for _, p := range o.places {
		next[p.word+1]++
	}
	for i := range o.words {
		next[i+1] += next[i]
	}
	first := slices.Clone(next)
	locations := make([]api.TokenLocation, len(o.places))
	pointers := make([]*api.TokenLocation, len(o.places))
	for _, p := range o.places {
		at := next[p.word]
		next[p.word]++
		locations[at].Position = int(p.position)
		pointers[at] = &locations[at]
	}
	freqs := make([]api.TokenFreq, len(o.words))
	for i, w := range o.words {
		freqs[i] = api.TokenFreq{Term: []byte(w.term), Locations: pointers[first[i]:first[i+1]:first[i+1]]}
		freqs[i].SetFrequency(int(w.freq))
		f.freqs[w.term] = &freqs[i]
	}
	return f
}
