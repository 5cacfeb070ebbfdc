package main

import (
	"strings"

	"casebook/index"
)

// An answer is what a search found and how it is to be shown.
type answer struct {
	*index.Result
	q          index.Query
	format     string
	plain      bool
	lang       string // of labels
	words      bool   // words were looked for, not filters alone
	countsOnly bool
	allFacets  bool // none was named: frequent values are enough
}

func (a *app) newAnswer(res *index.Result, q index.Query, o searchOptions, c *config) *answer {
	f := &answer{
		Result: res, q: q, format: o.format, plain: c.Plain, lang: a.lang(c), countsOnly: c.Limit == 0,
		words:     len(res.Hits) > 0 && res.Hits[0].Score > 0,
		allFacets: namesAll(o.facets),
	}
	if f.countsOnly {
		res.Hits = []index.Hit{}
	}
	return f
}

// tell says on standard error what the query was taken for, and what of it was not
// understood. Where hits are laid out for reading, the first stands above them.
func (a *app) tell(f *answer) {
	for _, w := range f.Details {
		a.say("%s", w.In(a.text.lang))
	}
	if f.Corrected != "" && !a.forReading(f) {
		a.say(a.text.corrected, f.Corrected, f.Query)
	}
}

// forReading reports whether an answer is laid out for a terminal.
func (a *app) forReading(f *answer) bool { return a.outTTY && f.format == "table" }

// writeAnswer prints an answer in the format that was asked for.
func (a *app) writeAnswer(f *answer) error {
	var data []byte
	var err error
	switch {
	case a.forReading(f):
		return a.writeForReading(f)
	case f.format == "json":
		data, err = hitsJSON(f.Result)
	case f.format == "table":
		data, err = a.rows(f)
	case f.countsOnly && f.format != "slugs":
		data, err = a.counts(f)
	case f.format == "ndjson":
		data, err = hitsNDJSON(f.Result)
	case f.format == "csv":
		data, err = hitsCSV(f.Result, f.q.Explain)
	case f.format == "slugs":
		data = hitsSlugs(f.Result)
	}
	if err != nil {
		return err
	}
	return a.write(data)
}

// rows are hits and counts for a pipe, an empty line between them.
func (a *app) rows(f *answer) ([]byte, error) {
	data := hitsRows(f.Result, f.q.Explain)
	if len(f.Facets) == 0 {
		return data, nil
	}
	counts, err := a.facetRows(f)
	if len(data) > 0 && len(counts) > 0 {
		data = append(data, '\n')
	}
	for _, row := range counts {
		data = append(data, strings.Join(row, "\t")+"\n"...)
	}
	return data, err
}

// counts are the facets alone, as csv or ndjson.
func (a *app) counts(f *answer) ([]byte, error) {
	rows, err := a.facetRows(f)
	if err != nil {
		return nil, err
	}
	if f.format == "csv" {
		return tableCSV(append([][]string{facetColumns[:]}, rows...))
	}
	return countsNDJSON(f.Facets)
}
