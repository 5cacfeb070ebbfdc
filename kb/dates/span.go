package dates

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"casebook/kb"
)

const day = 24 * time.Hour

// Span says a length of time with one unit: "40 minutes", "3 days".
func (w *Words) Span(d time.Duration) string {
	u := unitOf(d)
	return w.count(max(1, u.round(d)), u)
}

// Interval says a length as exactly as it is known: "2 to 4 days", "within 1 hour",
// "the same day"; nothing where there is none.
func (w *Words) Interval(i *kb.Interval) string {
	if i == nil {
		return ""
	}
	u := unitOf(i.Max)
	least, most := u.round(i.Min), max(1, u.round(i.Max))
	switch {
	case i.Max <= 0:
		return w.atOnce
	case i.Min <= 0 && i.Max <= day && i.Max > day-time.Hour:
		return w.sameDay
	case least == most:
		return w.count(most, u)
	case least <= 0:
		return fmt.Sprintf(w.within, w.count(most, u))
	}
	return fmt.Sprintf(w.between, strconv.Itoa(least), w.count(most, u))
}

func (w *Words) count(n int, u unit) string {
	name := w.units[u][1]
	if n == 1 {
		name = w.units[u][0]
	}
	return strconv.Itoa(n) + " " + name
}

// A unit is one in which a time can be said.
type unit int

const (
	minutes unit = iota
	hours
	days
	weeks
	months
	years
)

// lengths are those of the units.
var lengths = [...]time.Duration{time.Minute, time.Hour, day, 7 * day, 30*day + 10*time.Hour, 365*day + 6*time.Hour}

// unitOf is the unit in which a time is said with one or two digits.
func unitOf(d time.Duration) unit {
	switch {
	case d < 2*time.Hour && d != time.Hour:
		return minutes
	case d < 2*day:
		return hours
	case d < 22*day:
		return days
	case d < 70*day:
		return weeks
	case d < 2*365*day:
		return months
	}
	return years
}

// round is how many of the unit a time is, to the nearest.
func (u unit) round(d time.Duration) int { return int(math.Round(float64(d) / float64(lengths[u]))) }
