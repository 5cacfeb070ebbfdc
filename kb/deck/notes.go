package deck

import (
	"strings"

	"casebook/kb"
)

// notesOn are passages whole, for the speaker to draw on, with the references that
// they name.
func (b *builder) notesOn(s *story, passages []passage) Notes {
	var n Notes
	var refs []int
	for _, p := range passages {
		n.Say = append(n.Say, s.run(p.text()))
		refs = append(refs, p.refs()...)
	}
	n.Sources = b.references(s, refs)
	return n
}

func (b *builder) references(s *story, numbers []int) []Source {
	var all []Source
	for _, n := range known(s.c, numbers) {
		all = append(all, b.reference(s.c, n))
	}
	return all
}

// cardNotes are why the case is there, the summary and the reasons of the verdicts.
// The questions for the room have slides of their own.
func (b *builder) cardNotes(s *story) Notes {
	var n Notes
	if !b.o.Reveal || s.c.Type == kb.TypePractice {
		b.introduce(s, &n)
	}
	n.Say = append(n.Say, b.run(s.c.Summary))
	var refs []int
	for _, ch := range s.c.Channels {
		if note := b.run(ch.Note); note.Text != "" {
			note.Text = b.of(b.tax.Channels, ch.Name) + b.colon + " " + note.Text
			n.Say = append(n.Say, note)
		}
		refs = append(refs, ch.Source)
	}
	n.Sources = b.references(s, refs)
	return n
}

// introduce says before a case why it is there, what it is good for, and in which
// language it is told.
func (b *builder) introduce(s *story, n *Notes) {
	var first []Run
	if note := b.run(b.o.Notes[s.c.Slug]); note.Text != "" {
		first = append(first, note)
	}
	if t := s.c.Teaching; t != nil {
		if aim := b.run(t.Objectives); aim.Text != "" {
			aim.Text = b.objectives + aim.Text
			first = append(first, aim)
		}
	}
	switch {
	case s.foreign(b.lang):
		first = append(first, b.own(fill(b.onlyIn, "language", b.language(s.lang))))
	case s.c.Behind(b.lang):
		first = append(first, b.own(b.behind))
	}
	if b.o.BaseURL != "" {
		first = append(first, b.own(b.page+strings.TrimSuffix(b.o.BaseURL, "/")+"/"+b.lang+"/cases/"+s.c.Slug))
	}
	n.Say = append(first, n.Say...)
}

// questionNotes are what speaks against the case's own telling.
func (b *builder) questionNotes(s *story) Notes {
	return b.notesOn(s, s.in(kb.SectionDisputed))
}
