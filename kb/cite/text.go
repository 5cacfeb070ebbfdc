package cite

import (
	"strings"

	"casebook/kb/dates"
)

// Text is a reference as a person writes it, in French for "fr", else in English:
//
//	Casebook editors, “Old Spice answers the internet”, Casebook, version of 12 March 2026, https://…
//
// An item without an address of its own is named by where; it may be empty too.
func Text(i Item, lang, where string) string {
	w := wordsOf(lang)
	var parts []string
	add := func(s string) {
		if s = oneLine(s); s != "" {
			parts = append(parts, s)
		}
	}
	names := make([]string, len(i.Authors))
	for n, name := range i.Authors {
		names[n] = name.String()
	}
	add(w.list(names))
	if i.Title != "" {
		add(w.open + w.inner.Replace(i.Title) + w.close)
	}
	add(i.Container)
	add(i.Publisher)
	switch date := dates.In(lang).Date(i.Issued); {
	case date == "":
	case i.Kind == KindCase && i.Issued.Day != 0:
		add(w.version + date)
	case i.Kind == KindCase:
		add(strings.NewReplacer("de a", "d’a", "de o", "d’o").Replace(w.edition + date)) // d’avril, d’octobre
	default:
		add(date)
	}
	if i.URL != "" {
		where = plainURL(i.URL)
	}
	add(where)
	return strings.Join(parts, ", ")
}

// words are what a language writes around the parts of a reference.
type words struct {
	open, close      string
	inner            *strings.Replacer // quotation marks within others
	and              string
	version, edition string // before a day, before a month or year
}

func wordsOf(lang string) words {
	if isFrench(lang) {
		return words{
			"«\u00a0", "\u00a0»", strings.NewReplacer("«\u00a0", "“", "\u00a0»", "”"), " et ", "version du ", "version de ",
		}
	}
	return words{
		"“", "”", strings.NewReplacer("“", "‘", "”", "’"), " and ", "version of ", "version of ",
	}
}

func (w words) list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + w.and + names[last]
}

func isFrench(lang string) bool { return lang == "fr" || strings.HasPrefix(lang, "fr-") }
