package kb

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxFileSize is the size in bytes above which a case file is refused: two hundred
// times that of a long case.
const MaxFileSize = 1 << 20

// decode is a file's text with line feeds only and without a byte order mark. It
// is not ok, and told, where the file is too large, broken UTF-8 or not text.
func (r *reader) decode(data []byte) (string, bool) {
	if len(data) > MaxFileSize {
		r.tell(0, 0, Error, CodeFileSize, "max", strconv.Itoa(MaxFileSize))
		return "", false
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	text := string(data)
	if !utf8.ValidString(text) {
		line, column := position(text, invalidAt(text))
		r.tell(line, column, Error, CodeUTF8)
		return "", false
	}
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			line, column := position(text, i)
			r.tell(line, column, Error, CodeControl, "char", charName(rune(c)))
			return "", false
		}
	}
	for _, c := range []rune{'\u0085', '\u2028', '\u2029'} { // line breaks to YAML, not to editors: lines would be miscounted
		if i := strings.IndexRune(text, c); i >= 0 {
			line, column := position(text, i)
			r.tell(line, column, Error, CodeControl, "char", charName(c))
			return "", false
		}
	}
	return text, true
}

// invalidAt is where a text stops being valid UTF-8.
func invalidAt(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return i
			}
		}
	}
	return len(s)
}

// position is the line and the column, both from 1, of a byte of a text. The
// column counts characters.
func position(text string, at int) (line, column int) {
	before := text[:at]
	start := strings.LastIndexByte(before, '\n') + 1
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[start:])
}

// noText finds a character of a value that is no text: controls, which YAML lets
// in as escapes, and the line breaks of Unicode, which its next reader would take
// for its own.
func noText(s string) (char string, bad bool) {
	for _, c := range s {
		if c < ' ' || c >= 0x7f && c <= 0x9f || c == '\u2028' || c == '\u2029' || c == '\ufeff' || c == '\ufffe' || c == '\uffff' {
			return charName(c), true
		}
	}
	return "", !utf8.ValidString(s)
}

func charName(c rune) string { return fmt.Sprintf("U+%04X", c) }
