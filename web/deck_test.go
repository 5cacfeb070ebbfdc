package web_test

import (
	"archive/zip"
	"bytes"
	"context"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	browsing "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"casebook/kb"
	"casebook/kb/kbtest"
)

const twoCases = "cases=qoqa-community,old-spice-responses"

// Each format arrives as a file of its own kind under a name that says what is in
// it, the same bytes each time.
func TestDeckFiles(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, test := range []struct{ target, media, name, begins, has string }{
		{"/deck.pptx?lang=en&title=R%C3%A9pondre+en+public&" + twoCases, "application/vnd.openxmlformats-officedocument.presentationml.presentation", `filename="repondre-en-public.pptx"`, "PK", ""},
		{"/deck.html?lang=fr&author=Judy&note.qoqa-community=Regardez+les+membres&" + twoCases, "text/html; charset=utf-8", `.html"`, "<!doctype html>", "Regardez les membres"},
		{"/deck.docx?lang=en&" + twoCases, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", `.docx"`, "PK", ""},
		{"/deck.md?lang=en&reveal=1&" + twoCases, "text/markdown; charset=utf-8", `.md"`, "---", "What would you do?"},
		{"/deck.docx?lang=fr&brief=1&cases=qoqa-community", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", `filename="synthese-`, "PK", ""},
		{"/deck.docx?lang=en&brief=1&" + twoCases, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", `filename="brief.docx"`, "PK", ""},
		{"/deck.md?lang=en&collection=first-steps", "text/markdown; charset=utf-8", `.md"`, "---", "marp: true"},
		{"/deck.md?lang=en&use=communication", "text/markdown; charset=utf-8", `.md"`, "---", "marp: true"},
		{"/deck.html?lang=en&title=%E5%9B%9E%E7%AD%94&cases=qoqa-community", "text/html; charset=utf-8", `filename="casebook.html"; filename*=UTF-8''%E5%9B%9E%E7%AD%94.html`, "<!doctype html>", "回答"},
	} {
		res := ask(t, h, http.MethodGet, test.target)
		body := bodyOf(t, res)
		if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != test.media || !strings.HasPrefix(body, test.begins) || !strings.Contains(body, test.has) {
			t.Errorf("%s: status %d, %s, %d bytes %.60q", test.target, res.StatusCode, res.Header.Get("Content-Type"), len(body), body)
		}
		if got := res.Header.Get("Content-Disposition"); !strings.HasPrefix(got, "attachment; ") || !strings.Contains(got, test.name) {
			t.Errorf("%s: Content-Disposition %q, want %s", test.target, got, test.name)
		}
		if policy := res.Header.Get("Content-Security-Policy"); strings.Contains(policy, "unsafe") || policy == "" {
			t.Errorf("%s: policy %q", test.target, policy)
		}
		if again := bodyOf(t, ask(t, h, http.MethodGet, test.target)); again != body {
			t.Errorf("%s: the second answer differs", test.target)
		}
		if res := ask(t, h, http.MethodGet, test.target, "If-None-Match", res.Header.Get("ETag")); res.StatusCode != http.StatusNotModified {
			t.Errorf("%s: asked again with its tag: status %d", test.target, res.StatusCode)
		}
	}
}

func TestDeckLeavesOutNotes(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, test := range []struct {
		target string
		notes  bool
	}{{"/deck.pptx?lang=en&" + twoCases, true}, {"/deck.pptx?lang=en&notes=0&" + twoCases, false}} {
		body := []byte(bodyOf(t, ask(t, h, http.MethodGet, test.target)))
		z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
		if err != nil {
			t.Fatalf("%s: %v", test.target, err)
		}
		notes := false
		for _, f := range z.File {
			notes = notes || strings.HasPrefix(f.Name, "ppt/notesSlides/")
		}
		if notes != test.notes {
			t.Errorf("%s: notes %v, want %v", test.target, notes, test.notes)
		}
	}
}

// What can't be a deck is a page that says why, in the reader's language, and leads on.
func TestDeckErrors(t *testing.T) {
	h := newHandler(t, smallLibrary)
	many := make([]string, 61)
	for i := range many {
		many[i] = "case-" + strings.Repeat("x", i+1)
	}
	for _, test := range []struct {
		target string
		status int
		says   string
		leads  string
	}{
		{"/deck.pptx?lang=en", http.StatusBadRequest, "at least one case", "/en/selection"},
		{"/deck.pptx?lang=fr&cases=" + strings.Join(many, ","), http.StatusBadRequest, "au plus 60 cas", ""},
		{"/deck.pptx?lang=en&q=fans&" + twoCases, http.StatusBadRequest, "one of them", ""},
		{"/deck.md?lang=en&title=T&cases=qoqa-community,no-such-case,none-either", http.StatusNotFound, "no-such-case, none-either", "/deck.md?cases=qoqa-community&lang=en&title=T"},
		{"/deck.md?lang=en&cases=secret-draft", http.StatusNotFound, "secret-draft", ""},
		{"/deck.md?lang=fr&collection=none", http.StatusNotFound, "pas de collection", "/fr/collections"},
		{"/deck.md?lang=en&q=zzzzzzzz", http.StatusNotFound, "No case has everything", "/en/search?q=zzzzzzzz"},
		{"/deck.exe?lang=en&" + twoCases, http.StatusNotFound, "", ""},
		{"/deck.pptx?lang=en&brief=1&" + twoCases, http.StatusBadRequest, "no slides of it", "/deck.docx?lang=en&brief=1&" + twoCases},
		{"/deck.docx?lang=fr&brief=1&cases=none", http.StatusNotFound, "none", ""},
	} {
		doc := page(t, h, test.target, test.status)
		if text := doc.one(t, "main").text(); !strings.Contains(text, test.says) {
			t.Errorf("%s says %q, want %q", test.target, text, test.says)
		}
		if links := doc.all("main a[href=" + test.leads + "]"); test.leads != "" && len(links) != 1 {
			t.Errorf("%s does not lead to %s", test.target, test.leads)
		}
	}
	if res := ask(t, h, http.MethodGet, "/deck.pptx", "Accept-Language", "fr"); !strings.Contains(bodyOf(t, res), "au moins un cas") || !slices.Contains(res.Header.Values("Vary"), "Accept-Language") {
		t.Errorf("without lang the reader's own language does not count")
	}
}

func TestTooManyDecks(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for range 60 {
		if res := ask(t, h, http.MethodHead, "/deck.exe"); res.StatusCode != http.StatusNotFound {
			t.Fatalf("status %d", res.StatusCode)
		}
	}
	page(t, h, "/deck.md?"+twoCases, http.StatusTooManyRequests)
}

// Links to slides stand where slides can be made, and only there.
func TestDeckLinks(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for target, want := range map[string][]string{
		"/en/search?q=fans&use=communication": {"/deck.pptx?q=fans&use=communication&lang=en"},
		"/fr/cases/qoqa-community":            {"/deck.pptx?cases=qoqa-community&lang=fr", "/deck.docx?brief=1&cases=qoqa-community&lang=fr"},
		"/en/search":                          nil,
		"/en/search?q=zzzzzzzz":               nil,
	} {
		var got []string
		for _, a := range page(t, h, target, http.StatusOK).all("a[data-deck]") {
			got = append(got, a.attr("href"))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s leads to %q, want %q", target, got, want)
		}
		for _, link := range got {
			if res := ask(t, h, http.MethodGet, link); res.StatusCode != http.StatusOK {
				t.Errorf("%s: status %d", link, res.StatusCode)
			}
		}
	}
	dir := t.TempDir()
	if err := kbtest.Corpus(dir, 70, 1); err != nil {
		t.Fatal(err)
	}
	many := newHandler(t, dir)
	if links := page(t, many, "/en/search?grade=1,2,3,4", http.StatusOK).all("a[data-deck]"); len(links) > 0 {
		t.Error("a search that finds more than a deck has room for offers one")
	}
	if text := page(t, many, "/deck.md?lang=en&grade=1,2,3,4", http.StatusBadRequest).one(t, "main").text(); !strings.Contains(text, "room for 60 cases") {
		t.Errorf("70 cases: %q", text)
	}
}

// The forms of a selection and of a collection work without the script: what they send
// is what they show.
func TestDeckForms(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for target, want := range map[string]url.Values{
		"/fr/selection?title=Lundi&note.qoqa-community=Vu&" + twoCases: {"cases": {"qoqa-community,old-spice-responses"}, "title": {"Lundi"}, "note.qoqa-community": {"Vu"}},
		"/en/collections/first-steps":                                  {"collection": {"first-steps"}},
	} {
		form := page(t, h, target, http.StatusOK).one(t, "form[data-deck]")
		q := url.Values{}
		for _, field := range form.all("input[type=hidden]") {
			q.Add(field.attr("name"), field.attr("value"))
		}
		if diff := cmp.Diff(want, q); diff != "" {
			t.Errorf("%s sends (-want +got):\n%s", target, diff)
		}
		var files []string
		for _, button := range form.all("button") {
			sent := maps.Clone(q)
			sent.Set("lang", "fr")
			if name := button.attr("name"); name != "" {
				sent.Set(name, button.attr("value"))
			}
			res := ask(t, h, http.MethodGet, button.attr("formaction")+"?"+sent.Encode())
			if res.StatusCode != http.StatusOK {
				t.Errorf("%s: status %d", button.attr("formaction"), res.StatusCode)
			}
			files = append(files, res.Header.Get("Content-Disposition"))
		}
		if slices.Sort(files); len(slices.Compact(files)) != 5 {
			t.Errorf("%s makes %q, want four files of slides and a brief", target, files)
		}
	}
}

// A collection says that it is too large for a deck before somebody asks for one. Its
// slides have its title in their language.
func TestDeckOfACollection(t *testing.T) {
	dir := t.TempDir()
	if err := kbtest.Corpus(dir, 61, 1); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	var slugs []string
	for _, file := range files {
		if slug, lang, ok := kb.SplitName(filepath.Base(file)); ok && lang == "" {
			slugs = append(slugs, slug)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "collections"), 0o750); err != nil {
		t.Fatal(err)
	}
	for name, some := range map[string][]string{"all": slugs, "most": slugs[:60]} {
		var b strings.Builder
		b.WriteString(`---
title: {en: "All of them", fr: "Tous les cas"}
summary: {en: "Every case of this library in the order of its name, for who wants to see what there is too much of.", fr: "Chaque cas de cette bibliothèque dans l’ordre de son nom, pour voir ce dont il y a trop."}
cases:
`)
		for _, slug := range some {
			b.WriteString("  - slug: " + slug + "\n")
		}
		b.WriteString("contributors: [editors]\nadded: 2026-11-24\n---\n")
		if err := os.WriteFile(filepath.Join(dir, "collections", name+".md"), []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h := newHandler(t, dir)
	for lang, says := range map[string]string{"en": "room for 60 cases, and this collection has 61", "fr": "au plus 60 cas, et cette collection en a 61"} {
		doc := page(t, h, "/"+lang+"/collections/all", http.StatusOK)
		if text := doc.one(t, "#deck").text(); !strings.Contains(text, says) || len(doc.all("#deck button")) > 0 {
			t.Errorf("%s: %q", lang, text)
		}
	}
	page(t, h, "/deck.md?lang=en&collection=all", http.StatusBadRequest)
	doc := page(t, h, "/fr/collections/most", http.StatusOK)
	if len(doc.all("#deck button")) == 0 {
		t.Error("a collection of 60 cases has no buttons")
	}
	res := ask(t, h, http.MethodGet, "/deck.md?lang=fr&collection=most")
	if got := res.Header.Get("Content-Disposition"); res.StatusCode != http.StatusOK || got != `attachment; filename="tous-les-cas.md"` {
		t.Errorf("status %d, %s", res.StatusCode, got)
	}
}

// In the browser the slides arrive without leaving the page, and what was typed a
// moment ago is in them.
func TestDeckIsDownloaded(t *testing.T) {
	ctx, base := browserOn(t, newHandler(t, smallLibrary))
	dir := t.TempDir()
	keep := chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, browsing.SetDownloadBehavior, browsing.SetDownloadBehaviorParams{
			Behavior: browsing.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir,
		})
		return err
	})
	do(t, ctx, "open", keep, chromedp.Navigate(base+"/en/selection?"+twoCases), appears("form[data-deck]"))
	do(t, ctx, "give a title", focus("#name"), chromedp.KeyEvent("On Thursday"))
	do(t, ctx, "make the slides", press("form[data-deck] .btn"))
	eventually(t, ctx, "told", `document.querySelector("[data-making]").textContent === "The file is saved: on-thursday.pptx"`)
	eventually(t, ctx, "the button is free again", `document.querySelector("form[data-deck] .btn").textContent === "PowerPoint" && !document.querySelector("form[data-deck] .btn").ariaDisabled`)
	if got := evaluate[string](t, ctx, "location.pathname"); got != "/en/selection" {
		t.Errorf("the browser is at %s now", got)
	}
	z, err := zip.OpenReader(arrival(t, filepath.Join(dir, "on-thursday.pptx")))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if _, err := z.Open("ppt/presentation.xml"); err != nil {
		t.Errorf("what arrived is no presentation: %v", err)
	}
	do(t, ctx, "open a case", chromedp.Navigate(base+"/fr/cases/qoqa-community"), appears("a[data-deck]"), press("a[data-deck]"))
	eventually(t, ctx, "told", `document.querySelector("[data-making]").textContent.includes("enregistré")`)
	do(t, ctx, "make its brief", press("a[data-deck][href*=brief]"))
	eventually(t, ctx, "told of the brief", `document.querySelector("[data-making]").textContent.includes("synthese-")`)
	do(t, ctx, "open a collection", chromedp.Navigate(base+"/en/collections/first-steps"), appears("form[data-deck]"), press("form[data-deck] [formaction='/deck.md']"))
	eventually(t, ctx, "told of its slides", `document.querySelector("[data-making]").textContent.endsWith("first-steps-fans-members-and-a-chairman-who-blogs.md")`)
	do(t, ctx, "make its briefs", press("form[data-deck] [name=brief]"))
	eventually(t, ctx, "told of its briefs", `document.querySelector("[data-making]").textContent.includes("brief")`)
}

// arrival waits for a file that the browser saves.
func arrival(t *testing.T, path string) string {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if info, err := os.Stat(path); err == nil && info.Size() > 0 {
			return path
		}
	}
	t.Fatalf("%s does not arrive", path)
	return ""
}
