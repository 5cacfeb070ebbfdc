package main

import (
	"bytes"
	"strconv"
	"strings"

	"casebook/kb"
	"casebook/kb/exchange"
)

// A column of a comparison is never wider: the eye must find the next line's start.
const widestColumn = 44

// sideBySide lays a comparison out for a terminal. The titles stand above the
// table, since they are long and there is one line of width for all of them.
func (s style) sideBySide(cases []*kb.Case, rows []aspect, most int) []byte {
	head := 0
	for _, row := range rows[1:] {
		head = max(head, width(row.head))
	}
	column := min((most-head)/len(cases)-len(columnGap), widestColumn)
	column = max(column, 8)
	var b bytes.Buffer
	for i, c := range cases {
		number := s.with(accent, strconv.Itoa(i+1)) + "  "
		b.WriteString(s.wrap([]span{{c.Slug, bold}}, most, number, "   ") + "\n")
		b.WriteString(s.wrap(plainSpan(strings.Join(rows[0].cells[i], " "), ""), min(most, readWidth), "   ", "   ") + "\n")
	}
	numbers := aspect{}
	for i := range cases {
		numbers.cells = append(numbers.cells, []string{strconv.Itoa(i + 1)})
	}
	b.WriteByte('\n')
	b.WriteString(s.row(numbers, accent, head, column))
	for _, row := range rows[1:] {
		if !row.empty() {
			b.WriteString(s.row(row, "", head, column))
		}
	}
	return b.Bytes()
}

func (r aspect) empty() bool {
	for _, cell := range r.cells {
		if len(cell) > 0 {
			return false
		}
	}
	return true
}

// row is one aspect, as many lines high as its longest cell.
func (s style) row(r aspect, look string, head, column int) string {
	cells := make([][]string, len(r.cells))
	high := 1
	for i, cell := range r.cells {
		next := ""
		if len(cell) > 1 {
			next = " " // lines that go on are told from lines that begin
		}
		for _, line := range cell {
			wrapped := s.wrap(plainSpan(breakable(oneLine(line), column-1), look), column, "", next)
			cells[i] = append(cells[i], strings.Split(wrapped, "\n")...)
		}
		if len(cell) == 0 {
			cells[i] = []string{s.with(dim, "–")}
		}
		high = max(high, len(cells[i]))
	}
	var b strings.Builder
	for y := range high {
		line := pad("", head)
		if y == 0 {
			line = s.with(dim, pad(r.head, head))
		}
		for _, cell := range cells {
			text := ""
			if y < len(cell) {
				text = cell[y]
			}
			line += columnGap + pad(text, column)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// breakable parts words that are wider than a column: after a hyphen where there
// is one, else where the column ends.
func breakable(text string, column int) string {
	words := strings.Split(text, " ")
	for i, word := range words {
		var parts []string
		for width(word) > column {
			at, wide := 0, 0
			for j, r := range word {
				if wide += width(string(r)); wide > column {
					break
				}
				at = j + len(string(r))
			}
			if hyphen := strings.LastIndexAny(word[:at], "-/"); hyphen > 0 {
				at = hyphen + 1
			}
			if at == 0 {
				break
			}
			parts, word = append(parts, word[:at]), word[at:]
		}
		words[i] = strings.Join(append(parts, word), " ")
	}
	return strings.Join(words, " ")
}

// tabTable is a comparison for a spreadsheet; all aspects are there, so that a
// script finds each at its place.
func tabTable(cases []*kb.Case, rows []aspect) []byte {
	var b bytes.Buffer
	header := []string{""}
	for _, c := range cases {
		header = append(header, c.Slug)
	}
	writeRow(&b, header)
	for _, row := range rows {
		line := []string{row.head}
		for _, cell := range row.cells {
			line = append(line, exchange.Inert(strings.Join(cell, "; ")))
		}
		writeRow(&b, line)
	}
	return b.Bytes()
}

// markdownTable is a comparison for a document (GitHub Flavored Markdown, tables);
// aspects that no case has are left out.
func markdownTable(cases []*kb.Case, rows []aspect) []byte {
	var b bytes.Buffer
	line := func(cells []string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	header, rule := []string{""}, []string{"---"}
	for _, c := range cases {
		header, rule = append(header, c.Slug), append(rule, "---")
	}
	line(header)
	line(rule)
	for _, row := range rows {
		if row.empty() {
			continue
		}
		cells := []string{"**" + row.head + "**"}
		for _, cell := range row.cells {
			lines := make([]string, len(cell))
			for i, text := range cell {
				lines[i] = inTable(oneLine(text))
			}
			cells = append(cells, strings.Join(lines, "<br>"))
		}
		line(cells)
	}
	return b.Bytes()
}

// inTable keeps text from being read as Markdown.
func inTable(text string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "<", "&lt;", "[", `\[`, "`", "\\`").Replace(text)
}
