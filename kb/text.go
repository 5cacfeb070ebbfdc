package kb

import (
	"slices"
	"strings"
)

// A Text is a short text in one or more languages, by BCP 47 tag; nearly always
// "en" and "fr".
type Text map[string]string

// In is the text as it is shown in lang, else in a language with the same base,
// else in English, French or the first other language there is, and
// [Typographic]. It is empty only where the whole text is.
func (t Text) In(lang string) string {
	for _, want := range []string{lang, baseLang(lang), "en", "fr"} {
		if s := t[want]; s != "" {
			return Typographic(s, want)
		}
	}
	langs := make([]string, 0, len(t))
	for l, s := range t {
		if s != "" {
			langs = append(langs, l)
		}
	}
	if len(langs) == 0 {
		return ""
	}
	first := slices.Min(langs)
	return Typographic(t[first], first)
}

// baseLang is the language of a BCP 47 tag without script and region: "fr" of
// "fr-CH".
func baseLang(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(base)
}
