package index

// fixedNames are the values of the facets that no taxonomy lists.
func fixedNames(f Facet) *nameList {
	l := &nameList{slugs: make(map[string]string)}
	switch f {
	case FacetGrade:
		for _, grade := range scale(FacetGrade) {
			l.add(grade, grade)
		}
	case FacetType:
		l.add("case", "case", "cas", "case study", "étude de cas")
		l.add("practice", "practice", "pratique", "practice note", "note de pratique")
	case FacetSpeed:
		l.add("hour", "hour", "heure", "within an hour", "dans l’heure", "en moins d’une heure", "une heure")
		l.add("day", "day", "jour", "within a day", "same day", "dans la journée", "journée", "en moins d’un jour", "le jour même")
		l.add("week", "week", "semaine", "within a week", "dans la semaine", "en moins d’une semaine")
		l.add("later", "later", "plus tard", "tard", "after a week", "après une semaine")
		l.add("never", "never", "jamais", "no answer", "sans réponse")
		l.add("unknown", "unknown", "inconnue", "inconnu", "not known")
	case FacetHas:
		l.add("figures", "figures", "chiffres", "figure", "numbers", "results", "résultats chiffrés")
		l.add("timeline", "timeline", "chronologie", "dates")
		l.add("teaching", "teaching", "enseignement", "pédagogie", "questions", "training", "formation")
		l.add("video", "video", "vidéo")
		l.add("translation", "translation", "traduction", "translated", "traduit")
	case FacetLang:
		l.add("en", "English", "anglais")
		l.add("fr", "French", "français")
		l.add("de", "German", "allemand", "Deutsch")
		l.add("it", "Italian", "italien", "italiano")
		l.add("es", "Spanish", "espagnol", "español")
		l.add("pt", "Portuguese", "portugais", "português")
		l.add("nl", "Dutch", "néerlandais", "Nederlands")
		l.add("rm", "Romansh", "romanche")
		l.add("pl", "Polish", "polonais")
		l.add("sv", "Swedish", "suédois")
		l.add("da", "Danish", "danois")
		l.add("nb", "Norwegian", "norvégien")
		l.add("fi", "Finnish", "finnois")
		l.add("ru", "Russian", "russe")
		l.add("tr", "Turkish", "turc")
		l.add("ar", "Arabic", "arabe")
		l.add("ja", "Japanese", "japonais")
		l.add("zh", "Chinese", "chinois")
		l.add("ko", "Korean", "coréen")
	}
	return l
}
