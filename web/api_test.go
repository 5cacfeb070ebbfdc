package web_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

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
	Warnings  []string `json:"warnings"`
	Hits      []struct {
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
	} `json:"hits"`
}

func search(t *testing.T, h http.Handler, query string) publicResult {
	t.Helper()
	res := ask(t, h, http.MethodGet, "/api/v1/search?"+query)
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "application/json" {
		t.Fatalf("%s: %d, %s", query, res.StatusCode, res.Header.Get("Content-Type"))
	}
	d := json.NewDecoder(res.Body)
	d.DisallowUnknownFields()
	var r publicResult
	if err := d.Decode(&r); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return r
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
