package kbtest

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// body is about 400 words in the four sections that a case has.
func (d *draft) body() {
	headings := []string{"Context", "What they did", "Results", "Lessons"}
	if d.lang == "fr" {
		headings = []string{"Contexte", "Ce qu'ils ont fait", "Résultats", "Leçons"}
	}
	for i, paragraphs := range []int{1, 3, 2} {
		fmt.Fprintf(&d.b, "\n## %s\n", headings[i])
		for range paragraphs {
			d.b.WriteByte('\n')
			d.paragraph(55)
		}
	}
	fmt.Fprintf(&d.b, "\n## %s\n\n", headings[3])
	for range 4 {
		fmt.Fprintf(&d.b, "- %s\n", d.sentence(d.own, 13))
	}
}

// paragraph is about so many words, and one reference to a source.
func (d *draft) paragraph(words int) {
	for words > 0 {
		n := 9 + d.IntN(14)
		words -= n
		sentence := d.sentence(d.own, n)
		switch d.IntN(8) {
		case 0:
			sentence = d.company + ": " + sentence
		case 1:
			word := d.own.content()
			sentence = strings.TrimSuffix(sentence, ".") + " **" + word + "**."
		}
		d.b.WriteString(sentence)
		d.b.WriteByte(' ')
	}
	fmt.Fprintf(&d.b, "[^%d]\n", d.source())
}

// sentence has n words, a capital and a full stop.
func (d *draft) sentence(s speaker, n int) string {
	var b strings.Builder
	for i := range n {
		word := s.next()
		switch {
		case i == 0:
			first, size := utf8.DecodeRuneInString(word)
			b.WriteRune(unicode.ToUpper(first))
			b.WriteString(word[size:])
			continue
		case i%9 == 5:
			b.WriteByte(',')
		}
		b.WriteByte(' ')
		b.WriteString(word)
	}
	b.WriteByte('.')
	return b.String()
}
