package web

import (
	"errors"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/queue"
)

// receiptPage tells a sender what became of what they sent. Its address is secret.
type receiptPage struct {
	layout
	State   string
	Heading string
	Says    string
	Reason  string // why it was refused
	About   string // the title or the sentence
	Sent    string // when
	Case    *link  // that it became
	Mend    string // where it can be mended; empty once it is accepted
	Address string // of this page
}

func (*receiptPage) template() string { return "receipt" }

// entry is the entry that the token of an address leads to.
func (s *Server) entry(r *http.Request) (*queue.Entry, error) {
	e, err := s.config.Queue.ByToken(r.Context(), chi.URLParam(r, "token"))
	if errors.Is(err, queue.ErrNotFound) {
		return nil, kb.ErrNotFound
	}
	return e, err
}

func (s *Server) showReceipt(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	e, err := s.entry(r)
	if err != nil {
		return nil, err
	}
	path := v.href("/contributions/" + chi.URLParam(r, "token"))
	p := &receiptPage{
		State: string(e.State), Heading: v.l.T("receipt." + string(e.State)), Says: v.l.T("receipt." + string(e.State) + "-help"),
		About: e.Title, Sent: v.l.T("receipt.sent", "on", v.l.On(dayOf(e.Received))), Address: s.origin(r) + path, Reason: e.Reason,
	}
	p.Title, p.NoIndex, p.OfOne, p.Section = p.Heading, true, true, "contribute"
	if e.State != queue.StateAccepted {
		p.Mend = path + "/mend"
		return p, nil
	}
	if e.Case != "" {
		c, err := g.Case(r.Context(), e.Case)
		switch {
		case err == nil:
			title, _ := c.TitleIn(v.l.Lang)
			p.Case = &link{title, v.href("/cases/" + c.Slug)}
		case !errors.Is(err, kb.ErrNotFound):
			return nil, err
		}
	}
	if p.Case == nil {
		p.Says = v.l.T("receipt.accepted-later")
	}
	return p, nil
}

func dayOf(t time.Time) kb.Date { return kb.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()} }

// showMend shows again what was sent, to be mended and sent anew.
func (s *Server) showMend(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	e, err := s.entry(r)
	if err != nil {
		return nil, err
	}
	token := chi.URLParam(r, "token")
	if e.State == queue.StateAccepted {
		return redirect{to: v.href("/contributions/" + token), status: http.StatusSeeOther}, nil
	}
	switch e.Kind {
	case queue.KindTip:
		p, err := s.contributePage(r, g, v, caseForm{Values: make(map[string][]string)}, nil)
		if err != nil {
			return nil, err
		}
		p.Tip, p.Case.Shown = v.tip(readForm(e.Form, tipFields), nil), false
		p.Token, p.OfOne, p.NoIndex, p.Path, p.Reason = token, true, true, "/contributions/"+token+"/mend", e.Reason
		return p, nil
	case queue.KindChange:
		return s.improvePage(r, g, v, e.Case, readForm(e.Form, improveFields), nil, token)
	}
	p, err := s.formAgain(r, g, v, readForm(e.Form, caseFields), nil, token)
	if err == nil {
		p.frame().Path = "/contributions/" + token + "/mend"
	}
	return p, err
}

// reason is why the entry was refused that is mended with that token; "" where none
// was, or none is.
func (s *Server) reason(r *http.Request, token string) string {
	if token == "" {
		return ""
	}
	e, err := s.config.Queue.ByToken(r.Context(), token)
	if err != nil {
		return "" // it is told when the form is sent
	}
	return e.Reason
}
