package web

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/queue"
)

// What one address may send. Checking goes on while somebody types.
const (
	sendsPerMinute  = 20
	checksPerMinute = 240
)

// honeypot is a field that people don't see; programs that fill in everything do.
const honeypot = "website"

// mostLinks bounds addresses in running text: they belong into the sources.
const mostLinks = 8

// A contributions routes what readers may send. The limits count for all languages
// together.
type contributions struct {
	s           *Server
	send, check func(http.Handler) http.Handler
}

func (s *Server) contributions() *contributions {
	return &contributions{s, s.limited(sendsPerMinute, maxContribution), s.limited(checksPerMinute, maxContribution)}
}

// route adds the addresses below a language. Without a queue there are none.
func (c *contributions) route(r chi.Router) {
	s := c.s
	if s.config.Queue == nil {
		return
	}
	get(r, "/contribute", s.handle(s.showContribute))
	r.With(c.send).Post("/contribute", s.handle(s.takeCase))
	r.With(c.check).Post("/contribute/check", s.handle(s.checkCase))
	r.With(c.send).Post("/contribute/tip", s.handle(s.takeTip))
	get(r, "/contribute/tip", s.handle(s.toContribute))
	get(r, "/contribute/check", s.handle(s.toContribute))
	get(r, "/cases/{slug}/improve", s.handle(s.showImprove))
	r.With(c.send).Post("/cases/{slug}/improve", s.handle(s.takeImprove))
	r.With(c.check).Post("/cases/{slug}/improve/check", s.handle(s.checkImprove))
	r.With(secret).Group(func(r chi.Router) {
		get(r, "/contributions/{token}", s.handle(s.showReceipt))
		get(r, "/contributions/{token}/mend", s.handle(s.showMend))
	})
}

// secret keeps an address from being told to the sites that its page leads to, and
// its page from being kept by anybody in between.
func secret(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Robots-Tag", "noindex, nofollow")
		next.ServeHTTP(w, r)
	})
}

// toContribute answers who opens the address of a form that is only sent to.
func (s *Server) toContribute(r *http.Request, _ *index.Generation) (page, error) {
	return redirect{to: "/" + s.locale(r).Lang + "/contribute", status: http.StatusSeeOther}, nil
}

// sent reads what was sent: not ok where it can't be read, which is then told.
func sent(r *http.Request) error {
	err := r.ParseForm()
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return &failure{status: http.StatusRequestEntityTooLarge, detail: "the form is too large"}
	case err != nil:
		return &failure{status: http.StatusBadRequest, detail: "the form can't be read"}
	}
	return nil
}

// refusals are what is wrong with a form besides its fields.
func (v view) refusals(r *http.Request, links int) []fieldError {
	if r.PostForm.Get(honeypot) != "" {
		return []fieldError{{"website", kb.Problem{Message: v.l.T("contribute.honeypot")}}}
	}
	if links > mostLinks {
		return []fieldError{{"links", kb.Problem{Message: v.l.T("contribute.too-many-links", "n", mostLinks)}}}
	}
	return nil
}

// takeCase puts a case into the queue, or shows what is wrong with it, or shows it
// as its page would.
func (s *Server) takeCase(r *http.Request, g *index.Generation) (page, error) {
	v, f, err := s.formSent(r)
	if err != nil {
		return nil, err
	}
	do := r.PostForm.Get("do")
	token := r.PostForm.Get("token")
	if do == "edit" || f.one("more") != "" {
		return s.formAgain(r, g, v, f, nil, token)
	}
	c, wrong, err := v.parse(r.Context(), g, f)
	if err != nil {
		return nil, err
	}
	if wrong = append(v.refusals(r, f.links()), wrong...); len(wrong) > 0 {
		return s.formAgain(r, g, v, f, wrong, token)
	}
	if do == "preview" {
		return s.preview(v, f, c, token)
	}
	e := queue.Entry{
		Kind: queue.KindCase, Lang: v.l.Lang, Name: f.one("name"), Title: c.Title, Note: f.one("note"), Form: f.Values,
	}
	for i, file := range kb.Render(c) {
		lang := ""
		if i > 0 {
			lang = c.Translations[i-1].Lang
		}
		e.Files = append(e.Files, queue.File{Lang: lang, Text: string(file.Data)})
	}
	return s.enqueue(r, v, e, token)
}

// formSent reads the form of a case.
func (s *Server) formSent(r *http.Request) (view, caseForm, error) {
	v, err := s.view(r)
	if err != nil {
		return view{}, caseForm{}, err
	}
	if err := sent(r); err != nil {
		return view{}, caseForm{}, err
	}
	return v, readForm(r.PostForm, append([]string{"more"}, caseFields...)), nil
}

func (s *Server) formAgain(r *http.Request, g *index.Generation, v view, f caseForm, wrong []fieldError, token string) (page, error) {
	p, err := s.contributePage(r, g, v, f, wrong)
	if err != nil {
		return nil, err
	}
	p.NoIndex, p.OfOne, p.Token, p.Reason = true, true, token, s.reason(r, token)
	p.Tip.Shown = token == ""
	p.Case.Blank = false
	if len(wrong) > 0 {
		p.Title = v.l.T("contribute.error-title", "title", p.Title)
	}
	return p, nil
}

// checkCase answers while somebody types: the form again, with messages at the
// fields that they have been at.
func (s *Server) checkCase(r *http.Request, g *index.Generation) (page, error) {
	v, f, err := s.formSent(r)
	if err != nil {
		return nil, err
	}
	_, wrong, err := v.parse(r.Context(), g, f)
	if err != nil {
		return nil, err
	}
	return s.formAgain(r, g, v, f, wrong, "")
}

// enqueue puts an entry on disk, then leads its sender to the receipt.
func (s *Server) enqueue(r *http.Request, v view, e queue.Entry, token string) (page, error) {
	delete(e.Form, "more")
	var err error
	if token == "" {
		_, token, err = s.config.Queue.Add(r.Context(), e)
	} else {
		_, err = s.config.Queue.Resend(r.Context(), token, e)
	}
	switch {
	case errors.Is(err, queue.ErrFull):
		return nil, &failure{status: http.StatusServiceUnavailable, detail: err.Error()}
	case errors.Is(err, queue.ErrTooLarge):
		return nil, &failure{status: http.StatusRequestEntityTooLarge, detail: err.Error()}
	case errors.Is(err, queue.ErrNotFound):
		return nil, kb.ErrNotFound
	case errors.Is(err, queue.ErrDecided): // the receipt says so
	case err != nil:
		return nil, err
	}
	return redirect{to: v.href("/contributions/" + token), status: http.StatusSeeOther}, nil
}
