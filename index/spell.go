package index

import (
	"context"
	"fmt"
	"slices"
	"strings"

	api "github.com/blevesearch/bleve_index_api"

	"casebook/kb"
)

// The lengths, in letters, from which a word may be misspelt by one mistake and by
// two: a short word with another letter is another word.
const (
	oneMistake  = 4
	twoMistakes = 8
)

// correct finds the term of the index that was most likely meant by a word that no
// case has: with one mistake rather than two, with the same first letter rather
// than another, in more cases rather than in fewer. Two letters that changed places
// are one mistake (Damerau). Stems are compared, the word's own and the index's, so
// that no vocabulary besides the index is needed.
func (g *Generation) correct(ctx context.Context, f *form) (term string, ok bool, err error) {
	n := len([]rune(f.folded))
	if n < oneMistake || strings.ContainsAny(f.folded, "0123456789") {
		return "", false, nil
	}
	best := candidate{}
	for distance := 1; distance <= 2 && (distance == 1 || n >= twoMistakes); distance++ {
		for _, typed := range f.terms() {
			if err := ctx.Err(); err != nil {
				return "", false, err
			}
			if len(typed) < oneMistake {
				continue
			}
			dict, err := g.snapshot.FieldDictFuzzy(fieldText, typed, distance, "")
			if err != nil {
				return "", false, fmt.Errorf("look for words like %q: %w", typed, err)
			}
			if err := g.among(&best, dict, typed); err != nil {
				return "", false, err
			}
			if distance == 1 {
				if err := g.swapped(&best, typed); err != nil {
					return "", false, err
				}
			}
		}
		if best.word != "" {
			return best.word, true, nil
		}
	}
	return "", false, nil
}

// surface is a word of the case, as it is written there in small letters, that
// stands in the index as term; term itself where there is none.
func surface(a *analyzer, c *kb.Case, term string) string {
	texts := append([]string{c.Title}, c.Companies...)
	for _, t := range c.Translations {
		texts = append(texts, t.Title)
	}
	texts = append(texts, c.Summary["en"], c.Summary["fr"], c.Body)
	for _, t := range c.Translations {
		texts = append(texts, t.Body)
	}
	best := ""
	for _, text := range texts {
		tokenize(text, func(t token) {
			if best == "" && slices.Contains(a.form(t.word).terms(), term) {
				best = t.word
			}
		})
		if best != "" {
			return best
		}
	}
	return term
}

// A candidate is a term that may have been meant.
type candidate struct {
	word  string
	same  bool // it begins as the typed word does
	cases uint64
}

// offer takes a term if it is nearer than what was offered before. Only live
// documents count: bleve's dictionaries still have those that were deleted.
func (g *Generation) offer(c *candidate, term, typed string) error {
	docs, err := g.matching(fieldText, term)
	if err != nil {
		return err
	}
	n, same := docs.GetCardinality(), strings.HasPrefix(term, typed[:1])
	switch {
	case n == 0 || term == typed:
		return nil
	case c.word != "" && c.same != same && c.same:
		return nil
	case c.word != "" && c.same == same && (n < c.cases || n == c.cases && term >= c.word):
		return nil
	}
	*c = candidate{strings.Clone(term), same, n}
	return nil
}

func (g *Generation) among(best *candidate, dict api.FieldDict, typed string) error {
	for {
		entry, err := dict.Next()
		if err != nil {
			return fmt.Errorf("look for words like %q: %w", typed, err)
		}
		if entry == nil {
			return dict.Close()
		}
		if err := g.offer(best, entry.Term, typed); err != nil {
			return err
		}
	}
}

// swapped offers the words that differ by two neighbours in each other's place,
// which automata of Levenshtein count as two mistakes.
func (g *Generation) swapped(best *candidate, word string) error {
	letters := []rune(word)
	for i := 0; i+1 < len(letters); i++ {
		if letters[i] == letters[i+1] {
			continue
		}
		letters[i], letters[i+1] = letters[i+1], letters[i]
		err := g.offer(best, string(letters), word)
		letters[i], letters[i+1] = letters[i+1], letters[i]
		if err != nil {
			return err
		}
	}
	return nil
}
