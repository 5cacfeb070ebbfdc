package web

import (
	"strconv"
	"strings"

	"casebook/kb/dates"
)

// A language of the interface; its name is written in itself.
type language struct{ Tag, Name, Short string }

// languages are those of the interface, the first where nothing else is asked.
var languages = [...]language{
	{"en", "English", "EN"},
	{"fr", "Français", "FR"},
}

// A locale is one language of the interface: its texts, its plurals, its dates
// and numbers. It is not changed after it is made, so all requests share it.
type locale struct {
	Lang     string
	messages map[string]message

	*dates.Words // what the language says of time
}

func newLocale(lang string) (*locale, error) {
	messages, err := readMessages(lang)
	if err != nil {
		return nil, err
	}
	return &locale{Lang: lang, messages: messages, Words: dates.In(lang)}, nil
}

// T is the text of that key, its places filled from name, value, name, value …
// A key that is not known is shown as it is, in brackets; a test keeps that from
// happening.
func (l *locale) T(key string, pairs ...any) string {
	m, ok := l.messages[key]
	if !ok {
		return "[" + key + "]"
	}
	return fill(m.other, pairs)
}

// N is the text of that key for n things; {n} is the number as the language
// writes it. In French 0 is singular.
func (l *locale) N(key string, n int, pairs ...any) string {
	m, ok := l.messages[key]
	if !ok {
		return "[" + key + "]"
	}
	text := m.other
	if m.one != "" && (n == 1 || n == 0 && l.Lang == "fr") {
		text = m.one
	}
	return fill(text, append([]any{"n", l.Number(n)}, pairs...))
}

// Has reports whether there is a text of that key.
func (l *locale) Has(key string) bool {
	_, ok := l.messages[key]
	return ok
}

// Number writes n with the language's mark between thousands: "12,345" in
// English, with a narrow no-break space in French.
func (l *locale) Number(n int) string {
	s := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, s = s[:1], s[1:]
	}
	mark := ","
	if l.Lang == "fr" {
		mark = "\u202f"
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + mark + s[i:]
	}
	return sign + s
}

// List joins with commas, and with "and" before the last.
func (l *locale) List(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + l.T("word.and") + " " + items[last]
}
