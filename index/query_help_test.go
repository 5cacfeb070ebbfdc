package index_test

import (
	"regexp"
	"strings"
	"testing"

	"casebook/index"
)

// Every example of the page that explains the query language is understood as it
// stands, and every facet is in it.
func TestQueryHelpExamples(t *testing.T) {
	names := builtinNames(t)
	for lang, title := range map[string]string{"en": "# How to search\n", "fr-CH": "# Comment chercher\n", "de": "# How to search\n"} {
		help := index.QueryHelp(lang)
		if !strings.HasPrefix(help, title) || strings.Count(help, "\n# ") > 0 {
			t.Errorf("%s: the page begins with %.40q", lang, help)
		}
		found := make(map[index.Facet]bool)
		for _, code := range regexp.MustCompile("`[^`]+`").FindAllString(help, -1) {
			text := strings.Trim(code, "`")
			if query, ok := strings.CutPrefix(text, "kb search "); ok {
				text = strings.Trim(query, "'")
			}
			if strings.HasSuffix(text, ":") {
				continue // a key alone
			}
			e, warnings := index.ParseQuery(text, names)
			if len(warnings) > 0 {
				t.Errorf("%s: %s: %v", lang, text, sentences(warnings, "en"))
			}
			for _, f := range e.Filters {
				found[f.Facet] = true
			}
			found[index.FacetYear] = found[index.FacetYear] || e.Years != index.Years{}
			for _, c := range e.Clauses {
				for _, term := range c.Any {
					if strings.Contains(term.Text, ":") {
						t.Errorf("%s: %s is searched as words", lang, text)
					}
				}
			}
		}
		for _, facet := range index.Facets() {
			if !found[facet] {
				t.Errorf("%s: no example of %s", lang, facet)
			}
		}
	}
}

// Both languages explain the same: as many sections and rows.
func TestQueryHelpTwice(t *testing.T) {
	en, fr := index.QueryHelp("en"), index.QueryHelp("fr")
	if a, b := strings.Count(en, "\n## "), strings.Count(fr, "\n## "); a != b {
		t.Errorf("%d sections in English, %d in French", a, b)
	}
	// French has one row more: its own quotes.
	if a, b := strings.Count(en, "\n|"), strings.Count(fr, "\n|"); a+1 != b {
		t.Errorf("%d rows in English, %d in French", a, b)
	}
}
