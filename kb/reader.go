package kb

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// maxProblems bounds what is told of one file: nobody reads on, and a file that
// is no case at all shouldn't cost memory out of proportion.
const maxProblems = 100

// A reader walks one file and collects what is wrong with it. Nodes carry their
// position in the file (see [parseFront]), so that a problem is told where it is.
type reader struct {
	path     string
	tax      *Taxonomies
	problems Problems
}

// tell adds a problem at a line and column.
func (r *reader) tell(line, column int, severity Severity, code Code, args ...string) {
	switch {
	case len(r.problems) < maxProblems:
		r.problems = append(r.problems, NewProblem(r.path, line, column, severity, code, args...))
	case len(r.problems) == maxProblems:
		r.problems = append(r.problems, NewProblem(r.path, line, column, Error, CodeTooMany, "count", strconv.Itoa(maxProblems)))
	}
}

// wrong adds an error at a node.
func (r *reader) wrong(n *yaml.Node, code Code, args ...string) {
	r.tell(n.Line, n.Column, Error, code, args...)
}

// A present tells which of a list's keys a mapping has.
type present struct {
	keys []string
	set  uint64
}

func (p present) has(key string) bool {
	for i, k := range p.keys {
		if k == key {
			return p.set&(1<<i) != 0
		}
	}
	return false
}

// fields calls f with each key and value of a mapping in the file's order. It
// tells what is no mapping, keys that are not among the known ones (of which
// there are at most 64), keys that come twice, and keys without a value; f sees
// none of these. name is how the mapping is called.
func (r *reader) fields(n *yaml.Node, name string, known []string, f func(key string, k, v *yaml.Node)) present {
	p := present{keys: known}
	if !r.isKind(n, yaml.MappingNode, name, "keys", "") {
		return p
	}
	var lines [64]int
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		at := -1
		for j, key := range known {
			if k.Kind == yaml.ScalarNode && k.Value == key {
				at = j
				break
			}
		}
		switch {
		case at < 0:
			r.unknownKey(k, known)
			continue
		case lines[at] != 0:
			r.wrong(k, CodeKeyTwice, "key", k.Value, "line", strconv.Itoa(lines[at]))
			continue
		}
		lines[at] = k.Line
		p.set |= 1 << at
		switch {
		case v.Tag == brokenTag: // told already
		case isNull(v):
			r.wrong(k, CodeEmpty, "key", k.Value)
		default:
			f(known[at], k, v)
		}
	}
	return p
}

func (r *reader) unknownKey(k *yaml.Node, known []string) {
	if !r.isOrdinary(k) {
		return
	}
	if k.Kind != yaml.ScalarNode {
		r.wrong(k, CodeFrontForm)
		return
	}
	if len(r.problems) > maxProblems {
		return // spare the search for what won't be told
	}
	near := Nearest(k.Value, known)
	possible := ""
	if near == "" {
		possible = strings.Join(known, ", ")
	}
	r.wrong(k, CodeKeyUnknown, "key", shown(k.Value), "nearest", near, "known", possible)
}

// require tells the keys that a mapping lacks, at the place of the mapping.
func (r *reader) require(n *yaml.Node, p present, keys ...string) {
	for _, key := range keys {
		r.requireFor(n, p, key, key)
	}
}

// requireFor tells a key that is missing, with a hint of its own.
func (r *reader) requireFor(n *yaml.Node, p present, key, hint string) {
	if n.Kind == yaml.MappingNode && !p.has(key) { // else it is told already
		r.wrong(n, CodeKeyMissing, "key", key, "hint", hint)
	}
}

// items calls f with each item of a list. It tells what is no list, and empty
// items, which f doesn't see.
func (r *reader) items(n *yaml.Node, name string, f func(i int, item *yaml.Node)) {
	right := ""
	if n.Kind == yaml.ScalarNode {
		right = "[" + shown(n.Value) + "]"
	}
	if !r.isKind(n, yaml.SequenceNode, name, "list", right) {
		return
	}
	if len(n.Content) == 0 {
		r.wrong(n, CodeEmpty, "key", name)
	}
	for i, item := range n.Content {
		if isNull(item) {
			r.wrong(item, CodeEmpty, "key", name)
			continue
		}
		f(i, item)
	}
}

// words reads a list of texts with f, and tells those that come twice. Items that
// f refuses ("") are left out.
func (r *reader) words(n *yaml.Node, name string, f func(item *yaml.Node) string) []string {
	list := make([]string, 0, len(n.Content))
	seen := make(map[string]bool, len(n.Content))
	r.items(n, name, func(_ int, item *yaml.Node) {
		value := f(item)
		switch {
		case value == "":
		case seen[value]:
			r.wrong(item, CodeTwice, "key", name, "value", shown(value))
		default:
			seen[value] = true
			list = append(list, value)
		}
	})
	return list
}

// isKind tells a node that is of another kind than it must be.
func (r *reader) isKind(n *yaml.Node, kind yaml.Kind, name, want, right string) bool {
	switch {
	case !r.isOrdinary(n):
		return false
	case n.Kind == kind:
		return true
	}
	r.wrong(n, CodeWrongKind, "key", name, "want", want, "got", kindName(n), "right", right)
	return false
}

// isOrdinary tells what YAML has beyond keys, lists and texts: aliases, anchors
// and tags. Few who write cases know them; mostly they are a text that should be
// in quotes, and without aliases nothing can multiply itself.
func (r *reader) isOrdinary(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		r.wrong(n, CodeYAMLAlias)
	case n.Style&yaml.TaggedStyle != 0:
		r.wrong(n, CodeYAMLTag, "value", shown(n.Tag))
	default:
		return true
	}
	return false
}

func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "list"
	case yaml.MappingNode:
		return "keys"
	}
	return "text"
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// shown cuts what is repeated to the user to a length that still reads.
func shown(s string) string {
	const longest = 80
	count := 0
	for i := range s {
		if count == longest {
			return s[:i] + "…"
		}
		count++
	}
	return s
}
