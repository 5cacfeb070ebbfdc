package web

import (
	"html/template"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// A hitView is one case in a list of hits.
type hitView struct {
	Slug      string
	Href      string
	Title     string
	TitleLang string // where it is not the page's
	Years     string
	Where     string // "France, Switzerland"
	WhereCode string // "FR CH", where there is little room
	Companies []link
	Who       string // in place of companies where there are none
	Sector    link
	Telling   string // "text in French", where it is not in the page's language
	Add       link   // puts the case into the reader's selection
	Uses      []mark
	Outcome   *mark
	Channels  []channelView
	Evidence  mark
	Found     foundView
}

// A foundView is what one search found in a case.
type foundView struct {
	Snippet template.HTML
	FoundAs string       // "found as:"
	Matched []otherWords // of the search that the case has by other words only
	Absent  string       // "missing:"
	Missing []string     // words of the search that the case does not have
}

// A channelView is a channel and how well it was used, in a word.
type channelView struct {
	Name    string
	Years   string // where a channel is judged more than once
	Verdict mark
}

func (v view) hits(hits []index.Hit) []hitView {
	views := make([]hitView, len(hits))
	for i := range hits {
		views[i] = v.hit(&hits[i])
	}
	return views
}

func (v view) hit(h *index.Hit) hitView {
	c := h.Case
	title, in := c.TitleIn(v.l.Lang)
	view := hitView{
		Slug:      c.Slug,
		Href:      v.href("/cases/" + c.Slug),
		Title:     title,
		TitleLang: v.foreign(in),
		Years:     v.l.Years(c.Period),
		WhereCode: strings.Join(c.Countries, " "),
		Companies: v.companies(c),
		Who:       v.who(c),
		Sector:    v.sector(c),
		Uses:      v.marks(index.FacetUse, c.Uses),
		Channels:  v.channels(c),
		Evidence:  v.evidence(kb.GradeOf(c).Value),
		Add:       link{v.l.T("basket.add"), v.href("/selection?cases=" + c.Slug)},
		Found:     v.found(h),
	}
	var names []string
	for _, country := range v.countries(c) {
		names = append(names, country.Label)
	}
	view.Where = strings.Join(names, ", ")
	if _, in := c.BodyIn(v.l.Lang); v.foreign(in) != "" {
		view.Telling = v.l.T("hit.telling", "language", v.language(in))
	}
	if c.Outcome != "" {
		m := v.mark(index.FacetOutcome, c.Outcome)
		view.Outcome = &m
	}
	return view
}

func (v view) found(h *index.Hit) foundView {
	view := foundView{FoundAs: v.l.T("hit.matched"), Matched: gatherMatched(h.Matched), Absent: v.l.T("hit.missing"), Missing: h.Missing}
	if len(h.Snippets) > 0 {
		view.Snippet = template.HTML(h.Snippets[0]) //nolint:gosec // escaped by the index, but for its marks
	} else {
		view.Snippet = template.HTML(template.HTMLEscapeString(h.Case.Summary.In(v.l.Lang))) //nolint:gosec // it is escaped
	}
	return view
}

func (v view) channels(c *kb.Case) []channelView {
	times := make(map[string]int)
	for _, ch := range c.Channels {
		times[ch.Name]++
	}
	var views []channelView
	for _, ch := range c.Channels {
		view := channelView{Name: v.label(index.FacetChannel, ch.Name), Verdict: v.verdict(ch.Verdict)}
		if times[ch.Name] > 1 {
			view.Years = v.l.Years(ch.Period)
		}
		views = append(views, view)
	}
	return views
}

// otherWords are the words that a case has in place of one of the search.
type otherWords struct{ Word, Others string }

// shownOthers bounds the words shown for one of the search.
const shownOthers = 3

// gatherMatched parts what the index says in a line: "tollé = backlash, outcry".
func gatherMatched(matched []string) []otherWords {
	var words []otherWords
	for _, m := range matched {
		if word, others, ok := strings.Cut(m, " = "); ok {
			all := strings.Split(others, ", ")
			words = append(words, otherWords{word, strings.Join(all[:min(len(all), shownOthers)], ", ")})
		}
	}
	return words
}
