package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"casebook/kb"
)

func (f *form) askMaturity() error {
	have := ""
	if f.c.Maturity > 0 {
		have = strconv.Itoa(f.c.Maturity)
	}
	answer, err := f.term(f.question("maturity"), f.tax.Maturity, have, f.t.notJudged)
	if err != nil {
		return err
	}
	f.c.Maturity = 0
	if answer != "" {
		f.c.Maturity, err = strconv.Atoi(answer)
	}
	return err
}

func (f *form) askSources() error {
	return f.items("source-more", func() int { return len(f.c.Sources) }, f.askSource, func() {
		if n := len(f.c.Sources); n > 0 && f.c.Sources[n-1].Title == "" {
			f.c.Sources = f.c.Sources[:n-1]
		}
	})
}

func (f *form) askSource(i int) error {
	if i >= len(f.c.Sources) {
		f.c.Sources = append(f.c.Sources, kb.Source{})
	}
	// one question on a text of the source
	text := func(name, key string, of func(s *kb.Source) *string, must bool) func() error {
		return func() error {
			q := f.question(name, i+1)
			q.value = *of(&f.c.Sources[i])
			q.check = func(v string) error {
				if v == "" && must {
					return f.missing(key)
				}
				return f.told("sources", key, func(c *kb.Case) { *of(&c.Sources[i]) = v })
			}
			answer, err := f.line(fmt.Sprintf("%s %d", name, i+1), q)
			if err == nil {
				*of(&f.c.Sources[i]) = answer
			}
			return err
		}
	}
	return f.sequence(
		text("source-title", "title", func(s *kb.Source) *string { return &s.Title }, true),
		text("source-url", "url", func(s *kb.Source) *string { return &s.URL }, false),
		text("source-publisher", "publisher", func(s *kb.Source) *string { return &s.Publisher }, false),
		func() error {
			answer, err := f.term(f.question("source-kind", i+1), f.tax.SourceKinds, f.c.Sources[i].Kind, "")
			if err == nil {
				f.c.Sources[i].Kind = answer
			}
			return err
		},
		func() error {
			return f.askDate("source-date", "date", i, func(c *kb.Case) *kb.Date { return &c.Sources[i].Date })
		},
		func() error {
			if f.c.Sources[i].URL == "" {
				return errNothingAsked
			}
			return text("source-archived", "archived", func(s *kb.Source) *string { return &s.Archived }, false)()
		},
	)
}

// askDate asks for a day, a month or a year of a source, which may stay open.
func (f *form) askDate(name, key string, i int, of func(c *kb.Case) *kb.Date) error {
	q := f.question(name, i+1)
	q.value = of(f.c).String()
	q.check = func(v string) error {
		if v == "" {
			return nil
		}
		date, err := kb.ParseDate(v)
		if err != nil {
			return f.problem(kb.CodeDate, "key", key, "value", v)
		}
		return f.told("sources", key, func(c *kb.Case) { *of(c) = date })
	}
	answer, err := f.line(fmt.Sprintf("%s %d", name, i+1), q)
	if err != nil {
		return err
	}
	*of(f.c) = kb.Date{}
	if answer != "" {
		*of(f.c), err = kb.ParseDate(answer)
	}
	return err
}

// askChannels asks where it happened, then for each channel how well it was used.
func (f *form) askChannels() error {
	asks := []func() error{func() error {
		q := f.question("channels")
		q.options = f.terms(f.tax.Channels)
		q.values = f.c.ChannelNames()
		q.checkAll = func(names []string) error {
			return f.told("channels", "", func(c *kb.Case) { c.Channels = withChannels(c.Channels, names) })
		}
		names, err := f.p.Mark(q)
		if err == nil {
			f.c.Channels = withChannels(f.c.Channels, names)
		}
		return err
	}}
	// as many as there may be: those that are not marked have nothing to ask
	for i := range max(len(f.tax.Channels.Slugs()), len(f.c.Channels)) {
		asks = append(asks, func() error { return f.askVerdict(i) }, func() error { return f.askNote(i) })
	}
	return f.sequence(asks...)
}

// withChannels are the channels named; what is known of them, in one period or
// several, is kept.
func withChannels(have []kb.Channel, names []string) []kb.Channel {
	var all []kb.Channel
	for _, name := range names {
		known := len(all)
		for _, ch := range have {
			if ch.Name == name {
				all = append(all, ch)
			}
		}
		if len(all) == known {
			all = append(all, kb.Channel{Name: name})
		}
	}
	return all
}

func (f *form) channel(i int) string {
	term, _ := f.tax.Channels.Term(f.c.Channels[i].Name)
	return term.Label.In(f.t.lang)
}

func (f *form) askVerdict(i int) error {
	if i >= len(f.c.Channels) {
		return errNothingAsked
	}
	answer, err := f.term(f.question("verdict", f.channel(i)), f.tax.Verdicts, f.c.Channels[i].Verdict, f.t.notJudged)
	if err == nil {
		f.c.Channels[i].Verdict = answer
	}
	return err
}

func (f *form) askNote(i int) error {
	if i >= len(f.c.Channels) {
		return errNothingAsked
	}
	lang := f.textLang()
	q := f.question("note", f.channel(i))
	q.value = f.c.Channels[i].Note[lang]
	q.check = func(v string) error {
		return f.told("channels", "note", func(c *kb.Case) { c.Channels[i].Note = withText(c.Channels[i].Note, lang, v) })
	}
	answer, err := f.line(fmt.Sprintf("note %d", i+1), q)
	if err == nil {
		f.c.Channels[i].Note = withText(f.c.Channels[i].Note, lang, answer)
	}
	return err
}

// textLang is the language of the short texts of the front matter: that of the
// case where it is one of the site's, else the reader's.
func (f *form) textLang() string {
	if lang := base(f.c.Lang); lang == "en" || lang == "fr" {
		return lang
	}
	return f.t.lang
}

// withText is a text with its part in one language replaced.
func withText(t kb.Text, lang, value string) kb.Text {
	changed := kb.Text{}
	for l, s := range t {
		if l != lang {
			changed[l] = s
		}
	}
	if value != "" {
		changed[lang] = value
	}
	if len(changed) == 0 {
		return nil
	}
	return changed
}

func (f *form) askSummary(lang string) error {
	name := "summary-" + lang
	q := f.question(name)
	q.value, q.least, q.most = f.c.Summary[lang], 60, 400
	q.check = func(v string) error {
		if v == "" {
			return f.missing("summary." + lang)
		}
		return f.told("summary", "summary."+lang, func(c *kb.Case) { c.Summary = kb.Text{lang: v} })
	}
	answer, err := f.line(name, q)
	if err == nil {
		f.c.Summary = withText(f.c.Summary, lang, answer)
	}
	return err
}

func (f *form) askTags() error {
	tags, err := f.words("tags", f.c.Tags, func(tags []string) error {
		return f.told("tags", "", func(c *kb.Case) { c.Tags = tags })
	})
	if err == nil {
		f.c.Tags = tags
	}
	return err
}

// askContributors refuses brands, with the form in which they may be named.
func askContributors(ctx context.Context, f *form) error {
	names, err := f.words("contributor", f.c.Contributors, func(names []string) error {
		if err := f.told("contributors", "", func(c *kb.Case) { c.Contributors = names }); err != nil {
			return err
		}
		c := *f.c
		c.Contributors = names
		for _, p := range f.brands(ctx, &c, kb.File{}) {
			return f.problem(p.Code, "value", p.Args["value"], "company", p.Args["company"])
		}
		return nil
	})
	if err == nil {
		f.c.Contributors = names
	}
	return err
}

// askText asks for a short text, in the case's language; the other one is added in
// a translation or by an edition.
func (f *form) askText(name, key, list string, i int, of func(c *kb.Case) *kb.Text) error {
	lang := f.textLang()
	q := f.question(name, i+1)
	q.value = (*of(f.c))[lang]
	q.check = func(v string) error {
		if v == "" {
			return f.missing(key)
		}
		return f.told(list, key, func(c *kb.Case) { t := of(c); *t = withText(*t, lang, v) })
	}
	answer, err := f.line(fmt.Sprintf("%s %d", name, i+1), q)
	if err == nil {
		t := of(f.c)
		*t = withText(*t, lang, strings.TrimSpace(answer))
	}
	return err
}
