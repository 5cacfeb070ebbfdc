package kb

import (
	"strings"
	"sync"
)

// A country is a line of countries.tsv: the officially assigned codes of ISO
// 3166-1 with the names that people use.
type country struct{ code, en, fr string }

// countries are in the order of their codes. They are a data file, not those of a
// library, which would cost every command half a millisecond at start.
var countries = sync.OnceValue(func() []country {
	data, err := taxonomyFS.ReadFile("taxonomy/countries.tsv")
	if err != nil {
		panic(err) // embedded files can always be read
	}
	list := make([]country, 0, 256)
	for line := range strings.Lines(string(data)) {
		code, names, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		en, fr, _ := strings.Cut(names, "\t")
		list = append(list, country{code, en, fr})
	}
	return list
})

// CountryName is what people call a country, in French for "fr" and "fr-CH", in
// English for any other language. It is "" where code is not one of ISO 3166-1
// alpha-2, in capitals.
func (t *Taxonomies) CountryName(code, lang string) string {
	c, ok := countryOf(code)
	switch {
	case !ok:
		return ""
	case baseLang(lang) == "fr":
		return c.fr
	}
	return c.en
}

func isCountry(code string) bool {
	_, ok := countryOf(code)
	return ok
}

func countryOf(code string) (country, bool) {
	if len(code) != 2 {
		return country{}, false
	}
	for _, c := range countries() {
		if c.code == code {
			return c, true
		}
	}
	return country{}, false
}

// nearestCountry is the code that was meant: one in small letters, a name, or a
// code that people use without its being official.
func nearestCountry(s string) string {
	switch code := strings.ToUpper(s); {
	case isCountry(code):
		return code
	case code == "UK" || code == "ENGLAND" || code == "SCOTLAND":
		return "GB"
	case code == "USA":
		return "US"
	case code == "EL":
		return "GR"
	}
	var names []string
	for _, c := range countries() {
		names = append(names, c.en, c.fr)
	}
	name := Nearest(s, names)
	for _, c := range countries() {
		if name != "" && (c.en == name || c.fr == name) {
			return c.code
		}
	}
	return ""
}
