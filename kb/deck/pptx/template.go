package pptx

import (
	"encoding/xml"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// A template is a package read as somewhere to put slides: its size, its masters and
// their layouts.
type template struct {
	pack    *pack
	main    string // name of the presentation part
	size    box    // of a slide, from 0, 0
	masters []*master
	layouts []*layout // of all masters, in their order
	notes   string    // notes master; empty: none
	mapping map[int]*layout
}

type master struct {
	part   string
	name   string // of its theme
	holes  []hole
	slots  map[string]string // of the theme's colours, by what they are for
	ground ground
	paper  string // colour of the ground; empty: not one colour
	title  textStyle
	body   textStyle
	colors map[string]string // of its theme, by slot
}

// A textStyle is what a first level looks like.
type textStyle struct {
	size, margin float64
	bullet       bullet
}

// A bullet says whether paragraphs have marks before them.
type bullet int

const (
	untold bullet = iota
	without
	with
)

type layout struct {
	part, name, typ string
	master          *master
	holes           []hole
	ground          ground
	paper           string // colour of the ground; empty: not one colour
	ours            bool   // made by us: it has a running head and sources
}

// A hole is a placeholder of a layout with what it inherits from its master.
type hole struct {
	typ, name string
	idx       string
	at        box
	size      float64 // of its first level; 0: not told
	margin    float64 // left, of its first level
	bullet    bullet  // of its first level
	inset     box     // space inside its edges: x left, y top, w right, h bottom
	anchor    string
}

// inner is where the text of a placeholder may be.
func (h hole) inner() box {
	return box{h.at.x + h.inset.x, h.at.y + h.inset.y, max(h.at.w-h.inset.x-h.inset.w, 20), max(h.at.h-h.inset.y-h.inset.h, 10)}
}

func (h hole) isTitle() bool { return h.typ == "title" || h.typ == "ctrTitle" }

// isBody reports whether a placeholder takes text or any content.
func (h hole) isBody() bool {
	return h.typ == "" || h.typ == "obj" || h.typ == "body" || h.typ == "tbl"
}

// openTemplate reads what somebody gives as a template. The error is a
// [TemplateError].
func openTemplate(data []byte) (*template, error) {
	if err := looksLike(data); err != nil {
		return nil, err
	}
	p, err := readPack(data)
	if err != nil {
		return nil, unreadable(err)
	}
	return readTemplate(p)
}

func readTemplate(p *pack) (*template, error) {
	t := &template{pack: p}
	for _, r := range p.rels[""] {
		switch {
		case r.typ == relDocument && p.parts[r.target] != nil:
			t.main = r.target
		case strings.HasPrefix(r.typ, "http://purl.oclc.org/"):
			return nil, &TemplateError{reason: isStrict}
		}
	}
	if t.main == "" || !strings.Contains(p.parts[t.main].typ, "presentation") && !strings.Contains(p.parts[t.main].typ, "slideshow") && !strings.Contains(p.parts[t.main].typ, "ms-powerpoint") {
		return nil, &TemplateError{reason: isNoPresentation}
	}
	var doc struct {
		Size struct {
			W string `xml:"cx,attr"`
			H string `xml:"cy,attr"`
		} `xml:"sldSz"`
		Masters []struct {
			ID string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sldMasterIdLst>sldMasterId"`
		Notes []struct {
			ID string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"notesMasterIdLst>notesMasterId"`
	}
	if err := xml.Unmarshal(p.parts[t.main].data, &doc); err != nil {
		return nil, damaged(t.main, err)
	}
	t.size = box{0, 0, number(doc.Size.W) / emuPerPoint, number(doc.Size.H) / emuPerPoint}
	if t.size.w < 144 || t.size.h < 108 {
		t.size = box{0, 0, 720, 540} // as PowerPoint takes it where no size is told
	}
	for _, m := range doc.Masters {
		if name := p.by(t.main, m.ID); name != "" {
			if err := t.readMaster(name); err != nil {
				return nil, err
			}
		}
	}
	if len(t.layouts) == 0 {
		return nil, &TemplateError{Damaged: true, reason: hasNoLayouts}
	}
	for _, n := range doc.Notes {
		t.notes = p.by(t.main, n.ID)
	}
	t.mapping = t.choose()
	return t, nil
}

func damaged(name string, err error) error {
	return unreadable(fmt.Errorf("read %s: %w", name, err))
}

func (t *template) readMaster(name string) error {
	var doc treeDoc
	if err := xml.Unmarshal(t.pack.parts[name].data, &doc); err != nil {
		return damaged(name, err)
	}
	m := &master{part: name, title: doc.Title.style(), body: doc.Body.style(), colors: map[string]string{}}
	for _, theme := range t.pack.related(name, relTheme) {
		m.readTheme(t.pack.parts[theme].data)
	}
	m.slots = map[string]string{"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
	for _, a := range doc.ClrMap.Attrs {
		m.slots[a.Name.Local] = a.Value
	}
	m.holes = doc.placeholders(m, nil)
	m.ground, m.paper = m.groundOf(doc, unknown, "")
	t.masters = append(t.masters, m)
	for _, l := range t.layoutsOf(name) {
		var doc treeDoc
		if err := xml.Unmarshal(t.pack.parts[l].data, &doc); err != nil {
			return damaged(l, err)
		}
		lay := &layout{part: l, name: strings.TrimSpace(doc.CSld.Name), typ: doc.Type, master: m, holes: doc.placeholders(m, m.holes)}
		lay.ground, lay.paper = m.groundOf(doc, m.ground, m.paper)
		if lay.name == "" {
			lay.name = strings.TrimSuffix(path.Base(l), ".xml")
		}
		lay.ours = lay.hole(strconv.Itoa(idxFoot)) != nil && (lay.hole(strconv.Itoa(idxHead)) != nil || lay.typ == "title")
		t.layouts = append(t.layouts, lay)
	}
	return nil
}

// layoutsOf are the layouts of a master in the order in which PowerPoint shows them.
func (t *template) layoutsOf(master string) []string {
	var doc struct {
		IDs []struct {
			ID string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sldLayoutIdLst>sldLayoutId"`
	}
	var names []string
	if xml.Unmarshal(t.pack.parts[master].data, &doc) == nil {
		for _, l := range doc.IDs {
			if name := t.pack.by(master, l.ID); name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

func (m *master) readTheme(data []byte) {
	var doc struct {
		Name   string `xml:"name,attr"`
		Scheme struct {
			Colors []struct {
				XMLName xml.Name
				RGB     valAttr `xml:"srgbClr"`
				Sys     struct {
					Last string `xml:"lastClr,attr"`
				} `xml:"sysClr"`
			} `xml:",any"`
		} `xml:"themeElements>clrScheme"`
	}
	if xml.Unmarshal(data, &doc) != nil {
		return // its colours are only looked at to choose ours
	}
	m.name = strings.TrimSpace(doc.Name)
	for _, c := range doc.Scheme.Colors {
		if m.colors[c.XMLName.Local] = c.RGB.Val; c.RGB.Val == "" {
			m.colors[c.XMLName.Local] = c.Sys.Last
		}
	}
}

func (l *layout) hole(idx string) *hole {
	for i := range l.holes {
		if l.holes[i].idx == idx {
			return &l.holes[i]
		}
	}
	return nil
}

func (l *layout) of(typ string) *hole {
	for i := range l.holes {
		if l.holes[i].typ == typ {
			return &l.holes[i]
		}
	}
	return nil
}

func (l *layout) title() *hole {
	for i := range l.holes {
		if l.holes[i].isTitle() {
			return &l.holes[i]
		}
	}
	return nil
}

// bodies are the placeholders that take content, from left to right.
func (l *layout) bodies() []*hole {
	var out []*hole
	for i := range l.holes {
		h := &l.holes[i]
		if h.isBody() && h.at.w > 40 && h.at.h > 40 && h.idx != strconv.Itoa(idxHead) && h.idx != strconv.Itoa(idxFoot) {
			out = append(out, h)
		}
	}
	return out
}
