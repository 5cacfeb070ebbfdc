package deck

import (
	"fmt"
	"slices"

	"casebook/kb"
	"casebook/kb/timescale"
)

// The words under a timeline, in points: equal columns with a gap.
const (
	stepTop   = 12.0 // between the drawing and the words
	stepGap   = 20.0
	stepSize  = 16.0
	mostSteps = 6 // columns; more would be too narrow for words
	fewSteps  = 3
)

// timelineSlides draw the steps of a crisis to scale. Where there are too many
// words for one page, each page has the words of some, under the whole drawing.
// With reveal every step comes on a page of its own.
func (b *builder) timelineSlides(s *story) []Slide {
	c := s.c
	if c.Crisis == nil && !slices.Contains(c.Uses, "crisis") || len(c.Timeline) < 2 {
		return nil
	}
	t := b.timelineOf(c)
	sl := b.slide(s, KindTimeline, b.own(b.timeline), false)
	var slides []Slide
	for _, w := range windowsOf(t.Steps, sl.room()-t.Draw(b.lang).Height()-stepTop) {
		from := w.to
		if b.o.Reveal {
			from = w.from + 1
		}
		for shown := from; shown <= w.to; shown++ {
			page, one := sl, *t
			one.First, one.Last, one.Columns, one.Shown = w.from, shown, w.columns, len(t.Steps)
			if b.o.Reveal {
				one.Shown = shown
			}
			var refs []int
			for _, step := range c.Timeline[one.First:one.Last] {
				refs = append(refs, step.Source)
			}
			page.Timeline = &one
			page.Sources = b.feet(b.cite(s, refs...))
			slides = append(slides, page)
		}
	}
	slides[0].Notes = b.notesOn(s, s.in(kb.SectionActions))
	return number(slides)
}

// A window is the steps whose words stand on one page, and how many columns it has.
type window struct{ from, to, columns int }

// windowsOf parts steps into the fewest pages on which the words of all fit.
func windowsOf(steps []Step, room float64) []window {
	high := func(some []Step) float64 { return stepsHeight(some, columnsOf(some, room)) }
	var all []window
	at := 0
	for _, some := range pack(steps, high, room, mostSteps) {
		all = append(all, window{at, at + len(some), columnsOf(some, room)})
		at += len(some)
	}
	return all
}

// columnsOf is how many columns steps stand in: three at least, so that few are not
// spread over the page, unless they need the width.
func columnsOf(some []Step, room float64) int {
	columns := max(fewSteps, len(some))
	for columns > len(some) && stepsHeight(some, columns) > room {
		columns--
	}
	return columns
}

// StepColumn is how wide the words of a step are where there is room for so many,
// in points, without the gap to the next.
func StepColumn(columns int) float64 {
	return (pageWidth - stepGap*float64(columns-1)) / float64(columns)
}

func stepsHeight(steps []Step, columns int) float64 {
	column := StepColumn(columns)
	h := 0.0
	for i, step := range steps {
		one := height(step.Date, sans, 14, 1.35, column) + 3 + height(fmt.Sprintf("%d %s", i+1, step.Word), bold, stepSize, 1.34, column) +
			height(step.Text.Text, sans, stepSize, 1.34, column)
		h = max(h, one)
	}
	return h
}

func (b *builder) timelineOf(c *kb.Case) *Timeline {
	t := &Timeline{}
	zoned := !slices.ContainsFunc(c.Timeline, func(st kb.Step) bool { return st.At.Zone == "" })
	for _, step := range c.Timeline {
		one := Step{Date: b.stepDate(c, step.At), Text: b.run(step.Text), Step: step.Mark, Source: step.Source}
		at := timescale.SpanOf(step.At, zoned)
		one.From, one.To = at.From, at.To
		if step.Mark != "" {
			one.Word = b.of(b.tax.Steps, step.Mark)
		}
		t.Steps = append(t.Steps, one)
		if t.From.IsZero() || one.From.Before(t.From) {
			t.From = one.From
		}
		if one.To.After(t.To) {
			t.To = one.To
		}
	}
	speed := kb.SpeedOf(c)
	t.Answer, t.Apology = b.Interval(speed.FirstAnswer), b.Interval(speed.Apology)
	if t.Answer == t.Apology && speed.FirstAnswer == speed.Apology {
		t.Answer = "" // the apology was the first answer
	}
	if speed.Never {
		t.Answer = ""
	}
	return t
}

// stepDate leaves the year out where all steps are of one, which the head names.
func (b *builder) stepDate(c *kb.Case, m kb.Moment) string {
	for _, step := range c.Timeline {
		if step.At.Year != c.Timeline[0].At.Year || c.Period.From.Year != step.At.Year {
			return b.Moment(m)
		}
	}
	return b.MomentInYear(m)
}
