package kb

import (
	"strings"
	"unicode"
)

// longestName is the number of words up to which names are looked for in a text.
const longestName = 5

// Named are the companies of any case that a text names, in the order of the text.
// A name begins with a capital or a digit there: "Orange" is a company, "orange" is
// not.
func (k *Known) Named(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`,;:!?()«»"“”`, r) })
	var names []string
	for i := 0; i < len(words); i++ {
		if first := []rune(words[i])[0]; !unicode.IsUpper(first) && !unicode.IsDigit(first) {
			continue
		}
		for n := min(longestName, len(words)-i); n > 0; n-- {
			if name := k.company(strings.Join(words[i:i+n], " ")); name != "" {
				names = append(names, name)
				i += n - 1
				break
			}
		}
	}
	seen := make(map[string]bool)
	first := names[:0]
	for _, name := range names {
		if !seen[name] {
			seen[name] = true
			first = append(first, name)
		}
	}
	return first
}

// company is a name as a case writes it, "" where no case is about it.
func (k *Known) company(name string) string {
	for _, ending := range []string{"", "'s", "’s"} {
		slug := CompanySlug(strings.TrimSuffix(name, ending))
		for _, i := range k.companies[slug] {
			for _, company := range k.cases[i].companies {
				if CompanySlug(company) == slug {
					return company
				}
			}
		}
	}
	return ""
}
