// Package dates says dates, periods and lengths of time in English and in French, as
// pages, slides, references and answers in a terminal write them.
package dates

import (
	"fmt"
	"strconv"
	"time"

	"casebook/kb"
	"casebook/kb/timescale"
)

// Date writes a date as exactly as it is known: "14 July 2010", "July 2010", "2010".
// It is empty for no date. Day and month stay on one line.
func (w *Words) Date(d kb.Date) string { return w.date(d, true) }

// date leaves the year out where the reader knows it.
func (w *Words) date(d kb.Date, year bool) string {
	var s string
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		s = w.months[d.Month-1]
	default:
		s = w.day(d.Day) + "\u00a0" + w.months[d.Month-1]
	}
	if year {
		s += " " + strconv.Itoa(d.Year)
	}
	return s
}

// day is "1er" for the first of a month in French.
func (w *Words) day(n int) string {
	if n == 1 {
		return w.first
	}
	return strconv.Itoa(n)
}

// Moment is the date, with the clock time where it is known.
func (w *Words) Moment(m kb.Moment) string { return w.moment(m, true) }

// MomentInYear is the moment without its year, which the reader knows.
func (w *Words) MomentInYear(m kb.Moment) string { return w.moment(m, false) }

func (w *Words) moment(m kb.Moment, year bool) string {
	date := w.date(m.Date, year)
	if !m.Clock {
		return date
	}
	return date + ", " + w.time(m.Hour, m.Minute)
}

func (w *Words) time(hour, minute int) string { return fmt.Sprintf(w.clock, hour, minute) }

// Period writes when something played: "July 2010", "2008–2013", "since 2008",
// "13–14 July 2010", "February to July 2010". What both ends share is said once.
func (w *Words) Period(p kb.Period) string {
	from, to := p.From, p.To
	switch {
	case p.IsZero():
		return ""
	case p.Open && from.Day != 0:
		return fmt.Sprintf(w.sinceDay, w.Date(from))
	case p.Open:
		return fmt.Sprintf(w.since, w.Date(from))
	case from == to:
		return w.Date(from)
	case from.Month == 0 && to.Month == 0:
		return strconv.Itoa(from.Year) + "–" + strconv.Itoa(to.Year)
	case from.Day != 0 && to.Day != 0 && from.Year == to.Year && from.Month == to.Month:
		return w.day(from.Day) + "–" + w.Date(to)
	}
	text := w.fromTo
	if from.Day != 0 && to.Day != 0 {
		text = w.fromToDay
	}
	sameYear := from.Year == to.Year && from.Month != 0 && to.Month != 0
	return fmt.Sprintf(text, w.date(from, !sameYear), w.Date(to))
}

// Years is the period in years only, as a margin has room for: "2010",
// "2008–2013", "since 2008".
func (w *Words) Years(p kb.Period) string {
	if p.IsZero() {
		return ""
	}
	p.From = kb.Date{Year: p.From.Year}
	if !p.Open {
		p.To = kb.Date{Year: p.To.Year}
	}
	return w.Period(p)
}

// Tick labels a moment under a chart: "25 Oct", "Nov 2005", "2005".
func (w *Words) Tick(t time.Time, unit timescale.Unit) string {
	month := w.short[t.Month()-1]
	switch unit {
	case timescale.Hour:
		return w.time(t.Hour(), t.Minute())
	case timescale.Day:
		return w.day(t.Day()) + "\u00a0" + month
	case timescale.Month:
		return month + " " + strconv.Itoa(t.Year())
	}
	return strconv.Itoa(t.Year())
}
