package index

import (
	"strings"
	"unicode/utf8"
)

// A lexer reads a query from left to right.
//
//	tollé  OR  "bad buzz"  -humour  usage : crise  canal:twitter,"site web"
//	word   or  phrase      word     qualifier      qualifier
//	                       (not)    (loose)
//
// Anything may be typed or pasted, so nothing is a mistake here. What stands
// between words is left out, and so is a dash that no word follows, a quote that
// ends a word and a colon after what is no key. Each byte is looked at a few times
// at most, however long the query is.
type lexer struct {
	text string
	at   int
	not  bool // a dash stood before a quote without partner: it goes to the next word
}

type lexKind int

const (
	lexEnd       lexKind = iota
	lexWord              // from its first letter or digit to its last
	lexPhrase            // between quotes, at least one word
	lexQualifier         // a key and its values
	lexOr                // OR or OU in capitals
	lexOpen              // a quote without its partner; text is all that follows
)

// A lexeme is one piece of a query.
type lexeme struct {
	kind       lexKind
	not        bool   // a dash stands before it
	text       string // of a qualifier: the key as it was typed
	start, end int    // where it stands, with its dash

	// Of a qualifier:
	key    *qualifier
	values []string // without quotes; each has a letter or digit
	open   bool     // then comes a quote without its partner, read already
	loose  bool     // spaces stand around the colon: it may be an ordinary sentence
	back   int      // where to go on where it is one
}

func (l *lexer) next() lexeme {
	not, start := l.not, -1 // start is where the dash stands
	l.not = false
	for l.at < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.at:])
		begin := l.at
		switch {
		case isQuote(r):
			x := l.phrase(r, size)
			if x.kind == lexEnd {
				continue
			}
			x.not, l.not = not, not && x.kind == lexOpen
			return l.from(x, begin, start)
		case isWordRune(r):
			x := l.word()
			x.not, l.not = not, not && x.open
			return l.from(x, begin, start)
		case isDash(r) && l.begins() && l.leads(l.at+size):
			not, start = true, l.at
		case isSeparator(r):
			not, start = false, -1
		}
		l.at += size
	}
	return lexeme{kind: lexEnd}
}

// from is a lexeme that was just read, with its place: from its dash on, where it
// has one, without the signs that end it.
func (l *lexer) from(x lexeme, begin, start int) lexeme {
	x.start, x.end = begin, l.at
	if x.kind == lexWord {
		x.end = begin + len(x.text)
	}
	if start >= 0 {
		x.start = start
	}
	return x
}

// begins reports whether nothing but a space or a bracket stands before.
func (l *lexer) begins() bool {
	before, _ := utf8.DecodeLastRuneInString(l.text[:l.at])
	return l.at == 0 || isSeparator(before)
}

// leads reports whether something stands at a byte that a dash may lead.
func (l *lexer) leads(at int) bool {
	r, _ := utf8.DecodeRuneInString(l.text[at:])
	return at < len(l.text) && !isSeparator(r) && !isDash(r)
}

// phrase reads what stands between quotes; nothing (lexEnd) where the quote ends a
// word, as in 15", or no word stands there.
func (l *lexer) phrase(quote rune, size int) lexeme {
	before, _ := utf8.DecodeLastRuneInString(l.text[:l.at])
	ends := l.at > 0 && isWordRune(before)
	l.at += size
	if ends {
		return lexeme{}
	}
	inside, end, closed := l.quoted(l.at, quote)
	if !closed {
		return lexeme{kind: lexOpen, text: l.text[l.at:]}
	}
	l.at = end
	if !hasWord(inside) {
		return lexeme{}
	}
	return lexeme{kind: lexPhrase, text: inside}
}

// quoted is what stands from a byte on until the partner of a quote, its spaces
// made single ones, and the byte after that.
func (l *lexer) quoted(at int, quote rune) (inside string, end int, closed bool) {
	n := strings.IndexFunc(l.text[at:], func(r rune) bool { return isPartner(quote, r) })
	if n < 0 {
		return "", at, false
	}
	_, size := utf8.DecodeRuneInString(l.text[at+n:])
	return strings.Join(strings.FieldsFunc(l.text[at:at+n], isSpace), " "), at + n + size, true
}

// word reads a word or a qualifier.
func (l *lexer) word() lexeme {
	chunk := l.until(l.at, isBreak)
	head, _, glued := strings.Cut(chunk, ":")
	if key := qualifierOf(head); key != nil {
		colon := l.at + len(head)
		if !glued {
			colon = l.skipSpaces(colon)
		}
		if strings.HasPrefix(l.text[colon:], ":") {
			return l.qualifier(lexeme{kind: lexQualifier, text: head, key: key, loose: !glued, back: l.at + len(head)}, colon+1)
		}
	}
	l.at += len(chunk)
	text := strings.TrimRightFunc(chunk, notWordRune)
	if text == "OR" || text == "OU" {
		return lexeme{kind: lexOr, text: lower(text)}
	}
	return lexeme{kind: lexWord, text: text}
}

// qualifier reads the values of a key from the byte after its colon on.
func (l *lexer) qualifier(x lexeme, at int) lexeme {
	l.at = at
	l.valuesOf(&x)
	if next := l.skipSpaces(l.at); len(x.values) == 0 && !x.open && next > at && l.isValue(next) {
		l.at, x.loose = next, true
		l.valuesOf(&x)
	}
	return x
}

// valuesOf reads values with commas between them.
func (l *lexer) valuesOf(x *lexeme) {
	for l.at < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.at:])
		var value string
		if isQuote(r) {
			inside, end, closed := l.quoted(l.at+size, r)
			if !closed {
				l.at += size
				x.open = true
				return
			}
			value, l.at = inside, end
		} else {
			value = l.until(l.at, isValueBreak)
			l.at += len(value)
			if value != "" && strings.Trim(value, comparisons) == "" { // >= 2010
				l.at = l.skipSpaces(l.at)
				bound := l.until(l.at, isValueBreak)
				l.at += len(bound)
				value += bound
			}
		}
		if hasWord(value) {
			x.values = append(x.values, value)
		}
		if !strings.HasPrefix(l.text[l.at:], ",") {
			return
		}
		l.at++
	}
}

// isValue reports whether what stands at a byte may be the value of a key with a
// space after its colon: no further key, no OR, nothing with a dash.
func (l *lexer) isValue(at int) bool {
	chunk := l.until(at, isBreak)
	head, _, glued := strings.Cut(chunk, ":")
	r, _ := utf8.DecodeRuneInString(l.text[at:])
	return at < len(l.text) && !isDash(r) && chunk != "OR" && chunk != "OU" && (!glued || qualifierOf(head) == nil)
}

func (l *lexer) until(at int, stop func(rune) bool) string {
	if n := strings.IndexFunc(l.text[at:], stop); n >= 0 {
		return l.text[at : at+n]
	}
	return l.text[at:]
}

func (l *lexer) skipSpaces(at int) int {
	n := strings.IndexFunc(l.text[at:], func(r rune) bool { return !isSpace(r) })
	if n < 0 {
		return len(l.text)
	}
	return at + n
}
