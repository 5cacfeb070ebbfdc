package web

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"casebook/index"
	"casebook/kb"
)

// casePage is one case, or practice note, in the page's language where it is
// told in it.
type casePage struct {
	layout
	Heading   string
	Lang      string // of title and body where it is not the page's
	Who       string // in place of companies where there are none
	Companies []link
	Sector    link
	Countries []link
	Stand     string // the summary
	Facts     caseFacts
	Notices   []string
	Contents  []link // the sections of the page
	Channels  []channelRow
	Crisis    []crisisRow
	Timeline  *timelineChart
	Steps     []stepRow
	Figures   []figureView
	Disputed  bool
	Sections  []kb.Section
	Teaching  *teachingView
	Sources   []sourceView
	Grade     mark
	Why       []string         // the reasons of the grade
	Counter   *counterpartView // handled the other way
	Related   []neighbourView  // put beside it by hand
	Near      []neighbourView
	Tags      []link
	Byline    string
	Cite      citation
	History   []changeView
	Add       addLink
	Compare   string // with other cases
	Deck      deckLink
	Answers   []int  // the numbers of the organisation's own answers among the sources
	Improve   string // where a change can be proposed; empty where the site takes none
	Preview   *previewBar
}

func (*casePage) template() string { return "case" }

// caseFacts are the row of facts under the title.
type caseFacts struct {
	Period, PeriodISO string
	Outcome           *mark
	FirstAnswer       string
	Maturity          string
	MaturityMeaning   string
	Evidence          mark
	Uses              []mark
	AlsoIn            []languageLink
}

// A languageLink leads to the case told in another language.
type languageLink struct {
	link
	Lang string
}

// An addLink puts a case into the reader's selection.
type addLink struct{ Href, Slug, Title string }

// showCase shows a case under its own name; a name that it had before leads
// there. The address parameter text=de asks for a telling that is not the
// interface's.
func (s *Server) showCase(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	slug := chi.URLParam(r, "slug")
	c, err := g.Case(r.Context(), slug)
	if err != nil {
		return nil, v.missedCase(r.Context(), g, slug, err)
	}
	if c.Slug != slug {
		return redirect{to: v.href("/cases/" + c.Slug), status: http.StatusMovedPermanently}, nil
	}
	asked := v.l.Lang
	if text := r.URL.Query().Get("text"); text != "" {
		asked = cleanText(text)
	}
	p, err := s.pageOfCase(v, c, asked)
	if err != nil {
		return nil, err
	}
	if p.Related, p.Near, p.Counter, err = v.neighbours(r.Context(), g, c); err != nil {
		return nil, err
	}
	p.Cite = s.citation(v, c)
	changes, known := s.history.changesOf(r.Context(), g, c)
	p.History = v.history(changes)
	p.OfOne = !known // the next reader may get it with its history
	p.Add = addLink{v.href("/selection?cases=" + c.Slug), c.Slug, p.Heading}
	p.Compare = v.href("/compare?cases=" + c.Slug)
	p.Deck = v.deckOfCase(c.Slug)
	if s.config.Queue != nil {
		p.Improve = v.href("/cases/" + c.Slug + "/improve")
	}
	p.Contents = p.contents(v.l)
	_, in := c.BodyIn(asked)
	s.describe(p, v, c, in)
	return p, nil
}

// pageOfCase is the page of a case as far as the case itself tells it.
func (s *Server) pageOfCase(v view, c *kb.Case, asked string) (*casePage, error) {
	title, _ := c.TitleIn(asked)
	body, in := c.BodyIn(asked)
	p := &casePage{
		Heading: title, Lang: v.foreign(in), Who: v.who(c), Companies: v.companies(c), Sector: v.sector(c),
		Countries: v.countries(c), Stand: c.Summary.In(v.l.Lang), Facts: v.facts(c, in), Notices: v.notices(c, asked, in),
		Channels: v.channelRows(c), Crisis: v.crisis(c), Figures: v.figures(c), Teaching: v.teaching(c), Sources: v.withLinks(v.sources(c), s.config.Links),
		Byline: v.byline(c),
	}
	p.Title = title
	if len(c.Companies) > 0 && !strings.Contains(title, c.CompanyNames()[0]) {
		p.Title = c.CompanyNames()[0] + v.l.T("word.colon") + " " + title
	}
	p.Description = p.Stand
	p.Timeline, p.Steps = v.timeline(c)
	for _, f := range p.Figures {
		p.Disputed = p.Disputed || f.Disputed
	}
	grade := kb.GradeOf(c)
	p.Grade, p.Why = v.evidence(grade.Value), v.reasons(grade)
	var err error
	if p.Sections, err = kb.BodyHTML(body, kb.HTMLOptions{Lang: in, Sources: len(c.Sources)}); err != nil {
		return nil, err
	}
	for _, tag := range c.Tags {
		p.Tags = append(p.Tags, link{v.label(index.FacetTag, tag), v.pageOf(index.FacetTag, tag)})
	}
	for _, source := range p.Sources {
		if source.Own {
			p.Answers = append(p.Answers, source.Number)
		}
	}
	return p, nil
}

func (v view) facts(c *kb.Case, in string) caseFacts {
	f := caseFacts{
		Period: v.l.Period(c.Period), PeriodISO: c.Period.From.String(),
		Evidence: v.evidence(kb.GradeOf(c).Value), Uses: v.marks(index.FacetUse, c.Uses),
		FirstAnswer: v.firstAnswer(c),
	}
	if c.Outcome != "" {
		m := v.mark(index.FacetOutcome, c.Outcome)
		f.Outcome = &m
	}
	if c.Maturity > 0 {
		f.Maturity = v.l.T("case.maturity-of", "level", c.Maturity)
		f.MaturityMeaning = v.maturity(c.Maturity)
	}
	for _, lang := range c.Languages() {
		if base(lang) == base(in) {
			continue
		}
		to := link{v.language(lang), v.href("/cases/" + c.Slug + "?text=" + lang)}
		if isLanguage(base(lang)) {
			to.Href = "/" + base(lang) + "/cases/" + c.Slug
		}
		f.AlsoIn = append(f.AlsoIn, languageLink{to, lang})
	}
	return f
}

// notices say that the case is not told in the page's language, or that its
// translation is behind the original.
func (v view) notices(c *kb.Case, asked, in string) []string {
	var notices []string
	if base(in) != base(asked) || base(in) != v.l.Lang && base(asked) == v.l.Lang {
		notices = append(notices, v.l.T("case.only-in", "language", v.language(in)))
	}
	if c.Behind(in) {
		notices = append(notices, v.l.T("case.behind", "on", v.l.On(c.Updated)))
	}
	return notices
}

// contents lists the sections that the page has.
func (p *casePage) contents(l *locale) []link {
	var contents []link
	add := func(there bool, id, label string) {
		if there {
			contents = append(contents, link{label, "#" + id})
		}
	}
	add(len(p.Channels) > 0, "channels", l.T("case.channels"))
	add(len(p.Steps) > 0, "timeline", l.T("case.timeline"))
	add(len(p.Figures) > 0, "figures", l.T("case.figures"))
	for _, section := range p.Sections {
		add(section.Title != "", section.ID, section.Title)
	}
	add(p.Teaching != nil, "room", l.T("case.room"))
	add(len(p.Sources) > 0, "sources", l.T("case.sources"))
	add(true, "counterpart", l.T("case.counterpart"))
	add(len(p.Related)+len(p.Near) > 0, "related", l.T("case.related"))
	add(true, "cite", l.T("cite.heading"))
	return contents
}
