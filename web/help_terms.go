package web

import "casebook/index"

// termsPath is where the values of a facet are explained.
func termsPath(facet index.Facet) string { return "/help/terms#" + string(facet) }

// explained reports whether the values of a facet have definitions.
func (v view) explained(facet index.Facet) bool {
	switch facet {
	case index.FacetGrade, index.FacetSpeed, index.FacetHas:
		return true
	}
	t := v.taxonomy(facet)
	if t == nil {
		return false
	}
	slugs := t.Slugs()
	return len(slugs) > 0 && v.definition(facet, slugs[0]) != ""
}
