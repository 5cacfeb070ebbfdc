package main

import (
	"fmt"
	"strings"

	"casebook/kb"
)

// An aspect is one line of a comparison: what it is called, and what each case has
// to say, in lines of its own.
type aspect struct {
	head  string
	cells [][]string
}

// aspects are what cases are compared by.
func (l labels) aspects(cases []*kb.Case) []aspect {
	rows := make([]aspect, len(l.text.near.heads))
	for i, head := range l.text.near.heads {
		rows[i].head = head
	}
	for _, c := range cases {
		title, _ := c.TitleIn(l.lang)
		speed := kb.SpeedOf(c)
		first := l.text.Interval(speed.FirstAnswer)
		if speed.Never {
			first = l.text.never
		}
		var cause, response string
		if c.Crisis != nil {
			cause, response = l.of(l.tax.Causes, c.Crisis.Cause), l.list(l.tax.Responses, c.Crisis.Response)
		}
		for i, cell := range [...][]string{
			{title},
			{l.who(c)},
			{l.of(l.tax.Sectors, c.Sector)},
			{l.countries(c)},
			{l.text.period(c.Period)},
			{l.list(l.tax.Uses, c.Uses)},
			l.channelLines(c),
			{first},
			{l.text.Interval(speed.Apology)},
			{l.text.Interval(speed.End)},
			{cause},
			{response},
			l.figureLines(c),
			{l.proof(c)},
			{l.of(l.tax.Outcomes, c.Outcome)},
		} {
			rows[i].cells = append(rows[i].cells, filledLines(cell))
		}
	}
	return rows
}

// filledLines leaves out empty lines.
func filledLines(lines []string) []string {
	var all []string
	for _, line := range lines {
		if line != "" {
			all = append(all, line)
		}
	}
	return all
}

// who is the organisation, or why there is none.
func (l labels) who(c *kb.Case) string {
	switch {
	case len(c.Companies) > 0:
		return strings.Join(c.CompanyNames(), ", ")
	case c.Type == kb.TypePractice:
		return l.text.practice
	}
	return l.text.anonymous
}

func (l labels) countries(c *kb.Case) string {
	var names []string
	for _, code := range c.Countries {
		name := l.tax.CountryName(code, l.lang)
		if name == "" {
			name = code
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// channelLines are the channels with their verdicts, and with the period where a
// channel is judged in more than one.
func (l labels) channelLines(c *kb.Case) []string {
	times := make(map[string]int)
	for _, ch := range c.Channels {
		times[ch.Name]++
	}
	var lines []string
	for _, ch := range c.Channels {
		line := l.of(l.tax.Channels, ch.Name)
		if times[ch.Name] > 1 && !ch.Period.IsZero() {
			line += " " + l.text.period(ch.Period)
		}
		if ch.Verdict != "" {
			line += l.text.colon + " " + l.of(l.tax.Verdicts, ch.Verdict)
		}
		lines = append(lines, line)
	}
	return lines
}

// figureLines are the results with how far they reach and who counted them.
func (l labels) figureLines(c *kb.Case) []string {
	var lines []string
	for _, f := range c.Figures {
		about := []string{l.of(l.tax.Rungs, f.Rung)}
		if f.By != "" {
			about = append(about, l.of(l.tax.Counters, f.By))
		}
		if f.Disputed {
			about = append(about, l.text.disputed)
		}
		lines = append(lines, fmt.Sprintf("%s %s (%s)", f.Value, f.Label.In(l.lang), strings.Join(about, ", ")))
	}
	return lines
}

func (l labels) proof(c *kb.Case) string {
	grade := fmt.Sprintf(l.text.near.ofFour, kb.GradeOf(c).Value)
	if c.Evidence != "" {
		grade += ", " + l.of(l.tax.Evidence, c.Evidence)
	}
	return grade
}
