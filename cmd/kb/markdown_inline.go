package main

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

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
