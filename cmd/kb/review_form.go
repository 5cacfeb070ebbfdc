package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"casebook/kb"
	"casebook/kb/queue"
)

// A reviewing is a maintainer going through the queue.
type reviewing struct {
	*app
	queue      *queue.Queue
	lib        *kb.Library
	tax        *kb.Taxonomies
	p          prompter
	accessible bool
	passed     map[string]bool // what was looked at and left
}

// runReviewForm goes through what waits, one after the other.
func runReviewForm(ctx context.Context, a *app, accessible bool) error {
	q, lib, err := a.queueOf()
	if err != nil {
		return err
	}
	cfg, err := a.Config()
	if err != nil {
		return err
	}
	tax, err := a.Taxonomies()
	if err != nil {
		return err
	}
	accessible = accessible || cfg.Plain
	r := &reviewing{app: a, queue: q, lib: lib, tax: tax, accessible: accessible, passed: make(map[string]bool)}
	r.p = a.prompter(ctx, formTextsFor(a.text.lang), accessible)
	for {
		e, err := r.next(ctx)
		if err == nil && e != nil {
			err = r.decide(ctx, e)
		}
		switch {
		case errors.Is(err, errStopped), err == nil && e == nil:
			return nil
		case err != nil && !errors.Is(err, errBack):
			return err
		}
	}
}

// next is what the maintainer chooses of what waits; nil to end.
func (r *reviewing) next(ctx context.Context) (*queue.Entry, error) {
	entries, err := r.queue.List(ctx, queue.StateWaiting, queue.StateResent)
	if err != nil && len(entries) == 0 {
		return nil, err
	}
	if err != nil { // a damaged file hides nothing
		r.say("%s", strings.ReplaceAll(err.Error(), "\n", "\nkb: "))
	}
	if len(entries) == 0 {
		r.say("nothing waits in %s", r.queue.Folder())
		return nil, nil
	}
	const stop = ""
	q := &question{title: r.text.count(plural{r.text.f("%d entry waits"), r.text.f("%d entries wait")}, len(entries)), value: stop}
	for _, e := range entries {
		label := fmt.Sprintf("%s · %s · %s", r.text.f(string(e.Kind)), e.Received.Format(time.DateOnly), oneLine(e.Title))
		if e.State == queue.StateResent {
			label += " · " + r.text.f(string(e.State))
		}
		q.options = append(q.options, option{value: e.ID, label: cut(label, min(r.width, readWidth)-4)})
		if q.value == stop && !r.passed[e.ID] {
			q.value = e.ID
		}
	}
	q.options = append(q.options, option{value: stop, label: r.text.f("Stop")})
	id, err := r.p.Choose(q)
	if err != nil || id == stop {
		if errors.Is(err, errBack) {
			err = nil
		}
		return nil, err
	}
	return entries[slices.IndexFunc(entries, func(e *queue.Entry) bool { return e.ID == id })], nil
}

// What can be done with an entry.
const (
	reviewAccept = "accept"
	reviewWrite  = "write" // a tip: take it and write its case
	reviewEdit   = "edit"
	reviewAlike  = "alike"
	reviewByHand = "by-hand"
	reviewRefuse = "refuse"
	reviewSkip   = "skip"
)

// decide shows an entry, and does with it what the maintainer says; what can't be
// done is told, and asked again.
func (r *reviewing) decide(ctx context.Context, e *queue.Entry) error {
	report, err := r.review(ctx, r.lib, e)
	if err != nil {
		return r.told(err)
	}
	r.show(report)
	for {
		answer, err := r.p.Choose(r.choices(report))
		if errors.Is(err, errBack) || answer == reviewSkip {
			r.passed[e.ID] = true
			return nil
		}
		if err != nil {
			return err
		}
		switch answer {
		case reviewAlike:
			err = r.showAlike(ctx, report)
		case reviewRefuse:
			err = r.refuse(ctx, e)
		default:
			err = r.take(ctx, e, report, answer)
		}
		switch {
		case err == nil && answer != reviewAlike:
			return nil
		case err != nil && !errors.Is(err, errBack):
			if err := r.told(err); err != nil {
				return err
			}
		}
		if now, err := r.queue.Get(ctx, e.ID); err != nil || !now.Open() || !now.Changed.Equal(e.Changed) {
			return err // somebody decided meanwhile, or its sender mended it
		}
	}
}

// told says what could not be done because of what was sent or typed; any other
// error ends the review.
func (r *reviewing) told(err error) error {
	if code := exitCode(err); code == exitFailed || errors.Is(err, errStopped) {
		return err
	}
	if err.Error() != "" {
		r.say("%s", r.text.error(err))
	}
	return nil
}

// show prints what was sent, and last, above the question, what there is to know
// about it.
func (r *reviewing) show(report *reviewReport) {
	fmt.Fprintln(r.err)
	if report.told != nil && report.Kind == queue.KindCase {
		p := &casePrinter{labels: labels{r.tax, r.text.lang, r.text}, style: style{r.colour}, width: min(r.width, readWidth)}
		fmt.Fprintf(r.err, "%s\n", p.print(report.told))
	} else {
		fmt.Fprintf(r.err, "%s\n", r.reviewFiles(report))
	}
	fmt.Fprintf(r.err, "%s\n", r.reviewHead(report))
}

// choices are what can be done with an entry, the likeliest first.
func (r *reviewing) choices(report *reviewReport) *question {
	q := &question{title: r.text.f("What is to be done with it?")}
	add := func(value, label string) {
		q.options = append(q.options, option{value: value, label: label})
	}
	conflict := slices.ContainsFunc(report.Files, func(f reviewFile) bool { return f.Conflict })
	right := !report.Problems.Errors() && !conflict
	switch report.Kind {
	case queue.KindTip:
		add(reviewWrite, r.text.f("Take it, and write its case now"))
		add(reviewAccept, r.text.f("Take it as a draft, for somebody to write"))
	default:
		if right {
			add(reviewAccept, r.text.f("Accept it"))
		}
		if !conflict {
			add(reviewEdit, r.text.f("Edit it, then accept it"))
		}
	}
	if report.Kind == queue.KindChange {
		add(reviewByHand, r.text.f("It is done by hand: note it as accepted"))
	}
	if len(report.Duplicates) > 0 {
		add(reviewAlike, r.text.f("Show a case that may tell the same"))
	}
	add(reviewRefuse, r.text.f("Refuse it, and say why"))
	add(reviewSkip, r.text.f("Leave it for later"))
	q.value = q.options[0].value
	return q
}

// showAlike shows one of the likely duplicates.
func (r *reviewing) showAlike(ctx context.Context, report *reviewReport) error {
	slug := report.Duplicates[0].Slug
	if len(report.Duplicates) > 1 {
		q := &question{title: formTextsFor(r.text.lang).whichOne, value: slug}
		for _, d := range report.Duplicates {
			q.options = append(q.options, option{value: d.Slug, label: d.Slug, definition: oneLine(d.Title)})
		}
		var err error
		if slug, err = r.p.Choose(q); err != nil {
			return err
		}
	}
	c, _, err := r.lib.Parse(ctx, slug)
	if err != nil || c == nil {
		return err
	}
	p := &casePrinter{labels: labels{r.tax, r.text.lang, r.text}, style: style{r.colour}, width: min(r.width, readWidth)}
	fmt.Fprintf(r.err, "\n%s\n", p.print(c))
	return nil
}

// refuse asks for the reason.
func (r *reviewing) refuse(ctx context.Context, e *queue.Entry) error {
	q := &question{title: r.text.f("Why?"), help: r.text.f("Its sender reads this, in this language: %s.", languageIn(r.text, e.Lang))}
	q.check = func(reason string) error {
		_, err := r.reason(reason)
		return err
	}
	reason, err := r.p.Line(q)
	if err != nil {
		return err
	}
	if reason, err = r.reason(reason); err != nil {
		return err
	}
	if err := r.queue.Reject(ctx, e, reason); err != nil {
		return r.decided(err, e)
	}
	r.say("refused %s", e.ID)
	return nil
}

// take accepts an entry in one of the ways.
func (r *reviewing) take(ctx context.Context, e *queue.Entry, report *reviewReport, how string) error {
	o := acceptOptions{edit: how == reviewEdit, byHand: how == reviewByHand}
	if e.Kind == queue.KindCase {
		slug, err := r.slug(report)
		if err != nil {
			return err
		}
		o.slug = slug
	}
	done, err := r.accept(ctx, r.queue, r.lib, e, o)
	if err != nil {
		return err
	}
	if len(done.Paths) == 0 {
		r.say("accepted %s", e.ID)
	}
	for _, path := range done.Paths {
		r.say("accepted: %s", path)
	}
	if e.Kind == queue.KindTip && how != reviewWrite {
		r.sayDraft(done)
	}
	if how == reviewWrite {
		return runAdd(ctx, r.app, addOptions{resume: done.Case, accessible: r.accessible})
	}
	return nil
}

// slug asks under which name a case is to be known for good.
func (r *reviewing) slug(report *reviewReport) (string, error) {
	q := &question{title: r.text.f("Under which name, for good?"), help: r.text.f("Small letters, digits and hyphens."), value: freeSlug(r.lib, report.Slug)}
	q.check = func(slug string) error {
		if !kb.ValidSlug(slug) {
			return errors.New(r.text.f("%q is not a slug: want 3 to 80 small letters, digits and hyphens", slug))
		}
		if _, err := r.lib.Stat(fileName(slug, "")); err == nil {
			return errors.New(r.text.f("there is a case %s already", slug))
		}
		return nil
	}
	return r.p.Line(q)
}
