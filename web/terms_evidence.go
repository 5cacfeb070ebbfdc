package web

import (
	"net/http"
	"strconv"

	"casebook/index"
)

// evidencePage is the rule of the grades of evidence in words, see [kb.GradeOf],
// and how many cases have each.
type evidencePage struct {
	layout
	Grades []gradeView
	Lists  []termList // the words that the rule uses
}

func (*evidencePage) template() string { return "evidence" }

// A gradeView is a grade, when a case has it, and how many do.
type gradeView struct {
	mark
	Meaning string
	Count   string
	Cases   string // the address of those that have it
}

func (s *Server) showEvidence(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	counts, err := g.Counts(r.Context(), index.FacetGrade)
	if err != nil {
		return nil, err
	}
	p := &evidencePage{}
	p.Title, p.Description = v.l.T("grades.title"), v.l.T("grades.description")
	for _, value := range grades {
		n := countOf(counts, value)
		grade, _ := strconv.Atoi(value) // they are numbers
		view := gradeView{mark: v.evidence(grade), Meaning: v.definition(index.FacetGrade, value), Count: v.l.N("count.cases", n)}
		if n > 0 {
			view.Cases = v.href(selection{}.with(index.FacetGrade, value).path())
		}
		p.Grades = append(p.Grades, view)
	}
	p.Lists = []termList{
		v.facetTerms(index.FacetEvidence), v.facetTerms(index.FacetKind), v.plainTerms("counter", v.tax.Counters), v.facetTerms(index.FacetRung),
	}
	return p, nil
}
