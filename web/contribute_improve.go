package web

import (
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/queue"
)

// improvePage lets a reader propose a change to a case.
type improvePage struct {
	layout
	Action string
	Token  string
	Reason string // why it was refused, where it is mended
	Of     link   // the case
	Told   string // the language that title and text are in, where it is not the page's
	Body   fieldView
	Case   caseFormView
	New    []rowView // of the sources: those that the case does not have yet
	Facts  bool      // this part is open
	More   bool      // as is the one of its channels
	Listed bool      // and that of its sources
}

func (*improvePage) template() string { return "improve" }

// improveFields are the fields of the form of a change: those of a case, with its
// text in one.
var improveFields = append(slices.DeleteFunc(slices.Clone(caseFields), func(name string) bool {
	return name == "lang" || name == "title_2" || slices.Contains(sectionFields[:], name) || slices.Contains(withSuffix(sectionFields[:]), name)
}), "body", "more")

func (s *Server) showImprove(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	return s.improvePage(r, g, v, chi.URLParam(r, "slug"), caseForm{}, nil, "")
}

// improvePage lays the form out: with what the case says, or with what was sent.
func (s *Server) improvePage(r *http.Request, g *index.Generation, v view, slug string, f caseForm, wrong []fieldError, token string) (page, error) {
	c, err := g.Case(r.Context(), slug)
	if err != nil {
		return nil, v.missedCase(r.Context(), g, slug, err)
	}
	if f.of == nil {
		f = f.improving(formOf(c, v.l.Lang, v.tax))
	}
	title, _ := c.TitleIn(v.l.Lang)
	_, in := c.BodyIn(v.l.Lang)
	fv := v.form(f, wrong)
	p := &improvePage{
		Action: v.href("/cases/" + c.Slug + "/improve"), Token: token, Reason: s.reason(r, token), Of: link{title, v.href("/cases/" + c.Slug)}, Body: fv.area("body", 16),
	}
	p.Case = fv.caseForm(p.Action, wrong)
	if v.foreign(in) != "" {
		p.Told = v.l.T("improve.told", "language", v.language(in))
	}
	p.Case.Title.Lang, p.Body.Lang = v.foreign(in), v.foreign(in)
	rows := p.Case.Sources.Rows
	p.Case.Sources.Rows, p.New = rows[:len(c.Sources)], rows[len(c.Sources):]
	p.Facts = fv.open("company", "anonymous", "period", "country", "sector", "use", "mainuse", "outcome", "evidence")
	p.More = fv.open(channelList.all()...)
	for i := range c.Sources {
		for _, name := range sourceList.all() {
			p.Listed = p.Listed || fv.wrong[row(name, i)] != ""
		}
	}
	p.Title, p.NoIndex, p.OfOne = v.l.T("improve.title", "title", title), true, true
	p.Path = "/cases/" + c.Slug + "/improve"
	return p, nil
}

// improving is the form of a change with what the case says in the fields that were
// not sent.
func (f caseForm) improving(as caseForm) caseForm {
	full := caseForm{Values: make(map[string][]string), of: as.of, telling: as.telling}
	for name, values := range as.Values {
		full.Values[name] = values
	}
	for name, values := range f.Values {
		full.Values[name] = values
	}
	return full
}

// A proposal is a change as it was sent.
type proposal struct {
	view
	sent  caseForm // the fields that were sent
	form  caseForm // with what the case says in the others
	as    caseForm // what the case says
	was   *kb.Case
	files []queue.File
}

func (s *Server) improveSent(r *http.Request, g *index.Generation) (p proposal, err error) {
	if p.view, err = s.view(r); err != nil {
		return p, err
	}
	if err := sent(r); err != nil {
		return p, err
	}
	slug := chi.URLParam(r, "slug")
	if p.was, err = g.Case(r.Context(), slug); err != nil {
		return p, p.missedCase(r.Context(), g, slug, err)
	}
	if p.files, p.was, err = s.filesOf(r, p.was); err != nil {
		return p, err
	}
	p.sent, p.as = readForm(r.PostForm, improveFields), formOf(p.was, p.l.Lang, p.tax)
	p.form = p.sent.improving(p.as)
	return p, nil
}

// checkImprove answers while somebody types, as [Server.checkCase] does.
func (s *Server) checkImprove(r *http.Request, g *index.Generation) (page, error) {
	p, err := s.improveSent(r, g)
	if err != nil {
		return nil, err
	}
	_, wrong, err := p.parse(r.Context(), g, p.form)
	if err != nil {
		return nil, err
	}
	return s.improvePage(r, g, p.view, p.was.Slug, p.form, wrong, "")
}

// takeImprove puts a proposed change into the queue, or shows what is wrong with it.
func (s *Server) takeImprove(r *http.Request, g *index.Generation) (page, error) {
	p, err := s.improveSent(r, g)
	if err != nil {
		return nil, err
	}
	v, f, was, token := p.view, p.form, p.was, r.PostForm.Get("token")
	if f.one("more") != "" {
		return s.improvePage(r, g, v, was.Slug, f, nil, token)
	}
	c, wrong, err := v.parse(r.Context(), g, f)
	if err != nil {
		return nil, err
	}
	wrong = append(v.refusals(r, f.links()-p.as.links()), wrong...)
	var changed []queue.File
	title := was.Title
	if len(wrong) == 0 {
		now := f.over(p.as, c)
		if changed = queue.Change(p.files, was, now, v.tax); len(changed) > 0 {
			f.sign(now)
			changed = queue.Change(p.files, was, now, v.tax)
		}
		title = now.Title
		if len(changed) == 0 && f.one("note") == "" {
			wrong = []fieldError{{"note", kb.Problem{Message: v.l.T("improve.nothing")}}}
		}
	}
	if len(wrong) > 0 {
		return s.improvePage(r, g, v, was.Slug, f, wrong, token)
	}
	e := queue.Entry{
		Kind: queue.KindChange, Lang: v.l.Lang, Name: f.one("name"), Title: title, Case: was.Slug, Note: f.one("note"), Form: p.sent.Values, Files: changed,
	}
	return s.enqueue(r, v, e, token)
}

// filesOf are a case's files and what they say, which may be newer than the index.
func (s *Server) filesOf(r *http.Request, c *kb.Case) ([]queue.File, *kb.Case, error) {
	var files []queue.File
	for _, lang := range append([]string{""}, translationsOf(c)...) {
		f := queue.File{Lang: lang}
		data, err := s.config.Library.ReadFile(f.Name(c.Slug))
		if err != nil {
			return nil, nil, err
		}
		f.Text = string(data)
		files = append(files, f)
	}
	now, _, err := s.config.Library.Parse(r.Context(), c.Slug)
	if err != nil {
		return nil, nil, err
	}
	if now == nil || len(now.Translations) != len(c.Translations) {
		now = c // it is being written just now
	}
	return files, now, nil
}

func translationsOf(c *kb.Case) []string {
	langs := make([]string, len(c.Translations))
	for i, t := range c.Translations {
		langs[i] = t.Lang
	}
	return langs
}
