package index

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// thesaurusFile lists groups of expressions that mean the same; its head says how
// it is written.
//
//go:embed thesaurus.tsv
var thesaurusFile string

// A thesaurus knows the expressions of the field that mean the same in English and
// French. It is never changed once made, so that any number of searches share it.
type thesaurus struct {
	groups []synonyms
	keys   map[string][]key // by their first form, the longest first
}

// synonyms are the expressions of one group as the index has them.
type synonyms []alternative

// An alternative is one way to say it: index terms that follow one another, and how
// far each stands from the first, since a stop word between them leaves a hole.
type alternative struct {
	label   string
	terms   []string
	offsets []int
}

// A key is an expression as it is looked for in a query: the forms of its words
// without stop words of either language, since a query may do without those.
type key struct {
	forms []string
	label string
	group int
}

// An expansion says what else some words of a query may be called.
type expansion struct {
	first, count int        // the words are words[first:first+count], stop words between them included
	says         string     // what the words are, as the thesaurus writes it
	terms        [][]string // each a sequence of index terms that means the same; most are of one
	offsets      [][]int    // how far each of these terms stands from the first of its sequence
	labels       []string   // what each sequence is, as the thesaurus writes it
}

var builtin struct {
	once sync.Once
	*thesaurus
}

// loadThesaurus is the built-in thesaurus. The first call makes it, with the
// analyzer that it is given.
func loadThesaurus(a *analyzer) *thesaurus {
	builtin.once.Do(func() { builtin.thesaurus = newThesaurus(a, thesaurusFile) })
	return builtin.thesaurus
}

// newThesaurus reads a file of groups. Lines with mistakes, of which the built-in
// file has none, are left out.
func newThesaurus(a *analyzer, file string) *thesaurus {
	t := &thesaurus{keys: make(map[string][]key, 2048)}
	for line := range strings.Lines(file) {
		english, french, err := parseSynonyms(line)
		if err != nil || english == nil {
			continue
		}
		t.groups = append(t.groups, nil)
		for _, expression := range english {
			t.add(a, "en", expression)
		}
		for _, expression := range french {
			t.add(a, "fr", expression)
		}
		t.groups[len(t.groups)-1].prune()
	}
	for _, keys := range t.keys {
		slices.SortStableFunc(keys, func(a, b key) int { return len(b.forms) - len(a.forms) })
	}
	return t
}

// parseSynonyms reads a line of the file; it has no expressions where the line is
// empty or a comment.
func parseSynonyms(line string) (english, french []string, err error) {
	line = strings.TrimRight(line, "\r\n")
	if line == "" || line[0] == '#' {
		return nil, nil, nil
	}
	cells := strings.Split(line, "\t")
	for _, cell := range cells {
		if cell == "" || strings.TrimSpace(cell) != cell {
			return nil, nil, fmt.Errorf("empty expression or space around one in %q", line)
		}
	}
	bar := slices.Index(cells, "|")
	if bar <= 0 || bar == len(cells)-1 || slices.Contains(cells[bar+1:], "|") {
		return nil, nil, fmt.Errorf("no single | with expressions on both sides in %q", line)
	}
	return cells[:bar], cells[bar+1:], nil
}

// add adds an expression of a language to the last group. Where stop words are all
// that it has but for one word, it is told by its joined form alone (start-up,
// startup) or not at all: the one word would stand for too much.
func (t *thesaurus) add(a *analyzer, lang, expression string) {
	alt := alternative{label: expression}
	var forms []string
	var joined string
	words, first := 0, 0
	tokenize(expression, func(w token) {
		f := a.form(w.word)
		term, stop := f.term(lang)
		switch {
		case w.joined && w.start == 0 && w.end == len(expression):
			joined = term
			return
		case w.joined:
			return
		}
		if !f.stopEN && !f.stopFR {
			forms = append(forms, term)
		}
		if !stop {
			if len(alt.terms) == 0 {
				first = words
			}
			alt.terms = append(alt.terms, term)
			alt.offsets = append(alt.offsets, words-first)
		}
		words++
	})
	if joined != "" {
		t.addKey([]string{joined}, expression)
		t.addAlternative(alternative{label: expression, terms: []string{joined}, offsets: []int{0}})
	}
	if len(forms) == 0 || words > 1 && len(forms) == 1 {
		return
	}
	t.addKey(forms, expression)
	t.addAlternative(alt)
}

func (t *thesaurus) addKey(forms []string, label string) {
	k := key{forms: forms, label: label, group: len(t.groups) - 1}
	same := func(have key) bool { return have.group == k.group && slices.Equal(have.forms, forms) }
	if keys := t.keys[forms[0]]; !slices.ContainsFunc(keys, same) {
		t.keys[forms[0]] = append(keys, k)
	}
}

func (t *thesaurus) addAlternative(alt alternative) {
	g := &t.groups[len(t.groups)-1]
	if !slices.ContainsFunc(*g, alt.equal) {
		*g = append(*g, alt)
	}
}

// equal reports whether two alternatives find the same, whatever their labels.
func (alt alternative) equal(other alternative) bool {
	return slices.Equal(alt.terms, other.terms) && slices.Equal(alt.offsets, other.offsets)
}

// prune takes out what finds nothing that another alternative does not: social
// listening beside listening.
func (g *synonyms) prune() {
	all := *g
	*g = nil
	for _, alt := range all {
		wider := func(other alternative) bool {
			return len(other.terms) == 1 && slices.Contains(alt.terms, other.terms[0])
		}
		if len(alt.terms) == 1 || !slices.ContainsFunc(all, wider) {
			*g = append(*g, alt)
		}
	}
}
