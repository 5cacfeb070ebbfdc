package web

import (
	"html"
	"html/template"
	"net/http"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// helpPage explains the query language.
type helpPage struct {
	layout
	Heading  string
	Intro    template.HTML
	Sections []kb.Section
}

func (*helpPage) template() string { return "help" }

func (s *Server) showSearchHelp(r *http.Request, _ *index.Generation) (page, error) {
	l := s.locale(r)
	sections, err := kb.BodyHTML(index.QueryHelp(l.Lang), kb.HTMLOptions{Lang: l.Lang})
	if err != nil {
		return nil, err
	}
	p := &helpPage{Heading: l.T("help.search")}
	p.Title, p.Section, p.Description = p.Heading, "search", l.T("help.search-description")
	for i := range sections {
		sections[i].HTML = linkExamples(sections[i].HTML, "/"+l.Lang)
	}
	// the first is the page's own title, with what stands under it
	if len(sections) > 0 {
		p.Heading, p.Intro, sections = sections[0].Title, sections[0].HTML, sections[1:]
	}
	p.Sections = sections
	return p, nil
}

// linkExamples makes every query that stands in a cell of a table a link to its
// answer: what is explained can be tried.
func linkExamples(page template.HTML, base string) template.HTML {
	var b strings.Builder
	rest := string(page)
	for {
		before, cell, ok := strings.Cut(rest, "<td")
		b.WriteString(before)
		if !ok {
			return template.HTML(b.String()) //nolint:gosec // made of what BodyHTML made
		}
		cell, rest, _ = strings.Cut(cell, "</td>")
		b.WriteString("<td" + linkCode(cell, base) + "</td>")
	}
}

// linkCode makes the code in a text links. A key alone, as in use:, is no query.
func linkCode(text, base string) string {
	const open, shut = "<code>", "</code>"
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, open)
		code, after, closed := strings.Cut(rest, shut)
		if !ok || !closed {
			return b.String() + text
		}
		b.WriteString(before)
		query := html.UnescapeString(code)
		if strings.HasSuffix(query, ":") {
			b.WriteString(open + code + shut)
		} else {
			to := base + selection{words: query}.path()
			b.WriteString(`<a href="` + template.HTMLEscapeString(to) + `">` + open + code + shut + `</a>`)
		}
		text = after
	}
}
