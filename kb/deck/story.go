package deck

import (
	"slices"
	"strings"

	"casebook/kb"
)

// A story is a case, read for a deck.
type story struct {
	c     *kb.Case
	head  string // "Southwest Airlines, 2010"
	title Run
	lang  string // of the body
	told  []passage
	cited []int // sources that a slide rests on
}

// A passage is a paragraph or a list item in sentences.
type passage struct {
	section   kb.BodySection
	heading   string
	item      bool
	sentences []sentence
}

func (b *builder) story(c *kb.Case) *story {
	s := &story{c: c}
	s.title.Text, s.title.Lang = c.TitleIn(b.lang)
	body, in := c.BodyIn(b.lang)
	s.lang = in
	for _, who := range [...]string{b.who(c), b.lead(c), ""} {
		s.head = b.join(who, b.Period(c.Period))
		if width(s.head, sans, headSize) <= headWidth {
			break
		}
	}
	if c.Type == kb.TypePractice && len(c.Companies) == 0 {
		s.head = b.practice
	}
	for _, block := range kb.Blocks(body, in, len(c.Sources)) {
		p := passage{section: block.Section, heading: kb.Typographic(block.Heading, in), item: block.Item, sentences: sentencesOf(block, in)}
		if len(p.sentences) > 0 {
			s.told = append(s.told, p)
		}
	}
	return s
}

// in are the passages of a section.
func (s *story) in(section kb.BodySection) []passage {
	var all []passage
	for _, p := range s.told {
		if p.section == section {
			all = append(all, p)
		}
	}
	return all
}

// foreign reports whether the library does not tell the case in the deck's
// language.
func (s *story) foreign(lang string) bool { return base(s.lang) != lang }

// run is a text of the body.
func (s *story) run(text string) Run { return Run{text, s.lang} }

// text is a passage whole.
func (p passage) text() string {
	parts := make([]string, len(p.sentences))
	for i, s := range p.sentences {
		parts[i] = s.text
	}
	return strings.Join(parts, " ")
}

func (p passage) refs() []int {
	var all []int
	for _, s := range p.sentences {
		all = append(all, s.refs...)
	}
	return all
}

// cite remembers that a slide rests on sources, and gives them as they stand at
// its foot: each once, in the order of their numbers.
func (b *builder) cite(s *story, numbers ...int) []Source {
	var feet []Source
	for _, n := range known(s.c, numbers) {
		if !slices.Contains(s.cited, n) {
			s.cited = append(s.cited, n)
		}
		feet = append(feet, b.foot(s.c, n))
	}
	return feet
}

// known are the numbers of sources that the case has, sorted, each once.
func known(c *kb.Case, numbers []int) []int {
	var all []int
	for _, n := range numbers {
		if n >= 1 && n <= len(c.Sources) && !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	return all
}

// slide is one of the slides about a case; body says that text of the case's body
// stands on it.
func (b *builder) slide(s *story, kind Kind, title Run, body bool) Slide {
	sl := Slide{Kind: kind, Slug: s.c.Slug, Head: s.head, Title: title, TitleSize: fitTitle(title.Text)}
	if body && s.foreign(b.lang) {
		sl.Head += " · " + fill(b.inLanguage, "language", b.language(s.lang))
	}
	return sl
}

// slidesOf are the slides of one case: four at most, not counting further pages.
func (b *builder) slidesOf(s *story) []Slide {
	if s.c.Type == kb.TypePractice {
		return b.practiceSlides(s)
	}
	if b.o.Reveal {
		return b.revealed(s)
	}
	all := b.card(s)
	all = append(all, b.actionSlides(s)...)
	all = append(all, b.figureSlides(s)...)
	return append(all, b.lessonSlides(s)...)
}

// actionSlides tell what they did. The timeline of a crisis is what they did, step
// by step: beside figures and lessons there is no room for telling it twice, and
// the section is what the speaker says to it.
func (b *builder) actionSlides(s *story) []Slide {
	steps := b.timelineSlides(s)
	if len(steps) > 0 && (len(s.c.Figures) > 0 || b.o.Reveal) {
		return steps
	}
	return append(b.actionsOf(s), steps...)
}

// practiceSlides are those of a note about a way of working: its card, two of its
// sections in their first sentences, and the last list as what to take away.
func (b *builder) practiceSlides(s *story) []Slide {
	all := b.card(s)
	var headings []string
	by := make(map[string][]passage)
	for _, p := range s.told {
		if !slices.Contains(headings, p.heading) {
			headings = append(headings, p.heading)
		}
		by[p.heading] = append(by[p.heading], p)
	}
	last := -1
	for i, h := range headings {
		if slices.ContainsFunc(by[h], func(p passage) bool { return p.item }) {
			last = i
		}
	}
	shown := 0
	for i, h := range headings {
		if i != last && shown < 2 {
			shown++
			all = append(all, b.passageSlides(s, KindActions, s.run(orText(h, s.title.Text)), by[h])...)
		}
	}
	if last >= 0 {
		all = append(all, b.numbered(s, s.run(headings[last]), by[headings[last]])...)
	}
	return all
}
