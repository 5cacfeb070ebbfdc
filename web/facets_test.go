package web_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestFilterColumn(t *testing.T) {
	h := newHandler(t, smallLibrary)
	doc := page(t, h, "/en/search?use=crisis", http.StatusOK)
	chosen := doc.all("nav.facets a[aria-current=true]")
	if len(chosen) != 1 || !strings.HasPrefix(chosen[0].text(), "Crisis management") {
		t.Fatalf("%d values chosen, want the use", len(chosen))
	}
	if got := chosen[0].attr("href"); got != "/en/search" {
		t.Errorf("the chosen value leads to %q, want the search without it", got)
	}
	counts := make(map[string]string)
	for _, a := range doc.all("nav.facets ul a") {
		counts[a.attr("href")] = a.one(t, "span.n").text()
	}
	for href, want := range map[string]string{
		"/en/search?use=crisis,marketing":       "1", // another use adds its own cases
		"/en/search?outcome=success&use=crisis": "1",
		"/en/search?country=FR&use=crisis":      "1",
	} {
		if got := counts[href]; got != want {
			t.Errorf("%s: count %q, want %s", href, got, want)
		}
	}
}

// Values without a case stay in sight, and lead nowhere.
func TestValuesWithoutACase(t *testing.T) {
	doc := page(t, newHandler(t, smallLibrary), "/en/search?q=towel", http.StatusOK)
	group := doc.one(t, "details#f-use")
	if all, zero := len(group.all("li")), len(group.all("span.zero")); all != 7 || zero != all-len(group.all("li a")) || zero == 0 {
		t.Errorf("%d uses, %d of them without a case, want seven and some", all, zero)
	}
}

// The first click on the histogram chooses a year, a second one the span to it, and
// one on the same year takes it back.
func TestYearsByClicks(t *testing.T) {
	h := newHandler(t, smallLibrary)
	click := func(target, year string) string {
		t.Helper()
		for _, bar := range page(t, h, target, http.StatusOK).all("svg.hist a") {
			if strings.HasPrefix(bar.one(t, "title").text(), year+":") {
				return bar.attr("href")
			}
		}
		t.Fatalf("%s: no bar for %s", target, year)
		return ""
	}
	first := click("/en/search?use=pr,marketing,crisis,communication", "2010")
	if want := "/en/search?use=pr,marketing,crisis,communication&year=2010"; first != want {
		t.Fatalf("first click: %s, want %s", first, want)
	}
	if got, want := click(first, "2005"), "/en/search?use=pr,marketing,crisis,communication&year=2005..2010"; got != want {
		t.Errorf("second click: %s, want %s", got, want)
	}
	if got, want := click(first, "2010"), "/en/search?use=pr,marketing,crisis,communication"; got != want {
		t.Errorf("the same again: %s, want %s", got, want)
	}
	if got, want := click("/en/search?year=2005..2010", "2010"), "/en/search?year=2010"; got != want {
		t.Errorf("after a span: %s, want %s", got, want)
	}
}

// A count says what the click finds: for every value of a facet of which none is
// chosen, with words and years too.
func TestCountsAreWhatAClickFinds(t *testing.T) {
	h := newHandler(t, corpus(t, 120))
	for _, query := range []string{"", "q=customer", "q=customer&year=2005..2012", "q=customer+use:crisis&outcome=success,failure&year=2004.."} {
		doc := page(t, h, "/en/search?"+query, http.StatusOK)
		clicked := 0
		for _, group := range doc.all("nav.facets details.facet") {
			if len(group.all("a[aria-current=true]")) > 0 {
				continue
			}
			for _, a := range group.all("li a") {
				count := a.one(t, "span.n").text()
				found := page(t, h, a.attr("href"), http.StatusOK).one(t, "p[role=status] b").text()
				if number, _, _ := strings.Cut(found, " "); number != count {
					t.Errorf("%q, %s: count %s, but the click finds %s", query, a.attr("href"), count, found)
				}
				clicked++
			}
		}
		if clicked < 30 {
			t.Errorf("%q: only %d values to click", query, clicked)
		}
	}
}

func TestFilterColumnGroups(t *testing.T) {
	doc := page(t, newHandler(t, corpus(t, 120)), "/fr/search?q=service&year=2003..", http.StatusOK)
	var open, closed []string
	for _, group := range doc.all("nav.facets details.facet") {
		name := group.all("summary")[0].text()
		if _, ok := group.lookup("open"); ok {
			open = append(open, name)
		} else {
			closed = append(closed, name)
		}
		if n := len(group.all("li")) - len(group.all("details.more li")); n > 8 {
			t.Errorf("%s shows %d values at once, want at most 8", name, n)
		}
	}
	if got, want := strings.Join(open, ", "), "Usage, Issue, Canal, Pays, Secteur, Année"; got != want {
		t.Errorf("open groups %s, want %s", got, want)
	}
	if got, want := strings.Join(closed, ", "), "Solidité des preuves, Cause de la crise, Réponse à la crise, Première réponse, Portée des résultats, Avec, Langue, Genre de source"; got != want {
		t.Errorf("closed groups %s, want %s", got, want)
	}
	if len(doc.all("nav.facets details.more")) == 0 {
		t.Error("no group is folded")
	}
}

// The new filters: what the case is computed to be, and what its sources are.
func TestComputedFilters(t *testing.T) {
	h := newHandler(t, airlines)
	for query, want := range map[string][]string{
		"response=silence":              {"southern-silence"},
		"speed=never":                   {"southern-silence"},
		"speed=day&outcome=mixed":       {"eastern-luggage"},
		"cause=preventable&year=2017":   {"northern-ransomware"},
		"has=timeline&year=2012":        {"western-strike"},
		"kind=article&year=2010":        {"eastern-luggage"},
		"grade=1&year=2010":             {"eastern-luggage"},
		"evidence=public&year=2010":     {"eastern-luggage"},
		"language=fr":                   nil,
		"language=en&response=diminish": {"eastern-luggage"},
		"maturity=5":                    nil,
		"rung=sales":                    nil,
	} {
		var got []string
		doc := page(t, h, "/en/search?"+query, http.StatusOK)
		for _, a := range doc.all("article.hit h3 a") {
			got = append(got, strings.TrimPrefix(a.attr("href"), "/en/cases/"))
		}
		if !sameSlugs(got, want, false) {
			t.Errorf("%s: got %v, want %v", query, got, want)
		}
		if n := len(doc.all("a.chip")); n == 0 {
			t.Errorf("%s: no chip", query)
		}
	}
}

func TestChosenValueIsExplained(t *testing.T) {
	h := newHandler(t, airlines)
	for query, want := range map[string]string{
		"use=crisis": "Answering when", "grade=1": "One source", "speed=never": "no answer", "response=silence": "Does not answer", "has=timeline": "step by step",
	} {
		doc := page(t, h, "/en/search?"+query, http.StatusOK)
		if got := doc.one(t, "nav.facets li p").text(); !strings.Contains(got, want) {
			t.Errorf("%s: explained as %q, want %q in it", query, got, want)
		}
	}
}

// A qualifier in the box is a filter like one that was clicked.
func TestTypedFilterIsAChip(t *testing.T) {
	h := newHandler(t, smallLibrary)
	doc := page(t, h, "/en/search?q=blog+usage:crise+year:2003..2006+-channel:facebook", http.StatusOK)
	if got := doc.one(t, "input#q").attr("value"); got != "blog usage:crise year:2003..2006 -channel:facebook" {
		t.Errorf("the box holds %q, want what was typed", got)
	}
	var hrefs []string
	for _, chip := range doc.all("a.chip") {
		hrefs = append(hrefs, chip.attr("href"))
	}
	want := "/en/search?q=blog+-channel:facebook&year=2003..2006 /en/search?q=blog+-channel:facebook&use=crisis"
	if got := strings.Join(hrefs, " "); got != want {
		t.Errorf("chips lead to\n%s, want\n%s", got, want)
	}
	if chosen := doc.all("nav.facets a[aria-current=true]"); len(chosen) != 1 || !strings.HasPrefix(chosen[0].text(), "Crisis management") {
		t.Errorf("%d values are marked, want the use", len(chosen))
	}
}

func TestYearsForm(t *testing.T) {
	h := newHandler(t, smallLibrary)
	form := page(t, h, "/en/search?q=blog&use=crisis,pr&year=2003..2006&exact=1", http.StatusOK).one(t, "form.range")
	var kept []string
	for _, in := range form.all("input") {
		kept = append(kept, in.attr("name")+"="+in.attr("value"))
	}
	if got, want := strings.Join(kept, " "), "q=blog use=crisis use=pr exact=1 from=2003 to=2006"; got != want {
		t.Errorf("the form sends %s, want %s", got, want)
	}
	for query, want := range map[string]string{
		"q=blog&from=2003&to=2006": "/en/search?q=blog&year=2003..2006",
		"from=2003&to=":            "/en/search?year=2003..",
		"from=&to=2006":            "/en/search?year=..2006",
		"from=2005&to=2005":        "/en/search?year=2005",
		"from=&to=&use=crisis":     "/en/search?use=crisis",
	} {
		res := ask(t, h, http.MethodGet, "/en/search?"+query)
		if got := res.Header.Get("Location"); res.StatusCode != http.StatusSeeOther || got != want {
			t.Errorf("%s: %d to %q, want 303 to %q", query, res.StatusCode, got, want)
		}
	}
}
