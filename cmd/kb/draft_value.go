package main

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/kb"
)

// slugIn is the slug that a word means, or the word itself for kb.Parse to refuse.
func slugIn(list *kb.Taxonomy, word string) string {
	word = strings.TrimSpace(word)
	if word == "" {
		return ""
	}
	if slug, ok := exactTerm(list, word); ok {
		return slug
	}
	return word
}

func slugsIn(list *kb.Taxonomy, words []string) []string {
	var slugs []string
	for _, w := range words {
		slugs = append(slugs, slugIn(list, w))
	}
	return slugs
}

// text2 is a text in English, French or both.
func text2(en, fr string) kb.Text {
	t := kb.Text{}
	if en != "" {
		t["en"] = en
	}
	if fr != "" {
		t["fr"] = fr
	}
	return t
}

// fields parts a text at its bars into n fields; the last ones may be missing.
func fields(text string, n int) []string {
	all := strings.SplitN(text, "|", n)
	for len(all) < n {
		all = append(all, "")
	}
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

func sourceNumber(flag, text, number string) (int, error) {
	if number == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		return 0, usagef("%s %q: %q is not the number of a source", flag, text, number)
	}
	return n, nil
}

// sourceKeys are the keys of a source, in the order of its short form.
var sourceKeys = [...]string{"title", "url", "publisher", "kind", "lang", "date", "archived", "accessed"}

// parseSource reads "title|url|publisher|kind|lang|date" or "title=…; url=…".
func parseSource(text string) (kb.Source, error) {
	values := sourceFields(text)
	s := kb.Source{
		Title: values["title"], URL: values["url"], Publisher: values["publisher"], Kind: values["kind"],
		Lang: values["lang"], Archived: values["archived"],
	}
	for key, date := range map[string]*kb.Date{"date": &s.Date, "accessed": &s.Accessed} {
		if values[key] == "" {
			continue
		}
		var err error
		if *date, err = kb.ParseDate(values[key]); err != nil {
			return kb.Source{}, usagef("--source %q: %s %q is %s", text, key, values[key], err)
		}
	}
	return s, nil
}

func sourceFields(text string) map[string]string {
	values := make(map[string]string)
	if keyAt(text) == "" {
		for i, value := range fields(text, len(sourceKeys)) {
			values[sourceKeys[i]] = value
		}
		return values
	}
	// a semicolon parts only where a key follows: titles have some of their own
	key := ""
	for part := range strings.SplitSeq(text, ";") {
		if next := keyAt(part); next != "" {
			key = next
			_, value, _ := strings.Cut(part, "=")
			values[key] = strings.TrimSpace(value)
			continue
		}
		values[key] += fmt.Sprintf(";%s", part)
	}
	return values
}

// keyAt is the key of a source that text begins with.
func keyAt(text string) string {
	name, _, ok := strings.Cut(text, "=")
	for _, key := range sourceKeys {
		if ok && strings.TrimSpace(name) == key {
			return key
		}
	}
	return ""
}
