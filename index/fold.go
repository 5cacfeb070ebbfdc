package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
)

// fold takes accents and ligatures off a word in small letters: evenement for
// événement, whether its accents are letters of their own or marks that combine.
// What has no plain form stays.
func fold(word string) string {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return foldAll(word)
		}
	}
	return word
}

func foldAll(word string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, word)
	return strings.ToLower(string(asciifolding.New().Filter([]byte(plain))))
}
