package pptx

import "strings"

// mark draws one of the families of marks: "verdict:good", "outcome:success",
// "evidence:3", "use:crisis". It is as high as size; outcomes are half as wide again.
// It returns how wide it is, 0 where there is no such mark. The word beside is its
// alternative text.
func (d *drawing) mark(kind string, x, y, size float64, word string) float64 {
	family, value, _ := strings.Cut(kind, ":")
	switch family {
	case "verdict":
		return d.verdict(value, x, y, size, word)
	case "outcome":
		return d.outcome(value, x, y, size, word)
	case "evidence":
		return d.evidence(value, x, y, size, word)
	case "use":
		return d.use(value, x, y, size, word)
	}
	return 0
}

// markWidth is how wide a mark of a size will be.
func markWidth(kind string, size float64) float64 {
	family, value, _ := strings.Cut(kind, ":")
	switch {
	case value == "" && family != "verdict": // no verdict has a mark of its own
		return 0
	case family == "outcome":
		return size * 1.5
	case family == "verdict", family == "evidence", family == "use":
		return size
	}
	return 0
}

// verdict draws a disc in a field of 16: ringed, full, half full, struck or dotted.
func (d *drawing) verdict(value string, x, y, size float64, word string) float64 {
	k := size / 16
	disc := func(r float64, fill, line color, width float64, dash string) {
		d.presetDashed("ellipse", box{x + (8-r)*k, y + (8-r)*k, 2 * r * k, 2 * r * k}, fill, line, width*k, dash)
	}
	at := box{x, y, size, size}
	d.group("", word, at, func() {
		switch value {
		case "exemplary":
			disc(7, "", d.pal.yes, 1.6, "")
			disc(4.3, d.pal.yes, "", 0, "")
		case "good":
			disc(6, d.pal.yes, "", 0, "")
		case "mixed":
			disc(5.6, "", d.pal.half, 1.6, "")
			d.path(at, 16, 16, `M 8 2.4 C 4.91 2.4 2.4 4.91 2.4 8 C 2.4 11.09 4.91 13.6 8 13.6 L 8 2.4 Z`, d.pal.half, "", 0)
		case "poor":
			disc(5.6, "", d.pal.no, 1.7, "")
			d.segment(x+4.2*k, y+11.8*k, x+11.8*k, y+4.2*k, 1.7*k, d.pal.no, "")
		default:
			disc(5.6, "", d.pal.edge, 1.6, "sysDot")
		}
	})
	return size
}

// outcome draws a line in a field of 24 by 16 with a dot at its end.
func (d *drawing) outcome(value string, x, y, size float64, word string) float64 {
	var steps string
	var end [2]float64
	var c color
	switch value {
	case "success":
		steps, end, c = `M 2 13.5 L 8 11.7 L 14 6.7 L 19.5 3.7`, [2]float64{20.5, 3.2}, d.pal.yes
	case "recovered":
		steps, end, c = `M 2 3 L 9.5 13 L 20 3.5`, [2]float64{20.5, 3.2}, d.pal.yes
	case "mixed":
		steps, end, c = `M 2 9.5 L 7 4 L 12 12.5 L 16.5 5 L 20.5 9.5`, [2]float64{20.5, 9}, d.pal.half
	case "failure":
		steps, end, c = `M 2 2.5 L 8 4.3 L 14 9.3 L 19.5 12.3`, [2]float64{20.5, 12.8}, d.pal.no
	default:
		return 0
	}
	k := size / 16
	at := box{x, y, 24 * k, size}
	d.group("", word, at, func() {
		d.path(at, 24, 16, steps, "", c, 2.2*k)
		d.preset("ellipse", box{x + (end[0]-2.7)*k, y + (end[1]-2.7)*k, 5.4 * k, 5.4 * k}, c, "", 0)
	})
	return at.w
}

// evidence draws a pile of four sheets, as many of them thick from below as the
// grade says.
func (d *drawing) evidence(value string, x, y, size float64, word string) float64 {
	if len(value) != 1 || value < "1" || value > "4" {
		return 0
	}
	n, k := int(value[0]-'0'), size/16
	d.group("", word, box{x, y, size, size}, func() {
		for i := range 4 {
			top, high := float64(4*(3-i)), 3.0
			if i >= n {
				top, high = top+1, 1
			}
			d.preset("rect", box{x, y + top*k, size, high * k}, d.pal.soft, "", 0)
		}
	})
	return size
}

// use draws a silhouette in a field of 24.
func (d *drawing) use(value string, x, y, size float64, word string) float64 {
	c, k := d.pal.uses[value], size/24
	at := box{x, y, size, size}
	disc := func(cx, cy, r float64, fill, line color, width float64) {
		d.preset("ellipse", box{x + (cx-r)*k, y + (cy-r)*k, 2 * r * k, 2 * r * k}, fill, line, width*k)
	}
	if c == "" {
		return 0
	}
	switch value {
	case "internal-comms":
		d.group("", word, at, func() {
			disc(12, 12, 9.7, "", c, 2.6)
			disc(12, 7.9, 2.3, c, "", 0)
			disc(8.3, 14.3, 2.3, c, "", 0)
			disc(15.7, 14.3, 2.3, c, "", 0)
		})
	case "pr":
		d.group("", word, at, func() {
			disc(8, 12, 7.5, c, "", 0)
			disc(16, 12, 6.4, "", c, 2.2)
		})
	case "monitoring":
		d.group("", word, at, func() {
			d.path(at, 24, 24, usePaths(value), c, "", 0)
			disc(12, 12, 2.5, c, "", 0)
		})
	default:
		d.group("", word, at, func() { d.path(at, 24, 24, usePaths(value), c, "", 0) })
	}
	return size
}

func usePaths(use string) string {
	switch use {
	case "marketing":
		return `M 2 8.5 L 2 15.5 L 6.2 15.5 L 21 21 L 21 3 L 6.2 8.5 L 2 8.5 Z M 7.7 17.4 L 9.3 22 L 12.9 22 L 11.6 18.8 L 7.7 17.4 Z`
	case "customer-service":
		return `M 2.5 16.5 C 2.51 11.73 6.06 7.7 10.8 7.1 L 10.8 4.8 L 9 4.8 L 9 2.5 L 15 2.5 L 15 4.8 L 13.2 4.8 L 13.2 7.1 C 17.94 7.7 21.49 11.73 21.5 16.5 L 2.5 16.5 Z M 1 18.5 L 23 18.5 L 23 21.5 L 1 21.5 L 1 18.5 Z`
	case "communication":
		return `M 2 3 L 22 3 L 22 16.5 L 11.5 16.5 L 6 22 L 6 16.5 L 2 16.5 L 2 3 Z`
	case "crisis":
		return `M 12 1.5 L 23.5 22 L 0.5 22 L 12 1.5 Z M 10.8 8.5 L 11.2 15.5 L 12.8 15.5 L 13.2 8.5 L 10.8 8.5 Z M 12 16.9 C 11.23 16.9 10.6 17.53 10.6 18.3 C 10.6 19.07 11.23 19.7 12 19.7 C 12.77 19.7 13.4 19.07 13.4 18.3 C 13.4 17.53 12.77 16.9 12 16.9 Z`
	case "monitoring":
		return `M 0.5 12 C 5 4.5 19 4.5 23.5 12 C 19 19.5 5 19.5 0.5 12 Z M 12 7.4 C 9.46 7.4 7.4 9.46 7.4 12 C 7.4 14.54 9.46 16.6 12 16.6 C 14.54 16.6 16.6 14.54 16.6 12 C 16.6 9.46 14.54 7.4 12 7.4 Z`
	}
	return ""
}
