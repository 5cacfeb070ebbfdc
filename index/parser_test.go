package index_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/index"
	"casebook/kb"
)

func builtinTaxonomies(t testing.TB) *kb.Taxonomies {
	t.Helper()
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	return tax
}

func builtinNames(t testing.TB) *index.TaxonomyNames {
	t.Helper()
	return index.NewTaxonomyNames(builtinTaxonomies(t))
}

// What is typed, how it is understood (printed in its canonical form), and what is
// said about it.
var parsed = []struct{ text, want, warning string }{
	// Words and phrases.
	{"", "", ""},
	{" \t\n\u00a0 ", "", ""},
	{"tollé compagnie aérienne", "tollé compagnie aérienne", ""},
	{`"nuts about southwest" blog`, `"nuts about southwest" blog`, ""},
	{"« gestion de crise »", `"gestion de crise"`, ""},
	{"“bad  buzz„ „a“ ”b”", `"bad buzz" "a" "b"`, ""},
	{`"l'effet « waouh »"`, `"l'effet « waouh »"`, ""},
	{`«l'effet "waouh"»`, `«l'effet "waouh"»`, ""},
	{`15" screen`, "15 screen", ""},
	{`l'"effet waouh"`, `l "effet waouh"`, ""},
	{`"" "--" «»`, "", ""},
	{"a\u202fb\x00c\x85d\xffe\ufefff\u200bg", "a b c d e f g", ""},
	{"Old-Spice, qoqa.ch; (AT&T)! C++ #fail @nestle e-mail?", "Old-Spice qoqa.ch AT&T C fail nestle e-mail", ""},
	{"10:30 http://x.com/a?b=1 Re:Invent the:", "10:30 http://x.com/a?b=1 Re:Invent the", ""},
	{"日本語 ελλάδα", "日本語 ελλάδα", ""},

	// Dashes.
	{"-twitter", "-twitter", ""},
	{`-"customer service" −blog –wiki ‑forum`, `-"customer service" -blog -wiki -forum`, ""},
	{"- a -- b --c a-b a - b — d ->", "a b c a-b a b d", ""},
	{"-#fail -(a)", "-fail a", ""},

	// OR.
	{"twitter OR facebook OU youtube", "twitter OR facebook OR youtube", ""},
	{"twitter or facebook ou youtube", "twitter or facebook ou youtube", ""},
	{`(blog OR "site web") crise`, `blog OR "site web" crise`, ""},
	{"twitter OR OR twitter", "twitter", ""},
	{"OR blanc", "or blanc", ""},
	{"Portland OR", "Portland or", ""},
	{`"OR" -OR`, `"OR" -or`, ""},
	{"use:crisis OR usage:rp", "use:crisis,pr", ""},
	{"a OR -b", "a -b", "OR joins two words, or two values as in use:crisis,pr; here it was left out"},
	{"a OU use:pr", "a use:pr", "OU joins two words, or two values as in use:crisis,pr; here it was left out"},
	{"use:pr OR", "use:pr", "OR joins two words, or two values as in use:crisis,pr; here it was left out"},
	{"use:pr OR sector:bank", "use:pr sector:bank", "OR joins two words, or two values as in use:crisis,pr; here it was left out"},
	{"a OR use:crsis", "a OR crsis", `use "crsis" is not known; did you mean use:crisis?`},
	{"crisis NOT twitter", "crisis NOT twitter", "NOT leaves no word out; did you mean -twitter?"},
	{"crise SAUF blog", "crise SAUF blog", "SAUF leaves no word out; did you mean -blog?"},
	{"JOB NOT DONE", "JOB NOT DONE", ""},

	// Qualifiers, in English and French, by slug, label and synonym.
	{"use:crisis", "use:crisis", ""},
	{"USE:Crisis,PR", "use:crisis,pr", ""},
	{`usage:"gestion de crise",RP,«Service client»`, "use:crisis,pr,customer-service", ""},
	{"usage:tollé -usage:rp", "use:crisis -use:pr", ""},
	{"canal:télé,e-mail,blogs canal:youtube", "channel:television,email,blog channel:youtube", ""},
	{"use:pr a use:pr use:pr,pr", "a use:pr", ""},
	{`entreprise:"Best Buy" company:e.leclerc,qoqa.ch organisation:Nestlé`, "company:best-buy company:e-leclerc,qoqa-ch company:nestle", ""},
	{`company:"Foo, Inc."`, "company:foo-inc", ""},
	{"secteur:banque sector:airlines", "sector:bank sector:airline", ""},
	{`pays:suisse country:UK,us pays:"Etats Unis",côte-d'ivoire`, "country:CH country:GB,US country:US,CI", ""},
	{"lang:fr-CH langue:anglais lang:EN,deutsch", "lang:fr lang:en lang:en,de", ""},
	{"outcome:failure issue:échec résultat:redressement resultat:succes", "outcome:failure outcome:recovered outcome:success", ""},
	{"preuve:public evidence:inside", "evidence:public evidence:insider", ""},
	{"grade:3 note:>=3 grade:2..3 grade:<2 note:≥4", "grade:3 grade:3,4 grade:2,3 grade:1 grade:4", ""},
	{"maturity:>=4 maturité:5..4 maturity:>3 maturité:écouté", "maturity:4,5 maturity:2", ""},
	{"kind:interview source:livre", "kind:interview kind:book", ""},
	{"type:cas type:practice", "type:case type:practice", ""},
	{`tag:hashtag-hijack étiquette:"Détournement de hashtag"`, "tag:hashtag-hijack tag:detournement-de-hashtag", ""},
	{"cause:panne réponse:excuses response:silence", "cause:accident response:rebuild response:silence", ""},
	{"speed:hour vitesse:jour,semaine vitesse:jamais speed:<=day", "speed:hour speed:day,week speed:never speed:hour,day", ""},
	{"rung:sales portée:ventes", "rung:sales", ""},
	{"has:figures avec:chronologie,vidéo -has:translation", "has:figures has:timeline,video -has:translation", ""},
	{"sort:newest", "sort:newest", ""},
	{"tri:ancien", "sort:oldest", ""},
	{"sort:relevance", "sort:relevance", ""},
	{"sort:newest sort:newest", "sort:newest", ""},
	{"use:crisis. (use:pr) @use:marketing", "use:crisis use:pr use:marketing", ""},

	// Spaces around the colon, as French has them.
	{"usage : crise", "use:crisis", ""},
	{"usage\u00a0: «\u00a0gestion de crise\u00a0»", "use:crisis", ""},
	{"année : >= 2010 -canal : twitter", "-channel:twitter year:>=2010", ""},
	{"Cause: a software fault", "Cause a software fault", ""},
	{"use: channel:twitter", "use channel:twitter", "use: has no value; it was searched as a word"},
	{"usage :", "usage", ""},
	{"use: crsis", "use crsis", `use "crsis" is not known; did you mean use:crisis?`},
	{"entreprise : Nestlé", "entreprise Nestlé", "entreprise and its value stand without a space between them; did you mean entreprise:nestle?"},

	// Years.
	{"year:2010", "year:2010", ""},
	{"year:2008..2013", "year:2008..2013", ""},
	{"année:2013..2008", "year:2008..2013", ""},
	{"year:2008-2013", "year:2008..2013", ""},
	{"year:2008…2013.", "year:2008..2013", ""},
	{"year:>=2010", "year:>=2010", ""},
	{"year:2010..", "year:>=2010", ""},
	{"year:>2009", "year:>=2010", ""},
	{"year:≤2005", "year:<=2005", ""},
	{"year:..2005", "year:<=2005", ""},
	{"year:<2006", "year:<=2005", ""},
	{"year:2010? a", "a year:2010", ""},
	{"year:>=2008 year:<=2013", "year:2008..2013", ""},
	{"year:2008 year:2012", "2012 year:2008", "year:2012 has no year in common with the one before; did you mean year:2008..2012?"},
	{"year:2010,2012", "2010 OR 2012", "year takes one span; did you mean year:2010..2012?"},
	{"year:2010s", "2010s", `year "2010s" is not known; did you mean year:2010..2019?`},
	{"year:2010-07", "2010-07", `year "2010-07" is not known; did you mean year:2010?`},
	{"year:soon", "soon", `year "soon" is not known; it was searched as words`},
	{"-year:2010", "-2010", "years can't be left out; -year:2010 was searched as words"},

	// What can't be understood becomes words, with the nearest valid form.
	{"use:crsis", "crsis", `use "crsis" is not known; did you mean use:crisis?`},
	{"usage:crsie", "crsie", `usage "crsie" is not known; did you mean usage:crisis?`},
	{"-use:crsis", "-crsis", `use "crsis" is not known; did you mean -use:crisis?`},
	{"use:xyzzy", "xyzzy", `use "xyzzy" is not known; it was searched as words`},
	{`use:"gestion de crize"`, "gestion de crize", `use "gestion de crize" is not known; did you mean use:crisis?`},
	{`-use:"plugh de xyzzy"`, `-"plugh de xyzzy"`, `use "plugh de xyzzy" is not known; it was searched as words`},
	{"use:pr,crsis", "use:pr", `use "crsis" is not known and was left out; did you mean use:pr,crisis?`},
	{"use:use:crisis", "use crisis", `use "use:crisis" is not known; it was searched as words`},
	{"use:market", "market", `use "market" is not known; did you mean use:marketing?`},
	{"pays:suise", "suise", `pays "suise" is not known; did you mean pays:CH?`},
	{"grade:>=5", "5", `grade ">=5" is not known; did you mean grade:1..4?`},
	{"has:vidoe", "vidoe", `has "vidoe" is not known; did you mean has:video?`},
	{"lang:frech", "frech", `lang "frech" is not known; did you mean lang:fr?`},
	{"sort:newst", "newst", `sort "newst" is not known; did you mean sort:newest?`},
	{"sort:newest tri:ancien", "sort:newest", "hits can have one order; tri:oldest was left out"},
	{"use:", "use", "use: has no value; it was searched as a word"},
	{"chanel:twitter", "chanel:twitter", `"chanel" is no key; did you mean channel:twitter?`},
	{"chanel:n5", "chanel:n5", ""},
	{"year>=2010", "year>=2010", "year>=2010 was searched as words; did you mean year:>=2010?"},
	{"use=crisis", "use=crisis", "use=crisis was searched as words; did you mean use:crisis?"},

	// Quotes without a partner.
	{`"crisis management`, "crisis management", `a quote is not closed; did you mean "crisis management"?`},
	{`-"crisis management`, "-crisis management", `a quote is not closed; did you mean -"crisis management"?`},
	{`usage:"gestion de crise`, "gestion de crise", `a quote is not closed; did you mean usage:"gestion de crise"?`},
	{`use:pr,"gestion de`, "gestion de use:pr", `a quote is not closed; did you mean use:pr,"gestion de"?`},
	{`twitter "`, "twitter", ""},
}

func TestParseQuery(t *testing.T) {
	names := builtinNames(t)
	for _, q := range parsed {
		e, warnings := index.ParseQuery(q.text, names)
		if diff := cmp.Diff(q.want, e.String()); diff != "" {
			t.Errorf("%q is understood otherwise (-want +got):\n%s", q.text, diff)
		}
		checkPlaces(t, q.text, warnings, names)
		if diff := cmp.Diff(q.warning, sentences(warnings, "en")); diff != "" {
			t.Errorf("%q warns otherwise (-want +got):\n%s", q.text, diff)
		}
		roundTrip(t, q.text, e, names)
	}
}

// sentences are those of warnings, a line each.
func sentences(warnings []index.Warning, lang string) string {
	var said []string
	for _, w := range warnings {
		said = append(said, w.In(lang))
	}
	return strings.Join(said, "\n")
}

// What is proposed can be put in the place of what was not understood, in the
// middle of a query of any letters; what it says is said in French too.
func TestWarningsMend(t *testing.T) {
	names := builtinNames(t)
	for _, q := range []struct {
		text, code, part, mended, french string
	}{
		{"tollé use:crsis blog", "unknown-value", "use:crsis", "tollé use:crisis blog", "use «\u00a0crsis\u00a0» n’existe pas\u202f; vouliez-vous dire use:crisis\u202f?"},
		{"tollé -usage : crsie", "unknown-value", "-usage : crsie", "tollé -usage:crisis", "-usage «\u00a0crsie\u00a0» n’existe pas\u202f; vouliez-vous dire -usage:crisis\u202f?"},
		{"use:pr,crsis é", "unknown-value-among", "use:pr,crsis", "use:pr,crisis é", "use «\u00a0crsis\u00a0» n’existe pas et a été laissé de côté\u202f; vouliez-vous dire use:pr,crisis\u202f?"},
		{"use:crsis,markting", "unknown-value", "use:crsis,markting", "use:crisis,marketing", "use «\u00a0crsis\u00a0» n’existe pas\u202f; vouliez-vous dire use:crisis,marketing\u202f?"},
		{"year:2008 é year:2012", "no-common-year", "year:2008 é year:2012", "é year:2008..2012", "year:2012 n’a aucune année en commun avec la période précédente\u202f; vouliez-vous dire year:2008..2012\u202f?"},
		{"é chanel:twitter,blog", "unknown-key", "chanel:twitter,blog", "é channel:twitter,blog", "«\u00a0chanel\u00a0» n’est pas une clé\u202f; vouliez-vous dire channel:twitter,blog\u202f?"},
		{"é year>=2010!", "no-colon", "year>=2010", "é year:>=2010!", "year>=2010 a été cherché comme des mots\u202f; vouliez-vous dire year:>=2010\u202f?"},
		{"crise SAUF blog é", "not-is-a-dash", "SAUF blog", "crise -blog é", "SAUF n’exclut aucun mot\u202f; vouliez-vous dire -blog\u202f?"},
		{"é usage:RP,\"gestion de", "open-quote", "usage:RP,\"gestion de", "é usage:RP,\"gestion de\"", "un guillemet n’est pas fermé\u202f; vouliez-vous dire usage:RP,\"gestion de\"\u202f?"},
		{"use:xyzzy", "unknown-value", "use:xyzzy", "use:xyzzy", "use «\u00a0xyzzy\u00a0» n’existe pas\u202f; il a été cherché comme des mots"},
		{"tri:récnt blog", "unknown-order", "tri:récnt", "tri:newest blog", "tri «\u00a0récnt\u00a0» n’existe pas\u202f; vouliez-vous dire tri:newest\u202f?"},
	} {
		_, warnings := index.ParseQuery(q.text, names)
		if len(warnings) == 0 {
			t.Errorf("%q: no warning", q.text)
			continue
		}
		w := warnings[0]
		got := []string{string(w.Code), w.Text, w.Mend(q.text), w.In("fr-CH")}
		if diff := cmp.Diff([]string{q.code, q.part, q.mended, q.french}, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", q.text, diff)
		}
	}
}

// The tree is what is printed: one case of every kind of part.
func TestParseQueryTree(t *testing.T) {
	e, warnings := index.ParseQuery(`tollé OR "bad buzz" -humour use:crisis,pr -tag:stunt year:2008.. sort:relevance`, builtinNames(t))
	want := index.Expr{
		Clauses: []index.Clause{
			{Any: []index.Term{{Text: "tollé"}, {Text: "bad buzz", Phrase: true}}},
			{Not: true, Any: []index.Term{{Text: "humour"}}},
		},
		Filters: []index.Filter{
			{Facet: index.FacetUse, Values: []string{"crisis", "pr"}},
			{Facet: index.FacetTag, Values: []string{"stunt"}, Not: true},
		},
		Years:   index.Years{From: 2008},
		HasSort: true,
	}
	if diff := cmp.Diff(want, e); diff != "" || len(warnings) > 0 {
		t.Errorf("-want +got:\n%s\nwarnings: %v", diff, warnings)
	}
}

func roundTrip(t *testing.T, text string, e index.Expr, names index.Names) {
	t.Helper()
	printed := e.String()
	if again, _ := index.ParseQuery(printed, names); !again.Equal(e) {
		t.Errorf("%q prints as %q, which reads as %q:\n%s", text, printed, again, cmp.Diff(e, again))
	}
}
