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
	Text      string
	Links     []link
	Near      []suggestionView // what begins so, or nearly so
	Uses      []mark
	elsewhere bool // without the filters something is found
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
	for _, w := range res.Details {
		n := note{Text: w.In(v.l.Lang)}
		if w.Proposal != "" {
			mended := sel
			mended.words = w.Mend(res.Query)
			n.Links = []link{{w.Proposal, v.href(mended.path())}}
		}
		notes = append(notes, n)
	}
	if sel.badYear {
		notes = append(notes, note{Text: v.l.T("search.bad-year", "text", cleanText(q.Get("year")))})
	}
	if sel.badSort != "" {
		notes = append(notes, note{Text: v.l.T("search.bad-sort", "text", sel.badSort)})
	}
	notes = append(notes, v.unknownValues(sel)...)
	if res.Relaxed && res.Total > 0 {
		links, err := v.withoutWords(ctx, g, sel, res.Missing)
		if err != nil {
			return nil, err
		}
		notes = append(notes, note{Text: v.relaxed(res), Links: links})
	}
	return notes, nil
}

// relaxed says what the cases lack, where no case has all the words.
func (v view) relaxed(res *index.Result) string {
	if len(res.Missing) == 0 {
		return v.l.N("search.together", res.Total)
	}
	return v.l.T("search.missing", "words", v.quoted(res.Missing)) + " " + v.l.N("search.others", res.Total)
}

// quoted lists words, each in the language's quotation marks.
func (v view) quoted(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = v.l.T("search.quoted", "word", word)
	}
	return v.l.List(quoted)
}

// unknownValues names the filters that no case can have, and the nearest value
// that there is. A company and a tag may be anything, and verdicts are only clicked.
func (v view) unknownValues(sel selection) []note {
	var notes []note
	for _, f := range sel.filters {
		if f.Facet == index.FacetCompany || f.Facet == index.FacetTag || f.Facet == index.FacetVerdict {
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

// withoutWords offers the search without the words that no case has or, where that
// finds nothing either, without one word or phrase more, for each whose absence
// finds cases with all the others.
func (v view) withoutWords(ctx context.Context, g *index.Generation, sel selection, missing []string) ([]link, error) {
	e, _ := index.ParseQuery(sel.words, v.names)
	wanted := 0
	var lacking []int // clauses with a word that no case has
	for i, c := range e.Clauses {
		if c.Not {
			continue
		}
		wanted++
		if slices.ContainsFunc(missing, func(word string) bool { return strings.Contains(clauseText(c), word) }) {
			lacking = append(lacking, i)
		}
	}
	if wanted < 2 || wanted > 6 {
		return nil, nil // more would cost more searches than it helps
	}
	if len(lacking) > 0 {
		if links, err := v.without(ctx, g, sel, e, lacking...); err != nil || len(links) > 0 {
			return links, err
		}
	}
	var links []link
	for i, c := range e.Clauses {
		if c.Not || slices.Contains(lacking, i) {
			continue
		}
		more, err := v.without(ctx, g, sel, e, append(slices.Clip(lacking), i)...)
		if err != nil {
			return nil, err
		}
		links = append(links, more...)
	}
	return links, nil
}

// without offers the search less some of its clauses, if it finds cases with all
// the others.
func (v view) without(ctx context.Context, g *index.Generation, sel selection, e index.Expr, clauses ...int) ([]link, error) {
	var kept []index.Clause
	var left []string
	for i, c := range e.Clauses {
		if slices.Contains(clauses, i) {
			left = append(left, clauseText(c))
		} else {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		return nil, nil
	}
	e.Clauses = kept
	sel.words = e.String()
	found, err := g.Count(ctx, sel.query(v.l.Lang, 0, 0))
	if err != nil || found == 0 {
		return nil, err
	}
	return []link{{v.l.N("search.without", found, "words", v.quoted(left)), v.href(sel.path())}}, nil
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
func (v view) nothing(ctx context.Context, g *index.Generation, sel selection, missing []string) (*nothing, error) {
	n := &nothing{Text: v.l.T("search.nothing-filters"), Uses: v.marks(index.FacetUse, v.tax.Uses.Slugs())}
	if sel.words != "" {
		if len(missing) == 0 {
			missing = []string{sel.words}
		}
		n.Text = v.l.N("search.nothing-words", len(missing), "words", v.quoted(missing)) + " " + v.l.T("search.nothing-help")
		near, err := g.Suggest(ctx, sel.words, v.l.Lang, nearSuggestions)
		if err != nil {
			return nil, err
		}
		n.Near = v.suggestions(near)
	}
	if sel.filtered() {
		open := selection{words: sel.words}
		res, err := g.Search(ctx, open.query(v.l.Lang, 1, 0))
		if err != nil {
			return nil, err
		}
		if found := res.Total + res.TotalSome; found > 0 {
			n.elsewhere, n.Near = true, nil
			if sel.words != "" {
				n.Text = v.l.T("search.nothing-both", "words", sel.words)
			}
			n.Links = append(n.Links, link{v.l.N("search.without-filters", found), v.href(open.path())})
		}
	}
	n.Links = append(n.Links, link{v.l.T("search.all-cases"), v.href("/search")})
	return n, nil
}
