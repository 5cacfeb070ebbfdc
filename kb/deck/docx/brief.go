package docx

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"casebook/kb"
	"casebook/kb/deck"
)

// Brief writes a page of each case for who has not read it, with its sources and how
// well it is proven. Its errors are those of [deck.Briefs], else of writing. The same
// cases and options give the same bytes.
func Brief(w io.Writer, cases []*kb.Case, tax *kb.Taxonomies, o deck.Options) error {
	pages, err := deck.Briefs(cases, tax, o)
	if err != nil {
		return err
	}
	lang, _, _ := strings.Cut(strings.ToLower(o.Lang), "-")
	b := newBody(lang)
	for i, page := range pages {
		b.brief(page, i > 0)
	}
	title := kb.Typographic(o.Title, lang)
	if title == "" {
		title = b.words.cases
		if len(pages) == 1 {
			title = pages[0].Title.Text
		}
	}
	d := deck.Deck{Lang: lang, Date: o.Date}
	return document{
		body: b, title: title, subtitle: kb.Typographic(o.Subtitle, lang), author: o.Author,
		date: o.Date, dated: d.Dated(), brief: true,
	}.write(w)
}

func (b *body) brief(page deck.Brief, newPage bool) {
	b.fresh = len(b.notes)
	b.add(
		para{style: "Eyebrow", spans: []span{{text: page.Head}}, newPage: newPage},
		plain("Heading1", page.Title),
		plain("Standfirst", page.Lead),
	)
	b.facts(page.Facts, 20)
	sources := map[int]deck.Source{}
	for _, src := range page.Sources {
		sources[src.Number] = src
	}
	for _, s := range page.Sections {
		b.add(plain("Heading2", s.Heading))
		if len(s.Figures) > 0 {
			b.figures(page.Slug, s.Figures, sources)
		}
		for _, points := range s.Paragraphs {
			p := para{style: "Normal"}
			if s.Listed {
				p.style = "ListBullet"
			}
			for i, point := range points {
				text := point.Text
				if i > 0 {
					text.Text = " " + text.Text
				}
				p.spans = append(p.spans, span{text: text.Text, lang: text.Lang})
				p.spans = append(p.spans, marks(page.Slug, point.Sources, sources)...)
			}
			b.para(p)
		}
	}
}

// marks are the footnotes of sources by their numbers.
func marks(slug string, numbers []int, sources map[int]deck.Source) []span {
	var all []span
	for _, n := range numbers {
		if src, ok := sources[n]; ok {
			all = append(all, span{note: &src, slug: slug})
		}
	}
	return all
}

// facts is a table of labels and values; the column of labels has a part of 100.
func (b *body) facts(facts []deck.Fact, label int) {
	if len(facts) == 0 {
		return
	}
	t := table{style: "CasebookTable", title: b.words.facts, widths: []int{label, 100 - label}, first: true}
	for _, f := range facts {
		t.rows = append(t.rows, [][]para{text(f.Label, ""), text(f.Value, "")})
	}
	b.table(t)
}

// figures stand side by side, three in a row.
func (b *body) figures(slug string, figures []deck.Figure, sources map[int]deck.Source) {
	const most = 3
	t := table{style: "CasebookFigures", title: b.words.figures}
	columns := min(max(len(figures), 2), most)
	for range columns {
		t.widths = append(t.widths, 100/columns)
	}
	for len(figures) > 0 {
		var row [][]para
		for _, f := range figures[:min(columns, len(figures))] {
			row = append(row, b.figure(slug, f, sources))
		}
		t.rows = append(t.rows, row)
		figures = figures[min(columns, len(figures)):]
	}
	b.table(t)
}

// figure is a number with what it counts. The mark of its source stands behind the
// words: 9 with a small 4 behind it is read as a power.
func (b *body) figure(slug string, f deck.Figure, sources map[int]deck.Source) []para {
	value := para{style: "Figure", spans: []span{{text: f.Value}}}
	label := plain("FigureLabel", f.Label)
	label.spans = append(label.spans, marks(slug, []int{f.Source}, sources)...)
	told := f.Rung
	if f.By != "" {
		told = strings.TrimPrefix(told+". "+f.By, ". ")
	}
	all := []para{value, label, {style: "FigureLabel", spans: []span{{text: told}}}}
	if f.Disputed != "" {
		last := &all[2]
		if told != "" {
			last.spans = append(last.spans, span{text: ". "})
		}
		last.spans = append(last.spans, span{text: f.Disputed, strong: true})
	}
	return all
}

// channels is a table of verdicts and, where any is told, their reasons.
func (b *body) channels(channels []deck.Channel) {
	t := table{
		style: "CasebookTable", title: b.words.channels, widths: []int{24, 18, 58},
		head: []string{b.words.channel, b.words.verdict, b.words.why}, first: true,
	}
	if !slices.ContainsFunc(channels, func(ch deck.Channel) bool { return ch.Note.Text != "" }) {
		t.widths, t.head = []int{42, 58}, t.head[:2]
	}
	for _, ch := range channels {
		name := strings.TrimSpace(ch.Name + " " + ch.Years)
		row := [][]para{text(name, ""), text(cmp.Or(ch.Word, "–"), ""), text(ch.Note.Text, ch.Note.Lang)}
		t.rows = append(t.rows, row[:len(t.head)])
	}
	b.table(t)
}
