package queue

import (
	"reflect"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"casebook/kb"
)

// Change is the files of a case, all of which are given, as they would be with what
// now differs in from was, which is what the files say. Only what differs is written anew: the rest
// keeps its comments and form. Files that stay as they are are left out, as are
// those of languages that was does not have.
func Change(files []File, was, now *kb.Case, tax *kb.Taxonomies) []File {
	before, after := kb.Render(was), kb.Render(now)
	var spliced, rendered []File
	all := make([]kb.File, 0, len(files))
	for _, f := range files {
		name := f.Name(was.Slug)
		old, fresh := textOf(before, name), textOf(after, name)
		text := splice(f.Text, old, fresh)
		all = append(all, kb.File{Path: name, Data: []byte(text)})
		if old != fresh {
			spliced = append(spliced, File{Lang: f.Lang, Base: f.Text, Text: text})
			rendered = append(rendered, File{Lang: f.Lang, Base: f.Text, Text: fresh})
		}
	}
	// a file that is written in an odd way is written anew
	if got, _ := kb.Parse(was.Slug, all, tax); got == nil || !reflect.DeepEqual(kb.Render(got), after) {
		return rendered
	}
	return spliced
}

func textOf(files []kb.File, name string) string {
	for _, f := range files {
		if f.Path == name {
			return string(f.Data)
		}
	}
	return ""
}

// splice puts the keys and the body that differ between two renderings of a case
// into its file.
func splice(text, before, after string) string {
	file, ok := parts(text)
	was, okWas := parts(before)
	now, okNow := parts(after)
	if !ok || !okWas || !okNow {
		return after
	}
	for _, b := range now.blocks {
		if b.key != "" && was.block(b.key) != b.text {
			file.set(b.key, b.text)
		}
	}
	for _, b := range was.blocks {
		if b.key != "" && now.block(b.key) == "" {
			file.set(b.key, "")
		}
	}
	if was.body != now.body {
		file.body = opening(file.body) + now.body[len(opening(now.body)):]
	}
	return file.String()
}

// A caseText is a case file in parts: of the front matter each key with its value,
// and each line between them; then the body from the line that closes it.
type caseText struct {
	blocks []block
	body   string
}

// A block is the lines of one key, or a line that belongs to none.
type block struct{ key, text string }

// parts takes a file apart whose front matter has its keys at the margin.
func parts(text string) (caseText, bool) {
	front, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return caseText{}, false
	}
	var c caseText
	for line := range strings.Lines(front) {
		if strings.TrimRight(line, " \r\n") == "---" {
			c.body = front[len(joined(c.blocks)):]
			return c, true
		}
		key, _, hasKey := strings.Cut(line, ":")
		last := len(c.blocks) - 1
		switch {
		case hasKey && key != "" && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz") == "":
			c.blocks = append(c.blocks, block{key, line})
		case last >= 0 && c.blocks[last].key != "" && strings.IndexAny(line, " -\n") == 0:
			c.blocks[last].text += line
		default:
			c.blocks = append(c.blocks, block{"", line})
		}
	}
	return caseText{}, false
}

// opening is the line that closes the front matter, and the empty ones after it.
func opening(body string) string {
	_, rest, _ := strings.Cut(body, "\n")
	return body[:len(body)-len(strings.TrimLeft(rest, "\n"))]
}

func joined(blocks []block) string {
	var b strings.Builder
	for _, each := range blocks {
		b.WriteString(each.text)
	}
	return b.String()
}

// String is the file again.
func (c *caseText) String() string { return "---\n" + joined(c.blocks) + c.body }

func (c *caseText) block(key string) string {
	for _, b := range c.blocks {
		if b.key == key {
			return b.text
		}
	}
	return ""
}

// set gives a key other lines, none to take it out; a new one comes last. Empty
// lines after it stay.
func (c *caseText) set(key, text string) {
	for i, b := range c.blocks {
		if b.key == key {
			lines := strings.TrimRight(b.text, "\n")
			c.blocks[i].text = text + strings.TrimPrefix(b.text[len(lines):], "\n")
			return
		}
	}
	c.blocks = append(slices.Clip(c.blocks), block{key, text})
}

// Merge is a changed file over what the library's file is now. It is not ok where
// both changed the same lines.
func (f File) Merge(current string) (string, bool) {
	if current == f.Base || current == f.Text {
		return f.Text, true
	}
	edits, ok := udiff.Merge(udiff.Lines(f.Base, current), udiff.Lines(f.Base, f.Text))
	if !ok {
		return "", false
	}
	merged, err := udiff.Apply(f.Base, edits)
	return merged, err == nil
}
