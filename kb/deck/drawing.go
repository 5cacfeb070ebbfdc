package deck

import (
	"slices"
	"time"

	"casebook/kb/timescale"
)

// A Drawing is a timeline laid out to scale. All places are parts of its width, 0
// to 1; a format decides how wide and how high it is.
type Drawing struct {
	Lanes    int    // above the axis, into which marks go that would cover others
	Marks    []Mark // of the steps that are shown, in their order
	Ticks    []Tick
	Folds    []Fold
	Brackets []Bracket

	most int // brackets, once all steps are shown
}

// A Mark is where a step stands. A date that is not exact is a bar from Left to
// Right as well; else both are X. At is where it is on the axis: X, but for a mark
// that had to give way to others.
type Mark struct {
	X, Left, Right float64
	At             float64
	Lane           int    // 0 on the axis
	Step           string // event, first-answer, apology, action, end or empty
	Number         int    // from 1
}

// A Tick names a time under the axis.
type Tick struct {
	X     float64
	Label string
	Align string // start, middle or end: which part of the label stands at X
}

// A Fold is a stretch without a step, shortened, and how long it is.
type Fold struct {
	From, To float64
	Label    string
}

// A Bracket spans the time from the event to an answer. Its label begins or ends at
// LabelX, beside the bracket, or stands on its middle where there is no room at
// either side.
type Bracket struct {
	From, To float64
	Label    string
	LabelX   float64
	Align    string // start, middle or end, as of a Tick
	Step     string // first-answer or apology
}

// beside finds the place of a bracket's label.
func (b Bracket) beside() Bracket {
	const gap = .012
	wide := width(b.Label, bold, 14) / pageWidth
	switch {
	case b.To+gap+wide <= 1:
		b.LabelX, b.Align = b.To+gap, "start"
	case b.From-gap-wide >= 0:
		b.LabelX, b.Align = b.From-gap, "end"
	default:
		b.LabelX, b.Align = (b.From+b.To)/2, "middle"
	}
	return b
}

// How a drawing parts its width.
const (
	drawingEdge = .03  // free at either side
	laneRoom    = .045 // marks nearer than this go up a lane
	foldedShare = .11  // for a stretch that is folded
)

// Draw lays the timeline out, its words in the given language. It has no marks
// where there is nothing to scale: where all steps are of one moment.
func (t *Timeline) Draw(lang string) Drawing {
	spans := make([]timescale.Span, len(t.Steps))
	for i, step := range t.Steps {
		spans[i] = timescale.Span{From: step.From, To: step.To}
	}
	s, ok := timescale.New(spans, timescale.Room{Edge: drawingEdge, Lane: laneRoom, Fold: foldedShare})
	if !ok {
		return Drawing{}
	}
	w := wordsIn(base(lang))
	var d Drawing
	marks := d.place(t.Steps, spans, s)
	d.Marks = marks[:min(max(t.Shown, 0), len(marks))]
	for _, f := range s.Folds {
		left := s.X(f.From)
		d.Folds = append(d.Folds, Fold{left, left + foldedShare, w.Span(f.To.Sub(f.From))})
	}
	d.ticks(w, s)
	d.brackets(w, t, marks)
	return d
}

// The drawing of a timeline from top to bottom, in points: the number over a mark,
// lanes, the axis with its ticks, folds, brackets.
const (
	markRoom    = 38.0 // over the axis: half a mark and its number
	LaneHeight  = 28.0 // LaneHeight is how far lanes are apart
	tickRoom    = 30.0 // under the axis
	bracketRoom = 28.0
)

// Axis is how far the axis stands below the top of the drawing, in points.
func (d Drawing) Axis() float64 { return markRoom + LaneHeight*float64(d.Lanes) }

// BracketAt is how far the i-th bracket stands below the top of the drawing.
func (d Drawing) BracketAt(i int) float64 {
	return d.Axis() + tickRoom + 14 + bracketRoom*float64(i)
}

// Height is how high the drawing is with all its brackets, in points, however many
// of them are shown yet.
func (d Drawing) Height() float64 { return d.BracketAt(d.most) + 4 }

// mostLanes is how many lanes there are above the axis: more would leave no room for
// words.
const mostLanes = 3

// place puts marks side by side, or in lanes above one another where there is no
// room. Where the lanes are full a mark gives way to the right in one of them, with a
// stem that leads to its time; the axis itself is kept true.
func (d *Drawing) place(steps []Step, spans []timescale.Span, s timescale.Scale) []Mark {
	var ends []float64 // of what stands in each lane
	marks := make([]Mark, len(steps))
	for i, step := range steps {
		m := Mark{Step: step.Step, Number: i + 1, X: s.X(spans[i].From)}
		m.Left, m.Right = m.X, m.X
		if s.Doubtful(spans[i]) {
			m.Right = s.X(spans[i].To)
			m.X = (m.Left + m.Right) / 2
		}
		m.At = m.X
		m.Lane = slices.IndexFunc(ends, func(end float64) bool { return m.Left-end >= laneRoom })
		if m.Lane < 0 && len(ends) > mostLanes {
			m.Lane = 1
			for lane := 2; lane < len(ends); lane++ {
				if ends[lane] < ends[m.Lane] {
					m.Lane = lane
				}
			}
			exact := m.Left == m.Right
			x := max(m.X, ends[m.Lane]+laneRoom)
			switch {
			case x >= 1-drawingEdge/2:
				m.Lane = -1 // there is no room at the right either
			case exact:
				m.X, m.Left, m.Right = x, x, x
			default:
				m.X = x // its bar stays, behind the others of the lane
			}
		}
		if m.Lane < 0 {
			m.Lane = len(ends)
			ends = append(ends, 0)
		}
		ends[m.Lane] = m.Right
		marks[i] = m
	}
	d.Lanes = len(ends) - 1
	return marks
}

// Covered reports whether a mark stands so near above another that there is no room
// for the other's number between them.
func (d Drawing) Covered(m Mark) bool {
	return slices.ContainsFunc(d.Marks, func(o Mark) bool {
		return o.Lane == m.Lane+1 && o.X-m.X < laneRoom && m.X-o.X < laneRoom
	})
}

// tickWidth is how much of the width a label takes, where the drawing is as wide
// as a slide's content.
func tickWidth(label string) float64 { return width(label, sans, stepSize) / pageWidth }

// ticks name the first and the last moment and round dates between, where there is
// room for their words.
func (d *Drawing) ticks(w *words, s timescale.Scale) {
	unit := timescale.UnitOf(s.End.Sub(s.Start))
	between := timescale.RoundTimes(s.Start, s.End, unit)
	if len(s.Folds) > 0 { // round dates say little where time jumps
		unit, between = min(unit, timescale.Month), nil
		for _, f := range s.Folds {
			between = append(between, f.To)
		}
	}
	last := s.End
	if slices.IndexFunc(d.Marks, func(m Mark) bool { return m.Right > m.X && m.Right >= s.X(s.End)-1e-9 }) >= 0 {
		last = last.Add(-time.Nanosecond) // the end of a December is no January
	}
	first, final := w.Tick(s.Start, unit), w.Tick(last, unit)
	const gap = .015
	d.Ticks = append(d.Ticks, Tick{s.X(s.Start), first, "start"})
	taken := s.X(s.Start) + tickWidth(first) + gap
	until := s.X(s.End) - tickWidth(final) - gap
	if first != final && until < taken { // no room for both
		until = s.X(s.End)
		final = ""
	}
	for _, at := range between {
		x, label := s.X(at), w.Tick(at, unit)
		half := tickWidth(label) / 2
		if x-half < taken || x+half > until || s.InFold(at) || label == final || label == first {
			continue
		}
		d.Ticks = append(d.Ticks, Tick{x, label, "middle"})
		taken = x + half + gap
	}
	if final != "" && final != first {
		d.Ticks = append(d.Ticks, Tick{s.X(s.End), final, "end"})
	}
}

// brackets span the event to the first answer, and to the apology, once both ends
// are shown.
func (d *Drawing) brackets(w *words, t *Timeline, marks []Mark) {
	event := slices.IndexFunc(t.Steps, func(s Step) bool { return s.Step == "event" })
	if event < 0 {
		return
	}
	for _, b := range [...]struct{ step, word, took string }{{"first-answer", w.firstAnswer, t.Answer}, {"apology", w.apology, t.Apology}} {
		to := slices.IndexFunc(t.Steps, func(s Step) bool { return s.Step == b.step })
		if to < 0 || b.took == "" {
			continue
		}
		if from, until := marks[event].Left, marks[to].At; until-from >= .01 {
			if d.most++; event >= t.Shown || to >= t.Shown {
				continue
			}
			d.Brackets = append(d.Brackets, Bracket{From: from, To: until, Label: b.word + w.colon + " " + b.took, Step: b.step}.beside())
		}
	}
}
