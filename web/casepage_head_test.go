package web_test

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/index"
	"casebook/kb"
	"casebook/web"
)

// siteAt is the site over a folder, at an address.
func siteAt(t *testing.T, dir, base string) http.Handler {
	t.Helper()
	lib, err := kb.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(t.Context(), lib, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ix.Close(); err != nil {
			t.Error(err)
		}
	})
	s, err := web.New(web.Config{Index: ix, Library: lib, Version: "test", BaseURL: base})
	if err != nil {
		t.Fatal(err)
	}
	return s.Handler()
}

// What reference managers and social networks read of a case.
func TestHeadOfACase(t *testing.T) {
	doc := page(t, siteAt(t, smallLibrary, "https://cases.example.org"), "/fr/cases/old-spice-responses", http.StatusOK)
	got := make(map[string][]string)
	for _, m := range doc.all("head meta") {
		name := m.attr("name") + m.attr("property")
		if strings.HasPrefix(name, "citation_") || strings.Contains(name, ":") {
			got[name] = append(got[name], m.attr("content"))
		}
	}
	summary := doc.one(t, "p.stand").text()
	keywords := []string{"Old Spice", "Procter & Gamble", "humour"}
	want := map[string][]string{
		"citation_title":            {"Old Spice répond aux fans en vidéo, un par un"},
		"citation_author":           {"Casebook"},
		"citation_publication_date": {"2026/11/24"},
		"citation_publisher":        {"Casebook"},
		"citation_public_url":       {"https://cases.example.org/fr/cases/old-spice-responses"},
		"citation_language":         {"fr"},
		"citation_abstract":         {summary},
		"citation_keywords":         keywords,
		"z:itemType":                {"webpage"},
		"og:type":                   {"article"},
		"og:title":                  {"Old Spice répond aux fans en vidéo, un par un"},
		"og:description":            {summary},
		"og:site_name":              {"Casebook"},
		"og:url":                    {"https://cases.example.org/fr/cases/old-spice-responses"},
		"og:locale":                 {"fr_FR"},
		"og:locale:alternate":       {"en_GB"},
		"article:published_time":    {"2026-11-24"},
		"article:tag":               keywords,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("head (-want +got):\n%s", diff)
	}
	var files []string
	for _, l := range doc.all("head link[rel=alternate]") {
		if kind := l.attr("type"); kind != "" {
			files = append(files, kind+" "+l.attr("href"))
		}
	}
	wantFiles := []string{
		"text/markdown /cases/old-spice-responses.md",
		"text/markdown /cases/old-spice-responses.fr.md",
		"application/x-bibtex /cases/old-spice-responses.bib?lang=fr",
		"application/x-research-info-systems /cases/old-spice-responses.ris?lang=fr",
		"application/vnd.citationstyles.csl+json /cases/old-spice-responses.csl.json?lang=fr",
	}
	if diff := cmp.Diff(wantFiles, files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if got := doc.one(t, "link[rel=cite-as]").attr("href"); got != "https://cases.example.org/cases/old-spice-responses" {
		t.Errorf("cite-as %q", got)
	}
}

// What search engines read of a case is JSON, whatever the case is called.
func TestJSONLD(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile(filepath.Join(smallLibrary, "old-spice-responses.md"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "title:") {
			lines[i] = `title: 'A </script><script>alert(1)</script> & "two" <!-- marks'`
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "odd-name.md"), []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	doc := page(t, siteAt(t, dir, "https://cases.example.org"), "/en/cases/odd-name", http.StatusOK)
	blocks := doc.all("script[type=application/ld+json]")
	if len(blocks) != 2 || len(doc.all("script")) != 3 {
		t.Fatalf("%d JSON-LD blocks among %d scripts, want two of three", len(blocks), len(doc.all("script")))
	}
	var article struct {
		Type      string `json:"@type"`
		ID        string `json:"@id"`
		Headline  string
		Lang      string `json:"inLanguage"`
		Published string `json:"datePublished"`
		Modified  string `json:"dateModified"`
		Period    string `json:"temporalCoverage"`
		About     []struct {
			Type string `json:"@type"`
			Name string
		}
		Citation []struct{ Name, URL string }
	}
	if err := json.Unmarshal([]byte(blocks[0].FirstChild.Data), &article); err != nil {
		t.Fatal(err)
	}
	if article.Type != "Article" || article.ID != "https://cases.example.org/en/cases/odd-name" || article.Lang != "en" || article.Published != "2026-11-24" ||
		article.Headline != "A </script><script>alert(1)</script> & “two” <!-- marks" {
		t.Errorf("article %+v", article)
	}
	if len(article.About) != 2 || article.About[0].Name != "Old Spice" || len(article.Citation) == 0 || article.Citation[0].URL == "" {
		t.Errorf("about %v, citation %v", article.About, article.Citation)
	}
	var crumbs struct {
		Items []struct {
			Position   int
			Name, Item string
		} `json:"itemListElement"`
	}
	if err := json.Unmarshal([]byte(blocks[1].FirstChild.Data), &crumbs); err != nil {
		t.Fatal(err)
	}
	if len(crumbs.Items) != 3 || crumbs.Items[0].Item != "https://cases.example.org/en/" || crumbs.Items[2].Position != 3 {
		t.Errorf("crumbs %v", crumbs.Items)
	}
}

// Without an address of the site nothing claims one.
func TestHeadWithoutAnAddress(t *testing.T) {
	doc := page(t, newHandler(t, smallLibrary), "/en/cases/qoqa-community", http.StatusOK)
	for _, m := range doc.all("head meta") {
		if name := m.attr("name") + m.attr("property"); name == "og:url" || name == "citation_public_url" {
			t.Errorf("%s is %q", name, m.attr("content"))
		}
	}
	if got := doc.one(t, "p.cited").text(); !strings.HasSuffix(got, ", /en/cases/qoqa-community") {
		t.Errorf("citation %q", got)
	}
}
