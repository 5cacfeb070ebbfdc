package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"casebook/kb"
)

// A form asks for a case, question by question. Each answer is saved in the draft
// before the next question is asked.
type form struct {
	*adding
	draft     *kb.Draft
	c         *kb.Case // the draft's
	p         prompter
	t         *formTexts
	given     map[string]bool // steps that flags have answered
	seen      map[string]bool // duplicates that were shown
	changing  bool            // an answer that was given is looked at again
	backwards bool            // the step is come to from the one behind it
	edited    []byte          // the file as the editor left it, where it is right
}

// byForm asks for the case, shows it, and adds it.
func (add *adding) byForm(ctx context.Context) error {
	// a terminal that is closed ends the form as Ctrl-C does, its draft saved
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGHUP)
	defer stop()
	cfg, err := add.Config()
	if err != nil {
		return err
	}
	f := &form{adding: add, t: formTextsFor(add.text.lang), given: map[string]bool{}, seen: map[string]bool{}}
	f.p = add.prompter(ctx, f.t, add.options.accessible || cfg.Plain)
	if name := fileName(add.options.slug, ""); add.options.slug != "" {
		if _, err := add.lib.Stat(name); err == nil {
			return fmt.Errorf("%s: %w", add.lib.Path(name), kb.ErrExists)
		}
	}
	if err := f.begin(add.lang(cfg)); err != nil {
		return f.stopped(err)
	}
	if _, byLine := f.p.(*linePrompter); byLine {
		fmt.Fprintln(add.err, f.t.howByLine)
	} else {
		fmt.Fprintln(add.err, f.t.how)
	}
	err = f.run(ctx)
	if err == nil {
		err = f.finish(ctx)
	}
	return f.stopped(err)
}

// prompter draws each question, or asks line by line where that is wanted or all
// that the terminal can do.
func (a *app) prompter(ctx context.Context, t *formTexts, byLine bool) prompter {
	if byLine || os.Getenv("TERM") == "dumb" {
		return &linePrompter{ctx: ctx, in: a.in, out: a.err, text: t}
	}
	return &huhPrompter{ctx: ctx, in: a.in, out: a.err, text: t, width: a.width, height: a.height, style: style{a.colour}}
}

// stopped keeps the draft where the case was not added, and says where it is.
func (f *form) stopped(err error) error {
	if err == nil || f.draft == nil {
		if errors.Is(err, errStopped) || errors.Is(err, errBack) {
			return negative(f.t.stopped)
		}
		return err
	}
	if text, _ := f.keptText(); text == "" && f.c.Title == "" && len(f.draft.Typed) == 0 {
		return errors.Join(asAnswer(err, f.t.stopped), f.draft.Remove())
	}
	if saving := f.draft.Save(); saving != nil {
		return errors.Join(err, saving)
	}
	f.say(f.t.kept, f.draft.ID)
	return errors.Join(asAnswer(err, ""), f.draft.Close())
}

// asAnswer makes the wish to stop an answer rather than a fault.
func asAnswer(err error, message string) error {
	if errors.Is(err, errStopped) || errors.Is(err, errBack) {
		return negative(message)
	}
	return err
}

// begin takes up a draft that is kept, or begins one with what flags say.
func (f *form) begin(lang string) error {
	drafts, list, err := openDrafts(f.lib)
	if err != nil {
		return err
	}
	tip, err := tipDraftOf(f.lib, f.tax, f.options.resume)
	if err != nil {
		return err
	}
	if tip != nil {
		begun := slices.IndexFunc(list, func(d *kb.Draft) bool { return d.Typed[ofTip] == tip.slug })
		if begun < 0 {
			return f.takeTip(tip)
		}
		f.options.resume = list[begun].ID
	}
	if f.options.resume != "" {
		d, err := takeDraft(f.app, f.lib, f.options.resume)
		if err != nil {
			return err
		}
		f.take(d)
		return nil
	}
	if !f.options.draft.given {
		if taken, err := f.offer(drafts, list); taken || err != nil {
			return err
		}
	}
	made, err := f.options.draft.build(f.app, f.tax, lang)
	if err != nil {
		return err
	}
	d, err := drafts.New()
	if err != nil {
		return err
	}
	d.Case = made
	f.draft, f.c = d, made
	f.skipGiven()
	return nil
}

func (f *form) take(d *kb.Draft) {
	f.draft, f.c = d, d.Case
	f.say(f.t.resumed, d.ID)
}

// ofTip is the answer that names the tip's draft of which a draft was made.
const ofTip = "of-tip"

// takeTip begins a draft with what a tip's draft has. Every question is asked: what
// is there was guessed of one sentence.
func (f *form) takeTip(tip *tipDraft) error {
	drafts, err := draftsOf(f.lib)
	if err != nil {
		return err
	}
	d, err := drafts.New()
	if err != nil {
		return err
	}
	d.Case = tip.c
	d.Case.Added, d.Case.Status = today(), kb.StatusPublished
	if tip.fresh() {
		d.Case.Body = ""
	}
	f.draft, f.c = d, d.Case
	f.note(ofTip, tip.slug)
	f.say(f.t.resumed, nearPath(tip.path))
	return nil
}

// offer asks what to do with the drafts that are kept, and with those of tips that
// nobody has begun: go on with one, throw one away, or begin anew.
func (f *form) offer(drafts *kb.Drafts, list []*kb.Draft) (taken bool, err error) {
	tips, err := freshTips(f.lib, f.tax, list)
	if err != nil {
		return false, err
	}
	for len(list)+len(tips) > 0 {
		q := &question{title: f.t.keptDrafts}
		for _, d := range list {
			q.options = append(q.options, option{value: d.ID, label: fmt.Sprintf(f.t.resume, draftTitle(d))})
		}
		for _, tip := range tips {
			label := f.t.resume
			if tip.fresh() {
				label = f.t.beginTip
			}
			q.options = append(q.options, option{value: "tip " + tip.slug, label: fmt.Sprintf(label, cut(oneLine(tip.c.Title), 60))})
		}
		q.options = append(q.options, option{value: "new", label: f.t.startNew})
		for _, d := range list {
			q.options = append(q.options, option{value: "discard " + d.ID, label: fmt.Sprintf(f.t.discard, draftTitle(d))})
		}
		q.value = q.options[0].value
		answer, err := f.p.Choose(q)
		if err != nil || answer == "new" {
			return false, err
		}
		if slug, of := strings.CutPrefix(answer, "tip "); of {
			at := slices.IndexFunc(tips, func(tip tipDraft) bool { return tip.slug == slug })
			return true, f.takeTip(&tips[at])
		}
		id, discard := strings.CutPrefix(answer, "discard ")
		d, err := drafts.Take(id)
		if err != nil {
			return false, err
		}
		if !discard {
			f.take(d)
			return true, nil
		}
		if err := d.Remove(); err != nil {
			return false, err
		}
		list = slices.DeleteFunc(list, func(d *kb.Draft) bool { return d.ID == id })
	}
	return false, nil
}

func draftTitle(d *kb.Draft) string {
	title := oneLine(d.Case.Title)
	if title == "" {
		title = oneLine(d.Typed["title"])
	}
	return fmt.Sprintf("%s (%s)", cut(title, 50), d.Saved.Local().Format("2006-01-02 15:04"))
}

// skipGiven notes the steps that flags have answered: they are not asked again.
func (f *form) skipGiven() {
	c := f.c
	for step, given := range map[string]bool{
		"title": c.Title != "", "companies": len(c.Companies) > 0 || c.Anonymous, "type": f.options.draft.kind != "",
		"sector": c.Sector != "", "countries": len(c.Countries) > 0, "period": !c.Period.IsZero(), "uses": len(c.Uses) > 0,
		"outcome": c.Outcome != "", "evidence": c.Evidence != "", "maturity": c.Maturity != 0, "sources": len(c.Sources) > 0,
		"channels": len(c.Channels) > 0, "crisis": c.Crisis != nil, "timeline": len(c.Timeline) > 0, "figures": len(c.Figures) > 0,
		"summary-en": c.Summary["en"] != "", "summary-fr": c.Summary["fr"] != "", "tags": len(c.Tags) > 0,
		"contributors": len(c.Contributors) > 0, "body": c.Body != "",
	} {
		f.given[step] = given
	}
}

// errNothingAsked is what a step answers that had nothing to ask.
var errNothingAsked = errors.New("nothing to ask")

// run asks what is still open, from the step at which a draft was left.
func (f *form) run(ctx context.Context) error {
	steps := formSteps()
	i := max(0, slices.IndexFunc(steps, func(s formStep) bool { return s.name == f.draft.Step }))
	if f.draft.Step == stepEnd {
		return nil
	}
	direction := 1
	for i < len(steps) {
		s := steps[i]
		if f.given[s.name] || s.when != nil && !s.when(f) {
			i, direction = f.onward(i, direction)
			continue
		}
		f.draft.Step = s.name
		if f.c.Title != "" {
			if err := f.draft.Save(); err != nil {
				return err
			}
		}
		f.backwards = direction < 0
		switch err := s.ask(ctx, f); {
		case errors.Is(err, errBack):
			direction = -1
		case err == nil:
			direction = 1
		case !errors.Is(err, errNothingAsked):
			return err
		}
		i, direction = f.onward(i, direction)
	}
	f.draft.Step = stepEnd
	return f.draft.Save()
}

// onward is the next step, or the one before; before the first there is none.
func (f *form) onward(i, direction int) (next, on int) {
	if i+direction < 0 {
		return 0, 1
	}
	return i + direction, direction
}

// stepEnd is where a draft is of which all is answered.
const stepEnd = "end"

// save keeps an answer at once.
func (f *form) save() error { return f.draft.Save() }
