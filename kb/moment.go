package kb

import (
	"errors"
	"fmt"
	"strings"
)

// A Moment is when a step of a timeline happened: a [Date], to the minute where
// the clock time is known.
type Moment struct {
	Date
	Clock  bool // Hour and Minute are known
	Hour   int
	Minute int
	Zone   string // "Z", "+02:00"; empty where the offset is not known
}

var errMoment = errors.New("not a moment: want 2010, 2010-07, 2010-07-14, 2010-07-14T09:30 or 2010-07-14T09:30+02:00")

// ParseMoment reads a date as [ParseDate] does, or YYYY-MM-DDThh:mm with an
// optional offset (ISO 8601).
func ParseMoment(s string) (Moment, error) {
	day, clock, hasClock := strings.Cut(s, "T")
	d, err := ParseDate(day)
	if err != nil || hasClock && d.Day == 0 {
		return Moment{}, errMoment
	}
	if !hasClock {
		return Moment{Date: d}, nil
	}
	hour, minute, zone, ok := parseClock(clock)
	if !ok {
		return Moment{}, errMoment
	}
	return Moment{Date: d, Clock: true, Hour: hour, Minute: minute, Zone: zone}, nil
}

// parseClock reads hh:mm and an offset: none, Z, +hh:mm or -hh:mm.
func parseClock(s string) (hour, minute int, zone string, ok bool) {
	if len(s) < len("09:30") {
		return 0, 0, "", false
	}
	clock, zone := s[:5], s[5:]
	hour, minute, ok = hourMinute(clock, 23)
	switch {
	case zone == "" || zone == "Z":
	case zone[0] == '+' || zone[0] == '-':
		// the clocks farthest from UTC are 14 hours ahead of it
		if _, _, zoneOK := hourMinute(zone[1:], 14); !zoneOK {
			return 0, 0, "", false
		}
	default:
		return 0, 0, "", false
	}
	return hour, minute, zone, ok
}

func hourMinute(s string, lastHour int) (hour, minute int, ok bool) {
	if len(s) != len("09:30") || s[2] != ':' {
		return 0, 0, false
	}
	hour, okHour := digits(s[:2])
	minute, okMinute := digits(s[3:])
	return hour, minute, okHour && okMinute && hour <= lastHour && minute <= 59
}

// String is the form that [ParseMoment] reads.
func (m Moment) String() string {
	if !m.Clock {
		return m.Date.String()
	}
	return fmt.Sprintf("%sT%02d:%02d%s", m.Date, m.Hour, m.Minute, m.Zone)
}

// MarshalText is [Moment.String].
func (m Moment) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText is [ParseMoment]; no text is no moment.
func (m *Moment) UnmarshalText(text []byte) (err error) {
	*m = Moment{}
	if len(text) > 0 {
		*m, err = ParseMoment(string(text))
	}
	return err
}
