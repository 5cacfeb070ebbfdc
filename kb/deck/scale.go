package deck

import (
	"cmp"
	"math"
	"slices"
	"time"
)

const (
	laneRoom     = .045 // marks nearer than this go up a lane
	drawingEdge  = .03  // of the width, free at either side
	foldedShare  = .11  // of the width, for a stretch that is folded
	inexactShare = .04  // of the span, from which a date's doubt can be seen
	maxFolds     = 4    // with more, little of the width would be to scale
)

// A span is the time that a step can mean.
type span struct{ from, to time.Time }

func (s span) seconds() float64 { return seconds(s.from, s.to) }

// seconds from a to b; a Duration holds 292 years only.
func seconds(a, b time.Time) float64 { return float64(b.Unix() - a.Unix()) }

// doubtful reports whether a moment is less exact than a drawing that shows so
// much time can say. A day is exact, but in a drawing of hours.
func (s span) doubtful(shown time.Duration) bool {
	doubt := s.to.Sub(s.from)
	return shown > 0 && float64(doubt) > float64(shown)*inexactShare && (doubt > day || shown < 3*day)
}

// A timeScale maps time to the width of a drawing, 0 to 1: linearly, but for empty
// stretches that are folded to the same small width, as on the site.
type timeScale struct {
	start, end time.Time
	shown      time.Duration // what was not folded, when doubt was judged
	folds      []span        // in the order of time
	open       float64       // width of a second
}

// bounds are the first and last moment of a drawing. A last day is taken at its
// start, as every day is, unless its doubt will be drawn.
func bounds(spans []span, shown time.Duration) (start, end time.Time) {
	for i, s := range spans {
		if i == 0 || s.from.Before(start) {
			start = s.from
		}
		if i == 0 || s.from.After(end) {
			end = s.from
		}
	}
	for _, s := range spans {
		if s.doubtful(shown) && s.to.After(end) {
			end = s.to
		}
	}
	return start, end
}

// newTimeScale is false where all moments are one. It goes round twice: what is
// folded away no longer counts when the doubt about a date is drawn, and that
// doubt may in turn fill what seemed empty.
func newTimeScale(spans []span) (timeScale, bool) {
	var s timeScale
	start, end := bounds(spans, 0)
	shown := end.Sub(start)
	for range 2 {
		start, end = bounds(spans, shown)
		if !end.After(start) {
			return s, false
		}
		folds, rest := foldGaps(spans, start, end, shown)
		s = timeScale{start: start, end: end, shown: shown, folds: folds, open: openWidth(len(folds)) / rest}
		shown = time.Duration(min(rest, math.MaxInt64/1e10) * 1e9)
	}
	return s, true
}

// foldGaps folds the longest stretch without a moment where it takes more than
// half of the whole; then the next, while moments still stand too near one another
// to be told apart and it takes more than a quarter of what is left.
func foldGaps(spans []span, start, end time.Time, shown time.Duration) (folds []span, rest float64) {
	gaps := gapsBetween(spans, start, shown)
	slices.SortStableFunc(gaps, func(a, b span) int { return cmp.Compare(b.seconds(), a.seconds()) })
	rest = seconds(start, end)
	for _, gap := range gaps[:min(len(gaps), maxFolds)] {
		n := len(folds)
		worth := rest-gap.seconds() >= time.Hour.Seconds() // two moments alone have no scale
		crowded := gaps[len(gaps)-1].seconds() < laneRoom*rest/openWidth(n)
		if !worth || n == 0 && gap.seconds() <= rest/2 || n > 0 && (!crowded || gap.seconds() <= rest/4) {
			break
		}
		folds = append(folds, gap)
		rest -= gap.seconds()
	}
	slices.SortFunc(folds, func(a, b span) int { return a.from.Compare(b.from) })
	return folds, rest
}

// gapsBetween are the stretches without a moment and without doubt about one.
func gapsBetween(spans []span, start time.Time, shown time.Duration) []span {
	sorted := slices.Clone(spans)
	slices.SortStableFunc(sorted, func(a, b span) int { return a.from.Compare(b.from) })
	var gaps []span
	reached := start
	for _, sp := range sorted {
		if sp.from.After(reached) {
			gaps = append(gaps, span{reached, sp.from})
			reached = sp.from
		}
		if sp.doubtful(shown) && sp.to.After(reached) {
			reached = sp.to
		}
	}
	return gaps
}

// openWidth is what n folds leave of the width.
func openWidth(n int) float64 { return 1 - 2*drawingEdge - foldedShare*float64(n) }

// x is where a time stands.
func (s timeScale) x(t time.Time) float64 {
	at, since := drawingEdge, s.start
	for _, fold := range s.folds {
		if !t.After(fold.from) {
			break
		}
		at += seconds(since, fold.from) * s.open
		if t.Before(fold.to) {
			return at + foldedShare*seconds(fold.from, t)/fold.seconds()
		}
		at, since = at+foldedShare, fold.to
	}
	return at + seconds(since, t)*s.open
}

func (s timeScale) inFold(t time.Time) bool {
	return slices.ContainsFunc(s.folds, func(f span) bool { return t.After(f.from) && t.Before(f.to) })
}
