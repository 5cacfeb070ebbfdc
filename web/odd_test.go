package web_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestNotFound(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for target, heading := range map[string]string{
		"/en/cases/no-such-case":   "There is nothing at this address",
		"/fr/cases/no-such-case":   "Il n’y a rien à cette adresse",
		"/en/cases/secret-draft":   "There is nothing at this address", // only published cases are public
		"/en/nowhere":              "There is nothing at this address",
		"/en/uses/juggling":        "There is nothing at this address",
		"/en/companies/nobody-inc": "There is nothing at this address",
		"/en/countries/zz":         "There is nothing at this address",
		"/en/tags/no-such-tag":     "There is nothing at this address",
		"/nowhere":                 "There is nothing at this address",
		"/de/":                     "There is nothing at this address",
		"/en/cases/..%2f..%2fetc":  "There is nothing at this address",
		"/en/cases/%FF%FE":         "There is nothing at this address",
	} {
		doc := page(t, h, target, http.StatusNotFound)
		if got := doc.one(t, "h1").text(); got != heading {
			t.Errorf("%s: heading %q, want %q", target, got, heading)
		}
		doc.one(t, "form[role=search]")
	}
}

// What strangers and broken links send is answered with a page, never with a
// failure.
func TestOddInput(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, query := range []string{
		"q=" + strings.Repeat("blog+", 5000),
		"q=" + strings.Repeat("a", 20000),
		"q=%FF%FE%80", "q=%00", "q=%E2%80%AE", "q=%22", "q=%22%22%22", "q=-", "q=---", "q=*", "q=%5B%28", "q=%27%3B--", "q=a:b:c", "q=year:",
		"q=%3Cscript%3Ealert(1)%3C/script%3E",
		"page=-1", "page=0", "page=999999999999999999999", "page=x", "page=2147483647",
		"use=nonsense", "use=,,,", "use=%FF", "country=" + strings.Repeat("x", 3000), "use=" + strings.Repeat("a,", 3000),
		"year=abc", "year=2013..2008", "year=-1", "year=..", "year=99999999999", "sort=sideways",
		"q=&use=&year=&sort=", "%zz=1", "q=%zz", ";;;", "lang=xx&nothing=1",
	} {
		for _, lang := range []string{"en", "fr"} {
			target := "/" + lang + "/search?" + query
			res := ask(t, h, http.MethodGet, target)
			body := bodyOf(t, res)
			if res.StatusCode != http.StatusOK {
				t.Errorf("%.80s: status %d", target, res.StatusCode)
				continue
			}
			if strings.Contains(body, "<script>alert") {
				t.Errorf("%.80s: what was typed came through as HTML", target)
			}
			if len(body) > 200_000 {
				t.Errorf("%.80s: the page has %d bytes", target, len(body))
			}
		}
	}
}

func TestUnknownFilterIsNamed(t *testing.T) {
	h := newHandler(t, smallLibrary)
	doc := page(t, h, "/en/search?use=crisi", http.StatusOK)
	note := doc.all("div.note")[0]
	if got := note.text(); !strings.Contains(got, "“crisi”") || !strings.Contains(got, "Crisis management") {
		t.Errorf("note %q, want the wrong value and the nearest", got)
	}
	if got := note.all("a")[0].attr("href"); got != "/en/search?use=crisis" {
		t.Errorf("it leads to %q", got)
	}
	if len(doc.all("article.hit")) != 0 {
		t.Error("the filter was dropped")
	}
}

func TestPageBeyondTheLast(t *testing.T) {
	doc := page(t, newHandler(t, smallLibrary), "/fr/search?page=50", http.StatusOK)
	if got := doc.all("div.note p")[0].text(); !strings.Contains(got, "page 50") {
		t.Errorf("note %q", got)
	}
}
