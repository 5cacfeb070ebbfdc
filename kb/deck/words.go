package deck

import (
	"strconv"
	"strings"

	"casebook/kb/dates"
)

// words are what a deck says itself, in one language.
type words struct {
	lang         string
	*dates.Words // of time

	agenda, actions, figures, timeline, lessons, questions, sources string
	decision, compare, sideBySide                                   string

	uses, place, result, evidence, maturity, ofFour, ofFive string
	firstAnswer, apology, cause, strategy, channels         string
	figure, never, disputedFigure, practice, anonymous      string
	languages                                               map[string]string
	inLanguage, onlyIn, behind                              string

	cases, minutes, minutesShort plural

	revealFoot, decisionFoot, sourcesFoot, more, moreSources   string
	inTongue, difference, compareFoot, notVerdict              string
	objectives, lessonQuestion, otherwise, asked, decide, page string
	and, colon                                                 string
	practices, titleOfOne                                      string
}

// A plural is a text that counts; {n} is the number.
type plural struct{ one, other string }

func wordsIn(lang string) *words {
	if lang == "fr" {
		return french()
	}
	return english()
}

func english() *words {
	return &words{
		lang:   "en",
		Words:  dates.In("en"),
		agenda: "What we will look at", actions: "What they did", figures: "What the figures say, and who counted them",
		timeline: "Step by step", lessons: "What to take away", questions: "Questions for the room", sources: "Sources",
		decision: "What would you do?", compare: "Compare", sideBySide: "{use}, side by side",

		uses: "Uses", place: "Where", result: "Outcome", evidence: "Evidence", maturity: "Maturity",
		ofFour: "{n} of 4", ofFive: "{n} of 5",
		firstAnswer: "First answer", apology: "Apology", cause: "Cause", strategy: "Strategy", channels: "Channels",
		figure: "Main figure", never: "none was given",
		disputedFigure: "Disputed", practice: "Practice note", anonymous: "Anonymous",
		languages:  map[string]string{"en": "English", "fr": "French", "de": "German", "it": "Italian", "es": "Spanish", "pt": "Portuguese", "nl": "Dutch", "rm": "Romansh"},
		inLanguage: "in {language} in the library", onlyIn: "The library tells this case in {language} only; what stands on the slides is quoted as it is.",
		behind: "The translation is behind its original.",

		cases: plural{"{n} case", "{n} cases"}, minutes: plural{"{n} minute", "{n} minutes"}, minutesShort: plural{"{n}\u00a0min", "{n}\u00a0min"},

		revealFoot: "How each case ended is shown after its question.", decisionFoot: "{time} for this case.",
		sourcesFoot: "The sources that the slides rest on, numbered as in the library.", more: "and {n} more", moreSources: "and {n} more in the notes",
		inTongue: "in {language}", difference: "What made the difference?", notVerdict: "not judged",
		compareFoot: "The references of each case stand on the last pages and in the notes.",
		objectives:  "What it is good for: ", lessonQuestion: "What in this case speaks for it, and what against it? “{lesson}”",
		otherwise: "What would you have done otherwise, and when?", asked: "Let the room answer before you go on.",
		decide: "You speak for {who}. What do you do first, where, and in whose name?", page: "The whole case: ",
		and: "and", colon: ":", practices: "Practice notes", titleOfOne: "{who} and {m} others",
	}
}

// French high punctuation has a narrow no-break space before it, U+202F; a colon
// a no-break space, U+00A0.
func french() *words {
	return &words{
		lang:   "fr",
		Words:  dates.In("fr"),
		agenda: "Au programme", actions: "Ce qu’ils ont fait", figures: "Ce que disent les chiffres, et qui les a comptés",
		timeline: "Étape par étape", lessons: "Ce que l’on retient", questions: "Questions pour la salle", sources: "Sources",
		decision: "Que feriez-vous\u202f?", compare: "Comparer", sideBySide: "{use}\u00a0: cas comparés",

		uses: "Usages", place: "Où", result: "Issue", evidence: "Preuve", maturity: "Maturité",
		ofFour: "{n} sur 4", ofFive: "{n} sur 5",
		firstAnswer: "Première réponse", apology: "Excuses", cause: "Faute", strategy: "Stratégie", channels: "Canaux",
		figure: "Chiffre clé", never: "aucune n’a été donnée",
		disputedFigure: "Contesté", practice: "Note pratique", anonymous: "Anonyme",
		languages:  map[string]string{"en": "anglais", "fr": "français", "de": "allemand", "it": "italien", "es": "espagnol", "pt": "portugais", "nl": "néerlandais", "rm": "romanche"},
		inLanguage: "en {language} dans la bibliothèque", onlyIn: "La bibliothèque ne raconte ce cas qu’en {language}\u202f; les diapositives le citent tel quel.",
		behind: "La traduction est en retard sur l’original.",

		cases: plural{"{n} cas", "{n} cas"}, minutes: plural{"{n} minute", "{n} minutes"}, minutesShort: plural{"{n}\u00a0min", "{n}\u00a0min"},

		revealFoot: "L’issue de chaque cas n’est dévoilée qu’après sa question.", decisionFoot: "{time} pour ce cas.",
		sourcesFoot: "Les sources sur lesquelles les diapositives reposent, numérotées comme dans la bibliothèque.", more: "et {n} de plus", moreSources: "et {n} de plus dans les notes",
		inTongue: "en {language}", difference: "Qu’est-ce qui a fait la différence\u202f?", notVerdict: "sans avis",
		compareFoot: "Les références de chaque cas se trouvent en dernières pages et dans les notes.",
		objectives:  "Ce que le cas apprend\u00a0: ", lessonQuestion: "Qu’est-ce qui, dans ce cas, plaide pour ceci, et contre\u202f? «\u00a0{lesson}\u00a0»",
		otherwise: "Qu’auriez-vous fait autrement, et quand\u202f?", asked: "Laissez répondre la salle avant de continuer.",
		decide: "Vous parlez pour {who}. Que faites-vous d’abord, où, et au nom de qui\u202f?", page: "Le cas entier\u00a0: ",
		and: "et", colon: "\u00a0:", practices: "Notes pratiques", titleOfOne: "{who} et {m} autres",
	}
}

// fill puts values into the places that a text names: pairs of name and value.
func fill(text string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i]+"}", pairs[i+1])
	}
	return text
}

// count is the text for n things. In French 0 is singular.
func (w *words) count(p plural, n int) string {
	text := p.other
	if n == 1 || n == 0 && w.lang == "fr" {
		text = p.one
	}
	return fill(text, "n", strconv.Itoa(n))
}

// language is what a language is called, its tag where that is not known.
func (w *words) language(tag string) string {
	if name := w.languages[base(tag)]; name != "" {
		return name
	}
	return tag
}

// base is the language of a BCP 47 tag without script and region.
func base(tag string) string {
	lang, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(lang)
}
