package pptx

import "casebook/kb/deck"

// A color is a colour as DrawingML writes it.
type color string

func scheme(slot string) color { return color(`<a:schemeClr val="` + slot + `"/>`) }

func shade(slot, mod, off string) color {
	s := `<a:schemeClr val="` + slot + `"><a:lumMod val="` + mod + `"/>`
	if off != "" {
		s += `<a:lumOff val="` + off + `"/>`
	}
	return color(s + `</a:schemeClr>`)
}

func rgb(hex string) color { return color(`<a:srgbClr val="` + hex + `"/>`) }

// A palette is what colours are for.
type palette struct {
	ink, soft, edge, rule, accent color
	paper                         color // what stands behind
	yes, half, no                 color
	uses                          map[string]color // by slug
}

// ourPalette goes by the slots of our theme, so that a trainer who changes the theme
// changes all.
func ourPalette() palette {
	return palette{
		ink: scheme("tx1"), soft: shade("tx1", "78000", "22000"), edge: shade("tx1", "55000", "43000"), rule: shade("bg2", "89000", ""),
		accent: scheme("tx2"), paper: scheme("bg1"), yes: scheme("accent1"), half: scheme("accent2"), no: scheme("accent3"),
		uses: map[string]color{
			"marketing": rgb("966200"), "customer-service": rgb("00777A"), "communication": scheme("accent4"), "internal-comms": scheme("accent6"),
			"pr": scheme("accent5"), "crisis": scheme("accent3"), "monitoring": rgb("33383C"),
		},
	}
}

// lightPalette is for another's template with dark text on a light ground: words and
// rules take its colours, marks keep theirs, which mean something.
func lightPalette() palette {
	return palette{
		ink: scheme("tx1"), soft: shade("tx1", "75000", "25000"), edge: shade("tx1", "50000", "50000"), rule: shade("tx1", "20000", "80000"),
		accent: rgb("12504A"), paper: scheme("bg1"), yes: rgb("1B6688"), half: rgb("966606"), no: rgb("8F180A"),
		uses: map[string]color{
			"marketing": rgb("966200"), "customer-service": rgb("00777A"), "communication": rgb("1A52A8"), "internal-comms": rgb("5C6B33"),
			"pr": rgb("6A1470"), "crisis": rgb("8F180A"), "monitoring": rgb("33383C"),
		},
	}
}

// darkPalette is for another's template with light text on a dark ground.
func darkPalette() palette {
	return palette{
		ink: scheme("tx1"), soft: shade("tx1", "85000", ""), edge: shade("tx1", "65000", ""), rule: shade("tx1", "45000", ""),
		accent: rgb("8FD0BC"), paper: scheme("bg1"), yes: rgb("62ABD2"), half: rgb("CD9F42"), no: rgb("EC7764"),
		uses: map[string]color{
			"marketing": rgb("D9A02A"), "customer-service": rgb("2CC7B4"), "communication": rgb("5AA6F8"), "internal-comms": rgb("E3E67E"),
			"pr": rgb("C48FD6"), "crisis": rgb("EC7764"), "monitoring": rgb("D5E0EE"),
		},
	}
}

// askPalette is for the one dark slide of our design.
func askPalette() palette {
	p := ourPalette()
	p.ink, p.soft, p.rule, p.accent, p.paper = scheme("bg1"), rgb("CFE3DA"), rgb("8FD0BC"), rgb("8FD0BC"), scheme("tx2")
	return p
}

// palette is what to draw with on a layout. Where a layout has another ground than
// its master's text is for, text beside placeholders has a colour of its own.
func (l *layout) palette(k deck.Kind) palette {
	var p palette
	switch {
	case l.ours && k == deck.KindDecision:
		return askPalette()
	case l.ours:
		return ourPalette()
	case l.ground == dark:
		if p = darkPalette(); shadeOf(l.master.color("tx1")) == dark {
			p.ink, p.soft, p.edge, p.rule = rgb("FFFFFF"), rgb("D9DDDA"), rgb("A9B0AA"), rgb("737A74")
		}
	default:
		if p = lightPalette(); shadeOf(l.master.color("tx1")) == light {
			p.ink, p.soft, p.edge, p.rule = rgb("1A1D1B"), rgb("4B514C"), rgb("7B8178"), rgb("D3D5C9")
		}
	}
	if l.paper != "" && l.paper != l.master.color("bg1") {
		p.paper = rgb(l.paper)
	}
	return p
}
