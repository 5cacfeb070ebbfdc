package web_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFilesOfACase(t *testing.T) {
	h := siteAt(t, smallLibrary, "https://cases.example.org")
	for _, want := range []struct{ target, contentType, disposition, lang, text string }{
		{"/cases/old-spice-responses.bib?lang=fr", "application/x-bibtex; charset=utf-8", `attachment; filename="old-spice-responses.bib"`, "fr", "url = {https://cases.example.org/fr/cases/old-spice-responses}"},
		{"/cases/old-spice-responses.bib", "application/x-bibtex; charset=utf-8", `attachment; filename="old-spice-responses.bib"`, "", "url = {https://cases.example.org/cases/old-spice-responses}"},
		{"/cases/old-spice-responses.bib?of=sources", "application/x-bibtex; charset=utf-8", `attachment; filename="old-spice-responses-sources.bib"`, "", "@article{old-spice-responses.1,"},
		{"/cases/old-spice-responses.ris", "application/x-research-info-systems; charset=utf-8", `attachment; filename="old-spice-responses.ris"`, "", "TY  - ELEC\r\n"},
		{"/cases/old-spice-responses.csl.json", "application/vnd.citationstyles.csl+json", `attachment; filename="old-spice-responses.csl.json"`, "", `"literal": "Casebook editors"`},
		{"/cases/old-spice-responses.txt?lang=fr", "text/plain; charset=utf-8", "inline", "fr", "La rédaction de Casebook, «\u00a0Old Spice répond aux fans en vidéo, un par un\u00a0», Casebook, version du 24\u00a0novembre 2026, https://cases.example.org/fr/cases/old-spice-responses\n"},
		{"/cases/old-spice-responses.md", "text/markdown; charset=utf-8", "inline", "en", "---\n"},
		{"/cases/old-spice-responses.fr.md", "text/markdown; charset=utf-8", "inline", "fr", "Debout dans sa serviette"},
	} {
		res := ask(t, h, http.MethodGet, want.target)
		body := bodyOf(t, res)
		if res.StatusCode != http.StatusOK || !strings.Contains(body, want.text) {
			t.Errorf("%s: status %d, without %q: %s", want.target, res.StatusCode, want.text, body)
		}
		for name, value := range map[string]string{"Content-Type": want.contentType, "Content-Disposition": want.disposition, "Content-Language": want.lang} {
			if got := res.Header.Get(name); got != value {
				t.Errorf("%s: %s %q, want %q", want.target, name, got, value)
			}
		}
		if again := ask(t, h, http.MethodGet, want.target, "If-None-Match", res.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
			t.Errorf("%s: asked again, status %d", want.target, again.StatusCode)
		}
	}
	file, err := os.ReadFile(filepath.Join(smallLibrary, "old-spice-responses.md"))
	if err != nil {
		t.Fatal(err)
	}
	if got := bodyOf(t, ask(t, h, http.MethodGet, "/cases/old-spice-responses.md")); got != string(file) {
		t.Error("the Markdown is not the file's")
	}
}

func TestFilesThatAreNotThere(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, target := range []string{
		"/cases/nothing.bib", "/cases/secret-draft.md", "/cases/secret-draft.bib", "/cases/old-spice-responses.de.md", "/cases/old-spice-responses.doc",
		"/cases/old-spice-responses.", "/cases/.md", "/cases/old-spice-responses..md",
	} {
		if res := ask(t, h, http.MethodGet, target); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", target, res.StatusCode)
		}
	}
	res := ask(t, h, http.MethodGet, "/cases/old-spice.ris?lang=fr")
	if got := res.Header.Get("Location"); res.StatusCode != http.StatusMovedPermanently || got != "/cases/old-spice-responses.ris?lang=fr" {
		t.Errorf("an alias: %d to %q", res.StatusCode, got)
	}
}

func TestCitePage(t *testing.T) {
	h := siteAt(t, smallLibrary, "https://cases.example.org")
	doc := page(t, h, "/en/cases/leclerc-blog-crisis/cite", http.StatusOK)
	blocks := doc.all("pre.cited")
	if len(blocks) != 3 {
		t.Fatalf("%d formats, want three", len(blocks))
	}
	for i, want := range []string{"@misc{leclerc-blog-crisis,", "TY - ELEC", `"type": "webpage"`} {
		if got := blocks[i].text(); !strings.Contains(got, want) {
			t.Errorf("format %d has no %q: %s", i, want, got)
		}
	}
	res := ask(t, h, http.MethodGet, "/fr/cases/old-spice/cite")
	if got := res.Header.Get("Location"); res.StatusCode != http.StatusMovedPermanently || got != "/fr/cases/old-spice-responses/cite" {
		t.Errorf("an alias: %d to %q", res.StatusCode, got)
	}
}
