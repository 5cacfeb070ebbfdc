package dates

import "strings"

// Words are what one language says of time.
type Words struct {
	months, short     []string // "January" …, "Jan" …
	first             string   // day of a month
	clock             string
	since, sinceDay   string // before a month or year, before a day
	fromTo, fromToDay string
	units             [6][2]string // by unit: of one, of more
	atOnce, sameDay   string
	within, between   string
}

// In are the words of a language: French for "fr" with any region, else English.
func In(lang string) *Words {
	if base, _, _ := strings.Cut(lang, "-"); base == "fr" {
		return &french
	}
	return &english
}

var english = Words{
	months: strings.Fields("January February March April May June July August September October November December"),
	short:  strings.Fields("Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec"),
	first:  "1", clock: "%02d:%02d", since: "since %s", sinceDay: "since %s", fromTo: "%s to %s", fromToDay: "%s to %s",
	units:  [6][2]string{{"minute", "minutes"}, {"hour", "hours"}, {"day", "days"}, {"week", "weeks"}, {"month", "months"}, {"year", "years"}},
	atOnce: "at once", sameDay: "the same day", within: "within %s", between: "%s to %s",
}

var french = Words{
	months: strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
	short:  strings.Fields("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
	first:  "1er", clock: "%02d\u00a0h\u00a0%02d", since: "depuis %s", sinceDay: "depuis le %s", fromTo: "%s à %s", fromToDay: "du %s au %s",
	units:  [6][2]string{{"minute", "minutes"}, {"heure", "heures"}, {"jour", "jours"}, {"semaine", "semaines"}, {"mois", "mois"}, {"an", "ans"}},
	atOnce: "aussitôt", sameDay: "le jour même", within: "en %s au plus", between: "%s à %s",
}
