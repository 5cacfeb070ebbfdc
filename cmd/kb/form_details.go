package main

import (
	"fmt"

	"casebook/kb"
)

// askChannelPeriods asks when and by which source each verdict on a channel holds,
// and whether there is another for another time.
func (f *form) askChannelPeriods() error {
	var asks []func() error
	for i := range len(f.c.Channels) + len(f.tax.Channels.Slugs()) {
		asks = append(asks,
			func() error { return f.askChannelPeriod(i) },
			func() error { return f.askChannelSource(i) },
			func() error { return f.askChannelAgain(i) },
		)
	}
	return f.sequence(asks...)
}

func (f *form) askChannelPeriod(i int) error {
	if i >= len(f.c.Channels) {
		return errNothingAsked
	}
	q := f.question("channel-period", f.channel(i))
	q.value = f.c.Channels[i].Period.String()
	q.check = func(v string) error {
		if v == "" {
			return nil
		}
		return f.validPeriod(v, func(c *kb.Case, p kb.Period) { c.Channels[i].Period = p }, "channels")
	}
	answer, err := f.line(fmt.Sprintf("channel-period %d", i+1), q)
	if err != nil {
		return err
	}
	f.c.Channels[i].Period = kb.Period{}
	if answer != "" {
		f.c.Channels[i].Period, err = kb.ParsePeriod(answer)
	}
	return err
}

func (f *form) askChannelSource(i int) error {
	if i >= len(f.c.Channels) || len(f.c.Sources) == 0 {
		return errNothingAsked
	}
	answer, err := f.source(f.question("channel-source", f.channel(i)), f.c.Channels[i].Source, false)
	if err == nil {
		f.c.Channels[i].Source = answer
	}
	return err
}

// askChannelAgain puts the same channel behind, where it was used otherwise at
// another time; it is judged at once.
func (f *form) askChannelAgain(i int) error {
	if i >= len(f.c.Channels) || f.c.Channels[i].Period.IsZero() {
		return errNothingAsked
	}
	if next := i + 1; next < len(f.c.Channels) && f.c.Channels[next].Name == f.c.Channels[i].Name {
		return errNothingAsked // it is there already
	}
	q := f.question("channel-again", f.channel(i))
	q.options, q.value = []option{{value: "yes", label: f.t.yes}, {value: "no", label: f.t.no}}, "no"
	answer, err := f.p.Choose(q)
	if err != nil || answer == "no" {
		return err
	}
	verdict, err := f.term(f.question("verdict", f.channel(i)), f.tax.Verdicts, "", f.t.notJudged)
	if err != nil {
		return err
	}
	again := kb.Channel{Name: f.c.Channels[i].Name, Verdict: verdict}
	f.c.Channels = append(f.c.Channels[:i+1:i+1], append([]kb.Channel{again}, f.c.Channels[i+1:]...)...)
	return nil
}

// askSourceDetails asks in which language each source is and when it was read.
func (f *form) askSourceDetails() error {
	var asks []func() error
	for i := range f.c.Sources {
		asks = append(asks,
			func() error { return f.askSourceLang(i) },
			func() error {
				return f.askDate("source-accessed", "accessed", i, func(c *kb.Case) *kb.Date { return &c.Sources[i].Accessed })
			},
		)
	}
	return f.sequence(asks...)
}

func (f *form) askSourceLang(i int) error {
	q := f.question("source-lang", i+1)
	q.value = f.c.Sources[i].Lang
	q.check = func(v string) error {
		return f.told("sources", "lang", func(c *kb.Case) { c.Sources[i].Lang = v })
	}
	answer, err := f.line(fmt.Sprintf("source-lang %d", i+1), q)
	if err == nil {
		f.c.Sources[i].Lang = answer
	}
	return err
}

// A shortText is a text of the front matter that stands in one language yet.
type shortText struct {
	what string
	of   func(c *kb.Case) *kb.Text
}

// shortTexts are those that lack their part in the site's other language.
func (f *form) shortTexts() []shortText {
	var all []shortText
	add := func(what string, of func(c *kb.Case) *kb.Text) {
		if (*of(f.c))[f.textLang()] != "" {
			all = append(all, shortText{what, of})
		}
	}
	for i := range f.c.Channels {
		add(f.channel(i), func(c *kb.Case) *kb.Text { return &c.Channels[i].Note })
	}
	for i, figure := range f.c.Figures {
		add(oneLine(figure.Value), func(c *kb.Case) *kb.Text { return &c.Figures[i].Label })
	}
	for i, s := range f.c.Timeline {
		add(s.At.String(), func(c *kb.Case) *kb.Text { return &c.Timeline[i].Text })
	}
	if t := f.c.Teaching; t != nil {
		add(f.t.questions["objectives"].title, func(c *kb.Case) *kb.Text { return &c.Teaching.Objectives })
		for i := range t.Questions {
			add(f.question("room", i+1).title, func(c *kb.Case) *kb.Text { return &c.Teaching.Questions[i] })
		}
	}
	return all
}

// secondLang is the site's language in which the short texts are not asked first.
func (f *form) secondLang() string {
	if f.textLang() == "fr" {
		return "en"
	}
	return "fr"
}

// askOtherTexts asks for the short texts in the site's other language, each beside
// what it says now.
func (f *form) askOtherTexts() error {
	lang := f.secondLang()
	var asks []func() error
	for i, text := range f.shortTexts() {
		asks = append(asks, func() error {
			have := *text.of(f.c)
			q := f.question("other-text-"+lang, text.what)
			q.help, q.value = have[f.textLang()], have[lang]
			answer, err := f.line(fmt.Sprintf("other-text %d", i+1), q)
			if err == nil {
				*text.of(f.c) = withText(have, lang, answer)
			}
			return err
		})
	}
	return f.sequence(asks...)
}
