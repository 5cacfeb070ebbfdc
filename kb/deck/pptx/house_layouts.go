package pptx

import (
	"strings"

	"casebook/kb/deck/opc"
)

// A slot is a placeholder of our design.
type slot struct {
	typ    string // as the schema names it; empty: any content
	idx    int
	name   string
	prompt string
	at     box
	anchor string // t, ctr or b
	style  slotStyle
}

// A slotStyle is how the text of a slot is set.
type slotStyle struct {
	size   float64
	face   face
	bold   bool
	color  color
	right  bool
	line   float64
	before float64
}

// A sketch is a layout of our design.
type sketch struct {
	name, typ string
	ground    color // empty: the master's
	noRule    bool  // the master's rule over the foot is not shown
	art       func(*drawing)
	slots     []slot
}

// houseLayouts are the layouts of our design, one a kind of slide or two; in the
// order in which they come.
func houseLayouts(w words) []sketch {
	p, ask := ourPalette(), askPalette()
	head := slot{"body", idxHead, w.headSlot, w.headSlot, box{left, 42, textWidth, 19}, "t", slotStyle{size: 14, color: p.soft}}
	title := slot{"title", 0, w.titleSlot, w.titleSlot, box{left, titleTop, textWidth, titleSize*titleRatio + 6}, "t", slotStyle{}}
	foot := slot{"body", idxFoot, w.sources, w.sources, box{left, footTop, 760, 21}, "t", slotStyle{size: 12, color: p.soft}}
	body := slot{"body", idxBody, w.textSlot, w.textSlot, box{left, bodyTop, textWidth, contentEnd - bodyTop}, "t", slotStyle{}}
	frame := func(more ...slot) []slot { return append(append([]slot{head, title}, more...), foot) }
	table := slot{"tbl", idxBody, w.tableSlot, w.tableSlot, body.at, "t", slotStyle{size: 16}}
	three := func(at func(i int) box, s slotStyle) []slot {
		var slots []slot
		for i := range 3 {
			slots = append(slots, slot{"body", idxFirst + i, w.textSlot, w.textSlot, at(i), "t", s})
		}
		return slots
	}

	cover := []slot{
		{"ctrTitle", 0, w.titleSlot, w.titleSlot, box{left, 42, 530, 246}, "b", slotStyle{size: 54, face: serif, line: .92}},
		{"subTitle", idxBody, w.subtitleSlot, w.subtitleSlot, box{left, 304, 440, 130}, "t", slotStyle{size: 20, color: p.soft}},
		foot,
	}
	lead := slot{"body", idxBody, w.textSlot, w.textSlot, box{left, bodyTop, 480, 170}, "t", slotStyle{size: 22, face: serif, line: 1.1}}
	second := slot{"", idxSecond, w.secondSlot, w.secondSlot, box{columnLeft, bodyTop, columnWidth, contentEnd - bodyTop}, "t", slotStyle{size: 18}}

	askHead, askTitle, askFoot := head, title, foot
	askHead.style.color, askFoot.style.color = ask.soft, ask.soft
	askTitle.at = box{left, titleTop, textWidth, 34}
	askTitle.style = slotStyle{size: 24, face: serif, color: ask.soft}
	question := slot{"body", idxBody, w.questionSlot, w.questionSlot, box{left, 118, 800, 160}, "t", slotStyle{size: 40, face: serif, color: ask.ink, line: 1}}

	figures := three(func(i int) box { return box{left + float64(i)*(figureWidth+figureGap), 190, figureWidth, 280} }, slotStyle{size: 22, color: p.ink})
	lessons := three(func(i int) box { return box{left, bodyTop + 18 + float64(i)*112, textWidth, 76} }, slotStyle{size: 26, face: serif, line: 1})
	known := three(func(i int) box { return box{left + float64(i)*(askWidth+askGap), 330, askWidth, 140} }, slotStyle{size: 20, color: ask.ink})

	return []sketch{
		{w.layouts[layoutCover], "title", "", false, coverArt, cover},
		{w.layouts[layoutAgenda], "tbl", "", false, nil, frame(table)},
		{w.layouts[layoutText], "tx", "", false, nil, frame(body)},
		{w.layouts[layoutCard], "twoObj", "", false, nil, frame(lead, second)},
		{w.layouts[layoutFigures], "", "", false, nil, frame(figures...)},
		{w.layouts[layoutTimeline], "titleOnly", "", false, nil, frame()},
		{w.layouts[layoutDecision], "", ask.paper, true, askArt, append([]slot{askHead, askTitle, question}, append(known, askFoot)...)},
		{w.layouts[layoutLessons], "", "", false, nil, frame(lessons...)},
		{w.layouts[layoutComparison], "tbl", "", false, nil, frame(table)},
		{w.layouts[layoutSources], "tx", "", false, nil, frame(slot{"body", idxBody, w.sources, w.sources, body.at, "t", slotStyle{size: 14}})},
	}
}

// coverArt is three lines that leave one red diamond: answers to one event.
func coverArt(d *drawing) {
	at := box{585, 86, 375, 303}
	d.group(d.words.artName, "", at, func() {
		for _, way := range []string{
			`M 40 150 C 130 150 150 40 250 60 C 350 80 400 30 470 20`,
			`M 40 150 C 120 150 140 250 215 275 C 290 300 330 190 470 130`,
			`M 40 150 C 110 150 150 215 225 235 C 300 255 360 330 470 350`,
		} {
			d.path(at, 470, 380, way, "", d.pal.accent, 4)
		}
		d.preset("diamond", box{at.x + 14*375.0/470, at.y + 124*303.0/380, 52 * 375.0 / 470, 52 * 303.0 / 380}, d.pal.no, "", 0)
	})
}

func askArt(d *drawing) { d.rule(left, footRule, textWidth, .75, rgb("3F7169"), "") }

func (s sketch) part(w words) []byte {
	d := newDrawing(w, ourPalette())
	for _, sl := range s.slots {
		d.slot(sl)
	}
	d.numbers(s.ground)
	if s.art != nil {
		s.art(d)
	}
	x := newXML()
	x.raw(`<p:sldLayout` + spaces)
	if s.typ != "" {
		x.raw(` type="` + s.typ + `"`)
	}
	x.raw(` preserve="1"`)
	if s.typ == "" {
		x.raw(` userDrawn="1"`)
	}
	if s.noRule {
		x.raw(` showMasterSp="0"`)
	}
	x.raw(`><p:cSld name="`).text(s.name).raw(`">`)
	if s.ground != "" {
		x.raw(`<p:bg><p:bgPr>`).fill(s.ground).raw(`<a:effectLst/></p:bgPr></p:bg>`)
	}
	return x.raw(treeStart).raw(d.x.b.String()).raw(treeEnd + `</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`).bytes()
}

// numbers are the date, the footer and the number of a slide, which a trainer may
// show in PowerPoint's own way; of these our slides show the number.
func (d *drawing) numbers(ground color) {
	c := d.pal.soft
	if ground != "" {
		c = askPalette().soft
	}
	small := slotStyle{size: 12, color: c}
	d.slot(slot{"dt", idxDate, d.words.dateSlot, "", box{720, 519, 180, 17}, "t", slotStyle{size: 12, color: c, right: true}})
	d.slot(slot{"ftr", idxFooter, d.words.footerSlot, "", box{left, 519, 640, 17}, "t", small})
	d.slot(slot{"sldNum", idxNumber, d.words.numberSlot, "", box{840, footTop, 60, 21}, "t", slotStyle{size: 12, color: c, right: true}})
}

// slot draws a placeholder of a layout.
func (d *drawing) slot(s slot) {
	x := d.x
	x.raw(`<p:sp><p:nvSpPr><p:cNvPr id="`).int(d.next()).raw(`" name="`).text(s.name).raw(`"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph`)
	if s.typ != "" {
		x.raw(` type="` + s.typ + `"`)
	}
	if s.typ == "dt" {
		x.raw(` sz="half"`)
	} else if s.typ == "ftr" || s.typ == "sldNum" || s.idx >= idxFirst {
		x.raw(` sz="quarter"`)
	}
	if s.idx > 0 {
		x.raw(` idx="`).int(s.idx).raw(`"`)
	}
	if s.prompt != "" && s.idx >= idxFirst {
		x.raw(` hasCustomPrompt="1"`)
	}
	x.raw(`/></p:nvPr></p:nvSpPr><p:spPr>`).xfrm(s.at, "").raw(`</p:spPr><p:txBody>`)
	x.raw(`<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="` + s.anchor + `"><a:normAutofit/></a:bodyPr><a:lstStyle>`)
	if s.style.size > 0 {
		d.slotStyle(s)
	}
	x.raw(`</a:lstStyle><a:p>`)
	switch s.typ {
	case "sldNum":
		x.raw(numberField)
	case "dt", "ftr":
	default:
		x.raw(`<a:r><a:rPr lang="`).text(opc.LangTag(d.words.lang)).raw(`"/><a:t>`).text(s.prompt).raw(`</a:t></a:r>`)
	}
	x.raw(`<a:endParaRPr lang="`).text(opc.LangTag(d.words.lang)).raw(`"/></a:p></p:txBody></p:sp>`)
}

// numberField is the number of a slide, which the reader puts in.
const numberField = `<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>`

func (d *drawing) slotStyle(s slot) {
	x, st := d.x, s.style
	align := "l"
	if st.right {
		align = "r"
	}
	for level := 1; level <= 5; level++ {
		tag := "a:lvl" + string(rune('0'+level)) + "pPr"
		x.raw(`<` + tag + ` marL="0" indent="0" algn="` + align + `">`)
		if st.line > 0 {
			x.raw(`<a:lnSpc><a:spcPct val="`).int(int(st.line*100000 + .5)).raw(`"/></a:lnSpc>`)
		}
		x.raw(`<a:spcBef><a:spcPts val="`).int(int(st.before * 100)).raw(`"/></a:spcBef><a:buNone/><a:defRPr sz="`).int(int(st.size * 100)).raw(`"`)
		if st.bold {
			x.raw(` b="1"`)
		}
		x.raw(`>`)
		if st.color != "" {
			x.fill(st.color)
		}
		if st.face == serif {
			x.raw(`<a:latin typeface="+mj-lt"/>`)
		}
		x.raw(`</a:defRPr></` + tag + `>`)
		if strings.Contains("dt ftr sldNum ctrTitle title", s.typ) && s.typ != "" {
			break
		}
	}
}

// masterPart is our master: the title, a body in five levels, date, footer, number,
// and the rule over the foot.
func masterPart(w words, layouts int) []byte {
	p := ourPalette()
	d := newDrawing(w, p)
	d.slot(slot{"title", 0, w.titleSlot, w.titleSlot, box{left, titleTop, textWidth, titleSize*titleRatio + 6}, "t", slotStyle{}})
	d.slot(slot{"body", idxBody, w.textSlot, w.textSlot, box{left, bodyTop, textWidth, contentEnd - bodyTop}, "t", slotStyle{}})
	d.slot(slot{"dt", 2, w.dateSlot, "", box{720, 519, 180, 17}, "t", slotStyle{size: 12, color: p.soft, right: true}})
	d.slot(slot{"ftr", 3, w.footerSlot, "", box{left, 519, 640, 17}, "t", slotStyle{size: 12, color: p.soft}})
	d.slot(slot{"sldNum", 4, w.numberSlot, "", box{840, footTop, 60, 21}, "t", slotStyle{size: 12, color: p.soft, right: true}})
	d.rule(left, footRule, textWidth, .75, p.rule, "")

	x := newXML()
	x.raw(`<p:sldMaster` + spaces + `><p:cSld><p:bg><p:bgPr>`).fill(p.paper).raw(`<a:effectLst/></p:bgPr></p:bg>`)
	x.raw(treeStart).raw(d.x.b.String()).raw(treeEnd + `</p:cSld>`)
	x.raw(`<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`)
	x.raw(`<p:sldLayoutIdLst>`)
	for i := range layouts {
		x.raw(`<p:sldLayoutId id="`).int(firstLayoutID + i).raw(`" r:id="rId`).int(i + 1).raw(`"/>`)
	}
	x.raw(`</p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>`)
	x.raw(`<a:defRPr sz="3200" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>`)
	for level := 1; level <= 9; level++ {
		size := 2000
		if level > 1 {
			size = 1600
		}
		x.raw(`<a:lvl`).int(level).raw(`pPr marL="`).int(254000 * level).raw(`" indent="-254000" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">`)
		x.raw(`<a:spcBef><a:spcPts val="1000"/></a:spcBef><a:buClr><a:schemeClr val="tx2"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="`).int(size)
		x.raw(`" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl`).int(level).raw(`pPr>`)
	}
	x.raw(`</p:bodyStyle><p:otherStyle><a:defPPr><a:defRPr lang="en-GB"/></a:defPPr>`)
	for level := 1; level <= 9; level++ {
		x.raw(`<a:lvl`).int(level).raw(`pPr marL="`).int((level - 1) * 457200).raw(`" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:defRPr sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl`).int(level).raw(`pPr>`)
	}
	return x.raw(`</p:otherStyle></p:txStyles></p:sldMaster>`).bytes()
}

// firstLayoutID follows the master's number: those of masters and layouts are from
// one series, from 2147483648 up, and none may come twice.
const firstLayoutID = 2147483649
