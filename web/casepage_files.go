package web

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/cite"
)

// A caseFile is what belongs to a case beside its page: its Markdown, a reference.
type caseFile struct {
	contentType string
	lang        string // of what is in it, may be empty
	save        string // the name under which a browser keeps it; empty: it shows it
	data        []byte
	to          string // the address that it has now, in place of all others
}

// caseAddress answers what stands under /cases without a language: the files of a
// case by the ends of their names, and the case itself in the reader's language.
func (s *Server) caseAddress(w http.ResponseWriter, r *http.Request) {
	name := chi.URLParam(r, "slug")
	slug, ext, isFile := strings.Cut(name, ".")
	if !isFile {
		s.chooseLanguage(w, r)
		return
	}
	g := s.config.Index.Acquire()
	defer g.Release()
	f, err := s.caseFile(r, g, slug, "."+ext)
	if err != nil {
		s.logFailure(r, err)
		s.writePage(w, r, statusOf(err), s.errorPage(r, statusOf(err)))
		return
	}
	if f.to != "" {
		http.Redirect(w, r, f.to, http.StatusMovedPermanently)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.contentType)
	h.Set("Content-Disposition", "inline")
	if f.save != "" {
		h.Set("Content-Disposition", `attachment; filename="`+f.save+`"`)
	}
	if f.lang != "" {
		h.Set("Content-Language", f.lang)
	}
	writeBody(w, r, http.StatusOK, f.data, f.data)
}

// caseFile makes a file of a case. The parameter lang asks for a reference to the
// page in that language, of=sources for references to the case's sources.
func (s *Server) caseFile(r *http.Request, g *index.Generation, slug, ext string) (caseFile, error) {
	c, err := g.Case(r.Context(), slug)
	if err != nil {
		return caseFile{}, err
	}
	if c.Slug != slug {
		to := cite.Path(c.Slug, "") + ext
		if r.URL.RawQuery != "" {
			to += "?" + r.URL.RawQuery
		}
		return caseFile{to: to}, nil
	}
	if lang, ok := strings.CutSuffix(ext, ".md"); ok {
		return s.caseMarkdown(c, lang)
	}
	lang := r.URL.Query().Get("lang")
	if !isLanguage(lang) {
		lang = ""
	}
	items, save := []cite.Item{cite.OfCase(c, s.config.BaseURL, lang)}, slug
	if r.URL.Query().Get("of") == "sources" {
		items, save, lang = cite.OfSources(c), slug+"-sources", ""
	}
	if ext == ".txt" {
		return caseText(c, items, lang), nil
	}
	for _, f := range citeFormats {
		if f.ext == ext {
			return caseFile{contentType: f.contentType, lang: lang, save: save + ext, data: f.write(items)}, nil
		}
	}
	return caseFile{}, fmt.Errorf("case %s as %s: %w", slug, ext, kb.ErrNotFound)
}

// caseText is a reference a line, as a person writes it; one without a language of
// its own is written in the case's.
func caseText(c *kb.Case, items []cite.Item, lang string) caseFile {
	in := lang
	if in == "" {
		in = c.Lang
	}
	var b strings.Builder
	for _, i := range items {
		b.WriteString(cite.Text(i, in, ""))
		if i.Kind == cite.KindCase && i.URL == "" {
			b.WriteString(", " + cite.Path(c.Slug, lang))
		}
		b.WriteByte('\n')
	}
	return caseFile{contentType: "text/plain; charset=utf-8", lang: in, data: []byte(b.String())}
}

// caseMarkdown is the case's file as it is in the library: the original, or the
// translation of a language with a dot before it. The file may have become a draft
// since the generation was made.
func (s *Server) caseMarkdown(c *kb.Case, language string) (caseFile, error) {
	none := fmt.Errorf("case %s in %q: %w", c.Slug, language, kb.ErrNotFound)
	names := []string{c.Slug + ".md"}
	in := c.Lang
	if language != "" {
		in = language[1:]
		names = append(names, c.Slug+language+".md")
		if slug, lang, ok := kb.SplitName(names[1]); !ok || slug != c.Slug || lang != in || in == "" {
			return caseFile{}, none
		}
	}
	tax, err := s.taxonomies()
	if err != nil {
		return caseFile{}, err
	}
	var data []byte
	for i, name := range names {
		data, err = s.config.Library.ReadFile(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return caseFile{}, none
		case err != nil:
			return caseFile{}, err
		case i > 0:
			continue
		}
		now, _ := kb.Parse(c.Slug, []kb.File{{Path: name, Data: data}}, tax)
		if now == nil || !now.Public() {
			return caseFile{}, none
		}
	}
	return caseFile{contentType: "text/markdown; charset=utf-8", lang: in, data: data}, nil
}

// caseFiles lead from the head of a page to the files of its case.
func (s *Server) caseFiles(v view, c *kb.Case) []headLink {
	at := s.citation(v, c)
	var links []headLink
	// without hreflang: that is for the page in other languages
	for _, m := range at.Markdown {
		links = append(links, headLink{Rel: "alternate", Type: "text/markdown", Title: "Markdown, " + m.Label, Href: m.Href})
	}
	for i, f := range citeFormats {
		contentType, _, _ := strings.Cut(f.contentType, ";")
		links = append(links, headLink{Rel: "alternate", Type: contentType, Title: f.name, Href: at.Formats[i].Href})
	}
	return append(links, headLink{Rel: "cite-as", Href: at.Permanent.Label})
}
