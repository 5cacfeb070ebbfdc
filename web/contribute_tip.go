package web

import (
	"net/http"
	"strconv"
	"unicode/utf8"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/queue"
)

// tipFields are the fields of the form of a tip.
var tipFields = []string{"url", "sentence", "tip_name"}

// The length of a tip's sentence in characters.
const minSentence, maxSentence = 15, 300

// tip lays out the form of a tip.
func (v view) tip(f caseForm, wrong []fieldError) tipView {
	fv := v.form(f, wrong)
	t := tipView{Shown: true, URL: fv.field("url"), Say: fv.field("sentence"), Name: fv.field("tip_name"), Errors: v.summaryOf(f, wrong)}
	t.URL.Type, t.Name.Complete, t.Say.Max = "url", "name", maxSentence
	return t
}

// takeTip puts a tip into the queue.
func (s *Server) takeTip(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	if err := sent(r); err != nil {
		return nil, err
	}
	f := readForm(r.PostForm, tipFields)
	known, err := g.Known(r.Context())
	if err != nil {
		return nil, err
	}
	token := r.PostForm.Get("token")
	if wrong := append(v.refusals(r, f.links()), f.wrongTip(v.tax, known)...); len(wrong) > 0 {
		p, err := s.contributePage(r, g, v, caseForm{Values: make(map[string][]string)}, nil)
		if err != nil {
			return nil, err
		}
		p.Tip, p.Token, p.OfOne, p.NoIndex, p.Reason = v.tip(f, wrong), token, true, true, s.reason(r, token)
		p.Case.Shown = token == ""
		p.Title = v.l.T("contribute.error-title", "title", p.Title)
		return p, nil
	}
	e := queue.Entry{
		Kind: queue.KindTip, Lang: v.l.Lang, Name: f.one("tip_name"), Title: f.one("sentence"), Form: f.Values,
		Tip: &queue.Tip{URL: f.one("url"), Sentence: f.one("sentence")},
	}
	return s.enqueue(r, v, e, token)
}

// wrongTip is what is wrong with a tip. The address is checked as a source's is.
func (f caseForm) wrongTip(tax *kb.Taxonomies, known *kb.Known) []fieldError {
	var wrong []fieldError
	tell := func(field string, code kb.Code, args map[string]string) {
		wrong = append(wrong, fieldError{field, kb.Problem{Code: code, Args: args}})
	}
	if url := f.one("url"); url == "" {
		tell("url", kb.CodeEmpty, nil)
	} else {
		t := new(formText)
		t.line("", "---")
		t.line("", "sources: [{title: x, kind: article, url: "+quoted(url)+"}]")
		t.line("", "---")
		_, problems := kb.Parse(formSlug, []kb.File{t.file()}, tax)
		for _, p := range problems {
			if p.Code == kb.CodeURL {
				tell("url", p.Code, p.Args)
			}
		}
	}
	switch n := utf8.RuneCountInString(f.one("sentence")); {
	case n == 0:
		tell("sentence", kb.CodeEmpty, nil)
	case n < minSentence:
		tell("sentence", kb.CodeTooShort, map[string]string{"length": strconv.Itoa(n), "min": strconv.Itoa(minSentence)})
	case n > maxSentence:
		tell("sentence", kb.CodeTooLong, map[string]string{"length": strconv.Itoa(n), "max": strconv.Itoa(maxSentence)})
	}
	if company, is := known.Brand(f.one("tip_name")); is {
		tell("tip_name", kb.CodeContributorBrand, map[string]string{"value": f.one("tip_name"), "company": company})
	}
	return wrong
}
