package deck

import (
	"fmt"
	"slices"
	"strings"

	"casebook/kb"
)

// A Brief is a case on one page of A4, for who has not read it, already in one
// language and cut to what fits: [Briefs] makes it.
type Brief struct {
	Slug     string
	Head     string // company, period, place
	Title    Run
	Lead     Run
	Facts    []Fact // the last is the evidence, with its reasons
	Sections []BriefSection
	Sources  []Source // that the page rests on, in full, by their numbers
}

// A BriefSection has text, or figures.
type BriefSection struct {
	Heading    Run
	Listed     bool      // the paragraphs are items of a list
	Paragraphs [][]Point // each of whole sentences
	Figures    []Figure  // three at most
}

// A Point is a sentence and the numbers of the sources that it names.
type Point struct {
	Text    Run
	Sources []int
}

// Briefs makes a page of each case, in their order. Its errors and its way with
// languages are those of [Outline]; of the options only the language counts.
//
// What there is room for is decided by rule: figures first, then the first sentences
// of three lessons, of every paragraph of what they did, of the situation, of what is
// disputed and of the results, then their further sentences, paragraph by paragraph.
// A sentence stands there whole or not at all.
func Briefs(cases []*kb.Case, tax *kb.Taxonomies, o Options) ([]Brief, error) {
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
	all := make([]Brief, len(cases))
	for i, c := range cases {
		all[i] = b.brief(c)
	}
	return all, nil
}

// A briefing is a page being filled.
type briefing struct {
	b     *builder
	s     *story
	page  Brief
	parts []*briefPart
}

// A briefPart is a section, and how much of it is on the page.
type briefPart struct {
	section  kb.BodySection
	heading  Run
	passages []passage
	taken    []int // sentences of each passage
	figures  []kb.Figure
	shown    int // figures
}

func (b *builder) brief(c *kb.Case) Brief {
	s := b.story(c)
	f := &briefing{b: b, s: s}
	f.page = Brief{Slug: c.Slug, Head: b.briefHead(s), Title: s.title, Lead: b.run(c.Summary), Facts: b.briefFacts(c)}
	f.parts = f.partsOf()
	f.fill()
	f.finish()
	return f.page
}

func (b *builder) briefHead(s *story) string {
	head := b.join(b.who(s.c), b.Period(s.c.Period))
	if width(head, sans, briefSmall.size) > briefWidth {
		head = s.head
	}
	if s.foreign(b.lang) {
		head += " · " + fill(b.inLanguage, "language", b.language(s.lang))
	}
	return head
}

// briefFacts are those of a case's card, the verdicts, its speed, and why the evidence
// is what it is.
func (b *builder) briefFacts(c *kb.Case) []Fact {
	all := slices.DeleteFunc(b.facts(c), func(f Fact) bool { return f.Label == b.evidence })
	var verdicts []string
	for _, ch := range b.channelsOf(c) {
		name := strings.TrimSpace(ch.Name + " " + ch.Years)
		if ch.Word != "" {
			name += b.colon + " " + ch.Word
		}
		verdicts = append(verdicts, name)
	}
	if len(verdicts) > 0 {
		all = append(all, Fact{Label: b.channels, Value: strings.Join(verdicts, " · ")})
	}
	speed := kb.SpeedOf(c)
	for _, one := range [...]struct {
		label string
		took  string
	}{{b.firstAnswer, b.Interval(speed.FirstAnswer)}, {b.apology, b.Interval(speed.Apology)}} {
		if one.took != "" && (!speed.Never || one.label != b.firstAnswer) {
			all = append(all, Fact{Label: one.label, Value: one.took})
		}
	}
	if len(c.Sources) == 0 {
		return all
	}
	grade := kb.GradeOf(c)
	value := b.evidenceCell(c).Text
	for i, r := range grade.Reasons {
		mark := b.semicolon()
		if i == 0 {
			mark = b.colon + " "
		}
		value += mark + strings.TrimRight(uncapital(r.Text(b.lang)), ".")
	}
	return append(all, Fact{Label: b.evidence, Value: value, Cells: []Cell{b.evidenceCell(c)}})
}

// semicolon parts sentences; in French a narrow no-break space is before it.
func (b *builder) semicolon() string {
	if b.lang == "fr" {
		return "\u202f; "
	}
	return "; "
}

// uncapital makes the first letter small, where the second is: not of "YouGov".
func uncapital(s string) string {
	runes := []rune(s)
	if len(runes) > 1 && strings.ToLower(string(runes[1])) == string(runes[1]) {
		return strings.ToLower(string(runes[0])) + string(runes[1:])
	}
	return s
}

// partsOf are what may stand on the page, in the order in which it then stands.
func (f *briefing) partsOf() []*briefPart {
	c := f.s.c
	var all []*briefPart
	at := make(map[string]*briefPart)
	for _, p := range f.s.told {
		part := at[p.heading]
		if part == nil {
			part = &briefPart{section: p.section, heading: f.s.run(p.heading)}
			at[p.heading] = part
			all = append(all, part)
		}
		part.passages = append(part.passages, p)
		part.taken = append(part.taken, 0)
	}
	figures := &briefPart{heading: f.b.own(f.b.figures), figures: c.Figures[:min(len(c.Figures), figuresOnPage)]}
	// figures stand with the results, else before the lessons
	i := slices.IndexFunc(all, func(p *briefPart) bool {
		return p.section == kb.SectionResults || p.section == kb.SectionLessons
	})
	if i < 0 {
		i = min(1, len(all))
	}
	return slices.Insert(all, i, figures)
}

// fill takes what there is room for, the weightiest first.
func (f *briefing) fill() {
	try := func(n *int, more int) bool {
		before := *n
		*n = more
		if f.height() <= briefRoom {
			return true
		}
		*n = before
		return false
	}
	// take takes sentences of the first passages of a section, up to so many of each.
	take := func(section kb.BodySection, passages, most int) {
		for _, p := range f.parts {
			if len(p.passages) == 0 || p.section != section {
				continue
			}
			for i := range min(passages, len(p.passages)) {
				for p.taken[i] < min(most, len(p.passages[i].sentences)) && !p.intro(i) && try(&p.taken[i], p.taken[i]+1) {
				}
			}
		}
	}
	const every = 1 << 10
	for _, p := range f.parts {
		for n := len(p.figures); n > 0 && !try(&p.shown, n); n-- {
		}
	}
	take(kb.SectionLessons, 3, 1)
	take(kb.SectionActions, every, 1)
	take(kb.SectionContext, 1, 1)
	take(kb.SectionOther, every, 1)
	take(kb.SectionDisputed, 1, 2)
	take(kb.SectionResults, 1, 1)
	take(kb.SectionActions, every, every)
	for _, section := range [...]kb.BodySection{kb.SectionLessons, kb.SectionContext, kb.SectionResults, kb.SectionOther, kb.SectionDisputed, kb.SectionSince} {
		take(section, every, every)
	}
}

// intro reports whether a passage only leads to a list, which may not be shown.
func (p *briefPart) intro(i int) bool {
	last := p.passages[i].sentences[len(p.passages[i].sentences)-1].text
	return !p.passages[i].item && strings.HasSuffix(strings.TrimRight(last, " \u00a0\u202f"), ":")
}

// finish makes sections of what was taken, and names the sources. A question whose
// answer found no room is left out.
func (f *briefing) finish() {
	for _, p := range f.parts {
		for i, n := range p.taken {
			if all := p.passages[i].sentences; n > 0 && n < len(all) && strings.HasSuffix(all[n-1].text, "?") {
				p.taken[i]--
			}
		}
		if sec, ok := f.sectionOf(p); ok {
			f.page.Sections = append(f.page.Sections, sec)
		}
	}
	f.page.Sources = f.b.references(f.s, f.refs())
}

func (f *briefing) sectionOf(p *briefPart) (BriefSection, bool) {
	sec := BriefSection{Heading: p.heading}
	for _, fig := range p.figures[:min(p.shown, len(p.figures))] {
		sec.Figures = append(sec.Figures, f.b.figureOf(fig))
	}
	items := 0
	for i, n := range p.taken {
		if n == 0 {
			continue
		}
		var points []Point
		for _, one := range p.passages[i].sentences[:n] {
			points = append(points, Point{f.s.run(one.text), known(f.s.c, one.refs)})
		}
		sec.Paragraphs = append(sec.Paragraphs, points)
		if p.passages[i].item {
			items++
		}
	}
	sec.Listed = items > 0 && items == len(sec.Paragraphs)
	return sec, len(sec.Figures)+len(sec.Paragraphs) > 0
}

// refs are the sources that the page names.
func (f *briefing) refs() []int {
	var all []int
	for _, p := range f.parts {
		for _, fig := range p.figures[:min(p.shown, len(p.figures))] {
			all = append(all, fig.Source)
		}
		for i, n := range p.taken {
			all = append(all, passage{sentences: p.passages[i].sentences[:n]}.refs()...)
		}
	}
	return all
}
