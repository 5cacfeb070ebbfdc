package pptx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casebook/kb/deck"
)

// timeline draws the steps to scale as one group of shapes, and under it the words of
// as many of them as there is room for, in equal columns.
func (p *page) timeline() {
	t := p.s.Timeline
	if t == nil {
		return
	}
	first, last := t.First, t.Last
	if last <= first || last > len(t.Steps) {
		first, last = 0, len(t.Steps)
	}
	last = min(last, max(t.Shown, 0))
	d := t.Draw(p.d.Lang)
	y := p.area.y
	if len(d.Marks) > 0 {
		high := d.Height() * p.k
		p.group(p.words.timeline, p.timelineWords(t, d), box{p.area.x, y, p.area.w, high}, func() { p.axis(d, y) })
		y += high + 18*p.k
	}
	p.steps(t, first, last, box{p.area.x, y, p.area.w, p.area.bottom() - y})
}

// timelineWords is the alternative text of the drawing.
func (p *page) timelineWords(t *deck.Timeline, d deck.Drawing) string {
	var parts []string
	for i, s := range t.Steps[:min(max(t.Shown, 0), len(t.Steps))] {
		part := strconv.Itoa(i+1) + " " + s.Date
		if s.Word != "" {
			part += ", " + s.Word
		}
		parts = append(parts, part)
	}
	for _, b := range d.Brackets {
		parts = append(parts, b.Label)
	}
	if slices.ContainsFunc(d.Marks, func(m deck.Mark) bool { return m.Right > m.Left }) {
		parts = append(parts, p.words.inexact)
	}
	return p.words.timeline + p.words.colon + strings.Join(parts, "; ")
}

// axis draws what is to scale. What leads to marks is drawn first: no line crosses one.
func (p *page) axis(d deck.Drawing, top float64) {
	k := p.k
	at := func(share float64) float64 { return p.area.x + share*p.area.w }
	y := top + d.Axis()*k
	from := 0.0
	for _, f := range d.Folds {
		p.rule(at(from), y, at(f.From)-at(from), 1.5*k, p.pal.edge, "")
		p.fold(f, at(f.From), at(f.To), y)
		from = f.To
	}
	p.rule(at(from), y, at(1)-at(from), 1.5*k, p.pal.edge, "")
	for _, tick := range d.Ticks {
		p.segment(at(tick.X), y-6*k, at(tick.X), y+6*k, 1.5*k, p.pal.edge, "")
		p.label(tick.Label, at(tick.X), y+13*k, p.size(14), tick.Align, false, p.pal.soft)
	}
	for i, b := range d.Brackets {
		p.bracket(b, at(b.From), at(b.To), at(b.LabelX), top+d.BracketAt(i)*k)
	}
	above := func(m deck.Mark) float64 { return y - float64(m.Lane)*deck.LaneHeight*k }
	for _, m := range d.Marks {
		if m.Right > m.Left {
			p.segment(at(m.Left), above(m), at(m.Right), above(m), 3*k, p.pal.edge, "sysDot")
		}
		if m.Lane > 0 {
			p.segment(at(m.X), above(m), at(m.At), y, .75*k, p.pal.edge, "")
		}
	}
	for _, m := range d.Marks {
		p.stepMark(m.Step, at(m.X), above(m), k)
		number, size := strconv.Itoa(m.Number), p.size(14)
		beside := above(m) - size*.62
		if m.Lane == 0 {
			beside = y - size*1.3 // over the axis, which would cross it
		}
		folded := slices.ContainsFunc(d.Folds, func(f deck.Fold) bool { return f.From >= m.X && f.From-m.X < .05 })
		switch {
		case !d.Covered(m):
			p.label(number, at(m.X), above(m)-30*k, size, "middle", true, p.pal.ink)
		case folded && m.Lane == 0: // the length of the fold stands at the right
			p.label(number, at(m.X)-14*k, beside, size, "end", true, p.pal.ink)
		default:
			p.label(number, at(m.X)+15*k, beside, size, "start", true, p.pal.ink)
		}
	}
}

// fold is a stretch that is shortened: a zigzag and how long it is.
func (p *page) fold(f deck.Fold, from, to, y float64) {
	w, h := to-from, 8*p.k
	p.path(box{from, y - h/2, w, h}, 100, 10, `M 0 5 L 20 5 L 30 0 L 45 10 L 60 0 L 70 5 L 100 5`, "", p.pal.edge, 1.5*p.k)
	p.label(f.Label, (from+to)/2, y-26*p.k, p.size(14), "middle", false, p.pal.soft)
}

// bracket spans the time to an answer, with its length in words at x.
func (p *page) bracket(b deck.Bracket, from, to, x, y float64) {
	k := p.k
	p.segment(from, y, to, y, 2*k, p.pal.accent, "")
	p.segment(from, y-5*k, from, y+5*k, 2*k, p.pal.accent, "")
	p.segment(to, y-5*k, to, y+5*k, 2*k, p.pal.accent, "")
	size := p.size(14)
	if b.Align == "middle" { // there is no room beside it: the words stand on it
		wide := p.m.text(b.Label, sans, true, size) + 10*k
		p.preset("rect", box{x - wide/2, y - size*.65, wide, size * 1.3}, p.pal.paper, "", 0)
	}
	p.label(b.Label, x, y-size*.65, size, b.Align, true, p.pal.ink)
}

// label is a word or two of a drawing; align says which part of it stands at x. Its
// box is as wide as its text, for some readers turn a point into a page.
func (p *page) label(text string, x, y, size float64, align string, bold bool, c color) {
	w := p.m.text(text, sans, bold, size) + 2
	one := para{runs: []run{{text: text, lang: p.d.Lang, size: size, bold: bold, color: c}}}
	switch align {
	case "middle":
		x -= w / 2
	case "end":
		x -= w
	}
	x = min(max(x, 2), p.t.size.w-w-2)
	p.textBox(text, box{x, y, w, size * sansLine}, "t", false, []para{one})
}

// stepMark draws what a step is: event diamond, first answer ring, apology disc,
// action square, end bar, else a dot.
func (p *page) stepMark(step string, x, y, k float64) {
	around := func(r float64) box { return box{x - r*k, y - r*k, 2 * r * k, 2 * r * k} }
	switch step {
	case "event":
		p.preset("diamond", around(13), p.pal.no, "", 0)
	case "first-answer":
		p.preset("ellipse", around(9), p.pal.paper, p.pal.accent, 5*k)
	case "apology":
		p.preset("ellipse", around(11.5), p.pal.accent, "", 0)
	case "action":
		p.preset("rect", around(10), p.pal.accent, "", 0)
	case "end":
		p.preset("rect", box{x - 3.5*k, y - 13*k, 7 * k, 26 * k}, p.pal.accent, "", 0)
	default:
		p.preset("ellipse", around(6), p.pal.edge, "", 0)
	}
}

// steps are the words of some steps, in equal columns by number.
func (p *page) steps(t *deck.Timeline, first, last int, at box) {
	n := last - first
	if n <= 0 {
		return
	}
	columns := max(n, t.Columns, 1)
	gap := p.size(18)
	width := (at.w - gap*float64(columns-1)) / float64(columns)
	high := func(size float64) float64 {
		most := 0.0
		for i := first; i < last; i++ {
			most = max(most, p.m.height(p.step(t.Steps[i], i, size), width))
		}
		return most
	}
	size := p.size(16)
	for high(size) > at.h && size > p.size(12) {
		size -= .5
	}
	if high(size) > at.h+1 || width < p.size(90) {
		p.fits = false
	}
	for i := first; i < last; i++ {
		x := at.x + float64(i-first)*(width+gap)
		text := p.step(t.Steps[i], i, size)
		p.textBox(fmt.Sprintf("%d %s", i+1, t.Steps[i].Date), box{x, at.y, width, p.m.height(text, width)}, "t", true, text)
	}
}

func (p *page) step(s deck.Step, i int, size float64) []para {
	head := strconv.Itoa(i + 1)
	if s.Word != "" {
		head += "\u00a0" + s.Word
	}
	return []para{
		{runs: []run{{text: s.Date, lang: p.d.Lang, size: max(size*.875, p.size(12)), color: p.pal.soft}}},
		{runs: []run{{text: head, lang: p.d.Lang, size: size, bold: true, color: p.pal.ink}}, before: 2},
		{runs: []run{{text: s.Text.Text, lang: s.Text.Lang, size: size, color: p.pal.ink}}, line: p.air()},
	}
}
