package web

import (
	"slices"
	"strconv"

	"casebook/kb"
	"casebook/kb/timescale"
)

// timelineChart draws the steps of a case to scale: event = diamond, first
// answer = ring, apology = disc, action = square, end = bar, any other step = dot.
// The numbers over the marks are those of the list below. A date that is not
// exact is a dotted bar as long as the doubt. A stretch without a step that would
// take more than half the width is folded and says how long it is.
//
// x is in %, y in px, so that text never shrinks.
type timelineChart struct {
	Height   int
	Axis     string // y
	Lines    []timelineLine
	Ticks    []timelineTick
	Folds    []timelineFold
	Marks    []timelineMark
	Brackets []timelineBracket
	Inexact  bool
}

type timelineLine struct{ X1, X2 string }

type timelineTick struct{ X, Y2, TextY, Anchor, Label string }

type timelineFold struct{ X, Y, TextY, Label string }

type timelineMark struct {
	Number int
	Kind   string // class "p-" + Kind
	X, Y   string
	Bar    *timelineLine // the doubt about its date
	Stem   bool          // it stands in a lane above the axis
}

type timelineBracket struct {
	X1, X2, Y, Top, Bottom string
	TextX, TextY, Dx       string
	Anchor, Label          string
}

const (
	laneHeight   = 34.0
	laneRoom     = .05 // marks nearer than this go up a lane
	timelineLeft = .03 // of the width, free at either side
	foldedShare  = .1  // of the width, for a stretch that is folded
	tickRoom     = .17 // of the width, for a tick's label on a phone
)

// newTimeScale parts the width as the charts of the site do.
func newTimeScale(spans []timescale.Span) (timescale.Scale, bool) {
	return timescale.New(spans, timescale.Room{Edge: timelineLeft, Lane: laneRoom, Fold: foldedShare})
}

// timelineChart is nil where there is nothing to scale: one moment, or none.
func (v view) timelineChart(steps []kb.Step, speed []bracketText) *timelineChart {
	spans := make([]timescale.Span, len(steps))
	zoned := !slices.ContainsFunc(steps, func(st kb.Step) bool { return st.At.Zone == "" })
	for i, step := range steps {
		spans[i] = timescale.SpanOf(step.At, zoned)
	}
	s, ok := newTimeScale(spans)
	if !ok || len(spans) < 2 {
		return nil
	}
	c := &timelineChart{}
	lanes := c.place(steps, spans, s)
	axis := float64(lanes)*laneHeight + 32
	c.Axis = pixels(axis)
	for i := range c.Marks {
		lane := c.Marks[i].Y
		c.Marks[i].Y = pixels(axis - float64(len(lane)-1)*laneHeight)
		c.Marks[i].Stem = len(lane) > 1
	}
	c.ticks(v, s, axis)
	c.Height = int(axis) + 30
	c.fold(v, s)
	c.brackets(steps, spans, s, speed)
	return c
}

// place puts marks side by side, or in lanes above one another where there is no
// room, and returns how many lanes there are above the axis. Until the height is
// known, Y holds one letter a lane.
func (c *timelineChart) place(steps []kb.Step, spans []timescale.Span, s timescale.Scale) int {
	var lanes []float64 // where each ends
	for i, step := range steps {
		at := s.Mid(spans[i])
		m := timelineMark{Number: i + 1, Kind: step.Mark}
		if m.Kind == "" {
			m.Kind = "step"
		}
		left, right := at, at
		if s.Doubtful(spans[i]) {
			left, right = s.X(spans[i].From), s.X(spans[i].To)
			m.Bar = &timelineLine{percent(left), percent(right)}
			c.Inexact = true
		}
		m.X = percent(at)
		lane := slices.IndexFunc(lanes, func(end float64) bool { return left-end >= laneRoom })
		if lane < 0 {
			lane = len(lanes)
			lanes = append(lanes, 0)
		}
		lanes[lane] = right
		m.Y = "nnnnnnnnnnnnnnnnnnnnnnnn"[:min(lane, 20)+1]
		c.Marks = append(c.Marks, m)
	}
	return len(lanes) - 1
}

// fold draws the axis between the folds, and says under each how long it is: in
// two rows where there are several, or their words would meet on a phone.
func (c *timelineChart) fold(v view, s timescale.Scale) {
	from, below := .02, c.Height+10
	for i, f := range s.Folds {
		left := s.X(f.From)
		c.Lines = append(c.Lines, timelineLine{percent(from), percent(left)})
		from = left + foldedShare
		row := below + 16*(i%2)
		c.Folds = append(c.Folds, timelineFold{percent(left + foldedShare/2), c.Axis, strconv.Itoa(row), v.l.Span(f.To.Sub(f.From))})
		c.Height = max(c.Height, row+8)
	}
	c.Lines = append(c.Lines, timelineLine{percent(from), percent(.98)})
}

// ticks name the first and the last moment and round dates between, where there
// is room for their words.
func (c *timelineChart) ticks(v view, s timescale.Scale, axis float64) {
	unit := timescale.UnitOf(s.End.Sub(s.Start))
	y2, text := pixels(axis+6), pixels(axis+22)
	first, last := s.X(s.Start), s.X(s.End)
	c.Ticks = append(c.Ticks, timelineTick{percent(first), y2, text, "start", v.l.Tick(s.Start, unit)})
	taken := first + tickRoom/2 // its label starts at it
	between := timescale.RoundTimes(s.Start, s.End, unit)
	if len(s.Folds) > 0 { // round dates say little where time jumps
		unit, between = min(unit, timescale.Month), nil
		c.Ticks[0].Label = v.l.Tick(s.Start, unit)
		for _, f := range s.Folds {
			between = append(between, f.To)
		}
	}
	final := v.l.Tick(s.LastMoment(), unit)
	for _, at := range between {
		x := s.X(at)
		label := v.l.Tick(at, unit)
		if x-taken < tickRoom || last-x < tickRoom*1.6 || s.InFold(at) || label == final {
			continue
		}
		c.Ticks = append(c.Ticks, timelineTick{percent(x), y2, text, "middle", label})
		taken = x
	}
	c.Ticks = append(c.Ticks, timelineTick{percent(last), y2, text, "end", final})
}

// A bracketText is a time to be drawn under the line: from the event to the step
// of that mark.
type bracketText struct{ mark, words string }

// brackets span the event to the first answer, and to the apology.
func (c *timelineChart) brackets(steps []kb.Step, spans []timescale.Span, s timescale.Scale, texts []bracketText) {
	event := slices.IndexFunc(steps, func(st kb.Step) bool { return st.Mark == "event" })
	if event < 0 {
		return
	}
	for _, t := range texts {
		to := slices.IndexFunc(steps, func(st kb.Step) bool { return st.Mark == t.mark })
		if to < 0 || t.words == "" {
			continue
		}
		from, until := s.X(spans[event].From), s.Mid(spans[to])
		if until-from < .01 {
			continue
		}
		y := float64(c.Height) + 6
		b := timelineBracket{
			X1: percent(from), X2: percent(until), Y: pixels(y), Top: pixels(y - 5), Bottom: pixels(y + 5),
			TextX: percent(until), TextY: pixels(y + 4), Dx: "8", Anchor: "start", Label: t.words,
		}
		c.Height += 22
		if until > .6 { // no room at the right: under the bracket
			b.TextX, b.TextY, b.Dx, b.Anchor = percent(until), pixels(y+20), "0", "end"
			c.Height += 16
		}
		c.Brackets = append(c.Brackets, b)
	}
}
