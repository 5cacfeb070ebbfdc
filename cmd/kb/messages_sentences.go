package main

import (
	"fmt"
	"maps"
	"strconv"
	"strings"

	"casebook/kb"
)

// Sentences are written in English where they are said, and looked up by that text:
// what a command says can be read where it says it. French has its own in
// messages_french_….go; one that is not there is said in English, and a test tells.

// A phrase is an argument of a sentence that is said in the reader's language, too.
type phrase struct {
	english string
	args    []any
}

// spoken is a [phrase].
func spoken(english string, args ...any) phrase { return phrase{english, args} }

// A wordList is an argument of a sentence, its words in quotation marks.
type wordList []string

// quoted are words in the quotation marks of the language.
func (t *texts) quoted(words []string) string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = strconv.Quote(w)
		if t.lang == "fr" {
			all[i] = "«\u00a0" + w + "\u00a0»"
		}
	}
	return strings.Join(all, " ")
}

// f is a sentence with its arguments, in the language of the texts.
func (t *texts) f(english string, args ...any) string {
	pattern := t.sentence(english)
	if len(args) == 0 {
		return pattern
	}
	told := make([]any, len(args))
	for i, arg := range args {
		switch a := arg.(type) {
		case phrase:
			arg = t.f(a.english, a.args...)
		case wordList:
			arg = t.quoted(a)
		}
		told[i] = arg
	}
	return fmt.Sprintf(pattern, told...)
}

// sentence is a pattern in the language of the texts.
func (t *texts) sentence(english string) string {
	if said, ok := t.sentences[english]; ok {
		return frenchSpaces.Replace(said)
	}
	return english
}

// frenchSpaces sets what is typed as on a keyboard: spaces that don't break, and
// apostrophes. What is in straight double quotes is for typing, and stays.
var frenchSpaces = strings.NewReplacer("« ", "«\u00a0", " »", "\u00a0»", " :", "\u00a0:", " ;", "\u202f;", " ?", "\u202f?", " !", "\u202f!", "'", "’")

// frenchSentences are all sentences in French by their English, as typed on a
// keyboard.
func frenchSentences() map[string]string {
	all := make(map[string]string)
	for _, some := range frenchTables() {
		maps.Copy(all, some)
	}
	return all
}

// frenchTables are the sentences by subject; none is in two of them.
func frenchTables() []map[string]string {
	return []map[string]string{
		frenchUsage(), frenchErrors(), frenchRewrites(), frenchChecks(), frenchLinks(), frenchCollections(), frenchExchange(), frenchIndex(),
		frenchEditing(), frenchReview(), frenchDeck(),
	}
}

// say tells the reader something on standard error, in their language where the
// pattern is a sentence that has one.
func (a *app) say(english string, args ...any) {
	a.sayLine(a.text.f(english, args...))
}

// no is a [negative] in the reader's language.
func (a *app) no(english string, args ...any) error {
	return negative(a.text.f(english, args...))
}

// problem is a mistake with its place, in the reader's language.
func (a *app) problem(p kb.Problem) string {
	return clean(p.StringIn(a.text.lang))
}
