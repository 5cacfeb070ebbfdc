package opc

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

// A Part is a file of a package. Its name has no leading slash; Type is its content
// type.
type Part struct {
	Name, Type string
	Data       []byte
	Rels       []Rel
}

// A Rel leads from a part, or from the package, to another part by its name, or to
// an address outside.
type Rel struct {
	ID, Type, Target string
	Outside          bool
}

// The types of parts and relations that every package has.
const (
	TypeCore = "application/vnd.openxmlformats-package.core-properties+xml"
	TypeApp  = "application/vnd.openxmlformats-officedocument.extended-properties+xml"

	relOffice   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	RelDocument = relOffice + "officeDocument"
	RelApp      = relOffice + "extended-properties"
	RelLink     = relOffice + "hyperlink"
	RelCore     = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

	typeRels = "application/vnd.openxmlformats-package.relationships+xml"
)

// zipTime is when every file of a package was changed: the first moment that a ZIP
// can tell, so that the same parts are the same bytes.
func zipTime() time.Time { return time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC) }

// Write writes a package: types first, as some readers want, then the relations of
// the package itself, then every part and its relations, by name.
func Write(w io.Writer, rels []Rel, parts []Part) error {
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
	parts = slices.SortedFunc(slices.Values(parts), func(a, b Part) int { return strings.Compare(a.Name, b.Name) })
	if err := put("[Content_Types].xml", types(parts)); err != nil {
		return err
	}
	if err := put("_rels/.rels", relations("", rels)); err != nil {
		return err
	}
	for _, part := range parts {
		if err := put(part.Name, part.Data); err != nil {
			return err
		}
		if len(part.Rels) == 0 {
			continue
		}
		if err := put(path.Join(path.Dir(part.Name), "_rels", path.Base(part.Name)+".rels"), relations(part.Name, part.Rels)); err != nil {
			return err
		}
	}
	return z.Close()
}

// types names the type of every part and of nothing else. Media go by extension, as
// some readers look them up in no other way.
func types(parts []Part) []byte {
	byExtension := map[string]string{"rels": typeRels, "xml": "application/xml"}
	for _, part := range parts {
		ext := extension(part.Name)
		if ext != "" && ext != "xml" && byExtension[ext] == "" && !strings.Contains(part.Type, "+xml") {
			byExtension[ext] = part.Type
		}
	}
	x := NewXML()
	x.Raw(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	for _, ext := range slices.Sorted(maps.Keys(byExtension)) {
		x.Raw(`<Default Extension="`).Text(ext).Raw(`" ContentType="`).Text(byExtension[ext]).Raw(`"/>`)
	}
	for _, part := range parts {
		if byExtension[extension(part.Name)] != part.Type {
			x.Raw(`<Override PartName="/`).Text(part.Name).Raw(`" ContentType="`).Text(part.Type).Raw(`"/>`)
		}
	}
	return x.Raw(`</Types>`).Bytes()
}

func extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
}

func relations(from string, rels []Rel) []byte {
	x := NewXML()
	x.Raw(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range rels {
		x.Raw(`<Relationship Id="`).Text(r.ID).Raw(`" Type="`).Text(r.Type).Raw(`" Target="`)
		if r.Outside {
			x.Text(r.Target).Raw(`" TargetMode="External"/>`)
		} else {
			x.Text(relative(from, r.Target)).Raw(`"/>`)
		}
	}
	return x.Raw(`</Relationships>`).Bytes()
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
