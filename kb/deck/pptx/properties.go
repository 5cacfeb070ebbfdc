package pptx

import (
	"time"

	"casebook/kb/deck"
)

// coreProperties are title, author and date as every program shows them. What is not
// told is left out: the same deck gives the same file.
func coreProperties(d *deck.Deck) []byte {
	x := newXML()
	x.raw(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	x.raw(`<dc:title>`).text(d.Title).raw(`</dc:title>`)
	if d.Subtitle != "" {
		x.raw(`<dc:subject>`).text(d.Subtitle).raw(`</dc:subject>`)
	}
	if d.Author != "" {
		x.raw(`<dc:creator>`).text(d.Author).raw(`</dc:creator><cp:lastModifiedBy>`).text(d.Author).raw(`</cp:lastModifiedBy>`)
	}
	if tag := langTag(d.Lang); tag != "" {
		x.raw(`<dc:language>`).text(tag).raw(`</dc:language>`)
	}
	if !d.Date.IsZero() {
		at := d.Date.UTC().Format(time.RFC3339)
		x.raw(`<dcterms:created xsi:type="dcterms:W3CDTF">`).text(at).raw(`</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">`).text(at).raw(`</dcterms:modified>`)
	}
	return x.raw(`</cp:coreProperties>`).bytes()
}

func appProperties(slides, notes int) []byte {
	x := newXML()
	x.raw(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	x.raw(`<Application>Casebook</Application><Slides>`).int(slides).raw(`</Slides><Notes>`).int(notes).raw(`</Notes><HiddenSlides>0</HiddenSlides>`)
	return x.raw(`<AppVersion>16.0000</AppVersion></Properties>`).bytes()
}
