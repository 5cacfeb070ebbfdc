package index

import "slices"

// An expansion says what else some words of a query may be called.
type expansion struct {
	first, count int        // the words are words[first:first+count], stop words between them included
	says         string     // what the words are, as the thesaurus writes it
	terms        [][]string // each a sequence of index terms that means the same; most are of one
	offsets      [][]int    // how far each of these terms stands from the first of its sequence
	labels       []string   // what each sequence is, as the thesaurus writes it
}

// A content is a word of a query that is not optional.
type content struct {
	*queryWord
	at     int // among the words of the query
	en, fr string
}

// is reports whether the word has a form of an expression: as the expression's own
// language stems it, so that salle is no sale; or as one with the words around it.
func (c *content) is(form string, french bool) bool {
	if french && c.fr == form || !french && c.en == form {
		return true
	}
	return c.joins(form)
}

// joins reports whether a form is that of the word in parts to which the word
// belongs: email of mail in e-mail. No stem is longer than its word.
func (c *content) joins(form string) bool {
	return len(form) > len(c.folded) && slices.Contains(c.terms, form)
}

// A match is a place in a query where the words are an expression of the thesaurus.
type match struct {
	from, to int // content words
	key      key
}

// expand finds the expressions of the thesaurus among the words of a query, in the
// order of the words. A word belongs to one expression only: the one with most words
// has it, of equal ones the first. What an expansion offers never contains the words
// themselves, since that would find nothing new.
func (t *thesaurus) expand(words []queryWord) []expansion {
	stems := newStemmers()
	contents := make([]content, 0, len(words))
	for i := range words {
		if w := &words[i]; !w.optional {
			contents = append(contents, content{queryWord: w, at: i, en: stems.english(w.folded), fr: stems.french(w.folded)})
		}
	}
	var all []match
	for at := range contents {
		all = t.matches(all, contents, at)
	}
	slices.SortStableFunc(all, func(a, b match) int { return (b.to - b.from) - (a.to - a.from) })
	taken := make([]bool, len(contents))
	var expansions []expansion
	for i, m := range all {
		if slices.Contains(taken[m.from:m.to], true) {
			continue
		}
		for at := m.from; at < m.to; at++ {
			taken[at] = true
		}
		if e := t.expansion(contents, m, all[i:]); len(e.terms) > 0 {
			expansions = append(expansions, e)
		}
	}
	slices.SortFunc(expansions, func(a, b expansion) int { return a.first - b.first })
	return expansions
}

// matches adds the expressions that begin with a content word.
func (t *thesaurus) matches(all []match, contents []content, at int) []match {
	word := &contents[at]
	var seen []initials
	for _, term := range append([]string{word.en, word.fr}, word.terms...) {
		p := initialsOf(term)
		if slices.Contains(seen, p) {
			continue
		}
		seen = append(seen, p)
		for _, k := range t.keysOf(p) {
			to := at
			for _, form := range k.forms {
				if to == len(contents) || !contents[to].is(form, k.french) {
					to = 0
					break
				}
				to++
			}
			if to == 0 {
				continue
			}
			if len(k.forms) == 1 && word.joins(k.forms[0]) { // e-mail: its other words are email too
				for to < len(contents) && slices.Contains(contents[to].terms, k.forms[0]) {
					to++
				}
			}
			all = append(all, match{from: at, to: to, key: k})
		}
	}
	return all
}

// expansion is what the groups of a match offer; others are the matches among which
// there may be some of the same words.
func (t *thesaurus) expansion(contents []content, m match, others []match) expansion {
	asked := contents[m.from:m.to]
	first := asked[0].at
	e := expansion{first: first, count: asked[len(asked)-1].at + 1 - first, says: m.key.text}
	var groups []int
	for _, o := range others {
		if o.from != m.from || o.to != m.to {
			continue
		}
		if o.key.typed(asked) {
			e.says = o.key.text
		}
		if slices.Contains(groups, o.key.group) {
			continue
		}
		groups = append(groups, o.key.group)
		alternatives := t.alternativesOf(o.key.group)
		for _, alt := range alternatives {
			own := func(other alternative) bool { return other.expression == alt.expression && other.covers(asked) }
			if slices.ContainsFunc(alternatives, own) || slices.ContainsFunc(e.terms, func(have []string) bool { return slices.Equal(have, alt.terms) }) {
				continue
			}
			e.terms = append(e.terms, alt.terms)
			e.offsets = append(e.offsets, alt.offsets)
			e.labels = append(e.labels, alt.text)
		}
	}
	return e
}

// typed reports whether an expression is what was typed, and not only a form of it.
func (k key) typed(asked []content) bool {
	return len(k.words) == len(asked) && !slices.ContainsFunc(asked, func(c content) bool { return !slices.Contains(k.words, c.folded) })
}

// covers reports whether each word is among the alternative's terms.
func (alt alternative) covers(asked []content) bool {
	for i := range asked {
		if !slices.ContainsFunc(alt.terms, func(term string) bool { return slices.Contains(asked[i].terms, term) }) {
			return false
		}
	}
	return true
}
