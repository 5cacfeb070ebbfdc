package opc

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An XML collects the text of a part. Its methods return it, so that they can be
// chained.
type XML struct{ b bytes.Buffer }

// NewXML begins a part with its declaration.
func NewXML() *XML {
	x := &XML{}
	x.b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	return x
}

// Raw writes what is XML already.
func (x *XML) Raw(s string) *XML {
	x.b.WriteString(s)
	return x
}

// Int writes a number.
func (x *XML) Int(n int) *XML {
	x.b.Write(strconv.AppendInt(x.b.AvailableBuffer(), int64(n), 10))
	return x
}

// Text writes what may stand in an element or an attribute, see [WriteText].
func (x *XML) Text(s string) *XML {
	WriteText(&x.b, s)
	return x
}

// Bytes are what was written so far.
func (x *XML) Bytes() []byte { return x.b.Bytes() }

// WriteText writes a text, [Clean], as it may stand in an element or an attribute.
func WriteText(b *bytes.Buffer, s string) {
	s = Clean(s)
	last := 0
	for i := range len(s) {
		var esc string
		switch s[i] {
		case '&':
			esc = "&amp;"
		case '<':
			esc = "&lt;"
		case '>':
			esc = "&gt;"
		case '"':
			esc = "&quot;"
		default:
			continue
		}
		b.WriteString(s[last:i])
		b.WriteString(esc)
		last = i + 1
	}
	b.WriteString(s[last:])
}

// Clean leaves out what XML can't hold and what would break a line: control
// characters, halves of surrogate pairs, non-characters. Line breaks become spaces.
func Clean(s string) string {
	if strings.IndexFunc(s, unfit) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\r':
			b.WriteByte(' ')
		case !unfit(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

func unfit(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == utf8.RuneError ||
		r >= 0x202a && r <= 0x202e || r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe
}

// Link is an address as a relation may have it: what the rules of packages don't
// allow is percent-encoded. It is empty where the address is none of the web.
func Link(address string) string {
	address = Clean(address)
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		return ""
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(address) {
		c := address[i]
		wrongPercent := c == '%' && (i+2 >= len(address) || !isHex(address[i+1]) || !isHex(address[i+2]))
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}[]", c) >= 0 || wrongPercent {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	first, rest, found := strings.Cut(b.String(), "#") // one fragment only
	if !found {
		return first
	}
	return first + "#" + strings.ReplaceAll(rest, "#", "%23")
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
