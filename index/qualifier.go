package index

import (
	"slices"
	"strings"

	"casebook/kb"
)

// A qualifier is a key of the query language: every facet has one, and so has the
// order of hits.
type qualifier struct {
	facet Facet
	keys  []string // folded; the first is the one that prints
}

// sortKey stands in a qualifier's place of a facet for sort:.
const sortKey Facet = "sort"

// qualifiers are all keys, English before French. They are few: looking through
// them costs less than a map would at start.
var qualifiers = [...]qualifier{
	{FacetUse, []string{"use", "uses", "usage", "usages"}},
	{FacetChannel, []string{"channel", "channels", "canal", "canaux"}},
	{FacetCompany, []string{"company", "companies", "organisation", "organisations", "organization", "entreprise", "entreprises", "societe"}},
	{FacetSector, []string{"sector", "sectors", "secteur", "secteurs"}},
	{FacetCountry, []string{"country", "countries", "pays"}},
	{FacetLang, []string{"lang", "language", "langue", "langues"}},
	{FacetOutcome, []string{"outcome", "outcomes", "result", "issue", "issues", "resultat", "resultats"}},
	{FacetEvidence, []string{"evidence", "preuve", "preuves"}},
	{FacetGrade, []string{"grade", "grades", "note", "notes"}},
	{FacetKind, []string{"kind", "kinds", "source", "sources"}},
	{FacetType, []string{"type", "types"}},
	{FacetTag, []string{"tag", "tags", "etiquette", "etiquettes"}},
	{FacetCause, []string{"cause", "causes"}},
	{FacetResponse, []string{"response", "responses", "reponse", "reponses"}},
	{FacetSpeed, []string{"speed", "vitesse"}},
	{FacetRung, []string{"rung", "rungs", "portee"}},
	{FacetMaturity, []string{"maturity", "maturite"}},
	{FacetYear, []string{"year", "years", "annee", "annees"}},
	{FacetHas, []string{"has", "avec"}},
	{sortKey, []string{"sort", "tri"}},
}

// longestKey is the length of the longest key, with room for accents.
const longestKey = 24

// qualifierOf is the qualifier of a key, whatever its capitals and accents; nil
// where it is none.
func qualifierOf(key string) *qualifier {
	if len(key) < 2 || len(key) > longestKey {
		return nil
	}
	folded := fold(lower(key))
	for i := range qualifiers {
		if slices.Contains(qualifiers[i].keys, folded) {
			return &qualifiers[i]
		}
	}
	return nil
}

// open reports whether any value will do: a library has companies and tags that no
// list knows.
func (q *qualifier) open() bool { return q.facet == FacetCompany || q.facet == FacetTag }

// nearQualifier is the key that a word with a colon after it was most likely meant
// to be, "" where it is too short to say.
func nearQualifier(word string) string {
	if len(word) < 4 || len(word) > longestKey {
		return ""
	}
	var keys []string
	for _, q := range qualifiers {
		keys = append(keys, q.keys...)
	}
	return kb.Nearest(word, keys)
}

// sortOf is the order that a value of sort: means.
func sortOf(value string) (Sort, bool) {
	switch nameKey(value) {
	case "relevance", "pertinence":
		return SortRelevance, true
	case "newest", "new", "recent", "recents", "nouveau", "nouveautes", "plusrecent", "plusrecents":
		return SortNewest, true
	case "oldest", "old", "ancien", "anciens", "plusancien", "plusanciens":
		return SortOldest, true
	case "company", "entreprise", "organisation":
		return SortCompany, true
	case "speed", "vitesse", "rapidite":
		return SortSpeed, true
	case "updated", "changed", "maj", "misajour", "modifie":
		return SortUpdated, true
	}
	return SortRelevance, false
}

// nearSort is the nearest order to an unknown one.
func nearSort(value string) string {
	near := kb.Nearest(value, []string{"newest", "oldest", "company", "speed", "updated", "relevance", "récent", "ancien", "entreprise", "pertinence"})
	order, ok := sortOf(near)
	if !ok {
		return ""
	}
	return order.name()
}

// name is how an order is written after sort:.
func (s Sort) name() string {
	if s == SortRelevance {
		return "relevance"
	}
	return string(s)
}

// nameKey is a name with nothing but its letters and digits, in small letters and
// without accents: "E-mail" and "email", "Service client" and "service-client" are
// one.
func nameKey(name string) string { return strings.ReplaceAll(kb.CompanySlug(name), "-", "") }
