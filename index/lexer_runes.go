package index

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// comparisons are the signs of a range: >=2010.
const comparisons = "<>=≤≥"

// isSpace tells what stands between words without being seen: spaces of every
// width, line breaks, control characters, and bytes that are no text.
func isSpace(r rune) bool {
	switch r {
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff', utf8.RuneError:
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

// isSeparator tells what ends a word for good. Brackets group nothing: OR joins
// its neighbours with or without them.
func isSeparator(r rune) bool {
	switch r {
	case '(', ')', '[', ']', '{', '}':
		return true
	}
	return isSpace(r)
}

func isBreak(r rune) bool { return isSeparator(r) || isQuote(r) }

func isValueBreak(r rune) bool { return r == ',' || isBreak(r) }

// isQuote knows the double quotes of keyboards, of texts and of word processors.
// Single ones are apostrophes.
func isQuote(r rune) bool { return isStraight(r) || isGuillemet(r) }

func isStraight(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '‟', '＂':
		return true
	}
	return false
}

func isGuillemet(r rune) bool {
	switch r {
	case '«', '»', '‹', '›':
		return true
	}
	return false
}

// isPartner reports whether r closes a quote: any of its family does, for programs
// change one of a pair and not the other. The other family may stand inside.
func isPartner(quote, r rune) bool {
	if isGuillemet(quote) {
		return isGuillemet(r)
	}
	return isStraight(r)
}

// isDash knows the dashes that somebody may type to leave a word out, and what
// programs make of them.
func isDash(r rune) bool {
	switch r {
	case '-', '‐', '‑', '–', '−', '－':
		return true
	}
	return false
}

func notWordRune(r rune) bool { return !isWordRune(r) }

func hasWord(s string) bool { return strings.ContainsFunc(s, isWordRune) }
