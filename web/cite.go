package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/cite"
)

// A citation is how to cite a case, and where the formats are.
type citation struct {
	Text      string
	Permanent link   // the address that leads each reader to their own language
	Formats   []link // of the case
	Sources   []link // of its sources
	Page      string // with all formats to copy from
	Markdown  []languageLink
}

// citeFormats are the formats of reference managers, by the end of the file's name.
var citeFormats = [...]struct {
	name, ext, contentType string
	write                  func([]cite.Item) []byte
}{
	{"BibTeX", ".bib", "application/x-bibtex; charset=utf-8", cite.BibTeX},
	{"RIS", ".ris", "application/x-research-info-systems; charset=utf-8", cite.RIS},
	{"CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", cite.CSL},
}

func (s *Server) citation(v view, c *kb.Case) citation {
	path := cite.Path(c.Slug, "")
	at := citation{
		Text:      cite.Text(cite.OfCase(c, s.config.BaseURL, v.l.Lang), v.l.Lang, cite.Path(c.Slug, v.l.Lang)),
		Permanent: link{s.config.BaseURL + path, path},
		Page:      v.href(path + "/cite"),
		Markdown:  []languageLink{{link{v.language(c.Lang), path + ".md"}, c.Lang}},
	}
	for _, f := range citeFormats {
		at.Formats = append(at.Formats, link{f.name, path + f.ext + "?lang=" + v.l.Lang})
		at.Sources = append(at.Sources, link{f.name, path + f.ext + "?of=sources"})
	}
	at.Formats = append(at.Formats, link{v.l.T("cite.text"), path + ".txt?lang=" + v.l.Lang})
	for _, t := range c.Translations {
		at.Markdown = append(at.Markdown, languageLink{link{v.language(t.Lang), path + "." + t.Lang + ".md"}, t.Lang})
	}
	return at
}

// citePage shows a case's reference in every format, to be copied.
type citePage struct {
	layout
	Name    string // the case's title
	Lang    string // of it where it is not the page's
	Back    string
	Cite    citation
	Formats []citeFormat
}

// A citeFormat is a reference as a file.
type citeFormat struct {
	ID, Name, Href, Text string
}

func (*citePage) template() string { return "cite" }

func (s *Server) showCite(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	slug := chi.URLParam(r, "slug")
	c, err := g.Case(r.Context(), slug)
	if err != nil {
		return nil, err
	}
	if c.Slug != slug {
		return redirect{to: v.href(cite.Path(c.Slug, "") + "/cite"), status: http.StatusMovedPermanently}, nil
	}
	title, in := c.TitleIn(v.l.Lang)
	p := &citePage{Name: title, Lang: v.foreign(in), Back: v.href(cite.Path(c.Slug, "")), Cite: s.citation(v, c)}
	p.Title, p.Description = v.l.T("cite.title", "title", title), v.l.T("cite.description", "title", title)
	p.NoIndex = true
	p.Links = s.caseFiles(v, c)
	items := []cite.Item{cite.OfCase(c, s.config.BaseURL, v.l.Lang)}
	for i, f := range citeFormats {
		p.Formats = append(p.Formats, citeFormat{f.ext[1:], f.name, p.Cite.Formats[i].Href, string(f.write(items))})
	}
	return p, nil
}
