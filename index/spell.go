package index

import (
	"cmp"
	"context"
	"fmt"
	"maps"
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

// surfaceHits bounds the hits that are read for how they write a word.
const surfaceHits = 5

// surface is the word that stands in the index as term, in small letters, as hits
// write it: the one nearest to what was typed, of equally near ones the one written
// most often; in the language asked for if it stands there. It is term itself where
// none has it in its texts.
func surface(a *analyzer, hits []Hit, lang, term, typed string) string {
	hits = hits[:min(len(hits), surfaceHits)]
	for _, textsOf := range []func(*kb.Case, string) []string{textsIn, allTexts} {
		times := make(map[string]int)
		for i := range hits {
			for _, text := range textsOf(hits[i].Case, lang) {
				tokenize(text, func(t token) {
					if slices.Contains(a.form(t.word).terms(), term) {
						times[t.word]++
					}
				})
			}
		}
		if len(times) > 0 {
			written := slices.SortedFunc(maps.Keys(times), func(a, b string) int {
				return cmp.Or(cmp.Compare(times[b], times[a]), strings.Compare(a, b))
			})
			return cmp.Or(kb.Nearest(typed, written), written[0])
		}
	}
	return term
}

// textsIn are the texts of a case in a language or, where it has none, in its own.
func textsIn(c *kb.Case, lang string) []string {
	title, _ := c.TitleIn(lang)
	body, _ := c.BodyIn(lang)
	return append([]string{title, c.Summary.In(lang), body}, c.Companies...)
}

// allTexts are those in any language.
func allTexts(c *kb.Case, _ string) []string {
	texts := []string{c.Title, c.Summary["en"], c.Summary["fr"], c.Body}
	for _, t := range c.Translations {
		texts = append(texts, t.Title, t.Body)
	}
	return texts
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
