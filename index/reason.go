package index

import (
	"cmp"
	"slices"
	"strings"

	"casebook/kb"
)

// facetVerdict is how well a channel was used. Only reasons have it: cases are not
// filtered by it.
const facetVerdict Facet = "verdict"

// A Reason is one ground on which a [Neighbour] stands near a case: what both have,
// or how the neighbour differs from it. Values are slugs, of countries codes, of
// companies names, and of the speed of answer what FacetSpeed has.
type Reason struct {
	ByHand  bool     // the editors put the two side by side; nothing else is set
	Words   []string // that both tell with, as the case writes them; nothing else is set
	Facet   Facet
	Values  []string // that both have or, where it differs, that the neighbour has
	Differs bool
	Here    []string // where it differs: what the case has instead
	Channel string   // of which Values are verdicts, where Facet is "verdict"

	says   []kb.Text // the words by language
	points float32
}

// reasons are what c, which is the document doc, has in common with the case: what
// counts most comes first.
func (l *likeness) reasons(c *kb.Case, doc uint32) []Reason {
	var found []Reason
	both := func(facet Facet, mine, theirs []string) {
		r := Reason{Facet: facet}
		for _, value := range mine {
			if slices.Contains(theirs, value) && !slices.Contains(r.Values, value) {
				r.Values = append(r.Values, value)
				r.points += l.worth[facet][value]
			}
		}
		if len(r.Values) > 0 {
			found = append(found, r)
		}
	}
	both(FacetUse, l.of.Uses, c.Uses)
	both(FacetChannel, l.of.ChannelNames(), c.ChannelNames())
	both(FacetSector, sectorOf(l.of), sectorOf(c))
	both(FacetCause, causeOf(l.of), causeOf(c))
	both(FacetTag, l.of.Tags, c.Tags)
	both(FacetCountry, l.of.Countries, c.Countries)
	if l.worth[FacetResponse] != nil {
		both(FacetResponse, responsesOf(l.of), responsesOf(c))
	}
	if r := l.sameCompanies(c); len(r.Values) > 0 {
		found = append(found, r)
	}
	if r := l.sameWords(doc); len(r.Words) > 0 {
		rest := l.table.points[doc]
		for i := range found {
			rest -= found[i].points
		}
		r.points = rest
		found = append(found, r)
	}
	slices.SortStableFunc(found, func(a, b Reason) int {
		return cmp.Compare(b.points, a.points)
	})
	if slices.Contains(l.of.Related, c.Slug) || slices.ContainsFunc(c.Aliases, func(old string) bool { return slices.Contains(l.of.Related, old) }) {
		found = slices.Insert(found, 0, Reason{ByHand: true})
	}
	return found
}

func (l *likeness) sameCompanies(c *kb.Case) Reason {
	r := Reason{Facet: FacetCompany}
	for _, name := range c.Companies {
		slug := kb.CompanySlug(name)
		if points, ok := l.worth[FacetCompany][slug]; ok && !slices.Contains(r.Values, name) {
			r.Values = append(r.Values, name)
			r.points += points
		}
	}
	return r
}

// shownWords is how many words of a language a reason names.
const shownWords = 4

// sameWords are the words that matter which the document has too, those that
// matter most first.
func (l *likeness) sameWords(doc uint32) Reason {
	var both []*significant
	for i := range l.words {
		if w := &l.words[i]; w.docs.Contains(doc) {
			both = append(both, w)
		}
	}
	slices.SortStableFunc(both, func(a, b *significant) int {
		return cmp.Compare(b.idf, a.idf)
	})
	var r Reason
	shown := make(map[string]int)
	for _, w := range both {
		lang := l.of.Lang
		if w.says[lang] == "" {
			lang = firstLang(w.says)
		}
		if shown[lang]++; shown[lang] <= shownWords {
			r.Words = append(r.Words, w.says[lang])
			r.says = append(r.says, w.says)
		}
	}
	return r
}

func firstLang(t kb.Text) string {
	first := ""
	for lang := range t {
		if first == "" || lang < first {
			first = lang
		}
	}
	return first
}

// wordsIn are the words that are of a language or, where none is, all of them.
func (r *Reason) wordsIn(lang string) []string {
	var words []string
	for _, t := range r.says {
		if word := t[lang]; word != "" {
			words = append(words, word)
		}
	}
	if len(words) == 0 {
		return r.Words
	}
	return words
}

// Text says the reason in French where lang is French, else in English: "same
// sector: airlines". It begins with a small letter and has no full stop, so that
// several make a list.
func (r Reason) Text(lang string, tax *kb.Taxonomies) string {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	s := englishReasons()
	if base == "fr" {
		s = frenchReasons()
	}
	switch {
	case r.ByHand:
		return s.byHand
	case len(r.Words) > 0:
		words := r.wordsIn(s.lang)
		return s.one(s.words, len(words)) + s.colon + strings.Join(words, ", ")
	case r.Facet == facetVerdict:
		return s.differs(s.label(tax, FacetChannel, r.Channel), s.labels(tax, r.Facet, r.Values), s.labels(tax, r.Facet, r.Here))
	case r.Differs:
		return s.differs(s.other[r.Facet], s.labels(tax, r.Facet, r.Values), s.labels(tax, r.Facet, r.Here))
	}
	return s.one(s.same[r.Facet], len(r.Values)) + s.colon + s.labels(tax, r.Facet, r.Values)
}
