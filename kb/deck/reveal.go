package deck

import (
	"casebook/kb"
)

// The slide of the decision, in points.
const (
	askWidth, askRatio      = 800.0, 1.25
	askTop                  = 126.0 // under its small title
	askColumns              = 3
	askBulletSize, askGap   = 20.0, 48.0
	contextLead, contextGap = 22.0, 18.0
)

// revealed is a case in the order in which a room learns most: the situation, what
// would you do, and only then what they did, how it ended, the figures and what to
// take away. Up to the question nothing on the slides comes from the title, the
// summary, the verdicts or the later sections, for these tell the outcome.
func (b *builder) revealed(s *story) []Slide {
	all := b.context(s)
	all = append(all, b.decisionOf(s)...)
	all = append(all, b.actionSlides(s)...)
	all = append(all, b.card(s)...)
	all = append(all, b.figureSlides(s)...)
	return append(all, b.lessonSlides(s)...)
}

// context is the situation, in the sentences of the case's first section.
func (b *builder) context(s *story) []Slide {
	passages := s.in(kb.SectionContext)
	sl := b.slide(s, KindContext, b.own(b.who(s.c)), true)
	where := b.join(b.placeOf(s.c), b.Period(s.c.Period))
	if s.foreign(b.lang) {
		where += " · " + fill(b.inLanguage, "language", b.language(s.lang))
	}
	sl.Head = where
	room := sl.room()
	var lead []int
	if len(passages) > 0 {
		first := passages[0].sentences[0]
		if height(first.text, serif, contextLead, leadRatio, pageWidth) <= room {
			sl.Lead, lead = s.run(first.text), first.refs
		}
		rest := passage{section: kb.SectionContext, sentences: passages[0].sentences[1:]}
		passages = passages[1:]
		if len(rest.sentences) > 0 {
			passages = append([]passage{rest}, passages...)
		}
	}
	left := room - height(sl.Lead.Text, serif, contextLead, leadRatio, pageWidth) - contextGap
	points := s.firsts(passages, func(bl Bullet) bool { return bulletsHeight([]Bullet{bl}, bulletSize) <= left })
	var slides []Slide
	for i, page := range pack(points, pointsHeight, left, 0) {
		widen(page, func(all []point) bool { return pointsHeight(all) <= left })
		one := b.pointSlide(s, sl, page)
		if i == 0 {
			one.Sources = b.feet(b.cite(s, append(lead, refsOf(page)...)...))
		} else {
			one.Lead = Run{}
		}
		slides = append(slides, one)
	}
	if len(slides) == 0 {
		sl.Sources = b.feet(b.cite(s, lead...))
		slides = []Slide{sl}
	}
	enlarge(slides)
	slides[0].Notes = b.notesOn(s, s.in(kb.SectionContext))
	b.introduce(s, &slides[0].Notes)
	return number(slides)
}

func refsOf(points []point) []int {
	var all []int
	for _, p := range points {
		all = append(all, p.refs()...)
	}
	return all
}

// decisionOf asks the room: the first question large, the others under it, and on
// further pages where there is no room for them.
func (b *builder) decisionOf(s *story) []Slide {
	questions := b.teaching(s.c)
	if len(questions) == 0 {
		questions = []Run{b.own(fill(b.decide, "who", b.who(s.c)))}
	}
	var slides []Slide
	for len(questions) > 0 {
		sl := b.slide(s, KindDecision, b.own(b.decision), false)
		n := 1 + min(askColumns, len(questions)-1)
		size, fits := 0, false
		for ; n > 0 && !fits; n-- {
			for _, size = range [...]int{40, 34, 30, 26, 22} {
				if fits = askHeight(questions[:n], float64(size)) <= contentEnd-askTop; fits || n > 1 && size == 30 {
					break
				}
			}
		}
		n = max(1, n+1)
		sl.Lead, sl.LeadSize = questions[0], size
		for _, q := range questions[1:n] {
			sl.Bullets = append(sl.Bullets, Bullet{Text: q})
		}
		questions = questions[n:]
		if t := s.c.Teaching; t != nil && t.Minutes > 0 {
			sl.Foot = fill(b.decisionFoot, "time", b.count(b.minutes, t.Minutes))
		}
		sl.Notes = Notes{Say: []Run{b.own(b.asked)}}
		slides = append(slides, sl)
	}
	slides[0].Notes.Ask = b.teaching(s.c)
	return number(slides)
}

func askHeight(questions []Run, size float64) float64 {
	h := height(questions[0].Text, serif, size, askRatio, askWidth)
	under := 0.0
	for _, q := range questions[1:] {
		under = max(under, 12+height(q.Text, sans, askBulletSize, bulletRatio, FigureColumn(askColumns)))
	}
	if under > 0 {
		under += askGap
	}
	return h + under
}
