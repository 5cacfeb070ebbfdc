package opc

import "time"

// Core are the core properties of a document, as every program shows them. What is
// empty is left out.
type Core struct {
	Title, Subject, Author string
	Lang                   string // see [LangTag]
	Date                   time.Time
}

// XML is the part with the properties.
func (c Core) XML() []byte {
	x := NewXML()
	x.Raw(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	x.Raw(`<dc:title>`).Text(c.Title).Raw(`</dc:title>`)
	if c.Subject != "" {
		x.Raw(`<dc:subject>`).Text(c.Subject).Raw(`</dc:subject>`)
	}
	if c.Author != "" {
		x.Raw(`<dc:creator>`).Text(c.Author).Raw(`</dc:creator><cp:lastModifiedBy>`).Text(c.Author).Raw(`</cp:lastModifiedBy>`)
	}
	if tag := LangTag(c.Lang); tag != "" {
		x.Raw(`<dc:language>`).Text(tag).Raw(`</dc:language>`)
	}
	if !c.Date.IsZero() {
		at := c.Date.UTC().Format(time.RFC3339)
		x.Raw(`<dcterms:created xsi:type="dcterms:W3CDTF">`).Text(at).Raw(`</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">`).Text(at).Raw(`</dcterms:modified>`)
	}
	return x.Raw(`</cp:coreProperties>`).Bytes()
}
