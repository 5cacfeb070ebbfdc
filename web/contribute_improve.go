package web

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/queue"
)

// improvePage lets a reader propose a change to a case: its title, summaries, text
// and sources.
type improvePage struct {
	layout
	Action               string
	Token                string
	Case                 link
	Told                 string // the language that title and text are in, where it is not the page's
	Head                 fieldView
	SummaryEN, SummaryFR fieldView
	Body                 fieldView
	Source               []fieldView
	Name, Note           fieldView
	Errors               []link
	Count                string
}

func (*improvePage) template() string { return "improve" }

// improveFields are the fields of the form of a change.
var improveFields = []string{
	"title", "summary_en", "summary_fr", "body", "source_title", "source_url", "source_kind", "source_publisher", "source_date", "name", "note",
}

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
	title, _ := c.TitleIn(v.l.Lang)
	_, in := c.BodyIn(v.l.Lang)
	if f.Values == nil {
		f = formOf(c, v.l.Lang)
	}
	fv := v.form(f, wrong)
	p := &improvePage{
		Action: v.href("/cases/" + c.Slug + "/improve"), Token: token, Case: link{title, v.href("/cases/" + c.Slug)},
		Head: fv.field("title"), SummaryEN: fv.summary("en"), SummaryFR: fv.summary("fr"), Body: fv.area("body", 16),
		Name: fv.field("name"), Note: fv.area("note", 2), Errors: v.summaryOf(wrong), Count: v.l.N("contribute.errors", len(wrong)),
	}
	if v.foreign(in) != "" {
		p.Told = v.l.T("improve.told", "language", v.language(in))
	}
	p.Head.Lang, p.Body.Lang, p.Name.Complete = v.foreign(in), v.foreign(in), "name"
	url := fv.cell("source_url", 0)
	url.Type = "url"
	p.Source = []fieldView{
		fv.cell("source_title", 0), url, fv.choiceCell("source_kind", 0, v.tax.SourceKinds, ""), fv.cell("source_publisher", 0), fv.cell("source_date", 0),
	}
	p.Title, p.NoIndex, p.OfOne = v.l.T("improve.title", "title", title), true, true
	p.Path, p.Extra = "/cases/"+c.Slug+"/improve", "contribute"
	return p, nil
}

// formOf is what a case says, as the form of a change has it.
func formOf(c *kb.Case, lang string) caseForm {
	title, body := c.Title, c.Body
	if t := tellingIn(c, lang); t != nil {
		title, body = t.Title, t.Body
	}
	f := caseForm{make(map[string][]string)}
	f.Set("title", title)
	f.Set("body", strings.TrimSpace(body))
	f.Set("summary_en", c.Summary["en"])
	f.Set("summary_fr", c.Summary["fr"])
	return f
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

// takeImprove puts a proposed change into the queue.
func (s *Server) takeImprove(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	if err := sent(r); err != nil {
		return nil, err
	}
	slug, token := chi.URLParam(r, "slug"), r.PostForm.Get("token")
	was, err := g.Case(r.Context(), slug)
	if err != nil {
		return nil, v.missedCase(r.Context(), g, slug, err)
	}
	files, was, err := s.filesOf(r, was)
	if err != nil {
		return nil, err
	}
	f := readForm(r.PostForm, improveFields)
	now := f.over(was, v.l.Lang)
	changed := queue.Change(files, was, now, v.tax)
	if len(changed) > 0 {
		f.sign(was, now)
		changed = queue.Change(files, was, now, v.tax)
	}
	wrong := v.refusals(r, f)
	if len(wrong) == 0 {
		known, err := g.Known(r.Context())
		if err != nil {
			return nil, err
		}
		wrong = f.wrongChange(v, was, files, changed, known)
	}
	if len(wrong) > 0 {
		return s.improvePage(r, g, v, was.Slug, f, wrong, token)
	}
	e := queue.Entry{
		Kind: queue.KindChange, Lang: v.l.Lang, Name: f.one("name"), Title: now.Title, Case: was.Slug, Note: f.one("note"), Form: f.Values, Files: changed,
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

// over is a case with what the form says differently.
func (f caseForm) over(was *kb.Case, lang string) *kb.Case {
	now := *was
	now.Summary = kb.Text{}
	for tongue, text := range was.Summary {
		now.Summary[tongue] = text
	}
	for _, tongue := range []string{"en", "fr"} {
		if text := oneLine(f.one("summary_" + tongue)); text != was.Summary[tongue] {
			now.Summary[tongue] = text
		}
	}
	now.Translations = slices.Clone(was.Translations)
	title, body := &now.Title, &now.Body
	if t := tellingIn(&now, lang); t != nil {
		title, body = &t.Title, &t.Body
	}
	if text := f.one("title"); text != strings.TrimSpace(*title) {
		*title = text
	}
	if text := f.one("body"); text != cleanField(*body, true) {
		*body = "\n" + text + "\n"
	}
	if f.one("source_title")+f.one("source_url") != "" {
		date, _ := kb.ParseDate(f.one("source_date")) // told by wrongChange
		now.Sources = append(slices.Clip(now.Sources), kb.Source{
			Title: f.one("source_title"), URL: f.one("source_url"), Publisher: f.one("source_publisher"), Kind: f.one("source_kind"), Date: date,
		})
	}
	return &now
}

// sign notes when the case was changed, and by whom.
func (f caseForm) sign(was, now *kb.Case) {
	if name := f.one("name"); name != "" && !slices.Contains(now.Contributors, name) {
		now.Contributors = append(slices.Clip(now.Contributors), name)
	}
	for i, t := range now.Translations {
		if t != was.Translations[i] {
			now.Translations[i].Translated = today()
		}
	}
	if now.Title != was.Title || now.Body != was.Body || len(now.Sources) != len(was.Sources) ||
		now.Summary["en"] != was.Summary["en"] || now.Summary["fr"] != was.Summary["fr"] {
		now.Updated = today()
	}
}

// wrongChange is what is wrong with a change.
func (f caseForm) wrongChange(v view, was *kb.Case, files, changed []queue.File, known *kb.Known) []fieldError {
	var wrong []fieldError
	tell := func(field string, code kb.Code, args map[string]string) {
		wrong = append(wrong, fieldError{field, kb.Problem{Code: code, Args: args}})
	}
	if len(changed) == 0 && f.one("note") == "" {
		return []fieldError{{"note", kb.Problem{Message: v.l.T("improve.nothing")}}}
	}
	if date := f.one("source_date"); date != "" {
		if _, err := kb.ParseDate(date); err != nil {
			tell("source_date-1", kb.CodeDate, map[string]string{"key": "date", "value": date})
		}
	}
	_, problems := kb.Parse(was.Slug, laid(files, changed, was.Slug), v.tax)
	text := lineFields(changed, was.Slug)
	for _, p := range problems {
		if p.Severity == kb.Error {
			wrong = append(wrong, fieldError{text(p), p})
		}
	}
	switch name := f.one("name"); name {
	case "":
		tell("name", kb.CodeEmpty, nil)
	case kb.Editors:
		tell("name", codeEditors, nil)
	default:
		if company, is := known.Brand(name); is {
			tell("name", kb.CodeContributorBrand, map[string]string{"value": name, "company": company})
		}
	}
	slices.SortStableFunc(wrong, func(a, b fieldError) int { return fieldPlace(a.Field) - fieldPlace(b.Field) })
	return slices.CompactFunc(wrong, func(a, b fieldError) bool { return a.Field == b.Field })
}

// laid are the files of a case with the changed ones in their places.
func laid(files, changed []queue.File, slug string) []kb.File {
	var all []kb.File
	for _, f := range files {
		text := f.Text
		for _, c := range changed {
			if c.Lang == f.Lang {
				text = c.Text
			}
		}
		all = append(all, kb.File{Path: f.Name(slug), Data: []byte(text)})
	}
	return all
}

// lineFields finds the field of the form that a problem is about: by the key above
// its line, or the text.
func lineFields(changed []queue.File, slug string) func(kb.Problem) string {
	return func(p kb.Problem) string {
		for _, c := range changed {
			lines := strings.Split(c.Text, "\n")
			if c.Name(slug) != p.Path || p.Line < 1 || p.Line > len(lines) {
				continue
			}
			for i := p.Line - 1; i > 0; i-- {
				key, _, _ := strings.Cut(lines[i], ":")
				switch strings.TrimSpace(key) {
				case "---":
					return "body"
				case "title":
					if lines[i][0] != ' ' {
						return "title"
					}
				case "sources":
					return "source_title-1"
				case "summary":
					if strings.HasSuffix(p.Args["key"], ".fr") {
						return "summary_fr"
					}
					return "summary_en"
				}
			}
		}
		if strings.HasSuffix(p.Args["key"], ".fr") {
			return "summary_fr"
		}
		return "title"
	}
}

// today is the day in UTC.
func today() kb.Date { return dayOf(time.Now().UTC()) }
