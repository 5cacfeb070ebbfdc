package kb

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Typographic is a short text as it is shown, whatever its author typed: curly
// apostrophes and quotation marks, « » in French, and there spaces that don't
// break before high punctuation and within quotes. Bodies are set by [BodyHTML].
//
//	en  "Don't", she said.     “Don’t”, she said.
//	fr  "C'est", dit-elle !    « C’est », dit-elle !
func Typographic(s, lang string) string {
	french := baseLang(lang) == "fr"
	if strings.ContainsAny(s, `'"`) {
		s = curlyQuotes(s, french)
	}
	if french {
		s = frenchSpaces(s)
	}
	return s
}

// curlyQuotes decides by what stands before a straight mark whether it opens: the
// start of the text, a space, an opening bracket or a dash.
func curlyQuotes(s string, french bool) string {
	var b strings.Builder
	b.Grow(len(s) + 8)
	before := ' '
	for i, r := range s {
		opens := unicode.IsSpace(before) || strings.ContainsRune("([{—–-/“«", before) ||
			french && r == '"' && (before == '\'' || before == '’') // l'"homme"
		switch {
		case r == '"' && french && opens:
			b.WriteString("«" + noBreak)
		case r == '"' && french:
			b.WriteString(noBreak + "»")
		case r == '"' && opens:
			b.WriteRune('“')
		case r == '"':
			b.WriteRune('”')
		case r == '\'' && opens && !french && quotesBehind(s[i+1:]):
			b.WriteRune('‘')
		case r == '\'':
			b.WriteRune('’')
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// quotesBehind reports whether a single mark closes later on, at the end of a word:
// otherwise the one before it stands for letters left out ('tis, '90s).
func quotesBehind(rest string) bool {
	for i, r := range rest {
		if r != '\'' || i == 0 {
			continue
		}
		after, _ := utf8.DecodeRuneInString(rest[i+1:])
		if rest[i+1:] == "" || !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			return true
		}
	}
	return false
}
