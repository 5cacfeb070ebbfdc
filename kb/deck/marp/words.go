package marp

// words are what the file says beside the deck's own texts.
type words struct {
	colon, say, ask, sources, number, when, step, what, answer, apology string
}

func wordsIn(lang string) words {
	if lang == "fr" {
		return words{
			colon: "\u00a0:", say: "Dire", ask: "Demander", sources: "Sources", number: "N°", when: "Quand", step: "Étape", what: "Quoi",
			answer: "Première réponse", apology: "Excuses",
		}
	}
	return words{
		colon: ":", say: "Say", ask: "Ask", sources: "Sources", number: "No.", when: "When", step: "Step", what: "What",
		answer: "First answer", apology: "Apology",
	}
}
