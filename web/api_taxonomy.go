package web

import (
	"slices"

	"casebook/kb"
)

// A taxonomiesAnswer is the public JSON of all lists that the values of cases come
// from.
type taxonomiesAnswer struct {
	Taxonomies []taxonomyAnswer `json:"taxonomies"`
}

// A taxonomyAnswer is one list, in its own order.
type taxonomyAnswer struct {
	Name  string       `json:"name"`
	Terms []termAnswer `json:"terms"`
}

// A termAnswer is one value that cases may have.
type termAnswer struct {
	Slug       string              `json:"slug"`
	Label      kb.Text             `json:"label"`
	Definition kb.Text             `json:"definition,omitempty"`
	Also       map[string][]string `json:"also,omitempty"`
	Closed     int                 `json:"closed,omitempty"`
	Successor  kb.Text             `json:"successor,omitempty"`
}

// allTaxonomies are the lists, those that most is filtered by first.
func allTaxonomies(t *kb.Taxonomies) []*kb.Taxonomy {
	return []*kb.Taxonomy{
		t.Uses, t.Channels, t.Sectors, t.Outcomes, t.Verdicts, t.Evidence, t.SourceKinds,
		t.Causes, t.Responses, t.Rungs, t.Counters, t.Steps, t.Maturity,
	}
}

func newTaxonomyAnswer(t *kb.Taxonomy) taxonomyAnswer {
	a := taxonomyAnswer{Name: t.Name(), Terms: []termAnswer{}}
	for _, slug := range t.Slugs() {
		term, _ := t.Term(slug)
		a.Terms = append(a.Terms, termAnswer(term))
	}
	return a
}

func (s *Server) taxonomiesAPI(*apiCall) (any, error) {
	tax, err := s.taxonomies()
	if err != nil {
		return nil, err
	}
	answer := taxonomiesAnswer{Taxonomies: []taxonomyAnswer{}}
	for _, t := range allTaxonomies(tax) {
		answer.Taxonomies = append(answer.Taxonomies, newTaxonomyAnswer(t))
	}
	return answer, nil
}

func (s *Server) taxonomyAPI(c *apiCall) (any, error) {
	tax, err := s.taxonomies()
	if err != nil {
		return nil, err
	}
	all := allTaxonomies(tax)
	name := c.slug("name")
	i := slices.IndexFunc(all, func(t *kb.Taxonomy) bool { return t.Name() == name })
	if i < 0 {
		return nil, kb.ErrNotFound
	}
	return newTaxonomyAnswer(all[i]), nil
}
