package web

import (
	"bytes"
	"net/http"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// llmsCases is how many cases llms.txt names, the last that changed; the others are
// found by the search of the API, which it names too.
const llmsCases = 200

// llms tells programs that read for people what is here, as https://llmstxt.org/
// wants it: a title, a summary, then lists of links to what is plain text.
func (s *Server) llms(w http.ResponseWriter, r *http.Request) {
	g := s.config.Index.Acquire()
	defer g.Release()
	lang := base(r.URL.Query().Get("lang"))
	if !isLanguage(lang) {
		lang = languages[0].Tag
	}
	l, origin := s.locales[lang], s.origin(r)
	res, err := g.Search(r.Context(), index.Query{Sort: index.SortUpdated, Limit: llmsCases, Lang: l.Lang})
	if err != nil {
		s.failFeed(w, r, err)
		return
	}
	tax, err := s.taxonomies()
	if err != nil {
		s.failFeed(w, r, err)
		return
	}
	v := s.viewIn(l, tax)
	var b bytes.Buffer
	line := func(name, path, notes string) {
		b.WriteString("- [" + escapeLinkText(name) + "](" + origin + path + "): " + oneLine(notes) + "\n")
	}
	b.WriteString("# Casebook\n\n> " + l.T("llms.summary") + "\n\n" + l.N("llms.about", g.Len()) + "\n\n## " + l.T("llms.how") + "\n\n")
	line(l.T("llms.api"), apiRoot+"/openapi.json", l.T("llms.api-notes"))
	line(l.T("llms.search"), apiRoot+"/search?q=", l.T("llms.search-notes"))
	line(l.T("llms.taxonomies"), apiRoot+"/taxonomies", l.T("llms.taxonomies-notes"))
	line(l.T("llms.collections"), apiRoot+"/collections", l.T("llms.collections-notes"))
	b.WriteString("\n## " + l.T("llms.cases") + "\n\n")
	for _, hit := range res.Hits {
		line(hit.Title, "/cases/"+hit.Slug+".md", v.llmsNotes(hit.Case))
	}
	b.WriteString("\n## Optional\n\n")
	line(l.T("llms.feed"), "/feed.atom?lang=en", l.T("llms.feed-notes"))
	line(l.T("llms.sitemap"), "/sitemap.xml", l.T("llms.sitemap-notes"))
	w.Header().Set("Content-Type", "text/markdown; charset=utf-8")
	writeBody(w, r, http.StatusOK, b.Bytes(), b.Bytes())
}

// llmsNotes is what a case is about, in a line.
func (v view) llmsNotes(c *kb.Case) string {
	parts := []string{v.who(c)}
	if !c.Period.IsZero() {
		parts = append(parts, v.l.Period(c.Period))
	}
	for _, use := range c.Uses {
		parts = append(parts, v.label(index.FacetUse, use))
	}
	if c.Outcome != "" {
		parts = append(parts, v.label(index.FacetOutcome, c.Outcome))
	}
	return strings.Join(parts, "; ")
}

// oneLine has single spaces for every stretch of white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// escapeLinkText keeps brackets of a title from ending the text of its link.
func escapeLinkText(s string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(oneLine(s))
}
