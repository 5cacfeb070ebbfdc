package kb

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// text reads a text on one line: line breaks and runs of blanks become one blank.
// A number, a date or a truth value is taken as it is written, for a title may be
// "1984". It is "" where the text is empty or no text, which is told.
func (r *reader) text(n *yaml.Node, name string) string {
	if !r.isKind(n, yaml.ScalarNode, name, "text", "") {
		return ""
	}
	s := oneLine(n.Value)
	if s == "" {
		r.wrong(n, CodeEmpty, "key", name)
		return ""
	}
	if char, bad := noText(s); bad {
		r.wrong(n, CodeControl, "char", char)
		return ""
	}
	return s
}

// sized reads a text of min to max characters.
func (r *reader) sized(n *yaml.Node, name string, least, most int) string {
	s := r.text(n, name)
	if s == "" {
		return ""
	}
	code := CodeTooShort
	length := utf8.RuneCountInString(s)
	switch {
	case length > most:
		code = CodeTooLong
	case length >= least:
		return s
	}
	r.wrong(n, code, "key", name, "length", strconv.Itoa(length), "min", strconv.Itoa(least), "max", strconv.Itoa(most))
	return s
}

// textKeys are the languages of the site, in which the texts of the front matter
// are written.
var textKeys = []string{"en", "fr"}

// texts reads a text in English, in French, or in both, each of least to most
// characters where most isn't 0.
func (r *reader) texts(n *yaml.Node, name string, least, most int) (Text, present) {
	if !r.isKind(n, yaml.MappingNode, name, "texts", "{en: …, fr: …}") {
		return nil, present{}
	}
	t := make(Text, len(textKeys))
	p := r.fields(n, name, textKeys, func(lang string, _, v *yaml.Node) {
		var s string
		if most > 0 {
			s = r.sized(v, name+"."+lang, least, most)
		} else {
			s = r.text(v, name+"."+lang)
		}
		if s != "" {
			t[lang] = s
		}
	})
	if len(n.Content) == 0 {
		r.wrong(n, CodeEmpty, "key", name)
	}
	return t, p
}

// term reads a slug of a taxonomy.
func (r *reader) term(n *yaml.Node, name string, tax *Taxonomy) string {
	s := r.text(n, name)
	if s == "" {
		return ""
	}
	if tax.has(s) {
		return s
	}
	near, known := tax.Nearest(s), ""
	if near == "" && len(tax.Slugs()) <= 12 {
		known = strings.Join(tax.Slugs(), ", ")
	}
	r.wrong(n, CodeTerm, "what", tax.Name(), "value", shown(s), "nearest", near, "known", known)
	return ""
}

// choice reads one of a few fixed words.
func (r *reader) choice(n *yaml.Node, name string, words ...string) string {
	s := r.text(n, name)
	for _, w := range words {
		if s == w {
			return s
		}
	}
	if s != "" {
		near, known := Nearest(s, words), ""
		if near == "" {
			known = strings.Join(words, ", ")
		}
		r.wrong(n, CodeTerm, "what", name, "value", shown(s), "nearest", near, "known", known)
	}
	return ""
}

// number reads a whole number from least to most, 0 where it is none.
func (r *reader) number(n *yaml.Node, name string, least, most int) int {
	if !r.isKind(n, yaml.ScalarNode, name, "text", "") {
		return 0
	}
	i, err := strconv.Atoi(n.Value)
	if err != nil || i < least || i > most {
		r.wrong(n, CodeNumber, "key", name, "value", shown(n.Value), "min", strconv.Itoa(least), "max", strconv.Itoa(most))
		return 0
	}
	return i
}

func (r *reader) boolean(n *yaml.Node, name string) bool {
	if n.Kind == yaml.ScalarNode && n.Style == 0 && n.Value == "false" {
		return false
	}
	if n.Kind == yaml.ScalarNode && n.Style == 0 && n.Value == "true" {
		return true
	}
	if r.isOrdinary(n) {
		r.wrong(n, CodeWrongKind, "key", name, "want", "boolean", "got", kindName(n))
	}
	return false
}

// slug reads the slug of a case.
func (r *reader) slug(n *yaml.Node, name string) string {
	s := r.text(n, name)
	if s != "" && !ValidSlug(s) {
		r.wrong(n, CodeSlug, "key", name, "value", shown(s), "right", slugLike(s, 3))
		return ""
	}
	return s
}

// tag reads a free slug.
func (r *reader) tag(n *yaml.Node, name string) string {
	s := r.text(n, name)
	if s != "" && !slugForm(s, 2) {
		r.wrong(n, CodeTag, "key", name, "value", shown(s), "right", slugLike(s, 2))
		return ""
	}
	return s
}

func (r *reader) country(n *yaml.Node) string {
	s := r.text(n, "countries")
	if s == "" || isCountry(s) {
		return s
	}
	r.wrong(n, CodeCountry, "value", shown(s), "nearest", nearestCountry(s))
	return ""
}

func (r *reader) lang(n *yaml.Node, name string) string {
	s := r.text(n, name)
	if s == "" {
		return ""
	}
	tag, ok := langTag(s)
	if !ok {
		r.wrong(n, CodeLang, "key", name, "value", shown(s), "nearest", nearestLang(s))
	}
	return tag
}

func (r *reader) url(n *yaml.Node, name string) string {
	s := r.text(n, name)
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.ContainsAny(s, " \t") {
		r.wrong(n, CodeURL, "key", name, "value", shown(s))
		return ""
	}
	return s
}

// oneLine is a text on one line, without blanks at its ends. Only YAML's own
// blanks and line breaks count: the no-break space of French stays.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\t\r\n") && !strings.Contains(s, "  ") {
		return strings.Trim(s, " ")
	}
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool {
		return c == ' ' || c == '\t' || c == '\n' || c == '\r'
	}), " ")
}
