package web

import (
	"bytes"
	"context"
	"encoding/xml"
	"net/http"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"casebook/index"
	"casebook/kb"
)

// sitemapPages bounds the pages of one file: with each page in two languages and
// both named beside each, about 7 MB, far below the 50,000 addresses and 50 MB that
// the protocol allows.
const sitemapPages = 5000

// A sitemapPage is a page that search engines shall know.
type sitemapPage struct {
	path string  // below the language
	on   kb.Date // of the last change, zero where it is not known
}

// A sitemapFile is one file of addresses (https://www.sitemaps.org/protocol.html),
// with each page's address in the other languages as search engines want it.
type sitemapFile struct {
	XMLName xml.Name     `xml:"urlset"`
	NS      string       `xml:"xmlns,attr"`
	XHTML   string       `xml:"xmlns:xhtml,attr"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc        string             `xml:"loc"`
	LastMod    string             `xml:"lastmod,omitempty"`
	Alternates []sitemapAlternate `xml:"xhtml:link"`
}

type sitemapAlternate struct {
	Rel      string `xml:"rel,attr"`
	Hreflang string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

// A sitemapIndex names the files where there are several.
type sitemapIndex struct {
	XMLName xml.Name         `xml:"sitemapindex"`
	NS      string           `xml:"xmlns,attr"`
	Files   []sitemapPointer `xml:"sitemap"`
}

type sitemapPointer struct {
	Loc string `xml:"loc"`
}

const (
	sitemapNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
	mediaXML  = "application/xml; charset=utf-8"
)

// sitemap lists every page, or the files that do.
func (s *Server) sitemap(w http.ResponseWriter, r *http.Request) {
	pages, err := s.allPages(r.Context())
	if err != nil {
		s.failFeed(w, r, err)
		return
	}
	origin := s.origin(r)
	if len(pages) <= sitemapPages {
		s.writeXML(w, r, mediaXML, newSitemap(origin, pages))
		return
	}
	files := sitemapIndex{NS: sitemapNS}
	for n := range (len(pages) + sitemapPages - 1) / sitemapPages {
		files.Files = append(files.Files, sitemapPointer{origin + "/sitemap-" + strconv.Itoa(n+1) + ".xml"})
	}
	s.writeXML(w, r, mediaXML, files)
}

// sitemapPart is one file of several, counted from 1.
func (s *Server) sitemapPart(w http.ResponseWriter, r *http.Request) {
	pages, err := s.allPages(r.Context())
	text := chi.URLParam(r, "n")
	n, numberErr := strconv.Atoi(text)
	if err == nil && (numberErr != nil || strconv.Itoa(n) != text || n < 1 || n > (len(pages)+sitemapPages-1)/sitemapPages) {
		err = kb.ErrNotFound
	}
	if err != nil {
		s.failFeed(w, r, err)
		return
	}
	part := pages[(n-1)*sitemapPages : min(n*sitemapPages, len(pages))]
	s.writeXML(w, r, mediaXML, newSitemap(s.origin(r), part))
}

func newSitemap(origin string, pages []sitemapPage) sitemapFile {
	file := sitemapFile{NS: sitemapNS, XHTML: "http://www.w3.org/1999/xhtml", URLs: make([]sitemapURL, 0, len(pages)*len(languages))}
	for _, p := range pages {
		var all []sitemapAlternate
		for _, lang := range languages {
			all = append(all, sitemapAlternate{"alternate", lang.Tag, origin + "/" + lang.Tag + p.path})
		}
		all = append(all, sitemapAlternate{"alternate", "x-default", origin + p.path})
		for _, lang := range languages {
			file.URLs = append(file.URLs, sitemapURL{origin + "/" + lang.Tag + p.path, p.on.String(), all})
		}
	}
	return file
}

// allPages are the pages of the site that stand for themselves: searches and
// selections are without end.
func (s *Server) allPages(ctx context.Context) ([]sitemapPage, error) {
	g := s.config.Index.Acquire()
	defer g.Release()
	changes, err := g.Changes(ctx)
	if err != nil {
		return nil, err
	}
	stats, err := g.Stats(ctx)
	if err != nil {
		return nil, err
	}
	pages := []sitemapPage{{"/", stats.Updated}, {"/explore", stats.Updated}}
	for _, path := range []string{"/collections", "/help/search", "/help/terms", "/help/evidence", "/help/api"} {
		pages = append(pages, sitemapPage{path: path})
	}
	collections, _, err := s.config.Library.Collections(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range collections {
		pages = append(pages, sitemapPage{"/collections/" + c.Name, c.Added})
	}
	for _, p := range facetPaths {
		counts, err := g.Counts(ctx, p.facet)
		if err != nil {
			return nil, err
		}
		if len(counts) > 0 {
			pages = append(pages, sitemapPage{path: strings.TrimSuffix(p.path, "/")})
		}
		for _, count := range counts {
			value := count.Value
			if p.facet == index.FacetCountry {
				value = strings.ToLower(value)
			}
			pages = append(pages, sitemapPage{path: p.path + value})
		}
	}
	for _, c := range changes {
		pages = append(pages, sitemapPage{"/cases/" + c.Slug, c.On})
	}
	return pages, nil
}

// robots lets search engines read everything but the endless combinations of
// searches, and tells them where all pages are listed.
func (s *Server) robots(w http.ResponseWriter, r *http.Request) {
	var b bytes.Buffer
	b.WriteString("User-agent: *\n")
	for _, path := range []string{"/search?", "/explore?", "/compare?", "/selection"} {
		for _, lang := range languages {
			b.WriteString("Disallow: /" + lang.Tag + path + "\n")
		}
	}
	b.WriteString("Disallow: /search?\nDisallow: /search.atom\nDisallow: /deck.\nDisallow: /api/\nDisallow: /metrics\n")
	if origin := s.origin(r); origin != "" {
		b.WriteString("\nSitemap: " + origin + "/sitemap.xml\n")
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	writeBody(w, r, http.StatusOK, b.Bytes(), b.Bytes())
}
