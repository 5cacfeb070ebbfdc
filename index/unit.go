package index

import (
	"slices"
	"strings"
)

// A unit is one thing that a query asks for: a word, a phrase, or either of
// several. A case has the unit if it has any of its alternatives.
type unit struct {
	text     string    // as it was typed, without quotes
	own      []pattern // the words themselves, however they are written; several after OR
	near     []pattern // what means the same; worth less
	said     string    // the typed words that near mean the same as
	meant    string    // the term that the unknown word was taken for
	plain    bool      // one word, typed without quotes or OR
	optional bool      // a stop word
	not      bool      // cases with it are left out
}

// A pattern is one word, or several that stand in a row.
type pattern struct {
	says  string // how to show it: "backlash"
	words []wordAt
}

// A wordAt is a word of a pattern, the terms in which it may stand in the index,
// and how far it stands from the pattern's first word: stop words leave a hole.
type wordAt struct {
	terms  []string
	offset int
}

// word makes the pattern of a single word.
func (w *queryWord) pattern() pattern {
	return pattern{says: w.folded, words: []wordAt{{terms: w.terms}}}
}

// units reads a query's clauses. Plain words make a unit each; the same word twice
// is asked for once.
func units(a *analyzer, clauses []Clause) (all []unit, cut bool) {
	seen := make(map[string]bool)
	add := func(u unit) {
		key := u.text
		if u.not {
			key = "-" + key
		}
		switch {
		case seen[key]:
		case len(all) == maxWords:
			cut = true
		default:
			seen[key] = true
			all = append(all, u)
		}
	}
	for _, c := range clauses {
		if len(c.Any) == 1 && !c.Any[0].Phrase && !c.Not {
			words, more := queryWords(a, c.Any[0].Text)
			cut = cut || more
			for i := range words {
				add(unit{text: words[i].folded, own: []pattern{words[i].pattern()}, plain: true, optional: words[i].optional})
			}
			continue
		}
		u := unit{not: c.Not}
		var texts []string
		for _, t := range c.Any {
			if p, ok := phrasePattern(a, t.Text); ok {
				u.own = append(u.own, p)
				texts = append(texts, p.says)
			}
		}
		if u.text = strings.Join(texts, " OR "); len(u.own) > 0 {
			add(u)
		}
	}
	required := slices.ContainsFunc(all, func(u unit) bool { return !u.optional && !u.not })
	for i := range all {
		all[i].optional = all[i].optional && required // nothing else is left: all are asked for
	}
	return all, cut
}

// phrasePattern reads words that are to stand in a row. Stop words are not in the
// index of texts; they leave their place open.
func phrasePattern(a *analyzer, text string) (pattern, bool) {
	p := pattern{says: strings.Join(strings.Fields(text), " ")}
	at, first := -1, -1
	var stops []wordAt
	tokenize(text, func(t token) {
		if t.joined || len(p.words) == maxWords {
			return
		}
		at++
		f := a.form(t.word)
		w := wordAt{terms: f.terms(), offset: at}
		if f.stopEN || f.stopFR {
			stops = append(stops, w)
			return
		}
		if first < 0 {
			first = at
		}
		w.offset -= first
		p.words = append(p.words, w)
	})
	if len(p.words) == 0 { // stop words only: in titles and names they are kept
		p.words = stops
	}
	return p, len(p.words) > 0
}
