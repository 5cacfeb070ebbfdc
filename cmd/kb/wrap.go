package main

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// A span is text in one look.
type span struct{ text, look string }

// plainSpan is a text that is all one look.
func plainSpan(text, look string) []span { return []span{{text, look}} }

// wrap lays spans out in lines of at most width columns. The first line starts
// with first, the others with next; both count as part of the width. Lines break
// at spaces only: a no-break space holds, and a word that is longer than a line
// (an address) stays whole, so that it can be copied. Line breaks in the text
// stay. There is no line break at the end.
func (s style) wrap(spans []span, most int, first, next string) string {
	var lines []string
	line, start := []span(nil), first
	at := width(first)
	endLine := func() {
		lines = append(lines, strings.TrimRight(start+s.paint(line), " "))
		line, start, at = nil, next, width(next)
	}
	for _, w := range words(spans) {
		if w.lineBreak {
			endLine()
			continue
		}
		if len(line) > 0 && at+1+w.width > most {
			endLine()
		}
		if last := len(line) - 1; last >= 0 {
			space := span{text: " "}
			if line[last].look == w.pieces[0].look {
				space.look = line[last].look
			}
			line = append(line, space)
			at++
		}
		line = append(line, w.pieces...)
		at += w.width
	}
	endLine()
	return strings.Join(lines, "\n")
}

// paint gives each stretch of one look its escape sequences once.
func (s style) paint(line []span) string {
	var b strings.Builder
	for i := 0; i < len(line); {
		stretch, look := "", line[i].look
		for ; i < len(line) && line[i].look == look; i++ {
			stretch += line[i].text
		}
		b.WriteString(s.with(look, stretch))
	}
	return b.String()
}

// A word is what must not be parted: pieces of one or more spans with no space
// between them; or a line break.
type word struct {
	pieces    []span
	width     int
	lineBreak bool
}

func words(spans []span) []word {
	var all []word
	var open *word // the word that the next piece belongs to
	for _, sp := range spans {
		text := clean(sp.text)
		for text != "" {
			i := strings.IndexAny(text, " \t\n")
			piece := text
			if i >= 0 {
				piece = text[:i]
			}
			if piece != "" {
				if open == nil {
					all = append(all, word{})
					open = &all[len(all)-1]
				}
				open.pieces = append(open.pieces, span{piece, sp.look})
				open.width += width(piece)
			}
			if i < 0 {
				break
			}
			open = nil
			if text[i] == '\n' {
				all = append(all, word{lineBreak: true})
			}
			text = text[i+1:]
		}
	}
	return all
}

// width is how many columns a text takes on a terminal, its looks aside.
func width(s string) int {
	return displaywidth.Options{ControlSequences: true}.String(s)
}

// pad fills text up to that many columns.
func pad(text string, columns int) string {
	return text + strings.Repeat(" ", max(0, columns-width(text)))
}
