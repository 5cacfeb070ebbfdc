package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/queue"
	"casebook/web"
)

// A contributing site takes contributions into a queue of its own.
type contributingSite struct {
	http.Handler
	queue *queue.Queue
	dir   string // of the cases
	index *index.Index
}

func newContributingSite(t testing.TB) contributingSite {
	t.Helper()
	root := t.TempDir()
	s := contributingSite{dir: filepath.Join(root, "cases")}
	if err := os.CopyFS(s.dir, os.DirFS(smallLibrary)); err != nil {
		t.Fatal(err)
	}
	lib, err := kb.OpenFolder(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	if s.index, err = index.Open(t.Context(), lib, index.Options{Dir: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.index.Close(); err != nil {
			t.Error(err)
		}
	})
	s.queue = queue.Open(queue.Dir(lib.Dir()))
	server, err := web.New(web.Config{Index: s.index, Library: lib, Queue: s.queue})
	if err != nil {
		t.Fatal(err)
	}
	s.Handler = server.Handler()
	return s
}

// sendForm sends a form as a browser on the site does.
func sendForm(t testing.TB, h http.Handler, target string, form url.Values) *http.Response {
	t.Helper()
	return postFrom(t, h, "192.0.2.1:1234", target, form)
}

func postFrom(t testing.TB, h http.Handler, address, target string, form url.Values) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.RemoteAddr = address
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

// wholeCase is a form without mistakes.
func wholeCase() url.Values {
	return url.Values{
		"company": {"Exemple Bateaux, Lac SA"}, "title": {"Exemple Bateaux lets its captains write the timetable blog"},
		"period": {"2012..2014"}, "country": {"Switzerland, fr"}, "sector": {"public-transport"},
		"use": {"marketing", "communication"}, "mainuse": {"communication"}, "channel": {"blog", ""}, "verdict": {"good", ""},
		"outcome":      {"success"},
		"summary_en":   {"Captains of a boat company write each morning what the lake will be like, and the blog becomes the timetable that people read."},
		"summary_fr":   {"Les capitaines d’une compagnie de bateaux écrivent chaque matin comment sera le lac, et le blog devient l’horaire que les gens lisent."},
		"lang":         {"en"},
		"context":      {"The company had a timetable that nobody read."},
		"did":          {"Each captain wrote three sentences a morning[^1]."},
		"results":      {"The pages were read."},
		"lessons":      {"- Let those write who know."},
		"source_title": {"Captains who write", ""}, "source_url": {"https://example.org/captains", ""}, "source_kind": {"article", ""},
		"source_publisher": {"The Lake Gazette", ""}, "source_date": {"2013-05", ""},
		"evidence": {"public"}, "name": {"Judy Smith (Lac SA)"},
	}
}

func TestWithoutAQueueThereIsNoForm(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, path := range []string{"/contribute", "/en/contribute", "/fr/contribute", "/en/cases/old-spice-responses/improve", "/en/contributions/" + strings.Repeat("A", 26)} {
		if res := ask(t, h, http.MethodGet, path); res.StatusCode != http.StatusNotFound {
			t.Errorf("GET %s: status %d", path, res.StatusCode)
		}
	}
	if res := sendForm(t, h, "/en/contribute", wholeCase()); res.StatusCode != http.StatusNotFound {
		t.Errorf("POST: status %d", res.StatusCode)
	}
	for _, path := range []string{"/en/", "/en/cases/old-spice-responses"} {
		if body := bodyOf(t, ask(t, h, http.MethodGet, path)); strings.Contains(body, "contribute") || strings.Contains(body, "/improve") {
			t.Errorf("%s leads to a form that is not there", path)
		}
	}
}

func TestCaseIsSentAndWaits(t *testing.T) {
	s := newContributingSite(t)
	res := sendForm(t, s, "/en/contribute", wholeCase())
	receipt := res.Header.Get("Location")
	if res.StatusCode != http.StatusSeeOther || !strings.HasPrefix(receipt, "/en/contributions/") {
		t.Fatalf("status %d, leading to %q: %s", res.StatusCode, receipt, parseHTML(t, bodyOf(t, res)).one(t, "main").text())
	}
	entries, err := s.queue.List(t.Context())
	if err != nil || len(entries) != 1 {
		t.Fatalf("the queue holds %d entries: %v", len(entries), err)
	}
	e := entries[0]
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	c, problems := kb.Parse("captains", []kb.File{{Path: "captains.md", Data: []byte(e.Files[0].Text)}}, tax)
	if len(problems) > 0 {
		t.Fatalf("what is in the queue has mistakes: %v", problems)
	}
	if c.Uses[0] != "communication" || len(c.Uses) != 2 || c.Countries[0] != "CH" || c.Countries[1] != "FR" || c.Companies[1] != "Lac SA" ||
		len(c.Channels) != 1 || c.Channels[0].Verdict != "good" || len(c.Sources) != 1 || c.Sources[0].Date.String() != "2013-05" {
		t.Errorf("the case is not what was sent: %+v", c)
	}
	res = ask(t, s, http.MethodGet, receipt)
	if res.Header.Get("Referrer-Policy") != "no-referrer" || !strings.Contains(res.Header.Get("Cache-Control"), "private") {
		t.Errorf("the receipt's headers: %v", res.Header)
	}
	doc := parseHTML(t, bodyOf(t, res))
	if got := doc.one(t, "h1").text(); got != "Received, thank you" {
		t.Errorf("the receipt says %q", got)
	}
	if n := s.index.Acquire(); n.Len() != 4 {
		t.Errorf("%d cases are public, want the four that were", n.Len())
	}

	// refused, with a reason; mended; sent again
	if err := s.queue.Reject(t.Context(), e, "Which <b>lake</b> was it?"); err != nil {
		t.Fatal(err)
	}
	doc = page(t, s.Handler, receipt, http.StatusOK)
	if got := doc.one(t, "p.reason").text(); got != "Which <b>lake</b> was it?" {
		t.Errorf("the reason reads %q", got)
	}
	mend := doc.one(t, "p.acts a.btn").attr("href")
	doc = page(t, s.Handler, mend, http.StatusOK)
	if got := doc.one(t, "p.reason").text(); got != "Which <b>lake</b> was it?" {
		t.Errorf("where it is mended, the reason reads %q", got)
	}
	if got := doc.one(t, "#title").attr("value"); got != wholeCase().Get("title") {
		t.Errorf("the form to mend has the title %q", got)
	}
	mended := wholeCase()
	mended.Set("token", doc.one(t, "input[name=token]").attr("value"))
	mended.Set("title", "Exemple Bateaux lets its captains write the blog of the lake")
	if res := sendForm(t, s, "/en/contribute", mended); res.Header.Get("Location") != receipt {
		t.Errorf("sent again it leads to %q, want %q", res.Header.Get("Location"), receipt)
	}
	again, err := s.queue.Get(t.Context(), e.ID)
	if err != nil || again.State != queue.StateResent || !strings.Contains(again.Files[0].Text, "blog of the lake") {
		t.Errorf("mended: %+v, %v", again, err)
	}
	if err := s.queue.Accept(t.Context(), again, "old-spice-responses"); err != nil {
		t.Fatal(err)
	}
	if got := page(t, s.Handler, receipt, http.StatusOK).all("main a")[0].attr("href"); got != "/en/cases/old-spice-responses" {
		t.Errorf("accepted, the receipt leads to %q", got)
	}
}

// Every mistake is named on top, leads to its field, and stands beside it.
func TestMistakesLeadToTheirFields(t *testing.T) {
	s := newContributingSite(t)
	for _, test := range []struct{ field, value, id, says string }{
		{"title", "Short", "title", "5 characters; it needs 8 at least. For"},
		{"title", "", "title", "Please fill this in."},
		{"company", "", "company", "Please fill this in. For example: Old Spice"},
		{"period", "last year", "period", `Period "last year" is not a period; write 2010`},
		{"country", "Atlantis", "country", `Country "Atlantis" is not a code`},
		{"sector", "", "sector", "Please fill this in."},
		{"channel", "", "channel-1", "Please fill this in."},
		{"outcome", "won", "outcome", `outcome "won" is not known`},
		{"summary_fr", "Court.", "summary_fr", "6 characters; it needs 60 at least."},
		{"summary_en", "", "summary_en", "Please fill this in."},
		{"results", "", "results", "Please fill this in."},
		{"lessons", "## Context\n\nTwice", "lessons", "Section"},
		{"did", "See[^7].", "did", "[^7]"},
		{"source_url", "javascript:alert(1)", "source_url-1", "is not a web address"},
		{"source_kind", "", "source_kind-1", "Please fill this in."},
		{"source_date", "yesterday", "source_date-1", `Date "yesterday" is not a date`},
		{"evidence", "", "evidence", "Please fill this in."},
		{"name", "", "name", "Please fill this in."},
		{"name", "Lac SA", "name", "Lac SA is one of the organisations of the case. Who is writing?"},
		{"name", "Old Spice Social Media Team", "name", "Old Spice is an organisation. Who is writing?"},
		{"name", "editors", "name", "stands for the library"},
		{"mainuse", "crisis", "cause", "say where the fault lay"},
	} {
		form := wholeCase()
		form.Set(test.field, test.value)
		res := postFrom(t, s, "192.0.2.7:"+test.id, "/en/contribute/check", form)
		doc := parseHTML(t, bodyOf(t, res))
		if res.StatusCode != http.StatusOK {
			t.Fatalf("%s %q: status %d", test.field, test.value, res.StatusCode)
		}
		if got := doc.one(t, "#"+test.id+"-e").text(); !strings.Contains(strings.ToLower(got), strings.ToLower(test.says)) {
			t.Errorf("%s %q: beside %s stands %q, want %q", test.field, test.value, test.id, got, test.says)
		}
		found := false
		for _, a := range doc.all("#errors a") {
			found = found || a.attr("href") == "#"+test.id
		}
		if !found {
			t.Errorf("%s %q: nothing on top leads to #%s", test.field, test.value, test.id)
		}
		if n := len(doc.all("#" + test.id)); n != 1 {
			t.Errorf("%d elements have the id %s", n, test.id)
		}
	}
	form := wholeCase()
	form.Del("summary_en")
	form.Del("summary_fr")
	if n := len(parseHTML(t, bodyOf(t, sendForm(t, s, "/en/contribute/check", form))).all("#errors a")); n != 2 {
		t.Errorf("without both summaries %d things are told, want two", n)
	}
	if entries, err := s.queue.List(t.Context()); err != nil || len(entries) != 0 {
		t.Errorf("checking put %d entries into the queue: %v", len(entries), err)
	}
}

func TestDuplicatesPreviewAndPrefilledForm(t *testing.T) {
	s := newContributingSite(t)
	doc := page(t, s.Handler, "/en/contribute?company=Old+Spice&title=Old+Spice+answers&use=marketing&summary_en=%3Cb%3Ehi&source_url=https://example.org/x", http.StatusOK)
	if got := doc.all("#duplicates a")[0].attr("href"); got != "/en/cases/old-spice-responses" {
		t.Errorf("the likely duplicate leads to %q", got)
	}
	if got := doc.one(t, "#summary_en").text(); got != "<b>hi" {
		t.Errorf("the summary is %q", got)
	}
	if got := doc.one(t, "#sketch h4").text(); got != "Old Spice answers" {
		t.Errorf("the sketch has the title %q", got)
	}
	if len(doc.all("#errors")) != 0 {
		t.Error("a form that nobody has sent shows mistakes")
	}
	form := wholeCase()
	form.Set("do", "preview")
	res := sendForm(t, s, "/fr/contribute", form)
	doc = parseHTML(t, bodyOf(t, res))
	if got := doc.one(t, "article.case h1").text(); got != form.Get("title") {
		t.Errorf("the preview is of %q", got)
	}
	if len(doc.all("#cite")) != 0 {
		t.Error("the preview can be cited")
	}
	sent := url.Values{"do": {"send"}}
	for _, in := range doc.all(".preview input") {
		sent.Add(in.attr("name"), in.attr("value"))
	}
	if res := sendForm(t, s, "/fr/contribute", sent); res.StatusCode != http.StatusSeeOther {
		t.Errorf("sent from the preview: status %d", res.StatusCode)
	}
	form.Del("do")
	form.Set("more", "sources")
	doc = parseHTML(t, bodyOf(t, sendForm(t, s, "/en/contribute", form)))
	if n := len(doc.all("#sources .cells")); n != 4 {
		t.Errorf("%d rows for sources after asking for more than two", n)
	}
}

func TestTip(t *testing.T) {
	s := newContributingSite(t)
	doc := parseHTML(t, bodyOf(t, sendForm(t, s, "/fr/contribute/tip", url.Values{"url": {"example"}, "sentence": {"Vu"}, "tip_name": {"Old Spice"}})))
	for id, says := range map[string]string{"url": "n’est pas une adresse web", "sentence": "il en faut au moins 15", "tip_name": "Qui écrit"} {
		if got := doc.one(t, "#"+id+"-e").text(); !strings.Contains(got, says) {
			t.Errorf("beside %s stands %q", id, got)
		}
	}
	res := sendForm(t, s, "/fr/contribute/tip", url.Values{"url": {"https://example.org/a"}, "sentence": {"Les capitaines écrivent l’horaire"}})
	entries, err := s.queue.List(t.Context())
	if res.StatusCode != http.StatusSeeOther || err != nil || len(entries) != 1 || entries[0].Tip.URL != "https://example.org/a" || entries[0].Lang != "fr" {
		t.Errorf("status %d, queue %+v, %v", res.StatusCode, entries, err)
	}
}

func TestImprove(t *testing.T) {
	s := newContributingSite(t)
	if n := len(page(t, s.Handler, "/fr/cases/old-spice-responses", http.StatusOK).all("a[href=/fr/cases/old-spice-responses/improve]")); n != 1 {
		t.Fatalf("the case leads to its form %d times", n)
	}
	form := fieldsOf(page(t, s.Handler, "/fr/cases/old-spice-responses/improve", http.StatusOK).one(t, "form.one"))
	form.Set("name", "Judy Smith")
	form.Set("body", strings.ReplaceAll(form.Get("body"), "\n", "\r\n"))
	res := sendForm(t, s, "/fr/cases/old-spice-responses/improve", form)
	if got := parseHTML(t, bodyOf(t, res)).one(t, "#note-e").text(); !strings.Contains(got, "Rien ne diffère") {
		t.Errorf("sent as it is: %q", got)
	}
	form.Set("body", strings.Replace(form.Get("body"), "serviette", "serviette blanche", 1))
	res = sendForm(t, s, "/fr/cases/old-spice-responses/improve", form)
	if res.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d: %s", res.StatusCode, parseHTML(t, bodyOf(t, res)).one(t, "main").text())
	}
	entries, err := s.queue.List(t.Context())
	if err != nil || len(entries) != 1 {
		t.Fatal(entries, err)
	}
	e := entries[0]
	if e.Kind != queue.KindChange || e.Case != "old-spice-responses" || len(e.Files) != 2 {
		t.Fatalf("the entry %+v", e)
	}
	for _, f := range e.Files {
		if changed := strings.Contains(f.Text, "serviette blanche"); changed != (f.Lang == "fr") {
			t.Errorf("the text of %q is changed: %v", f.Lang, changed)
		}
		if named := strings.Contains(f.Text, "Judy Smith"); named != (f.Lang == "") {
			t.Errorf("the file of %q names the contributor: %v", f.Lang, named)
		}
	}
	form.Set("title", "x")
	form["source_title"][len(form["source_title"])-1] = "No kind"
	doc := parseHTML(t, bodyOf(t, sendForm(t, s, "/fr/cases/old-spice-responses/improve", form)))
	if doc.one(t, "#title-e").text() == "" || doc.one(t, fmt.Sprintf("#source_kind-%d-e", len(form["source_title"]))).text() == "" {
		t.Errorf("mistakes are not told: %s", doc.one(t, "#errors").text())
	}
}

// fieldsOf is what a browser sends of a form when it is sent as it is.
func fieldsOf(form node) url.Values {
	fields := url.Values{}
	for _, tag := range []string{"input", "select", "textarea"} {
		for _, n := range form.all(tag) {
			_, ticked := n.lookup("checked")
			kind := n.attr("type")
			switch {
			case tag == "textarea":
				text := ""
				if n.FirstChild != nil {
					text = n.FirstChild.Data
				}
				fields.Add(n.attr("name"), text)
			case tag == "select":
				value := ""
				for _, option := range n.all("option") {
					if _, chosen := option.lookup("selected"); chosen {
						value = option.attr("value")
					}
				}
				fields.Add(n.attr("name"), value)
			case kind != "checkbox" && kind != "radio" || ticked:
				fields.Add(n.attr("name"), n.attr("value"))
			}
		}
	}
	return fields
}

func TestWhoMaySend(t *testing.T) {
	s := newContributingSite(t)
	r := httptest.NewRequest(http.MethodPost, "/en/contribute", strings.NewReader(wholeCase().Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusForbidden {
		t.Errorf("from another site: status %d", w.Code)
	}
	large := wholeCase()
	large.Set("context", strings.Repeat("x", 300<<10))
	if res := sendForm(t, s, "/en/contribute", large); res.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("300 kB: status %d", res.StatusCode)
	}
	trapped := wholeCase()
	trapped.Set("website", "https://example.org")
	if doc := parseHTML(t, bodyOf(t, sendForm(t, s, "/en/contribute", trapped))); !strings.Contains(doc.one(t, "#errors").text(), "people don’t see") {
		t.Error("the trap is not told")
	}
	spam := wholeCase()
	spam.Set("context", strings.Repeat("https://example.org/pills ", 9))
	if doc := parseHTML(t, bodyOf(t, sendForm(t, s, "/en/contribute", spam))); !strings.Contains(doc.one(t, "#errors").text(), "more than 8 addresses") {
		t.Error("many addresses are not told")
	}
	if entries, err := s.queue.List(t.Context()); err != nil || len(entries) != 0 {
		t.Errorf("%d entries, %v", len(entries), err)
	}
	status := 0
	for range 30 {
		status = postFrom(t, s, "192.0.2.99:1", "/en/contribute/tip", url.Values{}).StatusCode
	}
	if status != http.StatusTooManyRequests {
		t.Errorf("after thirty in a moment: status %d", status)
	}
}
