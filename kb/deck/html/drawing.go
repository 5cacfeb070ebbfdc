package html

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"casebook/kb/deck"
)

const drawn = 840.0 // width of a timeline

// drawing is a timeline as SVG, in points of the slide. What it shows stands in
// words under it; its label says the steps once more, for who can't see their order.
func drawing(s slideView) template.HTML {
	d := s.Timeline.Draw(s.lang)
	if len(d.Marks) == 0 && len(d.Ticks) == 0 {
		return ""
	}
	var b strings.Builder
	axis := d.Axis()
	at := func(x float64) float64 { return x * drawn }
	fmt.Fprintf(&b, `<svg class="tl" viewBox="0 0 %g %g" role="img" aria-label="%s">`, drawn, d.Height(), template.HTMLEscapeString(label(s)))
	from := 0.0
	for _, f := range d.Folds {
		line(&b, "ax", at(from), axis, at(f.From), axis)
		x, step := at(f.From), (at(f.To)-at(f.From))/6
		fmt.Fprintf(&b, `<path class="ax" d="M%.1f %.1fl%.1f -5 %.1f 10 %.1f -10 %.1f 10 %.1f -10 %.1f 5"/>`, x, axis, step/2, step, step*1.5, step*1.5, step, step/2)
		textAt(&b, "fo", at(f.From+f.To)/2, axis-8.5, f.Label)
		from = f.To
	}
	line(&b, "ax", at(from), axis, drawn, axis)
	for _, t := range d.Ticks {
		line(&b, "ax", at(t.X), axis-6, at(t.X), axis+6)
		textAt(&b, t.Align, at(t.X), axis+24, t.Label)
	}
	for _, m := range d.Marks { // behind all marks
		if m.Right > m.Left {
			y := axis - deck.LaneHeight*float64(m.Lane)
			fmt.Fprintf(&b, `<g class="p-%s">`, kindOf(m))
			line(&b, "db", at(m.Left), y, at(m.Right), y)
			b.WriteString("</g>")
		}
		if m.Lane > 0 {
			line(&b, "st", at(m.X), axis-deck.LaneHeight*float64(m.Lane), at(m.At), axis)
		}
	}
	for _, m := range d.Marks {
		y := axis - deck.LaneHeight*float64(m.Lane)
		fmt.Fprintf(&b, `<g class="p-%s">%s</g>`, kindOf(m), shape(kindOf(m), at(m.X), y))
		number := strconv.Itoa(m.Number)
		folded := slices.ContainsFunc(d.Folds, func(f deck.Fold) bool { return f.From >= m.X && f.From-m.X < .05 })
		switch {
		case !d.Covered(m):
			textAt(&b, "nr middle", at(m.X), y-17, number)
		case folded && m.Lane == 0: // the length of the fold stands at the right
			textAt(&b, "nr end", at(m.X)+2, y-15, number)
		default:
			textAt(&b, "nr start", at(m.X)+15, y+5.5, number)
		}
	}
	for i, br := range d.Brackets {
		y := d.BracketAt(i)
		line(&b, "br", at(br.From), y, at(br.To), y)
		line(&b, "br", at(br.From), y-6, at(br.From), y+6)
		line(&b, "br", at(br.To), y-6, at(br.To), y+6)
		textAt(&b, "bl "+br.Align, at(br.LabelX), y+5, br.Label)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String()) //nolint:gosec // numbers, and texts escaped
}

// kindOf is the class of a mark.
func kindOf(m deck.Mark) string {
	if slices.Contains([]string{"event", "first-answer", "apology", "action", "end"}, m.Step) {
		return m.Step
	}
	return "step"
}

// shape is the mark of a kind of step.
func shape(kind string, x, y float64) string {
	switch kind {
	case "event":
		return fmt.Sprintf(`<path d="M%.1f %.1fl12 12-12 12-12-12z"/>`, x, y-12)
	case "first-answer":
		return fmt.Sprintf(`<circle class="ring" cx="%.1f" cy="%.1f" r="8"/>`, x, y)
	case "apology":
		return fmt.Sprintf(`<circle cx="%.1f" cy="%.1f" r="11"/>`, x, y)
	case "action":
		return fmt.Sprintf(`<rect x="%.1f" y="%.1f" width="19" height="19"/>`, x-9.5, y-9.5)
	case "end":
		return fmt.Sprintf(`<rect x="%.1f" y="%.1f" width="5" height="24"/>`, x-2.5, y-12)
	}
	return fmt.Sprintf(`<circle cx="%.1f" cy="%.1f" r="5.5"/>`, x, y)
}

func line(b *strings.Builder, class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(b, `<line class="%s" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, class, x1, y1, x2, y2)
}

func textAt(b *strings.Builder, class string, x, y float64, text string) {
	fmt.Fprintf(b, `<text class="%s" x="%.1f" y="%.1f">%s</text>`, class, x, y, template.HTMLEscapeString(text))
}

// label says what the drawing shows: each step with its date, and the times of the
// answers.
func label(s slideView) string {
	var parts []string
	for i, step := range s.Timeline.Steps[:s.Timeline.Shown] {
		what := step.Word
		if what != "" {
			what += ", "
		}
		parts = append(parts, fmt.Sprintf("%d %s%s", i+1, what, step.Date))
	}
	text := s.Words.Timeline + s.Words.Colon + " " + strings.Join(parts, "; ")
	for _, br := range s.Timeline.Draw(s.lang).Brackets {
		text += ". " + br.Label
	}
	return text
}
