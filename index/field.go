package index

import (
	"slices"

	"github.com/blevesearch/bleve/v2/document"
	api "github.com/blevesearch/bleve_index_api"
)

// The fields of a document besides those of the facets.
const (
	fieldID    = "_id"  // the slug; bleve's own
	fieldText  = "text" // every word of the case, in all its languages, weighted
	fieldCase  = "case" // the case as JSON, stored only
	fieldAlias = "alias"
	fieldName  = "name" // of a company, however it is written: "bestbuy"
	fieldFrom  = "from" // the period's first year
	fieldTo    = "to"   // its last year, 9999 where it is open
	fieldLead  = "lead" // the first company's sort key

	fieldAnswer  = "answer"  // the longest time to the first answer, in minutes, as a sort key
	fieldChanged = "changed" // the day of the last change, "2026-11-24"
	fieldGap     = "gap"     // what the case lacks: "behind"
)

// A field is a field of a document that was analysed before bleve sees it: bleve's
// own fields analyse one text, ours gathers many with a weight each.
type field struct {
	name    string
	value   []byte
	options api.FieldIndexingOptions
	freqs   api.TokenFrequencies
	length  int
}

// Name is part of bleve's field interface, as are the other methods.
func (f *field) Name() string { return f.name }

// Value is what is stored.
func (f *field) Value() []byte { return f.value }

// ArrayPositions is nil: no field stands in a list.
func (f *field) ArrayPositions() []uint64 { return nil }

// EncodedFieldType says text.
func (f *field) EncodedFieldType() byte { return 't' }

// Analyze has nothing left to do.
func (f *field) Analyze() {}

// Options says what the segment keeps.
func (f *field) Options() api.FieldIndexingOptions { return f.options }

// AnalyzedLength is the weighted number of words.
func (f *field) AnalyzedLength() int { return f.length }

// AnalyzedTokenFrequencies are the weighted frequencies by word.
func (f *field) AnalyzedTokenFrequencies() api.TokenFrequencies { return f.freqs }

// NumPlainTextBytes feeds bleve's statistics only.
func (f *field) NumPlainTextBytes() uint64 { return uint64(len(f.value)) }

// Size feeds bleve's statistics only.
func (f *field) Size() int { return len(f.value) + len(f.freqs) }

// keywords is a field whose values are found whole: a column. Empty values and
// repetitions are left out.
func keywords(name string, values ...string) *field {
	f := &field{name: name, options: api.IndexField, freqs: make(api.TokenFrequencies, len(values)), length: 1}
	for _, v := range values {
		if v != "" && f.freqs[v] == nil {
			f.freqs[v] = frequency(v, 1)
		}
	}
	return f
}

func frequency(word string, n int) *api.TokenFreq {
	tf := &api.TokenFreq{Term: []byte(word)}
	tf.SetFrequency(n)
	return tf
}

// document is bleve's document of these fields, in the order of their names so
// that equal cases make equal documents.
func newDocument(id string, fields []*field) *document.Document {
	slices.SortFunc(fields, func(a, b *field) int {
		switch {
		case a.name < b.name:
			return -1
		case a.name > b.name:
			return 1
		}
		return 0
	})
	d := document.NewDocument(id)
	for _, f := range fields {
		d.AddField(f)
	}
	return d
}
