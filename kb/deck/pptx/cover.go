package pptx

import (
	"strconv"
)

// cover sets the title, what is under it, who made the deck and when.
func (p *page) cover() {
	title, lead := p.s.Title, p.s.Lead
	if title.Text == "" {
		title.Text, title.Lang = p.d.Title, p.d.Lang
	}
	if lead.Text == "" {
		lead.Text, lead.Lang = p.d.Subtitle, p.d.Lang
	}
	titleParas := func(size float64) []para {
		return []para{{runs: []run{{text: title.Text, lang: title.Lang, size: size, face: p.face(serif)}}, line: p.coverLine()}}
	}
	if h := p.lay.title(); h != nil {
		in := h.inner()
		from := h.size
		if from == 0 {
			from = 40 * p.k
		}
		if p.lay.ours && p.s.TitleSize > 0 {
			from = min(from, float64(p.s.TitleSize))
		}
		size := p.shrink(in.w, in.h, from, min(from, p.size(20)), titleParas)
		for size > 14*p.k && p.m.widest(title.Text, p.face(serif), false, size) > in.w {
			size--
		}
		p.put(h, h.at, titleParas(size))
	} else {
		at := box{p.t.size.w * .08, p.t.size.h * .2, p.t.size.w * .84, p.t.size.h * .3}
		p.textBox(p.words.titleSlot, at, "b", true, titleParas(p.shrink(at.w, at.h, 44*p.k, 16*p.k, titleParas)))
	}
	by := p.d.Author
	date := p.d.Dated()
	subtitle := func(size float64) []para {
		var paras []para
		if lead.Text != "" {
			paras = append(paras, para{runs: []run{{text: lead.Text, lang: lead.Lang, size: size}}, line: p.air()})
		}
		if !p.lay.ours {
			for _, more := range []string{by, date} {
				if more != "" {
					paras = append(paras, para{runs: []run{{text: more, lang: p.d.Lang, size: max(size*.75, p.size(12))}}, before: size * .4})
				}
			}
		}
		return paras
	}
	h := p.lay.of("subTitle")
	if bodies := p.lay.bodies(); h == nil && len(bodies) > 0 {
		h = bodies[0]
	}
	switch {
	case len(subtitle(20)) == 0:
	case h != nil:
		in := h.inner()
		from := h.size
		if from == 0 {
			from = 20 * p.k
		}
		p.put(h, h.at, subtitle(p.shrink(in.w, in.h, from, min(from, p.size(12)), subtitle)))
	default:
		at := box{p.t.size.w * .08, p.t.size.h * .54, p.t.size.w * .84, p.t.size.h * .3}
		p.textBox(p.words.subtitleSlot, at, "t", true, subtitle(p.shrink(at.w, at.h, 20*p.k, 10*p.k, subtitle)))
	}
	if p.lay.ours {
		p.coverFoot(by, date)
	}
}

func (p *page) coverLine() float64 {
	if p.lay.ours {
		return .92
	}
	return 0
}

// coverFoot is who and when, where other slides have their sources.
func (p *page) coverFoot(by, date string) {
	h := p.lay.hole(strconv.Itoa(idxFoot))
	text := by
	switch {
	case h == nil:
		return
	case by != "" && date != "":
		text += " · " + date
	case by == "":
		text = date
	}
	if p.s.Foot != "" {
		if text != "" {
			text += " · "
		}
		text += p.s.Foot
	}
	if text == "" {
		return
	}
	line := []para{{runs: []run{{text: text, lang: p.d.Lang, size: h.size}}}}
	at := h.at
	at.h = max(at.h, p.m.height(line, at.w))
	p.put(h, at, line)
}
