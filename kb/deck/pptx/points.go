package pptx

import (
	"strconv"

	"casebook/kb/deck"
)

// points are a lead and bullets: the situation, what they did.
func (p *page) points() {
	p.flow(p.body(), p.area, p.bodySize(float64(p.s.BulletSize)), p.size(16), func(size float64) []para {
		return p.list(size, bulleted, 0)
	})
}

// body is the placeholder for a slide's main text; nil where the layout has none.
func (p *page) body() *hole {
	if bodies := p.lay.bodies(); len(bodies) > 0 {
		return bodies[0]
	}
	return nil
}

// bodySize is the size at which text starts before it is made to fit: that of our
// design, or the template's own.
func (p *page) bodySize(points float64) float64 {
	if h := p.body(); !p.lay.ours && h != nil && h.size > 0 {
		return max(h.size, p.size(16))
	}
	return p.size(points)
}

// flow sets text as large as fits, in a placeholder or, where there is none, beside.
func (p *page) flow(h *hole, at box, from, least float64, paras func(size float64) []para) {
	size := p.shrink(at.w, at.h, from, least, paras)
	text := paras(size)
	if p.m.height(text, at.w) > at.h+1 {
		p.fits = false
	}
	if len(text) == 0 {
		return
	}
	if h == nil {
		p.textBox(p.words.textSlot, at, "t", true, text)
		return
	}
	p.put(h, outer(h, at), text)
}

// list is the lead and the bullets of a slide at a size.
func (p *page) list(size float64, mark list, start int) []para {
	var paras []para
	if p.s.Lead.Text != "" {
		paras = append(paras, para{runs: []run{{text: held(p.s.Lead.Text), lang: p.s.Lead.Lang, size: size * 1.1, face: p.face(serif)}}, line: p.tight()})
	}
	if h := p.body(); !p.lay.ours && mark == bulleted && h != nil && h.bullet == with {
		mark = inherited
	}
	for i, b := range p.s.Bullets {
		one := para{runs: []run{{text: held(b.Text.Text), lang: b.Text.Lang, size: size}}, line: p.air(), before: size * .6, list: mark, start: start + i, hang: p.hang(size)}
		if i == 0 && len(paras) > 0 {
			one.before = size * .9
		}
		paras = append(paras, one)
		if b.Detail.Text != "" {
			detail := para{
				runs:   []run{{text: b.Detail.Text, lang: b.Detail.Lang, size: max(size*.8, p.size(12)), color: p.pal.soft}},
				line:   p.air(),
				before: size * .1, margin: one.hang,
			}
			paras = append(paras, detail)
		}
	}
	return paras
}

// tight is how far apart the lines of a lead are, air those of other text; a template
// has its own.
func (p *page) tight() float64 {
	if p.lay.ours {
		return 1.1
	}
	return 0
}

func (p *page) air() float64 {
	if p.lay.ours {
		return 1.1
	}
	return 0
}

// hang is how far the text of a list stands right of its marks.
func (p *page) hang(size float64) float64 {
	if h := p.body(); !p.lay.ours && h != nil && h.bullet == with {
		return max(h.margin, size)
	}
	return size
}

// spare is how much higher a placeholder is than its text is measured to be: where
// the two are alike LibreOffice makes the text smaller, of one lesson and not of the
// next.
const spare = 12.0

// lessons are numbered, with a rule over each; in another's template they are its
// numbered list.
func (p *page) lessons() {
	start := max(p.s.Start, 1)
	if !p.lay.ours {
		p.flow(p.body(), p.area, p.bodySize(24), p.size(16), func(size float64) []para { return p.list(size, numbered, start) })
		return
	}
	const inner = 18.0 // over and under the words of each
	rows := func(size float64) ([][]para, float64) {
		var all [][]para
		high := 0.0
		for i := range p.s.Bullets {
			row := p.lesson(i, start, size)
			all = append(all, row)
			high += 2*inner + p.m.height(row, textWidth)
		}
		return all, high - inner
	}
	size := 26.0
	all, high := rows(size)
	for high > p.area.h && size > 18 {
		size--
		all, high = rows(size)
	}
	p.fits = high <= p.area.h+1
	y := p.area.y
	for i, row := range all {
		h := p.m.height(row, textWidth)
		p.rule(left, y, textWidth, .75, p.pal.rule, "")
		at := box{left, y + inner, textWidth, h + spare}
		if slot := p.lay.hole(strconv.Itoa(idxFirst + i)); slot != nil && i < 3 {
			p.put(slot, at, row)
		} else {
			p.textBox(p.words.textSlot, at, "t", true, row)
		}
		y += h + 2*inner
	}
}

func (p *page) lesson(i, start int, size float64) []para {
	b := p.s.Bullets[i]
	row := []para{{
		runs: []run{{text: held(b.Text.Text), lang: b.Text.Lang, size: size, face: serif, color: p.pal.ink}},
		line: 1.02, list: numbered, start: start + i, hang: lessonIndent, marks: min(size, 20),
	}}
	if b.Detail.Text != "" {
		row = append(row, para{
			runs:   []run{{text: b.Detail.Text, lang: b.Detail.Lang, size: 16, face: sans, color: p.pal.soft}},
			line:   1.1,
			before: 3, margin: lessonIndent,
		})
	}
	return row
}

// decision is the question to the room, large, and what it knows in columns.
func (p *page) decision() {
	if !p.lay.ours {
		p.flow(p.body(), p.area, p.bodySize(26), p.size(16), func(size float64) []para { return p.list(size, bulleted, 0) })
		return
	}
	h := p.body()
	top := p.lay.title().at.bottom() + 18
	lead := func(size float64) []para {
		return []para{{runs: []run{{text: held(p.s.Lead.Text), lang: p.s.Lead.Lang, size: size, face: serif}}, line: .98}}
	}
	const high = contentEnd
	columns := min(len(p.s.Bullets), 3)
	rowHeights := func(size float64) []float64 {
		var rows []float64
		for i, b := range p.s.Bullets {
			text := p.m.height(p.known(b, size), askWidth) + 12 + 18
			if i%3 == 0 {
				rows = append(rows, text)
			}
			rows[i/3] = max(rows[i/3], text)
		}
		return rows
	}
	size, small := 40.0, 20.0
	needed := func() float64 {
		sum := p.m.height(lead(size), 800)
		for _, r := range rowHeights(small) {
			sum += r
		}
		if columns > 0 {
			sum += 18
		}
		return sum
	}
	for needed() > high-top && size > 22 {
		size--
		if size < 32 && small > 16 {
			small -= .5
		}
	}
	p.fits = needed() <= high-top+1
	used := p.m.height(lead(size), 800)
	if p.s.Lead.Text != "" {
		p.put(h, box{left, top, 800, used + spare}, lead(size))
	}
	free := max(0, high-top-needed())
	y := top + used + 18 + min(free*.5, 34)
	for i, row := range rowHeights(small) {
		for j := 3 * i; j < min(3*i+3, len(p.s.Bullets)); j++ {
			x := left + float64(j%3)*(askWidth+askGap)
			p.rule(x, y, askWidth, 1.5, p.pal.rule, "")
			at := box{x, y + 12, askWidth, row - 30 + spare}
			text := p.known(p.s.Bullets[j], small)
			if slot := p.lay.hole(strconv.Itoa(idxFirst + j)); slot != nil && j < 3 {
				p.put(slot, at, text)
			} else {
				p.textBox(p.words.textSlot, at, "t", true, text)
			}
		}
		y += row
	}
}

func (p *page) known(b deck.Bullet, size float64) []para {
	paras := []para{{runs: []run{{text: held(b.Text.Text), lang: b.Text.Lang, size: size, color: p.pal.ink}}, line: 1.1}}
	if b.Detail.Text != "" {
		paras = append(paras, para{runs: []run{{text: b.Detail.Text, lang: b.Detail.Lang, size: max(size*.8, 12), color: p.pal.soft}}, before: 2})
	}
	return paras
}
