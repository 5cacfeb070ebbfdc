package pptx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"testing"
)

// A zipped is a package as a reader finds it.
type zipped struct {
	parts map[string][]byte
	order []string
	rels  map[string]map[string]link // by part, by id
	types map[string]string
}

type link struct {
	typ, target string
	outside     bool
}

// unzip reads a package by other code than wrote it, and tells all that is wrong with
// how it hangs together.
func unzip(data []byte) (*zipped, []string) {
	z := &zipped{parts: map[string][]byte{}, rels: map[string]map[string]link{}, types: map[string]string{}}
	var wrong []string
	bad := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return z, []string{err.Error()}
	}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			bad("open %s: %v", f.Name, err)
			continue
		}
		body, err := io.ReadAll(rc)
		if err != nil {
			bad("read %s: %v", f.Name, err)
		}
		if z.parts[f.Name] != nil {
			bad("%s is there twice", f.Name)
		}
		z.parts[f.Name] = body
		z.order = append(z.order, f.Name)
	}
	for name, body := range z.parts {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			if err := wellFormed(body); err != nil {
				bad("%s is no XML: %v", name, err)
			}
		}
	}
	z.readTypes(bad)
	z.readRels(bad)
	z.checkSlides(bad)
	return z, wrong
}

func wellFormed(body []byte) error {
	d := xml.NewDecoder(bytes.NewReader(body))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func (z *zipped) readTypes(bad func(string, ...any)) {
	var doc struct {
		Default []struct {
			Extension, ContentType string `xml:",attr"`
		}
		Override []struct {
			PartName, ContentType string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(z.parts["[Content_Types].xml"], &doc); err != nil {
		bad("content types: %v", err)
	}
	for _, o := range doc.Override {
		name := strings.TrimPrefix(o.PartName, "/")
		if z.parts[name] == nil {
			bad("content types name %s, which is not there", name)
		}
		z.types[name] = o.ContentType
	}
	for name := range z.parts {
		for _, d := range doc.Default {
			if z.types[name] == "" && strings.EqualFold(strings.TrimPrefix(path.Ext(name), "."), d.Extension) {
				z.types[name] = d.ContentType
			}
		}
		if typ := z.types[name]; name != "[Content_Types].xml" && (typ == "" || typ == "application/xml") {
			bad("%s has no type", name)
		}
	}
}

func (z *zipped) readRels(bad func(string, ...any)) {
	for name, body := range z.parts {
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		from := strings.TrimPrefix(strings.TrimSuffix(strings.Replace(name, "_rels/", "", 1), ".rels"), "/")
		if from != "" && z.parts[from] == nil {
			bad("%s belongs to nothing", name)
		}
		var doc struct {
			Relationship []struct {
				ID         string `xml:"Id,attr"`
				Type       string `xml:",attr"`
				Target     string `xml:",attr"`
				TargetMode string `xml:",attr"`
			}
		}
		if err := xml.Unmarshal(body, &doc); err != nil {
			bad("%s: %v", name, err)
		}
		z.rels[from] = map[string]link{}
		for _, r := range doc.Relationship {
			if _, twice := z.rels[from][r.ID]; twice {
				bad("%s has %s twice", name, r.ID)
			}
			l := link{r.Type, r.Target, r.TargetMode == "External"}
			if !l.outside {
				if l.target = path.Join(path.Dir(from), r.Target); z.parts[l.target] == nil {
					bad("%s leads to %s, which is not there", name, l.target)
				}
			}
			z.rels[from][r.ID] = l
		}
	}
	reached := map[string]bool{}
	var walk func(string)
	walk = func(from string) {
		for _, l := range z.rels[from] {
			if !l.outside && !reached[l.target] {
				reached[l.target] = true
				walk(l.target)
			}
		}
	}
	walk("")
	for name := range z.parts {
		if !reached[name] && !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" {
			bad("nothing leads to %s", name)
		}
	}
}

// checkSlides looks for what PowerPoint repairs: numbers that come twice, relations
// that are not there, tables whose cells and columns differ, bodies without a
// paragraph.
func (z *zipped) checkSlides(bad func(string, ...any)) {
	numbers := map[string]string{} // of masters and layouts
	for name, body := range z.parts {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		ids := map[string]bool{}
		d := xml.NewDecoder(bytes.NewReader(body))
		var grid, cells, paras int
		for {
			tok, err := d.Token()
			if err != nil {
				break
			}
			end, ended := tok.(xml.EndElement)
			if ended && end.Name.Local == "txBody" && paras == 0 {
				bad("%s: a text body without a paragraph", name)
			}
			if ended && end.Name.Local == "tr" && cells != grid {
				bad("%s: a row of %d cells in %d columns", name, cells, grid)
			}
			el, ok := tok.(xml.StartElement)
			if !ok {
				continue
			}
			switch el.Name.Local {
			case "tblGrid":
				grid = 0
			case "gridCol":
				grid++
			case "tr":
				cells = 0
			case "tc":
				cells++
			case "txBody":
				paras = 0
			case "p":
				paras++
			}
			for _, a := range el.Attr {
				if strings.HasSuffix(a.Name.Space, "/relationships") && a.Value != "" {
					if _, ok := z.rels[name][a.Value]; !ok {
						bad("%s uses %s, which it does not have", name, a.Value)
					}
				}
				if a.Name.Local != "id" || a.Name.Space != "" {
					continue
				}
				switch el.Name.Local {
				case "cNvPr":
					if ids[a.Value] {
						bad("%s has two shapes %s", name, a.Value)
					}
					ids[a.Value] = true
				case "sldId":
					if n, err := strconv.Atoi(a.Value); err != nil || n < 256 || ids["s"+a.Value] {
						bad("slide number %s", a.Value)
					}
					ids["s"+a.Value] = true
				case "sldMasterId", "sldLayoutId":
					if n, err := strconv.Atoi(a.Value); err != nil || n < 1<<31 || numbers[a.Value] != "" {
						bad("%s: number %s of a master or layout, as in %s", name, a.Value, numbers[a.Value])
					}
					numbers[a.Value] = name
				}
			}
		}
	}
}

func sound(t testing.TB, data []byte) *zipped {
	t.Helper()
	z, wrong := unzip(data)
	for _, w := range wrong {
		t.Error(w)
	}
	return z
}

// soundOn is [sound] for a deck on somebody else's template, whose masters and layouts
// are kept as they came: PptxGenJS gives two shapes one number there.
func soundOn(t testing.TB, data []byte) *zipped {
	t.Helper()
	z, wrong := unzip(data)
	for _, w := range wrong {
		if !strings.Contains(w, "has two shapes") || strings.Contains(w, "/slides/") || strings.Contains(w, "/notesSlides/") {
			t.Error(w)
		}
	}
	return z
}

// slides are the slides' XML in order.
func (z *zipped) slides() []string {
	var all []string
	for n := 1; ; n++ {
		body := z.parts["ppt/slides/slide"+strconv.Itoa(n)+".xml"]
		if body == nil {
			return all
		}
		all = append(all, string(body))
	}
}
