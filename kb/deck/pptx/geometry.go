package pptx

import "math"

// emuPerPoint is how many English Metric Units a point has.
const emuPerPoint = 12700

// emu is a length in the file's unit.
func emu(points float64) int { return int(math.Round(points * emuPerPoint)) }

// A box is a rectangle on a slide, in points from its left upper corner.
type box struct{ x, y, w, h float64 }

func (b box) right() float64  { return b.x + b.w }
func (b box) bottom() float64 { return b.y + b.h }

// same reports whether two boxes differ by less than can be seen.
func (b box) same(o box) bool {
	const seen = .5
	return math.Abs(b.x-o.x) < seen && math.Abs(b.y-o.y) < seen && math.Abs(b.w-o.w) < seen && math.Abs(b.h-o.h) < seen
}

// around is the smallest box that holds both.
func (b box) around(o box) box {
	x, y := min(b.x, o.x), min(b.y, o.y)
	return box{x, y, max(b.right(), o.right()) - x, max(b.bottom(), o.bottom()) - y}
}
