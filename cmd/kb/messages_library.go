package main

import "casebook/index"

// libraryTexts are what kb stats, kb tags, kb collection and kb import say in one language.
type libraryTexts struct {
	// stats
	organisations, tags        plural
	updated                    string
	gaps, sparse               string
	gapNames                   map[index.GapName]string
	words, missed, asked, last string
	nothingWanted              string
	linksDead, linksUnasked    string

	// tags
	taxonomies     map[string]string // headings by name
	closed, noTerm string

	// collection
	noCollections, gone, byWhom string

	// import
	written, wouldBe, skipped, refused plural
	allOrNone, renamed                 string
}

func libraryTextsFor(lang string) *libraryTexts {
	if lang == "fr" {
		return frenchLibrary()
	}
	return englishLibrary()
}

func englishLibrary() *libraryTexts {
	return &libraryTexts{
		organisations: plural{"%d organisation", "%d organisations"}, tags: plural{"%d tag", "%d tags"}, updated: "last change on %s",
		gaps: "What is missing", sparse: "fewer than %d cases",
		gapNames: map[index.GapName]string{
			index.GapFigures: "cases without figures", index.GapTimeline: "crises without dated steps",
			index.GapTeaching: "cases without questions for the room", index.GapTranslation: "cases in one language only",
			index.GapBehind: "translations behind their original", index.GapGrade: "cases with evidence of grade 1",
		},
		words: "searched", missed: "found nothing", asked: "asked for", last: "last",
		linksDead: "dead links, %d more failed once (asked on %s)", linksUnasked: "links: kb check --links asks whether they answer",
		nothingWanted: "no search has come to nothing, as far as this library's index knows",
		taxonomies: map[string]string{
			"uses": "Uses", "channels": "Channels", "sectors": "Sectors", "outcomes": "Outcomes", "verdicts": "Verdicts on a channel",
			"evidence": "Evidence", "source-kinds": "Kinds of source", "causes": "Causes of a crisis", "responses": "Responses to a crisis",
			"rungs": "Reach of the results", "steps": "Steps of a timeline", "counters": "Who counted", "maturity": "Maturity", "tags": "Tags",
		},
		closed: "closed in %d", noTerm: "no term has %s",
		noCollections: "there is no collection yet: kb collection new makes one", gone: "there is no such case",
		byWhom:  "By %s.",
		written: plural{"%d case written", "%d cases written"}, wouldBe: plural{"%d case would be written", "%d cases would be written"},
		skipped: plural{"%d skipped", "%d skipped"}, refused: plural{"%d refused", "%d refused"},
		allOrNone: "with --atomic all are written or none", renamed: "line %d: %s is there already, this one is %s",
	}
}

func frenchLibrary() *libraryTexts {
	return &libraryTexts{
		organisations: plural{"%d organisation", "%d organisations"}, tags: plural{"%d mot-clé", "%d mots-clés"}, updated: "dernière modification le %s",
		gaps: "Ce qui manque", sparse: "moins de %d cas",
		gapNames: map[index.GapName]string{
			index.GapFigures: "cas sans chiffres", index.GapTimeline: "crises sans étapes datées",
			index.GapTeaching: "cas sans questions pour la salle", index.GapTranslation: "cas dans une seule langue",
			index.GapBehind: "traductions en retard sur l’original", index.GapGrade: "cas dont la preuve a la note 1",
		},
		words: "recherche", missed: "sans résultat", asked: "demandé", last: "dernière",
		linksDead: "liens morts, %d autres ont échoué une fois (demandé le %s)", linksUnasked: "liens\u00a0: kb check --links demande s’ils répondent",
		nothingWanted: "aucune recherche n’est restée sans résultat, que l’index de cette bibliothèque sache",
		taxonomies: map[string]string{
			"uses": "Usages", "channels": "Canaux", "sectors": "Secteurs", "outcomes": "Issues", "verdicts": "Jugements sur un canal",
			"evidence": "Preuves", "source-kinds": "Genres de source", "causes": "Causes d’une crise", "responses": "Réponses à une crise",
			"rungs": "Portée des résultats", "steps": "Étapes d’une chronologie", "counters": "Qui a compté", "maturity": "Maturité", "tags": "Mots-clés",
		},
		closed: "fermé en %d", noTerm: "aucun terme n’a %s",
		noCollections: "il n’y a pas encore de collection\u00a0: kb collection new en fait une", gone: "ce cas n’existe pas",
		byWhom:  "Par %s.",
		written: plural{"%d cas écrit", "%d cas écrits"}, wouldBe: plural{"%d cas serait écrit", "%d cas seraient écrits"},
		skipped: plural{"%d laissé", "%d laissés"}, refused: plural{"%d refusé", "%d refusés"},
		allOrNone: "avec --atomic, tous sont écrits ou aucun", renamed: "ligne %d\u00a0: %s existe déjà, celui-ci s’appelle %s",
	}
}
