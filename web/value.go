package web

import (
	"slices"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// taxonomy is the list of a facet's values, nil where anything can be one.
func (v view) taxonomy(facet index.Facet) *kb.Taxonomy {
	switch facet {
	case index.FacetUse:
		return v.tax.Uses
	case index.FacetChannel:
		return v.tax.Channels
	case index.FacetSector:
		return v.tax.Sectors
	case index.FacetOutcome:
		return v.tax.Outcomes
	case index.FacetCause:
		return v.tax.Causes
	case index.FacetResponse:
		return v.tax.Responses
	case index.FacetRung:
		return v.tax.Rungs
	case index.FacetKind:
		return v.tax.SourceKinds
	case index.FacetEvidence:
		return v.tax.Evidence
	case index.FacetMaturity:
		return v.tax.Maturity
	}
	return nil
}

// definition is what a value means, "" where its label says it all.
func (v view) definition(facet index.Facet, value string) string {
	if t := v.taxonomy(facet); t != nil {
		if term, ok := t.Term(value); ok {
			return term.Definition.In(v.l.Lang)
		}
		return ""
	}
	if key := "meaning." + string(facet) + "-" + value; v.l.Has(key) {
		return v.l.T(key)
	}
	return ""
}

// label is the name of a value in the view's language; a value that no list
// knows is its own name.
func (v view) label(facet index.Facet, value string) string {
	switch facet {
	case index.FacetCountry:
		if name := v.tax.CountryName(value, v.l.Lang); name != "" {
			return name
		}
	case index.FacetTag:
		return strings.ReplaceAll(value, "-", " ")
	case index.FacetVerdict:
		channel, verdict, _ := strings.Cut(value, ":")
		return v.label(index.FacetChannel, channel) + ", " + v.verdict(strings.TrimPrefix(verdict, index.NoVerdict)).Label
	case index.FacetGrade:
		return v.l.T("evidence.grade", "grade", value)
	case index.FacetLang:
		return v.language(value)
	case index.FacetType, index.FacetSpeed, index.FacetHas:
		if key := string(facet) + "." + value; v.l.Has(key) {
			return v.l.T(key)
		}
	}
	return v.term(v.taxonomy(facet), value)
}

func (v view) term(t *kb.Taxonomy, slug string) string {
	if t != nil {
		if term, ok := t.Term(slug); ok {
			return term.Label.In(v.l.Lang)
		}
	}
	return slug
}

// mark is a value of a facet with its sign, leading to its page.
func (v view) mark(facet index.Facet, value string) mark {
	m := v.sign(facet, value)
	m.Href = v.pageOf(facet, value)
	return m
}

// sign is a value of a facet with its sign.
func (v view) sign(facet index.Facet, value string) mark {
	m := mark{Label: v.label(facet, value)}
	switch facet {
	case index.FacetUse:
		m.Icon, m.Class = "u-"+value, "u u-"+value
	case index.FacetOutcome:
		m.Icon, m.Class = "o-"+value, "o o-"+value
	case index.FacetGrade:
		if slices.Contains(grades[:], value) {
			m.Icon, m.Class = "e-"+value, "e e-"+value
		}
	case index.FacetVerdict:
		if _, verdict, _ := strings.Cut(value, ":"); v.isVerdict(verdict) {
			m.Icon, m.Class = "v-"+verdict, "v v-"+verdict
		}
	}
	if t := v.taxonomy(facet); t != nil {
		if _, known := t.Term(value); !known {
			m.Icon, m.Class = "", ""
		}
	}
	return m
}

func (v view) isVerdict(slug string) bool {
	_, ok := v.tax.Verdicts.Term(slug)
	return ok
}

// The steps of the scales that are no taxonomy, in the order in which they are
// shown.
var (
	grades = [...]string{"4", "3", "2", "1"}
	speeds = [...]string{"hour", "day", "week", "later", "never", "unknown"}
	parts  = [...]string{"figures", "timeline", "teaching", "video", "translation"}
)

func (v view) marks(facet index.Facet, values []string) []mark {
	marks := make([]mark, len(values))
	for i, value := range values {
		marks[i] = v.mark(facet, value)
	}
	return marks
}
