package web_test

import (
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

// atomNode is any element, so that what a feed has too much shows.
type atomNode struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []atomNode `xml:",any"`
}

func (n atomNode) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (n atomNode) all(name string) []atomNode {
	var found []atomNode
	for _, c := range n.Children {
		if c.XMLName.Local == name {
			found = append(found, c)
		}
	}
	return found
}

// feed gets a feed and holds it against RFC 4287.
func feed(t *testing.T, h http.Handler, target string) atomNode {
	t.Helper()
	res := ask(t, h, http.MethodGet, target)
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "application/atom+xml; charset=utf-8" || res.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Fatalf("%s: %d, %v", target, res.StatusCode, res.Header)
	}
	var root atomNode
	d := xml.NewDecoder(res.Body)
	if err := d.Decode(&root); err != nil {
		t.Fatalf("%s: %v", target, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		for err == nil {
			var token xml.Token
			if token, err = d.Token(); token != nil {
				if text, ok := token.(xml.CharData); !ok || strings.TrimSpace(string(text)) != "" {
					t.Errorf("%s: %v after the feed", target, token)
				}
			}
		}
	}
	if root.XMLName != (xml.Name{Space: "http://www.w3.org/2005/Atom", Local: "feed"}) {
		t.Fatalf("%s: root %v", target, root.XMLName)
	}
	validAtom(t, target, root, []string{"id", "title", "updated"}, []string{"subtitle", "icon", "rights", "generator"}, []string{"author", "link", "entry"})
	seen := make(map[string]bool)
	for _, e := range root.all("entry") {
		validAtom(t, target, e, []string{"id", "title", "updated", "summary"}, []string{"published"}, []string{"author", "link", "category"})
		if id := e.all("id")[0].Text; seen[id] {
			t.Errorf("%s: two entries of %s", target, id)
		} else {
			seen[id] = true
		}
	}
	return root
}

// validAtom checks an element that holds others: which there are and how often, in
// one namespace; dates; absolute addresses; one alternate of a type and language.
func validAtom(t *testing.T, target string, n atomNode, once, atMostOnce, many []string) {
	t.Helper()
	for _, c := range n.Children {
		name := c.XMLName.Local
		if c.XMLName.Space != n.XMLName.Space || !slices.Contains(slices.Concat(once, atMostOnce, many), name) {
			t.Errorf("%s: <%s> in <%s>", target, name, n.XMLName.Local)
		}
		switch name {
		case "updated", "published":
			if _, err := time.Parse(time.RFC3339, c.Text); err != nil {
				t.Errorf("%s: %s %q", target, name, c.Text)
			}
		case "id":
			if u, err := url.Parse(c.Text); err != nil || u.Scheme == "" {
				t.Errorf("%s: id %q", target, c.Text)
			}
		case "author":
			if names := c.all("name"); len(names) != 1 || names[0].Text == "" {
				t.Errorf("%s: author %+v", target, c)
			}
		case "category":
			if c.attr("term") == "" || !strings.HasPrefix(c.attr("scheme"), "http://example.com/") || strings.HasSuffix(c.attr("scheme"), "..") {
				t.Errorf("%s: category %v", target, c.Attrs)
			}
		}
	}
	for _, name := range once {
		if found := n.all(name); len(found) != 1 || found[0].Text == "" {
			t.Errorf("%s: %d <%s> in <%s>", target, len(found), name, n.XMLName.Local)
		}
	}
	for _, name := range atMostOnce {
		if found := n.all(name); len(found) > 1 {
			t.Errorf("%s: %d <%s> in <%s>", target, len(found), name, n.XMLName.Local)
		}
	}
	if len(n.all("author")) == 0 {
		t.Errorf("%s: <%s> without an author", target, n.XMLName.Local)
	}
	alternates := make(map[string]bool)
	for _, l := range n.all("link") {
		if u, err := url.Parse(l.attr("href")); err != nil || !u.IsAbs() {
			t.Errorf("%s: link %v", target, l.Attrs)
		}
		if key := l.attr("type") + l.attr("hreflang"); l.attr("rel") == "alternate" {
			if alternates[key] {
				t.Errorf("%s: two alternates of %s", target, key)
			}
			alternates[key] = true
		}
	}
}

func titlesOf(feed atomNode) []string {
	var titles []string
	for _, e := range feed.all("entry") {
		titles = append(titles, e.all("title")[0].Text)
	}
	return titles
}

func TestFeeds(t *testing.T) {
	h := newHandler(t, smallLibrary)
	all := feed(t, h, "/feed.atom?lang=fr")
	if got := titlesOf(all); len(got) != 4 {
		t.Errorf("%d entries, want the four public cases: %q", len(got), got)
	}
	if all.attr("lang") != "fr" {
		t.Errorf("xml:lang %q", all.attr("lang"))
	}
	entries := all.all("entry")
	for i, e := range entries {
		if i > 0 && e.all("updated")[0].Text > entries[i-1].all("updated")[0].Text {
			t.Errorf("entry %d is newer than the one before", i)
		}
	}
	if all.all("updated")[0].Text != entries[0].all("updated")[0].Text {
		t.Error("the feed is not as new as its first entry")
	}
	use := feed(t, h, "/uses/crisis.atom?lang=en")
	if got := titlesOf(use); len(got) != 1 || !strings.Contains(got[0], "Leclerc") {
		t.Errorf("crisis: %q", got)
	}
	search := feed(t, h, "/search.atom?q=old+spice&use=marketing&lang=en&sort=oldest&page=3")
	if got := titlesOf(search); len(got) != 1 || !strings.Contains(got[0], "Old Spice") {
		t.Errorf("search: %q", got)
	}
	links := make(map[string]string)
	for _, l := range search.all("link") {
		links[l.attr("rel")] = l.attr("href")
	}
	if links["self"] != "http://example.com/search.atom?q=old+spice&use=marketing&lang=en" || links["alternate"] != "http://example.com/en/search?q=old+spice&use=marketing" {
		t.Errorf("links %v", links)
	}
	// a case in two feeds is one entry; in another language it is another
	id := func(f atomNode) string { return f.all("entry")[0].all("id")[0].Text }
	if a, b := id(search), id(feed(t, h, "/search.atom?q=old+spice&lang=en")); a != b {
		t.Errorf("ids %s and %s of one case", a, b)
	}
	if a, b := id(search), id(feed(t, h, "/search.atom?q=old+spice&lang=fr")); a == b {
		t.Errorf("id %s in two languages", a)
	}
	// only cases with all the words are what was asked for
	if got := titlesOf(feed(t, h, "/search.atom?q=old+zzzz&exact=1&lang=en")); len(got) != 0 {
		t.Errorf("a word that no case has: %q", got)
	}
	if res := ask(t, h, http.MethodGet, "/uses/juggling.atom"); res.StatusCode != http.StatusNotFound {
		t.Errorf("a use that there is not: %d", res.StatusCode)
	}
}

func TestFeedsAreNotSentTwice(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, target := range []string{"/feed.atom?lang=en", "/sitemap.xml", "/opensearch.xml?lang=fr", "/llms.txt", "/robots.txt"} {
		tag := ask(t, h, http.MethodGet, target).Header.Get("ETag")
		if res := ask(t, h, http.MethodGet, target, "If-None-Match", tag); tag == "" || res.StatusCode != http.StatusNotModified || bodyOf(t, res) != "" {
			t.Errorf("%s: asked again with %q: %d", target, tag, res.StatusCode)
		}
	}
}

func TestFeedLanguageIsTheReaders(t *testing.T) {
	h := newHandler(t, smallLibrary)
	res := ask(t, h, http.MethodGet, "/feed.atom", "Accept-Language", "fr-CH")
	if res.Header.Get("Content-Language") != "fr" || !strings.Contains(strings.Join(res.Header.Values("Vary"), ","), "Accept-Language") {
		t.Errorf("%v", res.Header)
	}
	if res := ask(t, h, http.MethodGet, "/feed.atom?lang=en", "Accept-Language", "fr"); res.Header.Get("Content-Language") != "en" || strings.Contains(strings.Join(res.Header.Values("Vary"), ","), "Accept-Language") {
		t.Errorf("%v", res.Header)
	}
}

// Pages tell of the feed that belongs to them.
func TestPagesNameTheirFeeds(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for path, want := range map[string]string{
		"/en/": "/feed.atom?lang=en", "/fr/uses/crisis": "/uses/crisis.atom?lang=fr", "/fr/search?q=blog&year=2005&sort=oldest": "/search.atom?q=blog&year=2005&lang=fr",
	} {
		found := page(t, h, path, http.StatusOK).all("link[type=application/atom+xml]")
		if len(found) != 1 || found[0].attr("href") != want || found[0].attr("title") == "" {
			t.Errorf("%s: %d feeds, want %s", path, len(found), want)
			continue
		}
		feed(t, h, want)
	}
}
