package kb

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A BodySection is one of the sections that a case's body has by the format, the
// same in every language.
type BodySection string

// The sections of a case. Sections of one's own, and all of a practice note, are
// SectionOther.
const (
	SectionOther    BodySection = ""
	SectionContext  BodySection = "context"
	SectionActions  BodySection = "actions"
	SectionResults  BodySection = "results"
	SectionLessons  BodySection = "lessons"
	SectionDisputed BodySection = "disputed"
	SectionSince    BodySection = "since"
)

// A Block is a paragraph or a list item of a body as plain text, with its place.
type Block struct {
	Section BodySection
	Heading string // that it stands under, as it is written; empty before the first
	Item    bool   // of a list
	Text    string // without markup and marks of sources
	Refs    []BodyRef
}

// A BodyRef is a mark of a source in a block.
type BodyRef struct {
	At     int // bytes of the block's Text before it
	Source int // from 1
}

// Blocks are the paragraphs and list items of a body, in order. Quotes count as
// paragraphs; tables, code, raw HTML and footnotes are left out. sources is how
// many sources the case has: marks of others stay text. A body that is no text of
// a person's has none, see [BodyHTML].
func Blocks(body, lang string, sources int) []Block {
	if isOdd(body) {
		return nil
	}
	pc := parser.NewContext()
	pc.Set(sourcesKey, sources)
	b := blockReader{source: []byte(body), lang: lang}
	b.read(plainParser().Parse(text.NewReader(b.source), parser.WithContext(pc)), false)
	return b.blocks
}

// A blockReader goes through a body, knowing under which heading it is.
type blockReader struct {
	source  []byte
	lang    string
	section BodySection
	heading string
	blocks  []Block
}

func (b *blockReader) read(n ast.Node, item bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			if c.Level <= 2 {
				b.heading = headingText(c, b.source)
				b.section = bodySection(b.lang, b.heading)
			}
		case *ast.Paragraph, *ast.TextBlock:
			b.add(c, item)
		case *ast.ListItem:
			b.read(c, true)
		case *ast.List, *ast.Blockquote:
			b.read(c, item)
		}
	}
}

func (b *blockReader) add(n ast.Node, item bool) {
	var out strings.Builder
	block := Block{Section: b.section, Heading: b.heading, Item: item}
	b.write(&out, &block, n)
	block.Text = out.String()
	lead := len(block.Text) - len(strings.TrimLeft(block.Text, " "))
	block.Text = strings.TrimSpace(block.Text)
	for i := range block.Refs {
		block.Refs[i].At = min(max(block.Refs[i].At-lead, 0), len(block.Text))
	}
	if block.Text != "" {
		b.blocks = append(b.blocks, block)
	}
}

// write writes as writeInline does, and keeps the marks of sources.
func (b *blockReader) write(out *strings.Builder, block *Block, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			value := string(c.Segment.Value(b.source))
			if isMark(c.NextSibling()) && !c.SoftLineBreak() {
				value = strings.TrimRight(value, " ")
			}
			writePlain(out, []byte(value), c.IsRaw() || n.Kind() == ast.KindCodeSpan)
			if c.SoftLineBreak() || c.HardLineBreak() {
				out.WriteByte(' ')
			}
		case *ast.String:
			out.Write(c.Value)
		case *ast.AutoLink:
			out.Write(c.Label(b.source))
		case *sourceRef:
			block.Refs = append(block.Refs, BodyRef{out.Len(), c.number})
		case *ast.RawHTML, *extast.FootnoteLink, *extast.FootnoteBacklink:
		default:
			b.write(out, block, c)
		}
	}
}

// bodySection is the section that a heading names in its language.
func bodySection(lang, heading string) BodySection {
	all := [...]BodySection{SectionContext, SectionActions, SectionResults, SectionLessons, SectionDisputed, SectionSince}
	if i := findTitle(sectionTitles(lang), heading); i >= 0 {
		return all[i]
	}
	return SectionOther
}
