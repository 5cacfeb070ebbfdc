package deck

import (
	"slices"
	"strings"

	"casebook/kb"
)

// A comparison, in points.
const (
	tableHead, tableGap   = 128.0, 14.0
	tableSize, tableRatio = 16.0, 1.3
	tableInner            = 15.0 // over and under the words of a row
	mostColumns           = 4
)

// A group is cases that share a use.
type group struct {
	use   string
	cases []*story
}

// groupsOf finds for each case the others that it is best compared with: those of
// the same main use; a case alone with its main use joins those of another of its
// uses. A case is in one group at most, and a group has two cases or more.
func (b *builder) groupsOf(told []*story) []group {
	told = slices.DeleteFunc(slices.Clone(told), func(s *story) bool { return s.c.Type == kb.TypePractice })
	by := make(map[string][]*story)
	for _, s := range told {
		if len(s.c.Uses) > 0 {
			by[s.c.Uses[0]] = append(by[s.c.Uses[0]], s)
		}
	}
	var alone []*story
	for _, s := range told {
		if len(s.c.Uses) > 0 && len(by[s.c.Uses[0]]) == 1 {
			alone = append(alone, s)
			delete(by, s.c.Uses[0])
		}
	}
	var apart []*story
	for _, s := range alone {
		at := slices.IndexFunc(s.c.Uses, func(use string) bool { return len(by[use]) > 0 })
		if at < 0 {
			apart = append(apart, s)
			continue
		}
		by[s.c.Uses[at]] = append(by[s.c.Uses[at]], s)
	}
	var all []group
	for _, use := range b.tax.Uses.Slugs() {
		if cases := by[use]; len(cases) > 1 {
			all = append(all, group{use, inOrder(told, cases)})
		}
	}
	for _, use := range b.tax.Uses.Slugs() {
		var cases []*story
		for _, s := range apart {
			if slices.Contains(s.c.Uses, use) {
				cases = append(cases, s)
			}
		}
		if len(cases) > 1 {
			all = append(all, group{use, cases})
			apart = slices.DeleteFunc(apart, func(s *story) bool { return slices.Contains(cases, s) })
		}
	}
	return all
}

func inOrder(told, some []*story) []*story {
	var all []*story
	for _, s := range told {
		if slices.Contains(some, s) {
			all = append(all, s)
		}
	}
	return all
}

// comparisons are a table for each group, of four columns at most.
func (b *builder) comparisons(told []*story) []Slide {
	var all []Slide
	for _, g := range b.groupsOf(told) {
		title := b.own(fill(b.sideBySide, "use", b.of(b.tax.Uses, g.use)))
		var slides []Slide
		for most := mostColumns; ; most-- {
			var fits bool
			if slides, fits = b.tables(title, g.cases, most); fits || most == 2 {
				break
			}
		}
		if len(slides) > 0 {
			slides[0].Notes.Ask = []Run{b.own(b.difference)}
		}
		all = append(all, number(slides)...)
	}
	return all
}

// tables compare cases in tables of so many columns at most. They don't fit where a
// row alone is too high for a page: fewer columns are wider.
func (b *builder) tables(title Run, cases []*story, most int) (slides []Slide, fits bool) {
	fits = true
	for _, some := range pack(cases, func([]*story) float64 { return 0 }, 1, most) {
		pages, fit := b.comparison(title, some)
		slides, fits = append(slides, pages...), fits && fit
	}
	return slides, fits
}

// comparison is one table, on several pages where its rows need them.
func (b *builder) comparison(title Run, cases []*story) (slides []Slide, fits bool) {
	sl := Slide{Kind: KindComparison, Head: b.compare, Title: title, TitleSize: fitTitle(title.Text), Foot: b.compareFoot}
	columns := make([]Run, len(cases))
	for i, s := range cases {
		columns[i] = b.own(b.join(b.lead(s.c), b.Years(s.c.Period)))
	}
	column := (pageWidth-tableHead)/float64(len(cases)) - tableGap
	head := 0.0
	for _, c := range columns {
		head = max(head, tableInner+height(c.Text, bold, 18, tableRatio, column))
	}
	high := func(rows []Row) float64 {
		h := head
		for _, row := range rows {
			h += rowHeight(row, column)
		}
		return h
	}
	rows := b.rows(cases)
	fewer := slices.Clone(rows)
	for _, spare := range [...]string{b.place, b.figure} { // one page is worth more than either
		if high(fewer) > sl.room() {
			fewer = slices.DeleteFunc(fewer, func(r Row) bool { return r.Head == spare })
		}
	}
	if high(fewer) <= sl.room() {
		rows = fewer
	}
	fits = true
	for _, rows := range pack(rows, high, sl.room(), 0) {
		page := sl
		page.Table = &Table{Columns: columns, Rows: rows}
		slides, fits = append(slides, page), fits && high(rows) <= sl.room()
	}
	return slides, fits
}

func rowHeight(row Row, column float64) float64 {
	h := height(row.Head, sans, tableSize, tableRatio, tableHead-tableGap)
	for _, cell := range row.Cells {
		one := 0.0
		for _, line := range cell.Lines {
			one += height(line.Text, sans, tableSize, tableRatio, column-24)
		}
		if len(cell.Lines) == 0 {
			one = height(cell.Text, sans, tableSize, tableRatio, column-24)
		}
		h = max(h, one)
	}
	return h + tableInner
}

// rows are what cases are compared by, without what none of them has. What only a
// crisis has is compared where two of them had one.
func (b *builder) rows(cases []*story) []Row {
	heads := []string{b.place, b.cause, b.firstAnswer, b.apology, b.strategy, b.channels, b.figure, b.result, b.evidence}
	rows := make([]Row, len(heads))
	speeds := make([]kb.Speed, len(cases))
	crises := 0
	for i, s := range cases {
		speeds[i] = kb.SpeedOf(s.c)
		if s.c.Crisis != nil {
			crises++
		}
	}
	crisis := crises > 1
	for i, s := range cases {
		c := s.c
		cells := make([]Cell, len(heads))
		if !crisis {
			cells[0].Text = b.placeOf(c)
		}
		if crisis && c.Crisis != nil {
			cells[1].Text = b.of(b.tax.Causes, c.Crisis.Cause)
			var words []string
			for _, r := range c.Crisis.Response {
				words = append(words, strings.ToLower(b.of(b.tax.Responses, r)))
			}
			cells[4].Text = strings.Join(words, ", ")
		}
		if crisis {
			cells[2] = Cell{Text: b.Interval(speeds[i].FirstAnswer), Best: soonest(speeds, i, func(s kb.Speed) *kb.Interval { return s.FirstAnswer })}
			if speeds[i].Never {
				cells[2].Text = b.never
			}
			cells[3] = Cell{Text: b.Interval(speeds[i].Apology), Best: soonest(speeds, i, func(s kb.Speed) *kb.Interval { return s.Apology })}
		}
		cells[5] = b.channelCell(c)
		if !crisis {
			cells[6].Text = b.mainFigure(c)
		}
		if c.Outcome != "" {
			cells[7] = b.outcomeCell(c)
		}
		if len(c.Sources) > 0 {
			cells[8] = b.evidenceCell(c)
		}
		for j, head := range heads {
			rows[j].Head = head
			rows[j].Cells = append(rows[j].Cells, cells[j])
		}
	}
	rows = slices.DeleteFunc(rows, func(r Row) bool {
		return !slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Text != "" })
	})
	for _, r := range rows {
		for i := range r.Cells {
			r.Cells[i].Text = orText(r.Cells[i].Text, "–")
		}
	}
	return rows
}

// soonest reports whether a case's time is known to be shorter than all others.
func soonest(speeds []kb.Speed, i int, of func(kb.Speed) *kb.Interval) bool {
	mine, others := of(speeds[i]), 0
	if mine == nil {
		return false
	}
	for j, s := range speeds {
		other := of(s)
		if j == i || other == nil {
			continue
		}
		if others++; other.Max <= mine.Max {
			return false
		}
	}
	return others > 0
}

// channelCell has a line for each verdict, best first, with the channels so used.
func (b *builder) channelCell(c *kb.Case) Cell {
	var cell Cell
	var words []string
	for _, verdict := range []string{"exemplary", "good", "mixed", "poor", ""} {
		var names []string
		for _, ch := range c.Channels {
			name := b.of(b.tax.Channels, ch.Name)
			if ch.Verdict == verdict && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if len(names) == 0 {
			continue
		}
		line := Cell{Text: b.notVerdict, Mark: "verdict:" + verdict}
		if verdict != "" {
			line.Text = b.of(b.tax.Verdicts, verdict)
		}
		line.Text += b.colon + " " + strings.Join(names, ", ")
		cell.Lines = append(cell.Lines, line)
		words = append(words, line.Text)
	}
	cell.Text = strings.Join(words, " · ")
	return cell
}

// mainFigure is the first figure that nobody disputes, where it is short.
func (b *builder) mainFigure(c *kb.Case) string {
	const most = 90 // characters
	for _, f := range c.Figures {
		text := figureIn(f.Value, b.lang) + " " + f.Label.In(b.lang)
		if !f.Disputed && len([]rune(text)) <= most {
			return text
		}
	}
	return ""
}
