package pptx

import (
	"strings"
	"unicode"
)

// How far lines are apart where a paragraph says 1, in shares of the size: as
// LibreOffice sets Gelasio and Carlito. Georgia itself is a little tighter, so what
// fits here fits there.
const (
	sansLine  = 1.2207
	serifLine = 1.27
)

// slack is what widths are taken for: renderers round advances, and a line that just
// fits here must not break there.
const slack = 1.02

// A measure knows how wide a template's text may be. The zero value is for another's
// fonts, which are taken for wider ones.
type measure struct{ ours bool }

// width of a rune in thousandths of the size. Scripts outside the tables are taken
// for wide ones.
func (m measure) width(r rune, f face, bold bool) float64 {
	table := &sansWidths
	switch {
	case f == serif:
		table = &serifWidths
	case bold:
		table = &sansBoldWidths
	}
	var w uint16
	if r >= ' ' && int(r-' ') < len(table) {
		w = table[r-' ']
	}
	switch {
	case w > 0:
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r == '\u202f' || r == '\u2009' || r == '\u200a':
		w = 240
	case r == '’' || r == '‘':
		w = 260
	case r == '“' || r == '”' || r == '\u2010' || r == '\u2011':
		w = 440
	case r == '–' || r == '−' || r == '€' || r == '•':
		w = 645
	case r == '—' || r == '…' || r == '™':
		w = 950
	case r >= 0x1f000:
		w = 1400
	case r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0xff00:
		w = 1020
	default:
		w = 700
	}
	if f == serif && bold {
		w += w / 8
	}
	if !m.ours {
		return float64(w) * 1.12 // Arial and Verdana are wider than Calibri
	}
	return float64(w)
}

// text is how wide a text is on one line, in points.
func (m measure) text(s string, f face, bold bool, size float64) float64 {
	sum := 0.0
	for _, r := range s {
		sum += m.width(r, f, bold)
	}
	return sum / 1000 * size * slack
}

// lines is how many lines a paragraph takes; an empty one takes one.
func (m measure) lines(p para, column float64) int {
	column = max(column-p.hang-p.margin, 10)
	n, used, space := 1, 0.0, 0.0
	word := 0.0
	end := func() {
		switch {
		case word == 0:
			return
		case used > 0 && used+space+word > column:
			n++
			used = word
		default:
			used += space + word
		}
		for used > column { // a word wider than the column goes on below
			n++
			used -= column * .93
		}
		word, space = 0, 0
	}
	for _, r := range p.runs {
		for _, c := range r.text {
			w := m.width(c, r.face, r.bold) / 1000 * r.size * slack
			switch {
			case breaks(c):
				end()
				space += w
			case c >= 0x2e80 && c < 0xfb00: // breaks at every sign
				end()
				word = w
				end()
			default:
				word += w
				if c == '-' || c == '–' || c == '—' || c == '/' {
					end()
				}
			}
		}
	}
	end()
	return n
}

// breaks reports whether a line may end at a rune: at spaces that are not told to
// hold words together.
func breaks(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}

// lineHeight is how far the lines of a paragraph are apart.
func (m measure) lineHeight(p para) float64 {
	high := 0.0
	for _, r := range p.runs {
		h := r.size * sansLine
		if r.face == serif && m.ours {
			h = r.size * serifLine
		}
		high = max(high, h)
	}
	switch {
	case p.exact > 0:
		return p.exact
	case p.line > 0:
		return high * p.line
	}
	return high
}

// height of paragraphs in a column. The space above the first is not counted, as it
// is not drawn.
func (m measure) height(paras []para, column float64) float64 {
	sum := 0.0
	for i, p := range paras {
		if i > 0 {
			sum += p.before
		}
		sum += float64(m.lines(p, column)) * m.lineHeight(p)
	}
	return sum
}

// widest is the width of the longest word of a text, which a column can't be
// narrower than.
func (m measure) widest(s string, f face, bold bool, size float64) float64 {
	most := 0.0
	for word := range strings.FieldsFuncSeq(s, breaks) {
		most = max(most, m.text(word, f, bold, size))
	}
	return most
}
