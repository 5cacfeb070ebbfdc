package index

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of what is kept of a search: longer ones are sentences, which may tell
// who wrote them.
const (
	maxWishWords = 10
	maxWishChars = 100
)

// Digits in a row, and in all, from which a text may be somebody's number: of a
// telephone, a booking, an account. Two years are fewer.
const (
	manyDigitsInARow = 5
	manyDigits       = 9
)

// WishWords is what [Wanted] keeps of a search: its words in small letters, without
// qualifiers and excluded words. It reports false where nothing is kept: there is
// no word, there are too many, or they may be personal, as an address of mail or of
// a page is, or a long number.
func WishWords(text string) (words string, ok bool) {
	if len(text) > 4*maxWishChars || maybePersonal(text) {
		return "", false
	}
	var kept []string
	quoted := false
	for _, field := range strings.Fields(text) {
		excluded := strings.HasPrefix(field, "-")
		inQuotes := quoted
		if strings.Count(field, `"`)%2 == 1 {
			quoted = !quoted
		}
		if field == "OR" || !inQuotes && (excluded || strings.Contains(field, ":")) {
			continue
		}
		if word := wishWord(field); word != "" {
			kept = append(kept, word)
		}
	}
	words = strings.Join(kept, " ")
	if words == "" || len(kept) > maxWishWords || utf8.RuneCountInString(words) > maxWishChars {
		return "", false
	}
	return words, true
}

// wishWord is a word in small letters, with nothing but letters, digits and what
// names have between them.
func wishWord(field string) string {
	word := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.M, r), strings.ContainsRune("-.&+#'’", r):
			return unicode.ToLower(r)
		}
		return -1
	}, field)
	return strings.Trim(word, "-.&+'’")
}

// maybePersonal finds addresses and long numbers.
func maybePersonal(text string) bool {
	if strings.Contains(text, "@") || strings.Contains(text, "://") {
		return true
	}
	for _, field := range strings.Fields(strings.ToLower(text)) {
		name, _, path := strings.Cut(field, "/")
		if strings.HasPrefix(field, "www.") || path && strings.Contains(strings.Trim(name, "."), ".") {
			return true
		}
	}
	row, all := 0, 0
	for _, r := range text {
		if !unicode.IsDigit(r) {
			row = 0
			continue
		}
		row++
		all++
		if row >= manyDigitsInARow || all >= manyDigits {
			return true
		}
	}
	return false
}
