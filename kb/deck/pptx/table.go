package pptx

import (
	"fmt"
	"strings"

	"casebook/kb/deck/opc"
)

// A grid is a table to be drawn: columns of a width, rows of cells. Marks stand
// beside the words as shapes, for a table's text can hold none; rows are as high as
// their text is measured to be, so that the two keep together.
type grid struct {
	name    string
	columns []float64
	rows    []gridRow
	inner   float64 // over and under the words of a row
	gap     float64 // right of the words of a cell
	size    float64 // of the text that marks stand beside
	header  bool    // the first row names the columns
}

type gridRow struct {
	cells []gridCell
	over  []gridLine // the rule over each cell; one for all where there is one
	flush bool       // no space over its words
}

type gridLine struct {
	width float64
	color color
}

// A gridCell is paragraphs, each with a mark before it or without.
type gridCell struct {
	paras []para
	marks []string // by paragraph; may be shorter
}

// markRoom is how far words stand right of the left edge of their mark.
func (g grid) markRoom(kind string) float64 {
	if w := markWidth(kind, g.markSize()); w > 0 {
		return w + g.size*.4
	}
	return 0
}

func (g grid) markSize() float64 { return g.size * .9 }

// gridLineHeight is how far lines of a table are apart, in shares of their size.
const gridLineHeight = 1.26

// settle puts the words of marked paragraphs beside their marks, and fixes how far
// lines are apart: renderers differ in what a font's own distance is.
func (g grid) settle() {
	for _, row := range g.rows {
		for _, c := range row.cells {
			for i := range c.paras {
				high := 0.0
				for _, r := range c.paras[i].runs {
					high = max(high, r.size)
				}
				c.paras[i].exact = high * gridLineHeight
				if i < len(c.marks) {
					c.paras[i].margin = g.markRoom(c.marks[i])
				}
			}
		}
	}
}

// heights are those of the rows.
func (g grid) heights(m measure) (rows []float64, sum float64) {
	for _, row := range g.rows {
		high := 0.0
		for j, c := range row.cells {
			high = max(high, m.height(c.paras, g.columns[j]-g.gap))
		}
		high += g.top(row) + g.inner
		rows = append(rows, high)
		sum += high
	}
	return rows, sum
}

func (g grid) top(row gridRow) float64 {
	if row.flush {
		return 0
	}
	return g.inner
}

// draw draws the table at a place, in a placeholder or, where h is nil, beside. Widths
// in the file's unit are made to add up to the frame's.
func (g grid) draw(p *page, h *hole, x, y float64) {
	heights, _ := g.heights(p.m)
	lang := opc.LangTag(p.d.Lang)
	p.x.raw(`<p:graphicFrame><p:nvGraphicFramePr>`)
	p.named(g.name, g.describe())
	p.x.raw(`<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>`)
	if h != nil {
		p.holeRef(h)
	}
	total, high := 0, 0
	for _, w := range g.columns {
		total += emu(w)
	}
	for _, r := range heights {
		high += emu(r)
	}
	p.x.raw(`</p:nvPr></p:nvGraphicFramePr><p:xfrm><a:off x="`).int(emu(x)).raw(`" y="`).int(emu(y)).raw(`"/><a:ext cx="`).int(total).raw(`" cy="`).int(high).raw(`"/></p:xfrm>`)
	p.x.raw(`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr`)
	if g.header {
		p.x.raw(` firstRow="1" firstCol="1"`)
	}
	p.x.raw(`><a:tableStyleId>{2D5ABB26-0587-4C30-8999-92F81FD0307C}</a:tableStyleId></a:tblPr><a:tblGrid>`)
	for _, w := range g.columns {
		p.x.raw(`<a:gridCol w="`).int(emu(w)).raw(`"/>`)
	}
	p.x.raw(`</a:tblGrid>`)
	for i, row := range g.rows {
		p.x.raw(`<a:tr h="`).int(emu(heights[i])).raw(`">`)
		for j, c := range row.cells {
			p.x.raw(`<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>`).paragraphs(c.paras, lang).raw(`</a:txBody><a:tcPr marL="0" marR="`).int(emu(g.gap))
			p.x.raw(`" marT="`).int(emu(g.top(row))).raw(`" marB="`).int(emu(g.inner)).raw(`" anchor="t">`)
			p.x.line("a:lnL", 0, "", "").line("a:lnR", 0, "", "")
			over := row.line(j)
			p.x.line("a:lnT", over.width, over.color, "")
			under := gridLine{}
			if i+1 < len(g.rows) { // two cells share an edge: they must agree about it
				under = g.rows[i+1].line(j)
			}
			p.x.line("a:lnB", under.width, under.color, "").raw(`<a:noFill/></a:tcPr></a:tc>`)
		}
		p.x.raw(`</a:tr>`)
	}
	p.x.raw(`</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`)
	g.drawMarks(p, x, y, heights)
}

func (r gridRow) line(j int) gridLine {
	switch {
	case len(r.over) == 0:
		return gridLine{}
	case len(r.over) == 1:
		return r.over[0]
	}
	return r.over[j]
}

// drawMarks puts marks on the first lines of their paragraphs.
func (g grid) drawMarks(p *page, x, y float64, heights []float64) {
	for i, row := range g.rows {
		left := x
		for j, c := range row.cells {
			top := y + g.top(row)
			for n, one := range c.paras {
				if n > 0 {
					top += one.before
				}
				line := p.m.lineHeight(one)
				if n < len(c.marks) && c.marks[n] != "" {
					p.mark(c.marks[n], left, top+(line-g.markSize())/2, g.markSize(), plainText(one))
				}
				top += line * float64(p.m.lines(one, g.columns[j]-g.gap))
			}
			left += g.columns[j]
		}
		y += heights[i]
	}
}

func plainText(p para) string {
	var b strings.Builder
	for _, r := range p.runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// describe is the alternative text of a table: its size and what its columns are.
func (g grid) describe() string {
	if !g.header || len(g.rows) == 0 {
		return g.name
	}
	var names []string
	for _, c := range g.rows[0].cells {
		for _, one := range c.paras {
			if s := strings.TrimSpace(plainText(one)); s != "" {
				names = append(names, s)
			}
		}
	}
	return fmt.Sprintf("%s, %d × %d: %s", g.name, len(g.rows), len(g.columns), strings.Join(names, ", "))
}
