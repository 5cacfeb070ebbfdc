package kb

import (
	"slices"

	"go.yaml.in/yaml/v4"
)

var termKeys = []string{"slug", "label", "definition", "also", "closed", "successor"}

// parseTerms reads a taxonomy's file: a list of terms.
func parseTerms(path, name string, data []byte) ([]Term, Problems) {
	r := &reader{path: path}
	root := r.document(string(data))
	if root == nil {
		return nil, r.problems
	}
	return r.terms(root, name), r.problems
}

func (r *reader) terms(n *yaml.Node, name string) []Term {
	var terms []Term
	seen := make(map[string]bool)
	r.items(n, name, func(_ int, item *yaml.Node) {
		t := r.termOf(item, name)
		if t.Slug != "" && seen[t.Slug] {
			r.wrong(item, CodeTermExists, "what", name, "value", t.Slug)
			return
		}
		seen[t.Slug] = true
		terms = append(terms, t)
	})
	return terms
}

func (r *reader) termOf(n *yaml.Node, name string) Term {
	var t Term
	p := r.fields(n, name, termKeys, func(key string, _, v *yaml.Node) {
		switch key {
		case "slug":
			if t.Slug = r.text(v, key); name != "maturity" && t.Slug != "" {
				t.Slug = r.termSlug(v)
			}
		case "label":
			t.Label = r.bothTexts(v, key)
		case "definition":
			t.Definition = r.bothTexts(v, key)
		case "also":
			t.Also = r.synonyms(v)
		case "closed":
			t.Closed = r.number(v, key, 1990, 2100)
		case "successor":
			t.Successor, _ = r.texts(v, key, 0, 0)
		}
	})
	r.require(n, p, "slug")
	r.requireFor(n, p, "label", "term.label")
	return t
}

// termSlug reads a term's slug, which may be as short as "pr".
func (r *reader) termSlug(n *yaml.Node) string {
	if slugForm(n.Value, 2) {
		return n.Value
	}
	r.wrong(n, CodeTag, "key", "slug", "value", shown(n.Value), "right", slugLike(n.Value, 2))
	return ""
}

// bothTexts reads a text that must be there in English and in French.
func (r *reader) bothTexts(n *yaml.Node, name string) Text {
	t, p := r.texts(n, name, 0, 0)
	r.require(n, p, textKeys...)
	return t
}

func (r *reader) synonyms(n *yaml.Node) map[string][]string {
	also := make(map[string][]string, len(textKeys))
	r.fields(n, "also", textKeys, func(lang string, _, v *yaml.Node) {
		also[lang] = r.words(v, "also."+lang, func(item *yaml.Node) string { return r.text(item, "also."+lang) })
	})
	return also
}

// Extend adds what a library's taxonomy.yaml says: channels and sectors of its
// own, under the keys channels and sectors, each a list of terms as in the
// project's files. The rest can't be added to, for pages and computations depend
// on it. Path is how problems name the file; where there are errors, what is
// wrong is left out.
func (t *Taxonomies) Extend(path string, data []byte) (*Taxonomies, Problems) {
	r := &reader{path: path, tax: t}
	text, ok := r.decode(data)
	if !ok {
		return t, r.problems
	}
	extended := *t
	if root := r.document(text); root != nil {
		r.extend(&extended, root)
	}
	sortProblems(r.problems)
	return &extended, r.problems
}

func (r *reader) extend(t *Taxonomies, root *yaml.Node) {
	fixed := []string{"uses", "outcomes", "verdicts", "evidence", "source-kinds", "causes", "responses", "rungs", "counters", "steps", "maturity"}
	known := append([]string{"channels", "sectors"}, fixed...)
	r.fields(root, "taxonomy", known, func(key string, k, v *yaml.Node) {
		switch key {
		case "channels":
			t.Channels = r.extended(t.Channels, v)
		case "sectors":
			t.Sectors = r.extended(t.Sectors, v)
		default:
			r.wrong(k, CodeTaxonomyFixed, "key", key)
		}
	})
}

func (r *reader) extended(t *Taxonomy, n *yaml.Node) *Taxonomy {
	own := r.terms(n, t.name)
	terms := slices.Clone(t.terms().terms)
	for i, term := range own {
		switch {
		case term.Slug == "":
		case t.has(term.Slug):
			r.wrong(n.Content[i], CodeTermExists, "what", t.name, "value", term.Slug)
		default:
			terms = append(terms, term)
		}
	}
	list := newTermList(terms)
	return &Taxonomy{name: t.name, terms: func() termList { return list }}
}
