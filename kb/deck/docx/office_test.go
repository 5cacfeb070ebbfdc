package docx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"casebook/kb/deck/docx"
)

func samples(t *testing.T) map[string][]byte {
	t.Helper()
	cases, tax := some(t)
	return map[string][]byte{
		"handout-en":      handout(t, outline(t, "en", false), docx.Options{}),
		"handout-reveal":  handout(t, outline(t, "fr", true), docx.Options{}),
		"handout-nonotes": handout(t, outline(t, "en", false), docx.Options{NoNotes: true}),
		"hard":            handout(t, hard("A & B <c> שלום 👩🏽‍💻"), docx.Options{}),
		"empty":           handout(t, hard(""), docx.Options{}),
		"brief":           brief(t, cases, tax, "fr"),
	}
}

// Every part is valid against the transitional schemas of ECMA-376, where xmllint is
// there to say so.
func TestSchemas(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint (libxml2-utils) is not installed: parts are not validated")
	}
	dir := t.TempDir()
	unpack(t, "../pptx/testdata/schemas.zip", dir)
	unpack(t, "testdata/schemas.zip", dir)
	for name, data := range samples(t) {
		parts := t.TempDir()
		bySchema := map[string][]string{}
		for part, body := range unzip(t, data) {
			schema := "wml.xsd"
			switch {
			case part == "[Content_Types].xml":
				schema = "opc-contentTypes.xsd"
			case strings.HasSuffix(part, ".rels"):
				schema = "opc-relationships.xsd"
			case part == "docProps/app.xml":
				schema = "shared-documentPropertiesExtended.xsd"
			case part == "docProps/core.xml":
				continue
			}
			file := filepath.Join(parts, strings.NewReplacer("/", "-", "[", "", "]", "").Replace(part))
			if err := os.WriteFile(file, body, 0o600); err != nil {
				t.Fatal(err)
			}
			bySchema[schema] = append(bySchema[schema], file)
		}
		for schema, files := range bySchema {
			args := append([]string{"--noout", "--nonet", "--schema", filepath.Join(dir, schema)}, files...)
			if out, err := exec.CommandContext(t.Context(), xmllint, args...).CombinedOutput(); err != nil {
				t.Errorf("%s: %v: %.2000s", name, err, out)
			}
		}
	}
}

func unpack(t *testing.T, name, dir string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(f.Name)), body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// LibreOffice opens handouts, and sets every case of the library on exactly one page
// of a brief, in both languages.
func TestLibreOfficeDraws(t *testing.T) {
	if testing.Short() {
		t.Skip("converting takes many seconds")
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice (libreoffice-writer) is not installed: nothing was drawn")
	}
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed: nothing was drawn")
	}
	metric := hasGeorgia(t)
	if !metric {
		t.Log("no font with the widths of Georgia (Gelasio is one): how many pages a brief takes is not looked at")
	}
	dir := t.TempDir()
	files := samples(t)
	heads := map[string][]string{} // what each page of briefs begins with
	cases, tax := library(t)
	for _, lang := range []string{"en", "fr"} {
		for i, from := 0, 0; from < len(cases); i, from = i+1, from+57 {
			name := "all-" + lang + strconv.Itoa(i)
			page := cases[from:min(len(cases), from+57)]
			files[name] = brief(t, page, tax, lang)
			for _, c := range page {
				title, _ := c.TitleIn(lang)
				heads[name] = append(heads[name], title)
			}
		}
	}
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for name, data := range files {
		file := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	out, err := exec.CommandContext(t.Context(), soffice, args...).CombinedOutput()
	if strings.Contains(string(out), "could not be loaded") {
		t.Skip("libreoffice-writer is not installed: nothing was drawn")
	}
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	for name := range files {
		text, err := exec.CommandContext(t.Context(), pdftotext, filepath.Join(dir, name+".pdf"), "-").Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
		want := heads[name]
		if want == nil || !metric {
			continue
		}
		if len(pages) != len(want) {
			t.Errorf("%s: %d pages of %d cases", name, len(pages), len(want))
		}
		for i := range min(len(pages), len(want)) {
			if word := strings.Fields(want[i])[0]; !strings.Contains(pages[i], word) {
				t.Fatalf("%s: page %d is not about %q: a case before it takes two", name, i+1, want[i])
			}
		}
	}
}

// hasGeorgia reports whether text is set in Georgia, or in the free font of its
// widths: others are a good deal wider.
func hasGeorgia(t *testing.T) bool {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "fc-match", "--format=%{family}", "Georgia").Output()
	return err == nil && (strings.Contains(string(out), "Georgia") || strings.Contains(string(out), "Gelasio"))
}
