package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casebook/kb"
)

// A morePart is something about a case that few know or need to say.
type morePart struct {
	name string
	when func(f *form) bool // nil: always
	ask  func(ctx context.Context, f *form) error
}

func moreParts() []morePart {
	isCase := func(f *form) bool { return f.c.Type != kb.TypePractice }
	plain := func(ask func(f *form) error) func(context.Context, *form) error {
		return func(_ context.Context, f *form) error { return ask(f) }
	}
	return []morePart{
		{"more-timeline", func(f *form) bool { return isCase(f) && !slices.Contains(f.c.Uses, "crisis") }, plain((*form).askSteps)},
		{"more-channels", func(f *form) bool { return len(f.c.Channels) > 0 }, plain((*form).askChannelPeriods)},
		{"more-disputed", func(f *form) bool { return len(f.c.Figures) > 0 }, plain((*form).askDisputed)},
		{"more-sources", nil, plain((*form).askSourceDetails)},
		{"more-teaching", nil, plain((*form).askTeaching)},
		{"more-related", nil, askRelated},
		{"more-texts", func(f *form) bool { return len(f.shortTexts()) > 0 }, plain((*form).askOtherTexts)},
		{"more-translation", nil, askTranslation},
	}
}

// moreWanted is the answer that names the parts that somebody wants to tell, until
// all are told.
const moreWanted = "more"

// askMore offers to tell what no case must have. Who marks nothing is done.
func askMore(ctx context.Context, f *form) error {
	parts := moreParts()
	asks := []func() error{f.chooseMore}
	for _, part := range parts {
		asks = append(asks, func() error {
			if !slices.Contains(commas(f.draft.Typed[moreWanted]), part.name) || part.when != nil && !part.when(f) {
				return errNothingAsked
			}
			return part.ask(ctx, f)
		})
	}
	err := f.sequence(asks...)
	if err == nil && f.changing {
		f.note(moreWanted, "")
	}
	return err
}

// moreText is the name of what a part is called.
func (f *form) moreText(part string) string {
	if part == "more-texts" {
		return part + "-" + f.secondLang()
	}
	return part
}

func (f *form) chooseMore() error {
	q := f.question("more")
	wanted := commas(f.draft.Typed[moreWanted])
	for _, part := range moreParts() {
		if part.when != nil && !part.when(f) {
			continue
		}
		text := f.t.questions[f.moreText(part.name)]
		q.options = append(q.options, option{part.name, text.title, text.help})
		if slices.Contains(wanted, part.name) {
			q.values = append(q.values, part.name)
		}
	}
	answer, err := f.p.Mark(q)
	if err == nil {
		f.note(moreWanted, strings.Join(answer, ","))
	}
	return err
}

// askDisputed asks which figures the sources disagree on.
func (f *form) askDisputed() error {
	q := f.question("disputed")
	lang := f.textLang()
	for i, figure := range f.c.Figures {
		name := strconv.Itoa(i)
		q.options = append(q.options, option{value: name, label: oneLine(figure.Value + " " + figure.Label.In(lang))})
		if figure.Disputed {
			q.values = append(q.values, name)
		}
	}
	marked, err := f.p.Mark(q)
	if err != nil {
		return err
	}
	for i := range f.c.Figures {
		f.c.Figures[i].Disputed = slices.Contains(marked, strconv.Itoa(i))
	}
	return nil
}

// askRelated asks for the names of other cases of the library.
func askRelated(ctx context.Context, f *form) error {
	slugs, err := f.words("related", f.c.Related, func(slugs []string) error {
		for _, slug := range slugs {
			if err := f.isCase(ctx, slug); err != nil {
				return err
			}
		}
		return f.told("related", "", func(c *kb.Case) { c.Related = slugs })
	})
	if err == nil {
		f.c.Related = slugs
	}
	return err
}

// isCase refuses a slug that leads to no case, and says which one may be meant.
func (f *form) isCase(ctx context.Context, slug string) error {
	if _, err := f.lib.Stat(fileName(slug, "")); kb.ValidSlug(slug) && err == nil {
		return nil
	}
	var slugs []string
	if f.knows(ctx) != nil {
		g := f.ix.Acquire()
		defer g.Release()
		if _, err := g.Case(ctx, slug); err == nil { // by a name that it had before
			return nil
		}
		var err error
		if slugs, err = g.Slugs(ctx); err != nil {
			return err
		}
	}
	message := fmt.Sprintf(f.text.noCase, slug)
	if near := nearest(slug, slugs); near != "" {
		message += fmt.Sprintf(f.text.didYouMean, near)
	}
	return negative(message)
}
