package web

import (
	"encoding/json"
	"strconv"
	"strings"

	"casebook/kb"
)

// formSlug is the name of a case while it is only a form.
const formSlug = "new-case"

// A formText is a form written as a case file. It is the file that is then checked,
// so that the site knows the same rules as every other way into the library, and a
// line of the file tells the field that it came from.
type formText struct {
	lang  string // of a translation; "" for the original
	b     strings.Builder
	lines []string // the field of each line
}

// file is the text as the library would have it.
func (t *formText) file() kb.File {
	name := formSlug
	if t.lang != "" {
		name += "." + t.lang
	}
	return kb.File{Path: name + ".md", Data: []byte(t.b.String())}
}

func (t *formText) line(field, text string) {
	t.b.WriteString(text + "\n")
	t.lines = append(t.lines, field)
}

// value writes a key unless its value is empty. A JSON text is a YAML text in double
// quotes: nothing that was typed is anything but text.
func (t *formText) value(field, key, value string) {
	if value != "" {
		t.line(field, key+": "+quoted(value))
	}
}

func (t *formText) list(field, key string, values []string) {
	if len(values) > 0 {
		t.line(field, key+": "+quoted(values))
	}
}

// texts writes a text under its languages.
func (t *formText) texts(key string, texts []fieldText) {
	for i, text := range texts {
		if i == 0 {
			t.line(text.field, key+":")
		}
		indent := key[:len(key)-len(strings.TrimLeft(key, " -"))]
		t.line(text.field, strings.Repeat(" ", len(indent)+2)+text.lang+": "+quoted(text.text))
	}
}

// body writes Markdown, a line after the other.
func (t *formText) body(field, text string) {
	t.line(field, "")
	for line := range strings.SplitSeq(text, "\n") {
		t.line(field, line)
	}
}

// A fieldText is a text in one language, and the field that it came from.
type fieldText struct{ field, lang, text string }

// A rowText writes the rows of a list of mappings. Rows in which nothing is
// written are left out.
type rowText struct {
	t      *formText
	indent string // of the whole list
	key    string // of the list; "" once it is written
	lead   string // of the next line of the row
}

func (t *formText) rows(indent, key string, n int, write func(i int, r *rowText)) {
	r := &rowText{t: t, indent: indent, key: key}
	for i := range n {
		r.lead = "- "
		write(i, r)
	}
}

func (r *rowText) line(field, text string) {
	if r.key != "" {
		r.t.line(field, r.indent+r.key+":")
		r.key = ""
	}
	r.t.line(field, r.indent+r.lead+text)
	r.lead = "  "
}

func (r *rowText) value(field, key, value string) {
	if value != "" {
		r.line(field, key+": "+quoted(value))
	}
}

// texts writes a text under its languages; those stand for the row themselves where
// key is "".
func (r *rowText) texts(key string, texts []fieldText) {
	for i, text := range texts {
		if key == "" {
			r.value(text.field, text.lang, text.text)
			continue
		}
		if i == 0 {
			r.line(text.field, key+":")
		}
		r.t.line(text.field, r.indent+"    "+text.lang+": "+quoted(text.text))
	}
}

func quoted(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return `""` // strings can't fail
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// row is the id of a field in a list.
func row(name string, i int) string { return name + "-" + strconv.Itoa(i+1) }
