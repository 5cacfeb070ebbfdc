package kbtest

import (
	"math/rand/v2"
	"strings"
)

// Queries are n questions to a corpus, the same at every call: one to three
// words, frequent and rare ones, two thirds in English, every fifth with the
// name of a company. Every word stands in some case of a corpus that is large
// enough.
func Queries(n int) []string {
	r := rand.New(rand.NewPCG(3, 5)) //nolint:gosec // repeatable on purpose
	speakers := [...]speaker{newSpeaker(english(), r), newSpeaker(english(), r), newSpeaker(french(), r)}
	queries := make([]string, n)
	for i := range queries {
		s := speakers[i%len(speakers)]
		words := make([]string, 1+r.IntN(3))
		for j := range words {
			words[j] = s.content()
		}
		if i%5 == 4 {
			words[0] = companyOf(r.IntN(1000))
		}
		queries[i] = strings.Join(words, " ")
	}
	return queries
}
