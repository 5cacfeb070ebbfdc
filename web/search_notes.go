package web

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"casebook/index"
)

// A note is a sentence about the search, with addresses that help.
type note struct {
	Text  string
	Links []link
	Lang  string // of the text where it is not the page's
}

// meant says that words were taken for others, and leads to the search for what
// was typed.
type meant struct {
	Words string
	Exact link
}

// nothing helps where no case has any of the words.
type nothing struct {
	Text  string
	Links []link
	Uses  []mark
}

// meant is nil where no word was taken for another.
func (v view) meant(sel selection, corrected string) *meant {
	if corrected == "" {
		return nil
	}
	exact := sel
	exact.exact = true
	return &meant{corrected, link{v.l.T("search.exact", "words", sel.words), v.href(exact.path())}}
}

// searchNotes are what the reader should know about the answer: what could not
// be understood, and that no case has all the words.
func (v view) searchNotes(ctx context.Context, g *index.Generation, sel selection, q url.Values, res *index.Result) ([]note, error) {
	var notes []note
	for _, warning := range res.Warnings {
		notes = append(notes, note{Text: warning, Lang: v.foreign("en")})
	}
	if sel.badYear {
		notes = append(notes, note{Text: v.l.T("search.bad-year", "text", cleanText(q.Get("year")))})
	}
	if sel.badSort != "" {
		notes = append(notes, note{Text: v.l.T("search.bad-sort", "text", sel.badSort)})
	}
	notes = append(notes, v.unknownValues(sel)...)
	if res.Relaxed && res.Total > 0 {
		links, err := v.withoutEachWord(ctx, g, sel)
		if err != nil {
			return nil, err
		}
		notes = append(notes, note{Text: v.l.N("search.relaxed", res.Total), Links: links})
	}
	return notes, nil
}

// unknownValues names the filters that no case can have, and the nearest value
// that there is. A company and a tag may be anything.
func (v view) unknownValues(sel selection) []note {
	var notes []note
	for _, f := range sel.filters {
		if f.Facet == index.FacetCompany || f.Facet == index.FacetTag {
			continue
		}
		for _, value := range f.Values {
			near, known := v.names.Resolve(f.Facet, value)
			if known && near == value {
				continue
			}
			n := note{Text: v.l.T("search.unknown-"+string(f.Facet), "text", value)}
			if !known {
				near = v.names.Nearest(f.Facet, value)
			}
			if near != "" {
				to := sel.without(f.Facet, value).with(f.Facet, near)
				n.Links = []link{{v.l.T("search.nearest", "label", v.label(f.Facet, near)), v.href(to.path())}}
			}
			notes = append(notes, n)
		}
	}
	return notes
}

// withoutEachWord offers the search less one word or phrase, for each whose
// absence finds cases with all the others.
func (v view) withoutEachWord(ctx context.Context, g *index.Generation, sel selection) ([]link, error) {
	e, _ := index.ParseQuery(sel.words, v.names)
	wanted := 0
	for _, c := range e.Clauses {
		if !c.Not {
			wanted++
		}
	}
	if wanted < 2 || wanted > 6 {
		return nil, nil // more would cost more searches than it helps
	}
	var links []link
	for i, c := range e.Clauses {
		if c.Not {
			continue
		}
		rest := e
		rest.Clauses = slices.Delete(slices.Clone(e.Clauses), i, i+1)
		less := sel
		less.words = rest.String()
		res, err := g.Search(ctx, less.query(v.l.Lang, 1, 0))
		if err != nil {
			return nil, err
		}
		if res.Total > 0 && !res.Relaxed {
			text := v.l.N("search.without", res.Total, "word", clauseText(c))
			links = append(links, link{text, v.href(less.path())})
		}
	}
	return links, nil
}

// clauseText is a clause as it was typed, but for the quotes of a phrase.
func clauseText(c index.Clause) string {
	var texts []string
	for _, t := range c.Any {
		texts = append(texts, t.Text)
	}
	return strings.Join(texts, " OR ")
}

// nothing offers what would find something: the same words without filters, and
// the uses to browse by.
func (v view) nothing(ctx context.Context, g *index.Generation, sel selection) (*nothing, error) {
	n := &nothing{Text: v.l.T("search.nothing-filters"), Uses: v.marks(index.FacetUse, v.tax.Uses.Slugs())}
	if sel.words != "" {
		n.Text = v.l.T("search.nothing-words", "words", sel.words)
	}
	if sel.filtered() {
		open := selection{words: sel.words}
		res, err := g.Search(ctx, open.query(v.l.Lang, 1, 0))
		if err != nil {
			return nil, err
		}
		if found := res.Total + res.TotalSome; found > 0 {
			if sel.words != "" {
				n.Text = v.l.T("search.nothing-both", "words", sel.words)
			}
			n.Links = append(n.Links, link{v.l.N("search.without-filters", found), v.href(open.path())})
		}
	}
	n.Links = append(n.Links, link{v.l.T("search.all-cases"), v.href("/search")})
	return n, nil
}
