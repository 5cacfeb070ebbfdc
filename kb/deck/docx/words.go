package docx

// words are what is written beside the outline's own.
type words struct {
	sources, further, background, room, disputed, date, step, what, channel, verdict, why string
	page, of, colon, figures, channels, facts, timeline, cases                            string
}

func wordsIn(lang string) words {
	if lang == "fr" {
		return words{
			sources: "Sources", further: "Autres sources", background: "Pour en savoir plus", room: "À débattre", disputed: "Contesté",
			date: "Date", step: "Étape", what: "Fait", channel: "Canal", verdict: "Avis", why: "Pourquoi",
			page: "Page ", of: " sur ", colon: "\u00a0: ", figures: "Chiffres", channels: "Canaux et avis", facts: "Le cas en bref", timeline: "Chronologie", cases: "Fiches de cas",
		}
	}
	return words{
		sources: "Sources", further: "Further sources", background: "In more detail", room: "To discuss", disputed: "Disputed",
		date: "Date", step: "Step", what: "What happened", channel: "Channel", verdict: "Verdict", why: "Why",
		page: "Page ", of: " of ", colon: ": ", figures: "Figures", channels: "Channels and verdicts", facts: "The case at a glance", timeline: "Timeline", cases: "Case briefs",
	}
}
