package main

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"casebook/kb"
)

const day = 24 * time.Hour

// interval says a time as exactly as the dates allow: "2 to 3 days", "the same
// day"; nothing for none.
func (t *texts) interval(i *kb.Interval) string {
	if i == nil {
		return ""
	}
	unit, length := t.unit(i.Max)
	least := int(math.Round(float64(i.Min) / float64(length)))
	most := int(math.Round(float64(i.Max) / float64(length)))
	switch {
	case i.Max <= 0:
		return t.atOnce
	case i.Min <= 0 && i.Max <= day && i.Max > day-time.Hour:
		return t.sameDay
	case least == most:
		return t.count(unit, most)
	case least <= 0:
		return fmt.Sprintf(t.within, t.count(unit, most))
	}
	return fmt.Sprintf(t.span, strconv.Itoa(least), t.count(unit, most))
}

// period says when a case played: "2010-07", "2008–2013", "since 2008".
func (t *texts) period(p kb.Period) string {
	switch {
	case p.Open:
		return fmt.Sprintf(t.since, p.From)
	case p.From == p.To:
		return p.String()
	case p.From.Month == 0 && p.To.Month == 0:
		return p.From.String() + "–" + p.To.String()
	}
	return p.From.String() + " – " + p.To.String()
}

// unit is the one in which a time is said with one or two digits.
func (t *texts) unit(d time.Duration) (plural, time.Duration) {
	switch {
	case d < 2*time.Hour:
		return t.minutes, time.Minute
	case d < 2*day:
		return t.hours, time.Hour
	case d < 22*day:
		return t.days, day
	case d < 70*day:
		return t.weeks, 7 * day
	case d < 2*365*day:
		return t.months, 30*day + 10*time.Hour
	}
	return t.years, 365*day + 6*time.Hour
}
