package web

import (
	"crypto/sha1" //nolint:gosec // names of UUIDs are made with it; nothing rests on its strength
	"encoding/hex"
	"encoding/xml"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"

	"casebook/index"
	"casebook/kb"
)

const mediaAtom = "application/atom+xml"

// licenceURL tells the licence of all cases.
const licenceURL = "https://creativecommons.org/licenses/by/4.0/"

// feedEntries is the number of cases in a feed: the last that changed.
const feedEntries = 50

// An atomFeed is a feed (RFC 4287).
type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Author   atomPerson  `xml:"author"`
	Links    []atomLink  `xml:"link"`
	Icon     string      `xml:"icon,omitempty"`
	Rights   string      `xml:"rights,omitempty"`
	Made     atomMaker   `xml:"generator"`
	Entries  []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published,omitempty"`
	Authors    []atomPerson   `xml:"author"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    atomText       `xml:"summary"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel      string `xml:"rel,attr"`
	Type     string `xml:"type,attr,omitempty"`
	Hreflang string `xml:"hreflang,attr,omitempty"`
	Title    string `xml:"title,attr,omitempty"`
	Href     string `xml:"href,attr"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
	Label  string `xml:"label,attr"`
}

// An atomText is plain text. Its language is told where it is not the feed's.
type atomText struct {
	Type string `xml:"type,attr"`
	Lang string `xml:"xml:lang,attr,omitempty"`
	Text string `xml:",chardata"`
}

type atomMaker struct {
	Version string `xml:"version,attr,omitempty"`
	Name    string `xml:",chardata"`
}

// A feedOf is what one feed is about.
type feedOf struct {
	title, subtitle string
	path            string // of the feed, without lang: "/search.atom?q=blog"
	page            string // of the site below the language, which lists the same
	query           index.Query
}

// feedPath is the address of a feed in one language.
func feedPath(path, lang string) string {
	if strings.Contains(path, "?") {
		return path + "&lang=" + lang
	}
	return path + "?lang=" + lang
}

// searchFeed is the feed of a selection: what the search finds, without its order.
func searchFeed(sel selection) string {
	sel.sort = index.SortRelevance
	return strings.Replace(sel.path(), "/search", "/search.atom", 1)
}

// showFeed is the feed of all cases.
func (s *Server) showFeed(w http.ResponseWriter, r *http.Request) {
	l := s.fileLocale(w, r)
	s.writeFeed(w, r, l, feedOf{title: l.T("feed.all"), subtitle: l.T("feed.all-about"), path: "/feed.atom", page: "/"})
}

// showUseFeed is the feed of one use.
func (s *Server) showUseFeed(w http.ResponseWriter, r *http.Request) {
	l := s.fileLocale(w, r)
	tax, err := s.taxonomies()
	if err != nil {
		s.failFeed(w, r, err)
		return
	}
	slug := chi.URLParam(r, "slug")
	term, ok := tax.Uses.Term(slug)
	if !ok {
		s.failFeed(w, r, kb.ErrNotFound)
		return
	}
	s.writeFeed(w, r, l, feedOf{
		title: term.Label.In(l.Lang), subtitle: term.Definition.In(l.Lang),
		path: "/uses/" + slug + ".atom", page: "/uses/" + slug,
		query: index.Query{Filters: []index.Filter{{Facet: index.FacetUse, Values: []string{slug}}}},
	})
}

// showSearchFeed is the feed of a search: the cases with all its words.
func (s *Server) showSearchFeed(w http.ResponseWriter, r *http.Request) {
	l := s.fileLocale(w, r)
	sel := readSelection(r.URL.Query())
	sel.sort = index.SortRelevance
	tax, err := s.taxonomies()
	if err != nil {
		s.failFeed(w, r, err)
		return
	}
	f := feedOf{title: l.T("feed.all"), subtitle: l.T("feed.search-about"), path: searchFeed(sel), page: sel.path(), query: sel.query("", 0, 0)}
	if what := s.viewIn(l, tax).selected(sel); what != "" {
		f.title = what
	}
	s.writeFeed(w, r, l, f)
}

// selected says a selection in words: what was typed, then the values of filters.
func (v view) selected(sel selection) string {
	var parts []string
	if sel.words != "" {
		parts = append(parts, sel.words)
	}
	for _, f := range sel.filters {
		for _, value := range f.Values {
			parts = append(parts, v.label(f.Facet, value))
		}
	}
	if sel.years != "" {
		parts = append(parts, sel.years)
	}
	return strings.Join(parts, ", ")
}

// writeFeed finds the cases of a feed and sends it.
func (s *Server) writeFeed(w http.ResponseWriter, r *http.Request, l *locale, f feedOf) {
	g := s.config.Index.Acquire()
	defer g.Release()
	f.query.Sort, f.query.Limit, f.query.Lang = index.SortUpdated, feedEntries, l.Lang
	res, err := g.Search(r.Context(), f.query)
	if err != nil {
		s.failFeed(w, r, err)
		return
	}
	hits := res.Hits[:min(len(res.Hits), res.Total)] // some of the words are not what was asked for
	if res.Relaxed {
		hits = nil
	}
	tax, err := s.taxonomies()
	if err != nil {
		s.failFeed(w, r, err)
		return
	}
	s.writeXML(w, r, mediaAtom+"; charset=utf-8", s.newFeed(s.viewIn(l, tax), f, hits, s.origin(r)))
}

func (s *Server) newFeed(v view, f feedOf, hits []index.Hit, origin string) atomFeed {
	self := feedPath(f.path, v.l.Lang)
	feed := atomFeed{
		Lang: v.l.Lang, ID: urn(self), Title: v.l.T("feed.title", "what", f.title), Subtitle: f.subtitle, Updated: atomTime(kb.Date{}),
		Author: atomPerson{"Casebook"}, Icon: origin + "/favicon.svg", Rights: v.l.T("feed.rights") + ", " + licenceURL, Made: atomMaker{s.config.Version, "Casebook"},
		Links: []atomLink{
			{Rel: "self", Type: mediaAtom, Href: origin + self},
			{Rel: "alternate", Type: "text/html", Hreflang: v.l.Lang, Href: origin + v.href(f.page)},
		},
	}
	for _, hit := range hits {
		feed.Entries = append(feed.Entries, v.entry(hit.Case, origin))
	}
	if len(feed.Entries) > 0 {
		feed.Updated = feed.Entries[0].Updated
	}
	return feed
}

// entry is a case in a feed.
func (v view) entry(c *kb.Case, origin string) atomEntry {
	title, _ := c.TitleIn(v.l.Lang)
	_, bodyLang := c.BodyIn(v.l.Lang)
	path := "/cases/" + c.Slug
	e := atomEntry{
		ID: urn(v.href(path)), Title: title, Published: atomDay(c.Added), Updated: atomTime(c.Updated),
		Links: []atomLink{{Rel: "alternate", Type: "text/html", Hreflang: base(bodyLang), Href: origin + v.href(path)}},
		// every summary is there in both languages
		Summary: atomText{Type: "text", Text: c.Summary.In(v.l.Lang)},
	}
	if c.Updated.IsZero() {
		e.Updated = atomTime(c.Added)
	}
	for _, name := range c.Contributors {
		if name == kb.Editors {
			name = v.l.T("feed.editors")
		}
		e.Authors = append(e.Authors, atomPerson{name})
	}
	for _, group := range []struct {
		facet  index.Facet
		values []string
	}{
		{index.FacetUse, c.Uses},
		{index.FacetChannel, c.ChannelNames()},
		{index.FacetSector, []string{c.Sector}},
		{index.FacetTag, c.Tags},
	} {
		for _, value := range group.values {
			if value == "" {
				continue
			}
			scheme, _ := url.JoinPath(v.pageOf(group.facet, "x"), "..") // the page of all values
			e.Categories = append(e.Categories, atomCategory{value, origin + scheme, v.label(group.facet, value)})
		}
	}
	return e
}

// failFeed tells what went wrong, in the form of the API.
func (s *Server) failFeed(w http.ResponseWriter, r *http.Request, err error) {
	s.logFailure(r, err)
	writeProblem(w, r, err)
}

// atomDay is the beginning of a date, "" for none.
func atomDay(d kb.Date) string {
	if d.IsZero() {
		return ""
	}
	return atomTime(d)
}

// atomTime is the beginning of a date as feeds write it. A feed without entries has
// not changed since 1970.
func atomTime(d kb.Date) string {
	if d.IsZero() {
		return time.Unix(0, 0).UTC().Format(time.RFC3339)
	}
	return time.Date(d.Year, max(d.Month, time.January), max(d.Day, 1), 0, 0, 0, 0, time.UTC).Format(time.RFC3339)
}

// urn is a name for an address of the site that does not change where the site
// moves to another host: a UUID of version 5 (RFC 9562) in a namespace of our own.
func urn(path string) string {
	namespace := [...]byte{0x6b, 0x1f, 0x0e, 0x52, 0x4c, 0x0d, 0x5b, 0x0a, 0x9a, 0x3e, 0x5f, 0x27, 0xd1, 0x86, 0x40, 0x7c}
	sum := sha1.Sum(slices.Concat(namespace[:], []byte(path))) //nolint:gosec // see the import
	u := sum[:16]
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	h := hex.EncodeToString(u)
	return "urn:uuid:" + h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
