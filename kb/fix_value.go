package kb

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// A fixer mends one file.
type fixer struct {
	*edited
	path  string
	tax   *Taxonomies
	fixes []Fix
}

// fix mends a problem where there is but one way.
func (f *fixer) fix(p Problem) {
	n := f.nodeAt(p.Line, p.Column)
	if p.Code == CodeSectionLanguage {
		f.section(p)
		return
	}
	if n == nil {
		return
	}
	value := oneLine(n.Value)
	right := ""
	switch p.Code {
	case CodeDate, CodePeriod, CodeMoment:
		right = rightDate(value, p.Code)
	case CodeCountry:
		if upper := strings.ToUpper(value); isCountry(upper) {
			right = upper
		}
	case CodeLang:
		right, _ = langTag(strings.ReplaceAll(value, "_", "-"))
	case CodeSlug, CodeTag:
		right = strings.ToLower(value)
		if p.Code == CodeTag {
			right = slugLike(value, 2)
		} else if !ValidSlug(right) {
			right = ""
		}
	case CodeTerm:
		right = f.rightTerm(p.Args["what"], value)
	case CodeWrongKind:
		f.wrap(p, n)
		return
	case CodeTwice, CodeSelf:
		f.takeOut(p, n)
		return
	}
	if right == "" || right == value {
		return
	}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 || f.needsQuotes(p.Code, right) {
		right = `"` + right + `"`
	}
	f.set(p, n, right)
}

// needsQuotes keeps years and periods texts, as the library's files write them.
func (f *fixer) needsQuotes(code Code, right string) bool {
	return code == CodePeriod || strings.ContainsRune(right, ':')
}

// set writes another value and notes it.
func (f *fixer) set(p Problem, n *yaml.Node, right string) {
	from, to, ok := f.scalar(n)
	if !ok {
		return
	}
	f.fixes = append(f.fixes, Fix{Path: f.path, Line: p.Line, Code: p.Code, Before: string(f.data[from:to]), After: right})
	f.replace(from, to, right)
}

// nodeAt is the value that stands at a place of the front matter.
func (f *fixer) nodeAt(line, column int) *yaml.Node {
	var found *yaml.Node
	var look func(n *yaml.Node)
	look = func(n *yaml.Node) {
		for i, c := range n.Content {
			if n.Kind == yaml.MappingNode && i%2 == 0 {
				continue // a key
			}
			if c.Kind == yaml.ScalarNode && c.Line == line && c.Column == column {
				found = c
			}
			look(c)
		}
	}
	look(f.front.root)
	return found
}

// wrap makes a list of one of a text.
func (f *fixer) wrap(p Problem, n *yaml.Node) {
	from, to, ok := f.scalar(n)
	if !ok || p.Args["want"] != "list" || n.Kind != yaml.ScalarNode {
		return
	}
	text := string(f.data[from:to])
	if n.Style == 0 && strings.ContainsAny(text, ",[]{}&") {
		return // two names, or one?
	}
	f.set(p, n, "["+text+"]")
}

// takeOut removes an item from a list.
func (f *fixer) takeOut(p Problem, n *yaml.Node) {
	root := f.front.root
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, list := root.Content[i].Value, root.Content[i+1]
		at := slices.Index(list.Content, n)
		if list.Kind != yaml.SequenceNode || at < 0 {
			continue
		}
		// one at a time: another reading finds the next, at its new place
		for _, done := range f.fixes {
			if done.After == "" && done.Code != FixSpaces {
				return
			}
		}
		if f.removeItems(key, at) == nil {
			f.fixes = append(f.fixes, Fix{Path: f.path, Line: p.Line, Code: p.Code, Before: n.Value})
		}
		return
	}
}

// rightTerm is the slug of a term that somebody wrote with capitals, by its label
// or by a word that means nothing else; "" where it is none.
func (f *fixer) rightTerm(what, value string) string {
	list := f.tax.byName(what)
	if list == nil || utf8.RuneCountInString(value) < 2 {
		return ""
	}
	if slug := slugLike(value, 1); list.has(slug) {
		return slug
	}
	found := ""
	for _, slug := range list.Slugs() {
		term, _ := list.Term(slug)
		for _, label := range term.Label {
			if !strings.EqualFold(label, value) {
				continue
			}
			if found != "" && found != slug {
				return ""
			}
			found = slug
		}
	}
	return found
}

// byName is the taxonomy of a name, nil where there is none.
func (t *Taxonomies) byName(name string) *Taxonomy {
	for _, list := range []*Taxonomy{
		t.Uses, t.Channels, t.Sectors, t.Outcomes, t.Verdicts, t.Evidence, t.SourceKinds, t.Causes, t.Responses, t.Rungs, t.Steps, t.Counters,
	} {
		if list.Name() == name {
			return list
		}
	}
	return nil
}
