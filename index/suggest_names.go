package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"casebook/kb"
)

// suggestNames are the companies, labels and tags that a generation can suggest,
// few enough to be held and ranked by their numbers of cases. Titles are not: those
// are read from the segments.
type suggestNames struct {
	names []suggestName
	ways  []way // sorted by key
}

// A suggestName is one of them.
type suggestName struct {
	kind, slug string
	text       string  // of a company, a tag or a phrase
	lang       string  // of a phrase
	label      kb.Text // of a term or a country
	key        string  // sorts those that are equal otherwise
	cases      int
}

// A way is one spelling that leads to a name.
type way struct {
	key  string
	name int
	rank uint8
	lang string // of the label that is spelt so, empty where any is right
	only bool   // nothing may follow: codes
}

// suggestible makes the names once a generation.
func (g *Generation) suggestible(ctx context.Context) (*suggestNames, error) {
	g.mu.Lock()
	have := g.suggest
	g.mu.Unlock()
	if have != nil {
		return have, nil
	}
	made := &suggestNames{}
	companies, err := g.companies(ctx)
	if err != nil {
		return nil, err
	}
	made.addCompanies(companies)
	said, err := made.addLabels(ctx, g)
	if err != nil {
		return nil, err
	}
	for i := range companies {
		said[companies[i].key] = true
	}
	phrases, err := g.phrases(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the phrases to suggest: %w", err)
	}
	made.addPhrases(phrases, said)
	slices.SortFunc(made.ways, func(a, b way) int {
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.name, b.name), cmp.Compare(a.rank, b.rank), strings.Compare(a.lang, b.lang))
	})
	g.mu.Lock()
	defer g.mu.Unlock()
	g.suggest = made
	return made, nil
}

// add puts a name in and returns its place.
func (t *suggestNames) add(n suggestName) int {
	t.names = append(t.names, n)
	return len(t.names) - 1
}

// lead makes the ways from a text to a name: by its start and by each word inside.
func (t *suggestNames) lead(name int, text, lang string, start, inside uint8) {
	s := spelt(text)
	for i, w := range s.words {
		rank := start
		if i > 0 {
			rank = inside
		}
		t.ways = append(t.ways, way{key: s.key[w.at:], name: name, rank: rank, lang: lang})
	}
}

// addCompanies puts in the companies, which lead there however they are written.
func (t *suggestNames) addCompanies(all []company) {
	for i := range all {
		c := &all[i]
		name := t.add(suggestName{kind: kindCompany, key: c.key, text: c.name, slug: c.slug, cases: c.cases})
		t.ways = append(t.ways, way{key: c.key, name: name, rank: companyStart})
		for _, writing := range c.writings {
			t.lead(name, writing, "", companyStart, nameInside)
		}
	}
}

func sortedKeys(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// addLabels puts in the terms, countries and tags that the generation's cases have.
// A tag that says what a label says is left out. What they say is returned.
func (t *suggestNames) addLabels(ctx context.Context, g *Generation) (map[string]bool, error) {
	tax, _, err := g.index.taxonomies()
	if err != nil {
		return nil, err
	}
	said := make(map[string]bool)
	for _, list := range []struct {
		facet Facet
		terms *kb.Taxonomy
	}{{FacetUse, tax.Uses}, {FacetChannel, tax.Channels}, {FacetSector, tax.Sectors}, {FacetCountry, nil}, {FacetTag, nil}} {
		c, err := g.column(ctx, string(list.facet))
		if err != nil {
			return nil, err
		}
		for _, slug := range c.values {
			n := suggestName{kind: string(list.facet), slug: slug, key: slug, cases: int(c.docs[slug].GetCardinality())} //nolint:gosec // at most the number of documents
			switch list.facet {
			case FacetTag:
				if n.text = strings.ReplaceAll(slug, "-", " "); !said[spelt(slug).key] {
					t.lead(t.add(n), n.text, "", labelStart, nameInside)
				}
			case FacetCountry:
				if name := tax.CountryName(slug, "en"); name != "" {
					t.addLabel(n, kb.Text{"en": name, "fr": tax.CountryName(slug, "fr")}, nil, said)
				}
			default:
				if term, ok := list.terms.Term(slug); ok {
					t.addLabel(n, term.Label, term.Also, said)
				}
			}
		}
	}
	return said, nil
}

// addPhrases puts in phrases, but those that are said already.
func (t *suggestNames) addPhrases(phrases []suggestedPhrase, said map[string]bool) {
	for _, p := range phrases {
		key := spelt(p.text).key
		if said[key] {
			continue
		}
		said[key] = true
		name := t.add(suggestName{kind: kindPhrase, slug: kb.CompanySlug(p.text), key: key, text: p.text, lang: p.lang, cases: p.cases})
		t.lead(name, p.text, p.lang, phraseStart, phraseInside)
		for _, writing := range p.also {
			t.lead(name, writing, p.lang, phraseStart, phraseInside)
		}
	}
}

// addLabel puts in a name with a label in each language, and what else people call
// it.
func (t *suggestNames) addLabel(n suggestName, label kb.Text, also map[string][]string, said map[string]bool) {
	n.label = label
	name := t.add(n)
	for lang, text := range label {
		said[spelt(text).key] = true
		t.lead(name, text, lang, labelStart, nameInside)
	}
	for _, words := range also {
		for _, word := range words {
			t.ways = append(t.ways, way{key: spelt(word).key, name: name, rank: synonym})
		}
	}
	t.ways = append(t.ways, way{key: spelt(n.slug).key, name: name, rank: labelStart, only: true})
}

// suggestion is the name as it is shown to who reads lang and found it in another,
// empty where that does not matter.
func (n *suggestName) suggestion(lang, found string) Suggestion {
	s := Suggestion{Text: n.text, Kind: n.kind, Slug: n.slug, Lang: n.lang, Cases: n.cases}
	if n.label == nil {
		return s
	}
	if s.Lang = cmp.Or(found, lang); n.label[s.Lang] == "" {
		s.Lang = "en"
	}
	s.Text = n.label.In(s.Lang)
	return s
}

// starting gives the ways that begin with key.
func (t *suggestNames) starting(key string, take func(*way)) {
	from, _ := slices.BinarySearchFunc(t.ways, key, func(w way, key string) int { return strings.Compare(w.key, key) })
	for i := from; i < len(t.ways) && strings.HasPrefix(t.ways[i].key, key); i++ {
		if w := &t.ways[i]; !w.only || w.key == key {
			take(w)
		}
	}
}

// near gives the ways that an automaton accepts. They are sorted, so that all which
// share a dead beginning are passed over at once.
func (t *suggestNames) near(a *nearPrefix, take func(*way)) {
	for i := 0; i < len(t.ways); {
		w := &t.ways[i]
		state, read := a.begin, 0
		for ; read < len(w.key) && a.CanMatch(state) && !a.IsMatch(state); read++ {
			state = a.Accept(state, w.key[read])
		}
		if a.CanMatch(state) {
			if a.IsMatch(state) && !w.only {
				take(w)
			}
			i++
			continue
		}
		dead := w.key[:read]
		after, _ := slices.BinarySearchFunc(t.ways[i:], dead, func(w way, dead string) int {
			if w.key[:min(len(w.key), len(dead))] <= dead {
				return -1
			}
			return 1
		})
		i += after
	}
}
