package opc_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb/deck/opc"
)

// A package begins with its types, names each part's once, and leads from part to part
// by relative names; the order in which parts are given does not count.
func TestWrite(t *testing.T) {
	main := opc.Part{Name: "word/document.xml", Type: "x/main+xml", Data: []byte("<a/>"), Rels: []opc.Rel{
		{ID: "r1", Type: "t", Target: "word/media/a.png"}, {ID: "r2", Type: "t", Target: "docProps/core.xml"}, {ID: "r3", Type: "t", Target: "https://example.org/?a&b", Outside: true},
	}}
	image := opc.Part{Name: "word/media/a.png", Type: "image/png", Data: []byte("png")}
	core := opc.Part{Name: "docProps/core.xml", Type: opc.TypeCore, Data: opc.Core{Title: "A & B"}.XML()}
	var one, other bytes.Buffer
	rels := []opc.Rel{{ID: "r1", Type: opc.RelDocument, Target: main.Name}}
	if err := opc.Write(&one, rels, []opc.Part{main, image, core}); err != nil {
		t.Fatal(err)
	}
	if err := opc.Write(&other, rels, []opc.Part{core, main, image}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), other.Bytes()) {
		t.Error("the order of parts counts")
	}
	z, err := zip.NewReader(bytes.NewReader(one.Bytes()), int64(one.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	text := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
		text[f.Name] = string(body)
	}
	want := []string{"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels", "word/media/a.png"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
	for name, wanted := range map[string][]string{
		"[Content_Types].xml":          {`Extension="png" ContentType="image/png"`, `PartName="/word/document.xml" ContentType="x/main+xml"`},
		"word/_rels/document.xml.rels": {`Target="media/a.png"`, `Target="../docProps/core.xml"`, `Target="https://example.org/?a&amp;b" TargetMode="External"`},
		"docProps/core.xml":            {`<dc:title>A &amp; B</dc:title>`},
	} {
		for _, w := range wanted {
			if !strings.Contains(text[name], w) {
				t.Errorf("%s has no %s: %s", name, w, text[name])
			}
		}
	}
}

func TestLink(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a?b=1&c=2": "https://example.org/a?b=1&c=2",
		"http://exämple.fr/ö [1]":       "http://ex%C3%A4mple.fr/%C3%B6%20%5B1%5D",
		"https://example.org/%zz#a#b":   "https://example.org/%25zz#a%23b",
		"javascript:alert(1)":           "",
		"":                              "",
	} {
		if got := opc.Link(address); got != want {
			t.Errorf("%q is %q, want %q", address, got, want)
		}
	}
}

func TestPieces(t *testing.T) {
	want := []opc.Piece{{Text: "By ", Lang: "en"}, {Text: "שלום עולם", Lang: "he", RightToLeft: true}, {Text: ", 2011", Lang: "en"}}
	if diff := cmp.Diff(want, opc.Pieces("By שלום עולם, 2011", "en")); diff != "" {
		t.Error(diff)
	}
	if opc.RightToLeft("By שלום") || !opc.RightToLeft("שלום", "2011") || opc.RightToLeft("2011") {
		t.Error("a paragraph is written from right to left where all its letters are, and only there")
	}
}
