package pptx

// comparison is a real table: cases above, what they are compared by left, marks
// beside the words.
func (p *page) comparison() {
	t := p.s.Table
	if t == nil {
		return
	}
	k := p.area.w / textWidth
	build := func(size float64) grid {
		head := 128 * k
		g := grid{name: p.words.table, inner: size * .44, gap: 14 * k, size: size, header: true, columns: []float64{head}}
		for range t.Columns {
			g.columns = append(g.columns, (p.area.w-head)/float64(len(t.Columns)))
		}
		top := gridRow{cells: []gridCell{{}}, over: []gridLine{{}}}
		for _, c := range t.Columns {
			top.cells = append(top.cells, gridCell{paras: []para{{runs: []run{{text: c.Text, lang: c.Lang, size: size * 1.1, bold: true, color: p.pal.ink}}}}})
			top.over = append(top.over, gridLine{2.5, p.pal.ink})
		}
		g.rows = append(g.rows, top)
		for _, r := range t.Rows {
			row := gridRow{over: []gridLine{{.75, p.pal.rule}}}
			row.cells = append(row.cells, gridCell{paras: []para{{runs: []run{{text: r.Head, lang: p.d.Lang, size: size, color: p.pal.soft}}}}})
			for _, c := range r.Cells[:min(len(r.Cells), len(t.Columns))] {
				row.cells = append(row.cells, p.cellOf(c, size))
			}
			for len(row.cells) < len(g.columns) {
				row.cells = append(row.cells, gridCell{})
			}
			g.rows = append(g.rows, row)
		}
		g.settle()
		return g
	}
	tooWide := func(size float64) bool { // a word must not be broken
		g := build(size)
		for _, row := range g.rows {
			for j, c := range row.cells {
				for _, one := range c.paras {
					for _, r := range one.runs {
						if p.m.widest(r.text, sans, r.bold, r.size) > g.columns[j]-g.gap-one.margin {
							return true
						}
					}
				}
			}
		}
		return false
	}
	size := p.size(16)
	g := build(size)
	for _, high := g.heights(p.m); (high > p.area.h || tooWide(size)) && size > p.size(12); _, high = g.heights(p.m) {
		size -= .5
		g = build(size)
	}
	if _, high := g.heights(p.m); high > p.area.h+1 || len(t.Columns) > 4 && tooWide(size) {
		p.fits = false
	}
	g.draw(p, p.tableHole(), p.area.x, p.area.y)
}
