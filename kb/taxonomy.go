package kb

import (
	"embed"
	"fmt"
	"slices"
	"sync"
)

// taxonomyFS holds the project's taxonomies, a data file each.
//
//go:embed taxonomy
var taxonomyFS embed.FS

// A Term is one value that a case may have, with what readers see of it.
type Term struct {
	Slug       string
	Label      Text
	Definition Text
	Also       map[string][]string // by language: the words that people use for it
	Closed     int                 // the year in which a channel ended, 0 where it is open
	Successor  Text                // what does the job of a closed channel today
}

// A Taxonomy is an ordered list of terms. It is never changed, and safe for
// concurrent use.
type Taxonomy struct {
	name  string
	terms func() termList
}

type termList struct {
	terms []Term
	slugs []string
	index map[string]int
}

func newTermList(terms []Term) termList {
	l := termList{terms: terms, index: make(map[string]int, len(terms))}
	for i, t := range terms {
		l.slugs = append(l.slugs, t.Slug)
		l.index[t.Slug] = i
	}
	return l
}

// Name is what the taxonomy is called: "uses", "channels".
func (t *Taxonomy) Name() string { return t.name }

// Slugs are the slugs of all terms, in the file's order.
func (t *Taxonomy) Slugs() []string { return slices.Clone(t.terms().slugs) }

// Term is the term of a slug, not ok where there is none. Its maps are shared:
// only read them.
func (t *Taxonomy) Term(slug string) (Term, bool) {
	l := t.terms()
	i, ok := l.index[slug]
	if !ok {
		return Term{}, false
	}
	return l.terms[i], true
}

func (t *Taxonomy) has(slug string) bool {
	_, ok := t.terms().index[slug]
	return ok
}

// Nearest is the slug that somebody most likely meant by a word: one spelt nearly
// so, or whose label or synonym in either language is. It is "" where none is near.
func (t *Taxonomy) Nearest(word string) string {
	l := t.terms()
	var words, slugs []string
	add := func(slug string, names ...string) {
		for _, name := range names {
			words, slugs = append(words, name), append(slugs, slug)
		}
	}
	for _, term := range l.terms {
		add(term.Slug, term.Slug)
	}
	for _, term := range l.terms {
		for _, lang := range textKeys {
			add(term.Slug, term.Label[lang])
			add(term.Slug, term.Also[lang]...)
		}
	}
	if i := slices.Index(words, Nearest(word, words)); i >= 0 {
		return slugs[i]
	}
	return ""
}

// Taxonomies are all the lists that the values of cases come from.
type Taxonomies struct {
	Uses, Channels, Sectors, Outcomes, Verdicts, Evidence, SourceKinds *Taxonomy
	Causes, Responses                                                  *Taxonomy // of a crisis
	Rungs, Counters                                                    *Taxonomy // of a figure
	Steps                                                              *Taxonomy // of a timeline
	Maturity                                                           *Taxonomy // "1" to "5"
}

// BuiltinTaxonomies are the project's own. Each is read from its embedded file
// when it is first asked for, once for all callers.
func BuiltinTaxonomies() (*Taxonomies, error) { return builtin(), nil }

var builtin = sync.OnceValue(func() *Taxonomies {
	return &Taxonomies{
		Uses:        builtinTaxonomy("uses"),
		Channels:    builtinTaxonomy("channels"),
		Sectors:     builtinTaxonomy("sectors"),
		Outcomes:    builtinTaxonomy("outcomes"),
		Verdicts:    builtinTaxonomy("verdicts"),
		Evidence:    builtinTaxonomy("evidence"),
		SourceKinds: builtinTaxonomy("source-kinds"),
		Causes:      builtinTaxonomy("causes"),
		Responses:   builtinTaxonomy("responses"),
		Rungs:       builtinTaxonomy("rungs"),
		Steps:       builtinTaxonomy("steps"),
		Counters:    builtinTaxonomy("counters"),
		Maturity:    builtinTaxonomy("maturity"),
	}
})

// builtinTaxonomy reads lazily: a search needs the labels of three taxonomies,
// not a millisecond for thirteen.
func builtinTaxonomy(name string) *Taxonomy {
	return &Taxonomy{name: name, terms: sync.OnceValue(func() termList {
		path := "taxonomy/" + name + ".yaml"
		data, err := taxonomyFS.ReadFile(path)
		if err != nil {
			panic(err) // embedded files can always be read
		}
		terms, problems := parseTerms(path, name, data)
		if len(problems) > 0 {
			panic(fmt.Sprintf("built-in taxonomy: %v", problems)) // a test reads them all
		}
		return newTermList(terms)
	})}
}
