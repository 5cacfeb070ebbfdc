package kb

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// A Fix is one mistake that was mended by rule.
type Fix struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`   // where it stood when it was mended
	Code   Code   `json:"code"`
	Before string `json:"before"` // what stood there
	After  string `json:"after"`  // "" where it was taken out
}

// fixSpaces is the code of blanks at the ends of lines, which are no problem.
const fixSpaces Code = "trailing-spaces"

// fixRounds bounds how often a file is read again after it was mended: one mistake
// may hide another.
const fixRounds = 4

// Fix makes up what mends the library's files where the right form is beyond
// doubt: the form of dates and periods, the case of slugs, codes of countries and
// languages, labels in the place of slugs, values that come twice or name the case
// itself, a text where a list of one is wanted, titles of sections in the wrong
// language, blanks at the ends of lines. Guesses are left to people: a word that
// is nearly another may be a third. The order of lists stays: it means something.
// All else in the files stays as it is, byte for byte.
//
// No names are all files; else only those named are mended.
func (l *Library) Fix(ctx context.Context, names ...string) ([]Change, []Fix, error) {
	tax, _, err := l.taxonomiesToCheck()
	if err != nil {
		return nil, nil, err
	}
	var changes []Change
	var fixes []Fix
	err = l.eachFile(ctx, func(name string, data []byte) error {
		if len(names) > 0 && !slices.Contains(names, name) {
			return nil
		}
		after, found := l.fixFile(ctx, name, data, tax)
		if len(found) > 0 {
			changes = append(changes, Change{Name: name, Before: data, After: after})
			fixes = append(fixes, found...)
		}
		return nil
	})
	return changes, fixes, err
}

// fixFile mends a file, as often as there is something that can be.
func (l *Library) fixFile(ctx context.Context, name string, data []byte, tax *Taxonomies) ([]byte, []Fix) {
	var fixes []Fix
	for range fixRounds {
		f := &fixer{path: l.Path(name), tax: tax}
		e, err := edit(f.path, data)
		if err != nil {
			return data, fixes
		}
		f.edited = e
		for _, p := range l.problemsOf(ctx, name, data, tax) {
			if p.Path == f.path && p.Line > 0 {
				f.fix(p)
			}
		}
		f.spaces()
		after, err := e.bytes()
		if err != nil || len(f.fixes) == 0 || bytes.Equal(after, data) {
			return data, fixes
		}
		data, fixes = after, append(fixes, f.fixes...)
	}
	return data, fixes
}

// problemsOf are those of a file with a content that it may not have yet.
func (l *Library) problemsOf(ctx context.Context, name string, data []byte, tax *Taxonomies) Problems {
	if path.Dir(name) == collectionsFolder {
		_, problems := ParseCollection(l.Path(name), data)
		return problems
	}
	slug, lang, ok := SplitName(name)
	if !ok {
		return nil
	}
	files := []File{{Path: l.Path(name), Data: data}}
	if lang != "" {
		original, err := l.read(slug + ".md")
		if err != nil || ctx.Err() != nil {
			return nil
		}
		files = append(files, File{Path: l.Path(slug + ".md"), Data: original})
	}
	_, problems := Parse(slug, files, tax)
	return problems
}

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
			if done.After == "" && done.Code != fixSpaces {
				return
			}
		}
		if f.removeItems(key, at) == nil {
			f.fixes = append(f.fixes, Fix{Path: f.path, Line: p.Line, Code: p.Code, Before: n.Value})
		}
		return
	}
}

// section writes a section's title in the body's language.
func (f *fixer) section(p Problem) {
	old, right := p.Args["section"], p.Args["right"]
	line := f.text(p.Line)
	at := strings.Index(line, old)
	if right == "" || old == "" || at < 0 {
		return
	}
	from := f.line(p.Line) + at
	f.replace(from, from+len(old), right)
	f.fixes = append(f.fixes, Fix{Path: f.path, Line: p.Line, Code: p.Code, Before: old, After: right})
}

// spaces takes blanks off the ends of lines. Two of them break a line in Markdown,
// and stay; so does all of a block of code.
func (f *fixer) spaces() {
	fenced := ""
	for line := 1; line <= len(f.lines); line++ {
		text := f.text(line)
		kept := strings.TrimRight(text, " \t")
		if line > f.fence {
			if mark := codeFence(strings.TrimLeft(text, " ")); mark != "" && (fenced == "" || strings.HasPrefix(mark, fenced)) {
				if fenced == "" {
					fenced = mark
				} else {
					fenced = ""
				}
			}
			if fenced != "" || strings.HasPrefix(text, "    ") || kept != "" && strings.HasSuffix(text, "  ") {
				continue
			}
		}
		if kept == text || f.touched(line) {
			continue
		}
		from := f.line(line) + len(kept)
		f.replace(from, f.line(line)+len(text), "")
		f.fixes = append(f.fixes, Fix{Path: f.path, Line: line, Code: fixSpaces, Before: shown(text), After: shown(kept)})
	}
}

// touched reports whether something of a line is changed already.
func (f *fixer) touched(line int) bool {
	return slices.ContainsFunc(f.cuts, func(c cut) bool { return c.from < f.line(line+1) && c.to >= f.line(line) })
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
