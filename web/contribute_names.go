package web

import (
	"slices"
	"strings"

	"casebook/kb"
)

// countriesNamed are the codes of countries that a reader named; a word that is no
// country is left for the check to tell.
func countriesNamed(words []string, tax *kb.Taxonomies) []string {
	codes := make([]string, 0, len(words))
	for _, word := range words {
		code := countryCode(word, tax)
		if code == "" {
			code = word
		}
		if !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}

// countryCode is the code that a word means: a code, or a name in either language.
func countryCode(word string, tax *kb.Taxonomies) string {
	if upper := strings.ToUpper(word); len(word) == 2 && tax.CountryName(upper, "en") != "" {
		return upper
	}
	slug := kb.CompanySlug(word)
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			for _, lang := range languages {
				if name := tax.CountryName(code, lang.Tag); name != "" && kb.CompanySlug(name) == slug {
					return code
				}
			}
		}
	}
	return ""
}

// tagsNamed are tags as the library writes them: "Hashtag hijack" is
// hashtag-hijack. A word that makes none is left for the check to tell.
func tagsNamed(words []string) []string {
	tags := make([]string, 0, len(words))
	for _, word := range words {
		tag := kb.CompanySlug(strings.TrimPrefix(word, "#"))
		if tag == "" {
			tag = word
		}
		if !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// casesNamed are the slugs of cases that a reader named, by slug or by the address
// of their pages.
func casesNamed(values []string) []string {
	var slugs []string
	for _, value := range values {
		for _, word := range strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
			if _, after, is := strings.Cut(word, "/cases/"); is {
				word, _, _ = strings.Cut(after, "/")
			}
			word, _, _ = strings.Cut(word, "?")
			word, _, _ = strings.Cut(word, "#")
			if word != "" && !slices.Contains(slugs, word) && len(slugs) < maxRows {
				slugs = append(slugs, word)
			}
		}
	}
	return slugs
}
