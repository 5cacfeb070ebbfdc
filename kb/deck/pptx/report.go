package pptx

import (
	"fmt"
	"slices"
	"strings"

	"casebook/kb/deck"
)

// A Report says how a template will be used, and what it lacks.
type Report struct {
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

// CheckTemplate says how a file would be used as a template, and writes nothing. The
// error is a [TemplateError] where it can't be one.
func CheckTemplate(data []byte) (*Report, error) {
	t, err := openTemplate(data)
	if err != nil {
		return nil, err
	}
	r := &Report{Width: t.size.w, Height: t.size.h, Slides: len(t.pack.related(t.main, relSlide))}
	for i, m := range t.masters {
		name := m.name
		if name == "" {
			name = fmt.Sprintf("master %d", i+1)
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
		r.Kinds = append(r.Kinds, t.mappingOf(k, r.Masters))
	}
	r.Lacks = t.lacks()
	return r, nil
}

func (t *template) mappingOf(k deck.Kind, masters []string) Mapping {
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
			typ = "any content"
		}
		m.Fills = append(m.Fills, fmt.Sprintf("%s: %s (%s)", what, h.name, typ))
	}
	fill("title", l.title())
	switch k {
	case deck.KindCover:
		h := l.of("subTitle")
		if h == nil {
			h = p.body()
		}
		fill("subtitle", h)
	case deck.KindAgenda, deck.KindComparison:
		fill("table", p.tableHole())
	case deck.KindCase:
		fill("summary", p.body())
		var second *hole
		if bodies := l.bodies(); len(bodies) > 1 && bodies[1].typ != "body" {
			second = bodies[1]
		}
		fill("channels", second)
		m.Beside = append(m.Beside, "facts")
	case deck.KindFigures:
		m.Beside = append(m.Beside, "figures")
	case deck.KindTimeline:
		m.Beside = append(m.Beside, "timeline")
	case deck.KindContext, deck.KindActions, deck.KindDecision, deck.KindLessons, deck.KindQuestions, deck.KindSources:
		fill("text", p.body())
	}
	if k != deck.KindCover && !l.ours {
		m.Beside = append(m.Beside, "sources")
	}
	return m
}

// lacks are sentences about what the template has nowhere.
func (t *template) lacks() []string {
	var all []string
	lacks := func(yes bool, sentence string) {
		if yes {
			all = append(all, sentence)
		}
	}
	one := func(ok func(*layout) bool) bool { return slices.ContainsFunc(t.layouts, ok) }
	lacks(!one(func(l *layout) bool { return l.title() != nil }), "No layout has a title placeholder: titles are text boxes, and the outline view shows none.")
	lacks(!one(func(l *layout) bool { return len(l.bodies()) > 0 }), "No layout has a placeholder for text: text is drawn in boxes under the title.")
	lacks(!one(func(l *layout) bool { return len(l.bodies()) > 1 }), "No layout has two placeholders side by side: the channels of a case are drawn at the right of its summary.")
	lacks(!one(func(l *layout) bool {
		return slices.ContainsFunc(l.bodies(), func(h *hole) bool { return h.typ != "body" })
	}), "No layout has a placeholder for a table: tables stand where the text would be.")
	lacks(!one(func(l *layout) bool { return l.of("sldNum") != nil }), "No layout has a slide number: slides show none.")
	lacks(t.notes == "", "It has no notes master: ours is added for the speaker notes.")
	return all
}

// String is the report as it is printed.
func (r *Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Slides of %.0f × %.0f pt (%s), %s, %s.\n", r.Width, r.Height, shape(r.Width, r.Height), count(len(r.Masters), "master"), count(len(r.Layouts), "layout"))
	if r.Slides > 0 {
		fmt.Fprintf(&b, "Its own %s left out.\n", map[bool]string{true: "slide is", false: fmt.Sprintf("%d slides are", r.Slides)}[r.Slides == 1])
	}
	b.WriteString("\n")
	wide := 0
	for _, k := range r.Kinds {
		wide = max(wide, len(k.Kind))
	}
	for _, k := range r.Kinds {
		fmt.Fprintf(&b, "%-*s  %s", wide, k.Kind, k.Layout)
		if k.Master != "" {
			fmt.Fprintf(&b, " (%s)", k.Master)
		}
		b.WriteString("\n")
		if len(k.Fills) > 0 {
			fmt.Fprintf(&b, "%*s  in placeholders: %s\n", wide, "", strings.Join(k.Fills, ", "))
		}
		if len(k.Beside) > 0 {
			fmt.Fprintf(&b, "%*s  drawn beside: %s\n", wide, "", strings.Join(k.Beside, ", "))
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

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func shape(w, h float64) string {
	for _, s := range []struct {
		name string
		of   float64
	}{{"16:9", 16.0 / 9}, {"4:3", 4.0 / 3}, {"16:10", 1.6}, {"A4", 297.0 / 210}} {
		if d := w/h - s.of; d > -.01 && d < .01 {
			return s.name
		}
	}
	return "a shape of its own"
}
