package index

// A reading is an expression as the index has its words.
type reading struct {
	alternative
	words  []string // folded, but for stop words of either language
	forms  []string // their stems
	joined string   // the whole, where hyphens make it one word; else ""
}

// read analyzes an expression in its language. Where stop words are all that it has
// but for one word, it is told by its joined form alone (start-up, startup) or not
// at all: the one word would stand for too much.
func (t *thesaurus) read(stems *stemmers, e expression) reading {
	stem, stops := stems.english, t.stopEN
	if e.french {
		stem, stops = stems.french, t.stopFR
	}
	r := reading{alternative: alternative{expression: e}}
	words, first := 0, 0
	tokenize(e.text, func(w token) {
		folded := fold(w.word)
		if w.joined {
			if w.start == 0 && w.end == len(e.text) {
				r.joined = stem(folded)
			}
			return
		}
		if !t.stopEN[folded] && !t.stopFR[folded] {
			r.words = append(r.words, folded)
			r.forms = append(r.forms, stem(folded))
		}
		if !stops[folded] {
			if len(r.terms) == 0 {
				first = words
			}
			r.terms = append(r.terms, stem(folded))
			r.offsets = append(r.offsets, words-first)
		}
		words++
	})
	if len(r.forms) == 0 || words > 1 && len(r.forms) == 1 {
		r.forms, r.terms, r.offsets = nil, nil, nil
	}
	return r
}
