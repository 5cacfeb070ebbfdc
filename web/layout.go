package web

import (
	"cmp"
	"net/http"
	"strings"
)

// A layout is what every page has around its content. A handler sets title and
// description; handle completes it.
type layout struct {
	L           *locale
	Title       string // of the document; the site's name is added
	Description string
	Words       string // in the search box
	Fixed       *fixedParts
	Section     string // the part of the header that is marked: "search"
	NoIndex     bool   // search engines shall not list the page
	OfOne       bool   // the page is one reader's, or counts them: it is made anew each time
	Stands      string // the path of the page that stands for this one and others like it; empty: this one
	Path        string // below the language, with its query: "/search?q=blog"; handlers may set it
	Metas       []meta
	Links       []headLink
	JSONLD      []any  // each a schema.org description, written as JSON
	Contribute  bool   // the site takes contributions
	base        string // of absolute addresses, "" where none is configured
}

func (l *layout) frame() *layout { return l }

// completeLayout adds what the request decides.
func (s *Server) completeLayout(l *layout, r *http.Request) (err error) {
	l.L = s.locale(r)
	l.base = s.config.BaseURL
	l.Contribute = s.config.Queue != nil
	if l.Path == "" {
		l.Path = pathBelow(r, l.L.Lang)
	}
	l.Fixed, err = s.fixedParts(r)
	return err
}

// maxPath bounds the address that a page repeats in its links.
const maxPath = 1000

// pathBelow is the address that was asked for, below the language. An address
// without a language has no other, and one that nobody would type loses its
// query.
func pathBelow(r *http.Request, lang string) string {
	uri := r.URL.RequestURI()
	if len(uri) > maxPath {
		uri = r.URL.EscapedPath()
	}
	path, ok := strings.CutPrefix(uri, "/"+lang)
	if !ok || !strings.HasPrefix(path, "/") || len(path) > maxPath {
		return "/"
	}
	return path
}

// Href is the address of a path in the page's language.
func (l *layout) Href(path string) string { return "/" + l.L.Lang + path }

// An alternate is the same page in one of the languages.
type alternate struct {
	language
	Href    string // on this host
	URL     string // absolute where the site's address is configured
	Current bool
}

// Alternates are the page's addresses in all languages.
func (l *layout) Alternates() []alternate {
	var all []alternate
	for _, lang := range languages {
		href := "/" + lang.Tag + l.Path
		all = append(all, alternate{lang, href, l.base + href, lang.Tag == l.L.Lang})
	}
	return all
}

// Canonical is the page's own address, or that of the page that stands for it,
// absolute where the site's is configured.
func (l *layout) Canonical() string { return l.base + l.Href(cmp.Or(l.Stands, l.Path)) }

// Default is the address that leads everybody to their own language.
func (l *layout) Default() string { return l.base + l.Path }
