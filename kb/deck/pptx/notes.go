package pptx

import (
	"cmp"
	"strconv"

	"casebook/kb/deck"
	"casebook/kb/deck/opc"
)

// notesSize is the size of speaker notes, in points.
const notesSize = 14

// notesMaster is what a presentation with notes must have: a page of A4-like height
// with the slide above and the notes below.
func notesMaster(w words) []byte {
	x := newXML()
	x.raw(`<p:notesMaster` + spaces + `><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>` + treeStart)
	slot := func(id int, name, ph, at, body string) {
		x.raw(`<p:sp><p:nvSpPr><p:cNvPr id="`).int(id).raw(`" name="`).text(name).raw(`"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ` + ph + `/></p:nvPr></p:nvSpPr>`)
		x.raw(`<p:spPr><a:xfrm>` + at + `</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>` + body + `</p:sp>`)
	}
	end := `<a:p><a:endParaRPr lang="` + opc.LangTag(w.lang) + `"/></a:p>`
	text := func(inside string) string {
		return `<p:txBody><a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="0"/><a:lstStyle><a:lvl1pPr algn="l"><a:defRPr sz="1200"/></a:lvl1pPr></a:lstStyle>` + inside + `</p:txBody>`
	}
	slot(2, w.headerSlt, `type="hdr" sz="quarter"`, `<a:off x="0" y="0"/><a:ext cx="2971800" cy="458788"/>`, text(end))
	slot(3, w.dateSlot, `type="dt" idx="1"`, `<a:off x="3884613" y="0"/><a:ext cx="2971800" cy="458788"/>`, text(end))
	x.raw(`<p:sp><p:nvSpPr><p:cNvPr id="4" name="`).text(w.imageSlot).raw(`"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>`)
	x.raw(`<p:spPr><a:xfrm><a:off x="685800" y="685800"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill><a:srgbClr val="7B8178"/></a:solidFill></a:ln></p:spPr></p:sp>`)
	slot(5, w.notesSlot, `type="body" sz="quarter" idx="3"`, `<a:off x="685800" y="4000500"/><a:ext cx="5486400" cy="4572000"/>`,
		`<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"/><a:lstStyle/><a:p><a:pPr lvl="0"/><a:r><a:rPr lang="`+opc.LangTag(w.lang)+`"/><a:t>`+w.notesSlot+`</a:t></a:r></a:p></p:txBody>`)
	slot(6, w.footerSlot, `type="ftr" sz="quarter" idx="4"`, `<a:off x="0" y="8685213"/><a:ext cx="2971800" cy="458787"/>`, text(end))
	slot(7, w.numberSlot, `type="sldNum" sz="quarter" idx="5"`, `<a:off x="3884613" y="8685213"/><a:ext cx="2971800" cy="458787"/>`, text(`<a:p>`+numberField+`<a:endParaRPr lang="en-GB"/></a:p>`))
	x.raw(treeEnd + `</p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:notesStyle>`)
	for level := 1; level <= 9; level++ {
		x.raw(`<a:lvl`).int(level).raw(`pPr marL="`).int((level - 1) * 228600).raw(`" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:defRPr sz="1400" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl`).int(level).raw(`pPr>`)
	}
	return x.raw(`</p:notesStyle></p:notesMaster>`).bytes()
}

// notesPage is what the speaker reads beside a slide, and the relations to addresses
// in it; nil where there is nothing.
func notesPage(w words, n deck.Notes, lang string, firstLink int) ([]byte, []rel) {
	paras, rels := notesParas(w, n, lang, firstLink)
	if len(paras) == 0 {
		return nil, nil
	}
	x := newXML()
	x.raw(`<p:notes` + spaces + `><p:cSld>` + treeStart)
	x.raw(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="`).text(w.imageSlot).raw(`"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>`)
	x.raw(`<p:sp><p:nvSpPr><p:cNvPr id="3" name="`).text(w.notesSlot).raw(`"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>`)
	x.paragraphs(paras, opc.LangTag(lang)).raw(`</p:txBody></p:sp>`)
	return x.raw(treeEnd + `</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`).bytes(), rels
}

func notesParas(w words, n deck.Notes, lang string, firstLink int) (paras []para, rels []rel) {
	section := func(label string) {
		paras = append(paras, para{runs: []run{{text: label, lang: lang, size: notesSize, bold: true}}, before: notesSize * .8})
	}
	lines := func(label string, texts []deck.Run) {
		if len(texts) == 0 {
			return
		}
		section(label)
		for _, t := range texts {
			paras = append(paras, para{runs: []run{{text: t.Text, lang: cmp.Or(t.Lang, lang), size: notesSize}}, before: notesSize * .3})
		}
	}
	lines(w.say, n.Say)
	lines(w.ask, n.Ask)
	if len(n.Sources) > 0 {
		section(w.sources)
	}
	for _, src := range n.Sources {
		text, tag := src.Text, cmp.Or(src.Lang, lang)
		if src.Number > 0 {
			text = "[" + strconv.Itoa(src.Number) + "]\u00a0" + text
		}
		one := para{runs: []run{{text: text, lang: tag, size: notesSize}}, before: notesSize * .3}
		if src.Address != "" {
			address := run{text: src.Address, lang: tag, size: notesSize}
			if target := opc.Link(src.Address); target != "" {
				address.link = "rId" + strconv.Itoa(firstLink+len(rels))
				rels = append(rels, rel{address.link, relLink, target, true})
			}
			one.runs = append(one.runs, run{text: " ", lang: tag, size: notesSize}, address)
		}
		paras = append(paras, one)
	}
	return paras, rels
}
