package kb

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// errEditForm is the error of front matter that can be read but not changed in
// place: such as one that is a single {…}.
var errEditForm = errors.New("the front matter has a form that can't be changed in place")

// An edited is the text of a file while single places of it are changed. All else
// stays as it is, byte for byte: comments, quotes, line ends, a byte order mark.
type edited struct {
	data  []byte
	lines []int  // where each line begins
	eol   string // how the file ends its lines
	front front
	fence int // the line of the closing fence, from 1
	cuts  []cut
}

// A cut is a place to change: data[from:to] becomes text.
type cut struct {
	from, to int
	text     string
}

// edit reads a file to be changed. Front matter that can't be read as YAML is an
// error: its problems.
func edit(path string, data []byte) (*edited, error) {
	r := &reader{path: path}
	f, ok := r.parseFront(data)
	if !ok || r.problems.Errors() {
		return nil, r.problems
	}
	if f.root.Style&yaml.FlowStyle != 0 {
		return nil, fmt.Errorf("%s: %w", path, errEditForm)
	}
	e := &edited{data: data, front: f, eol: "\n"}
	e.lines = []int{0}
	for i, c := range data {
		if c == '\n' || c == '\r' && (i+1 == len(data) || data[i+1] != '\n') {
			e.lines = append(e.lines, i+1)
		}
	}
	if first := data[:e.line(2)]; bytes.HasSuffix(first, []byte("\r\n")) {
		e.eol = "\r\n"
	} else if bytes.HasSuffix(first, []byte("\r")) {
		e.eol = "\r"
	}
	for line := 2; line <= len(e.lines); line++ {
		if text := e.text(line); strings.TrimRight(text, " \t") == fence {
			e.fence = line
			break
		}
	}
	return e, nil
}

// line is where a line begins, the end of the file for one that isn't there.
func (e *edited) line(n int) int {
	if n > len(e.lines) {
		return len(e.data)
	}
	return e.lines[n-1]
}

// text is a line without its end.
func (e *edited) text(n int) string {
	return strings.TrimRight(string(e.data[e.line(n):e.line(n+1)]), "\r\n")
}

// at is where a line and column, both from 1, are in the file.
func (e *edited) at(line, column int) int {
	at := e.line(line)
	if line == 1 && bytes.HasPrefix(e.data, []byte("\ufeff")) {
		at += len("\ufeff")
	}
	for ; column > 1 && at < len(e.data); column-- {
		_, size := utf8.DecodeRune(e.data[at:])
		at += size
	}
	return at
}

// replace notes a change.
func (e *edited) replace(from, to int, text string) { e.cuts = append(e.cuts, cut{from, to, text}) }

// bytes is the file with its changes. Changes that overlap are an error.
func (e *edited) bytes() ([]byte, error) {
	slices.SortStableFunc(e.cuts, func(a, b cut) int { return a.from - b.from })
	var b bytes.Buffer
	last := 0
	for _, c := range e.cuts {
		if c.from < last {
			return nil, errEditForm
		}
		b.Write(e.data[last:c.from])
		b.WriteString(c.text)
		last = c.to
	}
	b.Write(e.data[last:])
	return b.Bytes(), nil
}

// scalar is where a value stands, with its quotes. It is not ok for one that goes
// over several lines.
func (e *edited) scalar(n *yaml.Node) (from, to int, ok bool) {
	if n.Kind != yaml.ScalarNode || n.Line < 2 {
		return 0, 0, false
	}
	from = e.at(n.Line, n.Column)
	rest := e.data[from:e.line(n.Line+1)]
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		for i := 1; i < len(rest); i++ {
			switch rest[i] {
			case '\\':
				i++
			case '"':
				return from, from + i + 1, true
			}
		}
	case n.Style&yaml.SingleQuotedStyle != 0:
		for i := 1; i < len(rest); i++ {
			if rest[i] != '\'' {
				continue
			}
			if i+1 == len(rest) || rest[i+1] != '\'' {
				return from, from + i + 1, true
			}
			i++
		}
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 && n.Value != "" && bytes.HasPrefix(rest, []byte(n.Value)):
		after := strings.TrimLeft(strings.TrimRight(string(rest[len(n.Value):]), "\r\n"), " \t")
		if after == "" || strings.ContainsAny(after[:1], "#,]}:") {
			return from, from + len(n.Value), true
		}
	}
	return 0, 0, false
}

// setValue writes another value in the place of one.
func (e *edited) setValue(n *yaml.Node, value string) error {
	from, to, ok := e.scalar(n)
	if !ok {
		return errEditForm
	}
	e.replace(from, to, value)
	return nil
}

// keyNodes are a top-level key and its value; nil where the file doesn't have it.
func (e *edited) keyNodes(key string) (k, v *yaml.Node) {
	root := e.front.root
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == key {
			return root.Content[i], root.Content[i+1]
		}
	}
	return nil, nil
}

// block are the lines of a top-level key, last the one after them: without the
// blank lines and remarks before the next key.
func (e *edited) block(key string) (first, last int) {
	k, _ := e.keyNodes(key)
	if k == nil {
		return 0, 0
	}
	first, last = k.Line, e.fence
	for i := 0; i < len(e.front.root.Content); i += 2 {
		if line := e.front.root.Content[i].Line; line > first && line < last {
			last = line
		}
	}
	for last > first+1 {
		text := e.text(last - 1)
		if strings.TrimSpace(text) != "" && !strings.HasPrefix(text, "#") {
			break
		}
		last--
	}
	return first, last
}

// removeKey takes a top-level key out.
func (e *edited) removeKey(key string) {
	first, last := e.block(key)
	e.replace(e.line(first), e.line(last), "")
}

// insertKey writes a new top-level key, value being all that stands after its
// colon, after those that come before it in the order of the format.
func (e *edited) insertKey(key, value string) {
	line := 2
	for _, before := range caseKeys[:max(0, slices.Index(caseKeys, key))] {
		if _, last := e.block(before); last > line {
			line = last
		}
	}
	if slices.Index(caseKeys, key) < 0 {
		line = e.fence
	}
	indent := ""
	if len(e.front.root.Content) > 0 {
		indent = strings.Repeat(" ", e.front.root.Content[0].Column-1)
	}
	at := e.line(line)
	e.replace(at, at, indent+key+": "+value+e.eol)
}

// SetKey gives a top-level key of a case file's front matter a value that is
// written as YAML (`2026-11-25`, `"quoted"`), and changes nothing else in the
// file. A key that is not there is put in at its usual place. It is an error
// where the front matter can't be read.
func SetKey(path string, data []byte, key, value string) ([]byte, error) {
	e, err := edit(path, data)
	if err != nil {
		return nil, err
	}
	switch k, v := e.keyNodes(key); {
	case k == nil:
		e.insertKey(key, value)
	case e.setValue(v, value) != nil:
		e.removeKey(key)
		e.insertKeyAt(k, key, value)
	}
	return e.bytes()
}

// insertKeyAt writes a key where it stood.
func (e *edited) insertKeyAt(k *yaml.Node, key, value string) {
	last := &e.cuts[len(e.cuts)-1]
	last.text = strings.Repeat(" ", k.Column-1) + key + ": " + value + e.eol
}

// Key is the text of a top-level key that has a single value, "" where the file
// doesn't have it.
func Key(path string, data []byte, key string) string {
	e, err := edit(path, data)
	if err != nil {
		return ""
	}
	if _, v := e.keyNodes(key); v != nil {
		return v.Value
	}
	return ""
}
