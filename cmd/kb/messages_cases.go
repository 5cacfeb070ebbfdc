package main

// caseTexts are what similar and compare say in one language.
type caseTexts struct {
	noneNear, noneOpposed string // of a case
	same, otherwise       string
	listMark              string // between reasons
	heads                 [15]string
	ofFour                string
}

func englishCases() caseTexts {
	return caseTexts{
		noneNear: "no case stands near %s", noneOpposed: "no case stands opposite %s",
		same: "In common", otherwise: "Otherwise", listMark: "; ",
		heads: [15]string{
			"Case", "Organisation", "Sector", "Country", "Period", "Uses", "Channels", "First answer", "Apology", "End",
			"Cause", "Response", "Results", "Evidence", "Outcome",
		},
		ofFour: "%d of 4",
	}
}

// A no-break space stands before the semicolon: U+202F.
func frenchCases() caseTexts {
	return caseTexts{
		noneNear: "aucun cas n’est proche de %s", noneOpposed: "aucun cas ne s’oppose à %s",
		same: "En commun", otherwise: "Autrement", listMark: "\u202f; ",
		heads: [15]string{
			"Cas", "Organisation", "Secteur", "Pays", "Période", "Usages", "Canaux", "1re réponse", "Excuses", "Fin",
			"Cause", "Réponse", "Résultats", "Preuve", "Issue",
		},
		ofFour: "%d sur 4",
	}
}
