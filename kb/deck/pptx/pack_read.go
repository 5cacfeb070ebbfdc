package pptx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// The limits of a package that somebody gives us.
const (
	maxParts = 5000
	maxBytes = 256 << 20 // unpacked
)

var errTooBig = errors.New("too big for a template")

// readPack reads a package whole. What it says of itself is believed only where it
// holds together: a relation may lead nowhere, a part without a type is left out.
func readPack(data []byte) (*pack, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if len(z.File) > maxParts {
		return nil, errTooBig
	}
	files, left := map[string][]byte{}, int64(maxBytes)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		body, err := readFile(f, left)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", f.Name, err)
		}
		left -= int64(len(body))
		files[strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")] = body
	}
	p := newPack()
	types, err := readTypes(files["[Content_Types].xml"])
	if err != nil {
		return nil, fmt.Errorf("read [Content_Types].xml: %w", err)
	}
	for name, body := range files {
		if typ := types.of(name); typ != "" && !isRels(name) {
			p.add(name, typ, body)
		}
	}
	for name, body := range files {
		if !isRels(name) {
			continue
		}
		from := strings.TrimSuffix(path.Join(path.Dir(path.Dir(name)), path.Base(name)), ".rels")
		if from != "" && p.parts[from] == nil {
			continue
		}
		if p.rels[from], err = p.readRels(from, body); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return p, nil
}

func readFile(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close() //nolint:errcheck // nothing was written
	body, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(body)) > most {
		err = errTooBig
	}
	return body, err
}

func isRels(name string) bool {
	return strings.HasSuffix(name, ".rels") && path.Base(path.Dir(name)) == "_rels"
}

// contentTypes are the types of parts, by name in small letters or by extension.
type contentTypes struct{ names, extensions map[string]string }

func readTypes(data []byte) (contentTypes, error) {
	var doc struct {
		Default []struct {
			Extension, ContentType string `xml:",attr"`
		}
		Override []struct {
			PartName, ContentType string `xml:",attr"`
		}
	}
	t := contentTypes{map[string]string{}, map[string]string{}}
	if err := xml.Unmarshal(data, &doc); err != nil {
		return t, err
	}
	for _, d := range doc.Default {
		t.extensions[strings.ToLower(d.Extension)] = d.ContentType
	}
	for _, o := range doc.Override {
		t.names[strings.ToLower(strings.TrimPrefix(o.PartName, "/"))] = o.ContentType
	}
	return t, nil
}

func (t contentTypes) of(name string) string {
	if name == "[Content_Types].xml" {
		return ""
	}
	if typ := t.names[strings.ToLower(name)]; typ != "" {
		return typ
	}
	return t.extensions[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
}

func (p *pack) readRels(from string, data []byte) ([]rel, error) {
	var doc struct {
		Relationship []struct {
			ID         string `xml:"Id,attr"`
			Type       string `xml:",attr"`
			Target     string `xml:",attr"`
			TargetMode string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	var rels []rel
	for _, r := range doc.Relationship {
		out := rel{r.ID, r.Type, r.Target, r.TargetMode == "External"}
		if !out.outside {
			out.target = p.resolve(from, r.Target)
		}
		rels = append(rels, out)
	}
	return rels, nil
}

// resolve is the name of a part as a relation of another names it, in the letters
// that the part itself is written in.
func (p *pack) resolve(from, target string) string {
	target, _, _ = strings.Cut(target, "#")
	name := strings.TrimPrefix(target, "/")
	if name == target {
		name = path.Join(path.Dir(from), target)
	}
	if p.parts[name] == nil {
		for other := range p.parts {
			if strings.EqualFold(other, name) {
				return other
			}
		}
	}
	return name
}
