package web

import (
	"reflect"
	"slices"
	"time"

	"casebook/kb"
)

// differs reports whether one of the fields says something else than the same form
// of the case as it is.
func (f caseForm) differs(as caseForm, names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		now, was := withoutLast(f.Values[name]), withoutLast(as.Values[name])
		switch name {
		case "use":
			now, was = f.uses(), as.uses()
		case "anonymous", tickField:
			now, was = withoutEmpty(now), withoutEmpty(was)
		}
		return !slices.Equal(now, was)
	})
}

// withoutLast are values without the empty ones at their end: rows that nobody
// filled in.
func withoutLast(values []string) []string {
	for len(values) > 0 && values[len(values)-1] == "" {
		values = values[:len(values)-1]
	}
	return values
}

func withoutEmpty(values []string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" })
}

// over is the improved case with what the form says differently. What it says, all
// of it, is the case told; what the form says as the case does stays the case's own,
// to the letter.
func (f caseForm) over(as caseForm, told *kb.Case) *kb.Case {
	now := *f.of
	parts := []struct {
		names []string
		take  func()
	}{
		{[]string{"company", "anonymous"}, func() { now.Companies, now.Anonymous = told.Companies, told.Anonymous }},
		{[]string{"sector"}, func() { now.Sector = told.Sector }},
		{[]string{"country"}, func() { now.Countries = told.Countries }},
		{[]string{"period"}, func() { now.Period = told.Period }},
		{[]string{"use"}, func() { now.Uses = orderedAs(told.Uses, now.Uses) }},
		{[]string{"tags"}, func() { now.Tags = told.Tags }},
		{channelList.all(), func() { now.Channels = told.Channels }},
		{[]string{"outcome"}, func() { now.Outcome = told.Outcome }},
		{[]string{"maturity"}, func() { now.Maturity = told.Maturity }},
		{[]string{"evidence"}, func() { now.Evidence = told.Evidence }},
		{[]string{"summary_en", "summary_fr"}, func() { now.Summary = told.Summary }},
		{[]string{"cause", "response"}, func() { now.Crisis = told.Crisis }},
		{figureList.all(), func() { now.Figures = f.figuresOver(told.Figures) }},
		{stepList.all(), func() { now.Timeline = f.stepsOver(told.Timeline) }},
		{append(questionList.all(), "objectives", "objectives_2", "minutes"), func() { now.Teaching = told.Teaching }},
		{sourceList.all(), func() { now.Sources = told.Sources }},
		{[]string{"related"}, func() { now.Related = told.Related }},
	}
	for _, part := range parts {
		if f.differs(as, part.names...) {
			part.take()
		}
	}
	now.Translations = slices.Clone(now.Translations)
	title, body := &now.Title, &now.Body
	for i := range now.Translations {
		if t := &now.Translations[i]; t.Lang == f.telling {
			title, body = &t.Title, &t.Body
		}
	}
	if f.differs(as, "title") {
		*title = f.one("title")
	}
	if f.differs(as, "body") {
		*body = f.one("body")
	}
	return &now
}

// orderedAs are values with those that were there before in the order in which they
// were; the first stays the first.
func orderedAs(values, before []string) []string {
	if len(values) == 0 {
		return values
	}
	ordered := values[:1:1]
	for _, list := range [][]string{before, values} {
		for _, value := range list {
			if slices.Contains(values, value) && !slices.Contains(ordered, value) {
				ordered = append(ordered, value)
			}
		}
	}
	return ordered
}

// figuresOver are the figures of the form, with the texts in languages that the form
// has no fields for.
func (f caseForm) figuresOver(told []kb.Figure) []kb.Figure {
	for i, row := range f.filledRows(figureList) {
		if i < len(told) && row < len(f.of.Figures) {
			told[i].Label = withLanguages(told[i].Label, f.of.Figures[row].Label)
		}
	}
	return told
}

func (f caseForm) stepsOver(told []kb.Step) []kb.Step {
	for i, row := range f.filledRows(stepList) {
		if i < len(told) && row < len(f.of.Timeline) {
			told[i].Text = withLanguages(told[i].Text, f.of.Timeline[row].Text)
		}
	}
	return told
}

// filledRows are the rows of a list in which something is.
func (f caseForm) filledRows(l formList) []int {
	var rows []int
	for i := range f.rowsOf(l) {
		if !f.blank(l, i) {
			rows = append(rows, i)
		}
	}
	return rows
}

// withLanguages is a text with what another says in the languages besides the
// site's.
func withLanguages(t, other kb.Text) kb.Text {
	for lang, text := range other {
		if lang != "en" && lang != "fr" {
			t[lang] = text
		}
	}
	return t
}

// sign notes when the case was changed, and by whom.
func (f caseForm) sign(now *kb.Case) {
	was := *f.of
	for i, t := range now.Translations {
		if t != was.Translations[i] {
			now.Translations[i].Translated = today()
		}
	}
	same := *now
	same.Translations = was.Translations
	if !reflect.DeepEqual(&same, &was) {
		now.Updated = today()
	}
	for _, name := range f.parts("name") {
		if !slices.Contains(now.Contributors, name) {
			now.Contributors = append(slices.Clip(now.Contributors), name)
		}
	}
}

// today is the day in UTC.
func today() kb.Date { return dayOf(time.Now().UTC()) }
