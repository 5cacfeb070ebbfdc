package pptx

import (
	"strconv"

	"casebook/kb/deck"
)

// agenda is a table: a number, who and when, what is asked, how long it takes. Names
// lead to the slides of their case.
func (p *page) agenda() {
	asks, timed := false, false
	for _, b := range p.s.Bullets {
		asks = asks || b.Question.Text != ""
		timed = timed || b.Time != ""
	}
	k := p.area.w / textWidth
	last := strconv.Itoa(max(p.s.Start, 1) + len(p.s.Bullets) - 1)
	number, time := max(34*k, p.m.text(last, sans, false, p.size(20))+22*k), 0.0
	if timed {
		for _, b := range p.s.Bullets {
			time = max(time, p.m.text(b.Time, sans, false, p.size(20))+16*k)
		}
		time = min(time, p.area.w/4)
	}
	rest := p.area.w - number - time
	columns := []float64{number, rest * .34, rest * .66}
	if timed {
		columns = append(columns, time)
	}
	build := func(size float64) grid {
		g := grid{name: p.words.layouts[layoutAgenda], columns: columns, inner: size * .45, gap: 14 * k, size: size}
		for i, b := range p.s.Bullets {
			g.rows = append(g.rows, p.agendaRow(i, b, size, columns[1]-g.gap, asks, timed))
		}
		g.settle()
		return g
	}
	size := p.size(20)
	g := build(size)
	for _, high := g.heights(p.m); high > p.area.h && size > p.size(14); _, high = g.heights(p.m) {
		size -= .5
		g = build(size)
	}
	if _, high := g.heights(p.m); high > p.area.h+1 {
		p.fits = false
	}
	if _, high := g.heights(p.m); high < p.area.h { // few cases have more air
		g.inner += min((p.area.h-high)/float64(2*len(g.rows)+1), size*.25)
	}
	if len(g.rows) > 0 {
		g.draw(p, p.tableHole(), p.area.x, p.area.y)
	}
}

// tableHole is the placeholder that a table may fill: one for tables or for any
// content. One for text can hold none.
func (p *page) tableHole() *hole {
	for _, h := range p.lay.bodies() {
		if h.typ == "" || h.typ == "obj" || h.typ == "tbl" {
			return h
		}
	}
	return nil
}

func (p *page) agendaRow(i int, b deck.Bullet, size, wide float64, asks, timed bool) gridRow {
	soft := func(text string) gridCell {
		return gridCell{paras: []para{{runs: []run{{text: text, lang: p.d.Lang, size: size, color: p.pal.soft}}}}}
	}
	name := run{text: b.Text.Text, lang: b.Text.Lang, size: size, bold: true, color: p.pal.ink, plain: true}
	if b.Slug != "" {
		name.jump = p.jump(b.Slug)
	}
	who := gridCell{paras: []para{{runs: p.linked(name, wide)}}}
	detail := para{runs: []run{{text: b.Detail.Text, lang: b.Detail.Lang, size: max(size*.8, p.size(12)), color: p.pal.soft}}}
	what := gridCell{paras: []para{{runs: []run{{text: b.Question.Text, lang: b.Question.Lang, size: size, face: serif, color: p.pal.ink}}}}}
	switch {
	case !asks:
		what = gridCell{paras: []para{detail}}
	case b.Detail.Text != "":
		who.paras = append(who.paras, detail)
	}
	row := gridRow{cells: []gridCell{soft(strconv.Itoa(max(p.s.Start, 1) + i)), who, what}, over: []gridLine{{.75, p.pal.rule}}}
	if timed {
		at := soft(b.Time)
		at.paras[0].right = true
		row.cells = append(row.cells, at)
	}
	return row
}

// jump is the relation to the first slide of a case; where it stands is known only
// once all slides are.
func (p *page) jump(slug string) string {
	if id := p.jumps[slug]; id != "" {
		return id
	}
	id := "rIdCase" + strconv.Itoa(len(p.jumps)+1)
	p.jumps[slug] = id
	return id
}

// linked parts a link in two where it takes more than a line: LibreOffice breaks a
// link inside its words.
func (p *page) linked(r run, wide float64) []run {
	if r.jump == "" || p.m.text(r.text, sans, r.bold, r.size) <= wide {
		return []run{r}
	}
	at := -1
	for i, c := range r.text {
		if c == ' ' && p.m.text(r.text[:i], sans, r.bold, r.size) <= wide {
			at = i
		}
	}
	if at < 0 {
		return []run{r}
	}
	first, space, rest := r, r, r
	first.text, space.text, rest.text = r.text[:at], " ", r.text[at+1:]
	space.jump = ""
	return []run{first, space, rest}
}
