package web_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"casebook/index"
	"casebook/kb"
)

// The public shape of a search, written down once more: a field that is renamed
// or lost breaks other people's programs.
type publicResult struct {
	Query     string   `json:"query"`
	Total     int      `json:"total"`
	TotalSome int      `json:"total_some"`
	TookMS    float64  `json:"took_ms"`
	Relaxed   bool     `json:"relaxed"`
	Corrected string   `json:"corrected"` // left out where nothing was
	Warnings  []string `json:"warnings"`
	Details   []struct {
		Code     string            `json:"code"`
		Text     string            `json:"text"`
		Start    int               `json:"start"`
		End      int               `json:"end"`
		Proposal string            `json:"proposal"`
		TakenFor string            `json:"taken_for"`
		Message  map[string]string `json:"message"`
	} `json:"warning_details"` // left out where there are none
	Hits []struct {
		publicHit
		Matched []string `json:"matched"` // left out where the case has all the words itself
		Explain []string `json:"explain"` // left out unless explain=1
	} `json:"hits"`
	Facets []struct { // left out unless asked for
		Facet  string `json:"facet"`
		Values []struct {
			Value string `json:"value"`
			Label string `json:"label"` // of companies only
			Cases int    `json:"cases"`
		} `json:"values"`
	} `json:"facets"`
}

type publicHit struct {
	Slug      string   `json:"slug"`
	Title     string   `json:"title"`
	Companies []string `json:"companies"`
	Period    string   `json:"period"`
	Year      int      `json:"year"`
	Lang      string   `json:"lang"`
	Type      string   `json:"type"`
	Uses      []string `json:"uses"`
	Channels  []string `json:"channels"`
	Sector    string   `json:"sector"`
	Countries []string `json:"countries"`
	Outcome   string   `json:"outcome"`
	Summary   string   `json:"summary"`
	Score     float64  `json:"score"`
	Snippets  []string `json:"snippets"`
}

type publicSimilar struct {
	Slug     string `json:"slug"`
	Contrast bool   `json:"contrast"`
	Hits     []struct {
		publicHit
		Reasons []struct {
			Text    string   `json:"text"`
			ByHand  bool     `json:"by_hand"`
			Differs bool     `json:"differs"`
			Facet   string   `json:"facet"`
			Values  []string `json:"values"`
			Here    []string `json:"here"`
			Channel string   `json:"channel"`
			Words   []string `json:"words"`
		} `json:"reasons"`
	} `json:"hits"`
}

type publicSuggestions struct {
	Query       string `json:"query"`
	Suggestions []struct {
		Text  string `json:"text"`
		Kind  string `json:"kind"`
		Slug  string `json:"slug"`
		Lang  string `json:"lang"` // left out where the text is of none
		Cases int    `json:"cases"`
	} `json:"suggestions"`
}

// answer reads the JSON at an address of the API; a field that it does not know
// fails the test.
func answer[T any](t *testing.T, h http.Handler, target string) T {
	t.Helper()
	res := ask(t, h, http.MethodGet, "/api/v1/"+target)
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "application/json" || res.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Fatalf("%s: %d, %v", target, res.StatusCode, res.Header)
	}
	d := json.NewDecoder(res.Body)
	d.DisallowUnknownFields()
	var v T
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%s: %v", target, err)
	}
	return v
}

func search(t *testing.T, h http.Handler, query string) publicResult {
	t.Helper()
	return answer[publicResult](t, h, "search?"+query)
}

func TestSearchAPI(t *testing.T) {
	h := newHandler(t, smallLibrary)
	r := search(t, h, "q=old+spice&lang=fr")
	if r.Query != "old spice" || r.Total != 1 || r.Relaxed || r.Warnings == nil || r.TookMS <= 0 {
		t.Errorf("answer %+v", r)
	}
	hit := r.Hits[0]
	if hit.Slug != "old-spice-responses" || hit.Title != "Old Spice répond aux fans en vidéo, un par un" || hit.Period != "2010-07" || hit.Year != 2010 ||
		hit.Type != "case" || hit.Sector != "personal-care" || hit.Outcome != "success" || hit.Score <= 0 ||
		!slices.Equal(hit.Channels, []string{"youtube", "twitter"}) || !slices.Equal(hit.Uses, []string{"marketing", "communication"}) ||
		!strings.HasPrefix(hit.Summary, "Après un spot") {
		t.Errorf("hit %+v", hit)
	}
}

func TestSearchAPIWithoutWordsListsAll(t *testing.T) {
	h := newHandler(t, smallLibrary)
	r := search(t, h, "")
	if r.Total != 4 || len(r.Hits) != 4 || r.TotalSome != 0 {
		t.Fatalf("total %d, %d hits, want the four public cases", r.Total, len(r.Hits))
	}
	if two := search(t, h, "limit=2&offset=1"); len(two.Hits) != 2 || two.Hits[0].Slug != r.Hits[1].Slug || two.Total != 4 {
		t.Errorf("limit 2 from 1: %+v", two)
	}
	if past := search(t, h, "offset=100"); len(past.Hits) != 0 || past.Hits == nil || past.Total != 4 {
		t.Errorf("offset 100: %+v", past)
	}
	if f := search(t, h, "use=crisis&outcome=success&year=2005"); f.Total != 1 || f.Hits[0].Slug != "leclerc-blog-crisis" {
		t.Errorf("filters: %+v", f)
	}
}

func TestSearchAPIWarnsOfParametersItDoesNotKnow(t *testing.T) {
	r := search(t, newHandler(t, smallLibrary), "usage=crisis")
	if len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], `"usage"`) {
		t.Errorf("warnings %q", r.Warnings)
	}
}

func TestSearchAPICorrects(t *testing.T) {
	h := newHandler(t, airlines)
	if r := search(t, h, "q=pasenger"); r.Total != 4 || !strings.HasPrefix(r.Corrected, "passenger") {
		t.Errorf("corrected to %q, %d found", r.Corrected, r.Total)
	}
	if r := search(t, h, "q=pasenger&exact=1"); r.Total != 0 || r.Corrected != "" {
		t.Errorf("exact: corrected to %q, %d found", r.Corrected, r.Total)
	}
}

func TestSearchAPISaysWhy(t *testing.T) {
	h := newHandler(t, airlines)
	r := search(t, h, "q=ran%C3%A7ongiciel&explain=1")
	if r.Total != 1 || !slices.Equal(r.Hits[0].Matched, []string{"rançongiciel = ransomware"}) {
		t.Fatalf("answer %+v", r)
	}
	if len(r.Hits[0].Explain) == 0 {
		t.Error("nothing is explained")
	}
	if plain := bodyOf(t, ask(t, h, http.MethodGet, "/api/v1/search?q=bookings")); strings.Contains(plain, `"explain"`) || strings.Contains(plain, `"facets"`) ||
		strings.Contains(plain, `"matched"`) || strings.Contains(plain, `"corrected"`) {
		t.Errorf("empty fields are not left out: %s", plain)
	}
}

func TestSearchAPICounts(t *testing.T) {
	h := newHandler(t, airlines)
	r := search(t, h, "q=passenger&outcome=recovered&facets=outcome,speed,outcome")
	got := make(map[string]int)
	var order []string
	for _, f := range r.Facets {
		order = append(order, f.Facet)
		for _, v := range f.Values {
			got[f.Facet+":"+v.Value] = v.Cases
		}
	}
	want := map[string]int{"outcome:recovered": 2, "outcome:failure": 1, "outcome:mixed": 1, "speed:day": 2}
	if !slices.Equal(order, []string{"outcome", "speed"}) || !maps.Equal(got, want) {
		t.Errorf("facets %v: %v, want %v", order, got, want)
	}
	if all := search(t, h, "facets=1"); len(all.Facets) != len(index.Facets()) {
		t.Errorf("facets=1 counts %d facets, want all %d", len(all.Facets), len(index.Facets()))
	}
}

// lang is the language of the answer, language the filter.
func TestSearchAPIFiltersByLanguage(t *testing.T) {
	h := newHandler(t, smallLibrary)
	r := search(t, h, "language=en&lang=fr")
	if len(r.Warnings) != 0 || r.Total != 3 {
		t.Errorf("%d cases, warnings %q; want the three that are told in English", r.Total, r.Warnings)
	}
}

func TestSuggestAPI(t *testing.T) {
	h := newHandler(t, smallLibrary)
	r := answer[publicSuggestions](t, h, "suggest?q=old+sp&lang=fr&n=2")
	if r.Query != "old sp" || len(r.Suggestions) == 0 || len(r.Suggestions) > 2 {
		t.Fatalf("suggestions %+v", r)
	}
	if s := r.Suggestions[0]; s.Text != "Old Spice" || s.Kind != "company" || s.Slug != "old-spice" || s.Cases != 1 {
		t.Errorf("first %+v, want the company", s)
	}
	if none := answer[publicSuggestions](t, h, "suggest?q="); none.Suggestions == nil || len(none.Suggestions) != 0 {
		t.Errorf("nothing typed: %+v, want an empty list", none)
	}
}

func TestSimilarAPI(t *testing.T) {
	h := newHandler(t, airlines)
	r := answer[publicSimilar](t, h, "cases/northern-ransomware/similar?n=2&lang=fr")
	if r.Slug != "northern-ransomware" || r.Contrast || len(r.Hits) != 2 {
		t.Fatalf("answer %+v", r)
	}
	first := r.Hits[0]
	if first.Slug != "eastern-luggage" || len(first.Reasons) < 2 || !first.Reasons[0].ByHand || first.Snippets == nil || first.Score <= 0 {
		t.Errorf("first %+v, want the one put there by hand", first)
	}
	if got := first.Reasons[1].Text; !strings.HasPrefix(got, "même") {
		t.Errorf("reason %q, want it in French", got)
	}
	c := answer[publicSimilar](t, h, "cases/northern-ransomware/similar?contrast=1")
	if !c.Contrast || len(c.Hits) == 0 || c.Hits[0].Slug != "southern-silence" {
		t.Fatalf("counterparts %+v", c)
	}
	differs := false
	for _, reason := range c.Hits[0].Reasons {
		differs = differs || reason.Differs && reason.Facet == "outcome" && reason.Values[0] == "failure" && reason.Here[0] == "recovered"
	}
	if !differs {
		t.Errorf("reasons %+v do not tell the other outcome", c.Hits[0].Reasons)
	}
	res := ask(t, newHandler(t, smallLibrary), http.MethodGet, "/api/v1/cases/old-spice/similar?n=3")
	if got := res.Header.Get("Location"); res.StatusCode != http.StatusMovedPermanently || got != "/api/v1/cases/old-spice-responses/similar?n=3" {
		t.Errorf("former name: %d to %q", res.StatusCode, got)
	}
}

func TestCaseAPI(t *testing.T) {
	h := newHandler(t, smallLibrary)
	res := ask(t, h, http.MethodGet, "/api/v1/cases/leclerc-blog-crisis")
	var c kb.Case
	if err := json.NewDecoder(res.Body).Decode(&c); err != nil {
		t.Fatal(err)
	}
	if c.Slug != "leclerc-blog-crisis" || len(c.Timeline) != 4 || len(c.Translations) != 1 || c.Period.String() != "2005-10..2005-11" {
		t.Errorf("case %+v", c)
	}
	if got := res.Header.Get("Access-Control-Allow-Origin"); got != "*" {
		t.Errorf("Access-Control-Allow-Origin %q", got)
	}
}

func TestAPIErrorsAreProblems(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for target, want := range map[string]struct {
		status int
		detail string
	}{
		"/api/v1/cases/no-such-case":       {http.StatusNotFound, "nothing at this address"},
		"/api/v1/cases/secret-draft":       {http.StatusNotFound, "nothing at this address"},
		"/api/v1/nothing":                  {http.StatusNotFound, "no such address"},
		"/api/v1/search?limit=101":         {http.StatusBadRequest, "limit: want a number from 1 to 100"},
		"/api/v1/search?limit=0":           {http.StatusBadRequest, "limit"},
		"/api/v1/search?limit=ten":         {http.StatusBadRequest, "limit"},
		"/api/v1/search?offset=-1":         {http.StatusBadRequest, "offset"},
		"/api/v1/search?offset=1000000001": {http.StatusBadRequest, "offset"},
		"/api/v1/search?year=then":         {http.StatusBadRequest, "2008..2013"},
		"/api/v1/search?sort=sideways":     {http.StatusBadRequest, "newest"},
		"/api/v1/search?exact=perhaps":     {http.StatusBadRequest, "exact: want 1 or 0"},
		"/api/v1/search?explain=yes":       {http.StatusBadRequest, "explain: want 1 or 0"},
		"/api/v1/search?facets=use,colour": {http.StatusBadRequest, "use, outcome, channel"},
		"/api/v1/suggest?q=a&n=0":          {http.StatusBadRequest, "n: want a number from 1 to 20"},

		"/api/v1/cases/no-such-case/similar":                  {http.StatusNotFound, "nothing at this address"},
		"/api/v1/cases/secret-draft/similar":                  {http.StatusNotFound, "nothing at this address"},
		"/api/v1/cases/qoqa-community/similar?n=many":         {http.StatusBadRequest, "n: want a number from 1 to 50"},
		"/api/v1/cases/qoqa-community/similar?contrast=maybe": {http.StatusBadRequest, "contrast: want 1 or 0"},
	} {
		res := ask(t, h, http.MethodGet, target)
		var p struct {
			Type, Title, Detail, Instance string
			Status                        int
		}
		if err := json.NewDecoder(res.Body).Decode(&p); err != nil {
			t.Errorf("%s: %v", target, err)
			continue
		}
		if res.StatusCode != want.status || p.Status != want.status || res.Header.Get("Content-Type") != "application/problem+json" ||
			p.Type != "about:blank" || p.Title == "" || p.Instance != target || !strings.Contains(p.Detail, want.detail) {
			t.Errorf("%s: %d %s %+v", target, res.StatusCode, res.Header.Get("Content-Type"), p)
		}
	}
}

// Collections are titled in the language asked for, where they have a title in it.
func TestCollectionTitles(t *testing.T) {
	h := newHandler(t, airlines)
	const english, french = "Two answers to one kind of trouble", "Deux réponses à un même genre d’ennui"
	for query, want := range map[string]string{"": english, "?lang=en": english, "?lang=fr": french, "?lang=fr-CH": french, "?lang=de": english} {
		var list struct{ Collections []struct{ Title string } }
		var one struct{ Title string }
		for path, into := range map[string]any{"/collections": &list, "/collections/two-answers": &one} {
			if err := json.Unmarshal([]byte(bodyOf(t, ask(t, h, http.MethodGet, "/api/v1"+path+query))), into); err != nil {
				t.Fatal(err)
			}
		}
		if len(list.Collections) != 1 || list.Collections[0].Title != want || one.Title != want {
			t.Errorf("%q: %+v and %q, want %q", query, list, one.Title, want)
		}
	}
}
