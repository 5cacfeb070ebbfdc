package deck

import (
	"math"
	"strings"
	"unicode"
)

// A face is one of the two voices of a deck, the sans also in bold.
type face int

const (
	serif face = iota
	sans
	bold
)

// tight is what a width is taken for, so that neither rounding nor a face a
// little wider than those measured makes one line more.
const tight = 1.03

// The page, in points.
const (
	pageWidth   = 840.0 // between the margins
	contentEnd  = 480.0 // the last line of content stands above it
	titleTop    = 66.0
	titleSize   = 32
	titleRatio  = 1.15
	titleMargin = 20.0 // under the title
	footWidth   = 760.0
	headSize    = 14.0
	headWidth   = 640.0 // what a case is told in stands beside it
	footSize    = 12.0
)

// runeWidth is how wide a rune is, in thousandths of the size. Scripts that are in
// neither face are taken for wide ones.
func runeWidth(r rune, f face) int {
	table := serifWidths[:]
	if f != serif {
		table = sansWidths[:]
	}
	at := int(r) - ' '
	if r > 0x17f {
		at = strings.IndexRune(otherRunes, r)
		if at >= 0 {
			at = 0x180 - ' ' + at/3 // each of them takes three bytes
		}
	}
	if at >= 0 && at < len(table) && table[at] > 0 {
		return int(table[at])
	}
	switch {
	case r < ' ' || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1f000:
		return 1400 // emoji
	case r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0xff00:
		return 1050
	case unicode.IsUpper(r):
		return 800
	}
	return 700
}

// width is how wide a text is on one line, in points.
func width(s string, f face, size float64) float64 {
	sum := 0
	for _, r := range s {
		sum += runeWidth(r, f)
	}
	w := float64(sum) / 1000 * size * tight
	if f == bold {
		w *= 1.07
	}
	return w
}

// lines is how many lines a text takes in a column, broken at spaces only; a word
// wider than the column takes several. No text takes none.
func lines(s string, f face, size, column float64) int {
	n, used := 0, 0.0
	space := width(" ", f, size)
	for word := range strings.FieldsFuncSeq(s, breaks) {
		w := width(word, f, size)
		switch {
		case n > 0 && used+space+w <= column:
			used += space + w
			continue
		case w <= column:
			n++
			used = w
		default:
			parts := math.Ceil(w / column * 1.1) // a part rarely fills its line
			n += int(parts)
			used = column
		}
	}
	return n
}

// breaks reports whether a line may end at a rune: at spaces that are not told to
// hold words together.
func breaks(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}

// height is how high a text is in a column, its lines ratio times its size apart.
func height(s string, f face, size, ratio, column float64) float64 {
	return float64(lines(s, f, size, column)) * size * ratio
}

// fitTitle is the largest of a few sizes at which two lines hold a title.
func fitTitle(title string) int {
	sizes := [...]int{titleSize, 28, 24, 20}
	for _, size := range sizes {
		if lines(title, serif, float64(size), pageWidth) <= 2 {
			return size
		}
	}
	return sizes[len(sizes)-1]
}

// top is where the content of a slide may begin.
func (s *Slide) top() float64 {
	size := float64(s.TitleSize)
	return titleTop + max(1, float64(lines(s.Title.Text, serif, size, pageWidth)))*size*titleRatio + titleMargin
}

// room is how high the content of a slide may be.
func (s *Slide) room() float64 { return contentEnd - s.top() }
