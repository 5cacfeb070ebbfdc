package deck

import (
	"slices"
	"strings"

	"casebook/kb"
)

// Bullets, in points.
const (
	bulletWidth, bulletSize, bulletRatio = 780.0, 20.0, 1.35
	detailSize                           = 16.0
	detailShare, gapShare                = .8, .7 // of a bullet's size

	lessonWidth, lessonSize, lessonRatio = 772.0, 26.0, 1.3
	lessonGap                            = 34.0
	lessonsOnPage                        = 3
)

// actionsOf are what they did.
func (b *builder) actionsOf(s *story) []Slide {
	return b.passageSlides(s, KindActions, b.own(b.actions), s.in(kb.SectionActions))
}

// passageSlides make a bullet of each passage: its first sentence, and as its
// detail the sentences that follow, as far as no page more is needed for them. A
// passage whose first sentence fits no page is left to the speaker, whose notes
// have all of them.
func (b *builder) passageSlides(s *story, kind Kind, title Run, passages []passage) []Slide {
	sl := b.slide(s, kind, title, true)
	room := sl.room()
	first := s.firsts(passages, func(bl Bullet) bool { return bulletsHeight([]Bullet{bl}, bulletSize) <= room })
	var slides []Slide
	for _, page := range pack(first, pointsHeight, room, 0) {
		widen(page, func(all []point) bool { return pointsHeight(all) <= room })
		slides = append(slides, b.pointSlide(s, sl, page))
	}
	enlarge(slides)
	if len(slides) > 0 {
		slides[0].Notes = b.notesOn(s, passages)
	}
	return number(slides)
}

// A point is a bullet being made of a passage: its first n sentences.
type point struct {
	s *story
	p passage
	n int
}

// firsts are the passages by their first sentence, without those that fit no page.
func (s *story) firsts(passages []passage, fits func(Bullet) bool) []point {
	var all []point
	for _, p := range passages {
		pt := point{s, p, 1}
		if fits(pt.bullet()) {
			all = append(all, pt)
		}
	}
	return all
}

// bullet is the point as it is shown. A first sentence of a word or two says too
// little to stand alone, and takes the next along.
func (p point) bullet() Bullet {
	const little = 2
	head := 1
	if p.n > 1 && len(strings.Fields(p.p.sentences[0].text)) <= little {
		head = 2
	}
	bl := Bullet{Text: p.s.run(passage{sentences: p.p.sentences[:head]}.text())}
	if p.n > head {
		bl.Detail = p.s.run(passage{sentences: p.p.sentences[head:p.n]}.text())
	}
	return bl
}

func (p point) refs() []int { return passage{sentences: p.p.sentences[:p.n]}.refs() }

// widen lets each point take one sentence more, in turn, while all of them fit.
func widen(points []point, fits func([]point) bool) {
	const most = 3 // more is a text and no bullet
	for round := 2; round <= most; round++ {
		for i := range points {
			if points[i].n != round-1 || len(points[i].p.sentences) < round {
				continue
			}
			points[i].n = round
			if !fits(points) {
				points[i].n = round - 1
			}
		}
	}
}

// pointSlide is a page with its points and their sources.
func (b *builder) pointSlide(s *story, sl Slide, points []point) Slide {
	var refs []int
	for _, p := range points {
		sl.Bullets = append(sl.Bullets, p.bullet())
		refs = append(refs, p.refs()...)
	}
	sl.Sources = b.feet(b.cite(s, refs...))
	return sl
}

func pointsHeight(points []point) float64 {
	bullets := make([]Bullet, len(points))
	for i, p := range points {
		bullets[i] = p.bullet()
	}
	return bulletsHeight(bullets, bulletSize)
}

func bulletsHeight(bullets []Bullet, size float64) float64 {
	h := 0.0
	for _, bl := range bullets {
		h += size*gapShare + height(bl.Text.Text, sans, size, bulletRatio, bulletWidth) + height(bl.Detail.Text, sans, size*detailShare, bulletRatio, bulletWidth)
	}
	return h
}

// enlarge sets bullets, and the lead over them, larger where that leaves none of
// their pages full: two short points in small type are lost on a wall.
func enlarge(slides []Slide) {
	const (
		full      = .95 // of a page's room
		leadShare = 1.1 // of a bullet's size
	)
	size := bulletSize
	for _, larger := range [...]float64{22, 24} {
		if slices.ContainsFunc(slides, func(sl Slide) bool {
			h := bulletsHeight(sl.Bullets, larger)
			if sl.Lead.Text != "" {
				h += height(sl.Lead.Text, serif, larger*leadShare, leadRatio, pageWidth) + contextGap
			}
			return h > full*sl.room()
		}) {
			break
		}
		size = larger
	}
	for i := range slides {
		slides[i].BulletSize, slides[i].LeadSize = int(size), int(size*leadShare)
	}
}
