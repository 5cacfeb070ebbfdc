package pptx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/kb/deck/pptx"
)

// Every part of every deck is valid against the transitional schemas of ECMA-376,
// where xmllint is there to say so.
func TestSchemas(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint (libxml2-utils) is not installed: parts are not validated")
	}
	dir := t.TempDir()
	unpack(t, read(t, "testdata/schemas.zip"), dir)
	decks := samples()
	for _, name := range slices.Sorted(maps.Keys(decks)) {
		validate(t, xmllint, dir, name, write(t, decks[name], pptx.Options{}))
	}
	validate(t, xmllint, dir, "outline", write(t, outline(t, "fr", true, "kfc-chicken-shortage-2018", "united-3411-2017"), pptx.Options{}))
	// A template's own parts are as they were given: only what is written is judged.
	for _, template := range templates() {
		validate(t, xmllint, dir, template, write(t, decks["every"], pptx.Options{Template: read(t, template)}), "ppt/slides/", "ppt/notesSlides/", "docProps/", "_rels/", "ppt/presentation.xml")
	}
}

func templates() []string {
	return []string{"testdata/libreoffice.pptx", "testdata/pptxgenjs.pptx", "testdata/python-pptx.pptx"}
}

func unpack(t *testing.T, data []byte, dir string) {
	t.Helper()
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

// validate validates the parts whose names begin with one of some, or all.
func validate(t *testing.T, xmllint, schemas, name string, data []byte, some ...string) {
	t.Helper()
	z := soundOn(t, data)
	dir := t.TempDir()
	bySchema := map[string][]string{}
	for part, body := range z.parts {
		if len(some) > 0 && !slices.ContainsFunc(some, func(s string) bool { return strings.HasPrefix(part, s) }) {
			continue
		}
		var schema string
		switch {
		case part == "[Content_Types].xml":
			schema = "opc-contentTypes.xsd"
		case strings.HasSuffix(part, ".rels"):
			schema = "opc-relationships.xsd"
		case part == "docProps/app.xml":
			schema = "shared-documentPropertiesExtended.xsd"
		case strings.Contains(part, "/theme/"), part == "ppt/tableStyles.xml":
			schema = "dml-main.xsd"
		case strings.HasPrefix(part, "ppt/") && strings.HasSuffix(part, ".xml"):
			schema = "pml.xsd"
		default:
			continue
		}
		file := filepath.Join(dir, strings.NewReplacer("/", "-", "[", "", "]", "").Replace(part))
		if err := os.WriteFile(file, body, 0o600); err != nil {
			t.Fatal(err)
		}
		bySchema[schema] = append(bySchema[schema], file)
	}
	for schema, files := range bySchema {
		args := append([]string{"--noout", "--nonet", "--schema", filepath.Join(schemas, schema)}, files...)
		out, err := exec.CommandContext(t.Context(), xmllint, args...).CombinedOutput()
		if err != nil {
			var wrong []string
			for line := range strings.Lines(string(out)) {
				if !strings.Contains(line, " validates") {
					wrong = append(wrong, strings.ReplaceAll(line, dir, ""))
				}
			}
			t.Errorf("%s: %v: %s", name, err, strings.Join(wrong[:min(len(wrong), 8)], ""))
		}
	}
}
