package kb

import "slices"

// Type tells a case about an organisation from a note about a way of working.
type Type string

// The two types of a case file.
const (
	TypeCase     Type = "case"
	TypePractice Type = "practice"
)

// Status says who may see a case. Only published cases are public.
type Status string

// The states of a case file.
const (
	StatusPublished Status = "published"
	StatusDraft     Status = "draft"
	StatusSubmitted Status = "submitted"
)

// Editors is the contributor that stands for the library's own editors ("the
// editors", "la rédaction"): the embedded cases make up no names.
const Editors = "editors"

// A Case is one case in all the languages that it is told in. It is what [Parse]
// makes of `slug.md` and its translations `slug.<lang>.md`; its JSON is what the
// API and `kb show --json` answer.
//
// Slugs (of uses, channels, sector …) are those of the [Taxonomies]; numbers of
// sources count from 1 and are 0 where none is named.
type Case struct {
	Slug         string        `json:"slug"`
	Type         Type          `json:"type"`
	Title        string        `json:"title"` // in Lang
	Companies    []string      `json:"companies,omitempty"`
	Anonymous    bool          `json:"anonymous,omitempty"`
	Sector       string        `json:"sector"`
	Countries    []string      `json:"countries,omitempty"` // ISO 3166-1 alpha-2
	Period       Period        `json:"period,omitzero"`
	Lang         string        `json:"lang"` // BCP 47, of the original
	Uses         []string      `json:"uses"` // the first is the main one
	Tags         []string      `json:"tags,omitempty"`
	Channels     []Channel     `json:"channels,omitempty"`
	Outcome      string        `json:"outcome,omitempty"`
	Maturity     int           `json:"maturity,omitempty"` // 1 to 5, 0 where not judged
	Evidence     string        `json:"evidence,omitempty"`
	Summary      Text          `json:"summary"`
	Crisis       *Crisis       `json:"crisis,omitempty"`
	Figures      []Figure      `json:"figures,omitempty"`
	Timeline     []Step        `json:"timeline,omitempty"`
	Teaching     *Teaching     `json:"teaching,omitempty"`
	Sources      []Source      `json:"sources"`
	Related      []string      `json:"related,omitempty"`
	Aliases      []string      `json:"aliases,omitempty"`
	Contributors []string      `json:"contributors"`
	Added        Date          `json:"added,omitzero"`
	Updated      Date          `json:"updated,omitzero"`
	Status       Status        `json:"status"`
	Body         string        `json:"body"` // Markdown, in Lang
	Translations []Translation `json:"translations,omitempty"`
}

// A Translation is a case in another language than the original's. Texts of
// figures and timeline that it brought along stand in the case itself.
type Translation struct {
	Lang       string `json:"lang"`
	Title      string `json:"title"`
	Translated Date   `json:"translated,omitzero"`
	Body       string `json:"body,omitempty"` // empty where only the title is translated
}

// A Channel is where it happened and how well it was used there, judged channel
// by channel: a company can be brilliant on Twitter and a disaster on its blog.
type Channel struct {
	Name    string `json:"name"`
	Verdict string `json:"verdict,omitempty"` // exemplary, good, mixed, poor; empty: not judged
	Period  Period `json:"period,omitzero"`
	Source  int    `json:"source,omitempty"`
	Note    Text   `json:"note,omitempty"`
}

// Crisis classes a crisis after Coombs's situational crisis communication theory
// (2007): where the fault lay, and the main strategies of the answer in order.
type Crisis struct {
	Cause    string   `json:"cause"`
	Response []string `json:"response"`
}

// A Figure is one result with a number.
type Figure struct {
	Value    string `json:"value"` // as printed
	Label    Text   `json:"label"`
	Rung     string `json:"rung"` // how far the result reaches
	Source   int    `json:"source"`
	By       string `json:"by,omitempty"` // company, agency, independent: who counted
	Disputed bool   `json:"disputed,omitempty"`
}

// A Step is one dated event of a timeline.
type Step struct {
	At     Moment `json:"at"`
	Text   Text   `json:"text"`
	Mark   string `json:"step,omitempty"` // event, first-answer, apology, action, end
	Source int    `json:"source,omitempty"`
}

// Teaching is what a trainer asks of a case.
type Teaching struct {
	Objectives Text   `json:"objectives,omitempty"`
	Questions  []Text `json:"questions,omitempty"`
	Minutes    int    `json:"minutes,omitempty"`
}

// A Source is where a case's facts come from.
type Source struct {
	Title     string `json:"title"`
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Kind      string `json:"kind"`
	Lang      string `json:"lang,omitempty"`
	Date      Date   `json:"date,omitzero"`
	Archived  string `json:"archived,omitempty"`
	Accessed  Date   `json:"accessed,omitzero"`
}

// Languages lists the languages that the case's body can be read in, the
// original's first, the others in alphabetical order.
func (c *Case) Languages() []string {
	langs := []string{c.Lang}
	for _, t := range c.Translations {
		if t.Body != "" {
			langs = append(langs, t.Lang)
		}
	}
	return langs
}

// TitleIn is the title as it is shown, [Typographic], in the language nearest to
// lang, else the original's, and the language that it is in.
func (c *Case) TitleIn(lang string) (title, in string) {
	title, in = c.Title, c.Lang
	if t := c.translation(lang, func(t Translation) bool { return t.Title != "" }); t != nil {
		title, in = t.Title, t.Lang
	}
	return Typographic(title, in), in
}

// CompanyNames are the companies as they are shown: "Lowe’s", however the file
// writes it. [CompanySlug] makes the same of both.
func (c *Case) CompanyNames() []string {
	names := make([]string, len(c.Companies))
	for i, name := range c.Companies {
		names[i] = Typographic(name, "en")
	}
	return names
}

// BodyIn is the body in the language nearest to lang, else the original's, and
// the language that it is in.
func (c *Case) BodyIn(lang string) (body, in string) {
	if t := c.translation(lang, func(t Translation) bool { return t.Body != "" }); t != nil {
		return t.Body, t.Lang
	}
	return c.Body, c.Lang
}

// Behind reports whether the translation into lang is older than the original's
// last update. Without both dates nothing is known and nothing is reported.
func (c *Case) Behind(lang string) bool {
	t := c.translation(lang, func(Translation) bool { return true })
	return t != nil && !t.Translated.IsZero() && !c.Updated.IsZero() && t.Translated.Before(c.Updated)
}

// translation is the translation nearest to lang that is wanted: the very
// language, or one with the same base ("fr-CH" for "fr"). It is nil where the
// original is at least as near.
func (c *Case) translation(lang string, wanted func(Translation) bool) *Translation {
	if c.Lang == lang {
		return nil
	}
	var near *Translation
	for i, t := range c.Translations {
		switch {
		case !wanted(t):
		case t.Lang == lang:
			return &c.Translations[i]
		case near == nil && baseLang(t.Lang) == baseLang(lang):
			near = &c.Translations[i]
		}
	}
	if baseLang(c.Lang) == baseLang(lang) {
		return nil
	}
	return near
}

// ChannelNames are the slugs of the case's channels, each once, in the order in
// which they are first named: a channel may be judged in more than one period.
func (c *Case) ChannelNames() []string {
	var names []string
	for _, ch := range c.Channels {
		if !slices.Contains(names, ch.Name) {
			names = append(names, ch.Name)
		}
	}
	return names
}

// Public reports whether readers may see the case.
func (c *Case) Public() bool { return c.Status == StatusPublished }
