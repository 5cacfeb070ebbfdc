package pptx

import (
	"strings"
	"unicode/utf8"

	"casebook/kb/deck/opc"
)

// A face is one of the two of a theme.
type face int

const (
	asPlaceholder face = iota
	sans               // the theme's minor font
	serif              // its major font
)

// A run is text in one voice.
type run struct {
	text, lang string
	size       float64 // in points; 0: as the placeholder has it
	bold       bool
	face       face
	color      color  // empty: as the placeholder has it
	link       string // id of a relation to an address; empty: none
	jump       string // id of a relation to a slide; empty: none
	plain      bool   // a link that keeps the colour of its text
}

// A list says what stands before a paragraph.
type list int

const (
	noList    list = iota
	bulleted       // by the design
	numbered       // by the design, from para.start
	inherited      // as the placeholder has it
)

// A para is one paragraph.
type para struct {
	runs   []run
	before float64 // space above, in points
	line   float64 // distance of lines, 1 as the font has it
	exact  float64 // distance of lines in points, whatever the font has; 0: not told
	list   list
	start  int
	marks  float64 // size of the number, in points; 0: the text's
	hang   float64 // how far lines stand right of the mark before them
	margin float64 // left, of all lines
	right  bool    // aligned right
}

// words are the runs of a text: one, or several where the direction of writing
// changes within it, see [opc.Pieces].
func (r run) words() []run {
	pieces := opc.Pieces(r.text, r.lang)
	out := make([]run, len(pieces))
	for i, piece := range pieces {
		out[i] = r
		out[i].text, out[i].lang = piece.Text, piece.Lang
	}
	return out
}

// turned reports whether a paragraph is written from right to left.
func (p para) turned() bool {
	texts := make([]string, len(p.runs))
	for i, r := range p.runs {
		texts[i] = r.text
	}
	return opc.RightToLeft(texts...)
}

// held keeps the last two words of a sentence together: a short word alone on the
// last line looks like a mistake. There are as many lines as before, for two short
// words are no wider than a column.
func held(text string) string {
	const short, few = 12, 40 // characters
	i := strings.LastIndexByte(text, ' ')
	if i < 0 || utf8.RuneCountInString(text) < few || utf8.RuneCountInString(text[i+1:]) > short {
		return text
	}
	if before := text[strings.LastIndexByte(text[:i], ' ')+1 : i]; utf8.RuneCountInString(before) > short {
		return text
	}
	return text[:i] + "\u00a0" + text[i+1:]
}
