package kb

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// HTMLOptions are what a body's HTML depends on beside the body.
type HTMLOptions struct {
	Lang    string // BCP 47, for quotes and spaces
	Sources int    // how many sources the case has: references to others stay text
}

// A Section is a part of a body under a heading of its own.
type Section struct {
	ID    string // of the heading, unique in the body; "" without one
	Title string // plain text; "" for what stands before the first heading
	HTML  template.HTML
}

// idPrefix keeps the ids of a body apart from those of the page around it.
const idPrefix = "story-"

// BodyHTML is a case's body as HTML, a section for each heading of level 2.
//
// `[^1]` and `[1]` lead to the element s1, the first source, unless the body
// defines a footnote or a link of that name. Raw HTML is dropped, a link leads
// only to the web, to a mail address or to a place of the site, and a picture
// becomes a link to it. Every id starts with "story-".
func BodyHTML(body string, o HTMLOptions) ([]Section, error) {
	if isOdd(body) {
		return plainSections(body), nil
	}
	md := markdownFor(baseLang(o.Lang))
	source := []byte(body)
	pc := parser.NewContext()
	pc.Set(sourcesKey, o.Sources)
	doc := md.Parser().Parse(text.NewReader(source), parser.WithContext(pc))
	ids := headingIDs{count: map[string]int{}, taken: map[string]bool{}}
	ids.set(doc, source)

	var sections []Section
	var title, id string
	var out buffer
	flush := func() {
		if title != "" || out.Len() > 0 {
			//nolint:gosec // the renderer escapes all text and drops raw HTML
			sections = append(sections, Section{ID: id, Title: title, HTML: template.HTML(out.String())})
		}
		out.Reset()
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level <= 2 {
			flush()
			title, id = headingText(h, source), headingID(h)
			if baseLang(o.Lang) == "fr" {
				title = frenchSpaces(title)
			}
			continue
		}
		if err := md.Renderer().Render(&out, source, n); err != nil {
			return nil, fmt.Errorf("render the body: %w", err)
		}
	}
	flush()
	return sections, nil
}

// A buffer is what goldmark's renderer writes to without copying once more.
type buffer struct{ bytes.Buffer }

func (b *buffer) Buffered() int { return b.Len() }
func (b *buffer) Flush() error  { return nil }

// markdownFor is the Markdown of a language. English, French and the rest differ
// in quotes and spaces.
func markdownFor(lang string) goldmark.Markdown {
	switch lang {
	case "en":
		return englishMarkdown()
	case "fr":
		return frenchMarkdown()
	}
	return otherMarkdown()
}

var (
	englishMarkdown = sync.OnceValue(func() goldmark.Markdown { return newMarkdown("en", "“", "”", "‘", "’") })
	frenchMarkdown  = sync.OnceValue(func() goldmark.Markdown { return newMarkdown("fr", "«\u00a0", "\u00a0»", "‘", "’") })
	otherMarkdown   = sync.OnceValue(func() goldmark.Markdown { return newMarkdown("", "", "", "", "") })
)

// newMarkdown has the given quotes, straight ones where they are empty.
func newMarkdown(lang, openDouble, closeDouble, openSingle, closeSingle string) goldmark.Markdown {
	sign := func(s string) []byte {
		if s == "" {
			return nil
		}
		return []byte(s)
	}
	return goldmark.New(
		goldmark.WithExtensions(
			extension.Linkify, extension.Strikethrough, extension.TaskList, extension.Footnote,
			// The site's policy allows no style attributes.
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
			extension.NewTypographer(extension.WithTypographicSubstitutions(map[extension.TypographicPunctuation][]byte{
				extension.LeftDoubleQuote: sign(openDouble), extension.RightDoubleQuote: sign(closeDouble),
				extension.LeftSingleQuote: sign(openSingle), extension.RightSingleQuote: sign(closeSingle),
				extension.LeftAngleQuote: nil, extension.RightAngleQuote: nil,
				extension.EnDash: []byte("–"), extension.EmDash: []byte("—"), extension.Ellipsis: []byte("…"),
				extension.Apostrophe: []byte("’"),
			})),
		),
		goldmark.WithParserOptions(
			parser.WithInlineParsers(util.Prioritized(refParser{}, refPriority)),
			parser.WithASTTransformers(util.Prioritized(noteMarks{}, noteMarksPriority)),
		),
		goldmark.WithRendererOptions(
			renderer.WithNodeRenderers(util.Prioritized(bodyRenderer{french: lang == "fr", lang: lang}, 50)),
		),
	)
}

// headingIDs are the ids that a body has given.
type headingIDs struct {
	count map[string]int // of headings with the same text
	taken map[string]bool
}

// set gives every heading an id made of its text.
func (ids headingIDs) set(doc ast.Node, source []byte) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			n.SetAttributeString("id", []byte(ids.next(headingText(n, source))))
			return ast.WalkSkipChildren, nil
		case *ast.Paragraph, *ast.TextBlock, *extast.Table:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

// next is an id that none had before: results, results-2, results-3 …
func (ids headingIDs) next(title string) string {
	base := CompanySlug(title)
	if base == "" {
		base = "section"
	}
	for {
		ids.count[base]++
		id := base
		if n := ids.count[base]; n > 1 {
			id = fmt.Sprintf("%s-%d", base, n)
		}
		if !ids.taken[id] {
			ids.taken[id] = true
			return idPrefix + id
		}
	}
}

func headingID(h *ast.Heading) string {
	id, _ := h.AttributeString("id")
	b, _ := id.([]byte)
	return string(b)
}

func headingText(h *ast.Heading, source []byte) string {
	var b strings.Builder
	writeInline(&b, h, source)
	return strings.TrimSpace(b.String())
}
