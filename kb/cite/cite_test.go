package cite_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"casebook/cases"
	"casebook/kb"
	"casebook/kb/cite"
)

var update = flag.Bool("update", false, "write the golden files anew")

// odd is a case whose texts hold what the formats treat as their own.
func odd() *kb.Case {
	return &kb.Case{
		Slug: "procter-100", Type: kb.TypeCase, Lang: "en",
		Title:        `P&G answers 100% of #fans_ on "video" {again} \ ~now`,
		Companies:    []string{"Procter & Gamble"},
		Tags:         []string{"tone-of-voice"},
		Summary:      kb.Text{"en": "Costs $5,\nor less.", "fr": "Coûte 5 $, ou moins."},
		Contributors: []string{"Judy Smith (MyGreatBrand)", "Ursula von der Leyen", "Cher"},
		Added:        kb.Date{Year: 2026, Month: 2, Day: 4},
		Updated:      kb.Date{Year: 2026, Month: 3, Day: 12},
		Translations: []kb.Translation{{Lang: "fr", Title: `P&G répond à ses "fans" !`}},
		Sources: []kb.Source{
			{
				Title: "Response Campaign: 50% off_line", URL: "https://example.org/a_b?c=%20&d=1#top", Publisher: "Adweek",
				Kind: "article", Lang: "en", Date: kb.Date{Year: 2010, Month: 7, Day: 14}, Accessed: kb.Date{Year: 2026, Month: 11, Day: 2},
				Archived: "https://web.archive.org/web/2010_/https://example.org/a_b",
			},
			{Title: `C’est "notre" réponse`, Publisher: "P&G", Kind: "statement", Lang: "fr", Date: kb.Date{Year: 2010, Month: 7}},
			{Title: "Delivering Happiness", Publisher: "Wiley", Kind: "book", Lang: "en", Date: kb.Date{Year: 2010}},
			{Title: "A study", Publisher: "Harvard Business School", Kind: "case-study"},
			{Title: "Told on a blog", Publisher: "Climb to the Stars", Kind: "blog-post", URL: "https://example.org/b"},
			{Title: "A film", Kind: "video"},
		},
	}
}

func TestFormats(t *testing.T) {
	c := odd()
	items := append([]cite.Item{cite.OfCase(c, "https://cases.example.org", "fr")}, cite.OfSources(c)...)
	var text strings.Builder
	for _, lang := range []string{"en", "fr"} {
		for _, i := range append([]cite.Item{cite.OfCase(c, "https://cases.example.org", lang)}, items[1:]...) {
			text.WriteString(cite.Text(i, lang, "") + "\n")
		}
	}
	for name, got := range map[string][]byte{
		"odd.bib": cite.BibTeX(items), "odd.ris": cite.RIS(items), "odd.csl.json": cite.CSL(items), "odd.txt": []byte(text.String()),
	} {
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestEditorsAndAddress(t *testing.T) {
	c := odd()
	c.Contributors, c.Updated, c.Added = []string{kb.Editors}, kb.Date{}, kb.Date{Year: 2026, Month: 10}
	for _, want := range []struct{ base, lang, where, text string }{
		{"", "en", "/en/cases/procter-100", "Casebook editors, “P&G answers 100% of #fans_ on ‘video’ {again} \\ ~now”, Casebook, version of October 2026, /en/cases/procter-100"},
		{"https://x.org", "fr", "", "La rédaction de Casebook, «\u00a0P&G répond à ses “fans”\u202f!\u00a0», Casebook, version d’octobre 2026, https://x.org/fr/cases/procter-100"},
		{"https://x.org", "", "", "Casebook editors, “P&G answers 100% of #fans_ on ‘video’ {again} \\ ~now”, Casebook, version of October 2026, https://x.org/cases/procter-100"},
	} {
		if got := cite.Text(cite.OfCase(c, want.base, want.lang), want.lang, want.where); got != want.text {
			t.Errorf("base %q, lang %q:\n got %q\nwant %q", want.base, want.lang, got, want.text)
		}
	}
}

func TestPersonName(t *testing.T) {
	for name, want := range map[string]cite.Name{
		"Judy Smith":                  {Given: "Judy", Family: "Smith"},
		"Judy Smith (MyGreatBrand)":   {Given: "Judy", Family: "Smith"},
		"Ursula von der Leyen":        {Given: "Ursula", Family: "von der Leyen"},
		"Jean-Pierre  de la Rue":      {Given: "Jean-Pierre", Family: "de la Rue"},
		"Cher":                        {Literal: "Cher"},
		"Martin Luther King":          {Given: "Martin Luther", Family: "King"},
		"":                            {},
		"\u00c9mile\tZola (L’Aurore)": {Given: "Émile", Family: "Zola"},
	} {
		if got := cite.PersonName(name); got != want {
			t.Errorf("%q: got %+v, want %+v", name, got, want)
		}
	}
}

// Every case of the library can be cited, each item under a key of its own.
func TestTheLibrary(t *testing.T) {
	lib, err := kb.OpenFS(cases.FS())
	if err != nil {
		t.Fatal(err)
	}
	files, err := lib.Files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var items []cite.Item
	for _, f := range files {
		slug, lang, ok := kb.SplitName(f.Name)
		if !ok || lang != "" {
			continue
		}
		c, _, err := lib.Parse(t.Context(), slug)
		if err != nil || c == nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		items = append(append(items, cite.OfCase(c, "https://cases.example.org", "en")), cite.OfSources(c)...)
	}
	seen := make(map[string]bool)
	for _, i := range items {
		if seen[i.Key] {
			t.Errorf("the key %s is there twice", i.Key)
		}
		seen[i.Key] = true
	}
	if got := bytes.Count(cite.BibTeX(items), []byte("\n}\n")); got != len(items) {
		t.Errorf("%d BibTeX entries of %d items", got, len(items))
	}
	if got := bytes.Count(cite.RIS(items), []byte("\r\nER  - \r\n")); got != len(items) {
		t.Errorf("%d RIS records of %d items", got, len(items))
	}
	var read []map[string]any
	if err := json.Unmarshal(cite.CSL(items), &read); err != nil || len(read) != len(items) {
		t.Errorf("%d CSL items of %d: %v", len(read), len(items), err)
	}
}

// Whatever a text holds, it stays one field of one item, in each format.
func FuzzEscaping(f *testing.F) {
	for _, s := range []string{`a {b} \ c`, "line\r\nER  - \r\nTY  - BOOK", `}, note = {x`, "100% & #1_$~^", "“é”\u202f!", "\xff\x00", "a\u2028b", `"</script>`} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, text, address string) {
		i := cite.Item{
			Key: "k", Kind: "article", Title: text, Container: text, URL: address, Archived: address, Lang: "en", Abstract: text,
			Keywords: []string{text}, Authors: []cite.Name{cite.PersonName(text), {Literal: text}},
		}
		bib := string(cite.BibTeX([]cite.Item{i}))
		depth := 0
		for at, r := range bib {
			switch r {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth < 0 || depth == 0 && at >= len("@article{") && at < len(bib)-2 {
				t.Fatalf("%q closes the entry early: %s", text, bib)
			}
		}
		if depth != 0 || strings.Count(bib, "\n  title = {{") > 1 {
			t.Fatalf("%q: braces of the entry don't match, or it has two titles: %s", text, bib)
		}
		for _, line := range strings.Split(strings.TrimSuffix(string(cite.RIS([]cite.Item{i})), "\r\n\r\n"), "\r\n") {
			if len(line) < 6 || line[2:6] != "  - " || strings.ContainsAny(line, "\r\n") {
				t.Fatalf("%q makes a line %q", text, line)
			}
		}
		var read []struct {
			Title string `json:"title"`
			URL   string
		}
		csl := cite.CSL([]cite.Item{i})
		if err := json.Unmarshal(csl, &read); err != nil || len(read) != 1 {
			t.Fatalf("%q: %v", text, err)
		}
		if !utf8.ValidString(bib) || !utf8.Valid(csl) || strings.ContainsAny(read[0].URL, " {}\"<>\\") {
			t.Fatalf("%q: not UTF-8, or no address: %q", text, read[0].URL)
		}
		if strings.ContainsAny(cite.Text(i, "fr", address), "\n\r") {
			t.Fatalf("%q: the reference is more than one line", text)
		}
	})
}
