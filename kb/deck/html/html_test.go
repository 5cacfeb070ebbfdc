package html_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	xhtml "golang.org/x/net/html"

	"casebook/cases"
	"casebook/kb"
	"casebook/kb/deck"
	"casebook/kb/deck/html"
)

// course is a deck of real and odd cases.
func course(t testing.TB, o deck.Options) *deck.Deck {
	t.Helper()
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	lib, err := kb.OpenFS(cases.FS())
	if err != nil {
		t.Fatal(err)
	}
	var some []*kb.Case
	for _, slug := range []string{"united-3411-2017", "nestle-kitkat-greenpeace-2010", "old-spice-responses", "qoqa-community", "measuring-a-blog"} {
		c, _, err := lib.Parse(t.Context(), slug)
		if err != nil {
			t.Fatal(err)
		}
		some = append(some, c)
	}
	odd, err := filepath.Glob(filepath.Join("..", "testdata", "odd", "*.md"))
	if err != nil || len(odd) == 0 {
		t.Fatalf("no odd cases: %v", err)
	}
	for _, name := range odd {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		slug, _, _ := kb.SplitName(filepath.Base(name))
		c, problems := kb.Parse(slug, []kb.File{{Path: name, Data: data}}, tax)
		if c == nil {
			t.Fatal(problems)
		}
		some = append(some, c)
	}
	d, err := deck.Outline(some, tax, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func page(t testing.TB, d *deck.Deck, o html.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := html.Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// elements are all of a page, in order.
func elements(t testing.TB, page string) []*xhtml.Node {
	t.Helper()
	root, err := xhtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var all []*xhtml.Node
	for n := range root.Descendants() {
		if n.Type == xhtml.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

func attr(n *xhtml.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// Nothing that the page needs is outside it: no element asks for anything, and the
// policy would refuse it.
func TestSelfContained(t *testing.T) {
	d := course(t, deck.Options{Lang: "fr", Author: `<b>"Judy" & Co`, Date: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)})
	got := page(t, d, html.Options{})
	ids := make(map[string]bool)
	for _, n := range elements(t, got) {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("two elements have the id %q", id)
			}
			ids[id] = true
		}
		switch n.Data {
		case "img", "iframe", "object", "embed", "video", "audio", "base", "form":
			t.Errorf("the page has <%s>", n.Data)
		case "link":
			t.Errorf("the page asks for %s", attr(n, "href"))
		}
		for _, a := range n.Attr {
			if a.Key == "style" || a.Key == "src" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	if strings.Contains(got, "url(") || strings.Contains(got, "@import") {
		t.Error("the style sheet asks for something")
	}
	if !strings.Contains(got, "1er\u00a0décembre 2026") {
		t.Error("the cover has no date")
	}
}

// The policy lets the page's own style and script run, and nothing else.
func TestPolicy(t *testing.T) {
	got := page(t, course(t, deck.Options{Lang: "en"}), html.Options{})
	policy := ""
	for _, n := range elements(t, got) {
		if attr(n, "http-equiv") == "Content-Security-Policy" {
			policy = attr(n, "content")
		}
	}
	for _, element := range []string{"style", "script"} {
		text := regexp.MustCompile(`(?s)<` + element + `>(.*?)</` + element + `>`).FindStringSubmatch(got)
		if text == nil {
			t.Fatalf("no <%s>", element)
		}
		sum := sha256.Sum256([]byte(text[1]))
		if want := element + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, want) {
			t.Errorf("the policy %q does not have %s", policy, want)
		}
	}
	if !strings.HasPrefix(policy, "default-src 'none'") {
		t.Errorf("the policy is %q", policy)
	}
}

// Text of a case is text, whatever it says.
func TestTextStaysText(t *testing.T) {
	got := page(t, course(t, deck.Options{Lang: "en", Title: `</title><script>alert("1")</script>`}), html.Options{})
	scripts := 0
	for _, n := range elements(t, got) {
		if n.Data == "script" {
			scripts++
		}
		if n.Data == "b" && attr(n, "class") == "" && n.FirstChild != nil && n.FirstChild.Data == "tags" {
			t.Error("a case's <b> is an element")
		}
	}
	if scripts != 2 { // the texts, and the script
		t.Errorf("the page has %d scripts", scripts)
	}
}

// The notes can be left out whole.
func TestNoNotes(t *testing.T) {
	d := course(t, deck.Options{Lang: "en"})
	with, without := page(t, d, html.Options{}), page(t, d, html.Options{NoNotes: true})
	const said = "Full apology" // in the notes and on the slide
	if n := strings.Count(with, "<details"); n < 20 {
		t.Errorf("%d slides have notes", n)
	}
	if strings.Contains(without, "<details") || !strings.Contains(without, said) {
		t.Error("the notes are still there, or the slides are not")
	}
}

// Texts in another language than the deck's say so.
func TestLanguages(t *testing.T) {
	found := false
	for _, n := range elements(t, page(t, course(t, deck.Options{Lang: "fr"}), html.Options{})) {
		if n.Data == "html" && attr(n, "lang") != "fr" {
			t.Errorf("the page is in %q", attr(n, "lang"))
		}
		if n.Data == "h2" && attr(n, "lang") == "en" && strings.HasPrefix(n.FirstChild.Data, "United has a doctor") {
			found = true
		}
	}
	if !found {
		t.Error("an English title in a French deck does not say that it is English")
	}
}

// The same deck gives the same bytes.
func TestDeterministic(t *testing.T) {
	o := deck.Options{Lang: "en", Reveal: true}
	first := page(t, course(t, o), html.Options{})
	if again := page(t, course(t, o), html.Options{}); again != first {
		t.Error("two runs differ")
	}
}

// The marks are the site's.
func TestMarksAreTheSites(t *testing.T) {
	ours, err := os.ReadFile("marks.svg")
	if err != nil {
		t.Fatal(err)
	}
	site, err := os.ReadFile(filepath.Join("..", "..", "..", "web", "static", "marks.svg"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(ours)) {
		if !strings.Contains(string(site), strings.TrimSpace(line)) {
			t.Errorf("the site draws this mark otherwise: %s", line)
		}
	}
}

// Any text makes a page that reads back as the same slides.
func FuzzText(f *testing.F) {
	f.Add("plain", "https://example.org/")
	f.Add(":", "0")
	f.Add(`event"><b>`, `https://example.org/"onclick="x`)
	f.Add(`</script><script>alert(1)</script>`, "javascript:alert(1)")
	f.Add("--> <!-- ]]> & &amp; \x00 \u202e", "http://[::1")
	f.Add("<svg onload=x>{{.}}", "//host")
	f.Fuzz(func(t *testing.T, text, address string) {
		r := deck.Run{Text: text, Lang: "en"}
		src := []deck.Source{{Number: 1, Text: text, Address: address, Lang: text}}
		d := &deck.Deck{Lang: "en", Title: text, Author: text, Slides: []deck.Slide{
			{Kind: deck.KindCover, Title: r, Lead: r},
			{Kind: deck.KindAgenda, Title: r, Bullets: []deck.Bullet{{Text: r, Detail: r, Question: r, Time: text, Slug: text}}},
			{Kind: deck.KindCase, Slug: text, Head: text, Title: r, Lead: r, Facts: []deck.Fact{{Label: text, Value: text, Cells: []deck.Cell{{Text: text, Mark: text}}}}, Channels: []deck.Channel{{Name: text, Verdict: text, Word: text, Note: r}}, Sources: src},
			{Kind: deck.KindFigures, Title: r, Figures: []deck.Figure{{Value: text, Label: r, Rung: text, By: text, Disputed: text}}},
			{Kind: deck.KindTimeline, Title: r, Timeline: &deck.Timeline{Steps: []deck.Step{{Date: text, Text: r, Step: text, Word: text}, {From: time.Unix(1e9, 0), To: time.Unix(1e9, 0)}}, Shown: 2, Last: 1, Columns: 3, Answer: text}},
			{Kind: deck.KindComparison, Title: r, Table: &deck.Table{Columns: []deck.Run{r}, Rows: []deck.Row{{Head: text, Cells: []deck.Cell{{Text: text, Mark: text}}}}}},
			{Kind: deck.KindSources, Title: r, References: src, Foot: text, Notes: deck.Notes{Say: []deck.Run{r}, Ask: []deck.Run{r}, Sources: src}},
		}}
		slides, scripts := 0, 0
		for _, n := range elements(t, page(t, d, html.Options{})) {
			switch {
			case n.Data == "section" && strings.HasPrefix(attr(n, "class"), "s "):
				slides++
			case n.Data == "script":
				scripts++
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "http") {
					t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
				}
			}
		}
		if slides != len(d.Slides) || scripts != 2 {
			t.Errorf("%d slides and %d scripts", slides, scripts)
		}
	})
}

// Thirty cases: what a trainer waits for.
func BenchmarkWrite(b *testing.B) {
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		b.Fatal(err)
	}
	lib, err := kb.OpenFS(cases.FS())
	if err != nil {
		b.Fatal(err)
	}
	files, err := lib.Files(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	var some []*kb.Case
	for _, f := range files {
		if slug, lang, ok := kb.SplitName(f.Name); ok && lang == "" && len(some) < 30 {
			c, _, err := lib.Parse(b.Context(), slug)
			if err != nil {
				b.Fatal(err)
			}
			some = append(some, c)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		d, err := deck.Outline(some, tax, deck.Options{Lang: "en"})
		if err != nil {
			b.Fatal(err)
		}
		var out bytes.Buffer
		if err := html.Write(&out, d, html.Options{}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len()), "bytes/deck")
	}
}
