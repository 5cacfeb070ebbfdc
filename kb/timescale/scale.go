package timescale

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// bounds are the first and last moment of a drawing. A last day is taken at its
// start, as every day is, unless its doubt will be drawn.
func bounds(spans []Span, shown time.Duration) (start, end time.Time) {
	for i, s := range spans {
		if i == 0 || s.From.Before(start) {
			start = s.From
		}
		if i == 0 || s.From.After(end) {
			end = s.From
		}
	}
	for _, s := range spans {
		if s.doubtful(shown) && s.To.After(end) {
			end = s.To
		}
	}
	return start, end
}

// A Room is how a drawing parts its width, of which each is a share.
type Room struct {
	Edge float64 // free at either side
	Lane float64 // marks nearer than this can't be told apart
	Fold float64 // for a stretch that is folded
}

// open is what n folds leave of the width.
func (r Room) open(n int) float64 { return 1 - 2*r.Edge - r.Fold*float64(n) }

// A Scale maps time to the width of a drawing, 0 to 1: linearly, but for empty
// stretches that are folded to the same small width.
type Scale struct {
	Start, End time.Time // first and last moment, their doubt included where it is drawn
	Folds      []Span    // in the order of time

	room     Room
	lastFrom time.Time     // where the last moment starts
	shown    time.Duration // what was not folded, when doubt was judged
	second   float64       // its width
}

// maxFolds bounds the folds: with more, little of the width would be to scale.
const maxFolds = 4

// New is false where all moments are one. It goes round twice: what is folded away
// no longer counts when the doubt about a date is drawn, and that doubt may in turn
// fill what seemed empty.
func New(spans []Span, room Room) (Scale, bool) {
	var s Scale
	start, end := bounds(spans, 0)
	shown := end.Sub(start)
	for range 2 {
		start, end = bounds(spans, shown)
		if !end.After(start) {
			return s, false
		}
		folds, rest := foldGaps(spans, start, end, shown, room)
		s = Scale{Start: start, End: end, Folds: folds, room: room, shown: shown, second: room.open(len(folds)) / rest}
		shown = time.Duration(min(rest, math.MaxInt64/1e10) * 1e9)
	}
	for _, sp := range spans {
		if sp.From.After(s.lastFrom) {
			s.lastFrom = sp.From
		}
	}
	return s, true
}

// foldGaps folds the longest stretch without a moment where it takes more than
// half of the whole; then the next, while moments still stand too near one another
// to be told apart and it takes more than a quarter of what is left. It returns the
// folds in the order of time and the seconds that are left.
func foldGaps(spans []Span, start, end time.Time, shown time.Duration, room Room) (folds []Span, rest float64) {
	gaps := gapsBetween(spans, start, shown)
	slices.SortStableFunc(gaps, func(a, b Span) int { return cmp.Compare(b.seconds(), a.seconds()) })
	rest = seconds(start, end)
	for _, gap := range gaps[:min(len(gaps), maxFolds)] {
		// what is left must be worth a scale: two moments alone have none
		n := len(folds)
		worth := rest-gap.seconds() >= time.Hour.Seconds()
		crowded := gaps[len(gaps)-1].seconds() < room.Lane*rest/room.open(n)
		if !worth || n == 0 && gap.seconds() <= rest/2 || n > 0 && (!crowded || gap.seconds() <= rest/4) {
			break
		}
		folds = append(folds, gap)
		rest -= gap.seconds()
	}
	slices.SortFunc(folds, func(a, b Span) int { return a.From.Compare(b.From) })
	return folds, rest
}

// gapsBetween are the stretches without a moment and without doubt about one.
func gapsBetween(spans []Span, start time.Time, shown time.Duration) []Span {
	sorted := slices.Clone(spans)
	slices.SortStableFunc(sorted, func(a, b Span) int { return a.From.Compare(b.From) })
	var gaps []Span
	reached := start
	for _, sp := range sorted {
		if sp.From.After(reached) {
			gaps = append(gaps, Span{reached, sp.From})
			reached = sp.From
		}
		if sp.doubtful(shown) && sp.To.After(reached) {
			reached = sp.To
		}
	}
	return gaps
}

// LastMoment is the end as it was written: a December that is drawn as a bar ends
// in that December and not on the first of January.
func (s Scale) LastMoment() time.Time {
	if s.End.After(s.lastFrom) {
		return s.End.Add(-time.Nanosecond)
	}
	return s.End
}

// X is where a time stands.
func (s Scale) X(t time.Time) float64 {
	at, since := s.room.Edge, s.Start
	for _, fold := range s.Folds {
		if !t.After(fold.From) {
			break
		}
		at += seconds(since, fold.From) * s.second
		if t.Before(fold.To) {
			return at + s.room.Fold*seconds(fold.From, t)/fold.seconds()
		}
		at, since = at+s.room.Fold, fold.To
	}
	return at + seconds(since, t)*s.second
}

// Doubtful reports whether a moment is less exact than the drawing can say: then
// its doubt is drawn as a bar.
func (s Scale) Doubtful(sp Span) bool { return sp.doubtful(s.shown) }

// Mid is where the mark of a moment stands: at its start, in the middle of its
// doubt where that can be seen.
func (s Scale) Mid(sp Span) float64 {
	if s.Doubtful(sp) {
		return (s.X(sp.From) + s.X(sp.To)) / 2
	}
	return s.X(sp.From)
}

// InFold reports whether a time is folded away.
func (s Scale) InFold(t time.Time) bool {
	return slices.ContainsFunc(s.Folds, func(f Span) bool { return t.After(f.From) && t.Before(f.To) })
}
