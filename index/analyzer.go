package index

import (
	"bytes"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
)

// A form is what a word becomes: folded, and stemmed as each language does. Stop
// words are told apart by language, since "car" is one in French only.
type form struct {
	folded         string
	en, fr         string // stems of the folded word
	stopEN, stopFR bool
}

// term is what stands in the index for the word in a text of that language: its
// stem in English and French, its folded form in any other.
func (f *form) term(lang string) (term string, stop bool) {
	switch lang {
	case "en":
		return f.en, f.stopEN
	case "fr":
		return f.fr, f.stopFR
	}
	return f.folded, false
}

// An analyzer turns words into forms and remembers them: a text repeats its
// words, and a library its vocabulary. It serves one goroutine at a time.
//
// Folding comes before stop lists and stemming: the other way round "deuxième"
// and "deuxieme" part.
type analyzer struct {
	forms map[string]*form
	stems stemmers
	en    map[string]bool // stop words, folded
	fr    map[string]bool
}

// maxForms bounds the memory of an analyzer; a library has far fewer words.
const maxForms = 1 << 17

func newAnalyzer() *analyzer {
	return &analyzer{forms: make(map[string]*form, 1<<10), stems: newStemmers(), en: stopWords(en.EnglishStopWords), fr: stopWords(fr.FrenchStopWords)}
}

// stopWords reads a list as the Snowball project writes them: a word a line, what
// follows a bar is a comment. An apostrophe is left out of the word, as tokenize
// does.
func stopWords(list []byte) map[string]bool {
	words := make(map[string]bool, 200)
	for line := range bytes.Lines(list) {
		word, _, _ := strings.Cut(string(line), "|")
		for _, w := range strings.Fields(word) {
			tokenize(w, func(t token) { words[fold(t.word)] = true })
		}
	}
	return words
}

func (a *analyzer) form(word string) *form {
	if f, ok := a.forms[word]; ok {
		return f
	}
	folded := fold(word)
	f := &form{folded: folded, stopEN: a.en[folded], stopFR: a.fr[folded]}
	f.en, f.fr = a.stems.english(folded), a.stems.french(folded)
	if len(a.forms) >= maxForms {
		clear(a.forms)
	}
	a.forms[strings.Clone(word)] = f
	return f
}

// analyzers lends analyzers to searches, which come from any goroutine.
type analyzers struct{ pool sync.Pool }

func (p *analyzers) take() *analyzer {
	if a, ok := p.pool.Get().(*analyzer); ok {
		return a
	}
	return newAnalyzer()
}

func (p *analyzers) give(a *analyzer) { p.pool.Put(a) }

// terms are the ways in which the word may stand in the index whatever language
// its text is in, each once.
func (f *form) terms() []string {
	terms := []string{f.folded}
	if f.en != f.folded {
		terms = append(terms, f.en)
	}
	if f.fr != f.folded && f.fr != f.en {
		terms = append(terms, f.fr)
	}
	return terms
}
