package kb

import (
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A Collection is a named list of cases in an order, with a note on each: what a
// trainer hands to a course.
type Collection struct {
	Name         string   `json:"name"`             // of its file, without .md
	Title        string   `json:"title"`            // in English, or in the one language that the file has it in
	Titles       Text     `json:"titles,omitempty"` // where the file has it in several
	Summary      Text     `json:"summary"`
	Cases        []Pick   `json:"cases"`
	Contributors []string `json:"contributors"`
	Added        Date     `json:"added,omitzero"`
	Body         string   `json:"body,omitempty"` // Markdown
}

// A Pick is a case in a collection, and why it is there.
type Pick struct {
	Slug string `json:"slug"`
	Note Text   `json:"note,omitempty"`
}

var (
	collectionKeys = []string{"title", "summary", "cases", "contributors", "added"}
	pickKeys       = []string{"slug", "note"}
)

// ParseCollection reads a collection's file. The collection is nil where the file
// has errors. Whether its cases exist is for [Library.Check] to say.
func ParseCollection(path string, data []byte) (*Collection, Problems) {
	r := &reader{path: path}
	name := filepath.Base(path)
	c := &Collection{Name: strings.TrimSuffix(name, ".md")}
	if !strings.HasSuffix(name, ".md") || !ValidSlug(c.Name) {
		r.tell(0, 0, Error, CodeCollectionName, "name", name)
	}
	front, ok := r.parseFront(data)
	if !ok {
		sortProblems(r.problems)
		return nil, r.problems
	}
	c.Body = front.body
	d := &draft{reader: r, root: front.root}
	p := r.fields(front.root, "the front matter", collectionKeys, func(key string, _, v *yaml.Node) {
		switch key {
		case "title":
			c.Title, c.Titles = r.collectionTitle(v, key)
		case "summary":
			c.Summary = d.summary(v, key)
		case "cases":
			c.Cases = list(r, v, key, r.pick)
			r.pickedOnce(v, c.Cases)
		case "contributors":
			c.Contributors = r.words(v, key, func(n *yaml.Node) string { return r.text(n, key) })
		case "added":
			c.Added = r.date(v, key)
		}
	})
	r.requireFor(front.root, p, "title", "collection.title")
	r.require(front.root, p, "summary", "cases", "contributors", "added")
	sortProblems(r.problems)
	if r.problems.Errors() {
		return nil, r.problems
	}
	return c, r.problems
}

// collectionTitle reads a title in one language, or in English and French.
func (r *reader) collectionTitle(n *yaml.Node, key string) (string, Text) {
	if n.Kind != yaml.MappingNode {
		return r.sized(n, key, minTitle, maxTitle), nil
	}
	titles, _ := r.texts(n, key, minTitle, maxTitle)
	return titles.In("en"), titles
}

// TitleIn is the title as it is shown, [Typographic], in the language nearest to
// lang that it is in, and that language.
func (c *Collection) TitleIn(lang string) (title, in string) {
	if in = baseLang(lang); c.Titles[in] != "" {
		return Typographic(c.Titles[in], in), in
	}
	return Typographic(c.Title, "en"), "en"
}

func (r *reader) pick(n *yaml.Node) Pick {
	var pick Pick
	p := r.fields(n, "cases", pickKeys, func(key string, _, v *yaml.Node) {
		switch key {
		case "slug":
			pick.Slug = r.slug(v, key)
		case "note":
			pick.Note, _ = r.texts(v, key, 0, 0)
		}
	})
	r.require(n, p, "slug")
	return pick
}

// pickedOnce: a case stands in a collection once.
func (r *reader) pickedOnce(n *yaml.Node, picks []Pick) {
	seen := make(map[string]bool, len(picks))
	for i, p := range picks {
		if p.Slug != "" && seen[p.Slug] {
			r.wrong(n.Content[i], CodeTwice, "key", "cases", "value", p.Slug)
		}
		seen[p.Slug] = true
	}
}
