package web_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestCasePage(t *testing.T) {
	h := newHandler(t, smallLibrary)
	doc := page(t, h, "/en/cases/old-spice-responses", http.StatusOK)
	if got, want := doc.one(t, "h1").text(), "Old Spice answers the internet by video, one person at a time"; got != want {
		t.Errorf("heading %q, want %q", got, want)
	}
	rows := doc.all("section#channels tbody tr")
	if len(rows) != 2 {
		t.Fatalf("%d channels, want two", len(rows))
	}
	if got, want := rows[0].text(), "YouTube exemplaryThe answers could be passed on.\u00a01"; got != want {
		t.Errorf("first channel %q, want %q", got, want)
	}
	figures := doc.all("section#figures p.fig")
	if len(figures) != 2 || figures[0].one(t, "b").text() != "40 million" {
		t.Fatalf("figures: %d, want two with 40 million first", len(figures))
	}
	if !containsWord(figures[1].attr("class"), "dis") || !strings.Contains(figures[1].text(), "Disputed") {
		t.Error("the disputed figure does not say so")
	}
	var sections []string
	for _, h2 := range doc.all("section#story h2") {
		sections = append(sections, h2.text())
	}
	if got, want := strings.Join(sections, ", "), "Context, What they did, Results, Lessons"; got != want {
		t.Errorf("sections %q, want %q", got, want)
	}
	if got := doc.one(t, "li#s1 a[rel=noopener]").attr("href"); got != "https://www.adweek.com/digital/old-spice-response-campaign/" {
		t.Errorf("source 1 leads to %q", got)
	}
	if got := doc.one(t, "section#related a.serif").attr("href"); got != "/en/cases/leclerc-blog-crisis" {
		t.Errorf("related: %q", got)
	}
	if doc.one(t, "section#sources ul.why").text() == "" {
		t.Error("the evidence grade has no reasons")
	}
	for _, a := range doc.all("nav.toc a") {
		if len(doc.all(a.attr("href"))) != 1 {
			t.Errorf("contents: %s leads to %d places", a.text(), len(doc.all(a.attr("href"))))
		}
	}
}

func TestRawHTMLIsDropped(t *testing.T) {
	doc := page(t, newHandler(t, smallLibrary), "/en/cases/old-spice-responses", http.StatusOK)
	for _, script := range doc.all("script") {
		if script.attr("src") == "" && script.attr("type") != "application/ld+json" {
			t.Errorf("a script of the case file came through: %s", script.text())
		}
	}
}

func TestCaseInTheOtherLanguage(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, c := range []struct{ target, heading, lang, notice, also string }{
		{"/fr/cases/old-spice-responses", "Old Spice répond aux fans en vidéo, un par un", "", "", "/en/cases/old-spice-responses"},
		{"/en/cases/leclerc-blog-crisis", "The chairman of Leclerc answers on his blog during a meat recall", "", "behind the original", "/fr/cases/leclerc-blog-crisis"},
		{"/fr/cases/leclerc-blog-crisis", "Le patron de Leclerc répond sur son blog pendant un rappel de steaks hachés", "", "", "/en/cases/leclerc-blog-crisis"},
		{"/en/cases/qoqa-community", "QoQa vend un objet par jour et fait de ses clients une communauté", "fr", "told in French only", ""},
		{"/fr/cases/sign-as-a-person", "Signing comments as a person, not as a brand", "en", "raconté qu’en anglais", ""},
	} {
		doc := page(t, h, c.target, http.StatusOK)
		h1 := doc.one(t, "h1")
		if h1.text() != c.heading || h1.attr("lang") != c.lang {
			t.Errorf("%s: heading %q in %q, want %q in %q", c.target, h1.text(), h1.attr("lang"), c.heading, c.lang)
		}
		var notices, also []string
		for _, n := range doc.all("article.case p.note") {
			notices = append(notices, n.text())
		}
		if got := strings.Join(notices, " "); !strings.Contains(got, c.notice) || c.notice == "" && got != "" {
			t.Errorf("%s: notice %q, want %q", c.target, got, c.notice)
		}
		for _, a := range doc.all("dl.facts a[hreflang]") {
			also = append(also, a.attr("href"))
		}
		if got := strings.Join(also, " "); got != c.also {
			t.Errorf("%s: also in %q, want %q", c.target, got, c.also)
		}
	}
}

func TestTimelineIsDrawnAndListed(t *testing.T) {
	doc := page(t, newHandler(t, smallLibrary), "/fr/cases/leclerc-blog-crisis", http.StatusOK)
	steps := doc.all("section#timeline ol.steps li")
	if len(steps) != 4 {
		t.Fatalf("%d steps, want four", len(steps))
	}
	if got, want := steps[0].text(), "125\u00a0octobre 2005Événement. Des hôpitaux donnent l’alerte.\u00a01"; got != want {
		t.Errorf("first step %q, want %q", got, want)
	}
	if got := steps[3].one(t, "time").attr("datetime"); got != "2005-11" {
		t.Errorf("last step at %q", got)
	}
	chart := doc.one(t, "svg.tl")
	for class, want := range map[string]int{".p-event": 1, ".p-action": 1, ".p-first-answer": 1, ".p-apology": 1} {
		if got := len(chart.all(class)); got != want {
			t.Errorf("%s: %d marks, want %d", class, got, want)
		}
	}
	if len(chart.all("line[stroke-dasharray]")) != 1 {
		t.Error("the month that is known only as a month has no dotted bar")
	}
	if got := doc.one(t, "dl.crisis").text(); got == "" {
		t.Error("cause and answer of the crisis are missing")
	}
}

func TestAliasesLeadToTheName(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for alias, want := range map[string]string{
		"/en/cases/old-spice":     "/en/cases/old-spice-responses",
		"/fr/cases/old-spice":     "/fr/cases/old-spice-responses",
		"/api/v1/cases/old-spice": "/api/v1/cases/old-spice-responses",
	} {
		res := ask(t, h, http.MethodGet, alias)
		if res.StatusCode != http.StatusMovedPermanently || res.Header.Get("Location") != want {
			t.Errorf("%s: %d to %q, want 301 to %q", alias, res.StatusCode, res.Header.Get("Location"), want)
		}
	}
}
