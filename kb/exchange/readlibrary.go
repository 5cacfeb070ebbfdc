package exchange

import (
	"strings"

	"casebook/kb"
)

// collection makes a collection of the value of a record's one key.
func (r *reader) collection(at place, n *node) Record {
	rec := Record{Line: at.line, Column: at.column, Kind: CollectionRecord}
	if n.kind != mapping || !n.prune() {
		rec.Problems = kb.Problems{problem(r.path, n.place, kb.CodeRecordForm)}
		return rec
	}
	name, body := n.take("name"), n.take("body")
	if name == nil || !kb.ValidSlug(name.text) {
		where, text := n.place, ""
		if name != nil {
			where, text = name.place, name.text
		}
		rec.Problems = kb.Problems{problem(r.path, where, kb.CodeSlug, "key", "name", "value", shorten(text))}
		return rec
	}
	rec.Slug = name.text
	if titles := n.take("titles"); titles != nil {
		n.take("title") // it is one of them
		n.fields = append(n.fields, field{"title", titles.place, titles})
	}
	if body != nil && body.kind != word {
		rec.Problems = kb.Problems{problem(r.path, body.place, kb.CodeRecordKind, "key", "body", "want", "text")}
		return rec
	}
	pages := []namedPage{{rec.Slug + ".md", newPage(n, body, n.place)}}
	found, problems := kb.ParseCollection(pages[0].name, pages[0].b.Bytes())
	for _, p := range problems {
		rec.Problems = append(rec.Problems, r.placed(p, pages))
	}
	rec.Collection = found
	return rec
}

// taxonomy reads the channels and sectors that a library adds, and takes them as
// known for the records that follow, unless the library adds others itself.
func (r *reader) taxonomy(at place, n *node) Record {
	rec := Record{Line: at.line, Column: at.column, Kind: TaxonomyRecord}
	refuse := func(problems ...kb.Problem) Record {
		rec.Problems = problems
		return rec
	}
	if n.kind != word {
		return refuse(problem(r.path, n.place, kb.CodeRecordKind, "key", "taxonomy", "want", "text"))
	}
	builtin, err := kb.BuiltinTaxonomies()
	if err != nil {
		return refuse(problem(r.path, n.place, kb.CodeUnreadable, "detail", err.Error()))
	}
	extended, problems := builtin.Extend(r.path, []byte(n.text))
	if len(problems) > 0 {
		for i := range problems {
			problems[i].Line, problems[i].Column = n.place.line, n.place.column
		}
		return refuse(problems...)
	}
	missing := append(lacks(r.o.Taxonomies.Channels, extended.Channels), lacks(r.o.Taxonomies.Sectors, extended.Sectors)...)
	if len(missing) > 0 && extends(r.o.Taxonomies, builtin) {
		return refuse(problem(r.path, n.place, kb.CodeRecordTaxonomy, "terms", strings.Join(missing, ", ")))
	}
	if len(missing) > 0 {
		r.o.Taxonomies = extended
	}
	rec.Taxonomy = []byte(n.text)
	return rec
}

// lacks are the terms that only the second list has.
func lacks(have, want *kb.Taxonomy) []string {
	var missing []string
	for _, slug := range want.Slugs() {
		if _, ok := have.Term(slug); !ok {
			missing = append(missing, slug)
		}
	}
	return missing
}

// extends reports whether a library adds terms to those that all have.
func extends(own, builtin *kb.Taxonomies) bool {
	return len(lacks(builtin.Channels, own.Channels)) > 0 || len(lacks(builtin.Sectors, own.Sectors)) > 0
}
