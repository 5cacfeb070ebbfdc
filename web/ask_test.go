package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/index"
)

// post sends a form; header is name, value, name, value …
func post(t testing.TB, h http.Handler, target string, form url.Values, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

// counted is what was counted, as "words missed asked".
func counted(t *testing.T, w *index.Wanted) map[string][2]int {
	t.Helper()
	list, err := w.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string][2]int)
	for _, wish := range list {
		all[wish.Words] = [2]int{wish.Missed, wish.Asked}
	}
	return all
}

func TestAskForACase(t *testing.T) {
	wanted := index.OpenWanted("")
	h := newAskingSite(t, smallLibrary, wanted)
	form := page(t, h, "/fr/search?q=Orkut&use=crisis&year=2010..", http.StatusOK).one(t, "form.asking")
	if got := form.attr("method") + " " + form.attr("action"); got != "post /fr/search/ask" {
		t.Fatalf("the form is sent by %s", got)
	}
	values := url.Values{}
	for _, in := range form.all("input") {
		values.Add(in.attr("name"), in.attr("value"))
	}
	res := post(t, h, "/fr/search/ask", values, "Sec-Fetch-Site", "same-origin")
	thanks := res.Header.Get("Location")
	if res.StatusCode != http.StatusSeeOther || thanks != "/fr/search?asked=1&q=Orkut&use=crisis&year=2010.." {
		t.Fatalf("answered %d to %q", res.StatusCode, thanks)
	}
	doc := page(t, h, thanks, http.StatusOK)
	if got := doc.one(t, "p#asked").text(); !strings.HasPrefix(got, "Merci") || len(doc.all("form.asking")) != 0 {
		t.Errorf("thanks %q, and %d forms", got, len(doc.all("form.asking")))
	}
	if diff := cmp.Diff(map[string][2]int{"orkut": {1, 1}}, counted(t, wanted)); diff != "" {
		t.Errorf("counted (-want +got)\n%s", diff)
	}
}

func TestAskIsOfferedWhereItHelps(t *testing.T) {
	h := newAskingSite(t, smallLibrary, index.OpenWanted(""))
	for query, want := range map[string]int{
		"q=xyzzyplugh":          1,
		"q=towel+steaks":        1, // no case has both
		"q=towel":               0,
		"use=crisis&country=jp": 0, // no words
		"q=anna@example.org":    0, // not kept
	} {
		if got := len(page(t, h, "/en/search?"+query, http.StatusOK).all("form.asking")); got != want {
			t.Errorf("%s: %d forms, want %d", query, got, want)
		}
	}
	if doc := page(t, newHandler(t, smallLibrary), "/en/search?q=xyzzyplugh", http.StatusOK); len(doc.all("form.asking")) != 0 {
		t.Error("the form is there where nobody counts")
	}
}

func TestAskIsGuarded(t *testing.T) {
	wanted := index.OpenWanted("")
	h := newAskingSite(t, smallLibrary, wanted)
	form := url.Values{"q": {"orkut"}}
	if res := post(t, h, "/en/search/ask", form, "Sec-Fetch-Site", "cross-site"); res.StatusCode != http.StatusForbidden {
		t.Errorf("from another site: %d", res.StatusCode)
	}
	if res := post(t, h, "/en/search/ask", form, "Origin", "https://other.example"); res.StatusCode != http.StatusForbidden {
		t.Errorf("from another origin: %d", res.StatusCode)
	}
	if res := ask(t, h, http.MethodGet, "/en/search/ask?q=orkut"); res.StatusCode != http.StatusSeeOther || res.Header.Get("Location") != "/en/search?q=orkut" {
		t.Errorf("opened as a page: %d to %q", res.StatusCode, res.Header.Get("Location"))
	}
	for body, want := range map[string]struct {
		status  int
		heading string
	}{
		"q=" + strings.Repeat("x", 20000): {http.StatusRequestEntityTooLarge, "C’est trop long"},
		"q=%zz":                           {http.StatusBadRequest, "Cet envoi est illisible"},
	} {
		r := httptest.NewRequest(http.MethodPost, "/fr/search/ask", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got := parseHTML(t, w.Body.String()).one(t, "h1").text(); w.Code != want.status || got != want.heading {
			t.Errorf("%.10s: %d, %q; want %d, %q", body, w.Code, got, want.status, want.heading)
		}
	}
	last := 0
	for range 12 {
		last = post(t, h, "/en/search/ask", form).StatusCode
	}
	if last != http.StatusTooManyRequests {
		t.Errorf("the last of many within a minute: %d", last)
	}
	if got := counted(t, wanted)["orkut"]; got[1] == 0 || got[1] > 10 {
		t.Errorf("counted %v, want ten at most", got)
	}
}

// A search that found nothing counts once a reader.
func TestMissedIsCounted(t *testing.T) {
	wanted := index.OpenWanted("")
	h := newAskingSite(t, smallLibrary, wanted)
	const target = "/en/search?q=Orkut"
	tag := ask(t, h, http.MethodGet, target).Header.Get("ETag")
	ask(t, h, http.MethodGet, "/fr/search?q=orkut&page=1")
	for _, header := range [][]string{
		{"If-None-Match", tag}, {"X-Casebook-Typing", "1"}, {"Sec-Purpose", "prefetch"},
	} {
		ask(t, h, http.MethodGet, target, header...)
	}
	ask(t, h, http.MethodHead, target)
	for _, other := range []string{
		"/api/v1/search?q=Orkut", "/en/search?q=towel", "/en/search?use=crisis&country=jp",
		"/en/search?q=towel&outcome=failure", // the filters are why
		"/en/search?q=towel+steaks",
	} {
		ask(t, h, http.MethodGet, other)
	}
	if diff := cmp.Diff(map[string][2]int{"orkut": {2, 0}}, counted(t, wanted)); diff != "" {
		t.Errorf("counted (-want +got)\n%s", diff)
	}
}
