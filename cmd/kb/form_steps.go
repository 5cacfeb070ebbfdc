package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"casebook/kb"
)

// A formStep is a part of the form, named as the key that it answers.
type formStep struct {
	name string
	when func(f *form) bool // nil: always
	ask  func(ctx context.Context, f *form) error
}

func formSteps() []formStep {
	isCase := func(f *form) bool { return f.c.Type != kb.TypePractice }
	crisis := func(f *form) bool { return isCase(f) && slices.Contains(f.c.Uses, "crisis") }
	plain := func(ask func(f *form) error) func(context.Context, *form) error {
		return func(_ context.Context, f *form) error { return ask(f) }
	}
	return []formStep{
		{"title", nil, plain((*form).askTitle)},
		{"companies", nil, plain((*form).askCompanies)},
		{"duplicates", nil, askDuplicates},
		{"type", nil, plain((*form).askType)},
		{"lang", nil, plain((*form).askLang)},
		{"sector", nil, plain((*form).askSector)},
		{"countries", isCase, plain((*form).askCountries)},
		{"period", isCase, plain((*form).askPeriod)},
		{"uses", nil, plain((*form).askUses)},
		{"outcome", isCase, plain((*form).askOutcome)},
		{"evidence", isCase, plain((*form).askEvidence)},
		{"maturity", isCase, plain((*form).askMaturity)},
		{"sources", nil, plain((*form).askSources)},
		{"same-sources", nil, askDuplicates},
		{"channels", isCase, plain((*form).askChannels)},
		{"crisis", crisis, plain((*form).askCrisis)},
		{"timeline", crisis, plain((*form).askTimeline)},
		{"figures", isCase, plain((*form).askFigures)},
		{"summary-en", nil, func(_ context.Context, f *form) error { return f.askSummary("en") }},
		{"summary-fr", nil, func(_ context.Context, f *form) error { return f.askSummary("fr") }},
		{"tags", nil, plain((*form).askTags)},
		{"contributors", nil, askContributors},
		{"body", nil, askBody},
		{"more", nil, askMore},
	}
}

func (f *form) askTitle() error {
	q := f.question("title")
	q.value = f.c.Title
	q.check = func(v string) error { return f.told("title", "", func(c *kb.Case) { c.Title = v }) }
	answer, err := f.line("title", q)
	if err == nil {
		f.c.Title = answer
	}
	return err
}

// askCompanies takes no name for a case whose organisation is not named; a
// practice note, which needs none, is told from that later.
func (f *form) askCompanies() error {
	set := func(c *kb.Case, names []string) {
		c.Companies, c.Anonymous = names, len(names) == 0 && c.Type != kb.TypePractice
	}
	names, err := f.words("companies", f.c.Companies, func(names []string) error {
		return f.told("companies", "", func(c *kb.Case) { set(c, names) })
	})
	if err == nil {
		set(f.c, names)
	}
	return err
}

// askDuplicates names the cases that may tell the same and have not been named
// before.
func askDuplicates(ctx context.Context, f *form) error {
	var fresh []kb.Duplicate
	all := f.duplicates(ctx, f.c)
	for _, d := range all {
		if !f.seen[d.Slug] {
			fresh = append(fresh, d)
		}
	}
	if len(fresh) == 0 {
		return errNothingAsked
	}
	const most = 10
	list := fresh[:min(len(fresh), most)]
	q := &question{title: f.text.count(f.t.found, len(fresh)), value: "on"}
	for _, d := range list {
		q.help += fmt.Sprintf("%s: %s (%s)\n", d.Slug, cut(oneLine(d.Title), 60), f.t.because(d))
	}
	if more := len(fresh) - len(list); more > 0 {
		q.help += f.text.count(f.t.moreDuplicates, more)
	}
	q.help = strings.TrimSpace(q.help)
	q.options = []option{{value: "on", label: f.t.goOn}, {value: "show", label: f.t.showOne}, {value: "stop", label: f.t.stop}}
	for {
		answer, err := f.p.Choose(q)
		switch {
		case err != nil:
			return err
		case answer == "stop":
			return errStopped
		case answer == "on":
			for _, d := range fresh {
				f.seen[d.Slug] = true
			}
			return nil
		}
		if err := f.showDuplicate(ctx, list); err != nil && !errors.Is(err, errBack) {
			return err
		}
	}
}

func (f *form) showDuplicate(ctx context.Context, list []kb.Duplicate) error {
	slug := list[0].Slug
	if len(list) > 1 {
		q := &question{title: f.t.whichOne, value: slug}
		for _, d := range list {
			q.options = append(q.options, option{value: d.Slug, label: d.Slug, definition: oneLine(d.Title)})
		}
		var err error
		if slug, err = f.p.Choose(q); err != nil {
			return err
		}
	}
	c, _, err := f.lib.Parse(ctx, slug)
	if err != nil || c == nil {
		return err
	}
	f.print(c)
	return nil
}

// print shows a case as kb show does, on the form's side.
func (f *form) print(c *kb.Case) {
	p := &casePrinter{labels: labels{f.tax, f.t.lang, f.text}, style: style{f.colour}, width: min(f.width, readWidth)}
	fmt.Fprintf(f.err, "\n%s\n", p.print(c))
}

func (f *form) askType() error {
	q := f.question("type")
	for _, of := range []kb.Type{kb.TypeCase, kb.TypePractice} {
		text := f.t.questions["type-"+string(of)]
		q.options = append(q.options, option{string(of), text.title, text.help})
	}
	q.value = string(f.c.Type)
	answer, err := f.p.Choose(q)
	if err == nil {
		f.c.Type = kb.Type(answer)
		f.c.Anonymous = len(f.c.Companies) == 0 && f.c.Type == kb.TypeCase
	}
	return err
}

func (f *form) askLang() error {
	q := f.question("lang")
	q.options = f.languageOptions([]string{"en", "fr", "de", "it", "es", f.c.Lang})
	q.value = f.c.Lang
	answer, err := f.askLanguage("lang-other", q, "")
	if err == nil {
		f.c.Lang = answer
	}
	return err
}

// languageOptions are languages, each once, and the way to another.
func (f *form) languageOptions(langs []string) []option {
	var options []option
	for _, lang := range langs {
		if !slices.ContainsFunc(options, func(o option) bool { return o.value == lang }) {
			options = append(options, option{value: lang, label: f.languageName(lang)})
		}
	}
	return append(options, option{value: otherLanguage, label: f.t.otherLanguage})
}

func (f *form) languageName(lang string) string { return languageIn(f.text, lang) }

// otherLanguage is the answer that none of the languages named is meant.
const otherLanguage = "other"

// askLanguage asks for a language, of those that are named or by its tag; the one
// that the case is in already is not meant.
func (f *form) askLanguage(other string, q *question, already string) (string, error) {
	for {
		answer, err := f.p.Choose(q)
		if err != nil || answer != otherLanguage {
			return answer, err
		}
		tag := f.question("lang-tag")
		tag.check = func(v string) error {
			if v == "" {
				return f.missing("lang")
			}
			if v == already {
				return f.problem(kb.CodeTranslationLang, "lang", v, "original", f.c.Title)
			}
			return f.told("lang", "", func(c *kb.Case) { c.Lang = v })
		}
		answer, err = f.line(other, tag)
		if errors.Is(err, errBack) {
			continue
		}
		return answer, err
	}
}

func (f *form) askSector() (err error) {
	answer, err := f.term(f.question("sector"), f.tax.Sectors, f.c.Sector, "")
	if err == nil {
		f.c.Sector = answer
	}
	return err
}

func (f *form) askCountries() error {
	codes := func(words []string) ([]string, error) {
		var all []string
		for _, word := range words {
			code := countryCode(f.tax, word)
			if code == "" {
				return nil, f.problem(kb.CodeCountry, "value", word, "nearest", nearCountry(f.tax, word))
			}
			all = append(all, code)
		}
		return all, nil
	}
	words, err := f.words("countries", f.c.Countries, func(words []string) error {
		all, err := codes(words)
		if err != nil {
			return err
		}
		return f.told("countries", "", func(c *kb.Case) { c.Countries = all })
	})
	if err != nil {
		return err
	}
	f.c.Countries, err = codes(words)
	return err
}

func (f *form) askPeriod() error {
	q := f.question("period")
	q.value = f.c.Period.String()
	q.check = func(v string) error {
		if v == "" {
			return f.missing("period")
		}
		return f.validPeriod(v, func(c *kb.Case, p kb.Period) { c.Period = p }, "period")
	}
	answer, err := f.line("period", q)
	if err == nil {
		f.c.Period, err = kb.ParsePeriod(answer)
	}
	return err
}

// validPeriod refuses what is no period, or none for the key that it is set under.
func (f *form) validPeriod(v string, set func(c *kb.Case, p kb.Period), key string) error {
	p, err := kb.ParsePeriod(v)
	if err == nil {
		return f.told(key, "", func(c *kb.Case) { set(c, p) })
	}
	from, to, _ := strings.Cut(v, "..")
	_, wrongFrom := kb.ParseDate(from)
	_, wrongTo := kb.ParseDate(to)
	if wrongFrom == nil && wrongTo == nil {
		return f.problem(kb.CodePeriodOrder, "key", "period", "value", v, "right", to+".."+from)
	}
	return f.problem(kb.CodePeriod, "key", "period", "value", v)
}

// askUses asks for all uses, then for the main one.
func (f *form) askUses() error {
	return f.sequence(
		func() error {
			q := f.question("uses")
			q.options, q.values = f.terms(f.tax.Uses), f.c.Uses
			q.checkAll = func(v []string) error { return f.told("uses", "", func(c *kb.Case) { c.Uses = v }) }
			answer, err := f.p.Mark(q)
			if err == nil {
				f.c.Uses = mainFirst(answer, f.c.Uses)
			}
			return err
		},
		func() error {
			if len(f.c.Uses) < 2 {
				return errNothingAsked
			}
			q := f.question("main-use")
			for _, o := range f.terms(f.tax.Uses) {
				if slices.Contains(f.c.Uses, o.value) {
					q.options = append(q.options, o)
				}
			}
			q.value = f.c.Uses[0]
			answer, err := f.p.Choose(q)
			if err == nil {
				f.c.Uses = mainFirst(f.c.Uses, []string{answer})
			}
			return err
		},
	)
}

// mainFirst puts the first of before first, where it is still there.
func mainFirst(uses, before []string) []string {
	if len(before) == 0 || !slices.Contains(uses, before[0]) {
		return uses
	}
	rest := slices.DeleteFunc(slices.Clone(uses), func(u string) bool { return u == before[0] })
	return append([]string{before[0]}, rest...)
}

func (f *form) askOutcome() error {
	answer, err := f.term(f.question("outcome"), f.tax.Outcomes, f.c.Outcome, "")
	if err == nil {
		f.c.Outcome = answer
	}
	return err
}

func (f *form) askEvidence() error {
	answer, err := f.term(f.question("evidence"), f.tax.Evidence, f.c.Evidence, "")
	if err == nil {
		f.c.Evidence = answer
	}
	return err
}
