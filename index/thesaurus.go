package index

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// thesaurusFile lists groups of expressions that mean the same; its head says how
// it is written.
//
//go:embed thesaurus.tsv
var thesaurusFile string

// A thesaurus knows the expressions of the field that mean the same in English and
// French. Any number of searches share it.
//
// Reading the file only notes with which letters its expressions begin, because a
// command that answers one query shall not stem three thousand words for it. What
// a query comes near to is stemmed when it does, once.
type thesaurus struct {
	groups  []synonyms
	shelves map[initials]*shelf
	stopEN  map[string]bool
	stopFR  map[string]bool
}

// initials are the first letters of a word, folded; shorter words end in zeros.
type initials [3]byte

// A shelf holds the expressions whose first words begin alike.
type shelf struct {
	expressions []expression
	once        sync.Once
	keys        []key
}

// synonyms are a line of the file.
type synonyms struct {
	line         string
	once         sync.Once
	alternatives []alternative
}

// An expression is one as the file writes it.
type expression struct {
	text   string
	french bool
	group  int
}

// A key is an expression as it is looked for in a query: the forms of its words
// without stop words of either language, since a query may do without those.
type key struct {
	expression
	forms []string
	words []string // folded, as they are written
}

// An alternative is one way to say what a group means: index terms that follow one
// another, and how far each stands from the first, since a stop word between them
// leaves a hole.
type alternative struct {
	expression
	terms   []string
	offsets []int
}

// builtin keeps the thesaurus of the program's own file, which never changes.
var builtin struct {
	once sync.Once
	*thesaurus
}

// loadThesaurus is the built-in thesaurus. The first call makes it, with the stop
// words of the analyzer that it is given.
func loadThesaurus(a *analyzer) *thesaurus {
	builtin.once.Do(func() { builtin.thesaurus = newThesaurus(a, thesaurusFile) })
	return builtin.thesaurus
}

// newThesaurus reads a file of groups. Lines with mistakes, of which the built-in
// file has none, are left out.
func newThesaurus(a *analyzer, file string) *thesaurus {
	t := &thesaurus{groups: make([]synonyms, 0, 512), shelves: make(map[initials]*shelf, 1024), stopEN: a.en, stopFR: a.fr}
	for line := range strings.Lines(file) {
		if expressions, err := parseGroup(line); err == nil && len(expressions) > 0 {
			t.groups = append(t.groups, synonyms{line: line})
			for _, e := range expressions {
				e.group = len(t.groups) - 1
				t.shelve(e)
			}
		}
	}
	return t
}

// parseGroup reads a line of the file; it has no expressions where the line is empty
// or a comment.
func parseGroup(line string) ([]expression, error) {
	line = strings.TrimRight(line, "\r\n")
	if line == "" || line[0] == '#' {
		return nil, nil
	}
	expressions := make([]expression, 0, 12)
	english, bars := 0, 0
	for cell := range strings.SplitSeq(line, "\t") {
		switch {
		case cell == "|":
			english = len(expressions)
			bars++
		case cell == "" || strings.TrimSpace(cell) != cell:
			return nil, fmt.Errorf("empty expression or space around one in %q", line)
		default:
			expressions = append(expressions, expression{text: cell, french: bars > 0})
		}
	}
	if bars != 1 || english == 0 || english == len(expressions) {
		return nil, fmt.Errorf("no single | with expressions on both sides in %q", line)
	}
	return expressions, nil
}

// shelve puts an expression where its first word, and the word that its first parts
// make together (e-mail, email), are looked for.
func (t *thesaurus) shelve(e expression) {
	apart, joined := firstLetters(e.text)
	t.put(apart, e)
	if joined != apart {
		t.put(joined, e)
	}
}

func (t *thesaurus) put(p initials, e expression) {
	s := t.shelves[p]
	if s == nil {
		s = &shelf{}
		t.shelves[p] = s
	}
	s.expressions = append(s.expressions, e)
}

// firstLetters are the first letters of an expression's first word as tokenize and fold
// make it: up to a hyphen, and over it. A French particle goes.
func firstLetters(text string) (apart, joined initials) {
	n, parted := 0, false
	for at := 0; at < len(text) && n < len(joined); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch kind := kindOf(r); {
		case isWordRune(r):
			letters := fold(lower(text[at : at+size]))
			n += copy(joined[n:], letters)
			if !parted {
				apart = joined
			}
		case kind == apostrophe && isElision(lower(text[:at])):
			apart, joined, n = initials{}, initials{}, 0
		case kind == tie:
			parted = true
		case kind != apostrophe:
			return apart, joined
		}
		at += size
	}
	return apart, joined
}

// initialsOf is the initials of a folded word.
func initialsOf(word string) (p initials) {
	copy(p[:], word)
	return p
}

// keysOf are the expressions on the shelf of a form.
func (t *thesaurus) keysOf(p initials) []key {
	s := t.shelves[p]
	if s == nil {
		return nil
	}
	s.once.Do(func() {
		stems := newStemmers()
		for _, e := range s.expressions {
			r := t.read(&stems, e)
			if r.joined != "" {
				s.keys = append(s.keys, key{expression: e, forms: []string{r.joined}, words: r.words})
			}
			if len(r.forms) > 0 {
				s.keys = append(s.keys, key{expression: e, forms: r.forms, words: r.words})
			}
		}
	})
	return s.keys
}

// alternativesOf are the ways to say what a group means, each once. What finds
// nothing that another does not is left out: social listening beside listening.
func (t *thesaurus) alternativesOf(i int) []alternative {
	g := &t.groups[i]
	g.once.Do(func() {
		stems := newStemmers()
		expressions, _ := parseGroup(g.line) // it was read before
		var all []alternative
		add := func(alt alternative) {
			if len(alt.terms) > 0 && !slices.ContainsFunc(all, alt.equal) {
				all = append(all, alt)
			}
		}
		for _, e := range expressions {
			r := t.read(&stems, e)
			if r.joined != "" {
				add(alternative{expression: e, terms: []string{r.joined}, offsets: []int{0}})
			}
			add(r.alternative)
		}
		g.alternatives = slices.DeleteFunc(slices.Clone(all), func(alt alternative) bool {
			return len(alt.terms) > 1 && slices.ContainsFunc(all, alt.within)
		})
	})
	return g.alternatives
}

// equal reports whether two alternatives find the same, whatever their labels.
func (alt alternative) equal(other alternative) bool {
	return slices.Equal(alt.terms, other.terms) && slices.Equal(alt.offsets, other.offsets)
}

// within reports whether all that alt finds is found by a single word.
func (alt alternative) within(other alternative) bool {
	return len(other.terms) == 1 && slices.Contains(alt.terms, other.terms[0])
}
