package dates_test

import (
	"testing"
	"time"

	"casebook/kb"
	"casebook/kb/dates"
	"casebook/kb/timescale"
)

var en, fr = dates.In("en"), dates.In("fr-CH")

func TestDates(t *testing.T) {
	for _, c := range []struct{ date, en, fr string }{
		{"2010-07-14", "14\u00a0July 2010", "14\u00a0juillet 2010"},
		{"2010-08-01", "1\u00a0August 2010", "1er\u00a0août 2010"},
		{"2010-07", "July 2010", "juillet 2010"},
		{"2010", "2010", "2010"},
		{"", "", ""},
	} {
		var d kb.Date
		if err := d.UnmarshalText([]byte(c.date)); err != nil {
			t.Fatal(err)
		}
		if got := en.Date(d); got != c.en {
			t.Errorf("%s in English: %q, want %q", c.date, got, c.en)
		}
		if got := fr.Date(d); got != c.fr {
			t.Errorf("%s in French: %q, want %q", c.date, got, c.fr)
		}
	}
}

func TestMoments(t *testing.T) {
	m, err := kb.ParseMoment("2010-02-13T18:05-08:00")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := en.Moment(m), "13\u00a0February 2010, 18:05"; got != want {
		t.Errorf("English: %q, want %q", got, want)
	}
	if got, want := fr.Moment(m), "13\u00a0février 2010, 18\u00a0h\u00a005"; got != want {
		t.Errorf("French: %q, want %q", got, want)
	}
	if got, want := fr.MomentInYear(m), "13\u00a0février, 18\u00a0h\u00a005"; got != want {
		t.Errorf("without its year: %q, want %q", got, want)
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct{ period, en, fr, years string }{
		{"2010", "2010", "2010", "2010"},
		{"2008..2013", "2008–2013", "2008–2013", "2008–2013"},
		{"2008..", "since 2008", "depuis 2008", "since 2008"},
		{"2008-03..", "since March 2008", "depuis mars 2008", "since 2008"},
		{"2008-03-02..", "since 2\u00a0March 2008", "depuis le 2\u00a0mars 2008", "since 2008"},
		{"2010-07-13..2010-07-14", "13–14\u00a0July 2010", "13–14\u00a0juillet 2010", "2010"},
		{"2010-02..2010-07", "February to July 2010", "février à juillet 2010", "2010"},
		{"2005-10-25..2005-11-10", "25\u00a0October to 10\u00a0November 2005", "du 25\u00a0octobre au 10\u00a0novembre 2005", "2005"},
		{"2005-12-25..2006-01-02", "25\u00a0December 2005 to 2\u00a0January 2006", "du 25\u00a0décembre 2005 au 2\u00a0janvier 2006", "2005–2006"},
		{"2005-12..2007", "December 2005 to 2007", "décembre 2005 à 2007", "2005–2007"},
	} {
		p, err := kb.ParsePeriod(c.period)
		if err != nil {
			t.Fatal(err)
		}
		if got := en.Period(p); got != c.en {
			t.Errorf("%s in English: %q, want %q", c.period, got, c.en)
		}
		if got := fr.Period(p); got != c.fr {
			t.Errorf("%s in French: %q, want %q", c.period, got, c.fr)
		}
		if got := en.Years(p); got != c.years {
			t.Errorf("%s in years: %q, want %q", c.period, got, c.years)
		}
	}
}

func TestIntervals(t *testing.T) {
	const hour, day = time.Hour, 24 * time.Hour
	for _, c := range []struct {
		least, most time.Duration
		en, fr      string
	}{
		{40 * time.Minute, 40 * time.Minute, "40 minutes", "40 minutes"},
		{0, hour, "within 1 hour", "en 1 heure au plus"},
		{0, day, "the same day", "le jour même"},
		{2 * day, 4 * day, "2 to 4 days", "2 à 4 jours"},
		{3 * hour, 3 * hour, "3 hours", "3 heures"},
		{0, 31 * day, "within 4 weeks", "en 4 semaines au plus"},
		{360 * day, 400 * day, "12 to 13 months", "12 à 13 mois"},
		{3 * 365 * day, 3 * 366 * day, "3 years", "3 ans"},
		{0, 0, "at once", "aussitôt"},
		{0, 23*hour + 30*time.Minute, "the same day", "le jour même"}, // one of the two has a clock time
		{0, 10 * time.Second, "within 1 minute", "en 1 minute au plus"},
	} {
		if got := en.Interval(&kb.Interval{Min: c.least, Max: c.most}); got != c.en {
			t.Errorf("%v to %v in English: %q, want %q", c.least, c.most, got, c.en)
		}
		if got := fr.Interval(&kb.Interval{Min: c.least, Max: c.most}); got != c.fr {
			t.Errorf("%v to %v in French: %q, want %q", c.least, c.most, got, c.fr)
		}
	}
}

func TestSpans(t *testing.T) {
	for _, c := range []struct {
		span   time.Duration
		en, fr string
	}{
		{40 * time.Minute, "40 minutes", "40 minutes"},
		{time.Second, "1 minute", "1 minute"},
		{time.Hour, "1 hour", "1 heure"},
		{36 * time.Hour, "36 hours", "36 heures"},
		{15 * 24 * time.Hour, "15 days", "15 jours"},
		{800 * 24 * time.Hour, "2 years", "2 ans"},
	} {
		if got := en.Span(c.span); got != c.en {
			t.Errorf("%v in English: %q, want %q", c.span, got, c.en)
		}
		if got := fr.Span(c.span); got != c.fr {
			t.Errorf("%v in French: %q, want %q", c.span, got, c.fr)
		}
	}
	if got := en.Interval(nil); got != "" {
		t.Errorf("no interval: %q", got)
	}
}

func TestTicks(t *testing.T) {
	at := time.Date(2005, time.November, 1, 9, 5, 0, 0, time.UTC)
	for unit, want := range map[timescale.Unit][2]string{
		timescale.Hour: {"09:05", "09\u00a0h\u00a005"}, timescale.Day: {"1\u00a0Nov", "1er\u00a0nov."},
		timescale.Month: {"Nov 2005", "nov. 2005"}, timescale.Year: {"2005", "2005"},
	} {
		if got := [2]string{en.Tick(at, unit), fr.Tick(at, unit)}; got != want {
			t.Errorf("unit %v: %q, want %q", unit, got, want)
		}
	}
}
