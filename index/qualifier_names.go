package index

import (
	"strings"
	"sync"

	"golang.org/x/text/language"

	"casebook/kb"
)

// TaxonomyNames resolves the values of filters through the taxonomies of a
// library: by slug, by label and by synonym, in English and in French, whatever
// their capitals, accents, hyphens and spaces. A company or a tag may be any name.
// It is safe for concurrent use.
type TaxonomyNames struct {
	tax   *kb.Taxonomies
	lists map[Facet]func() *nameList
}

// NewTaxonomyNames knows the values of tax. Each taxonomy is read when it is first
// asked for.
func NewTaxonomyNames(tax *kb.Taxonomies) *TaxonomyNames {
	n := &TaxonomyNames{tax: tax, lists: make(map[Facet]func() *nameList)}
	for _, facet := range Facets() {
		if t := taxonomyOf(tax, facet); t != nil {
			n.lists[facet] = sync.OnceValue(func() *nameList { return termNames(t) })
		}
	}
	for _, facet := range []Facet{FacetLang, FacetGrade, FacetType, FacetSpeed, FacetHas} {
		n.lists[facet] = sync.OnceValue(func() *nameList { return fixedNames(facet) })
	}
	n.lists[FacetCountry] = sync.OnceValue(func() *nameList { return countryNames(tax) })
	return n
}

// Resolve implements [Names]. Grades are "1" to "4", languages the base of their
// tag ("fr"), countries their code in capitals.
func (n *TaxonomyNames) Resolve(f Facet, value string) (slug string, ok bool) {
	switch f {
	case FacetCompany, FacetTag:
		return freeSlug(value)
	case FacetCountry:
		if code := strings.ToUpper(value); len(value) == 2 && n.tax.CountryName(code, "en") != "" {
			return code, true
		}
	case FacetLang:
		if base, ok := baseLang(value); ok {
			return base, true
		}
	}
	if list := n.lists[f]; list != nil {
		return list().resolve(value)
	}
	return "", false
}

// Nearest implements [Names]; it knows none for companies and tags.
func (n *TaxonomyNames) Nearest(f Facet, value string) string {
	if list := n.lists[f]; list != nil {
		return list().nearest(value)
	}
	return ""
}

// freeSlug is the slug of any name: what it gives, given back, gives the same.
func freeSlug(name string) (slug string, ok bool) {
	for range 4 { // letters that take Unicode more than one turn are rare
		slug = kb.CompanySlug(name)
		if slug == name {
			return slug, slug != ""
		}
		name = slug
	}
	return "", false
}

// baseLang is the language of a tag, without script and region.
func baseLang(tag string) (string, bool) {
	base, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if len(base) != 2 && len(base) != 3 {
		return "", false
	}
	lang, err := language.ParseBase(base)
	return lang.String(), err == nil
}

// A nameList is the values of a facet with the names that people have for them.
type nameList struct {
	slugs map[string]string // by nameKey
	names []string          // as they are written, the likeliest first
	of    []string          // the slugs of names
}

// add names a value. What the name means already, it goes on to mean.
func (l *nameList) add(slug string, names ...string) {
	for _, name := range names {
		key := nameKey(name)
		if key == "" {
			continue
		}
		if _, taken := l.slugs[key]; !taken {
			l.slugs[key] = slug
		}
		l.names, l.of = append(l.names, name), append(l.of, slug)
	}
}

// resolve is the slug of a name, or of the singular of a name in the plural. A
// range, such as >4 and 2..3, is no name.
func (l *nameList) resolve(name string) (string, bool) {
	if strings.ContainsAny(name, comparisons+"…") || strings.Contains(name, "..") {
		return "", false
	}
	key := nameKey(name)
	if slug, ok := l.slugs[key]; ok {
		return slug, true
	}
	slug, ok := l.slugs[strings.TrimSuffix(key, "s")]
	return slug, ok
}

// nearest is the slug of the nearest name, or of one that begins like it.
func (l *nameList) nearest(name string) string {
	near := kb.Nearest(name, l.names)
	key := nameKey(name)
	for i, known := range l.names {
		if near == known || near == "" && len(key) >= 3 && strings.HasPrefix(nameKey(known), key) {
			return l.of[i]
		}
	}
	return ""
}

// termNames are the terms of a taxonomy: a slug goes before any label, a label
// before any synonym.
func termNames(t *kb.Taxonomy) *nameList {
	l := &nameList{slugs: make(map[string]string)}
	slugs := t.Slugs()
	for _, slug := range slugs {
		l.add(slug, slug)
	}
	for _, slug := range slugs {
		term, _ := t.Term(slug)
		l.add(slug, term.Label["en"], term.Label["fr"])
	}
	for _, slug := range slugs {
		term, _ := t.Term(slug)
		l.add(slug, term.Also["en"]...)
		l.add(slug, term.Also["fr"]...)
	}
	return l
}

// countryNames are all countries in English and French, and what people say.
func countryNames(tax *kb.Taxonomies) *nameList {
	l := &nameList{slugs: make(map[string]string)}
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			code := string([]rune{first, second})
			if name := tax.CountryName(code, "en"); name != "" {
				l.add(code, name, tax.CountryName(code, "fr"))
			}
		}
	}
	l.add("GB", "UK", "Great Britain", "Grande-Bretagne", "England", "Angleterre", "Scotland", "Écosse", "Wales")
	l.add("US", "USA", "United States of America", "États-Unis d’Amérique", "America", "Amérique")
	l.add("NL", "Holland", "Hollande", "The Netherlands")
	l.add("CZ", "Czech Republic", "République tchèque")
	l.add("KR", "Korea", "Corée")
	l.add("IE", "Eire")
	l.add("CI", "Ivory Coast")
	return l
}
