package pptx_test

import (
	"encoding/xml"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/kb/deck"
	"casebook/kb/deck/pptx"
)

// Decks are drawn by LibreOffice, where it is there: as many pages as slides, no text
// outside the page, none over another.
func TestLibreOfficeDraws(t *testing.T) {
	if testing.Short() {
		t.Skip("converting takes many seconds")
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice (libreoffice-impress) is not installed: no deck was drawn")
	}
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed: no deck was drawn")
	}
	dir := t.TempDir()
	slides := map[string]int{}
	add := func(name string, data []byte) {
		name = strings.ReplaceAll(name, " ", "-")
		slides[name] = len(soundOn(t, data).slides())
		if err := os.WriteFile(filepath.Join(dir, name+".pptx"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, d := range samples() {
		if len(d.Slides) > 0 {
			add(name, write(t, d, pptx.Options{}))
		}
	}
	add("outline", write(t, outline(t, "fr", true, "kfc-chicken-shortage-2018", "southwest-kevin-smith"), pptx.Options{}))
	for _, template := range templates() {
		base := strings.TrimSuffix(filepath.Base(template), ".pptx")
		for _, name := range []string{"every", "forty bullets"} {
			add("on "+base+" "+name, write(t, samples()[name], pptx.Options{Template: read(t, template)}))
		}
	}
	files := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for name := range slides {
		files = append(files, filepath.Join(dir, name+".pptx"))
	}
	if out, err := exec.CommandContext(t.Context(), soffice, files...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	if keep := os.Getenv("CASEBOOK_KEEP_PDF"); keep != "" { // to look at
		if err := os.CopyFS(keep, os.DirFS(dir)); err != nil {
			t.Log(err)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(slides)) {
		t.Run(name, func(t *testing.T) {
			out, err := exec.CommandContext(t.Context(), pdftotext, "-bbox-layout", filepath.Join(dir, name+".pdf"), "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			pages := drawn(t, out)
			if len(pages) == 0 || len(pages[0].Lines) == 0 {
				t.Fatal("no text was drawn on the first page")
			}
			if len(pages) != slides[name] {
				t.Errorf("%d pages of %d slides", len(pages), slides[name])
			}
			for i, p := range pages {
				for _, w := range p.wrong() {
					t.Errorf("page %d: %s", i+1, w)
				}
			}
		})
	}
}

// A drawnPage is where the lines of text stand on a page.
type drawnPage struct {
	Width  float64     `xml:"width,attr"`
	Height float64     `xml:"height,attr"`
	Lines  []drawnLine `xml:"flow>block>line"`
}

type drawnLine struct {
	X1    float64 `xml:"xMin,attr"`
	Y1    float64 `xml:"yMin,attr"`
	X2    float64 `xml:"xMax,attr"`
	Y2    float64 `xml:"yMax,attr"`
	Words []struct {
		Text string  `xml:",chardata"`
		X1   float64 `xml:"xMin,attr"`
		X2   float64 `xml:"xMax,attr"`
	} `xml:"word"`
}

func (l drawnLine) String() string {
	var words []string
	for _, w := range l.Words {
		words = append(words, w.Text)
	}
	return fmt.Sprintf("%.40q", strings.Join(words, " "))
}

func drawn(t *testing.T, out []byte) []drawnPage {
	t.Helper()
	var doc struct {
		Pages []drawnPage `xml:"body>doc>page"`
	}
	d := xml.NewDecoder(strings.NewReader(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(string(out), ""))))
	d.Strict = false
	if err := d.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	return doc.Pages
}

// wrong are the lines that leave the page, and those of which the middle halves meet:
// the box of a line is higher than its letters.
func (p drawnPage) wrong() []string {
	const slack = 2.0
	var all []string
	for i, a := range p.Lines {
		if a.X1 < -slack || a.X2 > p.Width+slack || a.Y1 < -slack || a.Y2 > p.Height+slack {
			all = append(all, fmt.Sprintf("%v leaves the page: %.0f to %.0f, %.0f to %.0f", a, a.X1, a.X2, a.Y1, a.Y2))
		}
		for _, b := range p.Lines[i+1:] {
			quarterA, quarterB := (a.Y2-a.Y1)/4, (b.Y2-b.Y1)/4
			if min(a.Y2-quarterA, b.Y2-quarterB)-max(a.Y1+quarterA, b.Y1+quarterB) < 1 {
				continue
			}
			for _, wa := range a.Words {
				for _, wb := range b.Words {
					if min(wa.X2, wb.X2)-max(wa.X1, wb.X1) > slack {
						all = append(all, fmt.Sprintf("%v and %v overlap", a, b))
					}
				}
			}
		}
	}
	return slices.Compact(all)
}

// Without a placeholder's own text nothing of a template's slides may be left.
func TestTemplateSlidesAreDropped(t *testing.T) {
	d := &deck.Deck{Lang: "en", Title: "New", Slides: []deck.Slide{{Kind: deck.KindCover}}}
	for _, template := range templates() {
		z := soundOn(t, write(t, d, pptx.Options{Template: read(t, template)}))
		if n := len(z.slides()); n != 1 {
			t.Errorf("%s: %d slides", template, n)
		}
		for name, body := range z.parts {
			if strings.Contains(string(body), "Old ") || strings.HasPrefix(name, "docProps/thumb") {
				t.Errorf("%s: %s is the template's", template, name)
			}
		}
	}
}
