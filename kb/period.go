package kb

import (
	"errors"
	"strings"
)

// A Period is when a case played: a date ("2010-07"), two of them ("2008..2013"),
// or a start without an end ("2008..", Open). The zero Period is none.
type Period struct {
	From Date
	To   Date // equal to From for a single date; zero where Open
	Open bool
}

var (
	errPeriod      = errors.New("not a period: want 2010, 2010-07, 2010-07-14, 2008..2013 or 2008..")
	errPeriodOrder = errors.New("the period ends before it starts")
)

// ParsePeriod reads a period as case files write it.
func ParsePeriod(s string) (Period, error) {
	from, to, isRange := strings.Cut(s, "..")
	f, err := ParseDate(from)
	if err != nil {
		return Period{}, errPeriod
	}
	if !isRange {
		return Period{From: f, To: f}, nil
	}
	if to == "" {
		return Period{From: f, Open: true}, nil
	}
	t, err := ParseDate(to)
	if err != nil {
		return Period{}, errPeriod
	}
	if t.last().Before(f.first()) {
		return Period{}, errPeriodOrder
	}
	return Period{From: f, To: t}, nil
}

// String is the form that [ParsePeriod] reads.
func (p Period) String() string {
	switch {
	case p.IsZero():
		return ""
	case p.Open:
		return p.From.String() + ".."
	case p.From == p.To:
		return p.From.String()
	}
	return p.From.String() + ".." + p.To.String()
}

// IsZero reports whether there is no period.
func (p Period) IsZero() bool { return p == Period{} }

// Overlaps reports whether the period touches the years from first to last.
func (p Period) Overlaps(first, last int) bool {
	return !p.IsZero() && p.From.Year <= last && (p.Open || p.To.Year >= first)
}

// MarshalText is [Period.String].
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText is [ParsePeriod]; no text is no period.
func (p *Period) UnmarshalText(text []byte) (err error) {
	*p = Period{}
	if len(text) > 0 {
		*p, err = ParsePeriod(string(text))
	}
	return err
}
