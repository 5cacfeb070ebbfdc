package kb

import (
	"slices"
	"strings"
)

// Brand is the company that a contributor's name stands for, where it is no
// person's: the company itself, with or without its legal form, its country or
// its team ("Nestlé Suisse SA", "The Best Buy Team"). A person may name the
// company in parentheses: "Judy Smith (MyGreatBrand)".
func (k *Known) Brand(contributor string) (company string, is bool) {
	if contributor == Editors {
		return "", false
	}
	company = k.brands[brandWords(person(contributor))]
	return company, company != ""
}

// person is the part of a contributor's name before the parenthesis.
func person(contributor string) string {
	name, _, _ := strings.Cut(contributor, "(")
	return strings.TrimSpace(name)
}

// brandWords is a name without the words that many companies have, joined, so
// that "Best Buy" and "bestbuy" are one. A name of such words only keeps them.
func brandWords(name string) string {
	words := strings.Split(CompanySlug(name), "-")
	telling := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(companyWords, w) })
	if len(telling) == 0 {
		telling = words
	}
	return strings.Join(telling, "")
}

// companyWords say what kind of company it is, where, or who speaks for it.
var companyWords = []string{
	"ab", "ag", "asa", "bv", "co", "company", "corp", "corporation", "gmbh", "group", "groupe", "holding", "inc", "kg",
	"limited", "llc", "ltd", "nv", "oy", "plc", "sa", "sas", "sarl", "se", "spa",
	"america", "belgium", "belgique", "canada", "deutschland", "europe", "france", "germany", "international", "schweiz",
	"suisse", "switzerland", "uk", "us", "usa",
	"care", "communication", "communications", "community", "customer", "digital", "equipe", "marketing", "media", "of",
	"official", "officiel", "press", "presse", "service", "social", "support", "team", "the",
}
