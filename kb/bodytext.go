package kb

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// anySource is more sources than a case has: plain text leaves out `[12]`
// whatever it leads to, but not `[2010]`.
const anySource = 199

// plainParser reads what plain text differs by. Typographic quotes and bare
// addresses need not be found to be left as they are.
var plainParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999))...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(refParser{}, refPriority),
			util.Prioritized(extension.NewStrikethroughParser(), 500))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
})

// BodyText is a body as plain text: paragraphs, headings, list items and rows of
// tables on lines of their own, without markup, raw HTML, footnotes and marks of
// footnotes and sources. Cells of a row are parted by tabs.
func BodyText(body string) string {
	if isOdd(body) {
		return body
	}
	source := []byte(body)
	pc := parser.NewContext()
	pc.Set(sourcesKey, anySource)
	doc := plainParser().Parse(text.NewReader(source), parser.WithContext(pc))
	var b strings.Builder
	b.Grow(len(body))
	writeBlocks(&b, doc, source)
	return b.String()
}

// writeBlocks writes each block below n that holds text, a line each.
func writeBlocks(b *strings.Builder, n ast.Node, source []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		start := b.Len()
		switch c := c.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			writeInline(b, c, source)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			for i := range c.Lines().Len() {
				line := c.Lines().At(i)
				b.Write(line.Value(source))
			}
		case *extast.TableRow, *extast.TableHeader:
			for cell := c.FirstChild(); cell != nil; cell = cell.NextSibling() {
				if cell != c.FirstChild() {
					b.WriteByte('\t')
				}
				writeInline(b, cell, source)
			}
		case *ast.HTMLBlock, *extast.FootnoteList, *extast.Footnote:
		default:
			writeBlocks(b, c, source)
		}
		endLine(b, start)
	}
}

// endLine ends the line that was begun at start, if there is one.
func endLine(b *strings.Builder, start int) {
	if b.Len() > start && b.String()[b.Len()-1] != '\n' {
		b.WriteByte('\n')
	}
}

// writeInline writes the text in a block. Line breaks become spaces, and the
// space before a mark that is left out goes with it.
func writeInline(b *strings.Builder, n ast.Node, source []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			value := c.Segment.Value(source)
			if isMark(c.NextSibling()) && !c.SoftLineBreak() {
				value = bytes.TrimRight(value, " ")
			}
			writePlain(b, value, c.IsRaw() || n.Kind() == ast.KindCodeSpan)
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(source))
		case *ast.RawHTML, *sourceRef, *extast.FootnoteLink, *extast.FootnoteBacklink:
		default:
			writeInline(b, c, source)
		}
	}
}

func isMark(n ast.Node) bool {
	switch n.(type) {
	case *sourceRef, *extast.FootnoteLink:
		return true
	}
	return false
}

// writePlain writes text with Markdown's escapes and HTML's entities resolved.
func writePlain(b *strings.Builder, value []byte, raw bool) {
	if !raw && bytes.IndexByte(value, '\\') >= 0 {
		value = util.UnescapePunctuations(value)
	}
	if !raw && bytes.IndexByte(value, '&') >= 0 {
		value = util.ResolveEntityNames(util.ResolveNumericReferences(value))
	}
	b.Write(value)
}
