package cases_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"casebook/cases"
	"casebook/kb"
)

// library reads every embedded case.
func library(t *testing.T) []*kb.Case {
	t.Helper()
	lib, err := kb.OpenFS(cases.FS())
	if err != nil {
		t.Fatal(err)
	}
	files, err := lib.Files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all []*kb.Case
	for _, f := range files {
		slug, lang, ok := kb.SplitName(f.Name)
		if !ok || lang != "" {
			continue
		}
		c, problems, err := lib.Parse(t.Context(), slug)
		if err != nil || problems.Errors() {
			t.Fatalf("%s: %v %v", f.Name, err, problems)
		}
		if c.Public() {
			all = append(all, c)
		}
	}
	return all
}

// The library has no mistakes, nor anything that somebody should look at.
func TestCheckStrict(t *testing.T) {
	lib, err := kb.OpenFS(cases.FS())
	if err != nil {
		t.Fatal(err)
	}
	problems, err := lib.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
}

// whole reports whether a case can be read in both languages.
func whole(c *kb.Case) bool {
	langs := c.Languages()
	return slices.Contains(langs, "en") && slices.Contains(langs, "fr")
}

// A consultant with any of the usual questions finds good examples and bad ones:
// so many cases for each use, channel and region.
func TestBalance(t *testing.T) {
	counts := make(map[string]int)
	for _, c := range library(t) {
		counts["cases"]++
		for _, use := range c.Uses {
			counts["use "+use]++
			if c.Outcome == "failure" || c.Outcome == "mixed" {
				counts["gone wrong or half wrong, use "+use]++
			}
		}
		for _, channel := range c.ChannelNames() {
			counts["channel "+channel]++
		}
		if slices.ContainsFunc(c.Countries, func(code string) bool { return slices.Contains([]string{"FR", "CH", "BE", "LU", "MC"}, code) }) {
			counts["from French-speaking countries"]++
		}
		if slices.Contains(c.Countries, "CH") {
			counts["Swiss"]++
		}
		if whole(c) {
			counts["in both languages"]++
		}
		if c.Teaching != nil && c.Teaching.Objectives["en"] != "" && c.Teaching.Objectives["fr"] != "" && len(c.Teaching.Questions) >= 2 {
			counts["with questions for the room"]++
		}
	}
	least := map[string]int{
		"cases": 105, "from French-speaking countries": 25, "Swiss": 12, "in both languages": 40, "with questions for the room": 60,
		"channel blog": 12, "channel twitter": 12, "channel facebook": 12, "channel youtube": 12,
	}
	for _, use := range []string{"marketing", "customer-service", "communication", "internal-comms", "pr", "crisis", "monitoring"} {
		least["use "+use], least["gone wrong or half wrong, use "+use] = 15, 4
	}
	for what, n := range least {
		if counts[what] < n {
			t.Errorf("%s: %d, want at least %d", what, counts[what], n)
		}
	}
}

// bodies are the tellings of a case by language.
func bodies(c *kb.Case) map[string]string {
	all := map[string]string{c.Lang: c.Body}
	for _, t := range c.Translations {
		if t.Body != "" {
			all[t.Lang] = t.Body
		}
	}
	return all
}

var (
	reference = regexp.MustCompile(`\[\^\d+\]`)
	digits    = regexp.MustCompile(`\d[\d.,’ \x{00a0}\x{202f}]*`)
	years     = regexp.MustCompile(`\b(19|20)\d\d\b`)
)

// wordCount counts what stands between spaces, references and lone signs apart:
// l’entreprise is one word.
func wordCount(body string) int {
	n := 0
	for _, word := range strings.Fields(reference.ReplaceAllString(body, "")) {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}

func TestBodies(t *testing.T) {
	for _, c := range library(t) {
		for lang, body := range bodies(c) {
			if n := wordCount(body); n < 250 || n > 700 {
				t.Errorf("%s in %s: %d words, want 250 to 700", c.Slug, lang, n)
			}
			if c.Type != kb.TypeCase {
				continue
			}
			_, rest, _ := strings.Cut(body, map[string]string{"en": "## Lessons", "fr": "## Leçons"}[lang])
			lessons, _, _ := strings.Cut(rest, "\n## ")
			if n := strings.Count(lessons, "\n- ") + strings.Count(lessons, "\n* ") + len(regexp.MustCompile(`(?m)^\d+\. `).FindAllString(lessons, -1)); n < 3 {
				t.Errorf("%s in %s: %d lessons, want three", c.Slug, lang, n)
			}
		}
	}
}

// thin are the cases that say themselves why they rest on one source.
var thin = []string{"cgn-facebook"}

func TestSources(t *testing.T) {
	for _, c := range library(t) {
		if len(c.Sources) < 2 && !slices.Contains(thin, c.Slug) {
			t.Errorf("%s has %d source", c.Slug, len(c.Sources))
		}
		for i, f := range c.Figures {
			if f.Source < 1 || f.Source > len(c.Sources) {
				t.Errorf("%s: figure %d has no source", c.Slug, i+1)
			}
			if f.Label["en"] == "" || f.Label["fr"] == "" {
				t.Errorf("%s: the label of figure %d is in one language", c.Slug, i+1)
			}
		}
		for i, s := range c.Timeline {
			if s.Text["en"] == "" || s.Text["fr"] == "" {
				t.Errorf("%s: step %d is told in one language", c.Slug, i+1)
			}
		}
	}
}

// A paragraph that gives a figure says where it is from. Years are no figures, and
// lessons are ours.
func TestFiguresInBodiesHaveSources(t *testing.T) {
	for _, c := range library(t) {
		for lang, body := range bodies(c) {
			section := ""
			for _, paragraph := range strings.Split(body, "\n\n") {
				if strings.HasPrefix(paragraph, "## ") {
					section = strings.TrimSpace(strings.TrimPrefix(strings.SplitN(paragraph, "\n", 2)[0], "## "))
				}
				if section == "Lessons" || section == "Leçons" {
					continue
				}
				text := years.ReplaceAllString(reference.ReplaceAllString(paragraph, ""), "")
				if strings.HasPrefix(paragraph, "## ") || !digits.MatchString(text) {
					continue
				}
				if !reference.MatchString(paragraph) {
					t.Errorf("%s in %s, %s: a figure without a source: %.100s", c.Slug, lang, section, paragraph)
				}
			}
		}
	}
}

func TestRelatedBothWays(t *testing.T) {
	all := library(t)
	related := make(map[string][]string)
	for _, c := range all {
		related[c.Slug] = c.Related
	}
	for _, c := range all {
		if len(c.Related) == 0 {
			t.Errorf("%s has no related case", c.Slug)
		}
		for _, slug := range c.Related {
			if !slices.Contains(related[slug], c.Slug) {
				t.Errorf("%s names %s, which does not name it", c.Slug, slug)
			}
		}
	}
}

// One name, one spelling; one tag for one thing.
func TestNamesAndTagsAgree(t *testing.T) {
	spelled := make(map[string]string)
	tags := make(map[string]string)
	for _, c := range library(t) {
		for _, name := range c.Companies {
			key := strings.ReplaceAll(kb.CompanySlug(name), "-", "")
			if other, ok := spelled[key]; ok && other != name {
				t.Errorf("%s: %q is %q elsewhere", c.Slug, name, other)
			}
			spelled[key] = name
		}
		for _, tag := range c.Tags {
			key := strings.TrimSuffix(strings.ReplaceAll(tag, "-", ""), "s")
			if other, ok := tags[key]; ok && other != tag {
				t.Errorf("%s: the tag %q is %q elsewhere", c.Slug, tag, other)
			}
			tags[key] = tag
		}
	}
}

// What can be checked of French typography: guillemets and not straight or English
// quotation marks, a space before high punctuation, accents on capitals.
func TestFrenchTypography(t *testing.T) {
	wrong := []struct {
		what    string
		pattern *regexp.Regexp
	}{
		{"a straight or English quotation mark", regexp.MustCompile(`["“”]`)},
		{"a straight apostrophe", regexp.MustCompile(`\pL'\pL`)},
		{"no space before high punctuation", regexp.MustCompile(`[\pL\d»)][;:!?](\s|$)`)},
		{"no space within guillemets", regexp.MustCompile(`«[^\s\x{00a0}\x{202f}]|[^\s\x{00a0}\x{202f}]»`)},
		{"three dots", regexp.MustCompile(`\.\.\.`)},
		{"no accent on a capital", regexp.MustCompile(`\b(A (la|l’|partir|propos|Gen)|Etat|Ecole|Economie|Equipe|Etude|Evénement|Edition)`)},
	}
	address := regexp.MustCompile(`https?://\S+`)
	for _, c := range library(t) {
		texts := map[string]string{"summary": c.Summary["fr"]}
		for lang, body := range bodies(c) {
			if lang == "fr" {
				texts["body"] = strings.ReplaceAll(reference.ReplaceAllString(body, ""), "## Ce qu'ils ont fait", "")
			}
		}
		for i, f := range c.Figures {
			texts[fmt.Sprint("label of figure ", i+1)] = f.Label["fr"]
		}
		for i, s := range c.Timeline {
			texts[fmt.Sprint("step ", i+1)] = s.Text["fr"]
		}
		for i, ch := range c.Channels {
			texts[fmt.Sprint("note on channel ", i+1)] = ch.Note["fr"]
		}
		if c.Teaching != nil {
			texts["objectives"] = c.Teaching.Objectives["fr"]
			for i, q := range c.Teaching.Questions {
				texts[fmt.Sprint("question ", i+1)] = q["fr"]
			}
		}
		if title, in := c.TitleIn("fr"); in == "fr" {
			texts["title"] = title
		}
		for where, text := range texts {
			text = address.ReplaceAllString(text, "")
			for _, w := range wrong {
				if at := w.pattern.FindStringIndex(text); at != nil {
					t.Errorf("%s, %s: %s: …%s…", c.Slug, where, w.what, text[max(0, at[0]-20):min(len(text), at[1]+20)])
				}
			}
		}
	}
}
