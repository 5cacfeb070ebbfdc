package docx

import (
	"cmp"
	"strconv"

	"casebook/kb/deck"
	"casebook/kb/deck/opc"
)

// A span is text in one voice, or the mark of a source.
type span struct {
	text, lang string
	strong     bool
	address    string       // it leads there
	anchor     string       // or to that bookmark
	note       *deck.Source // a footnote instead of text
	slug       string       // of the case that the footnote's source belongs to
}

// A para is a paragraph of a style.
type para struct {
	style    string
	spans    []span
	num      int    // of the list that it belongs to; 0: none
	anchor   string // a bookmark on it
	newPage  bool
	keepNext bool
}

// A body collects the text of a document, its footnotes and what both lead to.
type body struct {
	x     *opc.XML
	lang  string // of the document
	words words
	rels  []opc.Rel // of the document
	notes []deck.Source
	known map[string]int // by case and number, the number of its footnote from 1
	fresh int            // footnotes before the page on which their numbers begin anew
	marks int            // bookmarks so far
	lists []int          // the first number of each numbered list
}

func newBody(lang string) *body {
	return &body{x: &opc.XML{}, lang: lang, words: wordsIn(lang), known: map[string]int{}}
}

// list begins a numbered list and returns its number.
func (b *body) list(start int) int {
	b.lists = append(b.lists, max(start, 1))
	return firstList + len(b.lists) - 1
}

func (b *body) add(paras ...para) {
	for _, p := range paras {
		b.para(p)
	}
}

// para writes a paragraph: properties in the order of the schema, then its spans.
func (b *body) para(p para) {
	x := b.x
	x.Raw(`<w:p><w:pPr><w:pStyle w:val="`).Raw(p.style).Raw(`"/>`)
	if p.keepNext {
		x.Raw(`<w:keepNext/>`)
	}
	if p.newPage {
		x.Raw(`<w:pageBreakBefore/>`)
	}
	if p.num > 0 {
		x.Raw(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="`).Int(p.num).Raw(`"/></w:numPr>`)
	}
	texts := make([]string, len(p.spans))
	for i, s := range p.spans {
		texts[i] = s.text
	}
	if opc.RightToLeft(texts...) {
		x.Raw(`<w:bidi/>`)
	}
	x.Raw(`</w:pPr>`)
	if p.anchor != "" {
		b.bookmark(p.anchor)
	}
	for i, s := range p.spans {
		if s.note != nil {
			b.cite(s, i > 0 && p.spans[i-1].note != nil)
			continue
		}
		b.span(s)
	}
	if p.anchor != "" {
		x.Raw(`<w:bookmarkEnd w:id="`).Int(b.marks).Raw(`"/>`)
	}
	x.Raw(`</w:p>`)
}

func (b *body) bookmark(name string) {
	b.marks++
	b.x.Raw(`<w:bookmarkStart w:id="`).Int(b.marks).Raw(`" w:name="`).Text(name).Raw(`"/>`)
}

// span writes a text, a run for each direction of writing.
func (b *body) span(s span) {
	end := ""
	char := ""
	switch target := opc.Link(s.address); {
	case target != "":
		b.x.Raw(`<w:hyperlink r:id="`).Raw(b.relate(target)).Raw(`" w:history="1">`)
		end, char = `</w:hyperlink>`, `<w:rStyle w:val="Hyperlink"/>`
	case s.anchor != "":
		b.x.Raw(`<w:hyperlink w:anchor="`).Text(s.anchor).Raw(`" w:history="1">`)
		end, char = `</w:hyperlink>`, `<w:rStyle w:val="Hyperlink"/>`
	case s.strong:
		char = `<w:rStyle w:val="Strong"/>`
	}
	writeRuns(b.x, s, char, b.lang)
	b.x.Raw(end)
}

// writeRuns writes the runs of a text; char is what their properties begin with.
func writeRuns(x *opc.XML, s span, char, fallback string) {
	for _, piece := range opc.Pieces(s.text, cmp.Or(s.lang, fallback)) {
		if piece.Text == "" {
			continue
		}
		props := char
		tag := opc.LangTag(piece.Lang)
		switch {
		case piece.RightToLeft:
			props += `<w:rtl/>`
			if tag != "" {
				props += `<w:lang w:bidi="` + tag + `"/>`
			}
		case tag != "" && tag != opc.LangTag(fallback):
			props += `<w:lang w:val="` + tag + `"/>`
		}
		x.Raw(`<w:r>`)
		if props != "" {
			x.Raw(`<w:rPr>` + props + `</w:rPr>`)
		}
		x.Raw(`<w:t xml:space="preserve">`).Text(piece.Text).Raw(`</w:t></w:r>`)
	}
}

func (b *body) relate(target string) string {
	for _, r := range b.rels {
		if r.Target == target {
			return r.ID
		}
	}
	id := "rLink" + strconv.Itoa(len(b.rels)+1)
	b.rels = append(b.rels, opc.Rel{ID: id, Type: opc.RelLink, Target: target, Outside: true})
	return id
}

// cite writes the mark of a source. Its first mark is a footnote; others are fields
// that lead to that, so that a source has one number.
func (b *body) cite(s span, another bool) {
	x := b.x
	const mark = `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>`
	if another {
		x.Raw(mark + `<w:t xml:space="preserve">, </w:t></w:r>`)
	}
	key := s.slug + "#" + strconv.Itoa(s.note.Number)
	n := b.known[key]
	if n == 0 {
		b.notes = append(b.notes, *s.note)
		n = len(b.notes)
		b.known[key] = n
		b.bookmark(noteMark(n))
		x.Raw(mark + `<w:footnoteReference w:id="`).Int(n).Raw(`"/></w:r><w:bookmarkEnd w:id="`).Int(b.marks).Raw(`"/>`)
		return
	}
	x.Raw(mark + `<w:fldChar w:fldCharType="begin"/></w:r>` + mark + `<w:instrText xml:space="preserve"> NOTEREF `).Raw(noteMark(n))
	x.Raw(` \f \h </w:instrText></w:r>` + mark + `<w:fldChar w:fldCharType="separate"/></w:r>` + mark + `<w:t>`).Int(n - b.fresh)
	x.Raw(`</w:t></w:r>` + mark + `<w:fldChar w:fldCharType="end"/></w:r>`)
}

// noteMark names the bookmark on a footnote's mark; the low line hides it from lists
// of bookmarks.
func noteMark(n int) string { return "_Ref" + strconv.Itoa(n) }

// plain is a paragraph of one text.
func plain(style string, r deck.Run) para {
	return para{style: style, spans: []span{{text: r.Text, lang: r.Lang}}}
}
