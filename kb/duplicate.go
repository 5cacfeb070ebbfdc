package kb

import (
	"cmp"
	"slices"
	"strings"
)

// A Duplicate is a case of the library that a new one may tell again.
type Duplicate struct {
	Slug      string   `json:"slug"`
	Title     string   `json:"title"`
	Companies []string `json:"companies,omitempty"` // that both are about
	Words     []string `json:"words,omitempty"`     // that both titles have, where they are many
	Sources   []string `json:"sources,omitempty"`   // addresses that both rest on
}

// likely orders duplicates: a title alike about the same organisation is nearly
// always the same case, a shared source may serve several.
func (d *Duplicate) likely() int {
	n := 0
	if len(d.Sources) > 0 {
		n += 2
	}
	if len(d.Words) > 0 {
		n += 2
	}
	if len(d.Companies) > 0 {
		n++
	}
	return n
}

// A Known is what a library knows of its cases to recognise one that it has, and
// a name that is no person's. It is not changed after it is made, so any number
// of goroutines may ask it.
type Known struct {
	cases     []knownCase
	companies map[string][]int // by slug of the company
	words     map[string][]int // by word of a title
	sources   map[string][]int // by SameSource
	brands    map[string]string
	aliases   map[string]string // slug of the case that answers to it
}

type knownCase struct {
	slug, title string
	companies   []string
	words       int // that tell titles apart
}

// NewKnown collects what the cases are about.
func NewKnown(cases []*Case) *Known {
	k := &Known{
		companies: make(map[string][]int), words: make(map[string][]int), sources: make(map[string][]int),
		brands: make(map[string]string), aliases: make(map[string]string),
	}
	for i, c := range cases {
		words := titleWords(c.Title, c.Companies)
		for _, t := range c.Translations {
			words = append(words, titleWords(t.Title, c.Companies)...)
		}
		words = unique(words)
		for _, w := range words {
			k.words[w] = append(k.words[w], i)
		}
		for _, name := range c.Companies {
			slug := CompanySlug(name)
			k.companies[slug] = append(k.companies[slug], i)
			if brand := brandWords(name); brand != "" && k.brands[brand] == "" {
				k.brands[brand] = name
			}
		}
		var sources []string
		for _, s := range c.Sources {
			sources = append(sources, SameSource(s.URL))
		}
		for _, s := range unique(sources) {
			k.sources[s] = append(k.sources[s], i)
		}
		for _, alias := range c.Aliases {
			k.aliases[alias] = c.Slug
		}
		k.cases = append(k.cases, knownCase{c.Slug, c.Title, c.Companies, len(titleWords(c.Title, c.Companies))})
	}
	return k
}

// Owner is the case that answers to a name that it had before, "" where none does.
// A nil Known knows of none.
func (k *Known) Owner(alias string) string {
	if k == nil {
		return ""
	}
	return k.aliases[alias]
}

// Duplicates are the cases that c may tell again, the likeliest first, c itself
// never. Any of its title, companies and sources may still be missing.
func (k *Known) Duplicates(c *Case) []Duplicate {
	found := make(map[int]*Duplicate)
	at := func(i int) *Duplicate {
		if found[i] == nil {
			found[i] = &Duplicate{Slug: k.cases[i].slug, Title: k.cases[i].title}
		}
		return found[i]
	}
	for _, name := range c.Companies {
		for _, i := range k.companies[CompanySlug(name)] {
			if d := at(i); !slices.Contains(d.Companies, name) {
				d.Companies = append(d.Companies, name)
			}
		}
	}
	var sources []string
	for _, s := range c.Sources {
		sources = append(sources, SameSource(s.URL))
	}
	for _, s := range unique(sources) {
		for _, i := range k.sources[s] {
			at(i).Sources = append(at(i).Sources, s)
		}
	}
	k.titlesAlike(c, at)
	duplicates := make([]Duplicate, 0, len(found))
	for _, d := range found {
		if d.Slug != c.Slug {
			duplicates = append(duplicates, *d)
		}
	}
	slices.SortFunc(duplicates, func(a, b Duplicate) int {
		return cmp.Or(-cmp.Compare(a.likely(), b.likely()), -cmp.Compare(len(a.Words), len(b.Words)), strings.Compare(a.Slug, b.Slug))
	})
	return duplicates
}

// titlesAlike finds titles with half of their telling words in common, two at
// least. Words of many titles tell nothing.
func (k *Known) titlesAlike(c *Case, at func(int) *Duplicate) {
	words := titleWords(c.Title, c.Companies)
	shared := make(map[int][]string)
	for _, w := range words {
		if cases := k.words[w]; len(cases) <= max(5, len(k.cases)/20) {
			for _, i := range cases {
				shared[i] = append(shared[i], w)
			}
		}
	}
	for i, both := range shared {
		shorter := max(1, min(len(words), k.cases[i].words))
		if len(both) >= 2 && 2*len(both) >= shorter {
			at(i).Words = both
		}
	}
}

// titleWords are the words of a title that tell it from others: without the
// names of its companies, and without short words, most of which are grammar.
func titleWords(title string, companies []string) []string {
	const telling = 4 // letters
	var names []string
	for _, name := range companies {
		names = append(names, strings.Split(CompanySlug(name), "-")...)
	}
	var words []string
	for _, w := range strings.Split(CompanySlug(title), "-") {
		if len(w) >= telling && !slices.Contains(names, w) {
			words = append(words, w)
		}
	}
	return unique(words)
}

// unique is the list sorted, each value once, without the empty one.
func unique(list []string) []string {
	slices.Sort(list)
	list = slices.Compact(list)
	if len(list) > 0 && list[0] == "" {
		list = list[1:]
	}
	return list
}
