package index

import "slices"

// A match is a place in a query where the words are an expression of the thesaurus.
type match struct {
	from, to int // content words, that is those that are not optional
	key      key
}

// expand finds the expressions of the thesaurus among the words of a query, in the
// order of the words. Words belong to one expression only: the one with most words
// has them, of equal ones the first. What an expansion offers never contains the
// words that were asked for themselves, since that would find nothing new.
func (t *thesaurus) expand(words []queryWord) []expansion {
	var content []int
	for i := range words {
		if !words[i].optional {
			content = append(content, i)
		}
	}
	var all []match
	for at := range content {
		all = t.matches(all, words, content, at)
	}
	slices.SortStableFunc(all, func(a, b match) int { return (b.to - b.from) - (a.to - a.from) })
	taken := make([]bool, len(content))
	var expansions []expansion
	for i, m := range all {
		if slices.Contains(taken[m.from:m.to], true) {
			continue
		}
		same := all[i:] // the same words may be in another group as well
		if e, ok := t.expansion(words, content, m, same); ok {
			expansions = append(expansions, e)
		}
		for at := m.from; at < m.to; at++ {
			taken[at] = true
		}
	}
	slices.SortFunc(expansions, func(a, b expansion) int { return a.first - b.first })
	return expansions
}

// matches adds the expressions that begin with a content word.
func (t *thesaurus) matches(all []match, words []queryWord, content []int, at int) []match {
	has := func(at int, form string) bool {
		return at < len(content) && slices.Contains(words[content[at]].terms, form)
	}
	for _, form := range words[content[at]].terms {
		for _, k := range t.keys[form] {
			to := at + 1
			for _, next := range k.forms[1:] {
				if !has(to, next) {
					to = 0
					break
				}
				to++
			}
			if to == 0 {
				continue
			}
			if len(k.forms) == 1 && words[content[at]].joins(form) { // e-mail: both of its words have the form email
				for has(to, form) {
					to++
				}
			}
			all = append(all, match{from: at, to: to, key: k})
		}
	}
	return all
}

// joins reports whether a form is not the word's own but that of the word in parts
// to which it belongs.
func (w *queryWord) joins(form string) bool { return len(form) > len(w.folded) }

// expansion is what the groups of a match offer. Others are the matches that may be
// of the same words.
func (t *thesaurus) expansion(words []queryWord, content []int, m match, others []match) (e expansion, ok bool) {
	e.first = content[m.from]
	e.count = content[m.to-1] + 1 - e.first
	asked := make([][]string, 0, m.to-m.from)
	for _, at := range content[m.from:m.to] {
		asked = append(asked, words[at].terms)
	}
	var groups []int
	for _, o := range others {
		if o.from != m.from || o.to != m.to {
			continue
		}
		if e.says == "" || !written(e.says, words[e.first].folded) && written(o.key.label, words[e.first].folded) {
			e.says = o.key.label
		}
		if slices.Contains(groups, o.key.group) {
			continue
		}
		groups = append(groups, o.key.group)
		for _, alt := range t.groups[o.key.group] {
			if covers(alt.terms, asked) || slices.ContainsFunc(e.terms, func(have []string) bool { return slices.Equal(have, alt.terms) }) {
				continue
			}
			e.terms = append(e.terms, alt.terms)
			e.offsets = append(e.offsets, alt.offsets)
			e.labels = append(e.labels, alt.label)
		}
	}
	return e, len(e.terms) > 0
}

// written reports whether an expression is a word as it was typed.
func written(label, folded string) bool { return fold(lower(label)) == folded }

// covers reports whether each asked word, given by its forms, is among terms.
func covers(terms []string, asked [][]string) bool {
	for _, forms := range asked {
		if !slices.ContainsFunc(terms, func(term string) bool { return slices.Contains(forms, term) }) {
			return false
		}
	}
	return true
}
