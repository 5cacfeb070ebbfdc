package cite

import (
	"strings"
	"unicode"

	"casebook/kb"
)

// A Kind is what sort of work an item is: one of the library's kinds of source, or
// [KindCase].
type Kind string

// KindCase is a case of the library itself.
const KindCase Kind = "case"

// An Item is one work to be cited. Whatever is empty is not known and left out.
// Texts are as they are shown; each format escapes them its own way.
type Item struct {
	Key       string // names the item in a file: a case's slug, "zappos.3" for its third source
	Kind      Kind
	Title     string
	Authors   []Name
	Container string // the site, paper or blog that it stands in
	Publisher string // of what stands alone
	Genre     string // in a word of English, where the formats have no type of it: "Press release"
	Issued    kb.Date
	Accessed  kb.Date
	URL       string
	Archived  string // the address of a copy
	Lang      string // BCP 47
	Abstract  string
	Keywords  []string
}

// A Name is that of a person, or a Literal that has no parts.
type Name struct{ Given, Family, Literal string }

// String is the name in reading order.
func (n Name) String() string {
	if n.Literal != "" {
		return n.Literal
	}
	return strings.TrimSpace(n.Given + " " + n.Family)
}

// PersonName takes a name apart at its last word, or at the first that begins with
// a small letter: "Judy Smith", "Ursula von der Leyen". What stands in brackets
// behind it, an affiliation, is no part of the name. A single word stays whole.
func PersonName(name string) Name {
	name = oneLine(name)
	if person, _, ok := strings.Cut(name, " ("); ok {
		name = person
	}
	words := strings.Fields(name)
	if len(words) < 2 {
		return Name{Literal: name}
	}
	family := len(words) - 1
	for i := 1; i < family; i++ {
		if r := []rune(words[i])[0]; unicode.IsLower(r) {
			family = i
			break
		}
	}
	return Name{Given: strings.Join(words[:family], " "), Family: strings.Join(words[family:], " ")}
}

// oneLine is text on one line, without control characters and bytes that are no
// UTF-8: no format has a place for them.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u2028', '\u2029', '\u0085':
			return ' '
		case unicode.ReplacementChar, '\ufeff':
			return -1
		}
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	// not Fields: a no-break space is kept as it is
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
}

// plainURL is an address in ASCII without anything that could end it early in a
// format: what has no place in an address is written with percent signs.
func plainURL(s string) string {
	const upper = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("{}\\\"<>^`|", c) >= 0 {
			b.Write([]byte{'%', upper[c>>4], upper[c&15]})
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
