package web

import (
	"html/template"
	"net/http"
	"strings"
	"time"

	"casebook/index"
	"casebook/kb"
)

// contributePage is where readers send what the library lacks: a tip, or a whole
// case.
type contributePage struct {
	layout
	Action string
	Token  string // of an entry that is mended, else empty
	Tip    tipView
	Case   caseFormView
}

func (*contributePage) template() string { return "contribute" }

// A tipView is the form of a tip.
type tipView struct {
	Shown  bool
	URL    fieldView
	Say    fieldView
	Name   fieldView
	Errors []link
}

// A caseFormView is the form of a case as it stands.
type caseFormView struct {
	Shown                                 bool
	Blank                                 bool // nothing is filled in: a draft of the browser may be
	Errors                                []link
	Count                                 string // "Three things before it can be sent"
	Company, Title, Period, Country       fieldView
	Anonymous                             bool
	Sector, Uses, Main, Outcome, Evidence fieldView
	Cause, Response                       fieldView
	Crisis                                bool // its part is open
	SummaryEN, SummaryFR                  fieldView
	Lang                                  fieldView
	Sections                              []fieldView
	Channels, Steps, Sources              [][]fieldView
	MoreChannels, MoreSteps, MoreSources  bool
	RowsChannels, RowsSteps, RowsSources  int
	Name, Note                            fieldView
	Duplicates                            []duplicateView
	Hit                                   *hitView // how it will be found
	Grade                                 string
	Why                                   []string
}

// A duplicateView is a case that may tell the same.
type duplicateView struct {
	link
	Why     string
	Improve string
}

// showContribute is the empty form, or one that the address fills.
func (s *Server) showContribute(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	p, err := s.contributePage(r, g, v, readForm(q, caseFields), nil)
	if err != nil {
		return nil, err
	}
	p.Tip = v.tip(readForm(q, tipFields), nil)
	p.OfOne = r.URL.RawQuery != ""
	return p, nil
}

func (s *Server) contributePage(r *http.Request, g *index.Generation, v view, f caseForm, wrong []fieldError) (*contributePage, error) {
	p := &contributePage{Action: v.href("/contribute"), Tip: v.tip(caseForm{}, nil)}
	p.Title, p.Description, p.Section, p.Extra = v.l.T("contribute.heading"), v.l.T("contribute.description"), "contribute", "contribute"
	p.Path, p.NoIndex = "/contribute", r.URL.RawQuery != ""
	form, err := s.caseForm(r, g, v, f, wrong)
	p.Case = form
	return p, err
}

// The rows of each list that an empty form has.
const (
	firstChannels = 2
	firstSteps    = 3
	firstSources  = 2
)

// caseForm lays out the form of a case, with what is wrong in it, the cases that it
// may tell again, and how it will be found.
func (s *Server) caseForm(r *http.Request, g *index.Generation, v view, f caseForm, wrong []fieldError) (caseFormView, error) {
	if f.one("lang") == "" {
		f.Set("lang", v.l.Lang)
	}
	fv := v.form(f, wrong)
	c := caseFormView{
		Shown: true, Blank: f.empty(), Errors: v.summaryOf(wrong), Count: v.l.N("contribute.errors", len(wrong)),
		Company: fv.field("company"), Title: fv.field("title"), Period: fv.field("period"), Country: fv.field("country"),
		Anonymous: f.one("anonymous") != "",
		Sector:    fv.choice("sector", v.tax.Sectors, ""), Uses: fv.choice("use", v.tax.Uses, index.FacetUse),
		Main: fv.choice("mainuse", v.tax.Uses, index.FacetUse), Outcome: fv.choice("outcome", v.tax.Outcomes, index.FacetOutcome),
		Evidence: fv.choice("evidence", v.tax.Evidence, ""), Cause: fv.choice("cause", v.tax.Causes, ""),
		Response: fv.choice("response", v.tax.Responses, ""), SummaryEN: fv.summary("en"), SummaryFR: fv.summary("fr"),
		Lang: fv.field("lang"), Name: fv.field("name"), Note: fv.area("note", 2),
	}
	c.Main.Empty = v.l.T("contribute.main-first")
	c.Name.Complete = "name"
	for _, use := range f.uses() {
		c.Crisis = c.Crisis || use == "crisis"
	}
	for _, lang := range languages {
		c.Lang.Options = append(c.Lang.Options, optionView{ID: "lang-" + lang.Tag, Value: lang.Tag, Label: v.language(lang.Tag), Chosen: f.one("lang") == lang.Tag})
	}
	for _, name := range sectionFields {
		c.Sections = append(c.Sections, fv.area(name, 4))
	}
	if period, err := kb.ParsePeriod(f.one("period")); err == nil {
		c.Period.Count = v.l.Period(period)
	}
	more := f.one("more")
	c.RowsChannels = rowCount(f, "channels", more, firstChannels, "channel", "verdict")
	for i := range c.RowsChannels {
		c.Channels = append(c.Channels, []fieldView{
			fv.choiceCell("channel", i, v.tax.Channels, index.FacetChannel), fv.choiceCell("verdict", i, v.tax.Verdicts, ""),
		})
	}
	c.RowsSteps = rowCount(f, "steps", more, firstSteps, "step_at", "step_text")
	for i := range c.RowsSteps {
		c.Steps = append(c.Steps, []fieldView{fv.cell("step_at", i), fv.cell("step_text", i), fv.choiceCell("step_mark", i, v.tax.Steps, "")})
	}
	c.RowsSources = rowCount(f, "sources", more, firstSources, "source_title", "source_url", "source_publisher", "source_date")
	for i := range c.RowsSources {
		url := fv.cell("source_url", i)
		url.Type = "url"
		c.Sources = append(c.Sources, []fieldView{
			fv.cell("source_title", i), url, fv.choiceCell("source_kind", i, v.tax.SourceKinds, ""),
			fv.cell("source_publisher", i), fv.cell("source_date", i),
		})
	}
	c.MoreChannels, c.MoreSteps, c.MoreSources = c.RowsChannels < maxRows, c.RowsSteps < maxRows, c.RowsSources < maxRows
	return c, s.aboutForm(r, g, v, f, &c)
}

// rowCount is how many rows a list shows: those filled in, one more for the next,
// and some more where the reader asked for them.
func rowCount(f caseForm, list, more string, first int, names ...string) int {
	n := max(first, f.rows(names...)+1)
	if more == list {
		n = max(n, f.rowsSent(names[0])+2)
	}
	return min(n, maxRows)
}

// rowsSent is how many rows the page had that was sent.
func (f caseForm) rowsSent(name string) int { return len(f.Values[name]) }

// aboutForm adds what the library knows of it.
func (s *Server) aboutForm(r *http.Request, g *index.Generation, v view, f caseForm, c *caseFormView) error {
	known, err := g.Known(r.Context())
	if err != nil {
		return err
	}
	sketch := f.sketch(v.tax)
	for i, d := range known.Duplicates(sketch) {
		if i == shownDuplicates {
			break
		}
		c.Duplicates = append(c.Duplicates, duplicateView{
			link{d.Title, v.href("/cases/" + d.Slug)}, v.whyAlike(d), v.href("/cases/" + d.Slug + "/improve"),
		})
	}
	if sketch.Title == "" && len(sketch.Companies) == 0 {
		return nil
	}
	hit := v.hit(&index.Hit{Case: sketch})
	hit.Href, hit.Add = "", link{}
	hit.Found.Snippet = template.HTML(template.HTMLEscapeString(sketch.Summary.In(v.l.Lang))) //nolint:gosec // it is escaped
	c.Hit = &hit
	grade := kb.GradeOf(sketch)
	c.Grade, c.Why = v.evidence(grade.Value).Label, v.reasons(grade)
	return nil
}

// shownDuplicates are enough to see whether one is the same.
const shownDuplicates = 4

// whyAlike says by what a case is alike.
func (v view) whyAlike(d kb.Duplicate) string {
	var why []string
	if len(d.Companies) > 0 {
		why = append(why, strings.Join(d.Companies, ", "))
	}
	if len(d.Words) > 0 {
		why = append(why, v.l.T("contribute.alike-title"))
	}
	if len(d.Sources) > 0 {
		why = append(why, v.l.T("contribute.alike-source"))
	}
	return strings.Join(why, " · ")
}

// sketch is the case as far as it is told: what is wrong in it is left out.
func (f caseForm) sketch(tax *kb.Taxonomies) *kb.Case {
	c := &kb.Case{
		Type: kb.TypeCase, Title: f.one("title"), Companies: f.parts("company"), Anonymous: f.one("anonymous") != "",
		Lang: f.one("lang"), Status: kb.StatusSubmitted, Evidence: f.one("evidence"), Contributors: f.parts("name"),
		Summary: kb.Text{"en": oneLine(f.one("summary_en")), "fr": oneLine(f.one("summary_fr"))},
		Added:   kb.Date{Year: time.Now().Year()}, Body: "x",
	}
	keep := func(t *kb.Taxonomy, slug string) string {
		if _, ok := t.Term(slug); ok {
			return slug
		}
		return ""
	}
	c.Sector, c.Outcome = keep(tax.Sectors, f.one("sector")), keep(tax.Outcomes, f.one("outcome"))
	for _, use := range f.uses() {
		if keep(tax.Uses, use) != "" {
			c.Uses = append(c.Uses, use)
		}
	}
	for _, code := range countriesNamed(f.parts("country"), tax) {
		if tax.CountryName(code, "en") != "" {
			c.Countries = append(c.Countries, code)
		}
	}
	c.Period, _ = kb.ParsePeriod(f.one("period")) // none where it is no period yet
	for i := range f.rows("channel") {
		if name := keep(tax.Channels, f.at("channel", i)); name != "" {
			c.Channels = append(c.Channels, kb.Channel{Name: name, Verdict: keep(tax.Verdicts, f.at("verdict", i))})
		}
	}
	for i := range f.rows("source_title", "source_url") {
		if f.at("source_title", i)+f.at("source_url", i) != "" {
			c.Sources = append(c.Sources, kb.Source{
				Title: f.at("source_title", i), URL: f.at("source_url", i), Publisher: f.at("source_publisher", i), Kind: f.at("source_kind", i),
			})
		}
	}
	return c
}
