package pptx

import (
	"strconv"

	"casebook/kb/deck"
)

// card is a case at a glance: what happened and facts left, channels right.
func (p *page) card() {
	lead, facts, second := p.body(), (*hole)(nil), (*hole)(nil)
	leftBox, rightBox := p.area, p.area
	if p.lay.ours {
		second = p.lay.hole(strconv.Itoa(idxSecond))
	} else if bodies := p.lay.bodies(); len(bodies) > 1 && bodies[1].inner().x > bodies[0].inner().x+bodies[0].inner().w*.6 {
		second = bodies[1]
	}
	switch {
	case len(p.s.Channels) == 0:
		second = nil
	case p.s.Lead.Text == "" && len(p.s.Facts) == 0 && !p.lay.ours: // only channels: all the width is theirs
		second = nil
	case !p.lay.ours && second != nil:
		leftBox.w = lead.inner().right() - leftBox.x
		rightBox.x = second.inner().x
		rightBox.w = p.area.right() - rightBox.x
	default:
		leftBox.w = p.area.w * 480 / textWidth
		rightBox.x += p.area.w * 540 / textWidth
		rightBox.w = p.area.w * 300 / textWidth
	}
	if p.s.Lead.Text != "" || len(p.s.Facts) > 0 {
		p.leadAndFacts(lead, facts, leftBox)
	} else if len(p.s.Channels) > 0 {
		rightBox = box{p.area.x, p.area.y, min(p.area.w, p.area.w*480/textWidth), p.area.h}
		second = nil
	}
	if second != nil && second.typ == "body" { // one for text takes no table
		second = nil
	}
	if len(p.s.Channels) > 0 {
		p.channels(second, rightBox)
	}
}

// leadAndFacts stand above one another; both give way where there is no room.
func (p *page) leadAndFacts(h, factsHole *hole, at box) {
	gap := p.size(22)
	lead := func(size float64) []para {
		if p.s.Lead.Text == "" {
			return nil
		}
		return []para{{runs: []run{{text: held(p.s.Lead.Text), lang: p.s.Lead.Lang, size: size, face: p.face(serif)}}, line: p.tight()}}
	}
	from := p.size(22)
	if p.lay.ours && p.s.LeadSize > 0 {
		from = float64(p.s.LeadSize)
	}
	small := p.size(18)
	g := p.facts(at.w, small)
	size := from
	for {
		_, high := g.heights(p.m)
		if len(g.rows) > 0 {
			high += gap
		}
		if p.m.height(lead(size), at.w)+high <= at.h {
			break
		}
		if size <= p.size(16) && small <= p.size(14) {
			p.fits = false
			break
		}
		size = max(size-1, p.size(16))
		small = max(small-.5, p.size(14))
		g = p.facts(at.w, small)
	}
	high := p.m.height(lead(size), at.w)
	if text := lead(size); len(text) > 0 {
		in := box{at.x, at.y, at.w, high + min(spare, gap/2)}
		if h == nil {
			p.textBox(p.words.textSlot, in, "t", true, text)
		} else {
			p.put(h, outer(h, in), text)
		}
		high += gap
	}
	if len(g.rows) > 0 {
		g.draw(p, factsHole, at.x, at.y+high)
	}
}

// facts are labels and values, those with a mark in lines of their own where several
// have one.
func (p *page) facts(width, size float64) grid {
	labels := 0.0
	for _, f := range p.s.Facts {
		labels = max(labels, p.m.text(f.Label, sans, false, size))
	}
	labels = min(labels+size*.9, width*.4)
	g := grid{name: p.words.layouts[layoutCard], columns: []float64{labels, width - labels}, inner: size * .2, gap: 0, size: size}
	for i, f := range p.s.Facts {
		label := gridCell{paras: []para{{runs: []run{{text: f.Label, lang: p.d.Lang, size: size, color: p.pal.soft}}}}}
		g.rows = append(g.rows, gridRow{cells: []gridCell{label, p.cellOf(deck.Cell{Text: f.Value, Lines: f.Cells}, size)}, flush: i == 0})
	}
	g.settle()
	return g
}

// cellOf is a cell of the outline: one line, or several with a mark each.
func (p *page) cellOf(c deck.Cell, size float64) gridCell {
	lines := c.Lines
	if len(lines) == 0 {
		lines = []deck.Cell{c}
	}
	var out gridCell
	for _, l := range lines {
		out.paras = append(out.paras, para{runs: []run{{text: l.Text, lang: p.d.Lang, size: size, bold: c.Best || l.Best, color: p.pal.ink}}, before: size * .12})
		out.marks = append(out.marks, l.Mark)
	}
	return out
}

// channels are a table with a mark for each verdict.
func (p *page) channels(h *hole, at box) {
	build := func(size float64) grid {
		g := grid{name: p.words.channels, columns: []float64{at.w}, inner: size * .42, gap: 0, size: size}
		g.rows = append(g.rows, gridRow{cells: []gridCell{{paras: []para{{
			runs: []run{{text: p.words.channels, lang: p.d.Lang, size: min(size, p.size(16)), bold: true, color: p.pal.ink}},
		}}}}, flush: true})
		for _, c := range p.s.Channels {
			g.rows = append(g.rows, gridRow{cells: []gridCell{p.channel(c, size)}, over: []gridLine{{.75, p.pal.rule}}})
		}
		g.settle()
		for _, row := range g.rows {
			for _, c := range row.cells {
				for i := range c.paras {
					c.paras[i].margin = max(c.paras[i].margin, c.paras[0].margin) // reasons stand under the words
				}
			}
		}
		return g
	}
	size := p.size(20)
	g := build(size)
	for _, high := g.heights(p.m); high > at.h && size > p.size(14); _, high = g.heights(p.m) {
		size -= .5
		g = build(size)
	}
	if _, high := g.heights(p.m); high > at.h+1 {
		p.fits = false
	}
	g.draw(p, h, at.x, at.y)
}

func (p *page) channel(c deck.Channel, size float64) gridCell {
	name := c.Name
	if c.Years != "" {
		name += " " + c.Years
	}
	line := para{runs: []run{{text: name, lang: p.d.Lang, size: size, color: p.pal.ink}}}
	if c.Word != "" {
		line.runs = append(line.runs, run{text: p.words.colon + c.Word, lang: p.d.Lang, size: size, color: p.pal.ink})
	}
	cell := gridCell{paras: []para{line}, marks: []string{"verdict:" + c.Verdict}}
	if c.Verdict == "" {
		cell.marks[0] = "verdict:none"
	}
	if c.Note.Text != "" {
		cell.paras = append(cell.paras, para{runs: []run{{text: c.Note.Text, lang: c.Note.Lang, size: max(size*.72, p.size(12)), color: p.pal.soft}}})
	}
	return cell
}
