package deck

import (
	"slices"

	"casebook/kb"
)

// lessons are the list of the case's section, or its paragraphs where it has no
// list.
func (s *story) lessons() []passage {
	all := s.in(kb.SectionLessons)
	if slices.ContainsFunc(all, func(p passage) bool { return p.item }) {
		all = slices.DeleteFunc(slices.Clone(all), func(p passage) bool { return !p.item })
	}
	return all
}

// lessonSlides are what the case teaches, three a page.
func (b *builder) lessonSlides(s *story) []Slide {
	slides := b.numbered(s, b.own(b.lessons), s.lessons())
	if len(slides) > 0 {
		extra := append(s.in(kb.SectionDisputed), s.in(kb.SectionSince)...)
		n := b.notesOn(s, extra)
		slides[0].Notes.Say = append(slides[0].Notes.Say, n.Say...)
		slides[0].Notes.Sources = n.Sources
	}
	return slides
}

// numbered are numbered bullets: the first sentence of each passage large, the
// others under it where there is room for them. What there is none for is left to
// the speaker.
func (b *builder) numbered(s *story, title Run, passages []passage) []Slide {
	sl := b.slide(s, KindLessons, title, true)
	room := sl.room()
	first := s.firsts(passages, func(bl Bullet) bool { return lessonsHeight([]Bullet{bl}) <= room })
	high := func(points []point) float64 {
		bullets := make([]Bullet, len(points))
		for i, p := range points {
			bullets[i] = p.bullet()
		}
		return lessonsHeight(bullets)
	}
	var slides []Slide
	shown := make(map[string]bool)
	start := 1
	for _, page := range pack(first, high, room, lessonsOnPage) {
		widen(page, func(all []point) bool { return high(all) <= room })
		one := b.pointSlide(s, sl, page)
		one.Start = start
		for _, p := range page {
			shown[p.p.text()] = p.n == len(p.p.sentences)
		}
		start += len(page)
		slides = append(slides, one)
	}
	for _, p := range passages {
		if len(slides) > 0 && !shown[p.text()] {
			slides[0].Notes.Say = append(slides[0].Notes.Say, s.run(p.text()))
		}
	}
	return number(slides)
}

func lessonsHeight(bullets []Bullet) float64 {
	h := 0.0
	for _, bl := range bullets {
		h += lessonGap + height(bl.Text.Text, serif, lessonSize, lessonRatio, lessonWidth)
		if bl.Detail.Text != "" {
			h += 3 + height(bl.Detail.Text, sans, detailSize, bulletRatio, lessonWidth)
		}
	}
	return h
}
