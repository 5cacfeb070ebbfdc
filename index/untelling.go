package index

// isUntelling are words of number and date in English and French, folded: texts
// repeat them, and two cases that do have nothing in common.
func isUntelling(word string) bool {
	switch word {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty", "fifty",
		"hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "dozen", "dozens", "half", "third", "quarter", "first",
		"second", "once", "twice", "many", "few", "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minute",
		"minutes", "morning", "evening", "night", "weekend", "today", "yesterday", "later", "often",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	case "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix", "onze", "douze", "quinze", "vingt", "trente", "cinquante", "cent", "cents",
		"mille", "milliers", "millier", "milliard", "dizaine", "dizaines", "centaine", "centaines", "moitie", "tiers", "quart", "premier", "premiere",
		"deuxieme", "fois", "jour", "jours", "semaine", "semaines", "mois", "annee", "annees", "ans", "heure", "heures", "matin", "soir", "nuit",
		"lendemain", "hier", "tard", "souvent",
		"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
		"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre":
		return true
	}
	return false
}
