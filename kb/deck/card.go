package deck

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/kb"
)

// The card of a case, in points: lead and facts left, channels right.
const (
	leadWidth, leadSize, leadRatio = 480.0, 22, 1.36
	factsGap, factSize, factLabel  = 18.0, 18.0, 96.0
	factHeight                     = 18*1.35 + 7
	channelWidth, channelSize      = 272.0, 20.0
	channelHead                    = 16*1.3 + 6
	channelGap, noteSize           = 18.0, 14.0
)

// card says who, what, when, where, and how each channel was used. A lead that is
// too long is shortened by whole sentences; a reason for which there is no room is
// for the speaker to give, and channels for which there is none go to a further
// page.
func (b *builder) card(s *story) []Slide {
	sl := b.slide(s, KindCase, s.title, false)
	if base(s.title.Lang) != b.lang {
		sl.Head += " · " + fill(b.inLanguage, "language", b.language(s.title.Lang))
	}
	room := sl.room()
	sl.Lead, sl.Facts = b.run(s.c.Summary), b.facts(s.c)
	fitLead(&sl, room)
	channels := b.channelsOf(s.c)
	if channelsHeight(channels) > room {
		for i := range channels {
			channels[i].Note = Run{}
		}
	}
	refs := make([]int, 0, len(s.c.Channels))
	for _, ch := range s.c.Channels {
		refs = append(refs, ch.Source)
	}
	sl.Sources = b.feet(b.cite(s, refs...))
	sl.Notes = b.cardNotes(s)
	var pages []Slide
	for _, some := range pack(channels, channelsHeight, room, 0) {
		page := sl
		if len(pages) > 0 {
			page = b.slide(s, KindCase, s.title, false)
			page.Sources = sl.Sources
		}
		page.Channels = some
		pages = append(pages, page)
	}
	if len(pages) == 0 {
		pages = []Slide{sl}
	}
	return number(pages)
}

// fitLead finds the largest size at which the whole lead stands above the facts;
// where there is none it is shortened, and the least of the facts are left out.
func fitLead(sl *Slide, room float64) {
	needed := min(3, len(sl.Facts))
	fits := func(text string, facts int) bool {
		return height(text, serif, float64(sl.LeadSize), leadRatio, leadWidth)+factsHeight(sl.Facts[:facts]) <= room
	}
	for _, sl.LeadSize = range [...]int{leadSize, 20, 18} {
		if fits(sl.Lead.Text, needed) {
			break
		}
	}
	sl.Lead.Text = shortened(sl.Lead.Text, func(text string) bool { return fits(text, needed) })
	for len(sl.Facts) > 1 && !fits(sl.Lead.Text, len(sl.Facts)) {
		sl.Facts = sl.Facts[:len(sl.Facts)-1]
	}
}

// shortened leaves out sentences at the end of a text until it fits; the first
// stays in any case.
func shortened(text string, fits func(string) bool) string {
	parts := splitSentences(text)
	for len(parts) > 1 && !fits(strings.Join(parts, " ")) {
		parts = parts[:len(parts)-1]
	}
	return strings.Join(parts, " ")
}

// facts are what the card says in words with a mark, the weightier first: there
// may be no room for the last.
func (b *builder) facts(c *kb.Case) []Fact {
	var all []Fact
	add := func(label string, cells ...Cell) {
		var words []string
		for _, cell := range cells {
			words = append(words, cell.Text)
		}
		if text := strings.Join(words, ", "); text != "" {
			all = append(all, Fact{Label: label, Value: text, Cells: cells})
		}
	}
	var uses []Cell
	for _, use := range c.Uses {
		uses = append(uses, Cell{Text: b.of(b.tax.Uses, use), Mark: "use:" + use})
	}
	add(b.uses, uses...)
	if c.Outcome != "" {
		add(b.result, b.outcomeCell(c))
	}
	if len(c.Sources) > 0 {
		add(b.evidence, b.evidenceCell(c))
	}
	add(b.place, Cell{Text: b.placeAndSector(c)})
	if c.Maturity > 0 {
		add(b.maturity, Cell{Text: fill(b.ofFive, "n", strconv.Itoa(c.Maturity))})
	}
	for i := range all {
		if len(all[i].Cells) == 1 && all[i].Cells[0].Mark == "" {
			all[i].Cells = nil
		}
	}
	return all
}

// placeAndSector is where the case played and in which sector.
func (b *builder) placeAndSector(c *kb.Case) string {
	if c.Sector == "" || c.Type == kb.TypePractice {
		return b.placeOf(c)
	}
	return strings.TrimPrefix(b.placeOf(c)+" · "+capital(b.of(b.tax.Sectors, c.Sector)), " · ")
}

// capital makes the first letter a capital.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

func (b *builder) outcomeCell(c *kb.Case) Cell {
	return Cell{Text: b.of(b.tax.Outcomes, c.Outcome), Mark: "outcome:" + c.Outcome}
}

func (b *builder) evidenceCell(c *kb.Case) Cell {
	grade := strconv.Itoa(kb.GradeOf(c).Value)
	return Cell{Text: fill(b.ofFour, "n", grade), Mark: "evidence:" + grade}
}

func factsHeight(facts []Fact) float64 {
	h := factsGap
	for _, f := range facts {
		marks := strings.Repeat("mmm", len(f.Cells)) // and the gaps around them
		h += factHeight * float64(max(1, lines(f.Value+marks, sans, factSize, leadWidth-factLabel)))
	}
	return h
}

// channelsOf are the channels with their verdicts, in the case's order.
func (b *builder) channelsOf(c *kb.Case) []Channel {
	times := make(map[string]int)
	for _, ch := range c.Channels {
		times[ch.Name]++
	}
	var all []Channel
	for _, ch := range c.Channels {
		out := Channel{Name: b.of(b.tax.Channels, ch.Name), Verdict: ch.Verdict}
		if times[ch.Name] > 1 {
			out.Years = b.Years(ch.Period)
		}
		if ch.Verdict != "" {
			out.Word = b.of(b.tax.Verdicts, ch.Verdict)
		}
		if len(ch.Note) > 0 {
			out.Note = b.run(ch.Note)
		}
		all = append(all, out)
	}
	return all
}

func channelsHeight(channels []Channel) float64 {
	h := channelHead
	for _, ch := range channels {
		name := strings.TrimSpace(ch.Name+" "+ch.Years) + ": " + ch.Word
		h += channelGap + height(name, sans, channelSize, 1.35, channelWidth) + height(ch.Note.Text, sans, noteSize, 1.35, channelWidth)
	}
	return h
}
