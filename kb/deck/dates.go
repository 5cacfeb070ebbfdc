package deck

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"casebook/kb"
)

const day = 24 * time.Hour

// date writes a date as exactly as it is known: "14 July 2010", "July 2010",
// "2010"; the year can be left out where the reader knows it.
func (w *words) date(d kb.Date, year bool) string {
	var s string
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		s = w.monthNames[d.Month-1]
	default:
		s = w.day(d.Day) + "\u00a0" + w.monthNames[d.Month-1]
	}
	if year {
		s += " " + strconv.Itoa(d.Year)
	}
	return s
}

// Dated is the deck's date as its language writes it; empty where it has none.
func (d *Deck) Dated() string {
	if d.Date.IsZero() {
		return ""
	}
	year, month, day := d.Date.Date()
	return wordsIn(d.Lang).date(kb.Date{Year: year, Month: month, Day: day}, true)
}

// day is "1er" for the first of a month in French.
func (w *words) day(n int) string {
	if n == 1 {
		return w.first
	}
	return strconv.Itoa(n)
}

// moment is the date, with the clock time where it is known.
func (w *words) moment(m kb.Moment) string {
	if !m.Clock {
		return w.date(m.Date, true)
	}
	return fill(w.at, "date", w.date(m.Date, true), "time", w.time(m.Hour, m.Minute))
}

func (w *words) time(hour, minute int) string {
	return fill(w.clock, "hour", fmt.Sprintf("%02d", hour), "minute", fmt.Sprintf("%02d", minute))
}

// period writes when a case played: "July 2010", "2008–2013", "since 2008".
func (w *words) period(p kb.Period) string {
	from, to := p.From, p.To
	switch {
	case p.IsZero():
		return ""
	case p.Open:
		return fill(w.since, "date", w.date(from, true))
	case from == to:
		return w.date(from, true)
	case from.Month == 0 && to.Month == 0:
		return strconv.Itoa(from.Year) + "–" + strconv.Itoa(to.Year)
	case from.Day != 0 && to.Day != 0 && from.Year == to.Year && from.Month == to.Month:
		return w.day(from.Day) + "–" + w.date(to, true)
	}
	text := w.from
	if from.Day != 0 && to.Day != 0 {
		text = w.fromDays
	}
	same := from.Year == to.Year && from.Month != 0 && to.Month != 0
	return fill(text, "from", w.date(from, !same), "to", w.date(to, true))
}

// yearsOf is the period in years only: "2010", "2008–2013", "since 2008".
func (w *words) yearsOf(p kb.Period) string {
	if p.IsZero() {
		return ""
	}
	p.From = kb.Date{Year: p.From.Year}
	if !p.Open {
		p.To = kb.Date{Year: p.To.Year}
	}
	return w.period(p)
}

// interval says a time as exactly as the dates allow: "2 to 3 days", "the same
// day"; nothing for none.
func (w *words) interval(i *kb.Interval) string {
	if i == nil {
		return ""
	}
	unit, length := w.unit(i.Max)
	least := int(math.Round(float64(i.Min) / float64(length)))
	most := int(math.Round(float64(i.Max) / float64(length)))
	switch {
	case i.Max <= 0:
		return w.atOnce
	case i.Min <= 0 && i.Max == day:
		return w.sameDay
	case least == most:
		return w.count(unit, most)
	case least <= 0:
		return fill(w.within, "span", w.count(unit, most))
	}
	return fill(w.span, "least", strconv.Itoa(least), "most", w.count(unit, most))
}

// length says how long a stretch is, with one unit.
func (w *words) length(d time.Duration) string {
	unit, length := w.unit(d)
	return w.count(unit, max(1, int(math.Round(float64(d)/float64(length)))))
}

// unit is the one in which a time is said with one or two digits.
func (w *words) unit(d time.Duration) (plural, time.Duration) {
	switch {
	case d < 2*time.Hour && d != time.Hour:
		return w.minutes, time.Minute
	case d < 2*day:
		return w.hours, time.Hour
	case d < 22*day:
		return w.days, day
	case d < 70*day:
		return w.weeks, 7 * day
	case d < 2*365*day:
		return w.months, 30*day + 10*time.Hour
	}
	return w.years, 365*day + 6*time.Hour
}
