package main

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/kb"
)

// A casePrinter lays a whole case out as text, in one language.
type casePrinter struct {
	labels
	style
	width int
	out   strings.Builder
}

// print is the case from title to sources; parts that it lacks leave no gap.
func (p *casePrinter) print(c *kb.Case) string {
	title, _ := c.TitleIn(p.lang)
	p.para(plainSpan(title, bold), "", "")
	p.para(plainSpan(p.facts(c), dim), "", "")
	p.gap()
	p.para(plainSpan(c.Summary.In(p.lang), ""), "", "")
	p.channels(c)
	p.figures(c)
	p.timeline(c)
	body, in := c.BodyIn(p.lang)
	if body != "" {
		p.gap()
		if base(in) != base(p.lang) {
			p.para(plainSpan(fmt.Sprintf(p.text.onlyIn, in), italic), "", "")
			p.gap()
		}
		if c.Behind(p.lang) {
			p.para(plainSpan(p.text.behind, italic), "", "")
			p.gap()
		}
		p.out.WriteString(p.markdown(body, p.width))
	}
	p.questions(c)
	p.sources(c)
	p.end(c)
	return p.out.String()
}

// facts is the line under the title.
func (p *casePrinter) facts(c *kb.Case) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	switch {
	case c.Type == kb.TypePractice:
		add(p.text.practice)
	case c.Anonymous:
		add(p.text.anonymous)
	}
	add(strings.Join(c.CompanyNames(), ", "))
	add(p.of(p.tax.Sectors, c.Sector))
	var countries []string
	for _, code := range c.Countries {
		name := p.tax.CountryName(code, p.lang)
		if name == "" {
			name = code
		}
		countries = append(countries, name)
	}
	add(strings.Join(countries, ", "))
	add(p.text.period(c.Period))
	add(p.list(p.tax.Uses, c.Uses))
	add(p.of(p.tax.Outcomes, c.Outcome))
	add(fmt.Sprintf(p.text.evidence, kb.GradeOf(c).Value))
	if c.Maturity > 0 {
		add(fmt.Sprintf(p.text.maturity, c.Maturity))
	}
	return strings.Join(parts, " · ")
}

func (p *casePrinter) para(spans []span, first, next string) {
	if textOf(spans) != "" {
		p.out.WriteString(p.wrap(spans, p.width, first, next) + "\n")
	}
}

func (p *casePrinter) gap() { p.out.WriteByte('\n') }

func (p *casePrinter) heading(title string) {
	p.gap()
	p.out.WriteString(p.with(heading, title) + "\n")
	p.gap()
}

func (p *casePrinter) questions(c *kb.Case) {
	if c.Teaching == nil || len(c.Teaching.Questions) == 0 {
		return
	}
	p.heading(p.text.questions)
	for _, q := range c.Teaching.Questions {
		p.para(plainSpan(q.In(p.lang), ""), "• ", "  ")
	}
}

func (p *casePrinter) sources(c *kb.Case) {
	if len(c.Sources) == 0 {
		return
	}
	p.heading(p.text.sources)
	column := len(strconv.Itoa(len(c.Sources))) + 3
	indent := strings.Repeat(" ", column)
	for i, source := range c.Sources {
		line := []span{{source.Title, ""}}
		if facts := sourceFacts(source); len(facts) > 0 {
			line = append(line, span{", " + strings.Join(facts, ", "), ""})
		}
		kind := p.of(p.tax.SourceKinds, source.Kind)
		if source.Lang != "" {
			kind += ", " + source.Lang
		}
		line = append(line, span{" (" + kind + ")", dim})
		p.para(line, pad("["+strconv.Itoa(i+1)+"]", column), indent)
		p.para(plainSpan(source.URL, underline), indent, indent)
		if source.Archived != "" {
			p.para(plainSpan(source.Archived, underline), indent, indent)
		}
	}
}

// sourceFacts are publisher and date, where they are known.
func sourceFacts(s kb.Source) []string {
	var facts []string
	if s.Publisher != "" {
		facts = append(facts, s.Publisher)
	}
	if !s.Date.IsZero() {
		facts = append(facts, s.Date.String())
	}
	return facts
}

// end names the authors, and the other languages and cases.
func (p *casePrinter) end(c *kb.Case) {
	p.gap()
	names := make([]string, len(c.Contributors))
	for i, name := range c.Contributors {
		if names[i] = name; name == kb.Editors {
			names[i] = p.text.editors
		}
	}
	lines := []string{fmt.Sprintf(p.text.by, strings.Join(names, ", "))}
	_, in := c.BodyIn(p.lang)
	var others []string
	for _, lang := range c.Languages() {
		if lang != in {
			others = append(others, "--lang "+lang)
		}
	}
	if len(others) > 0 {
		lines = append(lines, fmt.Sprintf(p.text.also, strings.Join(others, ", ")))
	}
	if len(c.Related) > 0 {
		lines = append(lines, fmt.Sprintf(p.text.related, strings.Join(c.Related, ", ")))
	}
	for _, line := range lines {
		p.para(plainSpan(line, dim), "", "")
	}
}

// base is the language of a tag without script and region.
func base(tag string) string {
	lang, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return lang
}
