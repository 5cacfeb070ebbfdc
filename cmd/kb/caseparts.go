package main

import (
	"strconv"
	"strings"

	"casebook/kb"
)

func (p *casePrinter) channels(c *kb.Case) {
	if len(c.Channels) == 0 {
		return
	}
	p.heading(p.text.channels)
	column := 0
	for _, ch := range c.Channels {
		column = max(column, width(p.of(p.tax.Channels, ch.Name)))
	}
	for _, ch := range c.Channels {
		name := pad(p.of(p.tax.Channels, ch.Name), column) + "  "
		var line []span
		if ch.Verdict != "" {
			line = append(line, span{p.of(p.tax.Verdicts, ch.Verdict), bold})
		}
		if !ch.Period.IsZero() {
			line = append(line, span{" " + p.text.period(ch.Period), dim})
		}
		if note := ch.Note.In(p.lang); note != "" {
			if len(line) > 0 {
				line = append(line, span{p.text.colon, ""})
			}
			line = append(line, span{" " + note, ""})
		}
		line = append(line, p.mark(ch.Source)...)
		if textOf(line) == "" {
			line = plainSpan("–", dim)
		}
		p.para(line, name, strings.Repeat(" ", width(name)))
	}
}

// mark points to a source by its number.
func (p *casePrinter) mark(source int) []span {
	if source == 0 {
		return nil
	}
	return plainSpan(" ["+strconv.Itoa(source)+"]", dim)
}

func (p *casePrinter) figures(c *kb.Case) {
	if len(c.Figures) == 0 {
		return
	}
	p.heading(p.text.figures)
	column := 0
	for _, f := range c.Figures {
		column = max(column, min(width(f.Value), 14))
	}
	for _, f := range c.Figures {
		value := p.with(bold, pad(clean(f.Value), column)) + "  "
		line := []span{{f.Label.In(p.lang), ""}}
		line = append(line, p.mark(f.Source)...)
		about := []string{p.of(p.tax.Rungs, f.Rung)}
		if f.By != "" {
			about = append(about, p.of(p.tax.Counters, f.By))
		}
		if f.Disputed {
			about = append(about, p.text.disputed)
		}
		line = append(line, span{" (" + strings.Join(about, ", ") + ")", dim})
		p.para(line, value, strings.Repeat(" ", column+2))
	}
}

func (p *casePrinter) timeline(c *kb.Case) {
	if len(c.Timeline) == 0 {
		return
	}
	p.heading(p.text.timeline)
	column := 0
	for _, s := range c.Timeline {
		column = max(column, width(momentText(s.At)))
	}
	for _, s := range c.Timeline {
		at := pad(momentText(s.At), column) + "  "
		line := []span{{s.Text.In(p.lang), ""}}
		line = append(line, p.mark(s.Source)...)
		if s.Mark != "" {
			line = append(line, span{" (" + p.of(p.tax.Steps, s.Mark) + ")", dim})
		}
		p.para(line, p.with(dim, at), strings.Repeat(" ", width(at)))
	}
	p.crisis(c)
}

// crisis says where the fault lay, how it was answered, and how fast.
func (p *casePrinter) crisis(c *kb.Case) {
	var lines []string
	if c.Crisis != nil {
		lines = append(lines,
			p.text.cause+p.text.colon+" "+p.of(p.tax.Causes, c.Crisis.Cause),
			p.text.response+p.text.colon+" "+p.list(p.tax.Responses, c.Crisis.Response))
	}
	speed := kb.SpeedOf(c)
	add := func(what, how string) {
		if how != "" {
			lines = append(lines, what+p.text.colon+" "+how)
		}
	}
	if speed.Never {
		add(p.text.firstAnswer, p.text.never)
	}
	add(p.text.firstAnswer, p.text.Interval(speed.FirstAnswer))
	add(p.text.apology, p.text.Interval(speed.Apology))
	add(p.text.end, p.text.Interval(speed.End))
	if len(lines) > 0 {
		p.gap()
	}
	for _, line := range lines {
		p.para(plainSpan(line, ""), "", "  ")
	}
}

// momentText is a moment as in a table: "2010-07-14 09:30".
func momentText(m kb.Moment) string { return strings.Replace(m.String(), "T", " ", 1) }
