package kb

import (
	"html/template"
	"strings"
)

// Bounds of what is read as Markdown. Nobody writes a paragraph of 20,000
// characters, 200 links in it, or a line that begins with 500 marks of lists and
// quotes; but finding out that `[a]([a]([a](…` holds no link takes time with the
// square of its length, minutes for the largest file that is accepted. Within
// these bounds it is under a second.
const (
	maxParagraph = 20_000 // bytes without an empty line
	maxAddresses = 200    // "](" in them
	maxNesting   = 500    // bytes of marks at the start of a line
)

// isOdd tells whether a body is none that a person writes. It is taken as plain
// text.
func isOdd(body string) bool {
	size, addresses := 0, 0
	for line := range strings.Lines(body) {
		if strings.TrimSpace(line) == "" {
			size, addresses = 0, 0
			continue
		}
		if size += len(line); size > maxParagraph {
			return true
		}
		if addresses += strings.Count(line, "]("); addresses > maxAddresses {
			return true
		}
		if len(line) > maxNesting && strings.Trim(line[:maxNesting], " \t>-+*.)0123456789") == "" {
			return true
		}
	}
	return false
}

// plainSections is an odd body, a paragraph for each of its lines.
func plainSections(body string) []Section {
	var b strings.Builder
	for line := range strings.Lines(body) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString("<p>" + template.HTMLEscapeString(line) + "</p>\n")
		}
	}
	return []Section{{HTML: template.HTML(b.String())}} //nolint:gosec // escaped above
}
