package index_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/kbtest"
)

const caseBody = "## Context\n\nNothing. [^1]\n\n## What they did\n\nNothing.\n\n## Results\n\nNone.\n\n## Lessons\n\n- One.\n"

// caseFile is a small valid case; set gives other lines of its front matter, by
// key, and the body.
func caseFile(set map[string]string) string {
	front := map[string]string{
		"title": "A small case about nothing much", "companies": "[Acme]", "sector": "retail", "countries": "[CH]", "period": `"2010"`,
		"lang": "en", "uses": "[marketing]", "channels": "[{name: blog}]", "outcome": "success", "evidence": "public",
		"summary":      "\n  en: \"An organisation does something that is told here in a sentence long enough.\"\n  fr: \"Une organisation fait quelque chose, raconté ici en une phrase assez longue.\"",
		"sources":      "[{title: Nothing, kind: article}]",
		"contributors": "[editors]", "added": "2026-11-24",
	}
	body := caseBody
	for key, value := range set {
		if key == "body" {
			body = value
			continue
		}
		front[key] = value
	}
	var b strings.Builder
	b.WriteString("---\n")
	for _, key := range []string{"title", "companies", "sector", "countries", "period", "lang", "uses", "tags", "channels", "outcome", "evidence", "summary", "crisis", "timeline", "sources", "aliases", "contributors", "added", "status"} {
		if front[key] != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, front[key])
		}
	}
	return b.String() + "---\n\n" + body
}

// open indexes a library in a folder of its own.
func open(t *testing.T, dir string) *index.Index {
	t.Helper()
	lib, err := kb.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(t.Context(), lib, index.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	if problems := ix.Problems(); len(problems) > 0 {
		t.Fatal(problems)
	}
	return ix
}

// files is a library of these files, as a txtar archive.
func files(named map[string]string) string {
	var b strings.Builder
	for name, data := range named {
		fmt.Fprintf(&b, "-- %s --\n%s", name, data)
	}
	return b.String()
}

func find(t *testing.T, ix *index.Index, q index.Query) *index.Result {
	t.Helper()
	g := ix.Acquire()
	defer g.Release()
	r, err := g.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func slugs(r *index.Result) []string {
	var all []string
	for _, h := range r.Hits {
		all = append(all, h.Slug)
	}
	return all
}

// What a consultant types finds the case that it means, on the library that we
// ship.
func TestRealQueries(t *testing.T) {
	ix := open(t, "../cases")
	for query, want := range map[string]string{
		"old spice":                        "old-spice-responses",
		"OLD-SPICE":                        "old-spice-responses",
		"oldspice":                         "old-spice-responses",
		"répondre aux fans en vidéo":       "old-spice-responses",
		"repondre aux fans en video":       "old-spice-responses",
		"qoqa.ch":                          "qoqa-community",
		"Picasso":                          "qoqa-community",
		"leclerc steaks hachés":            "leclerc-blog-crisis",
		"Kevin Smith":                      "southwest-kevin-smith",
		"bestbuy twelpforce":               "best-buy-twelpforce",
		"twelp force":                      "best-buy-twelpforce",
		"intranet vendeurs best buy":       "best-buy-blue-shirt-nation",
		"lego adult fans":                  "lego-fans",
		"mesurer le succès d’un blog":      "measuring-a-blog",
		"bateaux du Léman page Facebook":   "cgn-facebook",
		"zappos holacracy":                 "zappos-service-culture",
		"boat company lake geneva":         "cgn-facebook",
		"signer un commentaire de son nom": "sign-as-a-person",
	} {
		r := find(t, ix, index.Query{Text: query, Limit: 3})
		if len(r.Hits) == 0 || r.Hits[0].Slug != want {
			t.Errorf("%q finds %v first, want %s", query, slugs(r), want)
		}
	}
	if r := find(t, ix, index.Query{Text: "xyzzyplugh"}); r.Total != 0 || r.TotalSome != 0 || len(r.Hits) != 0 {
		t.Errorf("a word that no case has finds %v", slugs(r))
	}
}

// How a word is written does not matter: accents, case, apostrophes, plurals,
// hyphens, one word or two.
func TestSpellings(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"loreal.md": caseFile(map[string]string{
			"title": "L’Oréal listens to customers’ reviews at its events", "companies": "[L’Oréal, Best Buy, AT&T, Société Générale]",
			"body": "## Context\n\nThe évènement was visited by 25,000, thanks to e-commerce. It didn't please O'Brien. [^1]\n\n## What they did\n\nNothing.\n\n## Results\n\nNone.\n\n## Lessons\n\n- One.\n",
		}),
		"other.md": caseFile(nil),
	})))
	for _, query := range []string{
		"L’Oréal", "l'oreal", "loreal", "OREAL", "l'oréal", "customers", "customer", "customers'", "customer’s", "bestbuy", "best buy",
		"Best-Buy", "BEST  BUY", "at&t", "att", "societe generale", "SociétéGénérale", "événement", "evenement", "evènements", "Événement",
		"e\u0301ve\u0301nement", "25000", "25,000", "25\u202f000", "ecommerce", "e-commerce", "E‑Commerce", "O’Brien", "obrien", "visiting", "visit visits",
	} {
		if r := find(t, ix, index.Query{Text: query}); r.Total != 1 || r.Hits[0].Slug != "loreal" {
			t.Errorf("%q finds %d: %v", query, r.Total, slugs(r))
		}
	}
}

// A case that has all the words stands before every case that has only some, and
// the answer says where the border is.
func TestAllWordsFirst(t *testing.T) {
	some := "## Context\n\n" + strings.Repeat("Zebra zebra zebra. ", 20) + "[^1]\n\n## What they did\n\nNothing.\n\n## Results\n\nNone.\n\n## Lessons\n\n- One.\n"
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"all.md":  caseFile(map[string]string{"body": strings.Replace(some, strings.Repeat("Zebra zebra zebra. ", 20), strings.Repeat("Filler words. ", 300)+"A zebra and a giraffe.", 1)}),
		"some.md": caseFile(map[string]string{"title": "Zebra zebra zebra zebra zebra", "body": some}),
		"none.md": caseFile(nil),
	})))
	r := find(t, ix, index.Query{Text: "zebra giraffe"})
	if got := slugs(r); !slices.Equal(got, []string{"all", "some"}) || r.Total != 1 || r.TotalSome != 1 || r.Relaxed {
		t.Errorf("%v, total %d, some %d, relaxed %v", got, r.Total, r.TotalSome, r.Relaxed)
	}
	if r.Hits[0].Score >= r.Hits[1].Score {
		t.Error("the test proves nothing: the case with all words has the better score anyway")
	}
	r = find(t, ix, index.Query{Text: "zebra elephant"})
	if r.Total != 2 || r.TotalSome != 0 || !r.Relaxed {
		t.Errorf("no case has both: total %d, some %d, relaxed %v", r.Total, r.TotalSome, r.Relaxed)
	}
	// stop words of either language are never required
	if r = find(t, ix, index.Query{Text: "the giraffe and le zebra"}); r.Total != 1 || r.Hits[0].Slug != "all" {
		t.Errorf("with stop words: %d, %v", r.Total, slugs(r))
	}
	// filters apply before that is decided
	r = find(t, ix, index.Query{Text: "zebra giraffe", Filters: []index.Filter{{Facet: index.FacetCompany, Values: []string{"nobody"}}}})
	if r.Total+r.TotalSome != 0 {
		t.Errorf("under a filter that leaves nothing: %v", slugs(r))
	}
}

// A count is the number of cases that a search puts first, or none where no case has
// all the words.
func TestCount(t *testing.T) {
	ix := open(t, "../cases")
	g := ix.Acquire()
	defer g.Release()
	counted := 0
	for _, text := range []string{
		"", "crisis", "airline crisis", "airline -crisis", "-crisis", "use:crisis", "-use:crisis twitter", `"customer service" blog`,
		"tweeter giraffe zebra", "xyzzyplugh", "year:2010..2012 video", "sort:oldest", "!", "crysis airlien", "twitter OR blog apology",
	} {
		for _, q := range []index.Query{{Text: text}, {Text: text, Exact: true}, {Text: text, Years: index.Years{To: 2011}, Filters: []index.Filter{{Facet: index.FacetOutcome, Values: []string{"success"}}}}} {
			r, want := find(t, ix, q), 0
			if !r.Relaxed {
				want = r.Total
			}
			if n, err := g.Count(t.Context(), q); err != nil || n != want {
				t.Errorf("%+v: %d, %v, but the search finds %d", q, n, err, want)
			}
			counted += want
		}
	}
	if counted == 0 {
		t.Error("nothing was found, nor counted")
	}
}

func TestFiltersAndOrders(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"a-old.md":   caseFile(map[string]string{"period": `"1999-03"`, "companies": "[Zeta Corp]", "uses": "[pr, marketing]", "countries": "[FR, CH]"}),
		"b-long.md":  caseFile(map[string]string{"period": `"2005..2013"`, "companies": "[Best Buy]", "outcome": "failure", "tags": "[apology]"}),
		"c-open.md":  caseFile(map[string]string{"period": `"2012.."`, "companies": "[Acme, Best Buy]", "channels": "[{name: twitter}, {name: blog}, {name: blog, period: \"2014\"}]"}),
		"d-draft.md": caseFile(map[string]string{"status": "draft"}),
	})))
	for _, c := range []struct {
		query index.Query
		want  string
	}{
		{index.Query{}, "c-open b-long a-old"},
		{index.Query{Sort: index.SortOldest}, "a-old b-long c-open"},
		{index.Query{Sort: index.SortCompany}, "c-open b-long a-old"},
		{index.Query{Text: "nothing", Sort: index.SortOldest}, "a-old b-long c-open"},
		{index.Query{Text: "sort:oldest"}, "a-old b-long c-open"},
		{index.Query{Years: index.Years{From: 2010, To: 2010}}, "b-long"},
		{index.Query{Years: index.Years{From: 2013}}, "c-open b-long"},
		{index.Query{Years: index.Years{To: 2005}}, "b-long a-old"},
		{index.Query{Years: index.Years{From: 2030, To: 2031}}, "c-open"},
		{index.Query{Filters: []index.Filter{{Facet: index.FacetUse, Values: []string{"pr"}}}}, "a-old"},
		{index.Query{Filters: []index.Filter{{Facet: index.FacetUse, Values: []string{"pr", "marketing"}}, {Facet: index.FacetOutcome, Values: []string{"failure"}}}}, "b-long"},
		{index.Query{Filters: []index.Filter{{Facet: index.FacetCompany, Values: []string{"best-BUY"}}}}, "c-open b-long"},
		{index.Query{Filters: []index.Filter{{Facet: index.FacetCountry, Values: []string{"fr"}}}}, "a-old"},
		{index.Query{Filters: []index.Filter{{Facet: index.FacetTag, Values: []string{"apology"}}}}, "b-long"},
		{index.Query{Filters: []index.Filter{{Facet: index.FacetUse, Values: nil}}}, ""},
		{index.Query{Limit: 1, Offset: 1}, "b-long"},
		{index.Query{Offset: 3}, ""},
		{index.Query{Text: "nothing", Limit: 1, Offset: 2, Sort: index.SortNewest}, "a-old"},
	} {
		if got := strings.Join(slugs(find(t, ix, c.query)), " "); got != c.want {
			t.Errorf("%+v: %q, want %q", c.query, got, c.want)
		}
	}
	g := ix.Acquire()
	defer g.Release()
	for facet, want := range map[index.Facet]string{
		index.FacetChannel: "[{blog  3} {twitter  1}]", index.FacetCompany: "[{acme Acme 1} {best-buy Best Buy 2} {zeta-corp Zeta Corp 1}]", index.FacetYear: "[{1999  1} {2005  1} {2012  1}]",
	} {
		got, err := g.Counts(t.Context(), facet)
		if err != nil || fmt.Sprint(got) != want {
			t.Errorf("%s: %v, %v, want %s", facet, got, err, want)
		}
	}
	got, err := g.Counts(t.Context(), index.FacetOutcome, index.Filter{Facet: index.FacetCompany, Values: []string{"BestBuy"}}, index.Filter{Facet: index.FacetUse, Values: []string{"marketing"}})
	if err != nil || fmt.Sprint(got) != "[{failure  1} {success  1}]" {
		t.Errorf("outcomes under filters: %v, %v", got, err)
	}
	if g.Len() != 3 {
		t.Errorf("%d cases: a draft counts", g.Len())
	}
	if _, err := g.Case(t.Context(), "d-draft"); !errors.Is(err, kb.ErrNotFound) {
		t.Errorf("a draft is shown: %v", err)
	}
}

func TestAliasesAnswer(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{"new-name.md": caseFile(map[string]string{"aliases": "[old-name]"})})))
	g := ix.Acquire()
	defer g.Release()
	c, err := g.Case(t.Context(), "old-name")
	if err != nil || c.Slug != "new-name" {
		t.Errorf("%v, %v", c, err)
	}
	if _, err := g.Case(t.Context(), "no-name"); !errors.Is(err, kb.ErrNotFound) {
		t.Errorf("no-name: %v", err)
	}
}

// Labels and synonyms of what a case is filed under find it in the other language.
func TestLabelsCrossLanguages(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"service.md": caseFile(map[string]string{"uses": "[customer-service]", "countries": "[US]"}),
		"other.md":   caseFile(nil),
	})))
	for _, query := range []string{"customer service", "service client", "SAV", "États-Unis", "United States"} {
		if r := find(t, ix, index.Query{Text: query}); r.Total != 1 || r.Hits[0].Slug != "service" {
			t.Errorf("%q finds %v", query, slugs(r))
		}
	}
}

// Snippets show the words where they stand, in the language asked for, and hold
// no mark-up but their own.
func TestSnippets(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"aaa.md": caseFile(map[string]string{
			"body": "## Context\n\nIn the beginning there was *nothing* at all. Later the **zebra** came and went < 3 & more, followed by giraffes. [^1]\n\n## What they did\n\nNothing.\n\n## Results\n\nNone.\n\n## Lessons\n\n- One.\n",
		}),
		"aaa.fr.md": "---\ntitle: Un petit cas qui ne raconte rien\ntranslated: 2026-11-24\n---\n\n## Contexte\n\nPlus tard vint le zèbre. [^1]\n\n## Ce qu'ils ont fait\n\nRien.\n\n## Résultats\n\nAucun.\n\n## Leçons\n\n- Une.\n",
	})))
	for _, c := range []struct{ text, lang, want string }{
		{"zebra giraffe", "en", "Later the <mark>zebra</mark> came and went &lt; 3 &amp; more, followed by <mark>giraffes</mark>."},
		{"zebre", "fr", "Plus tard vint le <mark>zèbre</mark>."},
		{"giraffe", "fr", "Later the zebra came and went &lt; 3 &amp; more, followed by <mark>giraffes</mark>."},
	} {
		r := find(t, ix, index.Query{Text: c.text, Lang: c.lang})
		if len(r.Hits) != 1 || len(r.Hits[0].Snippets) != 1 || !strings.Contains(r.Hits[0].Snippets[0], c.want) {
			t.Errorf("%s in %s: %+v, want %q", c.text, c.lang, r.Hits, c.want)
		}
	}
	r := find(t, ix, index.Query{Text: "zebra", Lang: "fr"})
	if got, want := r.Hits[0].Title, "Un petit cas qui ne raconte rien"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
}

// Of words in a row nothing is marked unless the whole row stands there: a synonym
// of several words, a phrase, a phrase with a stop word inside.
func TestSnippetsMarkWholeRows(t *testing.T) {
	text := "The backlash came, and bad buzz it was; the buzz was bad. They were nuts about the Southwest, others were nuts. [^1]"
	ix := open(t, kbtest.Library(t, files(map[string]string{"aaa.md": caseFile(map[string]string{"body": strings.Replace(caseBody, "Nothing. [^1]", text, 1)})})))
	for query, want := range map[string]string{
		"tollé":                      "The <mark>backlash</mark> came, and <mark>bad</mark> <mark>buzz</mark> it was; the buzz was bad.",
		`"bad buzz"`:                 "The backlash came, and <mark>bad</mark> <mark>buzz</mark> it was; the buzz was bad.",
		`"nuts about the southwest"`: "They were <mark>nuts</mark> about the <mark>Southwest</mark>, others were nuts.",
		"buzz bad":                   "<mark>bad</mark> <mark>buzz</mark> it was; the <mark>buzz</mark> was <mark>bad</mark>.",
	} {
		r := find(t, ix, index.Query{Text: query, Lang: "en"})
		if len(r.Hits) != 1 || len(r.Hits[0].Snippets) != 1 || !strings.Contains(r.Hits[0].Snippets[0], want) {
			t.Errorf("%s: %q, want %q", query, r.Hits[0].Snippets, want)
		}
	}
}

// Resolve takes no range for a value.
func TestResolveNoRange(t *testing.T) {
	names := builtinNames(t)
	for _, value := range []string{">4", ">=4", "<1", "4..", "..1", "1..4", "≥4", "1…2"} {
		for _, facet := range []index.Facet{index.FacetGrade, index.FacetMaturity} {
			if slug, ok := names.Resolve(facet, value); ok {
				t.Errorf("%s %q is taken for %q", facet, value, slug)
			}
		}
	}
	r := find(t, open(t, "../cases"), index.Query{Text: "grade:>4"})
	if len(r.Details) != 1 || r.Details[0].Proposal != "grade:1..4" {
		t.Errorf("grade:>4 is told of as %+v", r.Details)
	}
}

func TestLongQueriesAreCut(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{"aaa.md": caseFile(nil)})))
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, "word%d ", i)
	}
	if r := find(t, ix, index.Query{Text: b.String()}); len(r.Warnings) != 1 {
		t.Errorf("warnings %q", r.Warnings)
	}
}

func TestSearchStopsWithItsContext(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{"aaa.md": caseFile(nil)})))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	g := ix.Acquire()
	defer g.Release()
	if _, err := g.Search(ctx, index.Query{Text: "nothing"}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// The speed of an answer sorts by the longest time that it can have taken; where
// nobody answered, and where nothing is known, comes last.
func TestSortBySpeed(t *testing.T) {
	crisis := func(cause, steps string) string {
		return caseFile(map[string]string{
			"uses": "[crisis]", "crisis": cause,
			"timeline": steps + "\n  - {at: \"2010-12-01\", text: {en: It ends., fr: Cela finit.}}",
		})
	}
	event := "\n  - {at: \"2010-07-14T09:00\", step: event, text: {en: It begins., fr: Cela commence.}}"
	answer := func(at string) string {
		return event + "\n  - {at: \"" + at + "\", step: first-answer, text: {en: They answer., fr: On répond.}}"
	}
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"a-week.md":  crisis("{cause: accident, response: [rebuild]}", answer("2010-07-20T09:00")),
		"an-hour.md": crisis("{cause: accident, response: [rebuild]}", answer("2010-07-14T09:40")),
		"never.md":   crisis("{cause: accident, response: [silence]}", event),
		"unknown.md": crisis("{cause: accident, response: [rebuild]}", event),
		"other.md":   caseFile(nil),
	})))
	want := []string{"an-hour", "a-week", "never", "other", "unknown"}
	if got := slugs(find(t, ix, index.Query{Sort: index.SortSpeed})); !slices.Equal(got, want) {
		t.Errorf("by speed: %v, want %v", got, want)
	}
	for speed, want := range map[string]string{"hour": "an-hour", "week": "a-week", "never": "never", "unknown": "unknown", "day": ""} {
		r := find(t, ix, index.Query{Text: "speed:" + speed})
		if got := strings.Join(slugs(r), " "); got != want {
			t.Errorf("speed:%s finds %q, want %q", speed, got, want)
		}
	}
}
