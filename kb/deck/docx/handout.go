package docx

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"casebook/kb/deck"
)

// Handout writes what a deck's slides have on A4, with the speaker's notes, and with
// every source as a footnote. The same deck and options give the same bytes.
func Handout(w io.Writer, d *deck.Deck, o Options) error {
	h := &handout{body: newBody(d.Lang), d: d, o: o}
	h.collect()
	h.write()
	return document{
		body: h.body, title: d.Title, subtitle: d.Subtitle, author: d.Author,
		date: d.Date, dated: d.Dated(),
	}.write(w)
}

// A handout is being written.
type handout struct {
	*body
	d       *deck.Deck
	o       Options
	sources map[string]map[int]deck.Source // in full, by case and number
	short   map[string]map[int]string      // who published them, and when
	cases   []string                       // in their order
	begun   map[string]bool                // cases whose heading stands there
	said    map[string]bool                // notes that stand there already
}

// collect finds the sources of every case, in the fullest words that the deck has.
func (h *handout) collect() {
	h.sources, h.short = map[string]map[int]deck.Source{}, map[string]map[int]string{}
	h.begun, h.said = map[string]bool{}, map[string]bool{}
	for _, s := range h.d.Slides {
		if s.Slug == "" {
			continue
		}
		if h.sources[s.Slug] == nil {
			h.sources[s.Slug], h.short[s.Slug] = map[int]deck.Source{}, map[int]string{}
			h.cases = append(h.cases, s.Slug)
		}
		for _, src := range s.Sources {
			h.short[s.Slug][src.Number] = src.Text
		}
		for _, list := range [...][]deck.Source{s.Sources, s.Notes.Sources, s.References} {
			for _, src := range list {
				if old := h.sources[s.Slug][src.Number]; src.Number > 0 && len(src.Text) > len(old.Text) {
					h.sources[s.Slug][src.Number] = src
				}
			}
		}
	}
}

func (h *handout) write() {
	slides := h.d.Slides
	told := "" // the case that is being told
	for i := 0; i < len(slides); {
		n := 1 // pages of one slide are one section
		for i+n < len(slides) && continues(slides[i], slides[i+n]) {
			n++
		}
		some := slides[i : i+n]
		before := deck.Kind("")
		if i > 0 {
			before = slides[i-1].Kind
		}
		i += n
		switch s := some[0]; s.Kind {
		case deck.KindCover:
			h.cover(s)
		case deck.KindAgenda:
			h.agenda(some)
		case deck.KindSources:
			h.further(some)
		case deck.KindComparison, deck.KindQuestions:
			told = ""
			h.part(s, before)
			h.section(some, "")
		default:
			if s.Slug != told {
				told = s.Slug
				h.begin(s)
			}
			h.section(some, "Heading2")
		}
	}
}

// continues reports whether a slide is a further page of another.
func continues(a, b deck.Slide) bool {
	if a.Kind == deck.KindTimeline && b.Kind == deck.KindTimeline {
		return a.Slug == b.Slug
	}
	return a.Kind == b.Kind && a.Slug == b.Slug && b.Part > 1
}

func (h *handout) cover(s deck.Slide) {
	h.add(plain("Title", deck.Run{Text: h.d.Title, Lang: s.Title.Lang}))
	if h.d.Subtitle != "" {
		h.add(plain("Subtitle", deck.Run{Text: h.d.Subtitle, Lang: h.lang}))
	}
}

// agenda leads to the cases.
func (h *handout) agenda(pages []deck.Slide) {
	h.add(plain("Heading2", pages[0].Title))
	list := h.list(1)
	for _, page := range pages {
		for _, bl := range page.Bullets {
			name := span{text: bl.Text.Text, lang: bl.Text.Lang, strong: true}
			if i := slices.Index(h.cases, bl.Slug); i >= 0 {
				name.anchor = caseMark(i)
			}
			p := para{style: "ListNumber", num: list, spans: []span{name}}
			for _, more := range [...]deck.Run{bl.Detail, {Text: bl.Time}, bl.Question} {
				if more.Text != "" {
					p.spans = append(p.spans, span{text: " · "}, span{text: more.Text, lang: more.Lang})
				}
			}
			h.add(p)
		}
	}
	if foot := pages[0].Foot; foot != "" {
		h.add(para{style: "SourceLine", spans: []span{{text: foot}}})
	}
}

// begin begins a case on a new page, with its title where that may be told yet.
func (h *handout) begin(s deck.Slide) {
	title, head := s.Title, s.Head
	if s.Kind != deck.KindCase && s.Kind != deck.KindContext {
		title, head = deck.Run{Text: s.Head, Lang: h.lang}, ""
	}
	eyebrow := para{style: "Eyebrow", spans: []span{{text: head}}, newPage: true}
	one := plain("Heading1", title)
	if i := slices.Index(h.cases, s.Slug); i >= 0 && !h.begun[s.Slug] {
		one.anchor = caseMark(i)
		h.begun[s.Slug] = true
	}
	if head == "" {
		one.newPage = true
		h.add(one)
		return
	}
	h.add(eyebrow, one)
}

// part begins what is about several cases on a new page: comparisons, or the questions
// for the room, case by case.
func (h *handout) part(s deck.Slide, before deck.Kind) {
	if s.Kind != before {
		one := plain("Heading1", s.Title)
		one.newPage = true
		h.add(one)
	} else if s.Kind == deck.KindComparison {
		h.add(plain("Heading2", s.Title))
	}
	if s.Kind == deck.KindQuestions && s.Head != "" {
		h.add(para{style: "Heading2", spans: []span{{text: s.Head}}})
	}
}

// section writes the pages of one slide under a heading of a style; empty: none.
func (h *handout) section(pages []deck.Slide, style string) {
	s := pages[0]
	opening := s.Kind == deck.KindCase || s.Kind == deck.KindContext
	switch {
	case style == "":
	case opening && !h.d.Reveal, s.Kind == deck.KindContext: // its title is the case's
	default:
		h.add(plain(style, s.Title))
	}
	var notes deck.Notes
	list := 0
	for _, page := range pages {
		notes.Say = append(notes.Say, page.Notes.Say...)
		notes.Ask = append(notes.Ask, page.Notes.Ask...)
		notes.Sources = append(notes.Sources, page.Notes.Sources...)
		if page.Start > 0 && list == 0 {
			list = h.list(page.Start)
		}
		h.content(page, list, &notes)
	}
	if s.Kind == deck.KindTimeline {
		h.timeline(s)
	}
	h.cited(pages, notes.Sources)
	if s.Foot != "" && s.Kind != deck.KindComparison {
		h.add(para{style: "SourceLine", spans: []span{{text: s.Foot}}})
	}
	if !h.o.NoNotes {
		h.aside(s, notes)
	}
}

// content is what a page has but for its timeline. What the notes say more fully is
// said in their words, and taken from them.
func (h *handout) content(s deck.Slide, list int, notes *deck.Notes) {
	if s.Lead.Text != "" && !h.o.NoNotes { // shortened for the slide
		for i, say := range notes.Say {
			after, found := strings.CutPrefix(say.Text, s.Lead.Text)
			if found && s.Kind == deck.KindContext { // its bullets go on
				notes.Say[i].Text = strings.TrimSpace(after)
				break
			}
			if found {
				s.Lead = say
				notes.Say = slices.Delete(notes.Say, i, i+1)
				break
			}
		}
	}
	if s.Lead.Text != "" {
		style := "Standfirst"
		if s.Kind == deck.KindDecision {
			style = "Quote"
		}
		h.add(plain(style, s.Lead))
	}
	if len(s.Facts) > 0 {
		h.facts(s.Facts, 20)
	}
	if len(s.Channels) > 0 {
		h.add(para{style: "Heading3", spans: []span{{text: h.words.channels}}})
		h.channels(s.Channels)
		notes.Say = slices.DeleteFunc(notes.Say, func(say deck.Run) bool {
			return slices.ContainsFunc(s.Channels, func(ch deck.Channel) bool {
				return ch.Note.Text != "" && say.Text == ch.Name+h.words.colon+ch.Note.Text
			})
		})
	}
	for _, bl := range s.Bullets {
		h.bullet(s, bl, list, notes)
	}
	if len(s.Figures) > 0 {
		h.figures(s.Slug, s.Figures, h.sources[s.Slug])
	}
	if s.Table != nil {
		h.comparison(s)
	}
}

func (h *handout) bullet(s deck.Slide, bl deck.Bullet, list int, notes *deck.Notes) {
	p := para{style: "ListBullet"}
	if list > 0 {
		p.style, p.num = "ListNumber", list
	}
	if s.Kind == deck.KindDecision {
		p = para{style: "Quote"}
	}
	text, rest := bl.Text, bl.Detail
	if !h.o.NoNotes {
		whole := strings.TrimSpace(text.Text + " " + rest.Text)
		for i, say := range notes.Say {
			if after, found := strings.CutPrefix(say.Text, whole); found {
				rest = deck.Run{Text: strings.TrimSpace(rest.Text + after), Lang: say.Lang}
				notes.Say = slices.Delete(notes.Say, i, i+1)
				break
			}
		}
	}
	p.spans = []span{{text: text.Text, lang: text.Lang, strong: rest.Text != ""}}
	if rest.Text != "" {
		p.spans = append(p.spans, span{text: " " + rest.Text, lang: rest.Lang})
	}
	h.add(p)
}

// timeline is all steps, in a table: what a page of the deck shows of them is for the
// room.
func (h *handout) timeline(s deck.Slide) {
	t := table{
		style: "CasebookTable", title: h.words.timeline, widths: []int{20, 20, 60},
		head: []string{h.words.date, h.words.step, h.words.what}, first: true,
	}
	for _, step := range s.Timeline.Steps {
		what := para{style: "TableText", spans: []span{{text: step.Text.Text, lang: step.Text.Lang}}}
		what.spans = append(what.spans, marks(s.Slug, []int{step.Source}, h.sources[s.Slug])...)
		t.rows = append(t.rows, [][]para{text(step.Date, ""), text(step.Word, ""), {what}})
	}
	h.table(t)
}

// comparison is the slide's table; the more cases, the less is left for the heads.
func (h *handout) comparison(s deck.Slide) {
	n := len(s.Table.Columns)
	t := table{style: "CasebookTable", title: s.Title.Text, widths: []int{100 - n*(82/max(n, 1))}, head: []string{""}, first: true}
	for _, c := range s.Table.Columns {
		t.widths = append(t.widths, 82/n)
		t.head = append(t.head, c.Text)
	}
	for _, row := range s.Table.Rows {
		cells := [][]para{text(row.Head, "")}
		for _, c := range row.Cells {
			lines := c.Lines
			if len(lines) == 0 {
				lines = []deck.Cell{c}
			}
			var paras []para
			for _, line := range lines {
				paras = append(paras, para{style: "TableText", spans: []span{{text: line.Text, strong: c.Best}}})
			}
			cells = append(cells, paras)
		}
		t.rows = append(t.rows, cells)
	}
	h.table(t)
}

// cited names what the pages rest on, with the footnotes that have it in full. The
// marks of figures and steps stand with them.
func (h *handout) cited(pages []deck.Slide, inNotes []deck.Source) {
	slug := pages[0].Slug
	lists := [][]deck.Source{}
	for _, page := range pages {
		lists = append(lists, page.Sources)
	}
	if !h.o.NoNotes {
		lists = append(lists, inNotes)
	}
	var numbers []int
	for _, src := range slices.Concat(lists...) {
		if src.Number > 0 && !slices.Contains(numbers, src.Number) {
			numbers = append(numbers, src.Number)
		}
	}
	if k := pages[0].Kind; k == deck.KindTimeline || k == deck.KindFigures {
		marked := map[int]bool{}
		for _, page := range pages {
			for _, f := range page.Figures {
				marked[f.Source] = true
			}
			if page.Timeline != nil {
				for _, step := range page.Timeline.Steps {
					marked[step.Source] = true
				}
			}
		}
		numbers = slices.DeleteFunc(numbers, func(n int) bool { return marked[n] })
	}
	if len(numbers) == 0 {
		return
	}
	slices.Sort(numbers)
	p := para{style: "SourceLine", spans: []span{{text: h.words.sources + strings.TrimRight(h.words.colon, " ") + " "}}}
	var unnamed []int
	between := ""
	for _, n := range numbers {
		name := h.short[slug][n]
		if name == "" {
			unnamed = append(unnamed, n)
			continue
		}
		p.spans = append(p.spans, span{text: between + name})
		p.spans = append(p.spans, marks(slug, []int{n}, h.sources[slug])...)
		between = " · "
	}
	if len(unnamed) > 0 {
		p.spans = append(p.spans, span{text: between})
		p.spans = append(p.spans, marks(slug, unnamed, h.sources[slug])...)
	}
	h.add(p)
}

// aside is what the speaker reads and asks, without what stands there already.
func (h *handout) aside(slide deck.Slide, n deck.Notes) {
	if slide.Kind == deck.KindDecision { // the questions stand there, and the reader is no speaker
		return
	}
	fresh := func(runs []deck.Run) []deck.Run {
		return slices.DeleteFunc(slices.Clone(runs), func(r deck.Run) bool {
			key := slide.Slug + "\x00" + r.Text
			known := h.said[key]
			h.said[key] = true
			return known || r.Text == ""
		})
	}
	if say := fresh(n.Say); len(say) > 0 {
		h.add(para{style: "Heading3", spans: []span{{text: h.words.background}}})
		for _, r := range say {
			h.add(plain("Aside", r))
		}
	}
	if ask := fresh(n.Ask); len(ask) > 0 {
		h.add(para{style: "Heading3", spans: []span{{text: h.words.room}}})
		list := h.list(1)
		for _, r := range ask {
			p := plain("ListNumber", r)
			p.num = list
			h.add(p)
		}
	}
}

// further are the sources of a case that no footnote has.
func (h *handout) further(pages []deck.Slide) {
	s := pages[0]
	var rest []deck.Source
	for _, page := range pages {
		for _, src := range page.References {
			if h.known[s.Slug+"#"+strconv.Itoa(src.Number)] == 0 {
				rest = append(rest, src)
			}
		}
	}
	if len(rest) == 0 {
		return
	}
	h.add(plain("Heading2", deck.Run{Text: h.words.further + h.words.colon + cmp.Or(s.Head, s.Slug), Lang: h.lang}))
	for _, src := range rest {
		spans := reference(src, h.lang, false)
		spans[0].text = strings.TrimSpace(spans[0].text)
		h.add(para{style: "SourceLine", spans: spans})
	}
}
