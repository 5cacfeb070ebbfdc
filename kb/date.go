package kb

import (
	"cmp"
	"errors"
	"fmt"
	"time"
)

// A Date is a day, a month or a year: Day, or Day and Month, are 0 where they are
// not known. The zero Date is no date at all.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

var errDate = errors.New("not a date: want 2010, 2010-07 or 2010-07-14")

// noSuchDay is the error of a date whose month has fewer days.
type noSuchDay struct {
	date Date
	last int
}

func (e *noSuchDay) Error() string {
	return fmt.Sprintf("%04d-%02d has no day %d", e.date.Year, e.date.Month, e.date.Day)
}

// ParseDate reads YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601 calendar dates of reduced
// precision). The day must exist.
func ParseDate(s string) (Date, error) {
	year, month, day := s, "", ""
	switch {
	case len(s) == len("2010-07") && s[4] == '-':
		year, month = s[:4], s[5:]
	case len(s) == len("2010-07-14") && s[4] == '-' && s[7] == '-':
		year, month, day = s[:4], s[5:7], s[8:]
	case len(s) != len("2010"):
		return Date{}, errDate
	}
	y, ok1 := digits(year)
	m, ok2 := digits(month)
	d, ok3 := digits(day)
	date := Date{y, time.Month(m), d}
	if !ok1 || !ok2 || !ok3 || y == 0 || month != "" && (m < 1 || m > 12) || day != "" && d == 0 {
		return Date{}, errDate
	}
	if last := (Date{y, date.Month, 0}).last().Day(); d > last {
		return Date{}, &noSuchDay{date, last}
	}
	return date, nil
}

// digits reads decimal digits; no text is 0.
func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

// String is the form that [ParseDate] reads; the zero Date is "".
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Before reports whether d surely ends before o starts: 2010 is not before
// 2010-07.
func (d Date) Before(o Date) bool { return d.last().Before(o.first()) }

// Compare orders dates by their first day, the less exact first.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// first and last are the first and the last day that the date can mean.
func (d Date) first() time.Time {
	return time.Date(d.Year, max(d.Month, time.January), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

func (d Date) last() time.Time {
	switch {
	case d.Month == 0:
		return time.Date(d.Year, time.December, 31, 0, 0, 0, 0, time.UTC)
	case d.Day == 0:
		return time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return d.first()
}

// MarshalText is [Date.String].
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText is [ParseDate]; no text is no date.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d = Date{}
	if len(text) > 0 {
		*d, err = ParseDate(string(text))
	}
	return err
}
