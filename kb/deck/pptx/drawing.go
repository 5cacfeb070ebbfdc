package pptx

import (
	"strconv"
	"strings"

	"casebook/kb/deck/opc"
)

// Every tree of shapes starts with a group of its own, number 1.
const (
	treeStart = `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>`
	treeEnd   = `</p:spTree>`

	// decorative tells screen readers to pass over.
	decorative = `<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>`
)

// A drawing collects the shapes of a slide, a layout or a page of notes. Shapes have
// numbers of their own within it.
type drawing struct {
	x     *xmlWriter
	id    int
	words words
	pal   palette
}

func newDrawing(w words, p palette) *drawing {
	return &drawing{x: &xmlWriter{}, id: 1, words: w, pal: p}
}

func (d *drawing) next() int {
	d.id++
	return d.id
}

// named writes what a shape is called and what it says to those who don't see it. A
// shape with neither name nor words is decoration.
func (d *drawing) named(name, descr string) {
	n := d.next()
	d.x.raw(`<p:cNvPr id="`).int(n).raw(`" name="`)
	if name == "" && descr == "" {
		d.x.raw(`Shape `).int(n).raw(`">` + decorative + `</p:cNvPr>`)
		return
	}
	if name == "" {
		name = descr
	}
	d.x.text(shorten(name, 60)).raw(` `).int(n).raw(`"`)
	if descr != "" {
		d.x.raw(` descr="`).text(descr).raw(`"`)
	}
	d.x.raw(`/>`)
}

// shorten cuts a name of a shape, which is read in a narrow list only.
func shorten(s string, most int) string {
	if r := []rune(opc.Clean(s)); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return opc.Clean(s)
}

// group draws shapes as one, with one alternative text.
func (d *drawing) group(name, descr string, at box, inside func()) {
	d.x.raw(`<p:grpSp><p:nvGrpSpPr>`)
	d.named(name, descr)
	d.x.raw(`<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>`)
	for _, tags := range [][2]string{{"off", "ext"}, {"chOff", "chExt"}} {
		d.x.raw(`<a:` + tags[0] + ` x="`).int(emu(at.x)).raw(`" y="`).int(emu(at.y)).raw(`"/><a:` + tags[1] + ` cx="`).int(emu(at.w)).raw(`" cy="`).int(emu(at.h)).raw(`"/>`)
	}
	d.x.raw(`</a:xfrm></p:grpSpPr>`)
	inside()
	d.x.raw(`</p:grpSp>`)
}

// preset draws one of the shapes that every reader knows, as decoration.
func (d *drawing) preset(shape string, at box, fill, line color, width float64) {
	d.presetDashed(shape, at, fill, line, width, "")
}

func (d *drawing) presetDashed(shape string, at box, fill, line color, width float64, dash string) {
	d.x.raw(`<p:sp><p:nvSpPr>`)
	d.named("", "")
	d.x.raw(`<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>`).xfrm(at, "").raw(`<a:prstGeom prst="` + shape + `"><a:avLst/></a:prstGeom>`)
	d.x.fill(fill).line("a:ln", width, line, dash).raw(`</p:spPr></p:sp>`)
}

// segment draws a straight line.
func (d *drawing) segment(x1, y1, x2, y2, width float64, c color, dash string) {
	attrs := ""
	if (x2-x1)*(y2-y1) < 0 {
		attrs = ` flipV="1"`
	}
	at := box{min(x1, x2), min(y1, y2), max(x1, x2) - min(x1, x2), max(y1, y2) - min(y1, y2)}
	d.x.raw(`<p:cxnSp><p:nvCxnSpPr>`)
	d.named("", "")
	d.x.raw(`<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>`).xfrm(at, attrs)
	d.x.raw(`<a:prstGeom prst="line"><a:avLst/></a:prstGeom>`).line("a:ln", width, c, dash).raw(`</p:spPr></p:cxnSp>`)
}

// rule draws a horizontal line.
func (d *drawing) rule(x, y, w, width float64, c color, dash string) {
	d.segment(x, y, x+w, y, width, c, dash)
}

// path draws a shape of its own: steps are M x y, L x y, C x y x y x y and Z, in a
// field of w by h that is stretched over the box.
func (d *drawing) path(at box, w, h float64, steps string, fill, line color, width float64) {
	d.x.raw(`<p:sp><p:nvSpPr>`)
	d.named("", "")
	d.x.raw(`<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>`).xfrm(at, "")
	d.x.raw(`<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="`)
	d.x.int(int(w * 100)).raw(`" h="`).int(int(h * 100)).raw(`"`)
	if fill == "" {
		d.x.raw(` fill="none"`)
	}
	d.x.raw(`>`)
	words := strings.Fields(steps)
	point := func(i int) {
		d.x.raw(`<a:pt x="`).int(hundredths(words[i])).raw(`" y="`).int(hundredths(words[i+1])).raw(`"/>`)
	}
	for i := 0; i < len(words); {
		switch words[i] {
		case "M":
			d.x.raw(`<a:moveTo>`)
			point(i + 1)
			d.x.raw(`</a:moveTo>`)
			i += 3
		case "L":
			d.x.raw(`<a:lnTo>`)
			point(i + 1)
			d.x.raw(`</a:lnTo>`)
			i += 3
		case "C":
			d.x.raw(`<a:cubicBezTo>`)
			point(i + 1)
			point(i + 3)
			point(i + 5)
			d.x.raw(`</a:cubicBezTo>`)
			i += 7
		default:
			d.x.raw(`<a:close/>`)
			i++
		}
	}
	d.x.raw(`</a:path></a:pathLst></a:custGeom>`).fill(fill).line("a:ln", width, line, "").raw(`</p:spPr></p:sp>`)
}

func hundredths(s string) int {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0 // our paths are numbers
	}
	return int(f*100 + .5)
}

// textBox draws text where no placeholder is for it.
func (d *drawing) textBox(name string, at box, anchor string, wrap bool, paras []para) {
	d.x.raw(`<p:sp><p:nvSpPr>`)
	if name == "" {
		name = d.words.textSlot
	}
	d.named(name, "")
	d.x.raw(`<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>`).xfrm(at, "").raw(`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>`)
	how := "square"
	if !wrap {
		how = "none"
	}
	d.x.raw(`<a:bodyPr wrap="` + how + `" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="` + anchor + `"><a:noAutofit/></a:bodyPr><a:lstStyle/>`)
	d.x.paragraphs(paras, opc.LangTag(d.words.lang)).raw(`</p:txBody></p:sp>`)
}
