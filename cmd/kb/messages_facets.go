package main

import "casebook/index"

// A facetText is what a facet is called: in a sentence, as a heading, and as a key
// of the query language.
type facetText struct{ in, head, key string }

func englishFacets() map[index.Facet]facetText {
	return map[index.Facet]facetText{
		index.FacetUse:      {"use", "Use", "use"},
		index.FacetOutcome:  {"outcome", "Outcome", "outcome"},
		index.FacetChannel:  {"channel", "Channel", "channel"},
		index.FacetSector:   {"sector", "Sector", "sector"},
		index.FacetCountry:  {"country", "Country", "country"},
		index.FacetYear:     {"year", "Year", "year"},
		index.FacetCause:    {"cause", "Cause of the crisis", "cause"},
		index.FacetResponse: {"response", "Response to the crisis", "response"},
		index.FacetSpeed:    {"speed", "First answer", "speed"},
		index.FacetGrade:    {"grade", "Grade of the evidence", "grade"},
		index.FacetEvidence: {"evidence", "Evidence", "evidence"},
		index.FacetRung:     {"rung", "Reach of the results", "rung"},
		index.FacetKind:     {"kind", "Kind of source", "kind"},
		index.FacetHas:      {"has", "Has", "has"},
		index.FacetLang:     {"language", "Language", "lang"},
		index.FacetMaturity: {"maturity", "Maturity", "maturity"},
		index.FacetTag:      {"tag", "Tag", "tag"},
		index.FacetCompany:  {"company", "Organisation", "company"},
		index.FacetType:     {"type", "Type", "type"},
	}
}

func frenchFacets() map[index.Facet]facetText {
	return map[index.Facet]facetText{
		index.FacetUse:      {"l’usage", "Usage", "usage"},
		index.FacetOutcome:  {"l’issue", "Issue", "issue"},
		index.FacetChannel:  {"le canal", "Canal", "canal"},
		index.FacetSector:   {"le secteur", "Secteur", "secteur"},
		index.FacetCountry:  {"le pays", "Pays", "pays"},
		index.FacetYear:     {"l’année", "Année", "année"},
		index.FacetCause:    {"la cause", "Cause de la crise", "cause"},
		index.FacetResponse: {"la réponse", "Réponse à la crise", "réponse"},
		index.FacetSpeed:    {"la vitesse", "Première réponse", "vitesse"},
		index.FacetGrade:    {"la note", "Note des preuves", "note"},
		index.FacetEvidence: {"la preuve", "Preuve", "preuve"},
		index.FacetRung:     {"la portée", "Portée des résultats", "portée"},
		index.FacetKind:     {"le genre de source", "Genre de source", "source"},
		index.FacetHas:      {"l’élément", "Avec", "avec"},
		index.FacetLang:     {"la langue", "Langue", "langue"},
		index.FacetMaturity: {"la maturité", "Maturité", "maturité"},
		index.FacetTag:      {"le mot-clé", "Mot-clé", "étiquette"},
		index.FacetCompany:  {"l’organisation", "Organisation", "organisation"},
		index.FacetType:     {"le genre", "Genre", "type"},
	}
}

// The labels are also understood as values.
func englishValues() map[index.Facet][]string {
	return map[index.Facet][]string{
		index.FacetType:  {"case", "practice note"},
		index.FacetSpeed: {"within an hour", "within a day", "within a week", "after a week", "never", "not known"},
		index.FacetHas:   {"figures", "timeline", "teaching", "video", "translation"},
	}
}

func frenchValues() map[index.Facet][]string {
	return map[index.Facet][]string{
		index.FacetType:  {"cas", "note de pratique"},
		index.FacetSpeed: {"en moins d’une heure", "en moins d’un jour", "en moins d’une semaine", "après une semaine", "jamais", "inconnue"},
		index.FacetHas:   {"chiffres", "chronologie", "enseignement", "vidéo", "traduction"},
	}
}
