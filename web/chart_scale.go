package web

import (
	"slices"
	"strings"
	"time"

	"casebook/kb"
	"casebook/kb/timescale"
)

// A scaleChart is one of several timelines on the same scale, which begins with the
// event of each: what is further right took longer. It has the marks of
// [timelineChart], without numbers, and the same folds as its fellows where none of
// them has a step.
type scaleChart struct {
	Height int
	Axis   string   // y
	To     string   // x of its last step
	Folds  []string // x
	Marks  []timelineMark
	Said   string // the same in words
}

func (c *scaleChart) inexact() bool {
	return slices.ContainsFunc(c.Marks, func(m timelineMark) bool { return m.Bar != nil })
}

const (
	scaleLane = 17.0
	scaleRoom = .055 // of the width: a mark is 14 px, and a cell of four has 240
)

// A scaledStep is a step by the time since its case's event.
type scaledStep struct {
	timescale.Span
	mark string
}

// scaleCharts draws the timelines of cases on one scale. A case without a timeline
// has none; there are none at all where nothing takes time.
func (v view) scaleCharts(cases []*kb.Case) ([]*scaleChart, timescale.Scale) {
	steps := make([][]scaledStep, len(cases))
	var all []timescale.Span
	for i, c := range cases {
		steps[i] = sinceEvent(c.Timeline)
		for _, st := range steps[i] {
			all = append(all, st.Span)
		}
	}
	s, ok := newTimeScale(all)
	if !ok {
		return nil, s
	}
	charts := make([]*scaleChart, len(cases))
	lanes := 0
	for i := range cases {
		if len(steps[i]) > 1 {
			charts[i] = &scaleChart{Said: v.saidSpeed(cases[i])}
			lanes = max(lanes, charts[i].place(steps[i], s))
		}
	}
	axis := 12 + float64(lanes)*scaleLane
	for _, c := range charts {
		if c != nil {
			c.finish(s, axis)
		}
	}
	return charts, s
}

// epoch is when every event of a comparison happens.
var epoch = time.Unix(0, 0).UTC()

// sinceEvent takes the steps from the event to the last that is marked: what came
// years after is another story. Without an event it begins with the first step.
func sinceEvent(timeline []kb.Step) []scaledStep {
	if len(timeline) == 0 {
		return nil
	}
	zoned := !slices.ContainsFunc(timeline, func(st kb.Step) bool { return st.At.Zone == "" })
	start := max(0, slices.IndexFunc(timeline, func(st kb.Step) bool { return st.Mark == "event" }))
	origin := timescale.SpanOf(timeline[start].At, zoned).From
	var steps []scaledStep
	var last time.Time
	for i, st := range timeline {
		sp := timescale.SpanOf(st.At, zoned)
		if i != start && sp.From.Before(origin) && !sp.To.After(origin) {
			continue
		}
		// a month in which the event fell too can't have been over before it
		if sp.From.Before(origin) {
			sp.From = origin
		}
		shifted := timescale.Span{From: epoch.Add(sp.From.Sub(origin)), To: epoch.Add(sp.To.Sub(origin))}
		steps = append(steps, scaledStep{shifted, st.Mark})
		if st.Mark != "" && st.Mark != "event" && shifted.From.After(last) {
			last = shifted.From
		}
	}
	if !last.IsZero() {
		steps = slices.DeleteFunc(steps, func(st scaledStep) bool { return st.From.After(last) })
	}
	return steps
}

// place puts the marks on the line, or in lanes above where there is no room, and
// returns how many lanes there are above. Until the height is known, Y holds the
// lane.
func (c *scaleChart) place(steps []scaledStep, s timescale.Scale) int {
	var lanes []float64 // where each ends
	for _, st := range steps {
		at := s.Mid(st.Span)
		m := timelineMark{Kind: st.mark, X: percent(at)}
		if m.Kind == "" {
			m.Kind = "step"
		}
		left, right := at, at
		if s.Doubtful(st.Span) {
			left, right = s.X(st.From), s.X(st.To)
			m.Bar = &timelineLine{percent(left), percent(right)}
		}
		lane := slices.IndexFunc(lanes, func(end float64) bool { return left-end >= scaleRoom })
		if lane < 0 {
			lane = len(lanes)
			lanes = append(lanes, 0)
		}
		lanes[lane] = right
		m.Y = strings.Repeat("n", lane)
		c.Marks = append(c.Marks, m)
		c.To = percent(max(at, right))
	}
	return len(lanes) - 1
}

func (c *scaleChart) finish(s timescale.Scale, axis float64) {
	c.Axis, c.Height = pixels(axis), int(axis)+12
	for i := range c.Marks {
		m := &c.Marks[i]
		lane := len(m.Y)
		m.Y, m.Stem = pixels(axis-float64(lane)*scaleLane), lane > 0
	}
	for _, f := range s.Folds {
		c.Folds = append(c.Folds, percent(s.X(f.From)+foldedShare/2))
	}
}

// foldsNote says how long the stretches are that the charts leave out: under the
// folds of a narrow cell there is no room for words.
func (v view) foldsNote(s timescale.Scale) string {
	if len(s.Folds) == 0 {
		return ""
	}
	lengths := make([]string, len(s.Folds))
	for i, f := range s.Folds {
		lengths[i] = v.l.Span(f.To.Sub(f.From))
	}
	return v.l.T("compare.folds", "spans", v.l.List(lengths))
}

// saidSpeed is a timeline in a sentence, for who does not see it.
func (v view) saidSpeed(c *kb.Case) string {
	s := kb.SpeedOf(c)
	var said []string
	for _, t := range []struct {
		key  string
		took *kb.Interval
	}{{"case.first-answer", s.FirstAnswer}, {"compare.apology", s.Apology}, {"compare.end", s.End}} {
		if t.took != nil {
			said = append(said, v.l.T(t.key)+v.l.T("word.colon")+" "+v.l.Interval(t.took))
		}
	}
	return strings.Join(said, "; ")
}

// scaleKey names the marks that the charts have, in the order of a crisis.
func (v view) scaleKey(charts []*scaleChart) []mark {
	var key []mark
	for _, slug := range append(v.tax.Steps.Slugs(), "step") {
		if !slices.ContainsFunc(charts, func(c *scaleChart) bool {
			return c != nil && slices.ContainsFunc(c.Marks, func(m timelineMark) bool { return m.Kind == slug })
		}) {
			continue
		}
		m := mark{Class: slug, Label: v.l.T("compare.step")}
		if slug != "step" {
			m.Label = v.term(v.tax.Steps, slug)
		}
		key = append(key, m)
	}
	return key
}
