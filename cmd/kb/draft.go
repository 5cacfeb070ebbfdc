package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"casebook/index"
	"casebook/kb"
)

// A draft is a case as flags give it. What it lacks is for kb.Parse to say: it
// names all that is missing at once.
type draft struct {
	given bool // at least one flag of the case was given

	kind, title, sector, period, outcome, evidence, cause, status, body string
	summaryEN, summaryFR                                                string
	companies, countries, uses, tags, responses, related, contributors  []string
	channels, sources, figures, steps                                   []string
	anonymous                                                           bool
	maturity                                                            int
}

// draftFlags are the names of the flags of a case.
var draftFlags = [...]string{
	"type", "title", "company", "anonymous", "sector", "country", "period", "use", "tag", "channel", "outcome",
	"maturity", "evidence", "summary-en", "summary-fr", "cause", "response", "figure", "step", "source", "related",
	"contributor", "status", "body",
}

func (d *draft) flags(fl *pflag.FlagSet) {
	fl.StringVar(&d.kind, "type", "", "case or practice")
	fl.StringVar(&d.title, "title", "", "what happened, with the name in it")
	fl.StringArrayVar(&d.companies, "company", nil, "an organisation, the leading one first")
	fl.BoolVar(&d.anonymous, "anonymous", false, "the organisation is not named")
	fl.StringVar(&d.sector, "sector", "", "retail, airline …")
	fl.StringSliceVar(&d.countries, "country", nil, "a country, by its two letters or name")
	fl.StringVar(&d.period, "period", "", "2010, 2010-07, 2010-07-14, 2008..2013 or 2008..")
	fl.StringSliceVar(&d.uses, "use", nil, "what social media were used for, the main use first")
	fl.StringSliceVar(&d.tags, "tag", nil, "a tag")
	fl.StringArrayVar(&d.channels, "channel", nil, "name or name:verdict")
	fl.StringVar(&d.outcome, "outcome", "", "success, mixed, failure or recovered")
	fl.IntVar(&d.maturity, "maturity", 0, "1 to 5")
	fl.StringVar(&d.evidence, "evidence", "", "public, insider or opinion")
	fl.StringVar(&d.summaryEN, "summary-en", "", "the case in 60 to 400 characters, in English")
	fl.StringVar(&d.summaryFR, "summary-fr", "", "the same in French")
	fl.StringVar(&d.cause, "cause", "", "of a crisis: victim, accident or preventable")
	fl.StringSliceVar(&d.responses, "response", nil, "to a crisis: deny, diminish, rebuild, bolster, silence")
	fl.StringArrayVar(&d.figures, "figure", nil, `a result: "value|rung|source|by|en|fr"`)
	fl.StringArrayVar(&d.steps, "step", nil, `a dated step: "at|mark|source|en|fr"`)
	fl.StringArrayVar(&d.sources, "source", nil, `"title|url|publisher|kind|lang|date" or "title=…; url=…; kind=…"`)
	fl.StringSliceVar(&d.related, "related", nil, "the slug of another case")
	fl.StringArrayVar(&d.contributors, "contributor", nil, "a person, never a brand")
	fl.StringVar(&d.status, "status", "", "published, draft or submitted")
	fl.StringVar(&d.body, "body", "", "a Markdown `file`, or - for standard input")
}

// changed reports whether one of the case's flags was given.
func (d *draft) changed(fl *pflag.FlagSet) bool {
	for _, name := range draftFlags {
		if fl.Changed(name) {
			return true
		}
	}
	return false
}

func (a *app) completeDraft(cmd *cobra.Command) {
	for _, facet := range []index.Facet{index.FacetSector, index.FacetCountry, index.FacetUse, index.FacetChannel, index.FacetOutcome, index.FacetType} {
		a.completeFlag(cmd, string(facet), a.completeFacet(facet))
	}
	for flag, list := range map[string]func(*kb.Taxonomies) *kb.Taxonomy{
		"evidence": func(t *kb.Taxonomies) *kb.Taxonomy { return t.Evidence },
		"cause":    func(t *kb.Taxonomies) *kb.Taxonomy { return t.Causes },
		"response": func(t *kb.Taxonomies) *kb.Taxonomy { return t.Responses },
	} {
		a.completeFlag(cmd, flag, a.completeTerms(list))
	}
	a.completeFlag(cmd, "status", fixed(string(kb.StatusPublished), string(kb.StatusDraft), string(kb.StatusSubmitted)))
}

// build makes a case of the flags. Only what has no place in a case file is
// refused here.
func (d *draft) build(a *app, tax *kb.Taxonomies, lang string) (*kb.Case, error) {
	today := time.Now()
	c := &kb.Case{
		Type: kb.Type(d.kind), Title: d.title, Companies: d.companies, Anonymous: d.anonymous, Lang: lang,
		Sector: slugIn(tax.Sectors, d.sector), Uses: slugsIn(tax.Uses, d.uses), Tags: d.tags,
		Outcome: slugIn(tax.Outcomes, d.outcome), Maturity: d.maturity, Evidence: slugIn(tax.Evidence, d.evidence),
		Summary: text2(d.summaryEN, d.summaryFR), Related: d.related, Contributors: d.contributors,
		Added:  kb.Date{Year: today.Year(), Month: today.Month(), Day: today.Day()},
		Status: kb.Status(d.status),
	}
	if c.Type == "" {
		c.Type = kb.TypeCase
	}
	if c.Status == "" {
		c.Status = kb.StatusPublished
	}
	if d.cause != "" || len(d.responses) > 0 {
		c.Crisis = &kb.Crisis{Cause: slugIn(tax.Causes, d.cause), Response: slugsIn(tax.Responses, d.responses)}
	}
	for _, word := range d.countries {
		code := countryCode(tax, word)
		if code == "" {
			code = word
		}
		c.Countries = append(c.Countries, code)
	}
	var err error
	if d.period != "" {
		if c.Period, err = kb.ParsePeriod(d.period); err != nil {
			return nil, usagef("--period %q is %s", d.period, err)
		}
	}
	if err := d.parts(c, tax); err != nil {
		return nil, err
	}
	c.Body, err = d.readBody(a)
	return c, err
}

// parts reads the flags that hold several values each.
func (d *draft) parts(c *kb.Case, tax *kb.Taxonomies) error {
	for _, text := range d.channels {
		name, verdict, _ := strings.Cut(text, ":")
		c.Channels = append(c.Channels, kb.Channel{Name: slugIn(tax.Channels, name), Verdict: slugIn(tax.Verdicts, verdict)})
	}
	for _, text := range d.sources {
		source, err := parseSource(text)
		if err != nil {
			return err
		}
		source.Kind = slugIn(tax.SourceKinds, source.Kind)
		c.Sources = append(c.Sources, source)
	}
	for _, text := range d.figures {
		f := fields(text, 6)
		number, err := sourceNumber("--figure", text, f[2])
		if err != nil {
			return err
		}
		c.Figures = append(c.Figures, kb.Figure{
			Value: f[0], Rung: slugIn(tax.Rungs, f[1]), Source: number, By: slugIn(tax.Counters, f[3]), Label: text2(f[4], f[5]),
		})
	}
	for _, text := range d.steps {
		f := fields(text, 5)
		at, err := kb.ParseMoment(f[0])
		if err != nil {
			return usagef("--step %q: %q is %s", text, f[0], err)
		}
		number, err := sourceNumber("--step", text, f[2])
		if err != nil {
			return err
		}
		c.Timeline = append(c.Timeline, kb.Step{At: at, Mark: slugIn(tax.Steps, f[1]), Source: number, Text: text2(f[3], f[4])})
	}
	return nil
}

func (d *draft) readBody(a *app) (string, error) {
	switch d.body {
	case "":
		return "", nil
	case "-":
		data, err := readLimited(a.in)
		return string(data), err
	}
	data, err := readCaseFile(d.body)
	return string(data), err
}
