package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/kb"
)

// A wordCounter counts the words of one case, as the index has them.
type wordCounter struct {
	*analyzer
	without map[string]bool
	words   []significant
	first   []string // the language in which each was seen first
	langs   []string
	at      map[string]int // of a term in words
}

// count counts titles, summary and bodies; what stands first says most.
func (w *wordCounter) count(c *kb.Case) {
	w.add(c.Title, c.Lang, 3)
	for _, t := range c.Translations {
		w.add(t.Title, t.Lang, 3)
	}
	for _, lang := range []string{"en", "fr"} {
		w.add(c.Summary[lang], lang, 2)
	}
	w.add(kb.BodyText(c.Body), c.Lang, 1)
	for _, t := range c.Translations {
		w.add(kb.BodyText(t.Body), t.Lang, 1)
	}
}

func (w *wordCounter) add(text, tag string, weight int) {
	lang, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if text != "" && !slices.Contains(w.langs, lang) {
		w.langs = append(w.langs, lang)
	}
	tokenize(text, func(t token) {
		f := w.form(t.word)
		term, stop := f.term(lang)
		if t.joined || stop || w.without[term] || isUntelling(f.folded) || utf8.RuneCountInString(t.word) < 3 || strings.ContainsFunc(t.word, unicode.IsDigit) {
			return
		}
		i, ok := w.at[term]
		if !ok {
			i = len(w.words)
			w.at[term] = i
			w.words = append(w.words, significant{term: term, says: make(kb.Text, 2)})
			w.first = append(w.first, lang)
		}
		w.words[i].tf += weight
		w.write(i, lang, t, text)
	})
}

// write remembers how the texts write a word: with a capital only where they never
// do without, as names.
func (w *wordCounter) write(i int, lang string, t token, text string) {
	says := w.words[i].says
	switch have := says[lang]; {
	case have == t.word:
	case have == "":
		says[lang] = t.word
		if end := t.start + len(t.word); end <= len(text) && strings.ToLower(text[t.start:end]) == t.word {
			says[lang] = text[t.start:end]
		}
	case strings.HasPrefix(text[t.start:], t.word):
		says[lang] = t.word
	}
}

// ofLang are the words of a language that are repeated, the most frequent first.
func (w *wordCounter) ofLang(lang string) []significant {
	var words []significant
	for i, word := range w.words {
		if w.first[i] == lang && word.tf >= leastOften {
			words = append(words, word)
		}
	}
	slices.SortStableFunc(words, func(a, b significant) int { return b.tf - a.tf })
	return words
}
