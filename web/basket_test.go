package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The cases that a selection's page shows, with their notes.
func picked(doc node) []string {
	var picks []string
	for _, row := range doc.all("ol.picks li.hit") {
		picks = append(picks, row.attr("data-slug")+": "+row.all("textarea")[0].text())
	}
	return picks
}

func TestSelectionIsItsAddress(t *testing.T) {
	h := newHandler(t, smallLibrary)
	doc := page(t, h, "/fr/selection?cases=qoqa-community,old-spice-responses&title=Le+ton&note.old-spice-responses=D%E2%80%99abord+%3Cb%3E", http.StatusOK)
	want := []string{"qoqa-community: ", "old-spice-responses: D’abord <b>"}
	if diff := cmp.Diff(want, picked(doc)); diff != "" {
		t.Errorf("cases (-want +got):\n%s", diff)
	}
	if got := doc.one(t, "input#name").attr("value"); got != "Le ton" {
		t.Errorf("title %q", got)
	}
	if got, want := doc.one(t, "input#address").attr("value"), "/fr/selection?cases=qoqa-community,old-spice-responses&title=Le+ton&note.old-spice-responses=D%E2%80%99abord+%3Cb%3E"; got != want {
		t.Errorf("address %q, want %q", got, want)
	}
	if got := doc.one(t, "a[data-follow=compare]").attr("href"); got != "/fr/compare?cases=qoqa-community,old-spice-responses" {
		t.Errorf("compare leads to %q", got)
	}
	if got := doc.one(t, "nav.langs a").attr("href"); !strings.HasPrefix(got, "/en/selection?cases=qoqa-community,old-spice-responses&title=") {
		t.Errorf("in English it is %q", got)
	}
	if _, ok := doc.one(t, "meta[name=robots]").lookup("content"); !ok {
		t.Error("search engines may list it")
	}
}

func TestSelectionWithoutCases(t *testing.T) {
	doc := page(t, newHandler(t, smallLibrary), "/en/selection", http.StatusOK)
	if len(doc.all("form.basket")) != 0 || len(doc.all("main ul.try a")) != 1 {
		t.Error("it should lead to the search, and have nothing to save")
	}
}

func TestSelectionSaysWhatItLeavesOut(t *testing.T) {
	h := newHandler(t, smallLibrary)
	doc := page(t, h, "/en/selection?cases=qoqa-community,no-such-case,secret-draft,%3Cscript%3E,qoqa-community", http.StatusOK)
	if diff := cmp.Diff([]string{"qoqa-community: "}, picked(doc)); diff != "" {
		t.Errorf("cases (-want +got):\n%s", diff)
	}
	text := doc.one(t, "main").text()
	if !strings.Contains(text, "no-such-case, secret-draft, <script>") {
		t.Errorf("it does not name what it leaves out: %s", text)
	}
	many := make([]string, 70)
	for i := range many {
		many[i] = fmt.Sprintf("case-%d", i)
	}
	if text := page(t, h, "/en/selection?cases="+strings.Join(many, ","), http.StatusOK).one(t, "main").text(); !strings.Contains(text, "at most 60 cases") || strings.Contains(text, "case-60,") {
		t.Errorf("70 cases: %s", text)
	}
}

// A case that was renamed comes under its name of today, and is in it once.
func TestSelectionKnowsOldNames(t *testing.T) {
	doc := page(t, newHandler(t, smallLibrary), "/en/selection?cases=old-spice,old-spice-responses&note.old-spice=first", http.StatusOK)
	if diff := cmp.Diff([]string{"old-spice-responses: first"}, picked(doc)); diff != "" {
		t.Errorf("cases (-want +got):\n%s", diff)
	}
}

// The form of the page without a script: what is sent becomes an address that can
// be shared, with the notes that were typed before a case was moved.
func TestSelectionFormBecomesAnAddress(t *testing.T) {
	h := newHandler(t, smallLibrary)
	const three = "cases=qoqa-community,old-spice-responses,sign-as-a-person"
	for _, c := range []struct{ name, query, want string }{
		{"saved", three + "&title=&note.qoqa-community=+one++two+&note.old-spice-responses=", three + "&note.qoqa-community=one+two"},
		{"up", three + "&title=T&note.qoqa-community=n&do=up.old-spice-responses", "cases=old-spice-responses,qoqa-community,sign-as-a-person&title=T&note.qoqa-community=n#case-old-spice-responses"},
		{"down", three + "&do=down.qoqa-community", "cases=old-spice-responses,qoqa-community,sign-as-a-person#case-qoqa-community"},
		{"past the end", three + "&do=down.sign-as-a-person", three + "#case-sign-as-a-person"},
		{"removed", three + "&note.qoqa-community=n&do=remove.qoqa-community", "cases=old-spice-responses,sign-as-a-person"},
		{"another's button", three + "&do=explode.qoqa-community", three + "#case-qoqa-community"},
		{"a stranger's parameter", three + "&utm_source=x", three},
	} {
		res := ask(t, h, http.MethodGet, "/en/selection?"+c.query)
		if got, want := res.Header.Get("Location"), "/en/selection?"+c.want; res.StatusCode != http.StatusSeeOther || got != want {
			t.Errorf("%s: %d to %q, want %q", c.name, res.StatusCode, got, want)
		}
	}
	res := ask(t, h, http.MethodGet, "/en/selection?cases=qoqa-community&do=remove.qoqa-community")
	if got := res.Header.Get("Location"); got != "/en/selection" {
		t.Errorf("the last one removed leads to %q", got)
	}
}

func TestNotesAreBounded(t *testing.T) {
	h := newHandler(t, smallLibrary)
	q := url.Values{"cases": {"qoqa-community"}, "note.qoqa-community": {strings.Repeat("é", 400)}}
	doc := page(t, h, "/fr/selection?"+q.Encode(), http.StatusOK)
	if got := doc.one(t, "textarea").text(); got != strings.Repeat("é", 300) {
		t.Errorf("a note of %d bytes", len(got))
	}
}

func TestHandout(t *testing.T) {
	h := newHandler(t, smallLibrary)
	doc := page(t, h, "/en/selection/handout?cases=old-spice-responses,qoqa-community&title=Speed&note.qoqa-community=Ask+who+answers", http.StatusOK)
	if got := doc.one(t, "h1").text(); got != "Speed" {
		t.Errorf("it is titled %q", got)
	}
	sheets := doc.all("section.sheet")
	if len(sheets) != 2 {
		t.Fatalf("%d sheets, want 2", len(sheets))
	}
	for i, want := range []string{"What they did", "Ask who answers"} {
		if text := sheets[i].text(); !strings.Contains(text, want) {
			t.Errorf("sheet %d has no %q: %s", i+1, want, text)
		}
	}
	if len(sheets[0].all("ol.src li")) == 0 {
		t.Error("no sources")
	}
	res := ask(t, h, http.MethodGet, "/en/selection/handout")
	if got := res.Header.Get("Location"); got != "/en/selection" {
		t.Errorf("a handout of nothing leads to %q", got)
	}
}

// What a reader wrote is for nobody else to keep.
func TestSelectionIsNotKeptByProxies(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, path := range []string{"/selection?cases=qoqa-community&note.qoqa-community=mine", "/selection/handout?cases=qoqa-community"} {
		if got := ask(t, h, http.MethodGet, "/en"+path).Header.Get("Cache-Control"); got != "private, no-cache" {
			t.Errorf("%s: Cache-Control %q", path, got)
		}
	}
}
