package web

import (
	"net/http"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// termsPage is every word that a case can be classed by, with its definition.
type termsPage struct {
	layout
	Lists []termList
}

func (*termsPage) template() string { return "terms" }

// A termList is the values of one facet, or of a list that nothing is found by.
type termList struct {
	ID, Title, Intro string
	Terms            []termView
}

// A termView is one value, leading to its cases where there is a way to them.
type termView struct {
	mark
	ID         string
	Definition string
	Closed     string
	Also       string
}

// showTerms explains the values in the order in which a case is read.
func (s *Server) showTerms(r *http.Request, _ *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	p := &termsPage{}
	p.Title, p.Description = v.l.T("terms.title"), v.l.T("terms.description")
	p.Lists = []termList{
		v.facetTerms(index.FacetUse), v.facetTerms(index.FacetChannel), v.verdictTerms(), v.facetTerms(index.FacetOutcome),
		v.facetTerms(index.FacetSector), v.facetTerms(index.FacetCause), v.facetTerms(index.FacetResponse),
		v.facetTerms(index.FacetSpeed, speeds[:]...), v.plainTerms("step", v.tax.Steps), v.facetTerms(index.FacetRung),
		v.plainTerms("counter", v.tax.Counters), v.facetTerms(index.FacetGrade, grades[:]...), v.facetTerms(index.FacetEvidence),
		v.facetTerms(index.FacetKind), v.facetTerms(index.FacetMaturity),
		v.facetTerms(index.FacetHas, parts[:]...),
	}
	return p, nil
}

func (v view) newTermList(id string) termList {
	list := termList{ID: id, Title: v.l.T("terms." + id)}
	if key := "terms." + id + "-intro"; v.l.Has(key) {
		list.Intro = v.l.T(key)
	}
	return list
}

// facetTerms are a facet's values, those of its taxonomy where none are named.
func (v view) facetTerms(facet index.Facet, values ...string) termList {
	list := v.newTermList(string(facet))
	terms := v.taxonomy(facet)
	if terms != nil {
		values = terms.Slugs()
	}
	for _, value := range values {
		view := termView{mark: v.mark(facet, value), ID: list.ID + "-" + value, Definition: v.definition(facet, value)}
		if terms != nil {
			view.explain(v, terms, value)
		}
		list.Terms = append(list.Terms, view)
	}
	return list
}

// verdictTerms are the verdicts on a channel, with their marks.
func (v view) verdictTerms() termList {
	list := v.plainTerms(string(index.FacetVerdict), v.tax.Verdicts)
	for i, slug := range v.tax.Verdicts.Slugs() {
		list.Terms[i].mark = v.verdict(slug)
	}
	return list
}

// plainTerms are the values of a list that no search filters by.
func (v view) plainTerms(id string, terms *kb.Taxonomy) termList {
	list := v.newTermList(id)
	for _, slug := range terms.Slugs() {
		term, _ := terms.Term(slug)
		view := termView{mark: mark{Label: term.Label.In(v.l.Lang)}, ID: id + "-" + slug, Definition: term.Definition.In(v.l.Lang)}
		view.explain(v, terms, slug)
		list.Terms = append(list.Terms, view)
	}
	return list
}

// explain adds what a taxonomy knows of a value besides its definition.
func (t *termView) explain(v view, terms *kb.Taxonomy, slug string) {
	term, _ := terms.Term(slug)
	if term.Closed != 0 {
		t.Closed = v.l.T("about.closed", "year", term.Closed)
	}
	if also := term.Also[v.l.Lang]; len(also) > 0 {
		t.Also = v.l.T("about.also", "words", strings.Join(also, ", "))
	}
}
