package main

import (
	"strings"

	"casebook/kb"
)

// A questionText is a question of the form and a line that helps to answer it.
type questionText struct{ title, help string }

// formTexts are what kb add says to people in one language.
type formTexts struct {
	lang      string
	questions map[string]questionText

	yes, no, noneYet, answer, counted, oneOf, someOf, notOneOf                     string
	keyUp, keyDown, keyFilter, keySet, keyClear, keyMark, keyNext, keyAll, keyNone string

	perhaps, sameCompany, alikeTitle, sameSource          string
	moreDuplicates, found                                 plural
	goOn, showOne, stop, whichOne                         string
	noDrafts, keptDrafts, startNew, resume, discard       string
	resumed, kept, stopped, beginTip                      string
	preview, mistakes, writeIt, changeOne, editAll, which string
	editAgain, leaveIt, editorFailed, next, steps         string
	notJudged, nextStrategy, enough, openText             string
	otherLanguage                                         string
	how, howByLine                                        string
	sourcesStep, timelineStep, figuresStep                string
}

func formTextsFor(lang string) *formTexts {
	if lang == "fr" {
		return frenchForm()
	}
	return englishForm()
}

// because says what a case shares with the one that is added.
func (t *formTexts) because(d kb.Duplicate) string {
	var reasons []string
	if len(d.Sources) > 0 {
		reasons = append(reasons, t.sameSource)
	}
	if len(d.Words) > 0 {
		reasons = append(reasons, t.alikeTitle)
	}
	if len(d.Companies) > 0 {
		reasons = append(reasons, t.sameCompany)
	}
	return strings.Join(reasons, ", ")
}

func englishForm() *formTexts {
	return &formTexts{
		lang: "en",
		questions: map[string]questionText{
			"title":            {"Title", "What happened, with the name in it: “Zappos answers every customer on Twitter”."},
			"companies":        {"Organisations", "Parted by commas, the leading one first. Empty where none may be named."},
			"type":             {"What is it?", ""},
			"type-case":        {"A case", "What one organisation did, and what came of it."},
			"type-practice":    {"A practice note", "A way of working, not one story."},
			"lang":             {"Language of the text", ""},
			"sector":           {"Sector", ""},
			"countries":        {"Countries", "Codes or names, parted by commas: US, Switzerland."},
			"period":           {"When", "2010, 2010-07, 2010-07-14, 2008..2013, or 2008.. where it goes on."},
			"uses":             {"What were social media used for?", "Mark all that apply; the main one is asked next."},
			"main-use":         {"The main use", ""},
			"tags":             {"Tags", "Small letters and hyphens, parted by commas; may stay empty."},
			"source-title":     {"Source %d: title", "The heading of the article, as it stands there."},
			"source-url":       {"Source %d: address", "https://…; empty where it isn’t on the web."},
			"source-publisher": {"Source %d: publisher", "The newspaper, the firm, the author; may stay empty."},
			"source-kind":      {"Source %d: what is it?", ""},
			"source-date":      {"Source %d: date", "2010, 2010-07 or 2010-07-14; may stay empty."},
			"source-archived":  {"Source %d: archived copy", "An address at an archive, which stays when the page goes; may stay empty."},
			"source-more":      {"Another source?", ""},
			"channels":         {"Channels", "Where it happened; mark all."},
			"verdict":          {"How well was %s used?", ""},
			"note":             {"%s: a remark", "Why that verdict, in a sentence; may stay empty."},
			"outcome":          {"Outcome", ""},
			"evidence":         {"What does it rest on?", ""},
			"maturity":         {"Maturity", "How far the organisation had come with social media."},
			"cause":            {"Whose fault was the crisis?", ""},
			"response":         {"How did they answer, first?", "The strategies, in order."},
			"step-at":          {"Step %d: when", "2010-07-14, or 2010-07-14T09:30+02:00 where the hour is known."},
			"step-text":        {"Step %d: what happened", "In a few words."},
			"step-mark":        {"Step %d: what was it?", "From the first answer and the apology the speed of answer is reckoned."},
			"step-source":      {"Step %d: from which source?", ""},
			"step-more":        {"Another step?", ""},
			"figures":          {"Is there a result with a number?", "Optional: visitors, sales, complaints, with who counted."},
			"figure-value":     {"Figure %d: the number", "As printed: 29,000, +107%, 8 h."},
			"figure-label":     {"Figure %d: of what", "“fans on Facebook, a year later”."},
			"figure-rung":      {"Figure %d: how far does it reach?", ""},
			"figure-source":    {"Figure %d: from which source?", ""},
			"figure-by":        {"Figure %d: who counted?", ""},
			"figure-more":      {"Another figure?", ""},
			"summary-en":       {"Summary in English", "The case in 60 to 400 characters."},
			"summary-fr":       {"Summary in French", "The same in French, for readers in both languages."},
			"contributor":      {"Who tells it?", "Your name, never a brand: Judy Smith (MyGreatBrand). Several by commas."},
			"body":             {"The text", "It opens in your editor; save it and close to come back. “What is disputed” and “What became of it” may follow the four sections."},
			"lang-tag":         {"Which language?", "Its code: nl, pt-BR."},

			"more":              {"Anything more about this case?", "None of it is needed: Enter goes on. Mark what you know."},
			"more-timeline":     {"The course of events", "step by step, with dates"},
			"more-channels":     {"The verdicts on channels", "when each holds, and which source says so"},
			"more-disputed":     {"Disputed figures", "those on which sources disagree"},
			"more-sources":      {"The sources", "their language, and when you read them"},
			"more-teaching":     {"For trainers", "objectives, questions to the room, minutes"},
			"more-related":      {"Related cases", "of this library"},
			"more-texts-fr":     {"The short texts in French too", "remarks, figures, steps, questions"},
			"more-texts-en":     {"The short texts in English too", "remarks, figures, steps, questions"},
			"more-translation":  {"The case in another language", "its title and text"},
			"channel-period":    {"%s: when was it used so?", "2005, or 2005..2009; empty where it was so all the time."},
			"channel-source":    {"%s: which source says so?", ""},
			"channel-again":     {"Was %s used otherwise at another time?", ""},
			"disputed":          {"On which figures do sources disagree?", "Mark them."},
			"source-lang":       {"Source %d: language", "Its code: en, fr; may stay empty."},
			"source-accessed":   {"Source %d: when did you read it?", "2026-11-25; may stay empty."},
			"objectives":        {"What is the case good for in a course?", "In a sentence; empty where there is nothing for trainers."},
			"room":              {"Question %d to the room", "To be asked before the outcome is told; empty when there are no more."},
			"minutes":           {"How many minutes does it take?", "A whole number; may stay empty."},
			"related":           {"Related cases", "Their short names, parted by commas: old-spice-responses."},
			"other-text-en":     {"%s, in English", ""},
			"other-text-fr":     {"%s, in French", ""},
			"translation-lang":  {"In which language?", ""},
			"translation-title": {"The title in this language: %s", ""},
			"translation-body":  {"The text in this language", "It opens in your editor, the original below; it may be left for later."},
			"end":               {"And now?", ""},
		},
		how:       "Enter answers, Shift-Tab goes back, Ctrl-C stops and keeps what there is.",
		howByLine: "Enter answers, < goes back, Ctrl-C stops and keeps what there is.",

		yes: "Yes", no: "No", noneYet: "no source", answer: "Answer",
		counted: "%d of %d to %d characters", oneOf: "Number, or Enter for “%s”", someOf: "Numbers, parted by commas",
		notOneOf: "%q is none of them",
		keyUp:    "up", keyDown: "down", keyFilter: "filter", keySet: "done", keyClear: "all again", keyMark: "mark", keyAll: "mark all", keyNone: "mark none", keyNext: "answer",

		perhaps: "perhaps the same: %s: %s (%s)", sameCompany: "same organisation", alikeTitle: "a title alike", sameSource: "a source of both",
		moreDuplicates: plural{"and %d other like it", "and %d others like it"},
		found:          plural{"%d case may tell this already", "%d cases may tell this already"},
		goOn:           "It is another: go on", showOne: "Show one", stop: "Stop", whichOne: "Which one?",
		noDrafts: "no draft is kept", keptDrafts: "A case was begun and not added", startNew: "Begin a new one",
		resume: "Go on with: %s", discard: "Throw away: %s",
		beginTip: "Write the case of a tip: %s",
		resumed:  "going on with the draft %s", kept: "nothing was added; the draft is kept: kb add --resume=%s",
		stopped: "nothing was added",
		preview: "This is how it will look", mistakes: "These are still to be mended", writeIt: "Add it to the library",
		changeOne: "Change an answer", editAll: "Open the whole file in the editor", which: "Which answer?",
		editAgain: "Open it again", leaveIt: "Leave it for later", editorFailed: "the editor could not be opened: %s",
		next: "Next, to propose it:", steps: "Is there a course of events to tell, step by step?",
		openText: "Open the editor", sourcesStep: "Sources", timelineStep: "The course of events", figuresStep: "Figures",
		notJudged: "Not judged", nextStrategy: "And then?", enough: "Nothing more",
		otherLanguage: "another",
	}
}

// Spaces that must not break: U+00A0 before a colon and inside « », U+202F before
// ; ! ?
func frenchForm() *formTexts {
	return &formTexts{
		lang: "fr",
		questions: map[string]questionText{
			"title":            {"Titre", "Ce qui s’est passé, avec le nom\u00a0: «\u00a0Zappos répond à chaque client sur Twitter\u00a0»."},
			"companies":        {"Organisations", "Séparées par des virgules, la principale d’abord. Vide si aucune ne peut être nommée."},
			"type":             {"Qu’est-ce que c’est\u202f?", ""},
			"type-case":        {"Un cas", "Ce qu’une organisation a fait, et ce qui en est sorti."},
			"type-practice":    {"Une note pratique", "Une façon de travailler, non une histoire."},
			"lang":             {"Langue du texte", ""},
			"sector":           {"Secteur", ""},
			"countries":        {"Pays", "Codes ou noms, séparés par des virgules\u00a0: US, Suisse."},
			"period":           {"Quand", "2010, 2010-07, 2010-07-14, 2008..2013, ou 2008.. si cela dure encore."},
			"uses":             {"À quoi ont servi les médias sociaux\u202f?", "Cochez tout ce qui convient\u202f; l’usage principal est demandé ensuite."},
			"main-use":         {"L’usage principal", ""},
			"tags":             {"Étiquettes", "Petites lettres et traits d’union, séparées par des virgules\u202f; peut rester vide."},
			"source-title":     {"Source %d\u00a0: titre", "Le titre de l’article, tel qu’il est écrit."},
			"source-url":       {"Source %d\u00a0: adresse", "https://…\u202f; vide si elle n’est pas sur le web."},
			"source-publisher": {"Source %d\u00a0: éditeur", "Le journal, l’entreprise, l’auteur\u202f; peut rester vide."},
			"source-kind":      {"Source %d\u00a0: de quelle sorte\u202f?", ""},
			"source-date":      {"Source %d\u00a0: date", "2010, 2010-07 ou 2010-07-14\u202f; peut rester vide."},
			"source-archived":  {"Source %d\u00a0: copie archivée", "Une adresse chez un service d’archives, qui reste quand la page disparaît\u202f; peut rester vide."},
			"source-more":      {"Une autre source\u202f?", ""},
			"channels":         {"Canaux", "Où cela s’est passé\u202f; cochez-les tous."},
			"verdict":          {"%s\u00a0: bien employé\u202f?", ""},
			"note":             {"%s\u00a0: une remarque", "Pourquoi ce jugement, en une phrase\u202f; peut rester vide."},
			"outcome":          {"Issue", ""},
			"evidence":         {"Sur quoi cela repose-t-il\u202f?", ""},
			"maturity":         {"Maturité", "Où en était l’organisation avec les médias sociaux."},
			"cause":            {"À qui la faute de la crise\u202f?", ""},
			"response":         {"Comment ont-ils répondu, d’abord\u202f?", "Les stratégies, dans l’ordre."},
			"step-at":          {"Étape %d\u00a0: quand", "2010-07-14, ou 2010-07-14T09:30+02:00 si l’heure est connue."},
			"step-text":        {"Étape %d\u00a0: que s’est-il passé", "En quelques mots."},
			"step-mark":        {"Étape %d\u00a0: qu’était-ce\u202f?", "De la première réponse et des excuses se calcule la rapidité de la réponse."},
			"step-source":      {"Étape %d\u00a0: d’après quelle source\u202f?", ""},
			"step-more":        {"Une autre étape\u202f?", ""},
			"figures":          {"Y a-t-il un résultat chiffré\u202f?", "Facultatif\u00a0: visiteurs, ventes, plaintes, et qui a compté."},
			"figure-value":     {"Chiffre %d\u00a0: le nombre", "Tel qu’imprimé\u00a0: 29 000, +107 %, 8 h."},
			"figure-label":     {"Chiffre %d\u00a0: de quoi", "«\u00a0fans sur Facebook, un an plus tard\u00a0»."},
			"figure-rung":      {"Chiffre %d\u00a0: jusqu’où va-t-il\u202f?", ""},
			"figure-source":    {"Chiffre %d\u00a0: d’après quelle source\u202f?", ""},
			"figure-by":        {"Chiffre %d\u00a0: qui a compté\u202f?", ""},
			"figure-more":      {"Un autre chiffre\u202f?", ""},
			"summary-en":       {"Résumé en anglais", "Le cas en 60 à 400 caractères, pour qui lit l’une ou l’autre langue."},
			"summary-fr":       {"Résumé en français", "Le cas en 60 à 400 caractères."},
			"contributor":      {"Qui le raconte\u202f?", "Votre nom, jamais une marque\u00a0: Judy Smith (MyGreatBrand). Plusieurs par des virgules."},
			"body":             {"Le texte", "Il s’ouvre dans votre éditeur\u202f; enregistrez et fermez pour revenir. «\u00a0Ce qui est contesté\u00a0» et «\u00a0Et depuis\u00a0» peuvent suivre les quatre sections."},
			"lang-tag":         {"Quelle langue\u202f?", "Son code\u00a0: nl, pt-BR."},

			"more":              {"Autre chose à dire de ce cas\u202f?", "Rien de cela n’est exigé\u00a0: Entrée continue. Cochez ce que vous savez."},
			"more-timeline":     {"Le déroulement", "étape par étape, avec les dates"},
			"more-channels":     {"Les jugements sur les canaux", "quand chacun est vrai, et quelle source le dit"},
			"more-disputed":     {"Les chiffres contestés", "ceux sur lesquels les sources divergent"},
			"more-sources":      {"Les sources", "leur langue, et quand vous les avez lues"},
			"more-teaching":     {"Pour la formation", "objectifs, questions à la salle, minutes"},
			"more-related":      {"Les cas voisins", "de cette bibliothèque"},
			"more-texts-fr":     {"Les textes courts en français aussi", "remarques, chiffres, étapes, questions"},
			"more-texts-en":     {"Les textes courts en anglais aussi", "remarques, chiffres, étapes, questions"},
			"more-translation":  {"Le cas dans une autre langue", "son titre et son texte"},
			"channel-period":    {"%s\u00a0: employé ainsi quand\u202f?", "2005, ou 2005..2009\u202f; vide si ce fut toujours ainsi."},
			"channel-source":    {"%s\u00a0: quelle source le dit\u202f?", ""},
			"channel-again":     {"%s a-t-il été employé autrement à un autre moment\u202f?", ""},
			"disputed":          {"Sur quels chiffres les sources divergent-elles\u202f?", "Cochez-les."},
			"source-lang":       {"Source %d\u00a0: langue", "Son code\u00a0: en, fr\u202f; peut rester vide."},
			"source-accessed":   {"Source %d\u00a0: quand l’avez-vous lue\u202f?", "2026-11-25\u202f; peut rester vide."},
			"objectives":        {"À quoi sert ce cas en formation\u202f?", "En une phrase\u202f; vide s’il n’y a rien pour la formation."},
			"room":              {"Question %d à la salle", "À poser avant de dire l’issue\u202f; vide quand il n’y en a plus."},
			"minutes":           {"Combien de minutes faut-il\u202f?", "Un nombre entier\u202f; peut rester vide."},
			"related":           {"Cas voisins", "Leurs noms courts, séparés par des virgules\u00a0: old-spice-responses."},
			"other-text-en":     {"%s, en anglais", ""},
			"other-text-fr":     {"%s, en français", ""},
			"translation-lang":  {"Dans quelle langue\u202f?", ""},
			"translation-title": {"Le titre dans cette langue\u00a0: %s", ""},
			"translation-body":  {"Le texte dans cette langue", "Il s’ouvre dans votre éditeur, l’original dessous\u202f; il peut attendre."},
			"end":               {"Et maintenant\u202f?", ""},
		},
		how:       "Entrée répond, Maj-Tab revient en arrière, Ctrl-C arrête et garde ce qu’il y a.",
		howByLine: "Entrée répond, < revient en arrière, Ctrl-C arrête et garde ce qu’il y a.",

		yes: "Oui", no: "Non", noneYet: "aucune source", answer: "Réponse",
		counted: "%d caractères\u202f; de %d à %d", oneOf: "Numéro, ou Entrée pour «\u00a0%s\u00a0»", someOf: "Numéros, séparés par des virgules",
		notOneOf: "«\u00a0%s\u00a0» n’en fait pas partie",
		keyUp:    "haut", keyDown: "bas", keyFilter: "filtrer", keySet: "fini", keyClear: "tout revoir", keyMark: "cocher", keyAll: "tout cocher", keyNone: "tout décocher", keyNext: "répondre",

		perhaps: "peut-être le même\u00a0: %s\u00a0: %s (%s)", sameCompany: "même organisation", alikeTitle: "titre semblable", sameSource: "une source commune",
		moreDuplicates: plural{"et %d autre semblable", "et %d autres semblables"},
		found:          plural{"%d cas raconte peut-être déjà cela", "%d cas racontent peut-être déjà cela"},
		goOn:           "C’en est un autre\u00a0: continuer", showOne: "En voir un", stop: "Arrêter", whichOne: "Lequel\u202f?",
		noDrafts: "aucun brouillon n’est gardé", keptDrafts: "Un cas a été commencé et n’est pas ajouté", startNew: "En commencer un nouveau",
		resume: "Continuer\u00a0: %s", discard: "Jeter\u00a0: %s",
		beginTip: "Écrire le cas d’une suggestion\u00a0: %s",
		resumed:  "suite du brouillon %s", kept: "rien n’a été ajouté\u202f; le brouillon est gardé\u00a0: kb add --resume=%s",
		stopped: "rien n’a été ajouté",
		preview: "Voici comment il se présentera", mistakes: "Ceci est encore à corriger", writeIt: "L’ajouter à la bibliothèque",
		changeOne: "Changer une réponse", editAll: "Ouvrir tout le fichier dans l’éditeur", which: "Quelle réponse\u202f?",
		editAgain: "Le rouvrir", leaveIt: "Le laisser pour plus tard", editorFailed: "l’éditeur n’a pas pu être ouvert\u00a0: %s",
		next: "Ensuite, pour le proposer\u00a0:", steps: "Y a-t-il un déroulement à raconter, étape par étape\u202f?",
		openText: "Ouvrir l’éditeur", sourcesStep: "Sources", timelineStep: "Le déroulement", figuresStep: "Chiffres",
		notJudged: "Non jugé", nextStrategy: "Et ensuite\u202f?", enough: "Rien de plus",
		otherLanguage: "une autre",
	}
}
