package pptx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb/deck/pptx"
)

var update = flag.Bool("update", false, "write the golden reports anew")

func TestReports(t *testing.T) {
	for _, template := range templates() {
		for lang, end := range map[string]string{"en": ".report.txt", "fr": ".report.fr.txt"} {
			r, err := pptx.CheckTemplate(read(t, template), lang)
			if err != nil {
				t.Errorf("%s: %v", template, err)
				continue
			}
			golden := strings.TrimSuffix(template, ".pptx") + end
			if *update {
				if err := os.WriteFile(golden, []byte(r.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(read(t, golden)), r.String()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", template, diff)
			}
		}
	}
}

func TestNoTemplates(t *testing.T) {
	for _, c := range []struct {
		name, data, want string
		damaged          bool
	}{
		{"empty", "", "it is empty", true},
		{"text", "hello", "it is not a .pptx file", false},
		{"old", "\xd0\xcf\x11\xe0\xa1\xb1", "password or an old .ppt", false},
		{"broken", "PK\x03\x04 and no more", "it is damaged", true},
		{"half", string(read(t, "testdata/python-pptx.pptx")[:20000]), "it is damaged", true},
		{"document", string(packed(t, map[string]string{
			"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
			"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word.xml"/></Relationships>`,
			"word.xml":            "<w/>",
		})), "it is not a PowerPoint presentation", false},
		{"open document", string(packed(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.presentation"})), "OpenDocument", false},
		{"strict", string(packed(t, map[string]string{
			"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
			"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="p.xml"/></Relationships>`,
		})), "Strict Open XML", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := pptx.CheckTemplate([]byte(c.data), "en")
			var wrong *pptx.TemplateError
			if !errors.As(err, &wrong) {
				t.Fatalf("error %T %v, want a TemplateError", err, err)
			}
			if !strings.Contains(wrong.Error(), c.want) || wrong.Damaged != c.damaged {
				t.Errorf("%q, damaged %v; want %q, %v", wrong, wrong.Damaged, c.want, c.damaged)
			}
			if err := pptx.Write(io.Discard, samples()["french"], pptx.Options{Template: []byte(c.data)}); !errors.As(err, &wrong) {
				t.Errorf("Write: error %T %v", err, err)
			}
		})
	}
}

// packed is a package of some files.
func packed(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, body := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, body); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// changed is a package with a text in one of its parts replaced.
func changed(t *testing.T, data []byte, part, old, with string) []byte {
	t.Helper()
	z, _ := unzip(data)
	files := map[string]string{}
	for name, body := range z.parts {
		files[name] = string(body)
	}
	if !strings.Contains(files[part], old) {
		t.Fatalf("%s has no %s", part, old)
	}
	files[part] = strings.ReplaceAll(files[part], old, with)
	return packed(t, files)
}

// A .potx or a .pptm is given; what is written is a presentation without macros.
func TestTemplateOfAnotherType(t *testing.T) {
	for _, typ := range []string{"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml", "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"} {
		potx := changed(t, read(t, "testdata/python-pptx.pptx"), "[Content_Types].xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", typ)
		z := soundOn(t, write(t, samples()["every"], pptx.Options{Template: potx}))
		if got := z.types["ppt/presentation.xml"]; !strings.HasSuffix(got, "presentationml.presentation.main+xml") {
			t.Errorf("from %s a %s was made", typ, got)
		}
	}
}

// A deck of ours is a template by the names of its layouts, in whatever language.
func TestOurDeckAsTemplate(t *testing.T) {
	own := write(t, samples()["french"], pptx.Options{})
	z := soundOn(t, write(t, samples()["every"], pptx.Options{Template: own}))
	direct := sound(t, write(t, samples()["every"], pptx.Options{}))
	if got, want := len(z.slides()), len(direct.slides()); got != want {
		t.Fatalf("%d slides, want %d", got, want)
	}
	for n := range direct.slides() {
		name := "ppt/slides/slide" + strconv.Itoa(n+1) + ".xml"
		if got, want := z.rels[name]["rId1"].target, direct.rels[name]["rId1"].target; got != want {
			t.Errorf("slide %d is on %s, want %s", n+1, got, want)
		}
	}
}

// Slides are of the template's size, and in its placeholders.
func TestOnTemplates(t *testing.T) {
	for template, size := range map[string]string{
		"testdata/python-pptx.pptx": `cx="9144000" cy="6858000"`,
		"testdata/pptxgenjs.pptx":   `cx="9144000" cy="5143500"`,
		"testdata/libreoffice.pptx": `cx="10080625" cy="5670550"`,
	} {
		z := soundOn(t, write(t, samples()["every"], pptx.Options{Template: read(t, template)}))
		if main := string(z.parts["ppt/presentation.xml"]); !strings.Contains(main, size) {
			t.Errorf("%s: slides are not of %s:\n%.600s", template, size, main)
		}
		for i, s := range z.slides() {
			if !strings.Contains(s, `<p:ph type="title"`) && !strings.Contains(s, `<p:ph type="ctrTitle"`) {
				t.Errorf("%s: slide %d has no title in its placeholder", template, i+1)
			}
		}
		if s := z.slides()[5]; !strings.Contains(s, "A sentence of a usual length") || strings.Count(s, "<p:ph ") < 2 {
			t.Errorf("%s: bullets are not in a placeholder", template)
		}
	}
}

// A template with one part broken is refused with a reason or used as far as it goes:
// it never crashes, and never gives a package that does not hold together.
func TestBrokenParts(t *testing.T) {
	data := read(t, "testdata/python-pptx.pptx")
	z, _ := unzip(data)
	d := samples()["french"]
	for name := range z.parts {
		if strings.Contains(name, "slideLayout") && !strings.Contains(name, "Layout2.") {
			continue // one of eleven stands for all
		}
		for _, body := range []string{"", "<x/>", string(z.parts[name][:len(z.parts[name])/2])} {
			files := map[string]string{}
			for other, part := range z.parts {
				files[other] = string(part)
			}
			files[name] = body
			var b bytes.Buffer
			err := pptx.Write(&b, d, pptx.Options{Template: packed(t, files)})
			var refused *pptx.TemplateError
			if err != nil && !errors.As(err, &refused) {
				t.Errorf("%s as %.20q: %T %v", name, body, err, err)
			}
			if err != nil {
				continue
			}
			_, wrong := unzip(b.Bytes())
			for _, w := range wrong {
				if !strings.Contains(w, name) { // what was given broken stays so
					t.Errorf("%s as %.20q: %s", name, body, w)
				}
			}
		}
	}
}
