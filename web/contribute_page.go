package web

import (
	"net/http"
	"slices"
	"strconv"
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
	Reason string // why it was refused
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
	Shown                                      bool
	Blank                                      bool // nothing is filled in: a draft of the browser may be
	Errors                                     []link
	Count                                      string // "Three things before it can be sent"
	Company, Title, Period, Country            fieldView
	Anonymous                                  bool
	Sector, Uses, Main, Outcome, Evidence      fieldView
	Cause                                      fieldView
	SummaryEN, SummaryFR                       fieldView
	Lang                                       fieldView
	Sections, LateSections, OtherSections      []fieldView // LateSections are those that few cases need
	Channels, Responses, Steps, Sources        listView
	Figures, Questions                         listView
	Objectives, OtherObjectives, Minutes       fieldView
	Tags, Maturity, Related, OtherTitle        fieldView
	Crisis, Late, Counted, Taught, Found, Told bool // these parts are open
	Name, Note                                 fieldView
	Duplicates                                 []duplicateView
	Hit                                        *hitView // how it will be found
	Why                                        []string // it has its grade of evidence
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
	p.Title, p.Description, p.Section = v.l.T("contribute.heading"), v.l.T("contribute.description"), "contribute"
	p.Path, p.NoIndex = "/contribute", r.URL.RawQuery != ""
	form, err := s.caseForm(r, g, v, f, wrong)
	p.Case = form
	return p, err
}

// caseForm lays out the form of a case, with what is wrong in it, the cases that it
// may tell again, and how it will be found.
func (s *Server) caseForm(r *http.Request, g *index.Generation, v view, f caseForm, wrong []fieldError) (caseFormView, error) {
	if f.one("lang") == "" {
		f.Set("lang", v.l.Lang)
	}
	c := v.form(f, wrong).caseForm(v.href("/contribute"), wrong)
	c.Shown, c.Blank = true, f.empty()
	return c, s.aboutForm(r, g, v, f, &c)
}

// caseForm lays out the fields of a case.
func (fv formView) caseForm(action string, wrong []fieldError) caseFormView {
	v, f := fv.v, fv.f
	c := caseFormView{
		Errors: v.summaryOf(f, wrong), Count: v.l.N("contribute.errors", len(wrong)),
		Company: fv.field("company"), Title: fv.field("title"), Period: fv.field("period"), Country: fv.field("country"),
		Anonymous: f.one("anonymous") != "",
		Sector:    fv.choice("sector", v.tax.Sectors, ""), Uses: fv.choice("use", v.tax.Uses, index.FacetUse),
		Main: fv.choice("mainuse", v.tax.Uses, index.FacetUse), Outcome: fv.choice("outcome", v.tax.Outcomes, index.FacetOutcome),
		Evidence: fv.choice("evidence", v.tax.Evidence, ""), Cause: fv.choice("cause", v.tax.Causes, ""),
		SummaryEN: fv.summary("en"), SummaryFR: fv.summary("fr"), Lang: fv.field("lang"),
		Channels: fv.list(channelList, action), Responses: fv.list(responseList, action), Steps: fv.list(stepList, action),
		Sources: fv.list(sourceList, action), Figures: fv.list(figureList, action), Questions: fv.list(questionList, action),
		Objectives: fv.area("objectives", 2), OtherObjectives: fv.area("objectives_2", 2), Minutes: fv.field("minutes"),
		Tags: fv.field("tags"), Maturity: fv.choice("maturity", v.tax.Maturity, ""), Related: fv.field("related"),
		OtherTitle: fv.field("title_2"), Name: fv.field("name"), Note: fv.area("note", 2),
	}
	c.Main.Empty, c.Maturity.Empty = v.l.T("contribute.main-first"), v.l.T("contribute.not-judged")
	c.Name.Complete = "name"
	for _, lang := range languages {
		c.Lang.Options = append(c.Lang.Options, optionView{ID: "lang-" + lang.Tag, Value: lang.Tag, Label: v.language(lang.Tag), Chosen: f.one("lang") == lang.Tag})
	}
	for i, name := range sectionFields {
		section, other := fv.area(name, 4), fv.area(name+"_2", 3)
		if i < mustSections {
			c.Sections = append(c.Sections, section)
		} else {
			c.LateSections = append(c.LateSections, section)
		}
		c.OtherSections = append(c.OtherSections, other)
	}
	if period, err := kb.ParsePeriod(f.one("period")); err == nil {
		c.Period.Count = v.l.Period(period)
	}
	c.Crisis = fv.open(append([]string{"cause"}, slices.Concat(responseList.all(), stepList.all())...)...) || f.of == nil && slices.Contains(f.uses(), "crisis")
	c.Late = fv.open(sectionFields[mustSections:]...)
	c.Counted = fv.open(figureList.all()...)
	c.Taught = fv.open(append(questionList.all(), "objectives", "objectives_2", "minutes")...)
	c.Found = fv.open("tags", "maturity", "related")
	c.Told = fv.open(append(withSuffix(sectionFields[:]), "title_2")...)
	return c
}

// open reports whether a part of the form with these fields is open: something is
// wrong in it, or filled in, or more of it was asked for.
func (fv formView) open(names ...string) bool {
	for id := range fv.wrong {
		if name, _, _ := strings.Cut(id, "-"); slices.Contains(names, name) {
			return true
		}
	}
	for _, name := range names {
		if l, is := listOf(name); is && fv.f.one("more") == l.name || fv.f.of == nil && fv.f.one(name) != "" {
			return true
		}
	}
	return false
}

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
	c.Hit = &hit
	if len(sketch.Sources) > 0 {
		c.Why = v.reasons(kb.GradeOf(sketch))
	}
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
	for i := range f.rowsOf(channelList) {
		if name := keep(tax.Channels, f.at("channel", i)); name != "" {
			c.Channels = append(c.Channels, kb.Channel{Name: name, Verdict: keep(tax.Verdicts, f.at("verdict", i))})
		}
	}
	for i := range f.rowsOf(sourceList) {
		if f.at("source_title", i)+f.at("source_url", i) != "" {
			c.Sources = append(c.Sources, kb.Source{
				Title: f.at("source_title", i), URL: f.at("source_url", i), Publisher: f.at("source_publisher", i), Kind: f.at("source_kind", i),
			})
		}
	}
	number := f.sourceNumbers()
	for i := range f.rowsOf(figureList) {
		if f.at("figure_value", i) != "" {
			source, _ := strconv.Atoi(number(f.at("figure_source", i))) // none is told when it is sent
			c.Figures = append(c.Figures, kb.Figure{Value: f.at("figure_value", i), Source: source, By: f.at("figure_by", i), Disputed: f.ticked(i)})
		}
	}
	return c
}
