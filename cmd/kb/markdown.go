package main

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A markdownPrinter lays a body out as text: one method a kind of block. Raw HTML
// is left out, as on the site.
type markdownPrinter struct {
	style
	width  int
	source []byte
	notes  map[int]string // the name of a footnote by its number
	out    strings.Builder
}

// markdown is a Markdown body laid out in lines of at most width columns. It ends
// with a line break, unless it is empty.
func (s style) markdown(body string, width int) string {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify, extension.Footnote),
		goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(sourceMarkParser{}, 150))),
	)
	p := &markdownPrinter{style: s, width: width, source: []byte(body), notes: make(map[int]string)}
	doc := md.Parser().Parse(text.NewReader(p.source))
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the function never fails
		if note, ok := n.(*extast.Footnote); ok && entering {
			p.notes[note.Index] = string(note.Ref)
		}
		return ast.WalkContinue, nil
	})
	p.blocks(doc, "", "")
	return p.out.String()
}

// blocks prints the blocks inside parent with an empty line between them. The
// very first line starts with first, all others with next.
func (p *markdownPrinter) blocks(parent ast.Node, first, next string) {
	begun := false
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindHTMLBlock {
			continue
		}
		if begun && !tight(parent) {
			p.line(next)
		}
		p.block(n, first, next)
		first, begun = next, true
	}
}

// tight reports whether blocks stand without an empty line between them.
func tight(parent ast.Node) bool {
	switch n := parent.(type) {
	case *ast.List:
		return n.IsTight
	case *ast.ListItem:
		list, ok := n.Parent().(*ast.List)
		return ok && list.IsTight
	case *extast.FootnoteList:
		return true
	}
	return false
}

func (p *markdownPrinter) block(n ast.Node, first, next string) {
	switch n := n.(type) {
	case *ast.Heading:
		look := bold
		if n.Level <= 2 {
			look = heading
		}
		p.wrapped(p.inlines(n, look), first, next)
	case *ast.List:
		p.list(n, first, next)
	case *ast.Blockquote:
		bar := p.with(dim, "│ ")
		p.blocks(n, first+bar, next+bar)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		p.code(n, first, next)
	case *ast.ThematicBreak:
		p.line(first + p.with(dim, strings.Repeat("─", 10)))
	case *extast.Table:
		p.table(n, first, next)
	case *extast.FootnoteList:
		p.blocks(n, first, next)
	case *extast.Footnote:
		mark := "[" + string(n.Ref) + "] "
		p.blocks(n, first+mark, next+strings.Repeat(" ", len(mark)))
	default:
		p.wrapped(p.inlines(n, ""), first, next)
	}
}

func (p *markdownPrinter) wrapped(spans []span, first, next string) {
	p.line(p.wrap(spans, p.width, first, next))
}

func (p *markdownPrinter) line(s string) { p.out.WriteString(strings.TrimRight(s, " ") + "\n") }

func (p *markdownPrinter) list(list *ast.List, first, next string) {
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		bullet := "• "
		if list.IsOrdered() {
			bullet = strconv.Itoa(number) + ". "
			number++
		}
		if item != list.FirstChild() && !list.IsTight {
			p.line(next)
		}
		p.blocks(item, first+bullet, next+strings.Repeat(" ", len([]rune(bullet))))
		first = next
	}
}

func (p *markdownPrinter) code(n ast.Node, first, next string) {
	lines := n.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		p.line(first + "    " + strings.TrimRight(clean(string(segment.Value(p.source))), "\n"))
		first = next
	}
}

// table prints columns side by side where they fit, else each row as lines of
// "heading: cell".
func (p *markdownPrinter) table(t *extast.Table, first, next string) {
	var rows [][][]span
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		look := ""
		if row == t.FirstChild() {
			look = bold
		}
		var cells [][]span
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, p.inlines(cell, look))
		}
		rows = append(rows, cells)
	}
	for _, line := range p.layTable(rows, t.Alignments, p.width-width(next)) {
		p.line(first + line)
		first = next
	}
}
