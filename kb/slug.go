package kb

import (
	"strings"

	"golang.org/x/text/language"
)

// The lengths of a slug.
const (
	minSlug = 3
	maxSlug = 80
)

// ValidSlug reports whether s can name a case: 3 to 80 characters a to z, 0 to 9
// and hyphen.
func ValidSlug(s string) bool { return slugForm(s, minSlug) }

func slugForm(s string, least int) bool {
	if len(s) < least || len(s) > maxSlug {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// slugLike is a slug made of what somebody wrote, "" where none of least
// characters comes of it.
func slugLike(s string, least int) string {
	var b strings.Builder
	for _, r := range foldWord(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() == maxSlug {
			break
		}
	}
	slug := strings.Trim(b.String(), "-")
	if !slugForm(slug, least) {
		return ""
	}
	return slug
}

// SplitName splits a file's name into slug and language: "old-spice.fr.md" is
// "old-spice" in "fr", "old-spice.md" is the original, whose language is "" here.
// It is not ok where the name has another form, or the language is none. The
// language is written as BCP 47 advises ("de-CH", however the name has it).
func SplitName(name string) (slug, lang string, ok bool) {
	stem, ok := strings.CutSuffix(name, ".md")
	if !ok {
		return "", "", false
	}
	slug, lang, translated := strings.Cut(stem, ".")
	if !ValidSlug(slug) {
		return "", "", false
	}
	if translated {
		if lang, ok = langTag(lang); !ok {
			return "", "", false
		}
	}
	return slug, lang, true
}

// langTag is a BCP 47 tag in its usual spelling; not ok where it is not well
// formed or names a language that is not registered.
func langTag(s string) (string, bool) {
	switch s {
	case "en", "fr", "de", "it": // nearly always
		return s, true
	}
	if strings.ContainsAny(s, "_. ") || len(s) > 35 {
		return "", false
	}
	tag, err := language.Raw.Parse(s)
	if err != nil || tag == language.Und {
		return "", false
	}
	return tag.String(), true
}

// nearestLang guesses the tag that was meant: a code with the wrong hyphen, or the
// name of a language.
func nearestLang(s string) string {
	if tag, ok := langTag(strings.ReplaceAll(s, "_", "-")); ok {
		return tag
	}
	name := Nearest(s, []string{"english", "anglais", "français", "french", "german", "allemand", "italian", "italien"})
	switch name {
	case "english", "anglais":
		return "en"
	case "français", "french":
		return "fr"
	case "german", "allemand":
		return "de"
	case "italian", "italien":
		return "it"
	}
	return ""
}
