package index

import (
	"strings"

	"casebook/kb"
)

// fieldSuggest is what suggestions are read from. Its terms begin with their kind:
//
//	c bestbuy 00 Best Buy              a company, by letters and digits, as it is written
//	t oldspiceletsitsadvertising 00 en  a title from its start, and its language
//	w advertisingheroanswers 00 en      a title from a word inside
//
// Labels are not here: they are in the taxonomies, and the columns count them.
const fieldSuggest = "suggest"

// The kinds of terms.
const (
	suggestCompany = "c"
	suggestTitle   = "t"
	suggestInside  = "w"
)

// The bounds of what a title adds to the index: letters of a term, and terms for
// words inside.
const (
	maxTitleKey   = 28
	maxTitleWords = 6
)

// A spelling is a text as suggestions compare it: its folded words without gaps,
// so that "best buy", "Best-Buy" and "bestbuy" are one.
type spelling struct {
	key   string
	words []speltWord
}

type speltWord struct {
	at     int // in the key
	folded string
}

func spelt(text string) spelling {
	var s spelling
	var b strings.Builder
	tokenize(text, func(t token) {
		if t.joined {
			return
		}
		w := speltWord{b.Len(), fold(t.word)}
		b.WriteString(w.folded)
		s.words = append(s.words, w)
	})
	s.key = b.String()
	return s
}

// suggestTerms are the terms of a case in [fieldSuggest].
func (d *documenter) suggestTerms(c *kb.Case) []string {
	terms := make([]string, 0, 2+(1+maxTitleWords)*(1+len(c.Translations)))
	for _, company := range c.Companies {
		terms = append(terms, suggestCompany+companyKey(company)+"\x00"+company)
	}
	terms = d.titleTerms(terms, c.Title, c.Lang)
	for _, t := range c.Translations {
		terms = d.titleTerms(terms, t.Title, t.Lang)
	}
	return terms
}

// titleTerms adds a title from its start and from its first words that say
// something.
func (d *documenter) titleTerms(terms []string, title, lang string) []string {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	s := spelt(title)
	inside := 0
	for i, w := range s.words {
		kind := suggestTitle
		if i > 0 {
			if _, stop := d.words.form(w.folded).term(base); stop || len(w.folded) < 2 {
				continue
			}
			if inside++; inside > maxTitleWords {
				break
			}
			kind = suggestInside
		}
		rest := s.key[w.at:]
		terms = append(terms, kind+rest[:min(len(rest), maxTitleKey)]+"\x00"+base)
	}
	return terms
}
