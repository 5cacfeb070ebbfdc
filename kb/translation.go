package kb

import (
	"strconv"

	"go.yaml.in/yaml/v4"
)

// translate reads a translation of the case. It is added where it has no errors,
// its texts of figures and timeline with it; otherwise the case stays as it is.
// Where the case itself is not whole, nothing is said of what depends on it.
func (c *Case) translate(f translationFile, tax *Taxonomies, whole bool) Problems {
	r := &reader{path: f.Path, tax: tax}
	front, ok := r.parseFront(f.Data)
	if !ok {
		return r.problems
	}
	t := Translation{Lang: f.lang, Body: front.body}
	var labels, steps []string
	p := r.fields(front.root, "the front matter", caseAndTranslationKeys(), func(key string, k, v *yaml.Node) {
		switch key {
		case "title":
			t.Title = r.sized(v, key, minTitle, maxTitle)
		case "translated":
			t.Translated = r.date(v, key)
			if t.before(c.Updated) {
				r.tell(v.Line, v.Column, Warning, CodeTranslationBehind, "translated", t.Translated.String(), "updated", c.Updated.String())
			}
		case "figures":
			labels = r.translated(v, key, "label", f.lang, len(c.Figures), whole)
		case "timeline":
			steps = r.translated(v, key, "text", f.lang, len(c.Timeline), whole)
		default:
			r.wrong(k, CodeKeyOriginal, "key", key)
		}
	})
	r.require(front.root, p, "title")
	if t.Body != "" {
		sources := 0
		if whole {
			sources = len(c.Sources)
		}
		r.checkBody(front.body, front.bodyLine, f.lang, sources, c.Type == TypePractice)
	}
	if r.problems.Errors() || !whole {
		return r.problems
	}
	for i, text := range labels {
		c.Figures[i].Label = c.Figures[i].Label.with(f.lang, text)
	}
	for i, text := range steps {
		c.Timeline[i].Text = c.Timeline[i].Text.with(f.lang, text)
	}
	c.Translations = append(c.Translations, t)
	return r.problems
}

// before reports whether the translation surely is older than the original's last
// update. Without both dates nothing is known.
func (t Translation) before(updated Date) bool {
	return !t.Translated.IsZero() && !updated.IsZero() && t.Translated.Before(updated)
}

// caseAndTranslationKeys has the keys of translations and those of originals,
// which are told apart from typos.
func caseAndTranslationKeys() []string {
	return append([]string{"translated"}, caseKeys...)
}

// translated reads the texts of a list in the translation's language, one for
// each of the original's items by position. An item is the text itself or, as in
// the original, a mapping that holds it; an empty item ("-") leaves the original's
// text as it is.
func (r *reader) translated(n *yaml.Node, name, key, lang string, count int, whole bool) []string {
	if !r.isKind(n, yaml.SequenceNode, name, "list", "") {
		return nil
	}
	if whole && len(n.Content) > count {
		r.wrong(n.Content[count], CodeTranslationExtra, "key", name, "length", strconv.Itoa(len(n.Content)), "count", strconv.Itoa(count))
		return nil
	}
	texts := make([]string, len(n.Content))
	for i, item := range n.Content {
		switch {
		case isNull(item):
		case item.Kind == yaml.MappingNode:
			r.fields(item, name, []string{key}, func(_ string, _, v *yaml.Node) {
				texts[i] = r.inLang(v, key, lang)
			})
		default:
			texts[i] = r.text(item, name)
		}
	}
	return texts
}

// inLang reads a text that may say its language: "…" or {fr: "…"}.
func (r *reader) inLang(n *yaml.Node, name, lang string) string {
	if n.Kind != yaml.MappingNode {
		return r.text(n, name)
	}
	var s string
	r.fields(n, name, []string{lang}, func(_ string, _, v *yaml.Node) { s = r.text(v, name) })
	return s
}

// with is the text with a language more; no text changes nothing.
func (t Text) with(lang, s string) Text {
	if s == "" {
		return t
	}
	if t == nil {
		t = make(Text, 1)
	}
	t[lang] = s
	return t
}
