package kb

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A sourceRef is a reference to a source by its number.
type sourceRef struct {
	ast.BaseInline
	number int
}

var kindSourceRef = ast.NewNodeKind("SourceRef")

func (*sourceRef) Kind() ast.NodeKind { return kindSourceRef }

// Dump is for goldmark's own debugging.
func (r *sourceRef) Dump(source []byte, level int) {
	ast.DumpHelper(r, source, level, map[string]string{"Number": strconv.Itoa(r.number)}, nil)
}

// sourcesKey holds the number of sources while a body is parsed.
var sourcesKey = parser.NewContextKey()

// refPriority lets goldmark's footnotes (101) go first, so that a footnote that
// the body defines is one, and links (200) last.
const refPriority = 150

// refParser reads `[^1]` and `[1]`.
type refParser struct{}

func (refParser) Trigger() []byte { return []byte{'['} }

func (refParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	number, width, caret := readRef(line)
	sources, _ := pc.Get(sourcesKey).(int)
	if number < 1 || number > sources {
		return nil
	}
	if !caret && isLink(line[width:], strconv.Itoa(number), pc) {
		return nil
	}
	block.Advance(width)
	return &sourceRef{number: number}
}

// readRef reads a reference at the start of a line; its number is 0 where there
// is none.
func readRef(line []byte) (number, width int, caret bool) {
	i := 1
	if i < len(line) && line[i] == '^' {
		caret = true
		i++
	}
	for start := i; i < len(line) && i < start+3 && line[i] >= '0' && line[i] <= '9'; i++ {
		number = 10*number + int(line[i]-'0')
	}
	if i >= len(line) || line[i] != ']' {
		return 0, 0, caret
	}
	return number, i + 1, caret
}

// isLink tells whether `[1]` is a link of Markdown's own: `[1](address)`, or with
// a definition `[1]: address` or `[1][label]`.
func isLink(rest []byte, label string, pc parser.Context) bool {
	if _, defined := pc.Reference(label); defined {
		return true
	}
	if len(rest) == 0 {
		return false
	}
	if rest[0] == '(' {
		return true
	}
	if rest[0] != '[' {
		return false
	}
	other, _, closed := strings.Cut(string(rest[1:]), "]")
	_, defined := pc.Reference(strings.ToLower(other))
	return closed && defined
}

// noteMarksPriority comes after goldmark's own work on footnotes (999).
const noteMarksPriority = 1000

// noteMarks puts its letter before each footnote. Sources have numbers; notes
// have letters, so that nobody takes one for the other.
type noteMarks struct{}

func (noteMarks) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	list, ok := doc.LastChild().(*extast.FootnoteList)
	if !ok {
		return
	}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		note, ok := n.(*extast.Footnote)
		if !ok {
			continue
		}
		mark := ast.NewString([]byte("<sup>" + letter(note.Index) + "</sup> "))
		mark.SetCode(true) // written as it is
		if p, ok := note.FirstChild().(*ast.Paragraph); ok {
			p.InsertBefore(p, p.FirstChild(), mark)
		}
	}
}

// letter is a, b … z, aa, ab … of 1, 2 …
func letter(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}
