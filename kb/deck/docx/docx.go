package docx

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"time"

	"casebook/kb/deck"
	"casebook/kb/deck/opc"
)

// Options are what a handout depends on beside its deck.
type Options struct {
	NoNotes bool // leave out what the speaker reads
}

const (
	typePart = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relPart  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	spaces   = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// A document is a body and what is said around it.
type document struct {
	*body
	title, subtitle, author, dated string
	date                           time.Time
	brief                          bool // a case a page: numbers of footnotes begin anew, and addresses are shown by their sites
}

// write writes the package. The same document gives the same bytes.
func (d document) write(w io.Writer) error {
	notes, noteRels := d.footnotes()
	parts := []opc.Part{
		{Name: "word/styles.xml", Type: typePart + "styles+xml", Data: styles(d.lang)},
		{Name: "word/numbering.xml", Type: typePart + "numbering+xml", Data: numbering(d.lists)},
		{Name: "word/settings.xml", Type: typePart + "settings+xml", Data: settings(d.lang)},
		{Name: "word/fontTable.xml", Type: typePart + "fontTable+xml", Data: fonts()},
		{Name: "word/footnotes.xml", Type: typePart + "footnotes+xml", Data: notes, Rels: noteRels},
		{Name: "word/header1.xml", Type: typePart + "header+xml", Data: d.header()},
		{Name: "word/footer1.xml", Type: typePart + "footer+xml", Data: d.footer()},
	}
	var rels []opc.Rel
	for _, kind := range [...]string{"styles", "numbering", "settings", "fontTable", "footnotes", "header", "footer"} {
		name := "word/" + kind + ".xml"
		if kind == "header" || kind == "footer" {
			name = "word/" + kind + "1.xml"
		}
		rels = append(rels, opc.Rel{ID: "r" + kind, Type: relPart + kind, Target: name})
	}
	parts = append(parts,
		opc.Part{Name: "word/document.xml", Type: typePart + "document.main+xml", Data: d.main(), Rels: append(rels, d.rels...)},
		opc.Part{Name: "docProps/core.xml", Type: opc.TypeCore, Data: opc.Core{Title: d.title, Subject: d.subtitle, Author: d.author, Lang: d.lang, Date: d.date}.XML()},
		opc.Part{Name: "docProps/app.xml", Type: opc.TypeApp, Data: appProperties()},
	)
	err := opc.Write(w, []opc.Rel{
		{ID: "rId1", Type: opc.RelDocument, Target: "word/document.xml"},
		{ID: "rId2", Type: opc.RelCore, Target: "docProps/core.xml"},
		{ID: "rId3", Type: opc.RelApp, Target: "docProps/app.xml"},
	}, parts)
	if err != nil {
		return fmt.Errorf("write the document: %w", err)
	}
	return nil
}

// main is the body with its section: A4, margins of 23 mm left and right.
func (d document) main() []byte {
	x := opc.NewXML()
	x.Raw(`<w:document` + spaces + `><w:body>`).Raw(string(d.x.Bytes()))
	x.Raw(`<w:sectPr><w:headerReference w:type="default" r:id="rheader"/><w:footerReference w:type="default" r:id="rfooter"/>`)
	if d.brief {
		x.Raw(`<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>`)
	}
	x.Raw(`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1360" w:right="1304" w:bottom="1134" w:left="1304" w:header="624" w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>`)
	return x.Raw(`</w:body></w:document>`).Bytes()
}

// footnotes are the references in full, after the two separators that Word wants.
func (d document) footnotes() ([]byte, []opc.Rel) {
	x := opc.NewXML()
	x.Raw(`<w:footnotes` + spaces + `>` +
		`<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	links := &body{x: x, lang: d.lang}
	for i, src := range d.notes {
		x.Raw(`<w:footnote w:id="`).Int(i + 1).Raw(`"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>`)
		for _, s := range reference(src, d.lang, d.brief) {
			links.span(s)
		}
		x.Raw(`</w:p></w:footnote>`)
	}
	return x.Raw(`</w:footnotes>`).Bytes(), links.rels
}

// reference is a source in full, with its address, or only its site, as it is printed.
func reference(src deck.Source, lang string, site bool) []span {
	all := []span{{text: " " + src.Text, lang: cmp.Or(src.Lang, lang)}}
	if src.Address != "" {
		shown := deck.ShownAddress(src.Address)
		if site {
			shown = deck.ShownSite(src.Address)
		}
		all = append(all, span{text: " ", lang: lang}, span{text: shown, lang: lang, address: src.Address})
	}
	return all
}

func (d document) header() []byte {
	x := opc.NewXML()
	x.Raw(`<w:hdr` + spaces + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>`)
	writeRuns(x, span{text: d.title}, "", d.lang)
	return x.Raw(`</w:p></w:hdr>`).Bytes()
}

// footer has author and date at the left, the page's number at the right.
func (d document) footer() []byte {
	x := opc.NewXML()
	x.Raw(`<w:ftr` + spaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>`)
	left := d.author
	if left != "" && d.dated != "" {
		left += " · "
	}
	writeRuns(x, span{text: left + d.dated}, "", d.lang)
	field := func(name string) {
		x.Raw(`<w:fldSimple w:instr=" ` + name + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`)
	}
	x.Raw(`<w:r><w:tab/></w:r>`)
	writeRuns(x, span{text: d.words.page}, "", d.lang)
	field("PAGE")
	writeRuns(x, span{text: d.words.of}, "", d.lang)
	field("NUMPAGES")
	return x.Raw(`</w:p></w:ftr>`).Bytes()
}

func appProperties() []byte {
	x := opc.NewXML()
	x.Raw(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Casebook</Application><AppVersion>16.0000</AppVersion></Properties>`)
	return x.Bytes()
}

// caseMark names the bookmark on a case: names have 40 characters at most.
func caseMark(i int) string { return "case_" + strconv.Itoa(i) }
