package main

import (
	"os"
	"slices"
	"strings"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/dates"
)

// A plural is a text that counts: one and other, with %d where the number stands.
type plural struct{ one, other string }

// texts are what kb says to people in one language: the parts of answers that are
// laid out, here; sentences, by their English. Help, and errors that are rare, stay
// English.
type texts struct {
	lang         string
	sentences    map[string]string // by their English; nil in English
	*dates.Words                   // of time

	// search
	nothing, nothingFor, noneWith, notKnown, didYouMean string
	beyond, relaxed, allWords, andSome, someWords       string
	shown, goesOn                                       string
	cases, leftOut                                      plural
	corrected, showing, foundAs, score                  string
	moreValues, want                                    string
	facetTexts                                          map[index.Facet]facetText
	values                                              map[index.Facet][]string // labels, in the order of fixedValues
	languages                                           map[string]string

	// show
	anonymous, practice, evidence, maturity               string
	channels, figures, timeline, questions, sources       string
	cause, response, firstAnswer, apology, end, never     string
	since                                                 string
	disputed, by, editors, also, related, onlyIn, behind  string
	noCase, nowCalled, draft, isDraft, isSubmitted, colon string

	near caseTexts

	indexing, builtAnew, interrupted, taxonomyBroken string
}

func textsFor(lang string) *texts {
	if lang == "fr" {
		return french()
	}
	return english()
}

// interfaceLang is the language that kb speaks, English where the environment
// asks for one that it has no texts in.
func interfaceLang() string {
	lang, _ := interfaceLangFrom()
	return lang
}

// interfaceLangFrom also names the variable that decides (POSIX, 8.2: LC_ALL
// before LC_MESSAGES before LANG).
func interfaceLangFrom() (lang, variable string) {
	for _, name := range []string{"KB_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		value := os.Getenv(name)
		if value == "" {
			continue
		}
		if tag := strings.ToLower(value); tag == "fr" || strings.HasPrefix(tag, "fr_") || strings.HasPrefix(tag, "fr-") || strings.HasPrefix(tag, "fr.") {
			return "fr", name
		}
		return "en", name
	}
	return "en", ""
}

// count is the text for n things. In French 0 is singular.
func (t *texts) count(p plural, n int) string {
	text := p.other
	if n == 1 || n == 0 && t.lang == "fr" {
		text = p.one
	}
	return t.f(text, n)
}

// facet is what a filter is called in a sentence.
func (t *texts) facet(facet index.Facet) string {
	return t.facetTexts[facet].in
}

// valueLabel is what a value that no taxonomy lists is called; "" where it is said
// as it is.
func (t *texts) valueLabel(facet index.Facet, value string) string {
	if facet == index.FacetLang {
		return t.languages[value]
	}
	if i := slices.Index(fixedValues(facet), value); i >= 0 && i < len(t.values[facet]) {
		return t.values[facet][i]
	}
	return ""
}

func (t *texts) status(s kb.Status) string {
	if s == kb.StatusSubmitted {
		return t.isSubmitted
	}
	return t.isDraft
}

func english() *texts {
	return &texts{
		lang:       "en",
		Words:      dates.In("en"),
		nothing:    "nothing found",
		nothingFor: "nothing found for %q",
		noneWith:   "no case has the %s %q",
		notKnown:   "%s %q is not known",
		didYouMean: "; did you mean %q?",
		beyond:     "there are only %s: --offset %d is beyond the last",
		relaxed:    "No case has all the words; %s with some of them.",
		allWords:   "%s with all the words",
		andSome:    ", %s with some of them",
		someWords:  "%s with some of the words:",
		shown:      "Shown: %d to %d.",
		goesOn:     "--offset %d goes on.",
		cases:      plural{"%d case", "%d cases"},
		leftOut: plural{
			"%d file was left out because of mistakes; kb check names it",
			"%d files were left out because of mistakes; kb check names them",
		},
		corrected:  "showing results for %q; --exact for %q",
		showing:    "Showing results for %s; --exact for %s.",
		foundAs:    "found as",
		score:      "score",
		want:       ": want %s",
		moreValues: "%d\u00a0more:\u00a0--facets=%s",
		facetTexts: englishFacets(),
		values:     englishValues(),
		languages:  map[string]string{"en": "English", "fr": "French", "de": "German", "it": "Italian", "es": "Spanish"},

		anonymous: "anonymous", practice: "practice note", evidence: "evidence %d of 4", maturity: "maturity %d of 5",
		channels: "Channel by channel", figures: "Figures", timeline: "Step by step",
		questions: "Questions for the room", sources: "Sources",
		cause: "Where the fault lay", response: "How it was answered",
		firstAnswer: "First answer", apology: "Apology", end: "End", never: "none was given",
		since:    "since %s",
		disputed: "disputed", by: "By %s.", editors: "the editors", also: "Told in other languages: %s.",
		related: "See also: %s.", onlyIn: "The text is in the language %q only.",
		behind: "This translation is behind its original.",
		noCase: "there is no case %q", nowCalled: "%s is now called %s",
		draft: "%s is %s: search does not show it", isDraft: "a draft", isSubmitted: "submitted, not yet published",
		colon: ":",

		near: englishCases(),

		indexing: "indexing", builtAnew: "the index was built anew: %s", interrupted: "interrupted",
		taxonomyBroken: "taxonomy.yaml has mistakes and was left out; kb check names them",
	}
}

// Spaces that must not break: U+00A0 before a colon and inside « », U+202F before
// ; ! ?
func french() *texts {
	return &texts{
		lang:       "fr",
		Words:      dates.In("fr"),
		sentences:  frenchSentences(),
		nothing:    "rien trouvé",
		nothingFor: "rien trouvé pour «\u00a0%s\u00a0»",
		noneWith:   "aucun cas n’a %s «\u00a0%s\u00a0»",
		notKnown:   "%s «\u00a0%s\u00a0» n’existe pas",
		didYouMean: "\u202f; vouliez-vous dire «\u00a0%s\u00a0»\u202f?",
		beyond:     "il n’y a que %s\u00a0: --offset %d est au-delà du dernier",
		relaxed:    "Aucun cas n’a tous les mots\u202f; %s en ont une partie.",
		allWords:   "%s avec tous les mots",
		andSome:    ", %s avec une partie d’entre eux",
		someWords:  "%s avec une partie des mots\u00a0:",
		shown:      "Affichés\u00a0: %d à %d.",
		goesOn:     "La suite\u00a0: --offset %d.",
		cases:      plural{"%d cas", "%d cas"},
		leftOut: plural{
			"%d fichier a été laissé de côté à cause d’erreurs\u202f; kb check les montre",
			"%d fichiers ont été laissés de côté à cause d’erreurs\u202f; kb check les montre",
		},
		corrected:  "résultats pour «\u00a0%s\u00a0»\u202f; --exact pour «\u00a0%s\u00a0»",
		showing:    "Résultats pour %s\u202f; --exact pour %s.",
		foundAs:    "trouvé par",
		score:      "points",
		want:       "\u00a0: au choix, %s",
		moreValues: "%d\u00a0autres\u00a0:\u00a0--facets=%s",
		facetTexts: frenchFacets(),
		values:     frenchValues(),
		languages:  map[string]string{"en": "anglais", "fr": "français", "de": "allemand", "it": "italien", "es": "espagnol"},

		anonymous: "anonyme", practice: "note pratique", evidence: "preuve %d sur 4", maturity: "maturité %d sur 5",
		channels: "Canal par canal", figures: "Chiffres", timeline: "Étape par étape",
		questions: "Questions pour la salle", sources: "Sources",
		cause: "À qui la faute", response: "Comment il a été répondu",
		firstAnswer: "Première réponse", apology: "Excuses", end: "Fin", never: "aucune n’a été donnée",
		since:    "depuis %s",
		disputed: "contesté", by: "Par %s.", editors: "la rédaction", also: "Raconté aussi dans d’autres langues\u00a0: %s.",
		related: "Voir aussi\u00a0: %s.", onlyIn: "Le texte n’existe que dans la langue «\u00a0%s\u00a0».",
		behind: "Cette traduction est en retard sur l’original.",
		noCase: "il n’y a pas de cas «\u00a0%s\u00a0»", nowCalled: "%s s’appelle maintenant %s",
		draft: "%s est %s\u00a0: la recherche ne le montre pas", isDraft: "un brouillon", isSubmitted: "proposé, pas encore publié",
		colon: "\u00a0:",

		near: frenchCases(),

		indexing: "indexation", builtAnew: "l’index a été refait\u00a0: %s", interrupted: "interrompu",
		taxonomyBroken: "taxonomy.yaml a des erreurs et a été laissé de côté\u202f; kb check les montre",
	}
}
