package pptx

import (
	"strconv"
	"strings"

	"casebook/kb/deck"
)

// reportWords are what a [Report] is written with.
type reportWords struct {
	lang  string
	kinds map[deck.Kind]string

	title, subtitle, text, table, summary, channels, facts, figures, timeline, sources string

	size                                                  string // of the slides, their shape, masters, layouts
	masters, layouts, own                                 [2]string
	master, anyContent, fills, beside, ownShape, colon    string
	noTitle, noText, noSecond, noTable, noNumber, noNotes string
}

func reportWordsIn(lang string) *reportWords {
	if lang == "fr" {
		return &reportWords{
			lang: "fr",
			kinds: map[deck.Kind]string{
				deck.KindCover: "couverture", deck.KindAgenda: "programme", deck.KindCase: "cas", deck.KindContext: "contexte",
				deck.KindDecision: "décision", deck.KindActions: "actions", deck.KindFigures: "chiffres", deck.KindTimeline: "chronologie",
				deck.KindLessons: "leçons", deck.KindComparison: "comparaison", deck.KindQuestions: "questions", deck.KindSources: "sources",
			},
			title: "titre", subtitle: "sous-titre", text: "texte", table: "tableau", summary: "résumé", channels: "canaux",
			facts: "repères", figures: "chiffres", timeline: "chronologie", sources: "sources",
			size:    "Diapositives de %.0f × %.0f pt (%s), %s, %s.\n",
			masters: [2]string{"%d masque", "%d masques"}, layouts: [2]string{"%d disposition", "%d dispositions"},
			own:    [2]string{"La diapositive qu’il contient est laissée de côté.", "Les %d diapositives qu’il contient sont laissées de côté."},
			master: "masque %d", anyContent: "tout contenu", fills: "dans les espaces réservés", beside: "dessiné à côté", ownShape: "format particulier", colon: "\u00a0: ",
			noTitle:  "Aucune disposition n’a d’espace réservé pour le titre\u00a0: les titres sont des zones de texte, et le mode Plan n’en montre aucun.",
			noText:   "Aucune disposition n’a d’espace réservé pour du texte\u00a0: le texte est placé dans des zones sous le titre.",
			noSecond: "Aucune disposition n’a deux espaces réservés côte à côte\u00a0: les canaux d’un cas sont dessinés à droite de son résumé.",
			noTable:  "Aucune disposition n’a d’espace réservé pour un tableau\u00a0: les tableaux occupent la place du texte.",
			noNumber: "Aucune disposition n’a de numéro de diapositive\u00a0: les diapositives n’en montrent pas.",
			noNotes:  "Il n’a pas de masque des pages de commentaires\u00a0: le nôtre est ajouté pour les notes de l’orateur.",
		}
	}
	return &reportWords{
		lang: "en",
		kinds: map[deck.Kind]string{
			deck.KindCover: "cover", deck.KindAgenda: "agenda", deck.KindCase: "case", deck.KindContext: "context",
			deck.KindDecision: "decision", deck.KindActions: "actions", deck.KindFigures: "figures", deck.KindTimeline: "timeline",
			deck.KindLessons: "lessons", deck.KindComparison: "comparison", deck.KindQuestions: "questions", deck.KindSources: "sources",
		},
		title: "title", subtitle: "subtitle", text: "text", table: "table", summary: "summary", channels: "channels",
		facts: "facts", figures: "figures", timeline: "timeline", sources: "sources",
		size:    "Slides of %.0f × %.0f pt (%s), %s, %s.\n",
		masters: [2]string{"%d master", "%d masters"}, layouts: [2]string{"%d layout", "%d layouts"},
		own:    [2]string{"Its own slide is left out.", "Its own %d slides are left out."},
		master: "master %d", anyContent: "any content", fills: "in placeholders", beside: "drawn beside", ownShape: "a shape of its own", colon: ": ",
		noTitle:  "No layout has a title placeholder: titles are text boxes, and the outline view shows none.",
		noText:   "No layout has a placeholder for text: text is drawn in boxes under the title.",
		noSecond: "No layout has two placeholders side by side: the channels of a case are drawn at the right of its summary.",
		noTable:  "No layout has a placeholder for a table: tables stand where the text would be.",
		noNumber: "No layout has a slide number: slides show none.",
		noNotes:  "It has no notes master: ours is added for the speaker notes.",
	}
}

// count says how many there are of something.
func (w *reportWords) count(texts [2]string, n int) string {
	text := texts[1]
	if n == 1 {
		text = texts[0]
	}
	return strings.Replace(text, "%d", strconv.Itoa(n), 1)
}

// shape is what slides of some size are called.
func (w *reportWords) shape(width, height float64) string {
	for _, s := range []struct {
		name string
		of   float64
	}{{"16:9", 16.0 / 9}, {"4:3", 4.0 / 3}, {"16:10", 1.6}, {"A4", 297.0 / 210}} {
		if d := width/height - s.of; d > -.01 && d < .01 {
			return s.name
		}
	}
	return w.ownShape
}
