package deck

import (
	"slices"

	"casebook/kb"
)

// The agenda, in points: a number, who and when, the question, the time.
const (
	agendaWho, agendaWhat   = 216.0, 480.0
	agendaSize, agendaInner = 20.0, 18.0
	coverTitle, coverLead   = 510.0, 420.0
)

func (b *builder) cover(d *Deck, told []*story) Slide {
	sl := Slide{Kind: KindCover, Title: b.own(d.Title), Lead: b.own(d.Subtitle), LeadSize: leadSize, TitleSize: coverSize(d.Title)}
	if len(told) == 1 && d.Title == told[0].title.Text {
		sl.Title.Lang = told[0].title.Lang
	}
	var names []string
	for _, s := range told {
		if who := b.lead(s.c); !slices.Contains(names, who) {
			names = append(names, who)
		}
	}
	sl.Notes.Say = []Run{b.own(b.join(b.count(b.cases, len(told))) + b.colon + " " + b.list(names, MaxCases) + ".")}
	if b.o.Reveal {
		sl.Notes.Say = append(sl.Notes.Say, b.own(b.revealFoot))
	}
	return sl
}

// coverSize is the largest size at which a cover's title takes five lines at most.
func coverSize(title string) int {
	sizes := [...]int{54, 44, 36, 30, 24}
	for _, size := range sizes {
		if height(title, serif, float64(size), 1.08, coverTitle) <= 240 {
			return size
		}
	}
	return sizes[len(sizes)-1]
}

// agendaOf lists the cases with what each is about; with reveal with what it asks,
// for titles tell the outcome. A deck of one case has none.
func (b *builder) agendaOf(told []*story) []Slide {
	if len(told) < 2 {
		return nil
	}
	sl := Slide{Kind: KindAgenda, Title: b.own(b.agenda), TitleSize: titleSize}
	if b.o.Reveal {
		sl.Foot = b.revealFoot
	}
	var rows []Bullet
	for _, s := range told {
		rows = append(rows, b.agendaRow(s))
	}
	high := func(some []Bullet) float64 {
		h := 0.0
		for _, bl := range some {
			who := height(bl.Text.Text, bold, agendaSize, bulletRatio, agendaWho) + height(bl.Detail.Text, sans, detailSize, bulletRatio, agendaWho)
			h += agendaInner + max(who, height(bl.Question.Text, serif, agendaSize, 1.28, agendaWhat))
		}
		return h
	}
	var slides []Slide
	start := 1
	for _, some := range pack(rows, high, sl.room(), 0) {
		page := sl
		page.Bullets, page.Start = some, start
		start += len(some)
		slides = append(slides, page)
	}
	return number(slides)
}

func (b *builder) agendaRow(s *story) Bullet {
	c := s.c
	row := Bullet{Text: b.own(b.lead(c)), Question: s.title, Slug: c.Slug}
	if len(c.Uses) > 0 {
		row.Detail = b.own(b.join(b.of(b.tax.Uses, c.Uses[0]), b.Years(c.Period)))
	}
	if b.o.Reveal && c.Type != kb.TypePractice {
		row.Question = b.own(b.decision)
		if asked := b.teaching(c); len(asked) > 0 {
			row.Question = asked[0]
		}
	}
	if c.Teaching != nil && c.Teaching.Minutes > 0 {
		row.Time = b.count(b.minutesShort, c.Teaching.Minutes)
	}
	return row
}
