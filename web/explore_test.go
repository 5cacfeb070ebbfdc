package web_test

import (
	"encoding/csv"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casebook/kb"
)

// casesOf are the public cases of a folder, read without an index: the oracle
// that counts on pages are held against.
func casesOf(t *testing.T, dir string) []*kb.Case {
	t.Helper()
	lib, err := kb.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	files, err := lib.Files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var cases []*kb.Case
	for _, f := range files {
		slug, lang, _ := kb.SplitName(f.Name)
		if lang != "" {
			continue
		}
		c, problems, err := lib.Parse(t.Context(), slug)
		if err != nil || c == nil {
			t.Fatal(slug, problems, err)
		}
		if c.Public() {
			cases = append(cases, c)
		}
	}
	return cases
}

// fitting counts the cases that have what the address of a search asks for.
func fitting(t *testing.T, cases []*kb.Case, address string) int {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	n := 0
	for _, c := range cases {
		fits := true
		for key, values := range q {
			switch want := values[0]; key {
			case "use":
				fits = fits && slices.Contains(c.Uses, want)
			case "channel":
				fits = fits && slices.Contains(c.ChannelNames(), want)
			case "verdict":
				fits = fits && slices.ContainsFunc(c.Channels, func(ch kb.Channel) bool { return ch.Name+":"+ch.Verdict == want })
			case "grade":
				fits = fits && strconv.Itoa(kb.GradeOf(c).Value) == want
			default:
				t.Fatalf("%s filters by %s, which this test does not know", address, key)
			}
		}
		if fits {
			n++
		}
	}
	return n
}

// Every number on the explore page is the number of cases that a plain loop
// finds, and leads to them.
func TestExploreAgainstAPlainLoop(t *testing.T) {
	dir := corpus(t, 130)
	h, cases := newHandler(t, dir), casesOf(t, dir)
	doc := page(t, h, "/en/explore", http.StatusOK)
	for _, part := range []struct {
		selector string
		least    int
	}{{"table.matrix td a", 40}, {"table.verdicts td a", 12}} {
		cells := doc.all(part.selector)
		if len(cells) < part.least {
			t.Errorf("%s: %d numbers, want %d at least", part.selector, len(cells), part.least)
		}
		for i, cell := range cells {
			href := cell.attr("href")
			if want := strconv.Itoa(fitting(t, cases, href)); cell.text() != want {
				t.Errorf("%s shows %s, want %s", href, cell.text(), want)
			}
			if i%10 == 0 { // what it leads to has as many
				n, _ := strconv.Atoi(cell.text())
				if got := len(page(t, h, href, http.StatusOK).all("article.hit")); got != min(n, 20) {
					t.Errorf("%s finds %d, want %d", href, got, n)
				}
			}
		}
	}
	years := make(map[string]int)
	countries, sectors := make(map[string]int), make(map[string]int)
	for _, c := range cases {
		if !c.Period.IsZero() && c.Outcome != "" {
			years[strconv.Itoa(c.Period.From.Year)]++
		}
		for _, country := range c.Countries {
			countries["/en/countries/"+strings.ToLower(country)]++
		}
		sectors["/en/sectors/"+c.Sector]++
	}
	rows := doc.all("details.more tbody tr")
	if len(rows) != len(years) {
		t.Errorf("%d years, want %d", len(rows), len(years))
	}
	for _, row := range rows {
		cells := row.all("td")
		if got, want := cells[len(cells)-1].text(), strconv.Itoa(years[row.one(t, "th").text()]); got != want {
			t.Errorf("%s: %s cases, want %s", row.one(t, "th").text(), got, want)
		}
	}
	for _, bar := range doc.all("table.bars tr") {
		href := bar.one(t, "a").attr("href")
		if got, want := bar.one(t, "td.num").text(), strconv.Itoa(countries[href]+sectors[href]); got != want {
			t.Errorf("%s: %s cases, want %s", href, got, want)
		}
	}
}

// In every order, over all pages, each case stands in the table once, and the
// column that sorts says so.
func TestExploreTableInEveryOrder(t *testing.T) {
	dir := corpus(t, 130)
	h, cases := newHandler(t, dir), casesOf(t, dir)
	keys := map[string]func(*kb.Case) string{
		"year":     func(c *kb.Case) string { return c.Period.From.String()[:4] },
		"company":  func(c *kb.Case) string { return kb.CompanySlug(c.Companies[0]) },
		"evidence": func(c *kb.Case) string { return strconv.Itoa(kb.GradeOf(c).Value) },
		"outcome": func(c *kb.Case) string {
			return strconv.Itoa(slices.Index([]string{"success", "recovered", "mixed", "failure"}, c.Outcome))
		},
	}
	bySlug := make(map[string]*kb.Case)
	for _, c := range cases {
		bySlug[c.Slug] = c
	}
	for _, order := range []string{"", "year", "company", "-company", "outcome", "-outcome", "answer", "-answer", "evidence", "-evidence"} {
		by, down := strings.CutPrefix(order, "-")
		if order == "" {
			by, down = "year", true
		}
		seen := make(map[string]bool)
		last := ""
		for n := 1; n <= 3; n++ {
			doc := page(t, h, "/en/explore?sort="+order+"&page="+strconv.Itoa(n), http.StatusOK)
			want := "ascending"
			if down {
				want = "descending"
			}
			if got := doc.one(t, "table.cases th[aria-sort]").attr("aria-sort"); got != want {
				t.Errorf("%q: sorted %s, want %s", order, got, want)
			}
			for _, a := range doc.all("table.cases tbody a.serif") {
				slug := strings.TrimPrefix(a.attr("href"), "/en/cases/")
				if seen[slug] {
					t.Errorf("%q: %s stands there twice", order, slug)
				}
				seen[slug] = true
				key := keys[by]
				if key == nil || bySlug[slug].Type == kb.TypePractice {
					continue // it has neither a year nor an organisation
				}
				this := key(bySlug[slug])
				if last != "" && (down && this > last || !down && this < last) {
					t.Errorf("%q: %s (%s) comes after %s", order, slug, this, last)
				}
				last = this
			}
		}
		if len(seen) != len(cases) {
			t.Errorf("%q: %d cases, want %d", order, len(seen), len(cases))
		}
	}
	if doc := page(t, h, "/en/explore?sort=nonsense", http.StatusOK); doc.one(t, "table.cases th[aria-sort]").text() != "Year" {
		t.Error("an unknown order is not the usual one")
	}
	links := page(t, h, "/en/explore?sort=-evidence", http.StatusOK).all("table.cases thead a")
	if got, want := links[len(links)-1].attr("href"), "/en/explore?sort=evidence#all"; got != want {
		t.Errorf("the column that sorts leads to %q, want %q: the other way round", got, want)
	}
}

func TestExploreCSV(t *testing.T) {
	h := newHandler(t, smallLibrary)
	res := ask(t, h, http.MethodGet, "/explore.csv?lang=fr")
	body := bodyOf(t, res)
	if got := res.Header.Get("Content-Type"); !strings.HasPrefix(got, "text/csv; charset=utf-8") {
		t.Errorf("Content-Type %q", got)
	}
	if got := res.Header.Get("Content-Disposition"); got != `attachment; filename="casebook-fr.csv"` {
		t.Errorf("Content-Disposition %q", got)
	}
	text, marked := strings.CutPrefix(body, "\ufeff")
	if !marked {
		t.Error("without the mark Excel takes é for two letters")
	}
	if strings.Count(text, "\r\n") != strings.Count(text, "\n") {
		t.Error("a line does not end as RFC 4180 wants")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1+4 {
		t.Fatalf("%d rows, want a head and the four public cases", len(rows))
	}
	at := func(name string) int {
		i := slices.Index(rows[0], name)
		if i < 0 {
			t.Fatalf("no column %q in %q", name, rows[0])
		}
		return i
	}
	i := slices.IndexFunc(rows, func(row []string) bool { return row[0] == "old-spice-responses" })
	if i < 0 {
		t.Fatal("old-spice-responses is missing")
	}
	for name, want := range map[string]string{
		"Titre": "Old Spice répond aux fans en vidéo, un par un", "Année": "2010", "Pays": "États-Unis", "Issue": "Succès",
		"Adresse": "/fr/cases/old-spice-responses",
	} {
		if got := rows[i][at(name)]; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	only := bodyOf(t, ask(t, h, http.MethodGet, "/explore.csv?lang=en&use=crisis"))
	if strings.Contains(only, "old-spice") || !strings.Contains(only, "leclerc-blog-crisis") {
		t.Error("filters do not hold")
	}
}
