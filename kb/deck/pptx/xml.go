package pptx

import (
	"bytes"
	"strconv"

	"casebook/kb/deck/opc"
)

// The types of parts and relations that are written.
const (
	typeTheme        = "application/vnd.openxmlformats-officedocument.theme+xml"
	typePart         = "application/vnd.openxmlformats-officedocument.presentationml."
	typePresentation = typePart + "presentation.main+xml"

	relOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

	relDocument    = relOffice + "officeDocument"
	relMaster      = relOffice + "slideMaster"
	relLayout      = relOffice + "slideLayout"
	relSlide       = relOffice + "slide"
	relNotes       = relOffice + "notesSlide"
	relNotesMaster = relOffice + "notesMaster"
	relTheme       = relOffice + "theme"
	relLink        = relOffice + "hyperlink"

	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	spaces  = ` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
)

// An xmlWriter collects a part.
type xmlWriter struct{ b bytes.Buffer }

func newXML() *xmlWriter {
	x := &xmlWriter{}
	x.b.WriteString(xmlHead)
	return x
}

func (x *xmlWriter) raw(s string) *xmlWriter {
	x.b.WriteString(s)
	return x
}

func (x *xmlWriter) int(n int) *xmlWriter {
	x.b.Write(strconv.AppendInt(x.b.AvailableBuffer(), int64(n), 10))
	return x
}

// text writes what may stand in an element or an attribute.
func (x *xmlWriter) text(s string) *xmlWriter {
	opc.WriteText(&x.b, s)
	return x
}

func (x *xmlWriter) bytes() []byte { return x.b.Bytes() }

// xfrm writes where a shape is.
func (x *xmlWriter) xfrm(at box, attrs string) *xmlWriter {
	x.raw(`<a:xfrm`).raw(attrs).raw(`><a:off x="`).int(emu(at.x)).raw(`" y="`).int(emu(at.y))
	x.raw(`"/><a:ext cx="`).int(max(emu(at.w), 0)).raw(`" cy="`).int(max(emu(at.h), 0)).raw(`"/></a:xfrm>`)
	return x
}

// fill writes a solid fill, or none.
func (x *xmlWriter) fill(c color) *xmlWriter {
	if c == "" {
		return x.raw(`<a:noFill/>`)
	}
	return x.raw(`<a:solidFill>`).raw(string(c)).raw(`</a:solidFill>`)
}

// line writes an outline; tag is a:ln, or a:lnT and its like in a table.
func (x *xmlWriter) line(tag string, width float64, c color, dash string) *xmlWriter {
	if c == "" || width == 0 {
		return x.raw("<").raw(tag).raw(` w="0"><a:noFill/></`).raw(tag).raw(">")
	}
	x.raw("<").raw(tag).raw(` w="`).int(emu(width)).raw(`" cap="flat">`).fill(c)
	if dash != "" {
		x.raw(`<a:prstDash val="`).raw(dash).raw(`"/>`)
	}
	return x.raw("</").raw(tag).raw(">")
}

// paragraphs writes the inside of a text body after its properties. A body has at
// least one paragraph.
func (x *xmlWriter) paragraphs(paras []para, fallback string) *xmlWriter {
	if len(paras) == 0 {
		return x.raw(`<a:p><a:endParaRPr lang="`).text(fallback).raw(`"/></a:p>`)
	}
	for _, p := range paras {
		x.paragraph(p, fallback)
	}
	return x
}

func (x *xmlWriter) paragraph(p para, fallback string) {
	x.raw(`<a:p>`).paraProperties(p)
	lang, size := fallback, 0.0
	for _, r := range p.runs {
		for _, w := range r.words() {
			if w.text == "" {
				continue
			}
			x.raw(`<a:r>`).runProperties("a:rPr", w, fallback).raw(`<a:t>`).text(w.text).raw(`</a:t></a:r>`)
			if tag := opc.LangTag(w.lang); tag != "" {
				lang = tag
			}
			size = w.size
		}
	}
	x.raw(`<a:endParaRPr lang="`).text(lang).raw(`"`)
	if size > 0 {
		x.raw(` sz="`).int(int(size*100 + .5)).raw(`"`)
	}
	x.raw(`/></a:p>`)
}

func (x *xmlWriter) paraProperties(p para) *xmlWriter {
	x.raw(`<a:pPr`)
	if p.list != inherited {
		x.raw(` marL="`).int(emu(p.hang + p.margin)).raw(`" indent="`).int(emu(-p.hang)).raw(`"`)
	}
	turned := p.turned()
	switch {
	case p.right, turned && p.hang+p.margin > 0: // its mark stands right of it
		x.raw(` algn="r"`)
	case turned:
		x.raw(` algn="l"`)
	}
	if turned {
		x.raw(` rtl="1"`)
	}
	x.raw(`>`)
	switch {
	case p.exact > 0:
		x.raw(`<a:lnSpc><a:spcPts val="`).int(int(p.exact*100 + .5)).raw(`"/></a:lnSpc>`)
	case p.line > 0:
		x.raw(`<a:lnSpc><a:spcPct val="`).int(int(p.line*100000 + .5)).raw(`"/></a:lnSpc>`)
	}
	x.raw(`<a:spcBef><a:spcPts val="`).int(int(p.before*100 + .5)).raw(`"/></a:spcBef>`)
	switch p.list {
	case noList:
		x.raw(`<a:buNone/>`)
	case bulleted:
		x.raw(`<a:buClr>`).raw(string(scheme("tx2"))).raw(`</a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>`)
	case numbered:
		x.raw(`<a:buClr>`).raw(string(scheme("tx2"))).raw(`</a:buClr>`)
		if p.marks > 0 {
			x.raw(`<a:buSzPts val="`).int(int(p.marks*100 + .5)).raw(`"/>`)
		}
		x.raw(`<a:buFont typeface="+mn-lt"/><a:buAutoNum type="arabicPlain" startAt="`)
		x.int(min(max(p.start, 1), 32767)).raw(`"/>`)
	}
	return x.raw(`</a:pPr>`)
}

// runProperties writes attributes and children in the order that the schema wants;
// tag is a:rPr or a:defRPr.
func (x *xmlWriter) runProperties(tag string, r run, fallback string) *xmlWriter {
	lang := opc.LangTag(r.lang)
	if lang == "" {
		lang = fallback
	}
	x.raw("<").raw(tag).raw(` lang="`).text(lang).raw(`"`)
	if r.size > 0 {
		x.raw(` sz="`).int(int(r.size*100 + .5)).raw(`"`)
	}
	if r.bold {
		x.raw(` b="1"`)
	}
	x.raw(` dirty="0">`)
	if r.color != "" {
		x.fill(r.color)
	}
	switch r.face {
	case sans:
		x.raw(`<a:latin typeface="+mn-lt"/>`)
	case serif:
		x.raw(`<a:latin typeface="+mj-lt"/>`)
	case asPlaceholder:
	}
	switch {
	case r.link != "":
		x.raw(`<a:hlinkClick r:id="`).text(r.link).raw(`"`)
	case r.jump != "":
		x.raw(`<a:hlinkClick r:id="`).text(r.jump).raw(`" action="ppaction://hlinksldjump"`)
	default:
		return x.raw("</").raw(tag).raw(">")
	}
	if r.plain { // else every link has the theme's colour, whatever its text says
		x.raw(`><a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr` +
			` xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst></a:hlinkClick>`)
	} else {
		x.raw(`/>`)
	}
	return x.raw("</").raw(tag).raw(">")
}
