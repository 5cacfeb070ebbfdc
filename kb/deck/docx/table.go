package docx

// textWidth is how wide lines are, in twentieths of a point.
const textWidth = 9298

// A table has cells of paragraphs. Its head, where it has one, is repeated on every
// page; rows are not parted between pages.
type table struct {
	style  string
	title  string // for who can't see it
	widths []int  // parts of 100
	head   []string
	first  bool // the first column names the row
	rows   [][][]para
}

func (b *body) table(t table) {
	x := b.x
	x.Raw(`<w:tbl><w:tblPr><w:tblStyle w:val="`).Raw(t.style).Raw(`"/><w:tblW w:w="`).Int(textWidth).Raw(`" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0`)
	switch {
	case len(t.head) > 0 && t.first:
		x.Raw(`6A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"`)
	case len(t.head) > 0:
		x.Raw(`620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"`)
	case t.first:
		x.Raw(`680" w:firstRow="0" w:lastRow="0" w:firstColumn="1"`)
	default:
		x.Raw(`600" w:firstRow="0" w:lastRow="0" w:firstColumn="0"`)
	}
	x.Raw(` w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="`).Text(t.title).Raw(`"/></w:tblPr><w:tblGrid>`)
	for i := range t.widths {
		x.Raw(`<w:gridCol w:w="`).Int(t.column(i)).Raw(`"/>`)
	}
	x.Raw(`</w:tblGrid>`)
	if len(t.head) > 0 {
		x.Raw(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
		for i := range t.widths {
			b.cell(t.column(i), []para{{style: "TableText", spans: []span{{text: t.head[i]}}, keepNext: true}})
		}
		x.Raw(`</w:tr>`)
	}
	for _, row := range t.rows {
		x.Raw(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i := range t.widths {
			var paras []para
			if i < len(row) {
				paras = row[i]
			}
			b.cell(t.column(i), paras)
		}
		x.Raw(`</w:tr>`)
	}
	x.Raw(`</w:tbl>`)
}

func (t table) column(i int) int { return textWidth * t.widths[i] / 100 }

// cell writes a cell, which has a paragraph at least.
func (b *body) cell(width int, paras []para) {
	b.x.Raw(`<w:tc><w:tcPr><w:tcW w:w="`).Int(width).Raw(`" w:type="dxa"/></w:tcPr>`)
	if len(paras) == 0 {
		paras = []para{{style: "TableText"}}
	}
	b.add(paras...)
	b.x.Raw(`</w:tc>`)
}

// text is a cell of one text.
func text(s, lang string) []para {
	return []para{{style: "TableText", spans: []span{{text: s, lang: lang}}}}
}
