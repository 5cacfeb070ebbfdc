package timescale

import (
	"time"

	"casebook/kb"
)

const day = 24 * time.Hour

// inexactShare is the part of what is shown from which the doubt about a date can
// be seen.
const inexactShare = .04

// A Span is the time that a moment can mean: equal ends where it is exact to the
// minute, else a day, a month or a year.
type Span struct{ From, To time.Time }

// SpanOf is what a moment can mean. Its offset from UTC counts only where zoned is
// set: beside a day without one, all are taken as of one place, as [kb.SpeedOf]
// does.
func SpanOf(m kb.Moment, zoned bool) Span {
	zone := time.UTC
	if zoned && m.Zone != "" && m.Zone != "Z" {
		if t, err := time.Parse("-07:00", m.Zone); err == nil {
			zone = t.Location()
		}
	}
	from := time.Date(m.Year, max(m.Month, time.January), max(m.Day, 1), m.Hour, m.Minute, 0, 0, zone).UTC()
	switch {
	case m.Clock:
		return Span{from, from}
	case m.Month == 0:
		return Span{from, from.AddDate(1, 0, 0)}
	case m.Day == 0:
		return Span{from, from.AddDate(0, 1, 0)}
	}
	return Span{from, from.AddDate(0, 0, 1)}
}

// doubtful reports whether a moment is less exact than a drawing that shows so
// much time can say. A day is exact, but in a drawing of hours.
func (s Span) doubtful(shown time.Duration) bool {
	doubt := s.To.Sub(s.From)
	return shown > 0 && float64(doubt) > float64(shown)*inexactShare && (doubt > day || shown < 3*day)
}

func (s Span) seconds() float64 { return seconds(s.From, s.To) }

// seconds from a to b; a Duration holds 292 years only.
func seconds(a, b time.Time) float64 { return float64(b.Unix() - a.Unix()) }
