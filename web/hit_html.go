package web

import (
	"html/template"
	"strings"
)

// The hits of a search are written as the values of facets are, and for the same
// reason: a template takes ten times as long.

// writeHits writes the hits of a search.
func writeHits(hits []foundHit) template.HTML {
	var b strings.Builder
	b.Grow(3000 * len(hits))
	for i := range hits {
		b.WriteString(hits[i].before)
		hits[i].found.write(&b)
		b.WriteString(hits[i].after)
	}
	return template.HTML(b.String()) //nolint:gosec // it is escaped
}

// writeFound writes what a search found in a case.
func writeFound(f foundView) template.HTML {
	var b strings.Builder
	f.write(&b)
	return template.HTML(b.String()) //nolint:gosec // it is escaped
}

func (f *foundView) write(b *strings.Builder) {
	b.WriteString(`<p class="snip">` + string(f.Snippet) + "</p>\n    ")
	if len(f.Matched)+len(f.Missing) == 0 {
		return
	}
	b.WriteString(`<p class="why">`)
	for i, m := range f.Matched {
		if i == 0 {
			b.WriteString(template.HTMLEscapeString(f.FoundAs) + " ")
		} else {
			b.WriteString(" · ")
		}
		b.WriteString("<b>" + template.HTMLEscapeString(m.Word) + "</b> = " + template.HTMLEscapeString(m.Others))
	}
	for i, word := range f.Missing {
		switch {
		case i > 0:
			b.WriteString(", ")
		case len(f.Matched) > 0:
			b.WriteString(" · " + template.HTMLEscapeString(f.Absent) + " ")
		default:
			b.WriteString(template.HTMLEscapeString(f.Absent) + " ")
		}
		b.WriteString("<s>" + template.HTMLEscapeString(word) + "</s>")
	}
	b.WriteString("</p>\n    ")
}
