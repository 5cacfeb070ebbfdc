package web_test

import (
	"net/http"
	"os"
	"strings"
	"testing"
)

// rowsOf are the rows of a comparison by their heads.
func rowsOf(t *testing.T, doc node) map[string][]node {
	t.Helper()
	rows := make(map[string][]node)
	for _, tr := range doc.all("table.cmp tbody tr") {
		rows[tr.all("th")[0].text()] = tr.all("td")
	}
	return rows
}

func TestCompare(t *testing.T) {
	doc := page(t, newHandler(t, airlines), "/en/compare?cases=western-strike,southern-silence,northern-ransomware", http.StatusOK)
	if got := doc.one(t, "h1").text(); got != "Three crises, side by side" {
		t.Errorf("heading %q", got)
	}
	var heads []string
	for _, th := range doc.all("table.cmp thead th") {
		heads = append(heads, th.all("b")[0].text())
	}
	if got, want := strings.Join(heads, ", "), "Western Sky, Southern Wings, Northern Air"; got != want {
		t.Errorf("columns %q, want %q", got, want)
	}
	rows := rowsOf(t, doc)
	for head, want := range map[string]string{"Outcome": "Recovered", "How it was answered": "Rebuild"} {
		if cells := rows[head]; len(cells) != 3 || cells[0].text() != want {
			t.Errorf("row %q: %d cells, want %q first", head, len(cells), want)
		}
	}
	for _, td := range doc.all("table.cmp tbody td") {
		if td.attr("data-of") == "" || td.text() == "" {
			t.Errorf("a cell of %q is empty", td.attr("data-of"))
		}
	}
	if got := doc.one(t, "#add input[name=cases]").attr("value"); got != "western-strike,southern-silence,northern-ransomware" {
		t.Errorf("a fourth is added to %q", got)
	}
}

// The fastest is set apart where the times differ, and only there.
func TestCompareSpeed(t *testing.T) {
	doc := page(t, newHandler(t, "testdata/compare"), "/en/compare?cases=fast-answer,slow-answer,no-answer", http.StatusOK)
	rows := rowsOf(t, doc)
	var first []string
	for _, td := range rows["First answer"] {
		text := td.text()
		if len(td.all("b")) > 0 {
			text = "*" + text
		}
		first = append(first, text)
	}
	if got, want := strings.Join(first, "; "), "*40 minutes; 2 to 4 days; none was given"; got != want {
		t.Errorf("first answers %q, want %q", got, want)
	}
	for _, td := range rows["Apology"] {
		if len(td.all("b")) > 0 {
			t.Error("the only apology is set apart as the fastest")
		}
	}
	charts := doc.all("svg.tl")
	if len(charts) != 2 {
		t.Fatalf("%d timelines, want two: one case has a single step", len(charts))
	}
	// on one scale the same moment stands at the same place
	if a, b := charts[0].all("svg")[0].attr("x"), charts[1].all("svg")[0].attr("x"); a != b {
		t.Errorf("the events stand at %s and %s", a, b)
	}
	if charts[0].attr("height") != charts[1].attr("height") {
		t.Error("the timelines are not of one height")
	}
}

func TestComparisonIsChanged(t *testing.T) {
	h := newHandler(t, airlines)
	doc := page(t, h, "/fr/compare?cases=western-strike,southern-silence", http.StatusOK)
	var links []string
	for _, a := range doc.all("table.cmp thead p.acts a") {
		links = append(links, a.attr("href"))
	}
	want := []string{
		"/fr/compare?cases=southern-silence", "/fr/compare?cases=southern-silence,western-strike",
		"/fr/compare?cases=southern-silence,western-strike", "/fr/compare?cases=western-strike",
	}
	if strings.Join(links, " ") != strings.Join(want, " ") {
		t.Errorf("links\n%v, want\n%v", links, want)
	}
	if got := doc.all("#add ul.near a")[0].attr("href"); !strings.HasPrefix(got, "/fr/compare?cases=western-strike,southern-silence,") {
		t.Errorf("an offered case leads to %q", got)
	}
	for _, c := range []struct {
		target, to string
		status     int
	}{
		{"/fr/compare?cases=western-strike&add=eastern-luggage", "/fr/compare?cases=western-strike,eastern-luggage", http.StatusSeeOther},
		{"/fr/compare?cases=western-strike&cases=eastern-luggage,western-strike", "", http.StatusOK},
		{"/compare?cases=western-strike", "/en/compare?cases=western-strike", http.StatusFound},
	} {
		res := ask(t, h, http.MethodGet, c.target)
		if got := res.Header.Get("Location"); res.StatusCode != c.status || got != c.to {
			t.Errorf("%s: %d to %q, want %d to %q", c.target, res.StatusCode, got, c.status, c.to)
		}
	}
	res := ask(t, newHandler(t, smallLibrary), http.MethodGet, "/en/compare?cases=old-spice,qoqa-community")
	if got := res.Header.Get("Location"); got != "/en/compare?cases=old-spice-responses,qoqa-community" {
		t.Errorf("an alias leads to %q", got)
	}
}

// Too few, too many, unknown: the page says so and helps on.
func TestComparisonIsChosen(t *testing.T) {
	h := newHandler(t, airlines)
	doc := page(t, h, "/en/compare", http.StatusOK)
	if len(doc.all("table")) != 0 || len(doc.all("#add input[name=add]")) != 1 {
		t.Error("without cases there is something else than a form")
	}
	doc = page(t, h, "/en/compare?cases=western-strike", http.StatusOK)
	if len(doc.all("table.cmp tbody tr")) != 0 || len(doc.all("#add ul.near li")) == 0 {
		t.Error("one case is compared with itself, or nothing is offered beside it")
	}
	doc = page(t, h, "/en/compare?cases=western-strike&add=luggage", http.StatusOK)
	if got := doc.all("#add ul.near a")[0].attr("href"); got != "/en/compare?cases=western-strike,eastern-luggage" {
		t.Errorf("what was typed finds %q", got)
	}
	doc = page(t, h, "/en/compare?cases=western-strike&add=xyzzyplugh", http.StatusOK)
	if got := doc.one(t, "#choices").text(); got != "No other case was found for “xyzzyplugh”." {
		t.Errorf("nothing found: %q", got)
	}
	doc = page(t, h, "/en/compare?cases=western-strike,nothing-here", http.StatusOK)
	if got := doc.one(t, "p.note").text(); !strings.Contains(got, "nothing-here") {
		t.Errorf("unknown: %q", got)
	}
	all := t.TempDir()
	for _, dir := range []string{airlines, "testdata/compare"} {
		if err := os.CopyFS(all, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
	}
	doc = page(t, newHandler(t, all), "/en/compare?cases=western-strike,southern-silence,northern-ransomware,eastern-luggage,fast-answer,slow-answer", http.StatusOK)
	if n := len(doc.all("table.cmp thead th")); n != 4 || doc.one(t, "p.note").text() != "Four cases fit side by side; those after them are left out." {
		t.Errorf("%d columns of six cases", n)
	}
}

func TestCounterpartLeadsToTheComparison(t *testing.T) {
	h := newHandler(t, airlines)
	doc := page(t, h, "/en/cases/western-strike", http.StatusOK)
	compare := doc.all("#counterpart div.pair a[href]")
	if got := compare[len(compare)-1].attr("href"); got != "/en/compare?cases=western-strike,southern-silence" {
		t.Errorf("the two are compared at %q", got)
	}
	doc = page(t, newHandler(t, smallLibrary), "/en/cases/sign-as-a-person", http.StatusOK)
	if got := doc.one(t, "#counterpart").text(); !strings.Contains(got, "No other case here") {
		t.Errorf("a case without a counterpart says %q", got)
	}
}

// From a comparison one goes on with the same cases: to a selection, to slides, and
// to another case where there is room.
func TestCompareLeadsOn(t *testing.T) {
	h := newHandler(t, airlines)
	for cases, want := range map[string]string{
		"western-strike,southern-silence": "/en/selection?cases=western-strike,southern-silence /deck.pptx?cases=western-strike,southern-silence&lang=en #add",
		"western-strike":                  "",
	} {
		var got []string
		for _, a := range page(t, h, "/en/compare?cases="+cases, http.StatusOK).all("article.compare header p.acts a") {
			got = append(got, a.attr("href"))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: links to %q, want %q", cases, got, want)
		}
	}
}
