package index

import (
	"context"
	"fmt"
	"math"
	"slices"

	"casebook/kb"
)

// Phrases that several cases have are suggested too: "social network", "compte
// Twitter". They are found by reading cases, with the first suggestion of a
// generation: all of a small library, of a large one as many as cost little, evenly
// spread. What is frequent shows in those.
const (
	phraseCases  = 200  // that are read
	phraseMost   = 600  // phrases of a language that are kept
	leastCases   = 3    // of those read that have a phrase
	leastUntold  = 6    // likewise, where none has it in its title or summary
	leastBond    = 2.5  // log₂ of how much oftener the words stand together than by chance
	nestedShare  = 0.75 // of a phrase's cases that have it inside one longer phrase: that is the phrase
	phraseWords  = 3
	phraseLetter = 3 // letters that the first and the last word have at least
)

// A suggestedPhrase is a phrase with the number of cases that have it.
type suggestedPhrase struct {
	text, lang string
	also       []string // in the plural, with a capital
	cases      int
}

// phrases are the frequent ones of the generation in English and in French, those
// that most cases have first.
func (g *Generation) phrases(ctx context.Context) ([]suggestedPhrase, error) {
	cases, err := g.sample(ctx, phraseCases)
	if err != nil {
		return nil, err
	}
	langs := [...]string{"en", "fr"}
	var found [len(langs)][]suggestedPhrase
	err = inParallel(len(langs), func(i int) error {
		a := g.index.analyzers.take()
		defer g.index.analyzers.give(a)
		counter := newPhraseCounter(a, langs[i])
		for number, c := range cases {
			if err := ctx.Err(); err != nil {
				return err
			}
			counter.read(c, number+1)
		}
		found[i] = counter.best()
		for at := range found[i] {
			p := &found[i][at]
			var err error
			if p.cases, err = g.casesWith(a, *p, len(cases)); err != nil {
				return err
			}
		}
		return nil
	})
	return slices.Concat(found[:]...), err
}

// sample are at most so many cases, evenly spread over the library.
func (g *Generation) sample(ctx context.Context, most int) ([]*kb.Case, error) {
	live := g.all()
	cases := make([]*kb.Case, min(most, g.live))
	n := parallel(len(cases), enoughHits)
	err := inParallel(n, func(part int) error {
		for i := part; i < len(cases); i += n {
			if err := ctx.Err(); err != nil {
				return err
			}
			doc, err := live.Select(uint32(g.live * i / len(cases))) //nolint:gosec // below the number of documents
			if err != nil {
				return fmt.Errorf("choose cases to read: %w", err)
			}
			if cases[i], err = g.read(doc); err != nil {
				return err
			}
		}
		return nil
	})
	return cases, err
}

// casesWith is how many cases a search for a phrase finds, where all cases were read;
// of a large library it is as many as there are if those that were not read are like
// those that were, since looking a hundred phrases up would take seconds.
func (g *Generation) casesWith(a *analyzer, p suggestedPhrase, read int) (int, error) {
	if read < g.live {
		return p.cases * g.live / read, nil
	}
	row, ok := phrasePattern(a, p.text)
	if !ok {
		return p.cases, nil
	}
	found, err := g.matchAll([]pattern{row}, math.MaxInt)
	if err != nil || len(found) == 0 {
		return p.cases, err
	}
	return int(found[0].docs.GetCardinality()), nil //nolint:gosec // at most the number of documents
}
