package main

import (
	"bytes"
	"html"
	"strconv"
	"strings"

	"casebook/index"
	"casebook/kb"
)

func hitsSlugs(res *index.Result) []byte {
	var b bytes.Buffer
	for _, h := range res.Hits {
		b.WriteString(h.Slug + "\n")
	}
	return b.Bytes()
}

// hitsRows is the table for a pipe: slug, companies, title, year, uses, channels,
// outcome, snippet, and the reasons where they were asked for.
func hitsRows(res *index.Result, explain bool) []byte {
	var b bytes.Buffer
	for _, h := range res.Hits {
		cells := []string{
			h.Slug, strings.Join(h.Companies, ", "), h.Title, yearText(h.Year),
			strings.Join(h.Uses, ","), strings.Join(h.Channels, ","), h.Outcome, withoutMarks(snippet(h)),
		}
		if explain {
			cells = append(cells, strings.Join(h.Explain, "; "))
		}
		for i, cell := range cells {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(oneLine(cell))
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

// snippet is the passage that shows best why a case was found.
func snippet(h index.Hit) string {
	if len(h.Snippets) > 0 {
		return html.UnescapeString(h.Snippets[0])
	}
	return h.Summary
}

// The marks around found words in snippets.
const markOpen, markShut = "<mark>", "</mark>"

func withoutMarks(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, markOpen, ""), markShut, "")
}

// markedSpans puts the found words of a snippet in bold.
func markedSpans(s string) []span {
	var spans []span
	for {
		before, rest, ok := strings.Cut(s, markOpen)
		spans = append(spans, span{before, ""})
		if !ok {
			return spans
		}
		found, after, _ := strings.Cut(rest, markShut)
		spans = append(spans, span{found, bold})
		s = after
	}
}

// hitLine is what one wants to know of a case at a glance.
func (l labels) hitLine(h index.Hit) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	switch {
	case len(h.Companies) > 0:
		add(strings.Join(h.Case.CompanyNames(), ", "))
	case h.Type == string(kb.TypePractice):
		add(l.text.practice)
	default:
		add(l.text.anonymous)
	}
	add(yearText(h.Year))
	add(l.list(l.tax.Uses, h.Uses))
	add(l.list(l.tax.Channels, h.Channels))
	add(l.of(l.tax.Outcomes, h.Outcome))
	return strings.Join(parts, " · ")
}

// labels says slugs in a language.
type labels struct {
	tax  *kb.Taxonomies
	lang string
	text *texts
}

// of is the label of a slug; a slug that the taxonomy lacks is its own.
func (l labels) of(t *kb.Taxonomy, slug string) string {
	if term, ok := t.Term(slug); ok {
		return term.Label.In(l.lang)
	}
	return slug
}

// list is the labels of slugs, each once.
func (l labels) list(t *kb.Taxonomy, slugs []string) string {
	var names []string
	seen := make(map[string]bool)
	for _, slug := range slugs {
		if !seen[slug] {
			seen[slug] = true
			names = append(names, l.of(t, slug))
		}
	}
	return strings.Join(names, ", ")
}

// taxonomyOf is the list of a facet's values; nil for the facets that have none.
func taxonomyOf(tax *kb.Taxonomies, facet index.Facet) *kb.Taxonomy {
	switch facet {
	case index.FacetUse:
		return tax.Uses
	case index.FacetChannel:
		return tax.Channels
	case index.FacetSector:
		return tax.Sectors
	case index.FacetOutcome:
		return tax.Outcomes
	case index.FacetEvidence:
		return tax.Evidence
	case index.FacetKind:
		return tax.SourceKinds
	case index.FacetCause:
		return tax.Causes
	case index.FacetResponse:
		return tax.Responses
	case index.FacetRung:
		return tax.Rungs
	case index.FacetMaturity:
		return tax.Maturity
	}
	return nil
}
