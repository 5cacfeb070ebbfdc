package pptx

import (
	"strconv"
)

// A ground is what stands behind text.
type ground int

const (
	unknown ground = iota // a picture, a gradient
	light
	dark
)

// groundOf is the ground of a master or a layout where it tells one, else the given
// one; where neither is told it is what suits the colour of the master's text.
func (m *master) groundOf(doc treeDoc, inherited ground, paper string) (ground, string) {
	bg := doc.CSld.Bg
	hex := bg.Pr.Solid.RGB.Val
	for _, slot := range []string{bg.Pr.Solid.Scheme.Val, bg.Ref.Scheme.Val} {
		if hex == "" && slot != "" {
			hex = m.color(slot)
		}
	}
	switch g := shadeOf(hex); {
	case g != unknown:
		return g, hex
	case inherited != unknown:
		return inherited, paper
	}
	if shadeOf(m.color("tx1")) == light {
		return dark, ""
	}
	return light, ""
}

// color is a colour of the theme by its slot or by what it is for.
func (m *master) color(slot string) string {
	if to := m.slots[slot]; to != "" {
		slot = to
	}
	return m.colors[slot]
}

// shadeOf is whether a colour is a light or a dark one.
func shadeOf(hex string) ground {
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		return unknown
	}
	r, g, b := float64(v>>16&255), float64(v>>8&255), float64(v&255)
	if .299*r+.587*g+.114*b > 128 {
		return light
	}
	return dark
}
