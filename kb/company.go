package kb

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// CompanySlug is a company's name as a part of an address: small letters and
// digits with a hyphen between words, without accents ("Procter & Gamble" is
// procter-gamble, "E.Leclerc" e-leclerc). Letters of other scripts stay as they
// are: a wrong transcription would be worse than a longer address. It is empty
// only where the name has neither letter nor digit.
func CompanySlug(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range fold(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case unicode.IsMark(r):
			// Vowel signs of other scripts belong to their letter.
			if b.Len() > 0 && !gap {
				b.WriteRune(r)
			}
		default:
			gap = true
		}
	}
	return b.String()
}

// letters are those that Unicode does not take apart into a Latin letter and a
// mark.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ħ", "h")

// fold is s in small letters without the accents of Latin letters.
func fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	latin := false
	for _, r := range strings.ToLower(norm.NFKD.String(s)) {
		if unicode.Is(unicode.Mn, r) && latin {
			continue
		}
		latin = r < unicode.MaxLatin1 || unicode.Is(unicode.Latin, r)
		b.WriteRune(r)
	}
	return letters.Replace(norm.NFC.String(b.String()))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
