package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"casebook/index"
)

// The measures of a bar chart on a terminal.
const (
	widestLabel = 28
	longestBar  = 40
	mostBars    = 15 // of a facet, but of years
)

// statsBars lays the figures out as bars, and what is missing as a list. Facets that
// somebody named show all their values.
func (l labels) statsBars(s *index.Stats, links *linkStats, named bool, look style, width int) []byte {
	t := libraryTextsFor(l.text.lang)
	var b bytes.Buffer
	head := []string{l.text.count(l.text.cases, s.Cases), l.text.count(t.organisations, s.Companies), l.text.count(t.tags, s.Tags)}
	if !s.Updated.IsZero() {
		head = append(head, fmt.Sprintf(t.updated, s.Updated))
	}
	b.WriteString(look.wrap(plainSpan(strings.Join(head, " · "), bold), width, "", "") + "\n")
	for _, f := range s.Facets {
		l.bars(&b, f, named, look, width)
	}
	b.WriteString("\n" + look.with(heading, t.gaps) + "\n")
	for _, gap := range s.Gaps {
		line := "  " + look.with(bold, fmt.Sprintf("%4d", gap.Cases)) + "  " + t.gapNames[gap.Name]
		if gap.Query != "" && gap.Cases > 0 {
			line += "  " + look.with(dim, gap.Query)
		}
		b.WriteString(line + "\n")
	}
	if links == nil {
		b.WriteString("     –  " + t.linksUnasked + "\n")
	} else {
		b.WriteString("  " + look.with(bold, fmt.Sprintf("%4d", links.Dead)) + "  " + fmt.Sprintf(t.linksDead, links.Failed, links.Checked) + "\n")
	}
	for _, f := range s.Sparse {
		if len(f.Values) == 0 {
			continue
		}
		line := []span{{l.text.facetTexts[f.Facet].head, bold}, {", " + fmt.Sprintf(t.sparse, index.FewCases) + l.text.colon, ""}}
		for i, v := range f.Values {
			if i > 0 {
				line = append(line, span{noBreak + "·", dim})
			}
			label := strings.ReplaceAll(oneLine(l.count(f.Facet, v)), " ", noBreak)
			line = append(line, span{" " + label + noBreak, ""}, span{"(" + strconv.Itoa(v.Cases) + ")", dim})
		}
		b.WriteString(look.wrap(line, width, "  ", "  ") + "\n")
	}
	return b.Bytes()
}

// bars are the counts of a facet.
func (l labels) bars(b *bytes.Buffer, f index.FacetCount, whole bool, look style, most int) {
	b.WriteString("\n" + look.with(heading, l.text.facetTexts[f.Facet].head) + "\n")
	values, more := readingOrder(f), 0
	if !whole && f.Facet != index.FacetYear && len(values) > mostBars+1 {
		values, more = values[:mostBars], len(values)-mostBars
	}
	names, widest, highest := make([]string, len(values)), 0, 1
	for i, v := range values {
		names[i] = cut(oneLine(l.count(f.Facet, v)), widestLabel)
		widest, highest = max(widest, width(names[i])), max(highest, v.Cases)
	}
	room := min(longestBar, max(8, most-widest-len("  "+" 1234 ")))
	for i, v := range values {
		fmt.Fprintf(b, "  %s%s %4d %s\n", names[i], strings.Repeat(" ", widest-width(names[i])), v.Cases, look.with(accent, bar(v.Cases, highest, room)))
	}
	if more > 0 {
		b.WriteString("  " + look.with(dim, strings.ReplaceAll(fmt.Sprintf(l.text.moreValues, more, f.Facet), noBreak, " ")) + "\n")
	}
}

// bar is a bar in eighths of a column.
func bar(n, highest, columns int) string {
	eighths := (n*columns*8 + highest/2) / highest
	if n > 0 && eighths == 0 {
		eighths = 1
	}
	text := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		text += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return text
}
