package pptx

import (
	"archive/zip"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
)

// zipTime is when every file of a package was changed: the first moment that a ZIP
// can tell, so that the same deck is the same bytes.
func zipTime() time.Time { return time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC) }

// write writes the package: types first, as some readers want, then the package's
// relations, then every part and its relations, by name.
func (p *pack) write(w io.Writer) error {
	z := zip.NewWriter(w)
	deflate, err := flate.NewWriter(io.Discard, flate.DefaultCompression) // takes half the time of the standard library's
	if err != nil {
		return err
	}
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		deflate.Reset(out) // one is enough: files are written one after another
		return deflate, nil
	})
	put := func(name string, data []byte) error {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: zipTime()}
		switch strings.ToLower(path.Ext(name)) {
		case ".png", ".jpg", ".jpeg", ".gif", ".mp4", ".wdp":
			h.Method = zip.Store // small already
		}
		f, err := z.CreateHeader(h)
		if err == nil {
			_, err = f.Write(data)
		}
		return err
	}
	if err := put("[Content_Types].xml", p.types()); err != nil {
		return err
	}
	if err := put("_rels/.rels", p.relations("")); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(p.parts)) {
		if err := put(name, p.parts[name].data); err != nil {
			return err
		}
		if len(p.rels[name]) == 0 {
			continue
		}
		if err := put(path.Join(path.Dir(name), "_rels", path.Base(name)+".rels"), p.relations(name)); err != nil {
			return err
		}
	}
	return z.Close()
}

// types names the type of every part and of nothing else. Media go by extension, as
// some readers look them up in no other way.
func (p *pack) types() []byte {
	byExtension := map[string]string{"rels": typeRels, "xml": "application/xml"}
	names := slices.Sorted(maps.Keys(p.parts))
	for _, name := range names {
		ext := strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
		if typ := p.parts[name].typ; ext != "" && ext != "xml" && byExtension[ext] == "" && !strings.Contains(typ, "+xml") {
			byExtension[ext] = typ
		}
	}
	b := newXML()
	b.raw(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	for _, ext := range slices.Sorted(maps.Keys(byExtension)) {
		b.raw(`<Default Extension="`).text(ext).raw(`" ContentType="`).text(byExtension[ext]).raw(`"/>`)
	}
	for _, name := range names {
		typ := p.parts[name].typ
		if byExtension[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))] != typ {
			b.raw(`<Override PartName="/`).text(name).raw(`" ContentType="`).text(typ).raw(`"/>`)
		}
	}
	return b.raw(`</Types>`).bytes()
}

func (p *pack) relations(from string) []byte {
	b := newXML()
	b.raw(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range p.rels[from] {
		b.raw(`<Relationship Id="`).text(r.id).raw(`" Type="`).text(r.typ).raw(`" Target="`)
		if r.outside {
			b.text(r.target).raw(`" TargetMode="External"/>`)
		} else {
			b.text(relative(from, r.target)).raw(`"/>`)
		}
	}
	return b.raw(`</Relationships>`).bytes()
}

// relative is how a part names another: readers exist that know no absolute names.
func relative(from, target string) string {
	dir := strings.Split(path.Dir(from), "/")
	if path.Dir(from) == "." {
		dir = nil
	}
	parts := strings.Split(target, "/")
	for len(dir) > 0 && len(parts) > 1 && dir[0] == parts[0] {
		dir, parts = dir[1:], parts[1:]
	}
	return strings.Repeat("../", len(dir)) + strings.Join(parts, "/")
}
