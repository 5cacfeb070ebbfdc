package main

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/index"
)

// readWidth is the longest line of running text: longer ones are hard to follow.
const readWidth = 80

// writeForReading lays an answer out on a terminal, and says how many cases there
// are.
func (a *app) writeForReading(f *answer) error {
	if len(f.Hits) == 0 && len(f.Facets) == 0 && !f.countsOnly {
		return nil
	}
	tax, err := a.Taxonomies()
	if err != nil {
		return err
	}
	l := labels{tax, f.lang, a.text}
	s := style{a.colour && !f.plain}
	width := min(a.width, readWidth)
	var b strings.Builder
	if f.Corrected != "" {
		b.WriteString(s.wrap(filled(a.text.showing, span{f.Corrected, bold}, span{f.Query, ""}), width, "", "") + "\n\n")
	}
	if f.Relaxed && !f.countsOnly {
		fmt.Fprintf(&b, a.text.relaxed+"\n\n", a.text.count(a.text.cases, f.Total))
	}
	for i, h := range f.Hits {
		if at := f.q.Offset + i; at == f.Total && !f.Relaxed {
			some := fmt.Sprintf(a.text.someWords, a.text.count(a.text.cases, f.TotalSome))
			b.WriteString(s.with(dim, some) + "\n\n")
		}
		l.hit(&b, s, h, width)
	}
	if len(f.Hits) > 0 || f.countsOnly && f.Total > 0 {
		b.WriteString(s.wrap(plainSpan(a.totals(f), ""), width, "", "") + "\n")
	}
	counts := l.facets(s, f, width)
	if counts != "" && b.Len() > 0 {
		b.WriteString("\n")
	}
	b.WriteString(counts)
	return a.write([]byte(b.String()))
}

// hit lays one hit out: what it is, the passage that shows best why it was found,
// and what else there is to say about that.
func (l labels) hit(b *strings.Builder, s style, h index.Hit, width int) {
	line := func(spans []span, first, next string) { b.WriteString(s.wrap(spans, width, first, next) + "\n") }
	line(plainSpan(h.Title, bold), s.with(accent, h.Slug)+"  ", "  ")
	line(plainSpan(l.hitLine(h), dim), "  ", "  ")
	line(markedSpans(oneLine(snippet(h))), "  ", "  ")
	if len(h.Matched) > 0 {
		line(plainSpan(l.text.foundAs+l.text.colon+" "+strings.Join(h.Matched, ", "), dim), "  ", "  ")
	}
	if len(h.Explain) > 0 {
		score := strconv.FormatFloat(h.Score, 'f', 3, 64)
		line(plainSpan(l.text.score+l.text.colon+" "+score, dim), "  ", "  ")
	}
	for _, reason := range h.Explain {
		line(plainSpan(reason, dim), "  – ", "    ")
	}
	b.WriteString("\n")
}

// totals is the last line: how many cases there are and which of them were shown.
func (a *app) totals(f *answer) string {
	line := a.text.count(a.text.cases, f.Total)
	switch {
	case f.Relaxed && f.countsOnly: // else it stands above the hits
		return fmt.Sprintf(a.text.relaxed, line)
	case f.words && !f.Relaxed:
		line = fmt.Sprintf(a.text.allWords, line)
		if f.TotalSome > 0 {
			line += fmt.Sprintf(a.text.andSome, a.text.count(a.text.cases, f.TotalSome))
		}
	}
	line += "."
	if f.countsOnly {
		return line
	}
	last := f.q.Offset + len(f.Hits)
	if f.q.Offset > 0 || last < f.Total+f.TotalSome {
		line += " " + fmt.Sprintf(a.text.shown, f.q.Offset+1, last)
	}
	if last < f.Total+f.TotalSome {
		line += " " + fmt.Sprintf(a.text.goesOn, last)
	}
	return line
}

// filled puts spans where a pattern has %s.
func filled(pattern string, args ...span) []span {
	var spans []span
	for _, arg := range args {
		before, after, _ := strings.Cut(pattern, "%s")
		spans = append(spans, span{before, ""}, arg)
		pattern = after
	}
	return append(spans, span{pattern, ""})
}
