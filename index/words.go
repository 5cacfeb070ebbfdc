package index

// A queryWord is one word that was asked for and the ways in which it may stand
// in the index.
type queryWord struct {
	start    int // in the text
	folded   string
	terms    []string
	optional bool // a stop word of either language
}

// maxWords bounds the work of one query; nobody types as many.
const maxWords = 32

// queryWords reads the words of a text. A word in parts may also stand joined
// (old-spice, oldspice); the joined form is a way to write each of its parts.
func queryWords(a *analyzer, text string) (words []queryWord, cut bool) {
	seen := make(map[string]bool)
	tokenize(text, func(t token) {
		f := a.form(t.word)
		switch {
		case t.joined:
			for i := range words {
				if words[i].start >= t.start {
					words[i].also(f.terms()...)
				}
			}
		case seen[f.folded]:
		case len(words) == maxWords:
			cut = true
		default:
			seen[f.folded] = true
			words = append(words, queryWord{start: t.start, folded: f.folded, terms: f.terms(), optional: f.stopEN || f.stopFR})
		}
	})
	return words, cut
}

// also adds terms that the word has not yet.
func (w *queryWord) also(terms ...string) {
next:
	for _, term := range terms {
		for _, have := range w.terms {
			if have == term {
				continue next
			}
		}
		w.terms = append(w.terms, term)
	}
}
