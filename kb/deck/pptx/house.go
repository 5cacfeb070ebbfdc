package pptx

import "strconv"

// The size of our slides, in points: 16:9.
const (
	pageWidth  = 960.0
	pageHeight = 540.0
)

// The places of our design, in points. A trainer's template has its own.
const (
	left         = 60.0
	textWidth    = 840.0
	titleTop     = 66.0
	titleSize    = 32.0
	titleRatio   = 1.15 // lines of a title are so far apart
	titleMargin  = 24.0 // under a title
	contentEnd   = 480.0
	footTop      = 497.0
	footRule     = 491.0
	bodyTop      = titleTop + titleSize*titleRatio + titleMargin
	columnLeft   = left + 480 + 60 // of the second of a case card's two columns
	columnWidth  = textWidth - 480 - 60
	figureGap    = 40.0
	figureWidth  = (textWidth - 2*figureGap) / 3
	askGap       = 30.0
	askWidth     = (textWidth - 2*askGap) / 3
	lessonIndent = 54.0
)

// The numbers of our placeholders. Those of a kind have the same in every layout, so
// that text stays where a slide changes its layout.
const (
	idxBody   = 1
	idxSecond = 2
	idxDate   = 10
	idxFooter = 11
	idxNumber = 12
	idxFirst  = 13 // of three columns or rows
	idxHead   = 20
	idxFoot   = 21
)

// house is our own design as a package without slides, in the shape of a template of
// somebody else's: from here on there is one way for both.
func house(lang string) *pack {
	w := wordsIn(lang)
	p := newPack()
	p.add("ppt/theme/theme1.xml", typeTheme, themePart("Casebook"))
	p.add("ppt/slideMasters/slideMaster1.xml", typePart+"slideMaster+xml", masterPart(w, len(houseLayouts(w))))
	const master = "ppt/slideMasters/slideMaster1.xml"
	for i, l := range houseLayouts(w) {
		name := "ppt/slideLayouts/slideLayout" + strconv.Itoa(i+1) + ".xml"
		p.add(name, typePart+"slideLayout+xml", l.part(w))
		p.relate(master, relLayout, name)
		p.relate(name, relMaster, master)
	}
	p.relate(master, relTheme, "ppt/theme/theme1.xml")

	const main = "ppt/presentation.xml"
	p.add(main, typePresentation, presentationPart())
	p.relate("", relDocument, main)
	p.relate(main, relMaster, master)
	p.relate(main, relTheme, "ppt/theme/theme1.xml")
	p.add("ppt/tableStyles.xml", typePart+"tableStyles+xml", tableStylesPart())
	p.relate(main, relOffice+"tableStyles", "ppt/tableStyles.xml")
	return p
}

func presentationPart() []byte {
	x := newXML()
	x.raw(`<p:presentation` + spaces + ` saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>`)
	x.raw(`<p:sldSz cx="`).int(emu(pageWidth)).raw(`" cy="`).int(emu(pageHeight)).raw(`"/><p:notesSz cx="6858000" cy="9144000"/>`)
	x.raw(`<p:defaultTextStyle><a:defPPr><a:defRPr lang="en-GB"/></a:defPPr>`)
	for level := 1; level <= 9; level++ {
		x.raw(`<a:lvl`).int(level).raw(`pPr marL="`).int((level - 1) * 457200).raw(`" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">`)
		x.raw(`<a:defRPr sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl`).int(level).raw(`pPr>`)
	}
	return x.raw(`</p:defaultTextStyle></p:presentation>`).bytes()
}

func presentationProperties() []byte {
	return newXML().raw(`<p:presentationPr` + spaces + `/>`).bytes()
}

func viewProperties() []byte {
	return newXML().raw(`<p:viewPr` + spaces + `><p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="80000"/></p:normalViewPr>` +
		`<p:slideViewPr><p:cSldViewPr><p:cViewPr varScale="1"><p:scale><a:sx n="100" d="100"/><a:sy n="100" d="100"/></p:scale>` +
		`<p:origin x="0" y="0"/></p:cViewPr><p:guideLst/></p:cSldViewPr></p:slideViewPr>` +
		`<p:notesTextViewPr><p:cViewPr><p:scale><a:sx n="1" d="1"/><a:sy n="1" d="1"/></p:scale><p:origin x="0" y="0"/></p:cViewPr></p:notesTextViewPr>` +
		`<p:gridSpacing cx="76200" cy="76200"/></p:viewPr>`).bytes()
}

func tableStylesPart() []byte {
	return newXML().raw(`<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>`).bytes()
}

// themePart has the colours of the look in the slots that it names, and Georgia and
// Calibri. PowerPoint wants three of each kind of format, plain ones too.
func themePart(name string) []byte {
	x := newXML()
	x.raw(`<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="`).text(name).raw(`"><a:themeElements><a:clrScheme name="Casebook">`)
	for _, c := range [][2]string{
		{"dk1", "1A1D1B"},
		{"lt1", "F6F6F1"},
		{"dk2", "12504A"},
		{"lt2", "EBECE4"},
		{"accent1", "1B6688"},
		{"accent2", "966606"},
		{"accent3", "8F180A"},
		{"accent4", "1A52A8"},
		{"accent5", "6A1470"},
		{"accent6", "5C6B33"},
		{"hlink", "12504A"},
		{"folHlink", "12504A"},
	} {
		x.raw(`<a:`).raw(c[0]).raw(`><a:srgbClr val="`).raw(c[1]).raw(`"/></a:`).raw(c[0]).raw(`>`)
	}
	x.raw(`</a:clrScheme><a:fontScheme name="Casebook"><a:majorFont><a:latin typeface="Georgia"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>`)
	x.raw(`<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Casebook">`)
	const solid = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	x.raw(`<a:fillStyleLst>` + solid + solid + solid + `</a:fillStyleLst><a:lnStyleLst>`)
	for _, w := range []string{"9525", "19050", "31750"} {
		x.raw(`<a:ln w="`).raw(w).raw(`" cap="flat" cmpd="sng" algn="ctr">` + solid + `<a:prstDash val="solid"/></a:ln>`)
	}
	const none = `<a:effectStyle><a:effectLst/></a:effectStyle>`
	x.raw(`</a:lnStyleLst><a:effectStyleLst>` + none + none + none + `</a:effectStyleLst><a:bgFillStyleLst>` + solid + solid + solid + `</a:bgFillStyleLst>`)
	return x.raw(`</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`).bytes()
}
