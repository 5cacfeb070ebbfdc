package main

import (
	"strings"

	extast "github.com/yuin/goldmark/extension/ast"
)

// columnGap stands between the columns of a table.
const columnGap = "  "

// layTable lays rows out in lines, numbers at the right where the table says so;
// the first row is the header. Columns that do
// not fit the width side by side are told one after the other, a row at a time.
func (s style) layTable(rows [][][]span, sides []extast.Alignment, most int) []string {
	if len(rows) == 0 {
		return nil
	}
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			if i < len(widths) {
				widths[i] = max(widths[i], width(textOf(cell)))
			}
		}
	}
	total := len(columnGap) * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	if total > most {
		return s.layRecords(rows, most)
	}
	var lines []string
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			if i > 0 {
				b.WriteString(columnGap)
			}
			text := s.wrap(cell, most+1, "", "")
			if i < len(sides) && sides[i] == extast.AlignRight {
				text = strings.Repeat(" ", max(0, widths[i]-width(text))) + text
			} else if i < len(widths) {
				text = pad(text, widths[i])
			}
			b.WriteString(text)
		}
		lines = append(lines, b.String())
	}
	return lines
}

func (s style) layRecords(rows [][][]span, most int) []string {
	var lines []string
	for i, row := range rows[1:] {
		if i > 0 {
			lines = append(lines, "")
		}
		for j, cell := range row {
			var head []span
			if j < len(rows[0]) && textOf(rows[0][j]) != "" {
				head = append(append(head, rows[0][j]...), span{": ", ""})
			}
			lines = append(lines, strings.Split(s.wrap(append(head, cell...), most, "", "  "), "\n")...)
		}
	}
	return lines
}
