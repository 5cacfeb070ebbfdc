package pptx

import (
	"cmp"
	"strconv"

	"casebook/kb/deck"
)

// sources are full references with their addresses: in one column where they are few,
// else in two.
func (p *page) sources() {
	refs := p.s.References
	one := func(size float64) []para { return p.references(refs, size) }
	h := p.body()
	least := p.size(12)
	size := p.shrink(p.area.w, p.area.h, p.size(14), least, one)
	if len(refs) < 2 || p.m.height(one(size), p.area.w) <= p.area.h && size > least {
		p.flow(h, p.area, p.size(14), least, one)
		return
	}
	gap := p.size(40)
	width := (p.area.w - gap) / 2
	half := p.half(refs, least, width)
	leftBox := box{p.area.x, p.area.y, width, p.area.h}
	p.flow(h, leftBox, least, least, func(size float64) []para { return p.references(refs[:half], size) })
	var second *hole
	if p.lay.ours {
		second = p.lay.hole(strconv.Itoa(idxSecond))
	}
	p.flow(second, box{leftBox.right() + gap, p.area.y, width, p.area.h}, least, least, func(size float64) []para { return p.references(refs[half:], size) })
}

// half parts references so that two columns are about as high.
func (p *page) half(refs []deck.Source, size, width float64) int {
	whole := p.m.height(p.references(refs, size), width)
	for n := 1; n < len(refs); n++ {
		if p.m.height(p.references(refs[:n], size), width) >= whole/2 {
			return n
		}
	}
	return len(refs) - 1
}

func (p *page) references(refs []deck.Source, size float64) []para {
	var paras []para
	for _, src := range refs {
		lang := cmp.Or(src.Lang, p.d.Lang)
		text := src.Text
		if src.Number > 0 {
			text = "[" + strconv.Itoa(src.Number) + "]\u00a0" + text
		}
		one := para{runs: []run{{text: text, lang: lang, size: size}}, line: p.air(), before: size * .7}
		if src.Address != "" {
			address := run{text: shown(src.Address), lang: lang, size: size, link: p.link(src.Address)}
			one.runs = append(one.runs, run{text: " ", lang: lang, size: size}, address)
		}
		paras = append(paras, one)
	}
	return paras
}
