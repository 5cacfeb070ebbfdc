package pptx

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/kb/deck"
)

// A Report says how a template will be used, and what it lacks.
type Report struct {
	Lang          string    // that it is written in
	Width, Height float64   // of a slide, in points
	Masters       []string  // by the name of their theme
	Layouts       []string  // of all masters, in the template's order
	Slides        int       // of its own, which are left out
	Kinds         []Mapping // in the order of a deck
	Lacks         []string  // what no layout has, in sentences
}

// A Mapping is where slides of a kind go.
type Mapping struct {
	Kind    deck.Kind
	Layout  string
	Master  string   // empty where the template has one only
	Fills   []string // what goes into which placeholder: "title: Title 1 (title)"
	Beside  []string // what is drawn beside placeholders
	Numbers bool     // slides have their number
}

// CheckTemplate says how a file would be used as a template, in English or French, and
// writes nothing. The error is a [TemplateError] where it can't be one.
func CheckTemplate(data []byte, lang string) (*Report, error) {
	t, err := openTemplate(data)
	if err != nil {
		return nil, err
	}
	w := reportWordsIn(lang)
	r := &Report{Lang: w.lang, Width: t.size.w, Height: t.size.h, Slides: len(t.pack.related(t.main, relSlide))}
	for i, m := range t.masters {
		name := m.name
		if name == "" {
			name = fmt.Sprintf(w.master, i+1)
		}
		r.Masters = append(r.Masters, name)
	}
	for _, l := range t.layouts {
		r.Layouts = append(r.Layouts, l.name)
	}
	for _, k := range []deck.Kind{
		deck.KindCover, deck.KindAgenda, deck.KindCase, deck.KindContext, deck.KindDecision, deck.KindActions,
		deck.KindFigures, deck.KindTimeline, deck.KindLessons, deck.KindComparison, deck.KindQuestions, deck.KindSources,
	} {
		r.Kinds = append(r.Kinds, t.mappingOf(k, r.Masters, w))
	}
	r.Lacks = t.lacks(w)
	return r, nil
}

func (t *template) mappingOf(k deck.Kind, masters []string, w *reportWords) Mapping {
	l := t.mapping[layoutOf(k)]
	m := Mapping{Kind: k, Layout: l.name, Numbers: l.of("sldNum") != nil && k != deck.KindCover}
	if len(masters) > 1 {
		m.Master = masters[slices.Index(t.masters, l.master)]
	}
	p := &page{t: t, lay: l}
	fill := func(what string, h *hole) {
		if h == nil {
			m.Beside = append(m.Beside, what)
			return
		}
		typ := h.typ
		if typ == "" {
			typ = w.anyContent
		}
		m.Fills = append(m.Fills, fmt.Sprintf("%s%s%s (%s)", what, w.colon, h.name, typ))
	}
	fill(w.title, l.title())
	switch k {
	case deck.KindCover:
		h := l.of("subTitle")
		if h == nil {
			h = p.body()
		}
		fill(w.subtitle, h)
	case deck.KindAgenda, deck.KindComparison:
		fill(w.table, p.tableHole())
	case deck.KindCase:
		fill(w.summary, p.body())
		var second *hole
		if bodies := l.bodies(); len(bodies) > 1 && bodies[1].typ != "body" {
			second = bodies[1]
		}
		fill(w.channels, second)
		m.Beside = append(m.Beside, w.facts)
	case deck.KindFigures:
		m.Beside = append(m.Beside, w.figures)
	case deck.KindTimeline:
		m.Beside = append(m.Beside, w.timeline)
	case deck.KindContext, deck.KindActions, deck.KindDecision, deck.KindLessons, deck.KindQuestions, deck.KindSources:
		fill(w.text, p.body())
	}
	if k != deck.KindCover && !l.ours {
		m.Beside = append(m.Beside, w.sources)
	}
	return m
}

// lacks are sentences about what the template has nowhere.
func (t *template) lacks(w *reportWords) []string {
	var all []string
	lacks := func(yes bool, sentence string) {
		if yes {
			all = append(all, sentence)
		}
	}
	one := func(ok func(*layout) bool) bool { return slices.ContainsFunc(t.layouts, ok) }
	lacks(!one(func(l *layout) bool { return l.title() != nil }), w.noTitle)
	lacks(!one(func(l *layout) bool { return len(l.bodies()) > 0 }), w.noText)
	lacks(!one(func(l *layout) bool { return len(l.bodies()) > 1 }), w.noSecond)
	lacks(!one(func(l *layout) bool {
		return slices.ContainsFunc(l.bodies(), func(h *hole) bool { return h.typ != "body" })
	}), w.noTable)
	lacks(!one(func(l *layout) bool { return l.of("sldNum") != nil }), w.noNumber)
	lacks(t.notes == "", w.noNotes)
	return all
}

// String is the report as it is printed.
func (r *Report) String() string {
	w := reportWordsIn(r.Lang)
	var b strings.Builder
	fmt.Fprintf(&b, w.size, r.Width, r.Height, w.shape(r.Width, r.Height), w.count(w.masters, len(r.Masters)), w.count(w.layouts, len(r.Layouts)))
	if r.Slides > 0 {
		b.WriteString(w.count(w.own, r.Slides) + "\n")
	}
	b.WriteString("\n")
	wide := 0
	for _, k := range r.Kinds {
		wide = max(wide, utf8.RuneCountInString(w.kinds[k.Kind]))
	}
	for _, k := range r.Kinds {
		fmt.Fprintf(&b, "%-*s  %s", wide, w.kinds[k.Kind], k.Layout) // the width counts letters
		if k.Master != "" {
			fmt.Fprintf(&b, " (%s)", k.Master)
		}
		b.WriteString("\n")
		if len(k.Fills) > 0 {
			fmt.Fprintf(&b, "%*s  %s%s%s\n", wide, "", w.fills, w.colon, strings.Join(k.Fills, ", "))
		}
		if len(k.Beside) > 0 {
			fmt.Fprintf(&b, "%*s  %s%s%s\n", wide, "", w.beside, w.colon, strings.Join(k.Beside, ", "))
		}
	}
	if len(r.Lacks) > 0 {
		b.WriteString("\n")
	}
	for _, s := range r.Lacks {
		b.WriteString(s + "\n")
	}
	return b.String()
}
