package web

import (
	"strconv"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// A channelRow is a channel with its verdict and the reason.
type channelRow struct {
	Name    string
	Href    string
	Years   string
	Verdict mark
	Note    string
	Source  int // 0: none named
}

func (v view) channelRows(c *kb.Case) []channelRow {
	var rows []channelRow
	for _, ch := range c.Channels {
		rows = append(rows, channelRow{
			Name: v.label(index.FacetChannel, ch.Name), Href: v.pageOf(index.FacetChannel, ch.Name),
			Years: v.l.Years(ch.Period), Verdict: v.verdict(ch.Verdict), Note: ch.Note.In(v.l.Lang), Source: ch.Source,
		})
	}
	return rows
}

// A crisisRow is where the fault lay, or how it was answered.
type crisisRow struct {
	Label  string
	Values []meaning
}

// A meaning is a word of a taxonomy and its definition.
type meaning struct{ Label, Meaning string }

func (v view) crisis(c *kb.Case) []crisisRow {
	if c.Crisis == nil {
		return nil
	}
	return []crisisRow{
		{v.l.T("case.cause"), v.meanings(v.tax.Causes, c.Crisis.Cause)},
		{v.l.T("case.response"), v.meanings(v.tax.Responses, c.Crisis.Response...)},
	}
}

func (v view) meanings(t *kb.Taxonomy, slugs ...string) []meaning {
	var all []meaning
	for _, slug := range slugs {
		m := meaning{Label: v.term(t, slug)}
		if term, ok := t.Term(slug); ok {
			m.Meaning = term.Definition.In(v.l.Lang)
		}
		all = append(all, m)
	}
	return all
}

// maturity is what a level of the scale means.
func (v view) maturity(level int) string {
	if term, ok := v.tax.Maturity.Term(strconv.Itoa(level)); ok {
		return term.Label.In(v.l.Lang)
	}
	return ""
}

// A stepRow is one line of the list under a timeline.
type stepRow struct {
	Number int
	When   string
	ISO    string
	Mark   string // "Event", empty for a step without one
	Text   string
	Source int
}

// timeline draws the steps and lists them: the picture is for the eye only, the
// list says the same.
func (v view) timeline(c *kb.Case) (*timelineChart, []stepRow) {
	var rows []stepRow
	for i, step := range c.Timeline {
		row := stepRow{Number: i + 1, When: v.l.Moment(step.At), ISO: step.At.String(), Text: step.Text.In(v.l.Lang), Source: step.Source}
		if step.Mark != "" {
			row.Mark = v.term(v.tax.Steps, step.Mark)
		}
		rows = append(rows, row)
	}
	return v.timelineChart(c.Timeline, v.brackets(c)), rows
}

// A questionRow is one question, by its number.
type questionRow struct {
	Number int
	Text   string
}

// teachingView is what a trainer asks the room.
type teachingView struct {
	Objectives string
	Questions  []questionRow
	Minutes    string
}

func (v view) teaching(c *kb.Case) *teachingView {
	if c.Teaching == nil {
		return nil
	}
	t := &teachingView{Objectives: c.Teaching.Objectives.In(v.l.Lang)}
	for i, q := range c.Teaching.Questions {
		t.Questions = append(t.Questions, questionRow{i + 1, q.In(v.l.Lang)})
	}
	if c.Teaching.Minutes > 0 {
		t.Minutes = v.l.N("case.minutes", c.Teaching.Minutes)
	}
	return t
}

// A sourceView is one source; its number is its place in the list.
type sourceView struct {
	Number   int
	Title    string
	URL      string
	Lang     string // of the title where it is not the page's
	Where    string // "Adweek, July 2010"
	Kind     string // "Article"
	Own      bool   // the organisation's own answer
	Language string // "English"
	Archived string
	Accessed string
	Original string // the address itself, where it is dead and URL is that of a copy
	Alive    string // "Last seen alive on 14 July 2026."
}

func (v view) sources(c *kb.Case) []sourceView {
	var views []sourceView
	for i, s := range c.Sources {
		view := sourceView{
			Number: i + 1, Title: s.Title, URL: s.URL, Kind: v.term(v.tax.SourceKinds, s.Kind),
			Own: s.Kind == "statement", Archived: s.Archived,
		}
		var where []string
		if s.Publisher != "" {
			where = append(where, s.Publisher)
		}
		if !s.Date.IsZero() {
			where = append(where, v.l.Date(s.Date))
		}
		view.Where = strings.Join(where, ", ")
		if s.Lang != "" {
			view.Language, view.Lang = v.language(s.Lang), v.foreign(s.Lang)
		}
		if !s.Accessed.IsZero() {
			view.Accessed = v.l.T("case.accessed", "on", v.l.On(s.Accessed))
		}
		views = append(views, view)
	}
	return views
}

// byline says who wrote the case and when.
func (v view) byline(c *kb.Case) string {
	var names []string
	for _, name := range c.Contributors {
		if name == kb.Editors {
			name = v.l.T("case.editors")
		}
		names = append(names, name)
	}
	sentences := []string{v.l.T("case.by", "names", v.l.List(names))}
	if !c.Added.IsZero() {
		sentences = append(sentences, v.l.T("case.added", "on", v.l.On(c.Added)))
	}
	if !c.Updated.IsZero() {
		sentences = append(sentences, v.l.T("case.updated", "on", v.l.On(c.Updated)))
	}
	return strings.Join(sentences, " ")
}

// A changeView is a change of the case's files, as its author told it.
type changeView struct{ On, ISO, Subject string }

func (v view) history(changes []change) []changeView {
	views := make([]changeView, len(changes))
	for i, c := range changes {
		views[i] = changeView{v.l.Date(c.on), c.on.String(), c.subject}
	}
	return views
}
