package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"casebook/kb"
)

// exactTerm is the slug of the term that a word names: by slug, or by a label or
// synonym in any language, capitals and accents aside. Where two terms share a
// synonym the first counts.
func exactTerm(list *kb.Taxonomy, word string) (string, bool) {
	if _, ok := list.Term(word); ok {
		return word, true
	}
	want := fold(word)
	for _, slug := range list.Slugs() {
		term, _ := list.Term(slug)
		if fold(slug) == want {
			return slug, true
		}
		for _, label := range term.Label {
			if fold(label) == want {
				return slug, true
			}
		}
	}
	for _, slug := range list.Slugs() {
		term, _ := list.Term(slug)
		for _, also := range term.Also {
			if slices.ContainsFunc(also, func(s string) bool { return fold(s) == want }) {
				return slug, true
			}
		}
	}
	return "", false
}

// fold makes words equal that differ only in capitals, accents, hyphens and
// apostrophes.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '-' || r == '_' || r == '’' || r == '\u00a0':
			return ' '
		case r == '\'':
			return ' '
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// countryCode finds a country by its code or its name in English or French.
func countryCode(tax *kb.Taxonomies, word string) string {
	if code := strings.ToUpper(word); len(word) == 2 {
		if tax.CountryName(code, "en") != "" {
			return code
		}
		return ""
	}
	want := fold(word)
	for code, name := range countryNames(tax) {
		if fold(name) == want {
			return code
		}
	}
	return ""
}

// countryNames goes through all codes with their English and their French names.
func countryNames(tax *kb.Taxonomies) func(func(code, name string) bool) {
	return func(yield func(code, name string) bool) {
		for first := 'A'; first <= 'Z'; first++ {
			for second := 'A'; second <= 'Z'; second++ {
				code := string([]rune{first, second})
				name := tax.CountryName(code, "en")
				if name == "" {
					continue
				}
				if !yield(code, name) || !yield(code, tax.CountryName(code, "fr")) {
					return
				}
			}
		}
	}
}

func nearCountry(tax *kb.Taxonomies, word string) string {
	var names []string
	for _, name := range countryNames(tax) {
		names = append(names, name)
	}
	return nearest(word, names)
}
