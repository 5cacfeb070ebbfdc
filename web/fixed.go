package web

import (
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"casebook/index"
)

// fixedParts are the parts of pages that are the same wherever they stand, in one
// language. They are made once for the taxonomies in force, whose marks the footer
// explains.
type fixedParts struct{ Footer, Keys template.HTML }

// fixedParts are kept, but those of a page that says that the library's taxonomies
// can't be read: its footer has no marks.
func (s *Server) fixedParts(r *http.Request) (*fixedParts, error) {
	v, err := s.view(r)
	if err != nil {
		return s.makeFixedParts(s.locale(r), legend{})
	}
	kept := &s.namesOf(v.tax).fixed
	if have, ok := kept.Load(v.l.Lang); ok {
		return have.(*fixedParts), nil
	}
	parts, err := s.makeFixedParts(v.l, v.legend())
	if err == nil {
		kept.Store(v.l.Lang, parts)
	}
	return parts, err
}

func (s *Server) makeFixedParts(l *locale, marks legend) (*fixedParts, error) {
	var p fixedParts
	for _, part := range []struct {
		name string
		to   *template.HTML
	}{{"footer", &p.Footer}, {"keys", &p.Keys}} {
		var b strings.Builder
		if err := s.pages.pages["search"].ExecuteTemplate(&b, part.name, &fixedPage{layout{L: l, Contribute: s.config.Queue != nil}, marks}); err != nil {
			return nil, fmt.Errorf("render the %s: %w", part.name, err)
		}
		*part.to = template.HTML(b.String()) //nolint:gosec // the template escaped it
	}
	return &p, nil
}

// A fixedPage is what the templates of fixed parts see.
type fixedPage struct {
	layout
	Legend legend
}

// A legend explains the marks, at the foot of every page.
type legend struct{ Outcomes, Verdicts, Evidence []mark }

func (v view) legend() legend {
	l := legend{Outcomes: v.marks(index.FacetOutcome, v.tax.Outcomes.Slugs())}
	for _, slug := range v.tax.Verdicts.Slugs() {
		l.Verdicts = append(l.Verdicts, v.verdict(slug))
	}
	for grade := 1; grade <= 4; grade++ {
		l.Evidence = append(l.Evidence, v.evidence(grade))
	}
	return l
}
