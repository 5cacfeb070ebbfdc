package pptx

import (
	"strconv"
	"strings"

	"casebook/kb/deck"
	"casebook/kb/deck/opc"
)

// A page is one slide while it is drawn on its layout.
type page struct {
	*drawing
	t    *template
	lay  *layout
	d    *deck.Deck
	s    deck.Slide
	m    measure
	k    float64 // sizes of our design times this are the template's
	area box     // for content
	fits bool

	rels  []rel
	jumps map[string]string // ids of relations to the slides of cases, by slug
}

// draw draws a slide.
func draw(t *template, d *deck.Deck, s deck.Slide) *page {
	lay := t.mapping[layoutOf(s.Kind)]
	p := &page{t: t, lay: lay, d: d, s: s, m: measure{lay.ours}, k: t.size.h / pageHeight, fits: true, jumps: map[string]string{}}
	p.drawing = newDrawing(wordsIn(d.Lang), lay.palette(s.Kind))
	if s.Kind == deck.KindCover {
		p.cover()
		return p
	}
	p.head()
	p.title()
	p.foot()
	switch s.Kind {
	case deck.KindAgenda:
		p.agenda()
	case deck.KindCase:
		p.card()
	case deck.KindDecision:
		p.decision()
	case deck.KindFigures:
		p.figures()
	case deck.KindTimeline:
		p.timeline()
	case deck.KindLessons, deck.KindQuestions:
		p.lessons()
	case deck.KindComparison:
		p.comparison()
	case deck.KindSources:
		p.sources()
	case deck.KindCover, deck.KindContext, deck.KindActions:
		p.points()
	}
	p.number()
	return p
}

// size is a size of our design on this page, never smaller than can be read.
func (p *page) size(points float64) float64 { return max(points*p.k, min(points, 10)) }

// face is the face of text in a placeholder: a template's own, or the one that our
// design wants.
func (p *page) face(f face) face {
	if p.lay.ours {
		return f
	}
	return asPlaceholder
}

func (p *page) relate(typ, target string, outside bool) string {
	for _, r := range p.rels {
		if r.typ == typ && r.target == target {
			return r.id
		}
	}
	id := "rId" + strconv.Itoa(len(p.rels)+3) // after the layout and the notes
	p.rels = append(p.rels, rel{id, typ, target, outside})
	return id
}

// link is the relation to an address; empty where there is none that a reader of
// slides may follow.
func (p *page) link(address string) string {
	target := opc.Link(address)
	if target == "" {
		return ""
	}
	return p.relate(relLink, target, true)
}

// put fills a placeholder, at its own place or at another.
func (p *page) put(h *hole, at box, paras []para) {
	p.x.raw(`<p:sp><p:nvSpPr>`)
	p.named(orName(h.name, p.words.textSlot), "")
	p.x.raw(`<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>`)
	p.holeRef(h)
	p.x.raw(`</p:nvPr></p:nvSpPr><p:spPr>`)
	if !at.same(h.at) {
		p.x.xfrm(at, "")
	}
	p.x.raw(`</p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>`)
	for _, one := range paras {
		for j, r := range one.runs {
			if r.size == h.size {
				one.runs[j].size = 0 // as the placeholder has it: it stays so when the layout changes
			}
		}
	}
	p.x.paragraphs(paras, opc.LangTag(p.d.Lang)).raw(`</p:txBody></p:sp>`)
}

// holeRef names the placeholder of the layout that a shape fills.
func (p *page) holeRef(h *hole) {
	p.x.raw(`<p:ph`)
	if h.typ != "" {
		p.x.raw(` type="`).text(h.typ).raw(`"`)
	}
	if h.idx != "" {
		p.x.raw(` idx="`).text(h.idx).raw(`"`)
	}
	p.x.raw(`/>`)
}

func orName(name, other string) string {
	if name = strings.TrimRight(name, " 0123456789"); name != "" {
		return name
	}
	return other
}

// outer is the box of a placeholder whose text is in a box.
func outer(h *hole, in box) box {
	return box{in.x - h.inset.x, in.y - h.inset.y, in.w + h.inset.x + h.inset.w, in.h + h.inset.y + h.inset.h}
}

// head is the running head: over the title in our design, at the foot in another's.
func (p *page) head() {
	h := p.lay.hole(strconv.Itoa(idxHead))
	if !p.lay.ours || h == nil || p.s.Head == "" {
		return
	}
	size := h.size
	for size > 12 && p.m.text(p.s.Head, sans, false, size) > h.at.w {
		size--
	}
	text := []rune(opc.Clean(p.s.Head))
	for len(text) > 1 && p.m.text(string(text)+"…", sans, false, size) > h.at.w && size <= 12 {
		text = text[:len(text)-1]
	}
	head := string(text)
	if len(text) < len([]rune(opc.Clean(p.s.Head))) {
		head = strings.TrimRight(head, " ,·") + "…"
	}
	p.put(h, h.at, []para{{runs: []run{{text: head, lang: p.d.Lang, size: size}}}})
}

// title sets the title as large as two lines of it can be, and says where content may
// begin.
func (p *page) title() {
	h := p.lay.title()
	size, text := titleSize, held(p.s.Title.Text)
	if h != nil && h.size > 0 {
		size = h.size
	}
	part := ""
	if p.s.Parts > 1 {
		part = "\u00a0" + strconv.Itoa(p.s.Part) + "/" + strconv.Itoa(p.s.Parts)
	}
	paras := func(size float64) []para {
		runs := []run{{text: text, lang: p.s.Title.Lang, size: size, face: p.face(serif)}}
		if part != "" {
			runs = append(runs, run{text: part, lang: p.d.Lang, size: max(size*.6, p.size(12)), face: p.face(sans), color: p.pal.soft})
		}
		return []para{{runs: runs}}
	}
	if p.lay.ours && h != nil {
		if p.s.TitleSize > 0 {
			size = min(size, float64(p.s.TitleSize))
		}
		for size > 20 && p.m.lines(paras(size)[0], h.at.w) > 2 {
			size -= 4
		}
		lines := float64(p.m.lines(paras(size)[0], h.at.w))
		at := h.at
		at.h = lines*size*titleRatio + 6
		p.put(h, at, paras(size))
		top := h.at.y + lines*size*titleRatio + titleMargin
		p.area = box{left, top, textWidth, contentEnd - top}
		return
	}
	if h == nil {
		at := box{t4(p.t.size.w, .06), t4(p.t.size.h, .07), p.t.size.w * .88, p.t.size.h * .14}
		h = &hole{at: at, size: 30 * p.k}
		size = p.shrink(at.w, at.h, 30*p.k, 14*p.k, paras)
		p.textBox(p.words.titleSlot, at, "t", true, paras(size))
	} else {
		in := h.inner()
		p.put(h, h.at, paras(p.shrink(in.w, in.h, size, min(size, p.size(14)), paras)))
	}
	p.area = p.t.content(p.lay, h.at)
}

func t4(whole, share float64) float64 { return whole * share }

// shrink is the largest size at which paragraphs fit a column, the least where none
// does.
func (p *page) shrink(w, h, from, least float64, paras func(size float64) []para) float64 {
	for size := from; size > least; size-- {
		if p.m.height(paras(size), w) <= h {
			return size
		}
	}
	return least
}

// content is where content may be on a layout of somebody else: where its
// placeholders for content are, else between title and footers.
func (t *template) content(l *layout, title box) box {
	bodies := l.bodies()
	if len(bodies) == 0 { // as the other layouts of its master have it
		for _, h := range l.master.holes {
			if h.typ == "body" && h.at.w > 40 {
				bodies = append(bodies, &h)
				break
			}
		}
	}
	var area box
	for i, h := range bodies {
		if i == 0 {
			area = h.inner()
			continue
		}
		area = area.around(h.inner())
	}
	if len(bodies) == 0 || area.h < t.size.h*.25 || area.w < t.size.w*.4 {
		x := max(title.x, t.size.w*.04)
		top := title.bottom() + t.size.h*.03
		if top > t.size.h*.5 {
			top = t.size.h * .2
		}
		area = box{x, top, t.size.w - 2*x, t.size.h*.9 - top}
	}
	if low := title.bottom(); title.y < area.y+area.h*.5 && area.y < low && low < area.y+area.h*.5 {
		area = box{area.x, low, area.w, area.bottom() - low}
	}
	for _, typ := range []string{"dt", "ftr", "sldNum"} {
		if f := l.of(typ); f != nil && f.at.y > t.size.h/2 && f.at.y > area.y && f.at.y < area.bottom() {
			area.h = f.at.y - area.y
		}
	}
	right, bottom := min(area.right(), t.size.w*.98), min(area.bottom(), t.size.h*.97)
	area.x, area.y = max(area.x, t.size.w*.02), max(area.y, t.size.h*.02)
	area.w, area.h = right-area.x, bottom-area.y
	return area
}

// number puts in the number of the slide, where the layout has a place for it.
func (p *page) number() {
	h := p.lay.of("sldNum")
	if h == nil {
		return
	}
	p.x.raw(`<p:sp><p:nvSpPr>`)
	p.named(orName(h.name, p.words.numberSlot), "")
	p.x.raw(`<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>`)
	p.holeRef(h)
	p.x.raw(`</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>` + numberField + `<a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>`)
}
