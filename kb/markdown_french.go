package kb

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// French sets a space before the high signs of punctuation and inside its
// quotes, and a line must not break there.
const (
	noBreak       = "\u00a0"
	narrowNoBreak = "\u202f"
)

// frenchText writes text with spaces that don't break. Only text is looked at:
// code and addresses are not.
func (bodyRenderer) frenchText(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	t, ok := n.(*ast.Text)
	if !ok || !entering {
		return ast.WalkContinue, nil
	}
	value := t.Segment.Value(source)
	if t.IsRaw() {
		html.DefaultWriter.RawWrite(w, value)
		return ast.WalkContinue, nil
	}
	// goldmark cuts text before signs that may begin something, "!" is one.
	next := ""
	if following, ok := n.NextSibling().(*ast.Text); ok && following.Segment.Start == t.Segment.Stop {
		next = string(following.Segment.Value(source))
	}
	eachFrenchPart(string(value), next, func(part, space string) {
		html.DefaultWriter.Write(w, []byte(part))
		_, _ = w.WriteString(space)
	})
	switch {
	case t.HardLineBreak():
		_, _ = w.WriteString("<br>\n")
	case t.SoftLineBreak():
		_ = w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}

// frenchSpaces is s with spaces that don't break.
func frenchSpaces(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 8)
	eachFrenchPart(s, "", func(part, space string) {
		b.WriteString(part)
		b.WriteString(space)
	})
	return b.String()
}

// eachFrenchPart cuts s at the spaces that must not break and gives each part
// with the space to put after it, "" after the last. Next is what follows s.
func eachFrenchPart(s, next string, put func(part, space string)) {
	from := 0
	for i := range len(s) {
		if s[i] != ' ' {
			continue
		}
		after := s[i+1:]
		if after == "" {
			after = next
		}
		space := frenchSpace(s[:i], after)
		if space == "" {
			continue
		}
		put(s[from:i], space)
		from = i + 1
	}
	put(s[from:], "")
}

// frenchSpace is the space to set between two texts, "" for an ordinary one. A
// sign that a letter or a digit follows is no punctuation: `:8080` is an address.
func frenchSpace(before, after string) string {
	if after == "" {
		return ""
	}
	if strings.HasPrefix(after, "»") || strings.HasSuffix(before, "«") {
		return noBreak
	}
	if next, _ := utf8.DecodeRuneInString(after[1:]); unicode.IsLetter(next) || unicode.IsDigit(next) {
		return ""
	}
	switch after[0] {
	case ':':
		return noBreak
	case ';', '!', '?':
		return narrowNoBreak
	}
	return ""
}
