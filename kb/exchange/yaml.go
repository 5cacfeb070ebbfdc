package exchange

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A page is a case file made of a record, which knows where each of its lines
// comes from.
type page struct {
	b     bytes.Buffer
	lines []origin // of line 1 and so on
	whole place    // of the record
}

// An origin is where a line of a page comes from.
type origin struct {
	key, value place
	valueAt    int // the column of the page's line at which the value begins
}

// line adds a line.
func (p *page) line(text string, o origin) {
	p.b.WriteString(text)
	p.b.WriteByte('\n')
	p.lines = append(p.lines, o)
}

// place is where the record says what stands at a line and column of the page.
func (p *page) place(line, column int) place {
	if line <= 1 || line > len(p.lines) {
		return p.whole
	}
	o := p.lines[line-1]
	if column < o.valueAt {
		return o.key
	}
	return o.value
}

// newPage writes front matter and body as a case file has them.
func newPage(front *node, body *node, whole place) *page {
	p := &page{whole: whole}
	at := origin{key: whole, value: whole}
	p.line("---", at)
	p.fields(front.fields, "")
	p.line("---", at)
	if body == nil {
		return p
	}
	p.line("", at)
	here := body.place
	text := strings.ReplaceAll(strings.ReplaceAll(body.text, "\r\n", "\n"), "\r", "\n")
	for text := range strings.SplitSeq(text, "\n") {
		p.line(text, origin{key: here, value: here})
		if body.cell {
			here = place{here.line + 1, 1}
		}
	}
	return p
}

func (p *page) fields(fields []field, indent string) {
	for _, f := range fields {
		key := indent + quote(shorten(f.key)) + ":"
		p.value(key, f.place, f.value, indent+"  ")
	}
}

// value writes a value behind a key or a dash.
func (p *page) value(head string, at place, n *node, indent string) {
	o := origin{key: at, value: n.place, valueAt: 2 + utf8.RuneCountInString(head)}
	switch n.kind {
	case null:
		p.line(head+" ~", o)
	case bare:
		p.line(head+" "+n.text, o)
	case word:
		p.line(head+" "+quote(n.text), o)
	case list:
		if len(n.items) == 0 {
			p.line(head+" []", o)
			return
		}
		p.line(head, o)
		for _, item := range n.items {
			p.value(indent+"-", item.place, item, indent+"  ")
		}
	case mapping:
		if len(n.fields) == 0 {
			p.line(head+" {}", o)
			return
		}
		p.line(head, o)
		p.fields(n.fields, indent)
	}
}

// shorten cuts a key that is none: YAML reads up to 1,024 characters of one.
func shorten(key string) string {
	if len(key) > 100 {
		return strings.ToValidUTF8(key[:100], "") + "…"
	}
	return key
}

// quote is a text in double quotes on one line, as YAML reads it.
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
