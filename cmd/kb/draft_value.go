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

// noDate says of a text that it is no date.
func noDate() phrase { return spoken("not a date: want 2010, 2010-07 or 2010-07-14") }

// noPeriod says why a text is no period.
func noPeriod(text string) phrase {
	from, to, _ := strings.Cut(text, "..")
	_, wrongFrom := kb.ParseDate(from)
	_, wrongTo := kb.ParseDate(to)
	if wrongFrom == nil && wrongTo == nil {
		return spoken("it ends before it starts")
	}
	return spoken("not a period: want 2010, 2010-07, 2010-07-14, 2008..2013 or 2008..")
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
	values := keyed(text, sourceKeys[:])
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
			return kb.Source{}, usagef("--source %q: %s %q: %s", text, key, values[key], noDate())
		}
	}
	return s, nil
}

// keyed reads "a|b|c", values in the order of keys of which the last may be
// missing, or "key=a; other=b" in any order.
func keyed(text string, keys []string) map[string]string {
	values := make(map[string]string)
	if keyAt(text, keys) == "" {
		for i, value := range fields(text, len(keys)) {
			values[keys[i]] = value
		}
		return values
	}
	// a semicolon parts only where a key follows: titles have some of their own
	key := ""
	for part := range strings.SplitSeq(text, ";") {
		if next := keyAt(part, keys); next != "" {
			key = next
			_, value, _ := strings.Cut(part, "=")
			values[key] = strings.TrimSpace(value)
			continue
		}
		values[key] += fmt.Sprintf(";%s", part)
	}
	return values
}

// keyAt is the key that text begins with.
func keyAt(text string, keys []string) string {
	name, _, ok := strings.Cut(text, "=")
	for _, key := range keys {
		if ok && strings.TrimSpace(name) == key {
			return key
		}
	}
	return ""
}

var (
	channelKeys     = [...]string{"name", "verdict", "period", "source", "en", "fr"}
	figureKeys      = [...]string{"value", "rung", "source", "by", "en", "fr", "disputed"}
	stepKeys        = [...]string{"at", "mark", "source", "en", "fr"}
	questionKeys    = [...]string{"en", "fr"}
	translationKeys = [...]string{"lang", "title", "file"}
)

// parseChannel reads "name", "name:verdict", "name|verdict|period|source|en|fr" or
// "name=…; note…".
func parseChannel(text string, tax *kb.Taxonomies) (kb.Channel, error) {
	values := keyed(text, channelKeys[:])
	if !strings.Contains(text, "|") && keyAt(text, channelKeys[:]) == "" {
		values["name"], values["verdict"], _ = strings.Cut(text, ":")
	}
	ch := kb.Channel{
		Name: slugIn(tax.Channels, values["name"]), Verdict: slugIn(tax.Verdicts, values["verdict"]),
		Note: text2(values["en"], values["fr"]),
	}
	var err error
	if values["period"] != "" {
		if ch.Period, err = kb.ParsePeriod(values["period"]); err != nil {
			return ch, usagef("--channel %q: %q: %s", text, values["period"], noPeriod(values["period"]))
		}
	}
	ch.Source, err = sourceNumber("--channel", text, values["source"])
	return ch, err
}

func parseFigure(text string, tax *kb.Taxonomies) (kb.Figure, error) {
	values := keyed(text, figureKeys[:])
	f := kb.Figure{
		Value: values["value"], Rung: slugIn(tax.Rungs, values["rung"]), By: slugIn(tax.Counters, values["by"]),
		Label: text2(values["en"], values["fr"]),
	}
	switch values["disputed"] {
	case "", "false", "no":
	case "true", "yes", "disputed":
		f.Disputed = true
	default:
		return f, usagef("--figure %q: disputed is true or false, not %q", text, values["disputed"])
	}
	var err error
	f.Source, err = sourceNumber("--figure", text, values["source"])
	return f, err
}

func parseStep(text string, tax *kb.Taxonomies) (kb.Step, error) {
	values := keyed(text, stepKeys[:])
	s := kb.Step{Mark: slugIn(tax.Steps, values["mark"]), Text: text2(values["en"], values["fr"])}
	var err error
	if s.At, err = kb.ParseMoment(values["at"]); err != nil {
		return s, usagef("--step %q: %q: %s", text, values["at"], spoken("not a moment: want 2010, 2010-07, 2010-07-14, 2010-07-14T09:30 or 2010-07-14T09:30+02:00"))
	}
	s.Source, err = sourceNumber("--step", text, values["source"])
	return s, err
}

// parseTranslation reads "lang|title|file"; the file holds the body.
func parseTranslation(text string, today kb.Date) (kb.Translation, error) {
	values := keyed(text, translationKeys[:])
	t := kb.Translation{Lang: values["lang"], Title: values["title"], Translated: today}
	if values["file"] == "" {
		return t, nil
	}
	data, err := readCaseFile(values["file"])
	t.Body = strings.TrimSpace(string(data))
	return t, err
}
