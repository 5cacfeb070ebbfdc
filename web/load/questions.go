package main

import (
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"casebook/kb"
	"casebook/kb/kbtest"
)

// words are those of some of the cases, so that searches find something: from
// words that nearly every case has to words that few have.
func (b *bench) words() ([]string, error) {
	var words []string
	for i := range min(40, b.options.cases) {
		name, _ := kbtest.CaseFile(i)
		text, err := os.ReadFile(filepath.Join(b.cases(), name))
		if err != nil {
			return nil, err
		}
		_, body, _ := strings.Cut(string(text), "\n---\n")
		for _, word := range strings.FieldsFunc(body, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(word) >= 5 {
				words = append(words, strings.ToLower(word))
			}
		}
	}
	slices.Sort(words)
	return slices.Compact(words), nil
}

// questions makes addresses to ask for, the same at every run.
type questions struct {
	base   string
	words  []string
	random *rand.Rand
	asked  map[string]bool
}

func newQuestions(base string, words []string) *questions {
	return &questions{base, words, rand.New(rand.NewPCG(1, 2)), make(map[string]bool)} //nolint:gosec // no secret
}

// filters are what a third of the searches have besides words.
var filters = []string{"use=crisis", "use=marketing", "outcome=failure", "channel=twitter", "year=2008..2012", "has=figures"}

// distinct are n searches of one to three words in both languages, none of them
// twice in the life of q.
func (q *questions) distinct(n int) []string {
	var addresses []string
	for len(addresses) < n {
		words := make([]string, 1+q.random.IntN(3))
		for i := range words {
			words[i] = q.words[q.random.IntN(len(q.words))]
		}
		address := "/en/search?q=" + url.QueryEscape(strings.Join(words, " "))
		if q.random.IntN(2) == 0 {
			address = "/fr" + strings.TrimPrefix(address, "/en")
		}
		if q.random.IntN(3) == 0 {
			address += "&" + filters[q.random.IntN(len(filters))]
		}
		if !q.asked[address] {
			q.asked[address] = true
			addresses = append(addresses, q.base+address)
		}
	}
	return addresses
}

// cases are the pages of the first n cases.
func (q *questions) cases(n int) []string {
	var addresses []string
	for i := range n {
		name, _ := kbtest.CaseFile(i)
		if slug, _, ok := kb.SplitName(name); ok {
			addresses = append(addresses, q.base+"/en/cases/"+slug)
		}
	}
	return addresses
}
