package web_test

import (
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
	"github.com/google/go-cmp/cmp"

	"casebook/cases"
	"casebook/index"
	"casebook/kb"
	"casebook/kb/queue"
	"casebook/web"
)

// fullCase is a form with everything that a contributor can tell.
func fullCase() url.Values {
	form := wholeCase()
	for name, values := range map[string][]string{
		"tags": {"Humour, hashtag hijack"}, "maturity": {"4"}, "related": {"https://example.org/fr/cases/old-spice-responses?x=1"},
		"channel": {"blog", "twitter"}, "verdict": {"good", ""}, "channel_period": {"2012..2013", ""}, "channel_source": {"3", ""},
		"channel_note": {"Plain words.", ""}, "channel_note_2": {"Des mots simples.", ""},
		"cause": {"accident"}, "response": {"silence", "", "rebuild", "silence"},
		"step_at": {"2012-03-01", "2012-03-02T09:30"}, "step_text": {"The lake freezes", "The captains say so"},
		"step_text_2": {"Le lac gèle", ""}, "step_mark": {"event", "first-answer"}, "step_source": {"", "1"},
		"source_title": {"Captains who write", "", "The lake in figures"}, "source_url": {"https://example.org/captains", "", ""},
		"source_kind": {"article", "", "paper"}, "source_publisher": {"The Lake Gazette", "", ""}, "source_date": {"2013-05", "", "2014"},
		"source_lang": {"fr", "", ""}, "source_archived": {"https://web.archive.org/x", "", ""}, "source_accessed": {"2026-11-24", "", ""},
		"did": {"Each captain wrote three sentences a morning[^3]."}, "disputed": {"Whether the ice was thick[^1]."}, "since": {"They still write."},
		"figure_value": {"12,000", "", "4 %"}, "figure_label": {"readers a day", "", "fewer calls"}, "figure_label_2": {"lecteurs par jour", "", ""},
		"figure_rung": {"attention", "", "service"}, "figure_source": {"3", "", "1"}, "figure_by": {"independent", "", ""}, "figure_disputed": {"3"},
		"objectives": {"To let those write who know."}, "objectives_2": {"Laisser écrire ceux qui savent."},
		"question": {"Who writes?", "Who reads?"}, "question_2": {"Qui écrit ?", ""}, "minutes": {"20"},
		"title_2": {"Exemple Bateaux laisse ses capitaines écrire l’horaire"}, "context_2": {"Un horaire que personne ne lisait."},
		"did_2": {"Trois phrases par matin[^3]."}, "results_2": {"On a lu."}, "lessons_2": {"- Laisser écrire."},
	} {
		form[name] = values
	}
	return form
}

// Everything that the format knows and a contributor can tell comes through the
// form, the preview and the queue; what names a source by its row names it by its
// number in the file.
func TestEverythingCanBeTold(t *testing.T) {
	s := newContributingSite(t)
	form := fullCase()
	form.Set("do", "preview")
	doc := parseHTML(t, bodyOf(t, sendForm(t, s, "/en/contribute", form)))
	if len(doc.all("article.case")) != 1 {
		t.Fatalf("no preview: %s", doc.one(t, "#errors").text())
	}
	shown := doc.one(t, "article.case").text()
	for _, want := range []string{"12,000", "Who writes?", "Plain words.", "Whether the ice was thick", "They still write."} {
		if !strings.Contains(shown, want) {
			t.Errorf("the preview does not show %q", want)
		}
	}
	sent := url.Values{"do": {"send"}}
	for _, in := range doc.all(".preview input") {
		sent.Add(in.attr("name"), in.attr("value"))
	}
	if res := sendForm(t, s, "/en/contribute", sent); res.StatusCode != http.StatusSeeOther {
		t.Fatalf("sent from the preview: status %d", res.StatusCode)
	}
	entries, err := s.queue.List(t.Context())
	if err != nil || len(entries) != 1 || len(entries[0].Files) != 2 || entries[0].Files[1].Lang != "fr" {
		t.Fatalf("the queue holds %+v, %v", entries, err)
	}
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	var files []kb.File
	for _, f := range entries[0].Files {
		files = append(files, kb.File{Path: f.Name("lake"), Data: []byte(f.Text)})
	}
	c, problems := kb.Parse("lake", files, tax)
	if len(problems) > 0 || c == nil {
		t.Fatal(problems)
	}
	date := func(s string) kb.Date {
		d, err := kb.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	if diff := cmp.Diff([]string{"humour", "hashtag-hijack"}, c.Tags); diff != "" {
		t.Errorf("tags (-want +got):\n%s", diff)
	}
	if c.Maturity != 4 || !slices.Equal(c.Related, []string{"old-spice-responses"}) {
		t.Errorf("maturity %d, related %q", c.Maturity, c.Related)
	}
	if diff := cmp.Diff(&kb.Crisis{Cause: "accident", Response: []string{"silence", "rebuild", "silence"}}, c.Crisis); diff != "" {
		t.Errorf("crisis (-want +got):\n%s", diff)
	}
	if ch := c.Channels[0]; ch.Period.String() != "2012..2013" || ch.Source != 2 || ch.Note["en"] != "Plain words." || ch.Note["fr"] != "Des mots simples." {
		t.Errorf("channel %+v", ch)
	}
	if diff := cmp.Diff([]kb.Figure{
		{Value: "12,000", Label: kb.Text{"en": "readers a day", "fr": "lecteurs par jour"}, Rung: "attention", Source: 2, By: "independent"},
		{Value: "4 %", Label: kb.Text{"en": "fewer calls"}, Rung: "service", Source: 1, Disputed: true},
	}, c.Figures); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
	if len(c.Timeline) != 2 || c.Timeline[0].Text["fr"] != "Le lac gèle" || c.Timeline[1].Source != 1 || c.Timeline[1].Mark != "first-answer" {
		t.Errorf("timeline %+v", c.Timeline)
	}
	if diff := cmp.Diff(&kb.Teaching{
		Objectives: kb.Text{"en": "To let those write who know.", "fr": "Laisser écrire ceux qui savent."},
		Questions:  []kb.Text{{"en": "Who writes?", "fr": "Qui écrit ?"}, {"en": "Who reads?"}}, Minutes: 20,
	}, c.Teaching); diff != "" {
		t.Errorf("teaching (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]kb.Source{
		{
			Title: "Captains who write", URL: "https://example.org/captains", Publisher: "The Lake Gazette", Kind: "article",
			Lang: "fr", Date: date("2013-05"), Archived: "https://web.archive.org/x", Accessed: date("2026-11-24"),
		},
		{Title: "The lake in figures", Kind: "paper", Date: date("2014")},
	}, c.Sources); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if !strings.Contains(c.Body, "a morning[^2].") || !strings.Contains(c.Body, "## What is disputed") || !strings.Contains(c.Body, "## What became of it") {
		t.Errorf("the text:\n%s", c.Body)
	}
	if len(c.Translations) != 1 || c.Translations[0].Lang != "fr" || !strings.Contains(c.Translations[0].Body, "par matin[^2].") {
		t.Errorf("translations %+v", c.Translations)
	}
	receipt := sendForm(t, s, "/en/contribute", sent).Header.Get("Location")
	again := fieldsOf(page(t, s.Handler, receipt+"/mend", http.StatusOK).one(t, "form"))
	for name, want := range sent {
		if name == "do" {
			continue
		}
		if got := again[name]; len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
			t.Errorf("to be mended, %s is %q, want %q", name, got, want)
		}
	}
}

// Mistakes in the rows of every list, and in what is told beside the essential,
// stand at their fields, in a part that is open.
func TestMistakesInEveryPart(t *testing.T) {
	s := newContributingSite(t)
	for _, test := range []struct {
		field, id, says string
		values          []string
	}{
		{"figure_value", "figure_value-1", "fill this in", []string{"", "", "4 %"}},
		{"figure_label", "figure_label-3", "fill this in", []string{"readers a day"}},
		{"figure_rung", "figure_rung-1", `rung "high" is not known`, []string{"high", "", "service"}},
		{"figure_source", "figure_source-1", "fill this in", []string{"", "", "1"}},
		{"figure_source", "figure_source-1", "no source of that number", []string{"2", "", "1"}},
		{"figure_source", "figure_source-3", "no source of that number", []string{"3", "", "9"}},
		{"channel_source", "channel_source-1", "no source of that number", []string{"4"}},
		{"channel_period", "channel_period-1", "is not a period", []string{"once"}},
		{"channel", "channel-2", "fill this in", []string{"blog", ""}},
		{"step_at", "step_at-2", "fill this in", []string{"2012-03-01", ""}},
		{"step_at", "step_at-2", "is not a moment", []string{"2012-03-01", "noon"}},
		{"step_text", "step_text-2", "fill this in", []string{"The lake freezes", ""}},
		{"source_archived", "source_archived-3", "is not a web address", []string{"", "", "archive"}},
		{"source_accessed", "source_accessed-1", "is not a date", []string{"today"}},
		{"response", "response-3", `response "hide" is not known`, []string{"silence", "", "hide"}},
		{"response", "response-1", "fill this in", nil},
		{"minutes", "minutes", "is not a whole number", []string{"long"}},
		{"objectives", "objectives_2", "", nil},
		{"question", "question-1", "fill this in", nil},
		{"maturity", "maturity", "is not a whole number", []string{"6"}},
		{"tags", "tags", "is not of the form of a tag", []string{"日本"}},
		{"related", "related", "is no case here", []string{"no-such-case"}},
		{"title_2", "title_2", "fill this in", nil},
		{"title_2", "title_2", "5 characters; it needs 8", []string{"Court"}},
		{"lessons_2", "lessons_2", "fill this in", nil},
		{"did_2", "did_2", "[^8]", []string{"Comme dit[^8]."}},
	} {
		form := fullCase()
		form[test.field] = test.values
		if test.field == "question" {
			form["question_2"] = nil
		}
		if test.field == "channel" {
			form["verdict"] = []string{"good", "poor"}
		}
		doc := parseHTML(t, bodyOf(t, postFrom(t, s, "192.0.2.8:1", "/en/contribute/check", form)))
		if test.says == "" {
			if n := len(doc.all("#errors")); n != 0 {
				t.Errorf("%s %q: told as wrong: %s", test.field, test.values, doc.one(t, "#errors").text())
			}
			continue
		}
		if got := doc.one(t, "#"+test.id+"-e").text(); !strings.Contains(strings.ToLower(got), strings.ToLower(test.says)) {
			t.Errorf("%s %q: beside %s stands %q, want %q; told is %s", test.field, test.values, test.id, got, test.says, doc.one(t, "#errors").text())
		}
		for n := doc.one(t, "#"+test.id).Parent; n != nil; n = n.Parent {
			if _, open := (node{n}).lookup("open"); n.Data == "details" && !open {
				t.Errorf("%s %q: the mistake is folded away", test.field, test.values)
			}
		}
	}
}

var improvedOf = flag.Int("improved", 7, "TestImprovingTouchesNothingElse improves one case of so many of the library")

// Whatever case of the library is improved, what was not touched stays to the
// letter, in files and in meaning.
func TestImprovingTouchesNothingElse(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "cases")
	if err := os.CopyFS(dir, cases.FS()); err != nil {
		t.Fatal(err)
	}
	lib, err := kb.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(t.Context(), lib, index.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ix.Close() }) // it was only read
	q := queue.Open(queue.Dir(dir))
	server, err := web.New(web.Config{Index: ix, Library: lib, Queue: q})
	if err != nil {
		t.Fatal(err)
	}
	h := server.Handler()
	g := ix.Acquire()
	defer g.Release()
	slugs, err := g.Slugs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	improved := 0
	for i, slug := range slugs {
		if i%*improvedOf != 0 {
			continue
		}
		improved++
		lang := []string{"en", "fr"}[i/7%2]
		improve := "/" + lang + "/cases/" + slug + "/improve"
		form := fieldsOf(page(t, h, improve, http.StatusOK).one(t, "form.one"))
		form.Set("name", "Judy Smith")
		from := fmt.Sprintf("10.0.0.%d:1", i) // each from an address of its own
		res := postFrom(t, h, from, improve, form)
		if got := parseHTML(t, bodyOf(t, res)); len(got.all("#errors a")) != 1 || got.one(t, "#note-e").text() == "" {
			t.Errorf("%s, sent as it is: status %d, %s", slug, res.StatusCode, got.text())
		}
		form.Set("tags", strings.TrimPrefix(form.Get("tags")+", seen-again", ", "))
		if res := postFrom(t, h, from, improve, form); res.StatusCode != http.StatusSeeOther {
			t.Fatalf("%s: %s", slug, parseHTML(t, bodyOf(t, res)).one(t, "#errors").text())
		}
	}
	entries, err := q.List(t.Context())
	if err != nil || len(entries) != improved {
		t.Fatalf("%d entries of %d: %v", len(entries), improved, err)
	}
	for _, e := range entries {
		if len(e.Files) != 1 || e.Files[0].Lang != "" {
			t.Errorf("%s: %d files are changed", e.Case, len(e.Files))
			continue
		}
		for line := range strings.Lines(udiff.Unified("before", "after", e.Files[0].Base, e.Files[0].Text)) {
			key, _, _ := strings.Cut(strings.TrimLeft(line, "+-"), ":")
			if changed := line[0] == '+' || line[0] == '-'; changed && !strings.HasPrefix(line, "+++") && !strings.HasPrefix(line, "---") &&
				!slices.Contains([]string{"tags", "updated", "contributors"}, key) {
				t.Errorf("%s: changed too: %s", e.Case, line)
			}
		}
	}
}

// A figure is added and another mended on the site, in a case that has texts, notes
// and a translation: nothing else changes.
func TestFiguresAreImproved(t *testing.T) {
	s := newContributingSite(t)
	sent := sendForm(t, s, "/en/contribute", fullCase())
	if sent.StatusCode != http.StatusSeeOther {
		t.Fatal(parseHTML(t, bodyOf(t, sent)).one(t, "#errors").text())
	}
	entries, err := s.queue.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range entries[0].Files {
		if err := os.WriteFile(filepath.Join(s.dir, f.Name("lake")), []byte(f.Text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.index.Update(t.Context()); err != nil {
		t.Fatal(err)
	}
	const improve = "/fr/cases/lake/improve"
	form := fieldsOf(page(t, s.Handler, improve, http.StatusOK).one(t, "form.one"))
	if got := form.Get("title"); got != "Exemple Bateaux laisse ses capitaines écrire l’horaire" {
		t.Errorf("a French reader improves the title %q", got)
	}
	form["figure_value"] = []string{"13,000", "4 %", "3"}
	form["figure_label"][2], form["figure_rung"][2], form["figure_source"][2] = "captains", "cost", "2"
	form["figure_disputed"] = []string{"", "2", "3"}
	form.Set("name", "Ann Lee")
	if res := sendForm(t, s, improve, form); res.StatusCode != http.StatusSeeOther {
		t.Fatal(parseHTML(t, bodyOf(t, res)).one(t, "#errors").text())
	}
	entries, err = s.queue.List(t.Context())
	if err != nil || len(entries) != 2 || len(entries[1].Files) != 1 {
		t.Fatalf("the queue: %+v, %v", entries, err)
	}
	e := entries[1].Files[0]
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	parse := func(text string) *kb.Case {
		c, problems := kb.Parse("lake", []kb.File{{Path: "lake.md", Data: []byte(text)}}, tax)
		if c == nil {
			t.Fatal(problems)
		}
		return c
	}
	want, got := parse(e.Base), parse(e.Text)
	want.Figures[0].Value = "13,000"
	want.Figures = append(want.Figures, kb.Figure{Value: "3", Label: kb.Text{"en": "captains"}, Rung: "cost", Source: 2, Disputed: true})
	want.Contributors = append(want.Contributors, "Ann Lee")
	want.Updated = got.Updated
	if diff := cmp.Diff(want, got); diff != "" || got.Updated.IsZero() {
		t.Errorf("improved (-want +got):\n%s", diff)
	}
	form["source_title"][0] = ""
	doc := parseHTML(t, bodyOf(t, sendForm(t, s, improve+"/check", form)))
	if got := doc.one(t, "#source_title-1-e").text(); got == "" {
		t.Errorf("a source is taken out from under its figures: %s", doc.one(t, "main").text())
	}
}

// Asking for a row leads to it and loses nothing, on both forms.
func TestAskingForRows(t *testing.T) {
	s := newContributingSite(t)
	for path, form := range map[string]url.Values{
		"/en/contribute":                        fullCase(),
		"/en/cases/old-spice-responses/improve": fieldsOf(page(t, s.Handler, "/en/cases/old-spice-responses/improve", http.StatusOK).one(t, "form.one")),
	} {
		for _, list := range []string{"channels", "steps", "figures", "questions", "sources", "responses"} {
			form.Set("more", list)
			before := parseHTML(t, bodyOf(t, postFrom(t, s, "192.0.2.30:1", path, form)))
			button := before.one(t, "button[value="+list+"]").attr("formaction")
			address, target, _ := strings.Cut(button, "#")
			again := fieldsOf(before.one(t, "form[action="+path+"]"))
			again.Set("more", list)
			r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(again.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.RemoteAddr = "192.0.2.31:1"
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			doc := parseHTML(t, w.Body.String())
			if n := len(doc.all("#" + target)); n != 1 {
				t.Errorf("%s: one more of %s leads to %q, of which there are %d", path, list, target, n)
			}
			if n, was := len(doc.all("#"+list+" .cells")), len(before.all("#"+list+" .cells")); n <= was {
				t.Errorf("%s: %d rows of %s after %d", path, n, list, was)
			}
			if got, want := doc.one(t, "#title").attr("value"), form.Get("title"); got != want {
				t.Errorf("%s: the title is %q after asking for %s", path, got, list)
			}
		}
	}
}
