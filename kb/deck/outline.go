package deck

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"casebook/kb"
)

// MaxCases is how many cases a deck may have: who shows more shows none.
const MaxCases = 60

// Options are what an outline depends on beside the cases.
type Options struct {
	Lang     string // "en" or "fr", or a tag of theirs such as "fr-CH"
	Title    string // on the cover; by default made of the cases
	Subtitle string // by default made of the cases
	Author   string
	Date     time.Time          // zero: none
	Reveal   bool               // outcomes are held back until the room was asked
	NoNotes  bool               // leave out what the speaker reads
	Notes    map[string]kb.Text // by slug: why the case is there, as a collection says
	BaseURL  string             // of a site that has the cases; empty: none
}

// The errors of [Outline].
var (
	ErrNoCases  = errors.New("a deck wants at least one case")
	ErrTooMany  = fmt.Errorf("a deck has room for %d cases", MaxCases)
	ErrLanguage = errors.New("decks are in English (en) or French (fr)")
)

// Speaks reports whether decks are made in a language.
func Speaks(lang string) bool { return base(lang) == "en" || base(lang) == "fr" }

// Outline makes a deck of cases, in their order. Labels come from the taxonomies.
//
// Where the library does not tell a case in the deck's language it is quoted in
// its own, and its slides say so.
func Outline(cases []*kb.Case, tax *kb.Taxonomies, o Options) (*Deck, error) {
	lang := base(o.Lang)
	switch {
	case !Speaks(lang):
		return nil, fmt.Errorf("%w, not %q", ErrLanguage, o.Lang)
	case len(cases) == 0:
		return nil, ErrNoCases
	case len(cases) > MaxCases:
		return nil, fmt.Errorf("%w, not %d", ErrTooMany, len(cases))
	}
	b := &builder{words: wordsIn(lang), tax: tax, o: o}
	d := &Deck{Lang: lang, Author: o.Author, Date: o.Date, Reveal: o.Reveal}
	d.Title, d.Subtitle = b.titles(cases)
	told := make([]*story, len(cases))
	for i, c := range cases {
		told[i] = b.story(c)
	}
	d.Slides = append(d.Slides, b.cover(d, told))
	d.Slides = append(d.Slides, b.agendaOf(told)...)
	for _, s := range told {
		d.Slides = append(d.Slides, b.slidesOf(s)...)
	}
	d.Slides = append(d.Slides, b.comparisons(told)...)
	for _, s := range told {
		d.Slides = append(d.Slides, b.questionsOf(s)...)
	}
	for _, s := range told {
		d.Slides = append(d.Slides, b.sourcesOf(s)...)
	}
	if o.NoNotes {
		for i := range d.Slides {
			d.Slides[i].Notes = Notes{}
		}
	}
	return d, nil
}

// A builder makes the slides of one deck.
type builder struct {
	*words
	tax *kb.Taxonomies
	o   Options
}

// titles are the cover's two texts, made of the companies where none is given.
func (b *builder) titles(cases []*kb.Case) (title, subtitle string) {
	title, subtitle = kb.Typographic(b.o.Title, b.lang), kb.Typographic(b.o.Subtitle, b.lang)
	const most = 5 // lines on the cover
	fits := func(s string) bool { return lines(s, sans, bulletSize, coverLead) <= most }
	if subtitle = shortened(subtitle, fits); !fits(subtitle) {
		subtitle = ""
	}
	var names []string
	seen := make(map[string]bool)
	for _, c := range cases {
		who := b.who(c)
		if len(c.Companies) > 0 {
			who = c.CompanyNames()[0]
		}
		if !seen[who] && (c.Type != kb.TypePractice || len(cases) == 1) {
			seen[who] = true
			names = append(names, who)
		}
	}
	if len(names) == 0 {
		names = []string{b.practices}
	}
	companies := b.list(names, 4)
	if len(cases) == 1 {
		c := cases[0]
		if title == "" && (!b.o.Reveal || c.Type == kb.TypePractice) {
			title, _ = c.TitleIn(b.lang)
			if subtitle == "" {
				subtitle = b.join(companies, b.Period(c.Period))
			}
		}
		if subtitle == "" {
			subtitle = b.join(b.placeOf(c), b.Period(c.Period))
		}
		if title == "" {
			title = companies
		}
		return title, subtitle
	}
	if title == "" {
		return b.list(names, 3), orText(subtitle, b.count(b.cases, len(cases)))
	}
	return title, orText(subtitle, companies)
}

func orText(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// list joins names with commas and "and"; beyond most of them the rest is counted,
// unless it is one, whose name is no longer than that.
func (b *builder) list(names []string, most int) string {
	switch {
	case len(names) == 0:
		return ""
	case len(names) == 1:
		return names[0]
	case len(names) > most+1:
		return fill(b.titleOfOne, "who", strings.Join(names[:most], ", "), "m", strconv.Itoa(len(names)-most))
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + b.and + " " + names[last]
}

// join is a list of those parts that are there.
func (b *builder) join(parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, ", ")
}

// who is the organisation, or why there is none.
func (b *builder) who(c *kb.Case) string {
	names := c.CompanyNames()
	switch {
	case len(names) > 0:
		return b.list(names, 3)
	case c.Type == kb.TypePractice:
		return b.practice
	}
	return b.anonymous
}

// lead is the organisation that a case is about first, where there is room for no
// other.
func (b *builder) lead(c *kb.Case) string {
	switch n := len(c.Companies); {
	case n > 2:
		return fill(b.titleOfOne, "who", c.CompanyNames()[0], "m", strconv.Itoa(n-1))
	case n > 0:
		return c.CompanyNames()[0]
	}
	return b.who(c)
}

// placeOf is the countries of a case.
func (b *builder) placeOf(c *kb.Case) string {
	var names []string
	for _, code := range c.Countries {
		names = append(names, orText(b.tax.CountryName(code, b.lang), code))
	}
	return b.list(names, 3)
}

// of is the label of a term, its slug where nothing is known of it.
func (b *builder) of(t *kb.Taxonomy, slug string) string {
	if term, ok := t.Term(slug); ok {
		return term.Label.In(b.lang)
	}
	return slug
}

// run is a text in the language nearest to the deck's, and which one that is.
func (b *builder) run(t kb.Text) Run {
	text := t.In(b.lang)
	for _, lang := range []string{b.lang, "en", "fr"} {
		if t[lang] != "" {
			return Run{text, lang}
		}
	}
	for lang, s := range t {
		if s != "" && kb.Typographic(s, lang) == text {
			return Run{text, lang}
		}
	}
	return Run{text, b.lang}
}

// own is a text that the deck says itself.
func (b *builder) own(text string) Run { return Run{text, b.lang} }
