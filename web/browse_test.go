package web_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"casebook/kb"
)

func TestPagesOfValues(t *testing.T) {
	h := newHandler(t, smallLibrary)
	t.Run("a channel that is no more leads to what does its job", func(t *testing.T) {
		doc := page(t, h, "/en/channels/vine", http.StatusOK)
		text := doc.one(t, "main").text()
		if !strings.Contains(text, "Closed in 2017. Its job today: short videos on TikTok, Instagram and YouTube.") {
			t.Errorf("%q does not say so", text)
		}
		if len(doc.all("main a[href=/en/channels/tiktok]")) != 1 {
			t.Error("its successor is not linked")
		}
	})
	t.Run("a use has its feed and the uses beside it", func(t *testing.T) {
		doc := page(t, h, "/fr/uses/crisis", http.StatusOK)
		if got := doc.one(t, "link[type=application/atom+xml]").attr("href"); got != "/uses/crisis.atom?lang=fr" {
			t.Errorf("feed %q", got)
		}
		if !strings.Contains(doc.one(t, "main").text(), "Autres usages") || len(doc.all("main a[href=/fr/uses/crisis]")) > 1 {
			t.Error("other uses are not shown, or the same one is")
		}
		if len(doc.all("table.verdicts tbody tr")) == 0 {
			t.Error("no verdicts by channel")
		}
	})
	t.Run("a channel tells how well it was used for what", func(t *testing.T) {
		doc := page(t, h, "/en/channels/youtube", http.StatusOK)
		a := doc.all("table.verdicts td a")
		if len(a) == 0 {
			t.Fatal("no verdict")
		}
		res := page(t, h, a[0].attr("href"), http.StatusOK)
		if got := len(res.all("article.hit")); strconv.Itoa(got) != a[0].text() {
			t.Errorf("%s finds %d cases, want %s", a[0].attr("href"), got, a[0].text())
		}
	})
}

// What is best documented comes first, unless the reader wants the latest.
func TestOrderOfCasesOfAValue(t *testing.T) {
	dir := corpus(t, 130)
	h := newHandler(t, dir)
	grades := func(target string) string {
		var all string
		for _, mark := range page(t, h, target, http.StatusOK).all("article.hit use") {
			if _, id, _ := strings.Cut(mark.attr("href"), "#"); strings.HasPrefix(id, "e-") {
				all += id[2:]
			}
		}
		return all
	}
	best := grades("/en/uses/crisis") + grades("/en/uses/crisis?page=2")
	for i := 1; i < len(best); i++ {
		if best[i] > best[i-1] {
			t.Fatalf("grades %s: a better one follows", best)
		}
	}
	if best == "" || best == grades("/en/uses/crisis?sort=newest")+grades("/en/uses/crisis?page=2&sort=newest") {
		t.Error("both orders are the same")
	}
}

func TestWrongNamesAreNotFoundButProposed(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for target, want := range map[string]string{
		"/en/uses/crisys":              "/en/uses/crisis",
		"/fr/uses/gestion-de-crise":    "/fr/uses/crisis",
		"/en/channels/youtub":          "/en/channels/youtube",
		"/en/companies/oldspice":       "/en/companies/old-spice",
		"/en/countries/switzerland":    "/en/countries/ch",
		"/en/countries/suisse":         "/en/countries/ch",
		"/en/tags/humor":               "/en/tags/humour",
		"/en/sectors/grocry":           "/en/sectors/grocery",
		"/en/collections/first-step":   "/en/collections/first-steps",
		"/en/cases/old-spice-response": "/en/cases/old-spice-responses",
		"/en/companies/nobody-at-all":  "",
		"/en/tags/xyzzyplugh":          "",
	} {
		doc := page(t, h, target, http.StatusNotFound)
		got := ""
		for _, a := range doc.all("p.near a") {
			got = a.attr("href")
		}
		if got != want {
			t.Errorf("%s proposes %q, want %q", target, got, want)
		}
	}
	if got := page(t, h, "/en/companies/nobody-at-all", http.StatusNotFound).one(t, "input#q").attr("value"); got != "nobody at all" {
		t.Errorf("the box holds %q", got)
	}
}

// Lists hold every value once, over all their pages, with the number of its cases.
func TestListsAgainstAPlainLoop(t *testing.T) {
	dir := corpus(t, 400)
	h := newHandler(t, dir)
	want := make(map[string]map[string]int)
	count := func(list, value string) {
		if want[list] == nil {
			want[list] = make(map[string]int)
		}
		want[list]["/en/"+list+"/"+value]++
	}
	for _, c := range casesOf(t, dir) {
		for _, use := range c.Uses {
			count("uses", use)
		}
		for _, channel := range c.ChannelNames() {
			count("channels", channel)
		}
		for _, country := range c.Countries {
			count("countries", strings.ToLower(country))
		}
		for _, tag := range c.Tags {
			count("tags", tag)
		}
		count("sectors", c.Sector)
		for _, company := range c.Companies {
			count("companies", kb.CompanySlug(company))
		}
	}
	for list, values := range want {
		for _, order := range []string{"", "?sort=count", "?sort=name"} {
			got := make(map[string]int)
			for target := "/en/" + list + order; target != ""; {
				doc := page(t, h, target, http.StatusOK)
				for _, row := range append(doc.all("table.terms tr"), doc.all("ul.names li")...) {
					n, err := strconv.Atoi(row.all(".num")[0].text())
					if err != nil {
						t.Fatal(err)
					}
					href := row.all("a")[0].attr("href")
					if _, twice := got[href]; twice {
						t.Errorf("%s%s: %s twice", list, order, href)
					}
					if got[href] = n; n != values[href] {
						t.Errorf("%s%s: %s has %d cases, want %d", list, order, href, n, values[href])
					}
				}
				for _, letter := range doc.all("nav.letters a") {
					if id, here := strings.CutPrefix(letter.attr("href"), "#"); here && len(doc.all("#"+id)) != 1 {
						t.Errorf("%s: the letter %s leads nowhere", target, id)
					}
				}
				target = ""
				for _, next := range doc.all("nav.pager a[rel=next]") {
					target = next.attr("href")
				}
			}
			for href := range values {
				if _, ok := got[href]; !ok {
					t.Errorf("%s%s: %s is missing", list, order, href)
				}
			}
		}
	}
}

func TestCollections(t *testing.T) {
	h := newHandler(t, smallLibrary)
	list := page(t, h, "/fr/collections", http.StatusOK)
	if got, want := list.one(t, "ul.shelf a").attr("href"), "/fr/collections/first-steps"; got != want {
		t.Errorf("the list leads to %q, want %q", got, want)
	}
	doc := page(t, h, "/fr/collections/first-steps", http.StatusOK)
	var got []string
	for _, item := range doc.all("li.noted") {
		got = append(got, item.one(t, "h3 a").attr("href"))
	}
	want := "/fr/cases/old-spice-responses /fr/cases/qoqa-community /fr/cases/leclerc-blog-crisis"
	if strings.Join(got, " ") != want {
		t.Errorf("cases %q, want %q: in its order, without the one that is gone", got, want)
	}
	if first := doc.all("li.noted")[0].text(); !strings.HasPrefix(first, "1 Bruyante, et rapide.") {
		t.Errorf("the note is missing: %q", first)
	}
	text := doc.one(t, "main").text()
	for _, part := range []string{"1\u00a0cas de cette collection n’est pas", "Ask the room", "Have the films ready", "la rédaction"} {
		if !strings.Contains(text, part) && !strings.Contains(text, strings.ReplaceAll(part, "\u00a0", " ")) {
			t.Errorf("%q is missing", part)
		}
	}
	for _, target := range []string{"/fr/selection", "/fr/compare"} {
		href := target + "?cases=old-spice-responses,qoqa-community,leclerc-blog-crisis"
		if len(doc.all("main a[href="+href+"]")) != 1 {
			t.Errorf("no link to %s", href)
		}
	}
	home := page(t, h, "/en/", http.StatusOK)
	if len(home.all("ul.shelf a[href=/en/collections/first-steps]")) != 1 {
		t.Error("the home page does not show it")
	}
}

func TestEvidenceAndTerms(t *testing.T) {
	dir := corpus(t, 60)
	h, cases := newHandler(t, dir), casesOf(t, dir)
	for _, row := range page(t, h, "/en/help/evidence", http.StatusOK).all("table.grades tr") {
		links := row.all("a")
		if len(links) == 0 {
			continue // a grade that no case has
		}
		n, _, _ := strings.Cut(links[0].text(), " ")
		if want := strconv.Itoa(fitting(t, cases, links[0].attr("href"))); n != want {
			t.Errorf("%s: %s cases, want %s", row.one(t, "th").text(), n, want)
		}
	}
	terms := page(t, h, "/fr/help/terms", http.StatusOK)
	for _, id := range []string{"use", "channel", "verdict", "outcome", "sector", "cause", "response", "speed", "grade", "kind", "has", "use-crisis"} {
		if len(terms.all("#"+id)) != 1 {
			t.Errorf("%q has no place on the page", id)
		}
	}
}

// A short list needs no letters to find one's way; the heading of a page about a
// value begins as a heading does.
func TestFewCountriesAndACapital(t *testing.T) {
	h := newHandler(t, airlines)
	if letters := page(t, h, "/en/countries", http.StatusOK).all("h2.letter"); len(letters) > 0 {
		t.Errorf("%d letters over a few countries", len(letters))
	}
	if got := page(t, h, "/en/sectors/airline", http.StatusOK).one(t, "h1").text(); got != "Airlines" {
		t.Errorf("heading %q, want Airlines", got)
	}
}
