package deck

import (
	"strings"
	"unicode/utf8"

	"casebook/kb"
)

// Figures, in points: columns with a gap, a number over its label.
const (
	figureGap, figureSize, labelSize = 40.0, 66, 22
	figureTop, figureBySize          = 40.0, 14.0
	figuresOnPage                    = 3
)

// figureSlides are the results with a number, three a page. Labels too long for
// the narrow columns of three get the wider ones of two.
func (b *builder) figureSlides(s *story) []Slide {
	sl := b.slide(s, KindFigures, b.own(b.figures), false)
	all := make([]Figure, len(s.c.Figures))
	for i, f := range s.c.Figures {
		all[i] = b.figureOf(f)
	}
	room := sl.room() - figureTop
	fits := func(some []Figure) float64 {
		_, h := sized(some, room)
		return h
	}
	var slides []Slide
	for i, some := range pack(all, fits, room, figuresOnPage) {
		page := sl
		page.Figures, _ = sized(some, room)
		var refs []int
		for _, f := range some {
			refs = append(refs, f.Source)
		}
		page.Sources = b.feet(b.cite(s, refs...))
		if i == 0 {
			page.Notes = b.notesOn(s, s.in(kb.SectionResults))
		}
		slides = append(slides, page)
	}
	return number(slides)
}

// FigureColumn is how wide the column of one of n figures on a slide is, in points.
func FigureColumn(n int) float64 {
	n = max(n, 2) // a lone figure is not spread over the page
	return (pageWidth - figureGap*float64(n-1)) / float64(n)
}

// FigureParts parts a value into its number and what stands before and after it in
// words, which is drawn at half the size: "CHF ", "25"; "40", " million". A value of
// words only is all number.
func FigureParts(value string) (before, number, after string) {
	isDigit := func(r rune) bool { return r >= '0' && r <= '9' }
	const spaces = " \u00a0\u202f"
	first, last := strings.IndexFunc(value, isDigit), strings.LastIndexFunc(value, isDigit)
	if first < 0 {
		return "", value, ""
	}
	start, end := 0, len(value)
	if i := strings.LastIndexAny(value[:first], spaces); i >= 0 {
		_, size := utf8.DecodeRuneInString(value[i:])
		start = i + size
	}
	if i := strings.IndexAny(value[last:], spaces); i >= 0 {
		end = last + i
	}
	if unit := strings.Trim(value[end:], spaces); unit != "" && strings.Contains(value[start:end], unit) {
		end = len(value) // "28 % → 24 %"
	}
	return value[:start], value[start:end], value[end:]
}

// figureWidth is how wide a value is, what stands beside its number being half as
// high.
func figureWidth(value string, size float64) float64 {
	before, number, after := FigureParts(value)
	return width(number, serif, size) + width(before+after, serif, size/2)
}

// sized gives figures that stand side by side the largest sizes that fit, the same
// for all, and says how high the highest then is.
func sized(some []Figure, room float64) ([]Figure, float64) {
	out := make([]Figure, len(some))
	copy(out, some)
	column := FigureColumn(len(some))
	values := [...]int{figureSize, 54, 44, 36, 28, 22}
	size := 0
	for _, size = range values {
		wide := 0.0
		for _, f := range some {
			wide = max(wide, figureWidth(f.Value, float64(size)))
		}
		if wide <= column {
			break
		}
	}
	h := 0.0
	for _, label := range [...]int{labelSize, 20, 18, 16} {
		h = 0
		for i, f := range some {
			out[i].Size, out[i].LabelSize = size, label
			one := 16 + height(f.Value, serif, float64(size), 1.05, column) + 14 + height(f.Label.Text, sans, float64(label), 1.3, column) + 14 +
				height(f.Rung+". "+f.By+" [99]", sans, figureBySize, 1.35, column)
			h = max(h, one)
		}
		if h <= room {
			break
		}
	}
	return out, h
}

func (b *builder) figureOf(f kb.Figure) Figure {
	out := Figure{Value: figureIn(f.Value, b.lang), Label: b.run(f.Label), Rung: b.of(b.tax.Rungs, f.Rung), Source: f.Source}
	if f.By != "" {
		out.By = b.of(b.tax.Counters, f.By)
	}
	if f.Disputed {
		out.Disputed = b.disputedFigure
	}
	return out
}

// figureIn is a value in a language, on one line.
func figureIn(value, lang string) string {
	return strings.ReplaceAll(kb.FigureIn(value, lang), " ", "\u00a0")
}
