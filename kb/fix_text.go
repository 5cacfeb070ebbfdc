package kb

import (
	"slices"
	"strings"
)

// section writes a section's title in the body's language.
func (f *fixer) section(p Problem) {
	old, right := p.Args["section"], p.Args["right"]
	line := f.text(p.Line)
	at := strings.Index(line, old)
	if right == "" || old == "" || at < 0 {
		return
	}
	from := f.line(p.Line) + at
	f.replace(from, from+len(old), right)
	f.fixes = append(f.fixes, Fix{Path: f.path, Line: p.Line, Code: p.Code, Before: old, After: right})
}

// spaces takes blanks off the ends of lines. Two of them break a line in Markdown,
// and stay; so does all of a block of code.
func (f *fixer) spaces() {
	fenced := ""
	for line := 1; line <= len(f.lines); line++ {
		text := f.text(line)
		kept := strings.TrimRight(text, " \t")
		if line > f.fence {
			if mark := codeFence(strings.TrimLeft(text, " ")); mark != "" && (fenced == "" || strings.HasPrefix(mark, fenced)) {
				if fenced == "" {
					fenced = mark
				} else {
					fenced = ""
				}
			}
			if fenced != "" || strings.HasPrefix(text, "    ") || kept != "" && strings.HasSuffix(text, "  ") {
				continue
			}
		}
		if kept == text || f.touched(line) {
			continue
		}
		from := f.line(line) + len(kept)
		f.replace(from, f.line(line)+len(text), "")
		f.fixes = append(f.fixes, Fix{Path: f.path, Line: line, Code: FixSpaces, Before: shown(text), After: shown(kept)})
	}
}

// touched reports whether something of a line is changed already.
func (f *fixer) touched(line int) bool {
	return slices.ContainsFunc(f.cuts, func(c cut) bool { return c.from < f.line(line+1) && c.to >= f.line(line) })
}
