package html

// words are what the page says beside the deck's own texts.
type words struct {
	Controls, Back, Next, Overview, Speaker, Full, Help, Close string
	Clock, Spent, Pause, Go, Reset, Smaller, Bigger, Of        string
	Sources, Channels, Colon, Notes, Say, Ask                  string
	Number, Case, About, Time, Timeline                        string
	Keys                                                       []keyText
}

type keyText struct{ Key, Does string }

func wordsIn(lang string) words {
	if lang == "fr" {
		return french()
	}
	return english()
}

func english() words {
	return words{
		Controls: "Slides", Back: "Previous slide", Next: "Next slide", Overview: "Overview", Speaker: "Speaker", Full: "Full screen", Help: "Keys", Close: "Close",
		Clock: "Clock", Spent: "Spent", Pause: "Pause", Go: "Go on", Reset: "From zero", Smaller: "Smaller notes", Bigger: "Larger notes", Of: "Slide {n} of {all}",
		Sources: "Sources:", Channels: "Channel by channel", Colon: ":", Notes: "Notes", Say: "Say", Ask: "Ask",
		Number: "Number", Case: "Case", About: "About", Time: "Time", Timeline: "Timeline to scale",
		Keys: []keyText{
			{"→  ↓  Space  Page Down", "next slide"},
			{"←  ↑  Page Up", "previous slide"},
			{"Home  End", "first, last slide"},
			{"12 Enter", "slide 12"},
			{"o", "overview of all slides"},
			{"p  s", "speaker’s window: notes, next slide, clock"},
			{"f", "full screen"},
			{"b", "black screen"},
			{"?", "this help"},
			{"Ctrl P", "print, or save as PDF: a slide a page"},
		},
	}
}

func french() words {
	return words{
		Controls: "Diapositives", Back: "Diapositive précédente", Next: "Diapositive suivante", Overview: "Vue d’ensemble", Speaker: "Orateur", Full: "Plein écran", Help: "Touches", Close: "Fermer",
		Clock: "Heure", Spent: "Écoulé", Pause: "Pause", Go: "Reprendre", Reset: "De zéro", Smaller: "Notes plus petites", Bigger: "Notes plus grandes", Of: "Diapositive {n} sur {all}",
		Sources: "Sources\u00a0:", Channels: "Canal par canal", Colon: "\u00a0:", Notes: "Notes", Say: "Dire", Ask: "Demander",
		Number: "Numéro", Case: "Cas", About: "Sujet", Time: "Durée", Timeline: "Chronologie à l’échelle",
		Keys: []keyText{
			{"→  ↓  Espace  Page suiv.", "diapositive suivante"},
			{"←  ↑  Page préc.", "diapositive précédente"},
			{"Début  Fin", "première, dernière"},
			{"12 Entrée", "diapositive 12"},
			{"o", "vue d’ensemble"},
			{"p  s", "fenêtre de l’orateur\u00a0: notes, suite, heure"},
			{"f", "plein écran"},
			{"b", "écran noir"},
			{"?", "cette aide"},
			{"Ctrl P", "imprimer, ou enregistrer en PDF\u00a0: une page par diapositive"},
		},
	}
}
