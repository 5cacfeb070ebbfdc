package kb

import (
	"strconv"
	"strings"
)

// Text is the reason as a sentence: in French for "fr" and "fr-CH", in English
// for any other language.
func (r Reason) Text(lang string) string {
	pattern := r.english()
	if baseLang(lang) == "fr" {
		pattern = r.french()
	}
	return strings.NewReplacer("{n}", strconv.Itoa(r.n), "{m}", strconv.Itoa(r.m)).Replace(pattern)
}

func (r Reason) english() string {
	switch r.code {
	case oneOpinion:
		return "It is one practitioner’s opinion."
	case oneSource:
		return "It rests on one source."
	case fewSources:
		return "It rests on two sources."
	case fewSpeakers:
		return either(r.m == 1, "Its {n} sources have only one publisher.", "Its {n} sources have only {m} publishers.")
	case allInvolved:
		return "All {n} publishers have a part in it: none is independent."
	case independent:
		if r.n == r.m {
			return "It rests on {n} publishers, all of them independent."
		}
		return either(r.m == 1, "It rests on {n} publishers, one of them independent.", "It rests on {n} publishers, {m} of them independent.")
	case noFigures:
		return "It has no figures that could be confirmed."
	case soleFigures:
		switch {
		case r.m == 1:
			return "Its figure rests on one source and was not counted independently."
		case r.n == r.m:
			return "Each of its {m} figures rests on one source and was not counted independently."
		}
		return either(r.n == 1, "One of its {m} figures rests on one source and was not counted independently.", "{n} of its {m} figures rest on one source each and were not counted independently.")
	case figuresHold:
		return either(r.n == 1, "Its figure was counted independently or is told by a second source.", "Each of its {n} figures was counted independently or is told by a second source.")
	case figureDenied:
		return either(r.n == 1, "A figure is disputed, which takes one off.", "{n} figures are disputed, which takes one off.")
	}
	return ""
}

func (r Reason) french() string {
	switch r.code {
	case oneOpinion:
		return "C’est l’avis d’une seule personne du métier."
	case oneSource:
		return "Il repose sur une seule source."
	case fewSources:
		return "Il repose sur deux sources."
	case fewSpeakers:
		return either(r.m == 1, "Ses {n} sources n’ont qu’un seul éditeur.", "Ses {n} sources n’ont que {m} éditeurs.")
	case allInvolved:
		return "Ses {n} éditeurs sont tous parties prenantes : aucun n’est indépendant."
	case independent:
		if r.n == r.m {
			return "Il repose sur {n} éditeurs, tous indépendants."
		}
		return either(r.m == 1, "Il repose sur {n} éditeurs, dont un indépendant.", "Il repose sur {n} éditeurs, dont {m} indépendants.")
	case noFigures:
		return "Il n’a pas de chiffres qui puissent être confirmés."
	case soleFigures:
		switch {
		case r.m == 1:
			return "Son chiffre repose sur une seule source, sans décompte indépendant."
		case r.n == r.m:
			return "Chacun de ses {m} chiffres repose sur une seule source, sans décompte indépendant."
		}
		return either(r.n == 1, "Un de ses {m} chiffres repose sur une seule source, sans décompte indépendant.", "{n} de ses {m} chiffres reposent chacun sur une seule source, sans décompte indépendant.")
	case figuresHold:
		return either(r.n == 1, "Son chiffre est compté de manière indépendante ou donné par une seconde source.", "Chacun de ses {n} chiffres est compté de manière indépendante ou donné par une seconde source.")
	case figureDenied:
		return either(r.n == 1, "Un chiffre est contesté, ce qui retire un degré.", "{n} chiffres sont contestés, ce qui retire un degré.")
	}
	return ""
}

func either(one bool, singular, plural string) string {
	if one {
		return singular
	}
	return plural
}
