package docx

import (
	"strings"

	"casebook/kb/deck/opc"
)

// The colours of the look, on white.
const (
	ink    = "1A1D1B"
	soft   = "4B514C"
	rule   = "D3D5C9"
	accent = "12504A"
	half   = "966606"
)

// A style is one of the document. Sizes are in points.
type style struct {
	id, name, based, next string
	kind                  string // empty: of paragraphs
	pPr, rPr, tblPr       string
	own                   bool // not one of Word's
}

const (
	serif = `<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman"/>`
	sans  = `<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/>`
)

func size(halves string) string {
	return `<w:sz w:val="` + halves + `"/><w:szCs w:val="` + halves + `"/>`
}

func color(c string) string { return `<w:color w:val="` + c + `"/>` }

// spacing is the room around a paragraph and the distance of its lines, in
// twentieths of a point.
func spacing(before, after, line string) string {
	return `<w:spacing w:before="` + before + `" w:after="` + after + `" w:line="` + line + `" w:lineRule="atLeast"/>`
}

func side(name, width, space, c string) string {
	return `<w:` + name + ` w:val="single" w:sz="` + width + `" w:space="` + space + `" w:color="` + c + `"/>`
}

// styleList are all styles. The sizes of briefs are those that package deck measures.
func styleList() []style {
	const keep = `<w:keepNext/><w:keepLines/>`
	bold := `<w:b/><w:bCs/>`
	return []style{
		{id: "Normal", name: "Normal", pPr: spacing("0", "80", "270")},
		{id: "Title", name: "Title", based: "Normal", next: "Subtitle", pPr: keep + spacing("0", "120", "640"), rPr: serif + size("52")},
		{id: "Subtitle", name: "Subtitle", based: "Normal", next: "Normal", pPr: spacing("0", "200", "320"), rPr: color(soft) + size("24")},
		{id: "Heading1", name: "heading 1", based: "Normal", next: "Normal", pPr: keep + spacing("0", "120", "480") + `<w:outlineLvl w:val="0"/>`, rPr: serif + size("40")},
		{id: "Heading2", name: "heading 2", based: "Normal", next: "Normal", pPr: keep + `<w:pBdr>` + side("top", "6", "4", ink) + `</w:pBdr>` + spacing("220", "60", "300") + `<w:outlineLvl w:val="1"/>`, rPr: bold + size("24")},
		{id: "Heading3", name: "heading 3", based: "Normal", next: "Normal", pPr: keep + spacing("120", "40", "270") + `<w:outlineLvl w:val="2"/>`, rPr: bold + color(soft) + size("20")},
		{id: "ListBullet", name: "List Bullet", based: "Normal", pPr: `<w:numPr><w:numId w:val="1"/></w:numPr>` + spacing("0", "40", "270")},
		{id: "ListNumber", name: "List Number", based: "Normal", pPr: `<w:numPr><w:numId w:val="2"/></w:numPr>` + spacing("0", "40", "270")},
		{id: "Quote", name: "Quote", based: "Normal", next: "Normal", pPr: `<w:keepLines/><w:pBdr>` + side("left", "24", "10", accent) + `</w:pBdr>` + spacing("80", "120", "360") + `<w:ind w:left="284" w:right="284"/>`, rPr: serif + size("26")},
		{id: "Eyebrow", name: "Eyebrow", based: "Normal", next: "Heading1", own: true, pPr: `<w:keepNext/>` + spacing("0", "60", "260"), rPr: color(soft) + size("19")},
		{id: "Standfirst", name: "Standfirst", based: "Normal", next: "Normal", own: true, pPr: spacing("0", "160", "330"), rPr: serif + size("24")},
		{id: "Figure", name: "Figure", based: "Normal", next: "FigureLabel", own: true, pPr: spacing("0", "0", "520"), rPr: serif + size("40")},
		{id: "FigureLabel", name: "Figure Label", based: "Normal", own: true, pPr: spacing("0", "0", "250"), rPr: size("19")},
		{id: "Aside", name: "Aside", based: "Normal", own: true, pPr: `<w:pBdr>` + side("left", "6", "10", rule) + `</w:pBdr>` + spacing("0", "60", "260") + `<w:ind w:left="284"/>`, rPr: color(soft) + size("20")},
		{id: "SourceLine", name: "Source Line", based: "Normal", own: true, pPr: `<w:keepLines/>` + spacing("60", "80", "240"), rPr: color(soft) + size("18")},
		{id: "TableText", name: "Table Text", based: "Normal", own: true, pPr: spacing("0", "0", "250"), rPr: size("19")},
		{id: "Header", name: "header", based: "Normal", pPr: `<w:tabs><w:tab w:val="right" w:pos="9298"/></w:tabs>` + spacing("0", "0", "220"), rPr: color(soft) + size("17")},
		{id: "Footer", name: "footer", based: "Normal", pPr: `<w:tabs><w:tab w:val="right" w:pos="9298"/></w:tabs>` + spacing("0", "0", "220"), rPr: color(soft) + size("17")},
		{id: "FootnoteText", name: "footnote text", based: "Normal", pPr: spacing("0", "20", "220"), rPr: size("17")},
		{id: "DefaultParagraphFont", name: "Default Paragraph Font", kind: "character"},
		{id: "FootnoteReference", name: "footnote reference", based: "DefaultParagraphFont", kind: "character", rPr: color(accent) + `<w:vertAlign w:val="superscript"/>`},
		{id: "Hyperlink", name: "Hyperlink", based: "DefaultParagraphFont", kind: "character", rPr: color(accent) + `<w:u w:val="single"/>`},
		{id: "Strong", name: "Strong", based: "DefaultParagraphFont", kind: "character", rPr: bold},
		{id: "TableNormal", name: "Normal Table", kind: "table", tblPr: `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>`},
		{
			id: "CasebookTable", name: "Casebook Table", based: "TableNormal", kind: "table", own: true,
			tblPr: `<w:tblPr><w:tblBorders>` + side("top", "4", "0", rule) + side("bottom", "4", "0", rule) + side("insideH", "4", "0", rule) + `</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="160" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
				`<w:tblStylePr w:type="firstRow"><w:rPr>` + bold + `</w:rPr><w:tcPr><w:tcBorders>` + side("bottom", "8", "0", ink) + `</w:tcBorders></w:tcPr></w:tblStylePr>` +
				`<w:tblStylePr w:type="firstCol"><w:rPr>` + bold + `</w:rPr></w:tblStylePr>`,
		},
		{
			id: "CasebookFigures", name: "Casebook Figures", based: "TableNormal", kind: "table", own: true,
			tblPr: `<w:tblPr><w:tblBorders>` + side("top", "24", "0", ink) + `</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="120" w:type="dxa"/><w:right w:w="280" w:type="dxa"/></w:tblCellMar></w:tblPr>`,
		},
	}
}

// styles is the part with the styles; the language of the document is its default.
func styles(lang string) []byte {
	x := opc.NewXML()
	tag := opc.LangTag(lang)
	if tag == "" {
		tag = "en-GB"
	}
	x.Raw(`<w:styles` + spaces + `><w:docDefaults><w:rPrDefault><w:rPr>` + sans + color(ink) + size("20") + `<w:lang w:val="` + tag + `" w:eastAsia="` + tag + `" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	for _, s := range styleList() {
		kind := s.kind
		if kind == "" {
			kind = "paragraph"
		}
		x.Raw(`<w:style w:type="` + kind + `" w:styleId="` + s.id + `"`)
		if s.id == "Normal" || s.id == "DefaultParagraphFont" || s.id == "TableNormal" {
			x.Raw(` w:default="1"`)
		}
		if s.own {
			x.Raw(` w:customStyle="1"`)
		}
		x.Raw(`><w:name w:val="` + s.name + `"/>`)
		if s.based != "" {
			x.Raw(`<w:basedOn w:val="` + s.based + `"/>`)
		}
		if s.next != "" {
			x.Raw(`<w:next w:val="` + s.next + `"/>`)
		}
		if kind == "paragraph" && !strings.HasPrefix(s.id, "Foot") && s.id != "Header" {
			x.Raw(`<w:qFormat/>`)
		}
		if s.pPr != "" {
			x.Raw(`<w:pPr>` + s.pPr + `</w:pPr>`)
		}
		if s.rPr != "" {
			x.Raw(`<w:rPr>` + s.rPr + `</w:rPr>`)
		}
		x.Raw(s.tblPr + `</w:style>`)
	}
	return x.Raw(`</w:styles>`).Bytes()
}

// firstList is the number of the first numbered list; before it are those of the
// styles.
const firstList = 3

// numbering has bullets, numbers, and a number of its own for every list, so that
// each begins where it should.
func numbering(starts []int) []byte {
	x := opc.NewXML()
	x.Raw(`<w:numbering` + spaces + `>`)
	for i, lvl := range [...]string{
		`<w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>`,
		`<w:numFmt w:val="decimal"/><w:pStyle w:val="ListNumber"/><w:lvlText w:val="%1"/>`,
	} {
		x.Raw(`<w:abstractNum w:abstractNumId="`).Int(i).Raw(`"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>` + lvl +
			`<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="320" w:hanging="320"/></w:pPr><w:rPr>` + color(accent) + `</w:rPr></w:lvl></w:abstractNum>`)
	}
	x.Raw(`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`)
	for i, start := range starts {
		x.Raw(`<w:num w:numId="`).Int(firstList + i).Raw(`"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="`).Int(start).Raw(`"/></w:lvlOverride></w:num>`)
	}
	return x.Raw(`</w:numbering>`).Bytes()
}

func settings(lang string) []byte {
	x := opc.NewXML()
	x.Raw(`<w:settings` + spaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/>` +
		`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`)
	if tag := opc.LangTag(lang); tag != "" {
		x.Raw(`<w:themeFontLang w:val="` + tag + `"/>`)
	}
	return x.Raw(`<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`).Bytes()
}

func fonts() []byte {
	x := opc.NewXML()
	x.Raw(`<w:fonts` + spaces + `>` +
		`<w:font w:name="Calibri"><w:altName w:val="Carlito"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>` +
		`<w:font w:name="Georgia"><w:altName w:val="Gelasio"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`)
	return x.Bytes()
}
