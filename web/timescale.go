package web

import (
	"cmp"
	"math"
	"slices"
	"time"

	"casebook/kb"
)

// A span is the time that a moment can mean: equal ends where it is exact to the
// minute, else a day, a month or a year.
type span struct{ from, to time.Time }

// The offset from UTC counts only where zoned is set: beside a day without one, all
// are taken as of one place, as [kb.SpeedOf] does.
func spanOf(m kb.Moment, zoned bool) span {
	zone := time.UTC
	if zoned && m.Zone != "" && m.Zone != "Z" {
		if t, err := time.Parse("-07:00", m.Zone); err == nil {
			zone = t.Location()
		}
	}
	from := time.Date(m.Year, max(m.Month, time.January), max(m.Day, 1), m.Hour, m.Minute, 0, 0, zone).UTC()
	switch {
	case m.Clock:
		return span{from, from}
	case m.Month == 0:
		return span{from, from.AddDate(1, 0, 0)}
	case m.Day == 0:
		return span{from, from.AddDate(0, 1, 0)}
	}
	return span{from, from.AddDate(0, 0, 1)}
}

// bounds are the first and last moment of a chart. A last day is taken at its
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

// doubtful reports whether a moment is less exact than a chart that shows so much
// time can say. A day is exact, but in a chart of hours.
func (s span) doubtful(shown time.Duration) bool {
	doubt := s.to.Sub(s.from)
	return shown > 0 && float64(doubt) > float64(shown)*inexactShare && (doubt > day || shown < 3*day)
}

// A timeScale maps time to the width of a chart, 0 to 1: linearly, but for empty
// stretches that are folded to the same small width.
type timeScale struct {
	start, end time.Time
	lastFrom   time.Time     // where the last moment starts
	shown      time.Duration // what was not folded, when doubt was judged
	folds      []span        // in the order of time
	open       float64       // width of a second
}

// maxFolds bounds the folds: with more, little of the width would be to scale.
const maxFolds = 4

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
	for _, sp := range spans {
		if sp.from.After(s.lastFrom) {
			s.lastFrom = sp.from
		}
	}
	return s, true
}

// foldGaps folds the longest stretch without a moment where it takes more than
// half of the whole; then the next, while moments still stand too near one another
// to be told apart and it takes more than a quarter of what is left. It returns the
// folds in the order of time and the seconds that are left.
func foldGaps(spans []span, start, end time.Time, shown time.Duration) (folds []span, rest float64) {
	gaps := gapsBetween(spans, start, shown)
	slices.SortFunc(gaps, func(a, b span) int { return cmp.Compare(b.seconds(), a.seconds()) })
	rest = seconds(start, end)
	for _, gap := range gaps[:min(len(gaps), maxFolds)] {
		// what is left must be worth a scale: two moments alone have none
		n := len(folds)
		worth := rest-gap.seconds() >= time.Hour.Seconds()
		crowded := nearest(gaps) < laneRoom*rest/openWidth(n)
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
	slices.SortFunc(sorted, func(a, b span) int { return a.from.Compare(b.from) })
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
func openWidth(n int) float64 { return 1 - 2*timelineLeft - foldedShare*float64(n) }

// nearest is the shortest stretch, in seconds; gaps are sorted, the longest first.
func nearest(gaps []span) float64 { return gaps[len(gaps)-1].seconds() }

// lastMoment is the end as it was written: a December that is drawn as a bar ends
// in that December and not on the first of January.
func (s timeScale) lastMoment() time.Time {
	if s.end.After(s.lastFrom) {
		return s.end.Add(-time.Nanosecond)
	}
	return s.end
}

// x is where a time stands.
func (s timeScale) x(t time.Time) float64 {
	at, since := timelineLeft, s.start
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

// mid is where the mark of a moment stands: at its start, in the middle of its
// doubt where that can be seen.
func (s timeScale) mid(sp span) float64 {
	if sp.doubtful(s.shown) {
		return (s.x(sp.from) + s.x(sp.to)) / 2
	}
	return s.x(sp.from)
}

func (s timeScale) inFold(t time.Time) bool {
	return slices.ContainsFunc(s.folds, func(f span) bool { return t.After(f.from) && t.Before(f.to) })
}

func (s span) seconds() float64 { return seconds(s.from, s.to) }

// seconds from a to b; a Duration holds 292 years only.
func seconds(a, b time.Time) float64 { return float64(b.Unix() - a.Unix()) }

// A tickUnit is how exactly the times under a chart are named.
type tickUnit int

const (
	tickHour tickUnit = iota
	tickDay
	tickMonth
	tickYear
)

// unitOf fits the labels to the span: over three years their months say too much.
func unitOf(d time.Duration) tickUnit {
	switch {
	case d <= day:
		return tickHour
	case d <= 150*day:
		return tickDay
	case d <= 3*366*day:
		return tickMonth
	}
	return tickYear
}

// roundTimes are the round dates between two: hours, first days of months (or
// every day of a short time), quarters, years.
func roundTimes(start, end time.Time, unit tickUnit) []time.Time {
	var times []time.Time
	next := func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }
	t := time.Date(start.Year()+1, time.January, 1, 0, 0, 0, 0, time.UTC)
	switch unit {
	case tickHour:
		t = start.Truncate(3 * time.Hour).Add(3 * time.Hour)
		next = func(t time.Time) time.Time { return t.Add(3 * time.Hour) }
	case tickDay:
		t = time.Date(start.Year(), start.Month()+1, 1, 0, 0, 0, 0, time.UTC)
		next = func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
		if end.Sub(start) <= 8*24*time.Hour {
			t = start.Truncate(24*time.Hour).AddDate(0, 0, 1)
			next = func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }
		}
	case tickMonth:
		t = time.Date(start.Year(), start.Month()+1, 1, 0, 0, 0, 0, time.UTC)
		next = func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
		for t.Month()%3 != 1 {
			t = next(t)
		}
		next = func(t time.Time) time.Time { return t.AddDate(0, 3, 0) }
	case tickYear:
	}
	for ; t.Before(end); t = next(t) {
		times = append(times, t)
	}
	return times
}
