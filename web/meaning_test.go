package web_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestCorrectedSearchSaysSo(t *testing.T) {
	h := newHandler(t, airlines)
	doc := page(t, h, "/fr/search?q=pasenger&outcome=recovered", http.StatusOK)
	meant := doc.one(t, "p.meant")
	if got := meant.text(); !strings.HasPrefix(got, "Résultats pour passenger") || !strings.Contains(got, "pasenger") {
		t.Errorf("note %q", got)
	}
	exact := meant.one(t, "a").attr("href")
	if exact != "/fr/search?exact=1&outcome=recovered&q=pasenger" {
		t.Errorf("the way back leads to %q", exact)
	}
	doc = page(t, h, exact, http.StatusOK)
	if len(doc.all("p.meant")) != 0 || len(doc.all("article.hit")) != 0 {
		t.Error("the exact search was corrected")
	}
}

func TestHitSaysWhatItWasFoundAs(t *testing.T) {
	h := newHandler(t, airlines)
	for lang, want := range map[string]string{"en": "found as: rançongiciel = ransomware", "fr": "trouvé comme : rançongiciel = ransomware"} {
		hit := page(t, h, "/"+lang+"/search?q=ran%C3%A7ongiciel", http.StatusOK).one(t, "article.hit")
		if got := hit.one(t, "p.why").text(); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if doc := page(t, h, "/en/search?q=ransomware", http.StatusOK); len(doc.all("p.why")) != 0 {
		t.Error("a word that is there itself is explained")
	}
}

func TestWarningIsANote(t *testing.T) {
	doc := page(t, newHandler(t, airlines), "/fr/search?q=use:crsis", http.StatusOK)
	note := doc.all("div.note p")[0]
	if got := note.text(); !strings.Contains(got, "vouliez-vous dire use:crisis") || note.attr("lang") != "" {
		t.Errorf("note %q in %q, want the right form in French", got, note.attr("lang"))
	}
}

// What no case has is named, each hit says what it lacks, and the search without
// what is missing is offered.
func TestMissingWordsAreNamed(t *testing.T) {
	h := newHandler(t, airlines)
	for query, want := range map[string][3]string{
		"orchestra+ransomware":        {"The 2 cases below have some of them.", "", "/en/search?q=ransomware /en/search?q=orchestra"},
		"orchestra+Zyzzy":             {"Not in any case: “Zyzzy”. The case below has others of your words.", "Zyzzy", "/en/search?q=orchestra"},
		"orchestra+ransomware+Zyzzy+": {"Not in any case: “Zyzzy”. The 2 cases below have others of your words.", "", "/en/search?q=ransomware /en/search?q=orchestra"},
	} {
		doc := page(t, h, "/en/search?q="+query, http.StatusOK)
		note := doc.all("div.note")[0]
		if got := note.all("p")[0].text(); got != want[0] {
			t.Errorf("%s: %q, want %q", query, got, want[0])
		}
		var hrefs []string
		for _, a := range note.all("a") {
			hrefs = append(hrefs, a.attr("href"))
		}
		if got := strings.Join(hrefs, " "); got != want[2] {
			t.Errorf("%s: offered %s, want %s", query, got, want[2])
		}
		if lacks := doc.all("article.hit p.why s"); len(lacks) == 0 || want[1] != "" && lacks[0].text() != want[1] {
			t.Errorf("%s: the hits lack %d words, want %q", query, len(lacks), want[1])
		}
	}
}

// Where nothing is found, what begins like it is offered.
func TestNearestSuggestions(t *testing.T) {
	h := newHandler(t, smallLibrary)
	near := page(t, h, "/fr/search?q=Prokter&exact=1", http.StatusOK).all("ul.near a")
	if len(near) == 0 || near[0].attr("href") != "/fr/companies/procter-gamble" {
		t.Errorf("%d suggestions, want the company first", len(near))
	}
}

// Phrases stay whole in the searches that are offered instead.
func TestWithoutEachWordKeepsPhrases(t *testing.T) {
	doc := page(t, newHandler(t, airlines), "/en/search?q=%22whole+orchestra%22+ransomware", http.StatusOK)
	var hrefs []string
	for _, a := range doc.all("div.note a") {
		hrefs = append(hrefs, a.attr("href"))
	}
	if got, want := strings.Join(hrefs, " "), "/en/search?q=ransomware /en/search?q=%22whole+orchestra%22"; got != want {
		t.Errorf("offered %s, want %s", got, want)
	}
}

func TestSearchHelp(t *testing.T) {
	h := newHandler(t, airlines)
	for lang, want := range map[string]struct{ heading, example string }{
		"en": {"How to search", "/en/search?q=airline+crisis"},
		"fr": {"Comment chercher", "/fr/search?q=crise+compagnie+a%C3%A9rienne"},
	} {
		doc := page(t, h, "/"+lang+"/help/search", http.StatusOK)
		if got := doc.one(t, "h1").text(); got != want.heading {
			t.Errorf("%s: heading %q", lang, got)
		}
		if n := len(doc.all("table")); n < 3 {
			t.Errorf("%s: %d tables", lang, n)
		}
		examples := doc.all("td a")
		if len(examples) < 20 || examples[0].attr("href") != want.example {
			t.Fatalf("%s: %d examples to try, the first %q", lang, len(examples), examples[0].attr("href"))
		}
		for _, a := range examples {
			found := page(t, h, a.attr("href"), http.StatusOK)
			if typed := found.one(t, "input#q").attr("value"); typed != a.text() {
				t.Errorf("%s: example %q searches for %q", lang, a.text(), typed)
			}
			for _, note := range found.all("div.note p[lang=en]") {
				t.Errorf("%s: example %q is warned of: %s", lang, a.text(), note.text())
			}
		}
		for _, from := range []string{"/", "/search?q=nothing"} {
			linked := false
			for _, a := range page(t, h, "/"+lang+from, http.StatusOK).all("a") {
				linked = linked || a.attr("href") == "/"+lang+"/help/search"
			}
			if !linked {
				t.Errorf("/%s%s does not lead to the help", lang, from)
			}
		}
	}
}

func TestNeighbours(t *testing.T) {
	h := newHandler(t, airlines)
	doc := page(t, h, "/en/cases/northern-ransomware", http.StatusOK)
	lists := doc.all("section#related ul.near")
	if len(lists) != 2 {
		t.Fatalf("%d lists of neighbours, want those by hand and the nearest", len(lists))
	}
	for i, want := range []string{"/en/cases/eastern-luggage", "/en/cases/western-strike"} {
		if got := lists[i].one(t, "a").attr("href"); got != want {
			t.Errorf("list %d: %s, want %s", i, got, want)
		}
		if got := lists[i].one(t, "p").text(); !strings.Contains(got, "same ") {
			t.Errorf("list %d: reasons %q", i, got)
		}
	}
	pair := doc.one(t, "section#counterpart div.pair")
	if got := pair.one(t, "h3 a").attr("href"); got != "/en/cases/southern-silence" {
		t.Errorf("counterpart %s", got)
	}
	if got := pair.one(t, "ul.why").text(); !strings.Contains(got, "Failure (here: Recovered)") || !strings.Contains(got, "Silence (here: Rebuild)") {
		t.Errorf("it differs by %q", got)
	}
	for _, a := range doc.all("nav.toc a") {
		if len(doc.all(a.attr("href"))) != 1 {
			t.Errorf("contents: %s leads to %d places", a.text(), len(doc.all(a.attr("href"))))
		}
	}
	if doc := page(t, newHandler(t, smallLibrary), "/en/cases/sign-as-a-person", http.StatusOK); len(doc.all("section#counterpart div.pair")) != 0 {
		t.Error("a practice note has a counterpart")
	}
}
