package index

import (
	_ "embed"
	"strings"
)

// queryHelp explains the query language to readers, in English, then in French.
//
//go:embed query.md
var queryHelp string

// QueryHelp is the page that explains the query language to readers, as Markdown:
// in French for "fr" and "fr-CH", in English for any other language. Its first line
// is its title, a heading of level 1.
func QueryHelp(lang string) string {
	english, french, _ := strings.Cut(queryHelp, "\n# ")
	if base, _, _ := strings.Cut(strings.ToLower(lang), "-"); base == "fr" {
		return "# " + french
	}
	return english
}
