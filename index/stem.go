package index

import (
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// stemmers cut words to their stems: Snowball's for English, the light stemmer of
// Savoy for French, whose rules need no accents and leave words of other
// languages nearly as they are.
type stemmers struct {
	env   *snowballstem.Env
	light *fr.FrenchLightStemmerFilter
	word  analysis.Token
	words analysis.TokenStream
}

func newStemmers() stemmers {
	s := stemmers{env: snowballstem.NewEnv(""), light: fr.NewFrenchLightStemmerFilter()}
	return s
}

// minStem is the length from which a word is stemmed: shorter ones are names,
// codes and particles.
const minStem = 3

func (s *stemmers) english(word string) string {
	if len(word) < minStem {
		return word
	}
	s.env.SetCurrent(word)
	english.Stem(s.env)
	return s.env.Current()
}

func (s *stemmers) french(word string) string {
	if len(word) < minStem {
		return word
	}
	s.word.Term = []byte(word)
	s.words = append(s.words[:0], &s.word)
	stem := string(s.light.Filter(s.words)[0].Term)
	if strings.HasSuffix(stem, "ndr") { // répondre, répond: the light stemmer parts them
		stem = stem[:len(stem)-1]
	}
	return stem
}
