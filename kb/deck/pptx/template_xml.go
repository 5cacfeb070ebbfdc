package pptx

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// What is read of a master or layout.
type treeDoc struct {
	Type string `xml:"type,attr"`
	CSld struct {
		Name string `xml:"name,attr"`
		Bg   struct {
			Ref struct {
				Scheme valAttr `xml:"schemeClr"`
			} `xml:"bgRef"`
			Pr struct {
				Solid struct {
					Scheme valAttr `xml:"schemeClr"`
					RGB    valAttr `xml:"srgbClr"`
				} `xml:"solidFill"`
			} `xml:"bgPr"`
		} `xml:"bg"`
		Shapes []shapeDoc `xml:"spTree>sp"`
		Pics   []shapeDoc `xml:"spTree>pic"`
	} `xml:"cSld"`
	ClrMap struct {
		Attrs []xml.Attr `xml:",any,attr"`
	} `xml:"clrMap"`
	Title styleDoc `xml:"txStyles>titleStyle"`
	Body  styleDoc `xml:"txStyles>bodyStyle"`
}

type valAttr struct {
	Val string `xml:"val,attr"`
}

type styleDoc struct {
	Level struct {
		MarL string    `xml:"marL,attr"`
		None *struct{} `xml:"buNone"`
		Char *struct{} `xml:"buChar"`
		Num  *struct{} `xml:"buAutoNum"`
		Blip *struct{} `xml:"buBlip"`
		Def  struct {
			Size string `xml:"sz,attr"`
		} `xml:"defRPr"`
	} `xml:"lvl1pPr"`
}

func (s styleDoc) style() textStyle {
	b := untold
	switch l := s.Level; {
	case l.None != nil:
		b = without
	case l.Char != nil || l.Num != nil || l.Blip != nil:
		b = with
	}
	return textStyle{number(s.Level.Def.Size) / 100, number(s.Level.MarL) / emuPerPoint, b}
}

type shapeDoc struct {
	Name struct {
		Name string `xml:"name,attr"`
	} `xml:"nvSpPr>cNvPr"`
	Hole *struct {
		Type string `xml:"type,attr"`
		Idx  string `xml:"idx,attr"`
	} `xml:"nvSpPr>nvPr>ph"`
	Xfrm *struct {
		Off struct {
			X string `xml:"x,attr"`
			Y string `xml:"y,attr"`
		} `xml:"off"`
		Ext struct {
			W string `xml:"cx,attr"`
			H string `xml:"cy,attr"`
		} `xml:"ext"`
	} `xml:"spPr>xfrm"`
	Body struct {
		L      string `xml:"lIns,attr"`
		T      string `xml:"tIns,attr"`
		R      string `xml:"rIns,attr"`
		B      string `xml:"bIns,attr"`
		Anchor string `xml:"anchor,attr"`
	} `xml:"txBody>bodyPr"`
	Style styleDoc `xml:"txBody>lstStyle"`
}

// number reads a whole number of a file; 0 where it is none.
func number(s string) float64 {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(f) || math.Abs(f) > 1e10 {
		return 0
	}
	return f
}

// placeholders are those of a layout, with what it does not tell taken from the
// master's of its type.
func (doc *treeDoc) placeholders(m *master, inherited []hole) []hole {
	var holes []hole
	for _, s := range doc.CSld.Shapes {
		if s.Hole == nil {
			continue
		}
		h := hole{typ: s.Hole.Type, idx: s.Hole.Idx, name: s.Name.Name, anchor: "t", inset: box{7.2, 3.6, 7.2, 3.6}}
		if p := parent(h, inherited); p != nil {
			h.at, h.size, h.margin, h.bullet, h.inset, h.anchor = p.at, p.size, p.margin, p.bullet, p.inset, p.anchor
		} else {
			switch {
			case h.isTitle():
				h.size = m.title.size
			case h.isBody():
				h.size, h.margin, h.bullet = m.body.size, m.body.margin, m.body.bullet
			}
		}
		if s.Xfrm != nil {
			h.at = box{number(s.Xfrm.Off.X) / emuPerPoint, number(s.Xfrm.Off.Y) / emuPerPoint, number(s.Xfrm.Ext.W) / emuPerPoint, number(s.Xfrm.Ext.H) / emuPerPoint}
		}
		if st := s.Style.style(); st.size > 0 {
			h.size = st.size
		}
		if st := s.Style.style(); st.bullet != untold {
			h.bullet = st.bullet
		}
		if s.Style.Level.MarL != "" {
			h.margin = s.Style.style().margin
		}
		for _, in := range []struct {
			value string
			field *float64
		}{{s.Body.L, &h.inset.x}, {s.Body.T, &h.inset.y}, {s.Body.R, &h.inset.w}, {s.Body.B, &h.inset.h}} {
			if in.value != "" {
				*in.field = number(in.value) / emuPerPoint
			}
		}
		if s.Body.Anchor != "" {
			h.anchor = s.Body.Anchor
		}
		holes = append(holes, h)
	}
	return holes
}

// parent is the master's placeholder that a layout's takes from.
func parent(h hole, of []hole) *hole {
	want := h.typ
	switch want {
	case "ctrTitle":
		want = "title"
	case "dt", "ftr", "sldNum", "title":
	default:
		want = "body"
	}
	for i := range of {
		if of[i].typ == want {
			return &of[i]
		}
	}
	return nil
}
