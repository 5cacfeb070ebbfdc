package index

import (
	"strconv"
	"strings"
)

// A saying is what the sentence of a warning is made of.
type saying struct {
	key     string // as it was typed: use, usage
	value   string // likewise
	instead string // the nearest valid form
	taken   string // the word that the value was taken for
	most    int
}

func (s saying) english(code WarningCode) string {
	mean := func(otherwise string) string {
		switch {
		case s.instead != "" && s.taken != "":
			return "; it was taken for the word \"" + shown(s.taken) + "\"; did you mean " + s.instead + "?"
		case s.instead != "":
			return "; did you mean " + s.instead + "?"
		case s.taken != "":
			return "; it was taken for the word \"" + shown(s.taken) + "\""
		}
		return otherwise
	}
	const asWords = "; it was searched as words"
	quoted := `"` + shown(s.value) + `"`
	most := strconv.Itoa(s.most)
	switch code {
	case WarnValue, WarnYear, WarnOrder:
		return s.key + " " + quoted + " is not known" + mean(asWords)
	case WarnLeftOut:
		return s.key + " " + quoted + " is not known and was left out" + mean(asWords)
	case WarnKey:
		return quoted + " is no key" + mean(asWords)
	case WarnNoValue:
		return s.key + ": has no value; it was searched as a word"
	case WarnNoColon:
		return shown(s.value) + " was searched as words" + mean("")
	case WarnApart:
		return s.key + " and its value stand without a space between them" + mean("")
	case WarnYears:
		return s.key + " takes one span" + mean(asWords)
	case WarnYearsFar:
		return s.key + ":" + s.value + " has no year in common with the one before" + mean(asWords)
	case WarnNotYear:
		return "years can't be left out; -" + s.key + ":" + shown(s.value) + " was searched as words"
	case WarnOrders:
		return "hits can have one order; " + s.key + ":" + s.value + " was left out"
	case WarnNot:
		return s.key + " leaves no word out" + mean("")
	case WarnOr:
		return strings.ToUpper(s.value) + " joins two words, or two values as in use:crisis,pr; here it was left out"
	case WarnOpenQuote:
		return "a quote is not closed" + mean("; its words were searched one by one")
	case WarnTerms:
		return "only the first " + most + " words and phrases were read"
	case WarnFilters:
		return "only the first " + most + " filters were read"
	case WarnValues:
		return "only the first " + most + " values of " + s.key + " were read"
	case WarnWords:
		return "only the first " + most + " words were looked for"
	case WarnUnlisted:
		return s.key + " " + quoted + " is not known" + mean("")
	case WarnParameter:
		return "parameter " + quoted + " is not known and was left aside"
	case WarnMore:
	}
	return "more of the query was not understood"
}

// A space before a sign of two parts is U+00A0 or U+202F, as French has them.
func (s saying) french(code WarningCode) string {
	mean := func(otherwise string) string {
		switch {
		case s.instead != "" && s.taken != "":
			return "\u202f; il a été pris pour le mot «\u00a0" + shown(s.taken) + "\u00a0»\u202f; vouliez-vous dire " + s.instead + "\u202f?"
		case s.instead != "":
			return "\u202f; vouliez-vous dire " + s.instead + "\u202f?"
		case s.taken != "":
			return "\u202f; il a été pris pour le mot «\u00a0" + shown(s.taken) + "\u00a0»"
		}
		return otherwise
	}
	const asWords = "\u202f; il a été cherché comme des mots"
	quoted := "«\u00a0" + shown(s.value) + "\u00a0»"
	most := strconv.Itoa(s.most)
	switch code {
	case WarnValue, WarnYear, WarnOrder:
		return s.key + " " + quoted + " n’existe pas" + mean(asWords)
	case WarnLeftOut:
		return s.key + " " + quoted + " n’existe pas et a été laissé de côté" + mean(asWords)
	case WarnKey:
		return quoted + " n’est pas une clé" + mean(asWords)
	case WarnNoValue:
		return s.key + ": n’a pas de valeur\u202f; il a été cherché comme un mot"
	case WarnNoColon:
		return shown(s.value) + " a été cherché comme des mots" + mean("")
	case WarnApart:
		return s.key + " et sa valeur s’écrivent sans espace entre eux" + mean("")
	case WarnYears:
		return s.key + " ne prend qu’une période" + mean(asWords)
	case WarnYearsFar:
		return s.key + ":" + s.value + " n’a aucune année en commun avec la période précédente" + mean(asWords)
	case WarnNotYear:
		return "on ne peut pas exclure des années\u202f; -" + s.key + ":" + shown(s.value) + " a été cherché comme des mots"
	case WarnOrders:
		return "les résultats n’ont qu’un ordre\u202f; " + s.key + ":" + s.value + " a été laissé de côté"
	case WarnNot:
		return s.key + " n’exclut aucun mot" + mean("")
	case WarnOr:
		return strings.ToUpper(s.value) + " réunit deux mots, ou deux valeurs comme dans usage:crise,RP\u202f; ici il a été laissé de côté"
	case WarnOpenQuote:
		return "un guillemet n’est pas fermé" + mean("\u202f; ses mots ont été cherchés un par un")
	case WarnTerms:
		return "seuls les " + most + " premiers mots et expressions ont été lus"
	case WarnFilters:
		return "seuls les " + most + " premiers filtres ont été lus"
	case WarnValues:
		return "seules les " + most + " premières valeurs de " + s.key + " ont été lues"
	case WarnWords:
		return "seuls les " + most + " premiers mots ont été cherchés"
	case WarnUnlisted:
		return s.key + " " + quoted + " n’existe pas" + mean("")
	case WarnParameter:
		return "le paramètre " + quoted + " est inconnu et a été laissé de côté"
	case WarnMore:
	}
	return "d’autres parties de la question n’ont pas été comprises"
}

// shown makes what was typed short enough for a sentence.
func shown(s string) string {
	const longest = 40
	n := 0
	for i := range s {
		if n++; n > longest {
			return s[:i] + "…"
		}
	}
	return s
}
