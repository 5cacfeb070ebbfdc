package exchange

import (
	"cmp"
	"slices"
	"strings"

	"casebook/kb"
)

// A Kind is what a record holds.
type Kind string

// What a record can hold.
const (
	CaseRecord       Kind = ""
	CollectionRecord Kind = "collection"
	TaxonomyRecord   Kind = "taxonomy"
)

// A Record is one case, one collection or the library's taxonomy.yaml, as a file of
// records has it. Of what it holds nothing is there where it is refused.
type Record struct {
	Line, Column int // where it begins
	Kind         Kind
	Slug         string // of a case, or a collection's name; "" where none could be made out
	Case         *kb.Case
	Collection   *kb.Collection
	Taxonomy     []byte      // the file
	Problems     kb.Problems // in the order of the file
}

// problem is an error at a place; names and values of its sentence follow in turn.
func problem(path string, at place, code kb.Code, args ...string) kb.Problem {
	return kb.NewProblem(path, at.line, at.column, kb.Error, code, args...)
}

// any makes a record of a value, whatever it holds.
func (r *reader) any(n *node) Record {
	if n.kind == mapping && len(n.fields) == 1 {
		switch one := n.fields[0]; Kind(one.key) {
		case CollectionRecord:
			return r.collection(n.place, one.value)
		case TaxonomyRecord:
			return r.taxonomy(n.place, one.value)
		}
	}
	return r.record(n)
}

// record makes a case of a mapping.
func (r *reader) record(n *node) Record {
	rec := Record{Line: n.place.line, Column: n.place.column}
	if n.kind != mapping {
		rec.Problems = kb.Problems{problem(r.path, n.place, kb.CodeRecordForm)}
		return rec
	}
	n, rec.Problems = r.arrange(n)
	if !n.prune() || rec.Problems.Errors() {
		if len(rec.Problems) == 0 {
			rec.Problems = kb.Problems{problem(r.path, n.place, kb.CodeRecordEmpty)}
		}
		return rec
	}
	slug, problems := r.slug(n)
	if len(problems) > 0 {
		rec.Problems = problems
		return rec
	}
	rec.Slug = slug
	pages, problems := r.pages(slug, n)
	files := make([]kb.File, len(pages))
	for i, p := range pages {
		files[i] = kb.File{Path: p.name, Data: p.b.Bytes()}
	}
	found, told := kb.Parse(slug, files, r.o.Taxonomies)
	if found != nil && r.o.Known != nil {
		told = append(told, r.o.Known.CheckContributors(found, files[0].Path, files[0].Data)...)
	}
	for _, p := range told {
		problems = append(problems, r.placed(p, pages))
	}
	slices.SortStableFunc(problems, func(a, b kb.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	rec.Problems = problems
	if !problems.Errors() {
		rec.Case = found
	}
	return rec
}

// placed is a problem of a page at the place where the record says it.
func (r *reader) placed(p kb.Problem, pages []namedPage) kb.Problem {
	at := pages[0].whole
	for _, page := range pages {
		if page.name == p.Path {
			at = page.place(p.Line, p.Column)
		}
	}
	p.Path, p.Line, p.Column = r.path, at.line, at.column
	return p
}

// slug takes a record's slug, or makes one of its title.
func (r *reader) slug(n *node) (string, kb.Problems) {
	given := n.take("slug")
	if given != nil {
		if given.kind == word || given.kind == bare {
			if kb.ValidSlug(given.text) {
				return given.text, nil
			}
		}
		return "", kb.Problems{problem(r.path, given.place, kb.CodeSlug, "key", "slug", "value", shorten(given.text))}
	}
	if title := n.get("title"); title != nil && title.kind == word && r.o.SlugOf != nil {
		if slug := r.o.SlugOf(title.text); kb.ValidSlug(slug) {
			return slug, nil
		}
	}
	return "", kb.Problems{problem(r.path, n.place, kb.CodeRecordSlug)}
}

// A namedPage is a case file made of a record.
type namedPage struct {
	name string
	*page
}

// pages are the original and its translations.
func (r *reader) pages(slug string, n *node) ([]namedPage, kb.Problems) {
	body, translations := n.take("body"), n.take("translations")
	var problems kb.Problems
	wants := func(n *node, key, want string) {
		problems = append(problems, problem(r.path, n.place, kb.CodeRecordKind, "key", key, "want", want))
	}
	if body != nil && body.kind != word {
		wants(body, "body", "text")
		body = nil
	}
	var later []namedPage
	if translations != nil && translations.kind != list {
		wants(translations, "translations", "translations")
		translations = nil
	}
	if translations != nil {
		for _, t := range translations.items {
			if t.kind != mapping {
				wants(t, "translations", "item-text")
				continue
			}
			lang, text := t.take("lang"), t.take("body")
			if lang == nil || !isLang(slug, lang.text) {
				problems = append(problems, problem(r.path, t.place, kb.CodeRecordLang))
				continue
			}
			if text != nil && text.kind != word {
				wants(text, "body", "text")
				continue
			}
			t.texts(n, lang.text)
			later = append(later, namedPage{slug + "." + lang.text + ".md", newPage(t, text, t.place)})
		}
	}
	return append([]namedPage{{slug + ".md", newPage(n, body, n.place)}}, later...), problems
}

// isLang reports whether a text can be the language in a file's name; it is
// written as the name is read.
func isLang(slug, lang string) bool {
	_, tag, ok := kb.SplitName(slug + "." + lang + ".md")
	return ok && tag == lang
}

// texts moves the texts of figures and steps that only a translation's file has a
// place for from the original to the translation.
func (n *node) texts(original *node, lang string) {
	if lang == "en" || lang == "fr" {
		return
	}
	for key, text := range map[string]string{"figures": "label", "timeline": "text"} {
		items := original.get(key)
		if items == nil || items.kind != list {
			continue
		}
		moved := &node{kind: list, place: items.place}
		for _, item := range items.items {
			one := &node{place: item.place}
			if texts := item.get(text); texts != nil && texts.kind == mapping {
				if t := texts.take(lang); t != nil {
					one = t
				}
			}
			moved.items = append(moved.items, one)
		}
		if moved.prune() {
			n.fields = append(n.fields, field{key, items.place, moved})
		}
	}
	slices.SortStableFunc(n.fields, func(a, b field) int { return strings.Compare(a.key, b.key) })
}
