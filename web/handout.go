package web

import (
	"cmp"
	"net/http"
	"strings"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/linkcheck"
)

// handoutPage is a selection on paper: what a trainer gives to a room.
type handoutPage struct {
	layout
	Heading  string
	Name     string // the title that the reader gave, may be empty
	Notes    []note
	Hidden   []param // of the form that gives it a title
	Back     string
	Sheets   []sheet
	MaxTitle int
}

func (*handoutPage) template() string { return "handout" }

// A sheet is one case, shortened to about a page.
type sheet struct {
	Number  int
	Href    string
	URL     string // as it is printed, "" where the site's address is not known
	Title   string
	Lang    string // of title and texts where it is not the page's
	Who     string
	Facts   []fact
	Summary string
	Note    string
	Did     []passage
	DidMore bool // there is more in the case
	Figures []figureView
	Lessons []passage
	Sources []sourceView // that the sheet names
	More    string       // "11 more sources: in the case"; empty where all are here
}

// A passagesView is passages and their language where it is not the page's.
type passagesView struct {
	Passages []passage
	Lang     string
}

// DidText and LessonsText are the texts that the template writes alike.
func (s sheet) DidText() passagesView     { return passagesView{s.Did, s.Lang} }
func (s sheet) LessonsText() passagesView { return passagesView{s.Lessons, s.Lang} }

// A fact is a label with what it says of the case; a mark may stand before it.
type fact struct {
	Label string
	Value string
	Mark  *mark
}

// A passage is a paragraph or, with several items, a list.
type passage struct {
	List  bool
	Items [][]part
}

// A part is text with the source that it rests on, 0 for none.
type part struct {
	Text   string
	Source int
}

// didWords is the length, in words, from which what was done is shortened.
const didWords = 150

func (s *Server) showHandout(r *http.Request, g *index.Generation) (page, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	b := readBasket(q)
	if len(b.picks) == 0 {
		return redirect{to: v.href(b.path()), status: http.StatusSeeOther}, nil
	}
	if !b.tidy(q) {
		return redirect{to: v.href(b.handoutPath()), status: http.StatusSeeOther}, nil
	}
	b, cases, notes, err := v.openBasket(r.Context(), g, b, basket.handoutPath)
	if err != nil {
		return nil, err
	}
	p := &handoutPage{Heading: b.title, Name: b.title, Notes: notes, MaxTitle: maxBasketTitle, Back: v.href(b.path())}
	if p.Heading == "" {
		p.Heading = v.l.N("basket.count", len(cases))
	}
	p.Title, p.Description = p.Heading, v.l.T("basket.description")
	p.Section, p.NoIndex, p.OfOne = "selection", true, true
	p.Path = b.handoutPath()
	p.Hidden = []param{{"cases", b.slugs()}}
	for i, c := range cases {
		if note := b.picks[i].note; note != "" {
			p.Hidden = append(p.Hidden, param{"note." + c.Slug, note})
		}
		p.Sheets = append(p.Sheets, v.sheet(c, i+1, b.picks[i].note, s.config))
	}
	return p, nil
}

func (v view) sheet(c *kb.Case, number int, note string, config Config) sheet {
	title, _ := c.TitleIn(v.l.Lang)
	body, in := c.BodyIn(v.l.Lang)
	sh := sheet{
		Number: number, Href: v.href("/cases/" + c.Slug), Title: title, Lang: v.foreign(in), Who: v.who(c),
		Facts: v.sheetFacts(c), Summary: c.Summary.In(v.l.Lang), Note: note, Figures: v.figures(c),
	}
	if config.BaseURL != "" {
		sh.URL = config.BaseURL + sh.Href
	}
	cited := make(map[int]bool)
	for _, f := range sh.Figures {
		cited[f.Source] = true
	}
	words := 0
	for _, block := range kb.Blocks(body, in, len(c.Sources)) {
		switch {
		case block.Section == kb.SectionActions && !sh.DidMore:
			n := len(strings.Fields(block.Text))
			if words > 0 && words+n > didWords {
				sh.DidMore = true
				continue
			}
			words += n
			sh.Did = addPassage(sh.Did, block)
		case block.Section == kb.SectionLessons:
			sh.Lessons = addPassage(sh.Lessons, block)
		default:
			continue
		}
		for _, ref := range block.Refs {
			cited[ref.Source] = true
		}
	}
	all := v.printedSources(c, config.Links)
	for _, source := range all {
		if cited[source.Number] {
			sh.Sources = append(sh.Sources, source)
		}
	}
	if more := len(all) - len(sh.Sources); more > 0 {
		sh.More = v.l.N("basket.sources", more)
	}
	return sh
}

// printedSources are the sources with the addresses that answer. Of what is known of
// them, paper says only that a page is gone.
func (v view) printedSources(c *kb.Case, known *linkcheck.Cache) []sourceView {
	all := v.withLinks(v.sources(c), known)
	for i, s := range all {
		if state, ok := known.State(cmp.Or(s.Original, s.URL)); ok && !state.Dead() {
			all[i].Alive = ""
		}
	}
	return all
}

// sheetFacts are who, where, when, and how it ended.
func (v view) sheetFacts(c *kb.Case) []fact {
	var facts []fact
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, fact{Label: v.l.T(key), Value: value})
		}
	}
	add("case.period", v.l.Period(c.Period))
	add("facet.sector", v.label(index.FacetSector, c.Sector))
	add("facet.country", labels(v.countries(c)))
	if c.Outcome != "" {
		m := v.mark(index.FacetOutcome, c.Outcome)
		facts = append(facts, fact{Label: v.l.T("facet.outcome"), Mark: &m})
	}
	add("case.first-answer", v.firstAnswer(c))
	var verdicts []string
	for _, ch := range v.channels(c) {
		verdicts = append(verdicts, ch.Name+" ("+ch.Verdict.Label+")")
	}
	add("facets.channel", strings.Join(verdicts, ", "))
	return facts
}

func labels(links []link) string {
	names := make([]string, len(links))
	for i, l := range links {
		names[i] = l.Label
	}
	return strings.Join(names, ", ")
}

// addPassage adds a block; items that follow each other are one list.
func addPassage(passages []passage, b kb.Block) []passage {
	item := cutAtSources(b)
	if last := len(passages) - 1; b.Item && last >= 0 && passages[last].List {
		passages[last].Items = append(passages[last].Items, item)
		return passages
	}
	return append(passages, passage{b.Item, [][]part{item}})
}

// cutAtSources cuts a block at its marks of sources.
func cutAtSources(b kb.Block) []part {
	var parts []part
	at := 0
	for _, ref := range b.Refs {
		parts = append(parts, part{b.Text[at:ref.At], ref.Source})
		at = ref.At
	}
	return append(parts, part{Text: b.Text[at:]})
}
