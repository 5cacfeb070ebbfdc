package pptx

// words are what is written on slides and in layouts beside the outline's own.
type words struct {
	lang string

	sources, say, ask, channels, disputed, more                                 string
	titleSlot, subtitleSlot, textSlot, secondSlot, tableSlot, questionSlot      string
	headSlot, dateSlot, footerSlot, numberSlot, notesSlot, imageSlot, headerSlt string
	artName, timeline, inexact, figure, table, colon                            string
	layouts                                                                     [layoutCount]string
}

func wordsIn(lang string) words {
	if lang == "fr" {
		return words{
			lang:    "fr",
			sources: "Sources", say: "Dire", ask: "Demander", channels: "Canal par canal", disputed: "Contesté", more: "et d’autres",
			titleSlot: "Titre", subtitleSlot: "Sous-titre", textSlot: "Texte", secondSlot: "Contenu", tableSlot: "Tableau", questionSlot: "Question",
			headSlot: "En-tête", dateSlot: "Date", footerSlot: "Pied de page", numberSlot: "Numéro", notesSlot: "Notes", imageSlot: "Image de la diapositive", headerSlt: "En-tête de page",
			artName: "Trois lignes partant d’un losange", timeline: "Chronologie à l’échelle", inexact: "Barre pointillée\u00a0: date incertaine", figure: "Chiffre", table: "Tableau", colon: "\u00a0: ",
			layouts: [...]string{"Couverture", "Programme", "Texte", "Fiche de cas", "Chiffres", "Chronologie", "Décision", "Leçons", "Comparaison", "Sources"},
		}
	}
	return words{
		lang:    "en",
		sources: "Sources", say: "Say", ask: "Ask", channels: "Channel by channel", disputed: "Disputed", more: "and more",
		titleSlot: "Title", subtitleSlot: "Subtitle", textSlot: "Text", secondSlot: "Content", tableSlot: "Table", questionSlot: "Question",
		headSlot: "Running head", dateSlot: "Date", footerSlot: "Footer", numberSlot: "Slide number", notesSlot: "Notes", imageSlot: "Slide image", headerSlt: "Header",
		artName: "Three lines leaving one diamond", timeline: "Timeline to scale", inexact: "Dotted bar: date not exact", figure: "Figure", table: "Table", colon: ": ",
		layouts: [...]string{"Cover", "Agenda", "Text", "Case card", "Figures", "Timeline", "Decision", "Lessons", "Comparison", "Sources"},
	}
}

// The layouts of our design.
const (
	layoutCover = iota
	layoutAgenda
	layoutText
	layoutCard
	layoutFigures
	layoutTimeline
	layoutDecision
	layoutLessons
	layoutComparison
	layoutSources
	layoutCount
)
