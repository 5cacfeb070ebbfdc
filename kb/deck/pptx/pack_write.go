package pptx

import (
	"io"

	"casebook/kb/deck/opc"
)

// write writes the package.
func (p *pack) write(w io.Writer) error {
	parts := make([]opc.Part, 0, len(p.parts))
	for name, part := range p.parts {
		parts = append(parts, opc.Part{Name: name, Type: part.typ, Data: part.data, Rels: written(p.rels[name])})
	}
	return opc.Write(w, written(p.rels[""]), parts)
}

func written(rels []rel) []opc.Rel {
	out := make([]opc.Rel, len(rels))
	for i, r := range rels {
		out[i] = opc.Rel{ID: r.id, Type: r.typ, Target: r.target, Outside: r.outside}
	}
	return out
}
