package kb

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A yamlWriter writes front matter in the one form that the library's files have:
// blocks, short lists on a line, and quotes around what people wrote. A key
// without a value is left out.
type yamlWriter struct {
	b      bytes.Buffer
	indent int
	item   bool // the next key begins an item of a list
}

func (w *yamlWriter) open() { w.b.WriteString(fence + "\n") }

// close ends the front matter and adds the body.
func (w *yamlWriter) close(body string) []byte {
	w.b.WriteString(fence + "\n")
	if body != "" {
		w.b.WriteString("\n" + body + "\n")
	}
	return w.b.Bytes()
}

// start begins a line.
func (w *yamlWriter) start() {
	for range w.indent - 1 {
		w.b.WriteString("  ")
	}
	switch {
	case w.item:
		w.b.WriteString("- ")
	case w.indent > 0:
		w.b.WriteString("  ")
	}
	w.item = false
}

func (w *yamlWriter) line(key, value string) {
	w.start()
	w.b.WriteString(key)
	w.b.WriteByte(':')
	if value != "" {
		w.b.WriteByte(' ')
		w.b.WriteString(value)
	}
	w.b.WriteByte('\n')
}

// plain writes a value without quotes where YAML lets it.
func (w *yamlWriter) plain(key, value string) {
	if value != "" {
		w.line(key, bare(value))
	}
}

func (w *yamlWriter) quoted(key, value string) {
	if value != "" {
		w.line(key, quote(value))
	}
}

func (w *yamlWriter) number(key string, n int) {
	if n != 0 {
		w.line(key, strconv.Itoa(n))
	}
}

func (w *yamlWriter) truth(key string, yes bool) {
	if yes {
		w.line(key, "true")
	}
}

// flow writes a list of short values on one line.
func (w *yamlWriter) flow(key string, values []string) {
	if len(values) == 0 {
		return
	}
	items := make([]string, len(values))
	for i, v := range values {
		items[i] = bare(v)
	}
	w.line(key, "["+strings.Join(items, ", ")+"]")
}

func (w *yamlWriter) mapping(key string, f func()) {
	w.line(key, "")
	w.indent++
	f()
	w.indent--
}

// list writes n items, each the keys that f writes.
func (w *yamlWriter) list(key string, n int, f func(i int)) {
	if n == 0 {
		return
	}
	w.line(key, "")
	w.indent += 2
	for i := range n {
		w.item = true
		f(i)
	}
	w.item = false
	w.indent -= 2
}

// text writes a text under its languages.
func (w *yamlWriter) text(key string, t Text) {
	if t["en"] != "" || t["fr"] != "" {
		w.mapping(key, func() { w.languages(t) })
	}
}

func (w *yamlWriter) languages(t Text) {
	for _, lang := range textKeys {
		w.quoted(lang, t[lang])
	}
}

// texts writes a list of texts by position, up to the last that there is.
func (w *yamlWriter) texts(key string, texts []string) {
	for len(texts) > 0 && texts[len(texts)-1] == "" {
		texts = texts[:len(texts)-1]
	}
	if len(texts) == 0 {
		return
	}
	w.line(key, "")
	for _, s := range texts {
		if s == "" {
			w.b.WriteString("  - ~\n")
			continue
		}
		w.b.WriteString("  - " + quote(s) + "\n")
	}
}

// foldAt is the width in characters at which a summary is folded.
const foldAt = 116

// folded writes long texts under their languages, folded to read well in an editor.
func (w *yamlWriter) folded(key string, t Text) {
	if t["en"] == "" && t["fr"] == "" {
		return
	}
	w.line(key, "")
	for _, lang := range textKeys {
		s := t[lang]
		switch {
		case s == "":
		case quote(s) != `"`+strings.ReplaceAll(s, `"`, `\"`)+`"`: // it holds what only quotes can say
			w.b.WriteString("  " + lang + ": " + quote(s) + "\n")
		default:
			w.b.WriteString("  " + lang + ": >-\n")
			w.fold(s)
		}
	}
}

func (w *yamlWriter) fold(s string) {
	width := 0
	for i, word := range strings.Split(s, " ") {
		length := utf8.RuneCountInString(word)
		switch {
		case i == 0:
			w.b.WriteString("    ")
		case width+1+length > foldAt:
			w.b.WriteString("\n    ")
			width = 0
		default:
			w.b.WriteByte(' ')
			width++
		}
		w.b.WriteString(word)
		width += length
	}
	w.b.WriteByte('\n')
}

// bare is a value without quotes where it can't be taken for anything else.
func bare(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) && !isDate(s) || strings.HasSuffix(s, " ") {
		return quote(s)
	}
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null":
		return quote(s)
	}
	for _, c := range s {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(" -.&’'()/+", c) {
			return quote(s)
		}
	}
	return s
}

func isDate(s string) bool {
	d, err := ParseDate(s)
	return err == nil && d.Day != 0
}

// quote is a value in double quotes. What is no text is escaped, so that reading
// tells it at its place.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c < ' ' || c >= 0x7f && c <= 0x9f || c == '\u2028' || c == '\u2029' || c == '\ufeff' || c == '\ufffe' || c == '\uffff':
			fmt.Fprintf(&b, `\u%04X`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
