package deck

import (
	"strings"

	"casebook/kb"
)

// teaching are the questions that a case brings for the room.
func (b *builder) teaching(c *kb.Case) []Run {
	if c.Teaching == nil {
		return nil
	}
	var all []Run
	for _, q := range c.Teaching.Questions {
		if r := b.run(q); r.Text != "" {
			all = append(all, r)
		}
	}
	return all
}

// questionsOf are what to ask the room of a case: those that it brings, else its
// lessons turned into questions, which states nothing that the case does not. With
// reveal those that it brings were asked before.
func (b *builder) questionsOf(s *story) []Slide {
	asked := b.teaching(s.c)
	if len(asked) > 0 && b.o.Reveal && s.c.Type != kb.TypePractice {
		return nil
	}
	if len(asked) == 0 {
		asked = b.fromLessons(s)
	}
	sl := b.slide(s, KindQuestions, b.own(b.questions), false)
	var bullets []Bullet
	for _, q := range asked {
		bullets = append(bullets, Bullet{Text: q})
	}
	room := sl.room()
	if t := s.c.Teaching; t != nil && t.Minutes > 0 {
		sl.Foot = fill(b.decisionFoot, "time", b.count(b.minutes, t.Minutes))
	}
	var slides []Slide
	start := 1
	for _, some := range pack(bullets, lessonsHeight, room, 4) {
		page := sl
		page.Bullets, page.Start = some, start
		start += len(some)
		slides = append(slides, page)
	}
	if len(slides) > 0 {
		slides[0].Notes = b.questionNotes(s)
	}
	return number(slides)
}

// fromLessons asks of the first two lessons what speaks for them, and what one
// would have done otherwise.
func (b *builder) fromLessons(s *story) []Run {
	const most = 2
	var all []Run
	for _, p := range s.lessons() {
		lesson := strings.TrimRight(p.sentences[0].text, ".")
		q := b.own(fill(b.lessonQuestion, "lesson", lesson))
		if len(all) < most && height(q.Text, serif, lessonSize, lessonRatio, lessonWidth) < 5*lessonSize*lessonRatio {
			all = append(all, q)
		}
	}
	if s.c.Type == kb.TypePractice {
		return all
	}
	return append(all, b.own(b.otherwise))
}
