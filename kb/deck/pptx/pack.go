package pptx

import (
	"maps"
	"slices"
	"strconv"
)

// A pack is an Open Packaging Conventions package in memory: parts with a type each,
// tied by relations. Names have no leading slash.
type pack struct {
	parts map[string]*part
	rels  map[string][]rel // by the name of the part they start from; "" the package
}

type part struct {
	typ  string // content type
	data []byte
}

// A rel leads from a part to another, by its name, or to an address outside.
type rel struct {
	id, typ, target string
	outside         bool
}

func newPack() *pack { return &pack{parts: map[string]*part{}, rels: map[string][]rel{}} }

func (p *pack) add(name, typ string, data []byte) { p.parts[name] = &part{typ, data} }

// relate adds a relation and returns its id.
func (p *pack) relate(from, typ, target string) string {
	taken := map[string]bool{}
	for _, r := range p.rels[from] {
		taken[r.id] = true
	}
	n := len(p.rels[from]) + 1
	for taken["rId"+strconv.Itoa(n)] {
		n++
	}
	id := "rId" + strconv.Itoa(n)
	p.rels[from] = append(p.rels[from], rel{id: id, typ: typ, target: target})
	return id
}

// related are the parts that relations of a type lead to, in order.
func (p *pack) related(from, typ string) []string {
	var names []string
	for _, r := range p.rels[from] {
		if r.typ == typ && !r.outside && p.parts[r.target] != nil {
			names = append(names, r.target)
		}
	}
	return names
}

// by is the part that a relation leads to; "" where there is none.
func (p *pack) by(from, id string) string {
	for _, r := range p.rels[from] {
		if r.id == id && !r.outside && p.parts[r.target] != nil {
			return r.target
		}
	}
	return ""
}

// prune keeps what can be reached from the package, and leaves out relations that
// lead nowhere.
func (p *pack) prune() {
	seen := map[string]bool{}
	var walk func(name string)
	walk = func(name string) {
		if seen[name] {
			return
		}
		seen[name] = true
		p.rels[name] = slices.DeleteFunc(p.rels[name], func(r rel) bool { return !r.outside && p.parts[r.target] == nil })
		for _, r := range p.rels[name] {
			if !r.outside {
				walk(r.target)
			}
		}
	}
	walk("")
	maps.DeleteFunc(p.parts, func(name string, _ *part) bool { return !seen[name] })
	maps.DeleteFunc(p.rels, func(name string, rels []rel) bool { return !seen[name] || len(rels) == 0 })
}
