package pptx

import (
	"cmp"
	"strconv"
	"strings"

	"casebook/kb/deck"
)

// foot sets the sources that a slide rests on, each with its address; in another's
// template after the running head, under the content.
func (p *page) foot() {
	h := p.lay.hole(strconv.Itoa(idxFoot))
	ours := p.lay.ours && h != nil
	size, width := p.size(12), p.area.w
	if ours {
		size, width = h.size, h.at.w
	}
	runs := p.footRuns(len(p.s.Sources), size)
	for n := len(p.s.Sources); n > 1 && p.m.lines(para{runs: runs}, width) > 2; {
		n--
		runs = p.footRuns(n, size)
	}
	for i := range runs {
		if !ours {
			runs[i].color = p.pal.soft
		}
	}
	if len(runs) == 0 {
		return
	}
	line := para{runs: runs}
	high := p.m.height([]para{line}, width)
	if ours {
		at := h.at
		at.h = max(at.h, high)
		p.put(h, at, []para{line})
		return
	}
	at := box{p.area.x, p.area.bottom() - high, p.area.w, high}
	p.area.h -= high + p.size(10)
	p.textBox(p.words.sources, at, "b", true, []para{line})
}

// footRuns are the first n sources, and whether there are more.
func (p *page) footRuns(n int, size float64) []run {
	plain := func(text string) run { return run{text: text, lang: p.d.Lang, size: size} }
	var runs []run
	if !p.lay.ours && p.s.Head != "" {
		runs = append(runs, plain(p.s.Head))
	}
	gap := func() {
		if len(runs) > 0 {
			runs = append(runs, plain(" · "))
		}
	}
	switch {
	case len(p.s.Sources) > 0:
		gap()
		runs = append(runs, plain(p.words.sources+p.words.colon))
		for i, src := range p.s.Sources[:n] {
			if i > 0 {
				gap()
			}
			runs = append(runs, p.source(src, size))
		}
		if n < len(p.s.Sources) {
			gap()
			runs = append(runs, plain(p.words.more))
		}
	case p.s.Foot != "":
		gap()
		runs = append(runs, plain(p.s.Foot))
	}
	return runs
}

func (p *page) source(src deck.Source, size float64) run {
	text := src.Text
	if src.Number > 0 {
		text = "[" + strconv.Itoa(src.Number) + "]\u00a0" + text
	}
	return run{text: text, lang: cmp.Or(src.Lang, p.d.Lang), size: size, link: p.link(src.Address), plain: true}
}

// shown is an address as it is read: without what every address begins with, and cut
// in the middle of what nobody types.
func shown(address string) string {
	s := strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	s = strings.TrimSuffix(strings.TrimPrefix(s, "www."), "/")
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
