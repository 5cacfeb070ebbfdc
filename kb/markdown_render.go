package kb

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// bodyRenderer writes what bodies have otherwise than other Markdown.
type bodyRenderer struct {
	french bool
	lang   string
}

func (r bodyRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindSourceRef, r.ref)
	reg.Register(ast.KindLink, r.link)
	reg.Register(ast.KindImage, r.image)
	reg.Register(ast.KindAutoLink, r.autoLink)
	reg.Register(ast.KindRawHTML, r.nothing)
	reg.Register(ast.KindHTMLBlock, r.nothing)
	reg.Register(extast.KindFootnoteList, r.notes)
	reg.Register(extast.KindFootnote, r.note)
	reg.Register(extast.KindFootnoteLink, r.noteLink)
	reg.Register(extast.KindFootnoteBacklink, r.noteBacklink)
	if r.french {
		reg.Register(ast.KindText, r.frenchText)
	}
}

func (bodyRenderer) nothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

func (bodyRenderer) ref(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	r, ok := n.(*sourceRef)
	if !ok || !entering {
		return ast.WalkContinue, nil
	}
	if insideLink(n) {
		fmt.Fprintf(w, "[%d]", r.number)
		return ast.WalkContinue, nil
	}
	if isMark(n.PreviousSibling()) {
		_, _ = w.WriteString(narrowNoBreak) // 1 and 4 are not 14
	}
	fmt.Fprintf(w, `<a class="ref" href="#s%d">%d</a>`, r.number, r.number)
	return ast.WalkContinue, nil
}

func (bodyRenderer) link(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if l, ok := n.(*ast.Link); ok {
		writeAnchor(w, l.Destination, l.Title, entering)
	}
	return ast.WalkContinue, nil
}

// image is a link to the picture: pages load nothing from elsewhere, and a
// reader is not shown to a third party without a click.
func (bodyRenderer) image(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if i, ok := n.(*ast.Image); ok && !insideLink(n) {
		writeAnchor(w, i.Destination, i.Title, entering)
	}
	return ast.WalkContinue, nil
}

func (bodyRenderer) autoLink(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	l, ok := n.(*ast.AutoLink)
	if !ok || !entering {
		return ast.WalkContinue, nil
	}
	to := l.URL(source)
	if l.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(string(to)), "mailto:") {
		to = append([]byte("mailto:"), to...)
	}
	anchored := !insideLink(n)
	if anchored {
		writeAnchor(w, to, nil, true)
	}
	_, _ = w.Write(util.EscapeHTML(l.Label(source)))
	if anchored {
		writeAnchor(w, to, nil, false)
	}
	return ast.WalkContinue, nil
}

// writeAnchor opens or closes a link; one that leads nowhere good is only text.
func writeAnchor(w util.BufWriter, to, title []byte, open bool) {
	href, ok := safeAddress(to)
	if !ok {
		return
	}
	if !open {
		_, _ = w.WriteString("</a>")
		return
	}
	_, _ = w.WriteString(`<a href="`)
	_, _ = w.Write(util.EscapeHTML(util.URLEscape([]byte(href), false)))
	_ = w.WriteByte('"')
	if len(title) > 0 {
		_, _ = w.WriteString(` title="`)
		html.DefaultWriter.Write(w, title)
		_ = w.WriteByte('"')
	}
	if isExternal(href) {
		_, _ = w.WriteString(` rel="noopener"`)
	}
	_ = w.WriteByte('>')
}

// safeAddress is an address as a browser is to read it, entities and escapes
// resolved. It must be one of the web, a mail address, or without a scheme: a
// place on this site. The file of another case becomes the address of its page.
func safeAddress(raw []byte) (href string, ok bool) {
	b := util.UnescapePunctuations(raw)
	b = util.ResolveEntityNames(util.ResolveNumericReferences(b))
	// Browsers leave out control characters wherever they stand.
	href = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, string(b))
	href = strings.TrimSpace(href)
	scheme, _, found := strings.Cut(href, ":")
	if found && !strings.ContainsAny(scheme, "/?#") {
		switch strings.ToLower(scheme) {
		case "http", "https", "mailto":
			return href, true
		}
		return "", false
	}
	if strings.HasPrefix(href, "//") || strings.Contains(href, `\`) {
		return "", false
	}
	if slug, _, isCase := SplitName(href); isCase {
		href = slug
	}
	return href, true
}

func isExternal(href string) bool {
	return len(href) > 4 && strings.EqualFold(href[:4], "http") && strings.Contains(href, ":")
}

// insideLink tells whether a node is part of a link's text: links don't nest.
func insideLink(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if k := p.Kind(); k == ast.KindLink || k == ast.KindImage {
			return true
		}
	}
	return false
}

func (bodyRenderer) notes(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(`<div class="notes" role="doc-endnotes">` + "\n")
	} else {
		_, _ = w.WriteString("</div>\n")
	}
	return ast.WalkContinue, nil
}

func (bodyRenderer) note(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if note, ok := n.(*extast.Footnote); ok && entering {
		fmt.Fprintf(w, "<div id=\"%snote-%d\">\n", idPrefix, note.Index)
	} else {
		_, _ = w.WriteString("</div>\n")
	}
	return ast.WalkContinue, nil
}

func (bodyRenderer) noteLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	l, ok := n.(*extast.FootnoteLink)
	if !ok || !entering {
		return ast.WalkContinue, nil
	}
	id := noteRefID(l.Index, l.RefIndex)
	if insideLink(n) {
		fmt.Fprintf(w, `<sup id="%s">%s</sup>`, id, letter(l.Index))
		return ast.WalkContinue, nil
	}
	fmt.Fprintf(w, `<sup id="%s"><a href="#%snote-%d" role="doc-noteref">%s</a></sup>`, id, idPrefix, l.Index, letter(l.Index))
	return ast.WalkContinue, nil
}

func (r bodyRenderer) noteBacklink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if l, ok := n.(*extast.FootnoteBacklink); ok && entering {
		label := "Back to the text"
		if r.french {
			label = "Retour au texte"
		}
		fmt.Fprintf(w, noBreak+`<a href="#%s" role="doc-backlink" aria-label="%s">↩︎</a>`, noteRefID(l.Index, l.RefIndex), label)
	}
	return ast.WalkContinue, nil
}

func noteRefID(index, ref int) string {
	if ref > 0 {
		return fmt.Sprintf("%snoteref-%d-%d", idPrefix, index, ref+1)
	}
	return fmt.Sprintf("%snoteref-%d", idPrefix, index)
}
