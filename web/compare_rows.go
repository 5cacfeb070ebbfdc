package web

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"casebook/index"
	"casebook/kb"
)

// A compareRow is one aspect of all the cases.
type compareRow struct {
	Label string
	Cells []compareCell
}

// A compareCell is what one case has to say: one of its fields, or none of them.
type compareCell struct {
	Of    string // the case, where its column can't be seen
	Text  string
	Best  bool // of all the cases
	Lines []compareLine
	Prose []string
	Lang  string // of Prose where it is not the page's
	Chart *scaleChart
	Blank string // in place of all of them
}

// A compareLine is a value with its sign, and what is to be said of it.
type compareLine struct {
	Mark  *mark
	Big   string // a figure
	Text  string
	Note  string
	Doubt string // "Disputed"
}

func (c compareCell) empty() bool {
	return c.Text == "" && len(c.Lines) == 0 && len(c.Prose) == 0 && c.Chart == nil
}

// compare fills the rows. One about which no case says anything is left out.
func (p *comparePage) compare(v view, cases []*kb.Case) {
	add := func(label string, cells []compareCell) {
		if !slices.ContainsFunc(cells, func(c compareCell) bool { return !c.empty() }) {
			return
		}
		for i := range cells {
			cells[i].Of, cells[i].Blank = p.Columns[i].Short, v.l.T("compare.blank")
		}
		p.Rows = append(p.Rows, compareRow{Label: label, Cells: cells})
	}
	each := func(label string, cell func(*kb.Case) compareCell) {
		cells := make([]compareCell, len(cases))
		for i, c := range cases {
			cells[i] = cell(c)
		}
		add(label, cells)
	}
	each(v.l.T("facet.outcome"), func(c *kb.Case) compareCell {
		if c.Outcome == "" {
			return compareCell{}
		}
		return compareCell{Lines: v.markLines(v.mark(index.FacetOutcome, c.Outcome))}
	})
	if charts, s := v.scaleCharts(cases); charts != nil {
		cells := make([]compareCell, len(cases))
		for i := range charts {
			cells[i].Chart = charts[i]
			p.Inexact = p.Inexact || charts[i] != nil && charts[i].inexact()
		}
		add(v.l.T("compare.scale", "span", v.l.Span(s.End.Sub(s.Start))), cells)
		p.Key, p.Folds = v.scaleKey(charts), v.foldsNote(s)
	}
	answers := v.speedCells(cases, func(s kb.Speed) *kb.Interval { return s.FirstAnswer })
	for i, c := range cases {
		if kb.SpeedOf(c).Never {
			answers[i].Text = v.l.T("case.answer-never")
		}
	}
	add(v.l.T("case.first-answer"), answers)
	add(v.l.T("compare.apology"), v.speedCells(cases, func(s kb.Speed) *kb.Interval { return s.Apology }))
	add(v.l.T("compare.end"), v.speedCells(cases, func(s kb.Speed) *kb.Interval { return s.End }))
	each(v.l.T("case.cause"), func(c *kb.Case) compareCell {
		if c.Crisis == nil {
			return compareCell{}
		}
		return compareCell{Text: v.term(v.tax.Causes, c.Crisis.Cause)}
	})
	each(v.l.T("case.response"), func(c *kb.Case) compareCell {
		if c.Crisis == nil {
			return compareCell{}
		}
		return compareCell{Text: v.strategies(c.Crisis.Response)}
	})
	each(v.l.T("case.uses"), func(c *kb.Case) compareCell {
		return compareCell{Lines: v.markLines(v.marks(index.FacetUse, c.Uses)...)}
	})
	each(v.l.T("compare.channels"), func(c *kb.Case) compareCell { return compareCell{Lines: v.channelLines(c)} })
	each(v.l.T("compare.what"), func(c *kb.Case) compareCell { return compareCell{Prose: []string{c.Summary.In(v.l.Lang)}} })
	each(v.l.T("compare.results"), func(c *kb.Case) compareCell { return compareCell{Lines: v.figureLines(c)} })
	each(v.l.T("legend.evidence"), func(c *kb.Case) compareCell {
		return compareCell{Lines: v.markLines(v.evidence(kb.GradeOf(c).Value))}
	})
	each(v.l.T("compare.lessons"), func(c *kb.Case) compareCell {
		body, in := c.BodyIn(v.l.Lang)
		return compareCell{Prose: lessonsOf(body, in, len(c.Sources)), Lang: v.foreign(in)}
	})
}

func (v view) markLines(marks ...mark) []compareLine {
	lines := make([]compareLine, len(marks))
	for i := range marks {
		lines[i].Mark = &marks[i]
	}
	return lines
}

// channelLines are the channels in the order of the case, each with its verdict.
func (v view) channelLines(c *kb.Case) []compareLine {
	var lines []compareLine
	for _, ch := range v.channels(c) {
		m := ch.Verdict
		line := compareLine{Mark: &mark{Icon: m.Icon, Class: m.Class, Label: ch.Name}, Note: m.Label}
		if ch.Years != "" {
			line.Mark.Label += ", " + ch.Years
		}
		lines = append(lines, line)
	}
	return lines
}

func (v view) figureLines(c *kb.Case) []compareLine {
	var lines []compareLine
	for _, f := range v.figures(c) {
		line := compareLine{Big: strings.TrimSpace(f.Before + " " + f.Value + " " + f.Unit), Text: f.Label, Note: f.By}
		if f.Disputed {
			line.Doubt = v.l.T("case.disputed")
		}
		lines = append(lines, line)
	}
	return lines
}

// strategies are the answers to a crisis in their order: "Deny, then rebuild".
func (v view) strategies(slugs []string) string {
	words := make([]string, len(slugs))
	for i, slug := range slugs {
		words[i] = v.term(v.tax.Responses, slug)
		if i > 0 {
			_, first := utf8.DecodeRuneInString(words[i])
			words[i] = strings.ToLower(words[i][:first]) + words[i][first:]
		}
	}
	return strings.Join(words, v.l.T("compare.then"))
}

// speedCells are times of which the shortest is marked, by the longest that it can
// have been. Where all took as long, or only one is known, none is.
func (v view) speedCells(cases []*kb.Case, of func(kb.Speed) *kb.Interval) []compareCell {
	cells := make([]compareCell, len(cases))
	var known []time.Duration
	took := make([]*kb.Interval, len(cases))
	for i, c := range cases {
		if took[i] = of(kb.SpeedOf(c)); took[i] != nil {
			cells[i].Text = v.l.Interval(took[i])
			known = append(known, took[i].Max)
		}
	}
	if len(known) > 1 && slices.Min(known) != slices.Max(known) {
		for i := range cells {
			cells[i].Best = took[i] != nil && took[i].Max == slices.Min(known)
		}
	}
	return cells
}

// mostLessons of a case stand in a comparison; who wants all reads the case.
const mostLessons = 3

// lessonsOf are the first lessons of a body: the items of its list, or paragraphs.
func lessonsOf(body, lang string, sources int) []string {
	var lessons []string
	for _, b := range kb.Blocks(body, lang, sources) {
		if b.Section == kb.SectionLessons && len(lessons) < mostLessons {
			lessons = append(lessons, kb.Typographic(b.Text, lang))
		}
	}
	return lessons
}
