package web

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"casebook/kb"
	"casebook/kb/timescale"
)

// Date writes a date as exactly as it is known: "14 July 2010", "July 2010",
// "2010". It is empty for no date.
func (l *locale) Date(d kb.Date) string { return l.date(d, true) }

// On is the date in a sentence: "on 14 July 2010", "in July 2010".
func (l *locale) On(d kb.Date) string {
	if d.Day != 0 {
		return l.T("date.on-day", "date", l.Date(d))
	}
	return l.T("date.on", "date", l.Date(d))
}

// date leaves the year out where the reader knows it.
func (l *locale) date(d kb.Date, year bool) string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0 && year:
		return l.months[d.Month-1] + " " + strconv.Itoa(d.Year)
	case d.Day == 0:
		return l.months[d.Month-1]
	case year:
		return l.day(d.Day) + " " + l.months[d.Month-1] + " " + strconv.Itoa(d.Year)
	}
	return l.day(d.Day) + " " + l.months[d.Month-1]
}

// day is "1er" for the first of a month in French.
func (l *locale) day(day int) string {
	if day == 1 {
		return l.T("date.first")
	}
	return strconv.Itoa(day)
}

// Moment is the date, with the clock time where it is known.
func (l *locale) Moment(m kb.Moment) string {
	if !m.Clock {
		return l.Date(m.Date)
	}
	return l.T("date.at", "date", l.Date(m.Date), "time", l.clock(m))
}

func (l *locale) clock(m kb.Moment) string {
	return l.T("date.clock", "hour", fmt.Sprintf("%02d", m.Hour), "minute", fmt.Sprintf("%02d", m.Minute))
}

// Period writes when a case played: "July 2010", "2008–2013", "since 2008",
// "13–14 July 2010", "February to July 2010". What both ends share is said once.
func (l *locale) Period(p kb.Period) string {
	from, to := p.From, p.To
	switch {
	case p.IsZero():
		return ""
	case p.Open && from.Day != 0:
		return l.T("date.since-day", "date", l.Date(from))
	case p.Open:
		return l.T("date.since", "date", l.Date(from))
	case from == to:
		return l.Date(from)
	case from.Month == 0 && to.Month == 0:
		return strconv.Itoa(from.Year) + "–" + strconv.Itoa(to.Year)
	case from.Day != 0 && to.Day != 0 && from.Year == to.Year && from.Month == to.Month:
		return l.day(from.Day) + "–" + l.Date(to)
	}
	key := "date.range"
	if from.Day != 0 && to.Day != 0 {
		key = "date.range-days"
	}
	sameYear := from.Year == to.Year && from.Month != 0 && to.Month != 0
	return l.T(key, "from", l.date(from, !sameYear), "to", l.Date(to))
}

// Years is the period in years only, as a margin has room for: "2010",
// "2008–2013", "since 2008".
func (l *locale) Years(p kb.Period) string {
	if p.IsZero() {
		return ""
	}
	p.From = kb.Date{Year: p.From.Year}
	if !p.Open {
		p.To = kb.Date{Year: p.To.Year}
	}
	return l.Period(p)
}

// Tick labels a moment under a chart: "25 Oct", "Nov 2005", "2005".
func (l *locale) Tick(t time.Time, unit timescale.Unit) string {
	month := l.short[t.Month()-1]
	switch unit {
	case timescale.Hour:
		return l.T("date.clock", "hour", fmt.Sprintf("%02d", t.Hour()), "minute", fmt.Sprintf("%02d", t.Minute()))
	case timescale.Day:
		return l.day(t.Day()) + " " + month
	case timescale.Month:
		return month + " " + strconv.Itoa(t.Year())
	}
	return strconv.Itoa(t.Year())
}

// Span says a length of time with one unit: "40 minutes", "3 days".
func (l *locale) Span(d time.Duration) string {
	unit := spanUnit(d)
	n := int(math.Round(float64(d) / float64(unit.length)))
	return l.N("span."+unit.name, max(n, 1))
}

// SpanRange says a length that is known only to lie between two: "2 to 4 days",
// "less than an hour", "the same day".
func (l *locale) SpanRange(least, most time.Duration) string {
	unit := spanUnit(most)
	low := int(math.Round(float64(least) / float64(unit.length)))
	high := int(math.Round(float64(most) / float64(unit.length)))
	switch {
	case least <= 0 && most <= 0:
		return l.T("span.at-once")
	case least <= 0 && most == day:
		return l.T("span.same-day")
	case low == high:
		return l.N("span."+unit.name, high)
	case low == 0:
		return l.T("span.within", "span", l.N("span."+unit.name, high))
	}
	return l.T("span.range", "least", l.Number(low), "most", l.N("span."+unit.name, high))
}

const day = 24 * time.Hour

type timeUnit struct {
	name   string
	length time.Duration
}

// spanUnit is the unit in which a time is said with one or two digits.
func spanUnit(d time.Duration) timeUnit {
	switch {
	case d < 2*time.Hour && d != time.Hour:
		return timeUnit{"minutes", time.Minute}
	case d < 2*day:
		return timeUnit{"hours", time.Hour}
	case d < 22*day:
		return timeUnit{"days", day}
	case d < 70*day:
		return timeUnit{"weeks", 7 * day}
	case d < 2*365*day:
		return timeUnit{"months", 30*day + 10*time.Hour}
	}
	return timeUnit{"years", 365*day + 6*time.Hour}
}
