package main

import (
	"time"

	"casebook/kb"
)

// What --json prints of a comparison.
type compared struct {
	Cases []comparedCase `json:"cases"`
}

type comparedCase struct {
	Slug      string            `json:"slug"`
	Title     string            `json:"title"`
	Lang      string            `json:"lang"` // of the original
	Companies []string          `json:"companies"`
	Sector    string            `json:"sector"`
	Countries []string          `json:"countries"`
	Period    string            `json:"period"`
	Uses      []string          `json:"uses"`
	Channels  []comparedChannel `json:"channels"`
	Speed     comparedSpeed     `json:"speed"`
	Cause     string            `json:"cause"`
	Response  []string          `json:"response"`
	Figures   []comparedFigure  `json:"figures"`
	Evidence  string            `json:"evidence"`
	Grade     int               `json:"grade"` // 1 to 4
	Outcome   string            `json:"outcome"`
	Summary   string            `json:"summary"`
}

type comparedChannel struct {
	Name    string `json:"name"`
	Verdict string `json:"verdict"`
	Period  string `json:"period"`
}

type comparedSpeed struct {
	FirstAnswer *comparedTime `json:"first_answer"`
	Apology     *comparedTime `json:"apology"`
	End         *comparedTime `json:"end"`
	Never       bool          `json:"never"`
}

type comparedTime struct {
	Min int64 `json:"min_seconds"`
	Max int64 `json:"max_seconds"`
}

type comparedFigure struct {
	Value    string `json:"value"`
	Label    string `json:"label"`
	Rung     string `json:"rung"`
	By       string `json:"by"`
	Disputed bool   `json:"disputed"`
}

// comparedJSON has its texts in lang; empty is each case's own language.
func comparedJSON(cases []*kb.Case, lang string) compared {
	all := compared{}
	for _, c := range cases {
		in := lang
		if in == "" {
			in = c.Lang
		}
		title, _ := c.TitleIn(in)
		speed := kb.SpeedOf(c)
		one := comparedCase{
			Slug: c.Slug, Title: title, Lang: c.Lang, Companies: orEmpty(c.Companies), Sector: c.Sector, Countries: orEmpty(c.Countries),
			Period: c.Period.String(), Uses: orEmpty(c.Uses), Channels: []comparedChannel{}, Response: []string{}, Figures: []comparedFigure{},
			Speed:    comparedSpeed{timeOf(speed.FirstAnswer), timeOf(speed.Apology), timeOf(speed.End), speed.Never},
			Evidence: c.Evidence, Grade: kb.GradeOf(c).Value, Outcome: c.Outcome, Summary: c.Summary.In(in),
		}
		if c.Crisis != nil {
			one.Cause, one.Response = c.Crisis.Cause, orEmpty(c.Crisis.Response)
		}
		for _, ch := range c.Channels {
			one.Channels = append(one.Channels, comparedChannel{ch.Name, ch.Verdict, ch.Period.String()})
		}
		for _, f := range c.Figures {
			one.Figures = append(one.Figures, comparedFigure{f.Value, f.Label.In(in), f.Rung, f.By, f.Disputed})
		}
		all.Cases = append(all.Cases, one)
	}
	return all
}

func timeOf(i *kb.Interval) *comparedTime {
	if i == nil {
		return nil
	}
	return &comparedTime{int64(i.Min / time.Second), int64(i.Max / time.Second)}
}

// orEmpty is values, never nil: JSON shall say [] and not null.
func orEmpty(values []string) []string {
	if values == nil {
		return []string{}
	}
	return values
}
