package kb

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// fence is the line before and after the front matter.
const fence = "---"

// A front is a file in its two parts.
type front struct {
	root     *yaml.Node // the mapping of the front matter, never nil
	body     string     // without empty lines at its ends
	bodyLine int        // of the body's first line, from 1
}

// parseFront splits a file and reads its front matter. It is not ok where there is
// nothing to go on with; what is wrong is told.
func (r *reader) parseFront(data []byte) (front, bool) {
	text, ok := r.decode(data)
	if !ok {
		return front{}, false
	}
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimRight(first, " \t") != fence {
		r.tell(1, 1, Error, CodeNoFront)
		return front{}, false
	}
	yamlText, body, ok := cutFence(rest)
	if !ok {
		r.tell(1, 1, Error, CodeOpenFront)
		return front{}, false
	}
	f := front{bodyLine: 3 + strings.Count(yamlText, "\n")}
	f.body, f.bodyLine = trimBlankLines(body, f.bodyLine)
	// the line feed that ended the opening fence makes nodes know their line in the file
	f.root = r.document("\n" + yamlText)
	if f.root == nil {
		return front{}, false
	}
	if f.root.Kind != yaml.MappingNode {
		r.wrong(f.root, CodeFrontForm)
		return front{}, false
	}
	f.root.Line, f.root.Column = 1, 1 // what is missing as a whole is missing at the opening fence
	return f, true
}

// cutFence splits at the closing fence.
func cutFence(text string) (before, after string, found bool) {
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		if strings.HasPrefix(text[start:end], fence) && strings.TrimRight(text[start:end], " \t") == fence {
			return text[:start], text[min(end+1, len(text)):], true
		}
		start = end + 1
	}
	return "", "", false
}

// trimBlankLines takes the empty lines off both ends of a body that begins on a
// line, and says on which it begins then.
func trimBlankLines(body string, line int) (string, int) {
	for {
		first, rest, found := strings.Cut(body, "\n")
		if strings.Trim(first, " \t") != "" || !found {
			return strings.TrimRight(body, " \t\n"), line
		}
		body, line = rest, line+1
	}
}

// document reads YAML into nodes. An empty document is an empty mapping, so that
// what is missing is told. It is nil where nothing can be read.
//
// Where the text breaks YAML's syntax, each top-level key is read for itself: one
// forgotten quote shouldn't hide the other nine mistakes of a file.
func (r *reader) document(text string) *yaml.Node {
	root, err := loadYAML(text)
	if err == nil {
		return root
	}
	told := len(r.problems)
	root = r.piecewise(text)
	if len(r.problems) == told { // no piece is wrong for itself
		r.yamlError(err, text, 0)
	}
	return root
}

func loadYAML(text string) (*yaml.Node, error) {
	var doc yaml.Node
	err := yaml.Load([]byte(text), &doc)
	var construct *yaml.LoadErrors
	if errors.As(err, &construct) && strings.Contains(err.Error(), "no documents") {
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, nil
	}
	if err != nil {
		return nil, err
	}
	if len(doc.Content) != 1 {
		return nil, errors.New("more than one document")
	}
	return doc.Content[0], nil
}

// maxPieces bounds the reading by pieces; no case has so many keys.
const maxPieces = 100

// piecewise reads each top-level key for itself. It is nil where no key can be
// made out.
func (r *reader) piecewise(text string) *yaml.Node {
	root := &yaml.Node{Kind: yaml.MappingNode}
	pieces := topLevel(text)
	if len(pieces) > maxPieces {
		return nil
	}
	for _, p := range pieces {
		node, err := loadYAML(p.text)
		if err != nil {
			r.yamlError(err, p.text, p.line)
			root.Content = append(root.Content, p.broken()...)
			continue
		}
		if node.Kind == yaml.MappingNode {
			shift(node, p.line)
			root.Content = append(root.Content, node.Content...)
		}
	}
	if len(root.Content) == 0 {
		return nil
	}
	return root
}

// A piece is the text of one top-level key, and the number of lines before it.
type piece struct {
	text string
	line int
}

// brokenTag marks the value of a key that can't be read.
const brokenTag = "!broken"

// broken is the key of a piece whose value can't be read, so that it doesn't count
// as missing.
func (p piece) broken() []*yaml.Node {
	if !isKeyLine(p.text) {
		return nil // what stands before the first key
	}
	key, _, _ := strings.Cut(p.text, ":")
	line := 1 + p.line
	return []*yaml.Node{
		{Kind: yaml.ScalarNode, Value: key, Line: line, Column: 1},
		{Kind: yaml.ScalarNode, Tag: brokenTag, Line: line, Column: 1},
	}
}

func topLevel(text string) []piece {
	var pieces []piece
	start, line, pieceLine := 0, 0, 0
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if isKeyLine(text[at:end]) {
			if start < at {
				pieces = append(pieces, piece{text[start:at], pieceLine})
			}
			start, pieceLine = at, line
		}
		at = end
		line++
	}
	return append(pieces, piece{text[start:], pieceLine})
}

// isKeyLine reports whether a line begins with a key: letters and a colon.
func isKeyLine(line string) bool {
	key, _, found := strings.Cut(line, ":")
	return found && key != "" && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz-_") == ""
}

func shift(n *yaml.Node, lines int) {
	n.Line += lines
	for _, c := range n.Content {
		shift(c, lines)
	}
}
