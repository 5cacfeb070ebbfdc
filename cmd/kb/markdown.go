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

// inlines are the spans of the text inside a block.
func (p *markdownPrinter) inlines(parent ast.Node, look string) []span {
	var spans []span
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			spans = append(spans, span{string(n.Segment.Value(p.source)), look})
			switch {
			case n.HardLineBreak():
				spans = append(spans, span{"\n", look})
			case n.SoftLineBreak():
				spans = append(spans, span{" ", look})
			}
		case *ast.String:
			spans = append(spans, span{string(n.Value), look})
		case *ast.Emphasis:
			spans = append(spans, p.inlines(n, join(look, emphasis(n.Level)))...)
		case *ast.Link:
			label := p.inlines(n, join(look, underline))
			spans = append(spans, label...)
			if target := string(n.Destination); target != textOf(label) {
				spans = append(spans, span{" (" + target + ")", look})
			}
		case *ast.AutoLink:
			spans = append(spans, span{string(n.Label(p.source)), join(look, underline)})
		case *ast.RawHTML:
		case *extast.FootnoteLink:
			spans = append(spans, span{"[" + p.notes[n.Index] + "]", join(look, dim)})
		case *extast.FootnoteBacklink:
		case *sourceMark:
			spans = append(spans, span{"[" + n.number + "]", join(look, dim)})
		default:
			spans = append(spans, p.inlines(n, look)...)
		}
	}
	return spans
}

func emphasis(level int) string {
	if level > 1 {
		return bold
	}
	return italic
}

// join adds a look to another.
func join(look, more string) string {
	if look == "" {
		return more
	}
	return look + ";" + more
}

func textOf(spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.text)
	}
	return b.String()
}

// A sourceMark is a footnote mark without a footnote: [^3] is the third of the
// case's sources.
type sourceMark struct {
	ast.BaseInline
	number string
}

var kindSourceMark = ast.NewNodeKind("SourceMark")

// Kind is the kind of all source marks.
func (*sourceMark) Kind() ast.NodeKind { return kindSourceMark }

// Dump prints the node for debugging.
func (m *sourceMark) Dump(source []byte, level int) {
	ast.DumpHelper(m, source, level, map[string]string{"Number": m.number}, nil)
}

// A sourceMarkParser reads [^3] where goldmark's own parser found no footnote of
// that name, and before a link could be made of it.
type sourceMarkParser struct{}

// Trigger is the mark's first letter.
func (sourceMarkParser) Trigger() []byte { return []byte{'['} }

// Parse is nil where there is no mark.
func (sourceMarkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) < 4 || line[1] != '^' {
		return nil
	}
	i := 2
	for i < len(line) && line[i] >= '0' && line[i] <= '9' {
		i++
	}
	if i == 2 || i >= len(line) || line[i] != ']' {
		return nil
	}
	block.Advance(i + 1)
	return &sourceMark{number: string(line[2:i])}
}
