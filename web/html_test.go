package web_test

import (
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A node is an element of a page, read as a tree.
type node struct{ *html.Node }

func parseHTML(t *testing.T, body string) node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatalf("parse page: %v", err)
	}
	return node{root}
}

// all finds the elements that fit a selector of tag, #id, .class and [attribute]
// or [attribute=value], as in "a.chip" or "link[rel=canonical]". A space leads
// to what lies below.
func (n node) all(selector string) []node {
	found := []node{n}
	for _, part := range strings.Fields(selector) {
		var next []node
		for _, f := range found {
			f.walk(func(e node) {
				if e.fits(part) {
					next = append(next, e)
				}
			})
		}
		found = next
	}
	return found
}

// one is the only element that fits, or the test fails.
func (n node) one(t *testing.T, selector string) node {
	t.Helper()
	found := n.all(selector)
	if len(found) != 1 {
		t.Fatalf("%q: got %d elements, want one", selector, len(found))
	}
	return found[0]
}

func (n node) walk(visit func(node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			visit(node{c})
		}
		node{c}.walk(visit)
	}
}

func (n node) fits(selector string) bool {
	selector, attribute, wantsAttribute := strings.Cut(strings.TrimSuffix(selector, "]"), "[")
	if wantsAttribute {
		name, value, wantsValue := strings.Cut(attribute, "=")
		have, ok := n.lookup(name)
		if !ok || wantsValue && have != value {
			return false
		}
	}
	selector, class, wantsClass := strings.Cut(selector, ".")
	if wantsClass && !containsWord(n.attr("class"), class) {
		return false
	}
	tag, id, wantsID := strings.Cut(selector, "#")
	return (tag == "" || n.Data == tag) && (!wantsID || n.attr("id") == id)
}

func containsWord(words, want string) bool {
	for _, w := range strings.Fields(words) {
		if w == want {
			return true
		}
	}
	return false
}

func (n node) lookup(name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func (n node) attr(name string) string {
	value, _ := n.lookup(name)
	return value
}

// filled is what a form sends as it stands.
func (n node) filled() url.Values {
	q := make(url.Values)
	for _, in := range n.all("input") {
		_, checked := in.lookup("checked")
		if kind := in.attr("type"); in.attr("name") != "" && (checked || kind != "checkbox" && kind != "radio") {
			q.Add(in.attr("name"), in.attr("value"))
		}
	}
	for _, choice := range n.all("select") {
		options := choice.all("option[selected]")
		if options = append(options, choice.all("option")...); len(options) > 0 {
			q.Add(choice.attr("name"), options[0].attr("value"))
		}
	}
	return q
}

// text is what is written, one space between words.
func (n node) text() string {
	var b strings.Builder
	var collect func(*html.Node)
	collect = func(x *html.Node) {
		if x.Type == html.TextNode {
			b.WriteString(x.Data)
		}
		for c := x.FirstChild; c != nil; c = c.NextSibling {
			collect(c)
		}
	}
	collect(n.Node)
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }), " ")
}
