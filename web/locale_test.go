package web

import (
	"io/fs"
	"os"
	"testing"
	"time"

	"casebook/kb"
)

func sourceFiles() fs.FS { return os.DirFS(".") }

func bothLocales(t *testing.T) (en, fr *locale) {
	t.Helper()
	en, err := newLocale("en")
	if err != nil {
		t.Fatal(err)
	}
	if fr, err = newLocale("fr"); err != nil {
		t.Fatal(err)
	}
	return en, fr
}

func TestDates(t *testing.T) {
	en, fr := bothLocales(t)
	for _, c := range []struct{ date, en, fr string }{
		{"2010-07-14", "14 July 2010", "14 juillet 2010"},
		{"2010-08-01", "1 August 2010", "1er août 2010"},
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
	en, fr := bothLocales(t)
	m, err := kb.ParseMoment("2010-02-13T18:05-08:00")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := en.Moment(m), "13 February 2010, 18:05"; got != want {
		t.Errorf("English: %q, want %q", got, want)
	}
	if got, want := fr.Moment(m), "13 février 2010, 18\u00a0h\u00a005"; got != want {
		t.Errorf("French: %q, want %q", got, want)
	}
}

func TestPeriods(t *testing.T) {
	en, fr := bothLocales(t)
	for _, c := range []struct{ period, en, fr, years string }{
		{"2010", "2010", "2010", "2010"},
		{"2008..2013", "2008–2013", "2008–2013", "2008–2013"},
		{"2008..", "since 2008", "depuis 2008", "since 2008"},
		{"2008-03..", "since March 2008", "depuis mars 2008", "since 2008"},
		{"2008-03-02..", "since 2 March 2008", "depuis le 2 mars 2008", "since 2008"},
		{"2010-07-13..2010-07-14", "13–14 July 2010", "13–14 juillet 2010", "2010"},
		{"2010-02..2010-07", "February to July 2010", "février à juillet 2010", "2010"},
		{"2005-10-25..2005-11-10", "25 October to 10 November 2005", "du 25 octobre au 10 novembre 2005", "2005"},
		{"2005-12-25..2006-01-02", "25 December 2005 to 2 January 2006", "du 25 décembre 2005 au 2 janvier 2006", "2005–2006"},
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

func TestPluralsAndNumbers(t *testing.T) {
	en, fr := bothLocales(t)
	for n, want := range map[int][2]string{
		0:       {"0 cases", "0 cas"},
		1:       {"1 case", "1 cas"},
		2:       {"2 cases", "2 cas"},
		1234:    {"1,234 cases", "1\u202f234 cas"},
		1234567: {"1,234,567 cases", "1\u202f234\u202f567 cas"},
	} {
		if got := en.N("count.cases", n); got != want[0] {
			t.Errorf("English: %q, want %q", got, want[0])
		}
		if got := fr.N("count.cases", n); got != want[1] {
			t.Errorf("French: %q, want %q", got, want[1])
		}
	}
	// 0 is plural in English and singular in French
	if got := en.N("span.days", 0); got != "0 days" {
		t.Errorf("English: %q", got)
	}
	if got := fr.N("span.days", 0); got != "0 jour" {
		t.Errorf("French: %q", got)
	}
}

func TestSpans(t *testing.T) {
	en, fr := bothLocales(t)
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
	} {
		if got := en.SpanRange(c.least, c.most); got != c.en {
			t.Errorf("%v to %v in English: %q, want %q", c.least, c.most, got, c.en)
		}
		if got := fr.SpanRange(c.least, c.most); got != c.fr {
			t.Errorf("%v to %v in French: %q, want %q", c.least, c.most, got, c.fr)
		}
	}
}
