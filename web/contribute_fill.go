package web

import (
	"slices"
	"strconv"
	"strings"

	"casebook/kb"
)

// formOf is what a case says, as the form has it that improves it for a reader of
// that language.
func formOf(c *kb.Case, lang string, tax *kb.Taxonomies) caseForm {
	f := caseForm{Values: make(map[string][]string), of: c}
	title, body := c.Title, c.Body
	if t := tellingIn(c, lang); t != nil {
		f.telling, title, body = t.Lang, t.Title, t.Body
	}
	f.fill("lang", c.Lang)
	f.fill("title", title)
	f.fill("body", body)
	f.fill("summary_en", c.Summary["en"])
	f.fill("summary_fr", c.Summary["fr"])
	f.fill("company", strings.Join(c.Companies, ", "))
	f.fill("anonymous", orNone(c.Anonymous, "1"))
	f.fill("sector", c.Sector)
	f.fill("country", strings.Join(countriesShown(c.Countries, lang, tax), ", "))
	f.fill("period", c.Period.String())
	for _, use := range tax.Uses.Slugs() {
		if slices.Contains(c.Uses, use) {
			f.fill("use", use)
		}
	}
	if len(c.Uses) > 0 {
		f.fill("mainuse", c.Uses[0])
	}
	f.fill("outcome", c.Outcome)
	f.fill("evidence", c.Evidence)
	f.fill("tags", strings.Join(c.Tags, ", "))
	f.fill("maturity", numeral(c.Maturity))
	f.fill("related", strings.Join(c.Related, ", "))
	f.fillLists(c)
	return f
}

// fill adds a value as a browser sends it back.
func (f caseForm) fill(name, value string) {
	f.Add(name, cleanField(value, slices.Contains(longFields, name)))
}

// fillText adds a text to a field and to its pair in the other language.
func (f caseForm) fillText(name, lang string, t kb.Text) {
	f.fill(name, t[textLang(lang)])
	f.fill(name+"_2", t[otherLang(lang)])
}

func (f caseForm) fillLists(c *kb.Case) {
	for _, ch := range c.Channels {
		f.fill("channel", ch.Name)
		f.fill("verdict", ch.Verdict)
		f.fill("channel_period", ch.Period.String())
		f.fill("channel_source", numeral(ch.Source))
		f.fillText("channel_note", c.Lang, ch.Note)
	}
	if c.Crisis != nil {
		f.fill("cause", c.Crisis.Cause)
		for _, response := range c.Crisis.Response {
			f.fill("response", response)
		}
	}
	for _, step := range c.Timeline {
		f.fill("step_at", step.At.String())
		f.fillText("step_text", c.Lang, step.Text)
		f.fill("step_mark", step.Mark)
		f.fill("step_source", numeral(step.Source))
	}
	for i, figure := range c.Figures {
		f.fill("figure_value", figure.Value)
		f.fillText("figure_label", c.Lang, figure.Label)
		f.fill("figure_rung", figure.Rung)
		f.fill("figure_source", numeral(figure.Source))
		f.fill("figure_by", figure.By)
		if figure.Disputed {
			f.fill(tickField, numeral(i+1))
		}
	}
	if t := c.Teaching; t != nil {
		f.fillText("objectives", c.Lang, t.Objectives)
		for _, question := range t.Questions {
			f.fillText("question", c.Lang, question)
		}
		f.fill("minutes", numeral(t.Minutes))
	}
	for _, s := range c.Sources {
		for name, value := range map[string]string{
			"title": s.Title, "url": s.URL, "publisher": s.Publisher, "kind": s.Kind, "lang": s.Lang,
			"date": s.Date.String(), "archived": s.Archived, "accessed": s.Accessed.String(),
		} {
			f.fill("source_"+name, value)
		}
	}
}

// countriesShown are countries by their names; by their codes where a name has the
// comma in it that parts names.
func countriesShown(codes []string, lang string, tax *kb.Taxonomies) []string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = code
		if name := tax.CountryName(code, lang); name != "" && !strings.Contains(name, ",") {
			names[i] = name
		}
	}
	return names
}

// numeral is a number as a form has it, "" for 0.
func numeral(n int) string { return orNone(n != 0, strconv.Itoa(n)) }

func orNone(is bool, value string) string {
	if is {
		return value
	}
	return ""
}

// tellingIn is the translation that a reader of that language sees, nil for the
// original.
func tellingIn(c *kb.Case, lang string) *kb.Translation {
	if _, in := c.BodyIn(lang); in != c.Lang {
		for i := range c.Translations {
			if c.Translations[i].Lang == in {
				return &c.Translations[i]
			}
		}
	}
	return nil
}
