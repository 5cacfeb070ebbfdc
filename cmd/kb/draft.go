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
	summaryEN, summaryFR, objectivesEN, objectivesFR, added, updated    string
	companies, countries, uses, tags, responses, related, contributors  []string
	channels, sources, figures, steps, questions, aliases, translations []string
	anonymous                                                           bool
	maturity, minutes                                                   int
}

// draftFlags are the names of the flags of a case.
var draftFlags = [...]string{
	"type", "title", "company", "anonymous", "sector", "country", "period", "use", "tag", "channel", "outcome",
	"maturity", "evidence", "summary-en", "summary-fr", "cause", "response", "figure", "step", "objectives-en",
	"objectives-fr", "question", "minutes", "source", "related", "alias", "contributor", "added", "updated", "status",
	"body", "translation",
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
	fl.StringArrayVar(&d.channels, "channel", nil, `name, name:verdict or "name|verdict|period|source|en|fr"`)
	fl.StringVar(&d.outcome, "outcome", "", "success, mixed, failure or recovered")
	fl.IntVar(&d.maturity, "maturity", 0, "1 to 5")
	fl.StringVar(&d.evidence, "evidence", "", "public, insider or opinion")
	fl.StringVar(&d.summaryEN, "summary-en", "", "the case in 60 to 400 characters, in English")
	fl.StringVar(&d.summaryFR, "summary-fr", "", "the same in French")
	fl.StringVar(&d.cause, "cause", "", "of a crisis: victim, accident or preventable")
	fl.StringSliceVar(&d.responses, "response", nil, "to a crisis: deny, diminish, rebuild, bolster, silence")
	fl.StringArrayVar(&d.figures, "figure", nil, `a result: "value|rung|source|by|en|fr|disputed"`)
	fl.StringArrayVar(&d.steps, "step", nil, `a dated step: "at|mark|source|en|fr"`)
	fl.StringVar(&d.objectivesEN, "objectives-en", "", "what a course is to learn from it, in English")
	fl.StringVar(&d.objectivesFR, "objectives-fr", "", "the same in French")
	fl.StringArrayVar(&d.questions, "question", nil, `a question to the room: "en|fr"`)
	fl.IntVar(&d.minutes, "minutes", 0, "how long a course spends on it")
	fl.StringArrayVar(&d.sources, "source", nil, `"title|url|publisher|kind|lang|date|archived|accessed"`)
	fl.StringSliceVar(&d.related, "related", nil, "the slug of another case")
	fl.StringSliceVar(&d.aliases, "alias", nil, "a name that finds the case too")
	fl.StringArrayVar(&d.contributors, "contributor", nil, "a person, never a brand")
	fl.StringVar(&d.added, "added", "", "when it came into the library (default: today)")
	fl.StringVar(&d.updated, "updated", "", "when it was last revised")
	fl.StringVar(&d.status, "status", "", "published, draft or submitted")
	fl.StringVar(&d.body, "body", "", "a Markdown `file`, or - for standard input")
	fl.StringArrayVar(&d.translations, "translation", nil, `in another language: "lang|title|file"`)
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
	c := &kb.Case{
		Type: kb.Type(d.kind), Title: d.title, Companies: d.companies, Anonymous: d.anonymous, Lang: lang,
		Sector: slugIn(tax.Sectors, d.sector), Uses: slugsIn(tax.Uses, d.uses), Tags: d.tags,
		Outcome: slugIn(tax.Outcomes, d.outcome), Maturity: d.maturity, Evidence: slugIn(tax.Evidence, d.evidence),
		Summary: text2(d.summaryEN, d.summaryFR), Related: d.related, Aliases: d.aliases,
		Contributors: d.contributors, Added: today(), Status: kb.Status(d.status),
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
	if err := d.dates(c); err != nil {
		return nil, err
	}
	if err := d.parts(c, tax); err != nil {
		return nil, err
	}
	body, err := d.readBody(a)
	c.Body = strings.TrimSpace(body)
	return c, err
}

// today is the date here.
func today() kb.Date {
	now := time.Now()
	return kb.Date{Year: now.Year(), Month: now.Month(), Day: now.Day()}
}

func (d *draft) dates(c *kb.Case) error {
	var err error
	if d.period != "" {
		if c.Period, err = kb.ParsePeriod(d.period); err != nil {
			return usagef("--period %q: %s", d.period, noPeriod(d.period))
		}
	}
	if d.added != "" {
		if c.Added, err = kb.ParseDate(d.added); err != nil {
			return usagef("--added %q: %s", d.added, noDate())
		}
	}
	if d.updated != "" {
		if c.Updated, err = kb.ParseDate(d.updated); err != nil {
			return usagef("--updated %q: %s", d.updated, noDate())
		}
	}
	return nil
}

// parts reads the flags that hold several values each.
func (d *draft) parts(c *kb.Case, tax *kb.Taxonomies) (err error) {
	if c.Channels, err = eachFlag(d.channels, func(s string) (kb.Channel, error) { return parseChannel(s, tax) }); err != nil {
		return err
	}
	if c.Sources, err = eachFlag(d.sources, parseSource); err != nil {
		return err
	}
	for i := range c.Sources {
		c.Sources[i].Kind = slugIn(tax.SourceKinds, c.Sources[i].Kind)
	}
	if c.Figures, err = eachFlag(d.figures, func(s string) (kb.Figure, error) { return parseFigure(s, tax) }); err != nil {
		return err
	}
	if c.Timeline, err = eachFlag(d.steps, func(s string) (kb.Step, error) { return parseStep(s, tax) }); err != nil {
		return err
	}
	if c.Translations, err = eachFlag(d.translations, func(s string) (kb.Translation, error) { return parseTranslation(s, c.Added) }); err != nil {
		return err
	}
	if d.objectivesEN == "" && d.objectivesFR == "" && len(d.questions) == 0 && d.minutes == 0 {
		return nil
	}
	c.Teaching = &kb.Teaching{Objectives: text2(d.objectivesEN, d.objectivesFR), Minutes: d.minutes}
	for _, text := range d.questions {
		values := keyed(text, questionKeys[:])
		c.Teaching.Questions = append(c.Teaching.Questions, text2(values["en"], values["fr"]))
	}
	return nil
}

// eachFlag reads every value of a flag that may be given several times.
func eachFlag[T any](texts []string, parse func(string) (T, error)) ([]T, error) {
	var all []T
	for _, text := range texts {
		v, err := parse(text)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// missing are the flags without which no case is whole.
func (d *draft) missing() []string {
	var names []string
	need := func(given bool, name string) {
		if !given {
			names = append(names, "--"+name)
		}
	}
	isCase := d.kind != string(kb.TypePractice)
	need(d.title != "", "title")
	need(!isCase || d.anonymous || len(d.companies) > 0, "company")
	need(d.sector != "", "sector")
	need(!isCase || len(d.countries) > 0, "country")
	need(!isCase || d.period != "", "period")
	need(len(d.uses) > 0, "use")
	need(!isCase || len(d.channels) > 0, "channel")
	need(!isCase || d.outcome != "", "outcome")
	need(!isCase || d.evidence != "", "evidence")
	need(d.summaryEN != "", "summary-en")
	need(d.summaryFR != "", "summary-fr")
	need(len(d.sources) > 0, "source")
	need(len(d.contributors) > 0, "contributor")
	need(!isCase || d.body != "", "body")
	return names
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
