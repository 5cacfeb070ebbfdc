package pptx

import (
	"strconv"
	"strings"

	"casebook/kb/deck"
)

// figures are big numbers side by side, each under a rule that is dashed where the
// number is disputed.
func (p *page) figures() {
	n := len(p.s.Figures)
	if n == 0 {
		return
	}
	k := p.area.w / textWidth
	gap := figureGap * k
	width := (p.area.w - gap*float64(n-1)) / float64(n)
	if n == 1 {
		width = min(p.area.w, 560*k)
	}
	value := p.size(66)
	for _, f := range p.s.Figures {
		for p.m.text(f.Value, serif, false, value) > width && value > p.size(32) {
			value--
		}
	}
	label, small := p.size(22), p.size(14)
	high := func() float64 {
		most := 0.0
		for _, f := range p.s.Figures {
			most = max(most, p.m.height(p.figure(f, value, label, small), width))
		}
		return most
	}
	top := p.size(38)
	for top+p.size(16)+high() > p.area.h && (label > p.size(16) || value > p.size(32)) {
		label, value = max(label-1, p.size(16)), max(value-2, p.size(32))
		top = max(top-4, p.size(16))
	}
	if top+p.size(16)+high() > p.area.h+1 {
		p.fits = false
	}
	bodies := p.lay.bodies()
	for i, f := range p.s.Figures {
		x, y := p.area.x+float64(i)*(width+gap), p.area.y+top
		at := box{x, y + p.size(16), width, p.m.height(p.figure(f, value, label, small), width)}
		p.figureRule(f, x, y, width, small)
		paras := p.figure(f, value, label, small)
		slot := p.lay.hole(strconv.Itoa(idxFirst + i))
		switch {
		case p.lay.ours && slot != nil && i < 3:
			p.put(slot, at, paras)
		case !p.lay.ours && n == 1 && len(bodies) == 1 && bodies[0].typ != "tbl":
			p.put(bodies[0], outer(bodies[0], at), paras)
		default:
			p.textBox(p.words.figure, at, "t", true, paras)
		}
	}
}

// figureRule is the rule over a figure; a disputed one says so on it.
func (p *page) figureRule(f deck.Figure, x, y, width, small float64) {
	if f.Disputed == "" {
		p.rule(x, y, width, 2.5*p.k, p.pal.ink, "")
		return
	}
	p.rule(x, y, width, 2.5*p.k, p.pal.half, "sysDash")
	word := para{runs: []run{{text: p.words.disputed, lang: p.d.Lang, size: small, bold: true, color: p.pal.ink}}}
	w := p.m.text(p.words.disputed, sans, true, small) + p.size(18)
	h := small*sansLine + p.size(8)
	at := box{x + width - w, y - h/2, w, h}
	p.preset("rect", at, p.pal.paper, p.pal.half, .75)
	word.margin = 0
	p.textBox(p.words.disputed, box{at.x + p.size(8), at.y + p.size(4), at.w - p.size(14), at.h - p.size(8)}, "t", false, []para{word})
}

// figure is the number, what it counts, how far that reaches and who counted.
func (p *page) figure(f deck.Figure, value, label, small float64) []para {
	paras := []para{
		{runs: []run{{text: f.Value, lang: p.d.Lang, size: value, face: serif, color: p.pal.ink}}, line: .9},
		{runs: []run{{text: held(f.Label.Text), lang: f.Label.Lang, size: label, face: sans, color: p.pal.ink}}, line: p.air(), before: label * .3},
	}
	note := f.Rung
	if f.By != "" {
		if note != "" {
			note += ". "
		}
		note += f.By
	}
	if f.Source > 0 {
		note += " [" + strconv.Itoa(f.Source) + "]"
	}
	if note != "" {
		paras = append(paras, para{runs: []run{{text: note, lang: p.d.Lang, size: small, face: sans, color: p.pal.soft}}, before: small})
	}
	if f.Disputed != "" && !strings.EqualFold(f.Disputed, p.words.disputed) { // that stands on the rule
		paras = append(paras, para{runs: []run{{text: f.Disputed, lang: p.d.Lang, size: small, face: sans, color: p.pal.soft}}, before: small * .3})
	}
	return paras
}
