package index

import (
	"strings"

	"casebook/kb"
)

// reasonTexts are what reasons are said with in one language.
type reasonTexts struct {
	lang, colon   string
	byHand        string
	words         [2]string // for one, for several
	same          map[Facet][2]string
	other         map[Facet]string
	here, nothing string
	speed         map[string]string
}

func englishReasons() *reasonTexts {
	return &reasonTexts{
		lang: "en", colon: ": ", byHand: "put beside it by the editors",
		words: [2]string{"word in common", "words in common"},
		same: map[Facet][2]string{
			FacetUse: {"same use", "same uses"}, FacetChannel: {"same channel", "same channels"},
			FacetSector: {"same sector", "same sectors"}, FacetCause: {"same cause", "same causes"},
			FacetResponse: {"same response", "same responses"}, FacetTag: {"same tag", "same tags"},
			FacetCompany: {"same organisation", "same organisations"}, FacetCountry: {"same country", "same countries"},
		},
		other: map[Facet]string{
			FacetOutcome: "outcome", FacetResponse: "response", FacetSpeed: "first answer", FacetChannel: "other channels",
		},
		here: " (here: %)", nothing: "none",
		speed: map[string]string{
			"hour": "within an hour", "day": "within a day", "week": "within a week", "later": "after more than a week", "never": "never",
		},
	}
}

// A no-break space, U+00A0, stands before the colon.
func frenchReasons() *reasonTexts {
	return &reasonTexts{
		lang: "fr", colon: "\u00a0: ", byHand: "rapproché par la rédaction",
		words: [2]string{"mot commun", "mots communs"},
		same: map[Facet][2]string{
			FacetUse: {"même usage", "mêmes usages"}, FacetChannel: {"même canal", "mêmes canaux"},
			FacetSector: {"même secteur", "mêmes secteurs"}, FacetCause: {"même cause", "mêmes causes"},
			FacetResponse: {"même réponse", "mêmes réponses"}, FacetTag: {"même mot-clé", "mêmes mots-clés"},
			FacetCompany: {"même organisation", "mêmes organisations"}, FacetCountry: {"même pays", "mêmes pays"},
		},
		other: map[Facet]string{
			FacetOutcome: "issue", FacetResponse: "réponse", FacetSpeed: "première réponse", FacetChannel: "autres canaux",
		},
		here: " (ici\u00a0: %)", nothing: "aucun",
		speed: map[string]string{
			"hour": "en une heure au plus", "day": "en un jour au plus", "week": "en une semaine au plus", "later": "après plus d’une semaine", "never": "jamais",
		},
	}
}

func (s *reasonTexts) one(forms [2]string, n int) string {
	if n == 1 {
		return forms[0]
	}
	return forms[1]
}

// differs says what the neighbour has and, in brackets, what the case has.
func (s *reasonTexts) differs(what, theirs, here string) string {
	if here == "" {
		here = s.nothing
	}
	return what + s.colon + theirs + strings.Replace(s.here, "%", here, 1)
}

func (s *reasonTexts) labels(tax *kb.Taxonomies, facet Facet, values []string) string {
	names := make([]string, len(values))
	for i, value := range values {
		names[i] = s.label(tax, facet, value)
	}
	return strings.Join(names, ", ")
}

// label is how a value is shown; one that no list has is its own.
func (s *reasonTexts) label(tax *kb.Taxonomies, facet Facet, value string) string {
	var list *kb.Taxonomy
	switch facet {
	case FacetUse:
		list = tax.Uses
	case FacetChannel:
		list = tax.Channels
	case FacetSector:
		list = tax.Sectors
	case FacetCause:
		list = tax.Causes
	case FacetResponse:
		list = tax.Responses
	case FacetOutcome:
		list = tax.Outcomes
	case facetVerdict:
		list = tax.Verdicts
	case FacetCompany:
		return kb.Typographic(value, "en")
	case FacetCountry:
		if name := tax.CountryName(value, s.lang); name != "" {
			return name
		}
		return value
	case FacetSpeed:
		if says := s.speed[value]; says != "" {
			return says
		}
		return value
	case FacetTag:
		return strings.ReplaceAll(value, "-", " ")
	default:
		return value
	}
	if term, ok := list.Term(value); ok {
		return term.Label.In(s.lang)
	}
	return value
}
