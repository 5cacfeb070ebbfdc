package timescale

import "time"

// A Unit is how exactly the times under a drawing are named.
type Unit int

// The units, the finest first.
const (
	Hour Unit = iota
	Day
	Month
	Year
)

// UnitOf fits the labels to the span: over three years their months say too much.
func UnitOf(d time.Duration) Unit {
	switch {
	case d <= day:
		return Hour
	case d <= 150*day:
		return Day
	case d <= 3*366*day:
		return Month
	}
	return Year
}

// RoundTimes are the round dates between two: hours, first days of months (or
// every day of a short time), quarters, years.
func RoundTimes(start, end time.Time, unit Unit) []time.Time {
	var times []time.Time
	next := func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }
	t := time.Date(start.Year()+1, time.January, 1, 0, 0, 0, 0, time.UTC)
	switch unit {
	case Hour:
		t = start.Truncate(3 * time.Hour).Add(3 * time.Hour)
		next = func(t time.Time) time.Time { return t.Add(3 * time.Hour) }
	case Day:
		t = time.Date(start.Year(), start.Month()+1, 1, 0, 0, 0, 0, time.UTC)
		next = func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
		if end.Sub(start) <= 8*24*time.Hour {
			t = start.Truncate(24*time.Hour).AddDate(0, 0, 1)
			next = func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }
		}
	case Month:
		t = time.Date(start.Year(), start.Month()+1, 1, 0, 0, 0, 0, time.UTC)
		next = func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
		for t.Month()%3 != 1 {
			t = next(t)
		}
		next = func(t time.Time) time.Time { return t.AddDate(0, 3, 0) }
	case Year:
	}
	for ; t.Before(end); t = next(t) {
		times = append(times, t)
	}
	return times
}
