package web_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	"casebook/index"
	"casebook/kb"
	"casebook/web"
)

// newConfigured is the site with a configuration of the test's own.
func newConfigured(t *testing.T, dir string, c web.Config) http.Handler {
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
	c.Index, c.Library = ix, lib
	s, err := web.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s.Handler()
}

type sitemapRead struct {
	XMLName xml.Name
	URLs    []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Lang string `xml:"hreflang,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"url"`
	Files []struct {
		Loc string `xml:"loc"`
	} `xml:"sitemap"`
}

func readSitemap(t *testing.T, h http.Handler, target string) sitemapRead {
	t.Helper()
	res := ask(t, h, http.MethodGet, target)
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "application/xml; charset=utf-8" {
		t.Fatalf("%s: %d, %s", target, res.StatusCode, res.Header.Get("Content-Type"))
	}
	var m sitemapRead
	if err := xml.Unmarshal([]byte(bodyOf(t, res)), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// Every page of the sitemap is there, in both languages that it names, and every
// case is in it with the day of its last change.
func TestSitemap(t *testing.T) {
	h := newConfigured(t, smallLibrary, web.Config{BaseURL: "https://cases.example.org"})
	m := readSitemap(t, h, "/sitemap.xml")
	if m.XMLName.Space != "http://www.sitemaps.org/schemas/sitemap/0.9" || m.XMLName.Local != "urlset" {
		t.Fatalf("root %v", m.XMLName)
	}
	changed := make(map[string]string)
	for _, u := range m.URLs {
		path, ok := strings.CutPrefix(u.Loc, "https://cases.example.org")
		if res := ask(t, h, http.MethodGet, path); !ok || res.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", u.Loc, res.StatusCode)
		}
		if _, twice := changed[path]; twice {
			t.Errorf("%s is there twice", path)
		}
		changed[path] = u.LastMod
		langs, self := "", false
		for _, l := range u.Links {
			langs += l.Lang + " "
			self = self || l.Href == u.Loc
		}
		if langs != "en fr x-default " || !self {
			t.Errorf("%s: alternates %q, itself among them %v", u.Loc, langs, self)
		}
	}
	for _, slug := range []string{"old-spice-responses", "leclerc-blog-crisis", "qoqa-community"} {
		if day := changed["/fr/cases/"+slug]; len(day) != len("2026-11-24") {
			t.Errorf("%s: changed on %q", slug, day)
		}
	}
	for path := range changed {
		if strings.Contains(path, "secret-draft") {
			t.Errorf("%s is not public", path)
		}
	}
}

// A library of more pages than one file takes has an index of files, which together
// have each page once.
func TestSitemapOfALargeLibrary(t *testing.T) {
	dir := t.TempDir()
	text, err := os.ReadFile(filepath.Join(smallLibrary, "qoqa-community.md"))
	if err != nil {
		t.Fatal(err)
	}
	const cases = 5100
	for i := range cases {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("case-%05d.md", i)), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h := newHandler(t, dir)
	m := readSitemap(t, h, "/sitemap.xml")
	if m.XMLName.Local != "sitemapindex" || len(m.Files) != 2 {
		t.Fatalf("%s with %d files, want an index of two", m.XMLName.Local, len(m.Files))
	}
	found := make(map[string]bool)
	for _, f := range m.Files {
		part := readSitemap(t, h, strings.TrimPrefix(f.Loc, "http://example.com"))
		if n := len(part.URLs); n > 50_000 {
			t.Errorf("%s: %d addresses", f.Loc, n)
		}
		for _, u := range part.URLs {
			if found[u.Loc] {
				t.Fatalf("%s is there twice", u.Loc)
			}
			found[u.Loc] = true
		}
	}
	for i := range cases {
		if loc := fmt.Sprintf("http://example.com/fr/cases/case-%05d", i); !found[loc] {
			t.Fatalf("%s is not there", loc)
		}
	}
	for _, wrong := range []string{"/sitemap-0.xml", "/sitemap-3.xml", "/sitemap-x.xml", "/sitemap--1.xml", "/sitemap-01.xml", "/sitemap-9223372036854775807.xml"} {
		if res := ask(t, h, http.MethodGet, wrong); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", wrong, res.StatusCode)
		}
	}
}

func TestRobots(t *testing.T) {
	h := newConfigured(t, smallLibrary, web.Config{BaseURL: "https://cases.example.org"})
	got := bodyOf(t, ask(t, h, http.MethodGet, "/robots.txt"))
	if !strings.HasPrefix(got, "User-agent: *\n") || !strings.Contains(got, "\nSitemap: https://cases.example.org/sitemap.xml\n") || strings.Contains(got, "Disallow: /en/\n") {
		t.Errorf("robots.txt:\n%s", got)
	}
}

// A Host that is none never comes into an address; what is configured goes before
// any.
func TestOriginIsNoStrangers(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for host, want := range map[string]string{
		"cases.example.org": "http://cases.example.org/sitemap.xml", "127.0.0.1:8080": "http://127.0.0.1:8080/sitemap.xml", "[::1]:8080": "http://[::1]:8080/sitemap.xml",
		"": "", "a b": "", "x/evil": "", "x\"><script>": "", "x:99999": "", "::1": "", "user@x": "", "x?y": "", "é.example": "",
	} {
		r := httptest.NewRequest(http.MethodGet, "/robots.txt", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		_, got, _ := strings.Cut(w.Body.String(), "Sitemap: ")
		if got = strings.TrimSpace(got); got != want {
			t.Errorf("Host %q: %q, want %q", host, got, want)
		}
	}
}

func TestOpenSearch(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, lang := range []string{"en", "fr"} {
		res := ask(t, h, http.MethodGet, "/opensearch.xml?lang="+lang)
		var d struct {
			XMLName     xml.Name
			ShortName   string
			LongName    string
			Description string
			URLs        []struct {
				Type     string `xml:"type,attr"`
				Template string `xml:"template,attr"`
			} `xml:"Url"`
		}
		if err := xml.Unmarshal([]byte(bodyOf(t, res)), &d); err != nil {
			t.Fatal(err)
		}
		if res.Header.Get("Content-Type") != "application/opensearchdescription+xml; charset=utf-8" || d.XMLName.Space != "http://a9.com/-/spec/opensearch/1.1/" ||
			d.ShortName == "" || len([]rune(d.ShortName)) > 16 || len([]rune(d.LongName)) > 48 || d.Description == "" {
			t.Errorf("%+v", d)
		}
		for _, u := range d.URLs {
			target := strings.TrimPrefix(strings.ReplaceAll(u.Template, "{searchTerms}", "old+spice"), "http://example.com")
			got := ask(t, h, http.MethodGet, target)
			if got.StatusCode != http.StatusOK || !strings.HasPrefix(got.Header.Get("Content-Type"), u.Type) {
				t.Errorf("%s: %d, %s; want %s", target, got.StatusCode, got.Header.Get("Content-Type"), u.Type)
			}
		}
		page := page(t, h, "/"+lang+"/", http.StatusOK)
		if got := page.one(t, "link[rel=search]").attr("href"); got != "/opensearch.xml?lang="+lang {
			t.Errorf("the home page names %q", got)
		}
	}
}

func TestOpenSearchSuggestions(t *testing.T) {
	h := newHandler(t, smallLibrary)
	res := ask(t, h, http.MethodGet, "/api/v1/suggest/opensearch?q=old+s&lang=fr")
	var list []json.RawMessage
	if err := json.Unmarshal([]byte(bodyOf(t, res)), &list); err != nil || len(list) != 4 {
		t.Fatalf("%v, %d", err, len(list))
	}
	var texts, kinds, addresses []string
	for i, into := range []*[]string{&texts, &kinds, &addresses} {
		if err := json.Unmarshal(list[i+1], into); err != nil {
			t.Fatal(err)
		}
	}
	if string(list[0]) != `"old s"` || len(texts) == 0 || len(kinds) != len(texts) || len(addresses) != len(texts) || texts[0] != "Old Spice" {
		t.Fatalf("%s %q %q %q", list[0], texts, kinds, addresses)
	}
	for _, address := range addresses {
		if res := ask(t, h, http.MethodGet, strings.TrimPrefix(address, "http://example.com")); res.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", address, res.StatusCode)
		}
	}
}

// llms.txt is as llmstxt.org wants it, and what it names is there.
func TestLLMs(t *testing.T) {
	h := newHandler(t, smallLibrary)
	text := bodyOf(t, ask(t, h, http.MethodGet, "/llms.txt"))
	if !regexp.MustCompile(`(?s)^# [^\n]+\n\n> [^\n]+\n\n[^#\n][^\n]*\n\n## `).MatchString(text) {
		t.Errorf("it begins with\n%.400s", text)
	}
	item := regexp.MustCompile(`^- \[[^\n]+\]\(([^)\s]+)\): [^\n]+$`)
	cases := 0
	for _, line := range strings.Split(text, "\n") {
		if !strings.HasPrefix(line, "- ") {
			continue
		}
		m := item.FindStringSubmatch(line)
		if m == nil {
			t.Errorf("line %q", line)
			continue
		}
		target := strings.TrimPrefix(m[1], "http://example.com")
		if strings.HasSuffix(target, ".md") {
			cases++
		}
		if res := ask(t, h, http.MethodGet, target); res.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", target, res.StatusCode)
		}
	}
	if cases != 4 || strings.Contains(text, "secret-draft") {
		t.Errorf("%d cases, want the four public ones", cases)
	}
}

// Prometheus can read the metrics, and they count by route and not by address.
func TestMetrics(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, target := range []string{"/en/cases/old-spice-responses", "/en/cases/qoqa-community", "/api/v1/search?q=spice", "/api/v1/search?q=zzzz", "/fr/search?q=blog", "/nowhere", "/en/nowhere", "/api/v1/nowhere"} {
		ask(t, h, http.MethodGet, target)
	}
	ask(t, h, "BREW", "/en/")
	res := ask(t, h, http.MethodGet, "/metrics")
	text := bodyOf(t, res)
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		`casebook_http_requests_total{method="GET",route="/en/cases/{slug}",status="200"} 2`,
		`casebook_http_requests_total{method="other",route="none",status="405"} 1`,
		`casebook_searches_total{found="all",from="api"} 1`, `casebook_searches_total{found="none",from="api"} 1`,
		`casebook_index_cases 4`, `casebook_index_problems 0`, `casebook_search_duration_seconds_count 3`,
	} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("there is no %s", line)
		}
	}
	for _, name := range []string{"casebook_build_info", "casebook_http_request_duration_seconds", "casebook_http_requests_in_flight", "go_goroutines", "go_memstats_heap_alloc_bytes"} {
		if families[name] == nil || families[name].GetHelp() == "" {
			t.Errorf("there is no %s, or it says not what it is", name)
		}
	}
	for _, secret := range []string{"qoqa", "zzzz", "nowhere"} {
		if strings.Contains(text, secret) {
			t.Errorf("%q is in the metrics", secret)
		}
	}
}

// The log has one line a request, with its route, and nothing of what was looked for.
func TestLogTellsNothingOfReaders(t *testing.T) {
	var log bytes.Buffer
	h := newConfigured(t, smallLibrary, web.Config{Logger: slog.New(slog.NewJSONHandler(&log, nil))})
	ask(t, h, http.MethodGet, "/fr/search?q=my+secret+worry", "X-Request-Id", "abc", "User-Agent", "Mosaic", "Referer", "http://other/")
	ask(t, h, http.MethodGet, "/api/v1/search?limit=secret")
	var lines []map[string]any
	for line := range strings.Lines(log.String()) {
		var l map[string]any
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, l)
	}
	if len(lines) != 2 || lines[0]["id"] != "abc" || lines[0]["route"] != "/fr/search" || lines[0]["path"] != "/fr/search" || lines[0]["status"] != 200.0 || lines[1]["status"] != 400.0 {
		t.Errorf("log:\n%s", log.String())
	}
	for _, secret := range []string{"secret", "Mosaic", "other", "192.0.2.1"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("%q is in the log:\n%s", secret, log.String())
		}
	}
}

// Scripts of other sites may read what is there for programs, errors and "nothing
// new" included, and no page for people.
func TestScriptsOfOtherSitesMayRead(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for target, want := range map[string]string{
		"/api/v1/search": "*", "/api/v1/search?limit=0": "*", "/api/v1/nothing": "*", "/feed.atom": "*", "/uses/none.atom": "*",
		"/cases/qoqa-community.md": "*", "/cases/qoqa-community.bib": "*", "/en/": "", "/metrics": "",
	} {
		res := ask(t, h, http.MethodGet, target, "Origin", "https://other.example")
		if got := res.Header.Get("Access-Control-Allow-Origin"); got != want {
			t.Errorf("%s: Access-Control-Allow-Origin %q, want %q", target, got, want)
		}
		if res.Header.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s: credentials are allowed", target)
		}
	}
	for _, target := range []string{"/api/v1/search", "/api/v1/cases/qoqa-community", "/feed.atom", "/cases/qoqa-community.md"} {
		res := ask(t, h, http.MethodOptions, target, "Origin", "https://other.example", "Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "if-none-match")
		if res.StatusCode != http.StatusNoContent || res.Header.Get("Access-Control-Allow-Methods") != "GET, HEAD, OPTIONS" ||
			!strings.Contains(res.Header.Get("Access-Control-Allow-Headers"), "If-None-Match") || res.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: before a request: %d, %v", target, res.StatusCode, res.Header)
		}
	}
}

// Pages of a search lead to those beside them.
func TestSearchAPILinksItsPages(t *testing.T) {
	h := newHandler(t, smallLibrary)
	target, seen := "/api/v1/search?limit=1&lang=fr", map[string]bool{}
	for target != "" {
		res := ask(t, h, http.MethodGet, target)
		var r publicResult
		if err := json.Unmarshal([]byte(bodyOf(t, res)), &r); err != nil || len(r.Hits) != 1 || seen[r.Hits[0].Slug] {
			t.Fatalf("%s: %v, %+v", target, err, r)
		}
		seen[r.Hits[0].Slug] = true
		target = ""
		for _, l := range res.Header.Values("Link") {
			if to, ok := strings.CutSuffix(l, `>; rel="next"`); ok {
				target = strings.TrimPrefix(to, "<")
			}
		}
	}
	if len(seen) != 4 {
		t.Errorf("only %v", seen)
	}
}

func FuzzAPI(f *testing.F) {
	for target := range apiRequests() {
		f.Add(target)
	}
	f.Add("/search?q=%00%ff&use=,&year=..&facets=,&lang=%F0")
	f.Add("/cases/%2e%2e%2f/similar")
	h := newHandler(f, smallLibrary)
	f.Fuzz(func(t *testing.T, target string) {
		r, err := http.NewRequest(http.MethodGet, "http://example.com/api/v1"+target, nil)
		if err != nil || !strings.HasPrefix(r.URL.Path, "/api/v1/") {
			return
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Errorf("%s: %d, %s", target, w.Code, w.Body)
		}
		if strings.Contains(w.Header().Get("Content-Type"), "json") && !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s: not JSON: %s", target, w.Body)
		}
	})
}
