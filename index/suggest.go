package index

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// A Suggestion is one way in which a text that is being typed may go on; its JSON
// is public.
type Suggestion struct {
	Text  string `json:"text"`           // as it is shown
	Kind  string `json:"kind"`           // company, use, channel, sector, country, tag, phrase, case
	Slug  string `json:"slug"`           // of that kind; of a country its code in capitals, of a phrase its words
	Lang  string `json:"lang,omitempty"` // of Text; companies and tags have none
	Cases int    `json:"cases"`          // that it stands for, never 0; of a phrase in a large library about as many
}

// MaxSuggestions is the largest number of suggestions that is given at once.
const MaxSuggestions = 20

// maxTyped bounds the bytes that are looked at; titles are shorter.
const maxTyped = 200

// The kinds of suggestions that are no facet.
const (
	kindCompany = "company"
	kindPhrase  = "phrase"
	kindCase    = "case"
)

// Suggest completes a text: with companies, with the labels of uses, channels,
// sectors and countries in both languages, with tags, with phrases that several
// cases have, and with titles. Its last
// word may be unfinished; accents, capitals, apostrophes, hyphens and spaces don't
// matter. Where little begins so, one mistake is forgiven from four letters on.
//
// Companies that begin with the text come first, then labels that do, then what
// has it at another word's start, then phrases, then titles; within each what is
// exactly the text, what is in lang, and what stands for more cases. A quarter of
// the places is kept for each of labels, phrases and titles, where there are any. At
// most n are given, and at most [MaxSuggestions]; none for a text without letters.
func (g *Generation) Suggest(ctx context.Context, text, lang string, n int) (all []Suggestion, err error) {
	defer g.guard(&err)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	typed := spelt(text[:min(len(text), maxTyped)])
	n = min(n, MaxSuggestions)
	if typed.key == "" || n <= 0 {
		return []Suggestion{}, nil
	}
	names, err := g.suggestible(ctx)
	if err != nil {
		return nil, err
	}
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	s := &suggesting{g: g, names: names, lang: base, companies: best{n: n}, labels: best{n: n}, phrases: best{n: n}, titles: best{n: n}}
	if err := s.find(typed.key, nil); err != nil {
		return nil, err
	}
	if s.none() {
		if rest := g.index.afterStops(typed); rest != typed.key {
			typed.key = rest
			if err := s.find(rest, nil); err != nil {
				return nil, err
			}
		}
	}
	if s.few() && len(typed.key) >= oneMistake {
		if err := s.find(typed.key, newNearPrefix(typed.key)); err != nil {
			return nil, err
		}
	}
	return s.pick(n, typed.key)
}

// afterStops is a text from its first word on that is no stop word: titles are not
// found by an article inside them.
func (ix *Index) afterStops(s spelling) string {
	a := ix.analyzers.take()
	defer ix.analyzers.give(a)
	for _, w := range s.words {
		if f := a.form(w.folded); !f.stopEN && !f.stopFR {
			return s.key[w.at:]
		}
	}
	return s.key
}

// A suggesting is one call of [Generation.Suggest] on its way.
type suggesting struct {
	g     *Generation
	names *suggestNames
	lang  string

	companies, labels, phrases, titles best
}

func (s *suggesting) none() bool { return s.nameless() && len(s.titles.list) == 0 }

// few says that what was found may all be chance: two titles at most.
func (s *suggesting) few() bool { return s.nameless() && len(s.titles.list) <= 2 }

func (s *suggesting) nameless() bool {
	return len(s.companies.list)+len(s.labels.list)+len(s.phrases.list) == 0
}

// find proposes what begins with key or, where near is not nil, what near accepts.
func (s *suggesting) find(key string, near *nearPrefix) error {
	take := func(w *way) {
		n := &s.names.names[w.name]
		p := proposal{id: w.name, rank: w.rank, slip: slip(w.key, key, near), whole: w.key == key, foreign: w.lang != "" && w.lang != s.lang, cases: n.cases, key: n.key, lang: w.lang}
		switch n.kind {
		case kindCompany:
			s.companies.add(p)
		case kindPhrase:
			s.phrases.add(p)
		default:
			s.labels.add(p)
		}
	}
	if near == nil {
		s.names.starting(key, take)
	} else {
		s.names.near(near, take)
	}
	for _, place := range []struct {
		kind string
		rank uint8
	}{{suggestTitle, titleStart}, {suggestInside, titleInside}} {
		if err := s.findTitles(place.kind, place.rank, key, near); err != nil {
			return fmt.Errorf("look for titles with %q: %w", key, err)
		}
	}
	return nil
}

// settle leaves out what begins with another letter where there is better.
func (s *suggesting) settle() {
	slips := uint8(firstSlip)
	lists := []*best{&s.companies, &s.labels, &s.phrases, &s.titles}
	for _, b := range lists {
		if len(b.list) > 0 {
			slips = min(slips, max(b.list[0].slip, laterSlip))
		}
	}
	for _, b := range lists {
		b.list = slices.DeleteFunc(b.list, func(p proposal) bool { return p.slip > slips })
	}
}

// pick makes the suggestions of what was proposed.
func (s *suggesting) pick(n int, key string) ([]Suggestion, error) {
	s.settle()
	c, l, p, t := len(s.companies.list), len(s.labels.list), len(s.phrases.list), len(s.titles.list)
	titles := min(t, max(n/4, n-c-l-p))
	phrases := min(p, max(n/4, n-c-l-titles))
	labels := min(l, max(n/4, n-c-phrases-titles))
	companies := min(c, n-titles-phrases-labels)
	picked := slices.Concat(s.companies.list[:companies], s.labels.list[:labels], s.phrases.list[:phrases])
	of := make(map[int]Suggestion, titles) // by document
	for _, p := range s.titles.list {
		if len(of) == titles {
			break
		}
		c, err := s.g.readTitles(uint32(p.id)) //nolint:gosec // it was a document's number
		if err != nil {
			return nil, err
		}
		title, lang := c.TitleIn(p.lang)
		if len(key) > maxTitleKey && p.slip == noSlip && !strings.Contains(spelt(title).key, key) {
			continue // it goes on otherwise behind what the index has of it
		}
		of[p.id] = Suggestion{Text: title, Kind: kindCase, Slug: c.Slug, Lang: lang, Cases: 1}
		picked = append(picked, p)
	}
	slices.SortFunc(picked, compareProposals)
	all := make([]Suggestion, 0, n)
	for _, p := range picked {
		if p.rank < titleStart {
			all = append(all, s.names.names[p.id].suggestion(s.lang, p.lang))
		} else {
			all = append(all, of[p.id])
		}
	}
	return all, nil
}
