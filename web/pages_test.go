package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// Every kind of page, below the language.
var kindsOfPage = []string{
	"/", "/search", "/search?q=fans", "/search?q=xyzzyplugh", "/search?use=crisis", "/cases/old-spice-responses",
	"/cases/qoqa-community", "/cases/sign-as-a-person", "/companies/old-spice", "/uses/crisis", "/channels/blog",
	"/sectors/grocery", "/countries/ch", "/tags/humour", "/help/search", "/explore", "/explore?sort=company", "/collections",
	"/collections/first-steps", "/help/terms", "/help/evidence", "/companies", "/uses", "/channels", "/sectors", "/countries", "/tags",
	"/search?has=figures&q=fans+use:marketing&year=2010",
	"/cases/old-spice-responses/cite", "/compare", "/compare?cases=qoqa-community", "/compare?cases=old-spice-responses,leclerc-blog-crisis",
	"/selection", "/selection?cases=qoqa-community,old-spice-responses", "/selection/handout?cases=qoqa-community,old-spice-responses",
}

func TestEveryPageInBothLanguages(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, path := range kindsOfPage {
		for lang, other := range map[string]string{"en": "fr", "fr": "en"} {
			doc := page(t, h, "/"+lang+path, http.StatusOK)
			if got := doc.one(t, "html").attr("lang"); got != lang {
				t.Errorf("/%s%s: lang %q", lang, path, got)
			}
			if n := len(doc.all("h1")); n != 1 {
				t.Errorf("/%s%s: %d main headings, want one", lang, path, n)
			}
			if doc.one(t, "head title").text() == "Casebook" {
				t.Errorf("/%s%s has no title of its own", lang, path)
			}
			want := "/" + other + path
			if got := doc.one(t, "nav.langs a").attr("href"); got != want {
				t.Errorf("/%s%s: the language switch leads to %q, want %q", lang, path, got, want)
			}
			if got := doc.one(t, "link[hreflang="+other+"]").attr("href"); got != want {
				t.Errorf("/%s%s: hreflang %s is %q, want %q", lang, path, other, got, want)
			}
			if got := doc.one(t, "link[hreflang=x-default]").attr("href"); got != path {
				t.Errorf("/%s%s: x-default is %q, want %q", lang, path, got, path)
			}
			if text := doc.one(t, "body").text(); strings.Contains(text, "{n}") || strings.Contains(text, "[case.") || strings.Contains(text, "[search.") {
				t.Errorf("/%s%s shows a text's key or an unfilled place", lang, path)
			}
		}
	}
}

func TestHome(t *testing.T) {
	doc := page(t, newHandler(t, smallLibrary), "/en/", http.StatusOK)
	uses := doc.all("ul.uses a")
	if len(uses) != 7 {
		t.Fatalf("%d uses, want seven", len(uses))
	}
	if got, want := uses[0].text(), "Marketing1 case"; got != want {
		t.Errorf("first use %q, want %q", got, want)
	}
	if got := doc.one(t, "form[role=search]").attr("action"); got != "/en/search" {
		t.Errorf("the form leads to %q", got)
	}
	if got := doc.one(t, "aside.ask blockquote").text(); got != "Who could say yes in ten minutes?" {
		t.Errorf("question %q", got)
	}
	if !strings.Contains(doc.one(t, "p.lead").text(), "4 cases") {
		t.Errorf("lead %q does not count the four public cases", doc.one(t, "p.lead").text())
	}
}

func TestSearchPage(t *testing.T) {
	doc := page(t, newHandler(t, smallLibrary), "/fr/search?q=r%C3%A9pondre+aux+fans+en+vid%C3%A9o", http.StatusOK)
	hits := doc.all("article.hit")
	if len(hits) == 0 {
		t.Fatal("no hit")
	}
	first := hits[0]
	link := first.one(t, "h3 a")
	if got, want := link.attr("href"), "/fr/cases/old-spice-responses"; got != want {
		t.Errorf("first hit %q, want %q", got, want)
	}
	if got, want := link.text(), "Old Spice répond aux fans en vidéo, un par un"; got != want {
		t.Errorf("title %q, want the French one, %q", got, want)
	}
	if len(first.all("mark")) == 0 {
		t.Error("no word is marked")
	}
	if got := first.one(t, "p.yr").text(); got != "2010États-Unis" {
		t.Errorf("margin %q", got)
	}
	if got := first.one(t, "ul.side").text(); !strings.Contains(got, "Succès") || !strings.Contains(got, "YouTube") || !strings.Contains(got, "sur 4") {
		t.Errorf("right column %q wants outcome, channels and evidence", got)
	}
	if got := doc.one(t, "input#q").attr("value"); got != "répondre aux fans en vidéo" {
		t.Errorf("the box holds %q", got)
	}
}

func TestSearchTellsWhatItFound(t *testing.T) {
	h := newHandler(t, smallLibrary)
	t.Run("nothing", func(t *testing.T) {
		doc := page(t, h, "/en/search?q=xyzzyplugh", http.StatusOK)
		if len(doc.all("article.hit")) != 0 {
			t.Error("there are hits")
		}
		if got := doc.one(t, "h2#h-results").text(); got != "Nothing found" {
			t.Errorf("heading %q", got)
		}
		if !strings.Contains(doc.one(t, "main").text(), "xyzzyplugh") {
			t.Error("the words are not named")
		}
	})
	t.Run("nothing but for the filters", func(t *testing.T) {
		doc := page(t, h, "/en/search?q=towel&outcome=failure", http.StatusOK)
		var hrefs []string
		for _, a := range doc.all("div.note a") {
			hrefs = append(hrefs, a.attr("href"))
		}
		if len(hrefs) == 0 || hrefs[0] != "/en/search?q=towel" {
			t.Errorf("help leads to %q, want the search without filters first", hrefs)
		}
	})
	t.Run("only some of the words", func(t *testing.T) {
		doc := page(t, h, "/en/search?q=towel+steaks", http.StatusOK)
		if got := doc.one(t, "h2#h-results").text(); got != "No case has all your words" {
			t.Errorf("heading %q", got)
		}
		if got := doc.all("div.note p")[0].text(); got != "The 2 cases below have some of them." {
			t.Errorf("note %q", got)
		}
		if len(doc.all("article.hit")) < 2 {
			t.Error("the cases with one of the words are not listed")
		}
	})
	t.Run("all words before some", func(t *testing.T) {
		doc := page(t, h, "/en/search?q=blog+illness", http.StatusOK)
		if len(doc.all("p.border")) != 1 {
			t.Fatal("no border between all words and some")
		}
		if got := doc.all("article.hit h3 a")[0].attr("href"); got != "/en/cases/leclerc-blog-crisis" {
			t.Errorf("first %q, want the case with both words", got)
		}
	})
}

func TestFilters(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for query, want := range map[string][]string{
		"use=crisis":                       {"leclerc-blog-crisis"},
		"use=crisis,marketing":             {"old-spice-responses", "leclerc-blog-crisis"},
		"use=crisis&use=marketing":         {"old-spice-responses", "leclerc-blog-crisis"},
		"use=communication&channel=blog":   {"leclerc-blog-crisis"},
		"outcome=mixed":                    {"qoqa-community"},
		"company=old+spice":                {"old-spice-responses"},
		"country=ch":                       {"qoqa-community"},
		"sector=personal-care":             {"old-spice-responses"},
		"year=2010":                        {"old-spice-responses", "qoqa-community"},
		"year=2003..2006":                  {"qoqa-community", "leclerc-blog-crisis"},
		"tag=humour":                       {"old-spice-responses"},
		"company=Procter+%26+Gamble":       {"old-spice-responses"},
		"use=crisis&country=ch":            nil,
		"type=practice":                    {"sign-as-a-person"},
		"sort=oldest&channel=blog":         {"leclerc-blog-crisis", "qoqa-community"},
		"sort=newest&use=crisis,marketing": {"old-spice-responses", "leclerc-blog-crisis"},
	} {
		doc := page(t, h, "/en/search?"+query, http.StatusOK)
		var got []string
		for _, a := range doc.all("article.hit h3 a") {
			got = append(got, strings.TrimPrefix(a.attr("href"), "/en/cases/"))
		}
		ordered := strings.Contains(query, "sort=")
		if !sameSlugs(got, want, ordered) {
			t.Errorf("%s: got %v, want %v", query, got, want)
		}
	}
}

func sameSlugs(got, want []string, ordered bool) bool {
	if len(got) != len(want) {
		return false
	}
	for i, slug := range want {
		if ordered && got[i] != slug || !containsWord(strings.Join(got, " "), slug) {
			return false
		}
	}
	return true
}

func TestChipsTakeFiltersAway(t *testing.T) {
	h := newHandler(t, smallLibrary)
	doc := page(t, h, "/en/search?q=blog&use=crisis,pr&year=2003..2006", http.StatusOK)
	var hrefs []string
	for _, chip := range doc.all("a.chip") {
		hrefs = append(hrefs, chip.attr("href"))
	}
	want := "/en/search?q=blog&use=pr&year=2003..2006 /en/search?q=blog&use=crisis&year=2003..2006 /en/search?q=blog&use=crisis,pr"
	if got := strings.Join(hrefs, " "); got != want {
		t.Errorf("chips lead to\n%s, want\n%s", got, want)
	}
	var kept []string
	for _, in := range doc.all("input[form=find]") {
		kept = append(kept, in.attr("name")+"="+in.attr("value"))
	}
	if got, want := strings.Join(kept, " "), "use=crisis use=pr year=2003..2006"; got != want {
		t.Errorf("a new search keeps %q, want %q", got, want)
	}
}

func TestPages(t *testing.T) {
	h := newHandler(t, corpus(t, 47))
	first := page(t, h, "/en/search", http.StatusOK)
	if n := len(first.all("article.hit")); n != 20 {
		t.Errorf("%d hits on the first page, want 20", n)
	}
	next := first.one(t, "nav.pager a[rel=next]").attr("href")
	if next != "/en/search?page=2" {
		t.Errorf("next leads to %q", next)
	}
	seen := make(map[string]bool)
	for _, target := range []string{"/en/search", next, "/en/search?page=3"} {
		for _, a := range page(t, h, target, http.StatusOK).all("article.hit h3 a") {
			seen[a.attr("href")] = true
		}
	}
	if len(seen) != 47 {
		t.Errorf("the three pages show %d cases, want 47", len(seen))
	}
}
