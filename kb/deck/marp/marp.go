package marp

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"casebook/kb/deck"
)

// Options are what the file depends on beside the deck.
type Options struct {
	NoNotes bool // leave out what the speaker reads
}

// Write writes a deck as Markdown for Marp.
func Write(w io.Writer, d *deck.Deck, o Options) error {
	p := &writer{words: wordsIn(d.Lang), o: o, by: strings.Trim(escape(d.Author)+" · "+escape(d.Dated()), " ·")}
	p.front(d)
	for i := range d.Slides {
		if i > 0 {
			p.out.WriteString("\n---\n\n")
		}
		p.slide(d, i)
	}
	if _, err := w.Write(p.out.Bytes()); err != nil {
		return fmt.Errorf("write the slides as Markdown: %w", err)
	}
	return nil
}

// A writer writes the slides one after the other.
type writer struct {
	words
	o   Options
	by  string // author and date
	out bytes.Buffer
}

func (p *writer) line(format string, args ...any) { fmt.Fprintf(&p.out, format+"\n", args...) }

// front is the front matter: what holds for the whole deck.
func (p *writer) front(d *deck.Deck) {
	p.line("---\nmarp: true\nlang: %s\ntitle: %s", d.Lang, quoted(oneLine(d.Title)))
	if d.Author != "" {
		p.line("author: %s", quoted(oneLine(d.Author)))
	}
	p.line("size: 16:9\npaginate: true\nstyle: |")
	for line := range strings.Lines(style) {
		p.out.WriteString("  " + line)
	}
	p.line("\n---\n")
}

func (p *writer) slide(d *deck.Deck, i int) {
	s := &d.Slides[i]
	p.line("<!-- _class: %s -->", s.Kind)
	if s.Head != "" {
		p.line("<!-- _header: %s -->", quoted(escape(s.Head)))
	}
	if foot := p.foot(s); foot != "" {
		p.line("<!-- _footer: %s -->", quoted(foot))
	}
	title := escape(s.Title.Text)
	if s.Parts > 0 {
		title += fmt.Sprintf(" (%d/%d)", s.Part, s.Parts)
	}
	if i == 0 {
		p.line("\n# %s\n", heading(title))
	} else {
		p.line("\n## %s\n", heading(title))
	}
	p.body(s)
	if !p.o.NoNotes {
		p.notes(s.Notes)
	}
}

// heading keeps a run of # at a title's end, which Markdown would leave out.
func heading(s string) string {
	if strings.HasSuffix(s, "#") {
		return s[:len(s)-1] + `\#`
	}
	return s
}

func (p *writer) body(s *deck.Slide) {
	lead := escape(s.Lead.Text)
	switch {
	case lead == "":
	case s.Kind == deck.KindDecision:
		p.line("> %s\n", lead)
	default:
		p.line("%s\n", lead)
	}
	switch s.Kind {
	case deck.KindCover:
		if p.by != "" {
			p.line("%s\n", p.by)
		}
	case deck.KindAgenda:
		p.agenda(s)
	case deck.KindCase:
		p.card(s)
	case deck.KindFigures:
		p.figures(s)
	case deck.KindTimeline:
		p.timeline(s.Timeline)
	case deck.KindComparison:
		p.table(s.Table)
	case deck.KindSources:
		for _, ref := range s.References {
			p.line("- %s", p.reference(ref))
		}
	default:
		for i, b := range s.Bullets {
			mark := "-"
			if s.Start > 0 {
				mark = strconv.Itoa(s.Start+i) + "."
			}
			p.item(mark, escape(b.Text.Text), escape(b.Detail.Text))
		}
	}
}

// item is an item of a list, with a detail on a line of its own.
func (p *writer) item(mark, text, detail string) {
	if detail != "" {
		text += "\\\n" + strings.Repeat(" ", len(mark)+1) + "*" + detail + "*"
	}
	p.line("%s %s", mark, text)
}

func (p *writer) agenda(s *deck.Slide) {
	p.line("| | | | |\n| --- | --- | --- | --- |")
	for i, b := range s.Bullets {
		p.line("| %d | **%s**, %s | %s | %s |", s.Start+i, escape(b.Text.Text), escape(b.Detail.Text), escape(b.Question.Text), escape(b.Time))
	}
}

func (p *writer) card(s *deck.Slide) {
	if len(s.Facts) > 0 {
		p.line("| | |\n| --- | --- |")
		for _, f := range s.Facts {
			p.line("| %s | %s |", escape(f.Label), escape(f.Value))
		}
		p.line("")
	}
	for _, ch := range s.Channels {
		name := escape(strings.TrimSpace(ch.Name + " " + ch.Years))
		if ch.Word != "" {
			name += p.colon + " " + escape(ch.Word)
		}
		p.item("-", verdictMark(ch.Verdict)+" "+name, escape(ch.Note.Text))
	}
}

// verdictMark is the disc of a verdict, as a letter.
func verdictMark(verdict string) string {
	switch verdict {
	case "exemplary":
		return "◉"
	case "good":
		return "●"
	case "mixed":
		return "◐"
	case "poor":
		return "⊘"
	}
	return "◌"
}

func (p *writer) figures(s *deck.Slide) {
	for _, f := range s.Figures {
		about := escape(f.Rung)
		if f.By != "" {
			about += ". " + escape(f.By)
		}
		if f.Disputed != "" {
			about += ". " + escape(f.Disputed)
		}
		if f.Source > 0 {
			about += fmt.Sprintf(` \[%d\]`, f.Source)
		}
		p.line("- **%s** %s *%s*", escape(f.Value), escape(f.Label.Text), about)
	}
}

func (p *writer) timeline(t *deck.Timeline) {
	p.line("| %s | %s | %s | %s |\n| --- | --- | --- | --- |", p.number, p.when, p.step, p.what)
	for i, step := range t.Steps[t.First:t.Last] {
		p.line("| %d | %s | %s | %s |", t.First+i+1, escape(step.Date), strong(step.Word), escape(step.Text.Text))
	}
	for _, took := range [...]string{p.took(p.answer, t.Answer), p.took(p.apology, t.Apology)} {
		if took != "" && t.Shown == len(t.Steps) {
			p.line("\n%s", took)
		}
	}
}

func (p *writer) took(what, long string) string {
	if long == "" {
		return ""
	}
	return "**" + what + p.colon + "** " + escape(long)
}

func strong(s string) string {
	if s = escape(s); s == "" {
		return ""
	}
	return "**" + s + "**"
}

func (p *writer) table(t *deck.Table) {
	head, rule := "|", "| ---"
	for _, c := range t.Columns {
		head += " | " + strong(c.Text)
		rule += " | ---"
	}
	p.line("%s |\n%s |", head, rule)
	for _, row := range t.Rows {
		line := "| " + escape(row.Head)
		for _, cell := range row.Cells {
			text := escape(cell.Text)
			if cell.Best {
				text = strong(cell.Text)
			}
			line += " | " + text
		}
		p.line("%s |", line)
	}
}

// reference is a source in full, with its address as a link.
func (p *writer) reference(ref deck.Source) string {
	text := fmt.Sprintf(`\[%d\] %s`, ref.Number, escape(ref.Text))
	if followed(ref.Address) {
		text += " <" + address(ref.Address) + ">"
	}
	return text
}

// followed reports whether an address is one of the web.
func followed(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

func (p *writer) foot(s *deck.Slide) string {
	if len(s.Sources) == 0 {
		return escape(s.Foot)
	}
	var parts []string
	for _, src := range s.Sources {
		text := escape(src.Text)
		if src.Number > 0 {
			text = fmt.Sprintf(`\[%d\] %s`, src.Number, text)
		}
		parts = append(parts, text)
	}
	return p.sources + p.colon + " " + strings.Join(parts, " · ")
}

// notes are one comment. It begins with a word alone on its line, so that nothing in
// it can be taken for a setting.
func (p *writer) notes(n deck.Notes) {
	if len(n.Say)+len(n.Ask)+len(n.Sources) == 0 {
		return
	}
	p.line("\n<!--")
	part := func(title string, runs []deck.Run) {
		if len(runs) == 0 {
			return
		}
		p.line("%s\n", title)
		for _, r := range runs {
			p.line("%s\n", inComment(oneLine(r.Text)))
		}
	}
	part(p.say, n.Say)
	part(p.ask, n.Ask)
	if len(n.Sources) > 0 {
		p.line("%s\n", p.sources)
		for _, src := range n.Sources {
			p.line("[%d] %s %s", src.Number, inComment(oneLine(src.Text)), address(src.Address))
		}
	}
	p.line("-->")
}
