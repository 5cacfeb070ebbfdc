package kb

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// CollectionFile is the name of a collection's file in its library.
func CollectionFile(name string) string { return collectionsFolder + "/" + name + ".md" }

// RenderCollection writes a collection as a file, as [ParseCollection] reads it.
// Its path is that of [CollectionFile].
func RenderCollection(c *Collection) File {
	var w yamlWriter
	w.open()
	if len(c.Titles) > 0 {
		w.text("title", c.Titles)
	} else {
		w.quoted("title", c.Title)
	}
	w.text("summary", c.Summary)
	w.list("cases", len(c.Cases), func(i int) {
		w.plain("slug", c.Cases[i].Slug)
		w.text("note", c.Cases[i].Note)
	})
	w.flow("contributors", c.Contributors)
	w.plain("added", c.Added.String())
	return File{Path: CollectionFile(c.Name), Data: w.close(c.Body)}
}

// EditPicks changes the cases of a collection's file to those that f makes of
// them, and nothing else in it: cases that stay keep their lines, with remarks and
// quotes. What is wrong with the file, before or after, is its [Problems].
func EditPicks(path string, data []byte, f func([]Pick) ([]Pick, error)) ([]byte, error) {
	c, problems := ParseCollection(path, data)
	if c == nil {
		return nil, problems
	}
	picks, err := f(slices.Clone(c.Cases))
	if err != nil {
		return nil, err
	}
	e, err := edit(path, data)
	if err != nil {
		return nil, err
	}
	e.setPicks(c.Cases, picks)
	changed, err := e.bytes()
	if err != nil {
		return nil, fmt.Errorf("change %s: %w", path, err)
	}
	if again, problems := ParseCollection(path, changed); again == nil {
		return nil, problems
	}
	return changed, nil
}

// setPicks writes the list of cases anew, from the lines of those that were there.
func (e *edited) setPicks(before, after []Pick) {
	k, v := e.keyNodes("cases")
	first, last := e.block("cases")
	chunks, dash := e.picksAsLines(k, v, last)
	var b strings.Builder
	if chunks == nil { // in another form than a line or more a case
		dash = strings.Repeat(" ", k.Column-1) + "  - "
		b.WriteString(strings.Repeat(" ", k.Column-1) + "cases:" + e.eol)
	} else {
		first++
	}
	for _, pick := range after {
		i := slices.IndexFunc(before, func(p Pick) bool { return p.Slug == pick.Slug && maps.Equal(p.Note, pick.Note) })
		if i >= 0 && chunks != nil {
			b.WriteString(chunks[i])
			continue
		}
		b.WriteString(e.pickLines(dash, pick))
	}
	e.replace(e.line(first), e.line(last), b.String())
}

// picksAsLines are the lines of each case, with the remarks before it, and what
// stands before the first key of one; nil where cases share lines.
func (e *edited) picksAsLines(k, v *yaml.Node, last int) (chunks []string, dash string) {
	if v.Style&yaml.FlowStyle != 0 || len(v.Content) == 0 {
		return nil, ""
	}
	starts := make([]int, 0, len(v.Content)+1)
	for i, item := range v.Content {
		head := e.dash(item)
		if strings.TrimSpace(head) != "-" || item.Style&yaml.FlowStyle != 0 || item.Line <= k.Line {
			return nil, ""
		}
		start := item.Line
		limit := k.Line + 1
		if i > 0 {
			limit = v.Content[i-1].Line + 1
		}
		for start > limit && remark(e.text(start-1)) {
			start--
		}
		if i == 0 {
			start, dash = k.Line+1, head
		}
		starts = append(starts, start)
	}
	starts = append(starts, last)
	for i := range v.Content {
		chunks = append(chunks, string(e.data[e.line(starts[i]):e.line(starts[i+1])]))
	}
	return chunks, dash
}

// pickLines is a new case of the list.
func (e *edited) pickLines(dash string, p Pick) string {
	indent := strings.Repeat(" ", len(dash))
	lines := dash + "slug: " + bare(p.Slug) + e.eol
	if p.Note["en"] == "" && p.Note["fr"] == "" {
		return lines
	}
	lines += indent + "note:" + e.eol
	for _, lang := range textKeys {
		if text := p.Note[lang]; text != "" {
			lines += indent + "  " + lang + ": " + quote(text) + e.eol
		}
	}
	return lines
}

// AddCollection writes the file of a new collection. It is an [ExistsError] where
// one of that name is there, and [ErrReadOnly] in an embedded library.
func (l *Library) AddCollection(ctx context.Context, f File) error {
	if l.dir == "" {
		return ErrReadOnly
	}
	return l.Apply(ctx, []Change{{Name: f.Path, After: f.Data}})
}

// makeCollectionsFolder makes the folder of collections where changes put a file
// into it.
func (l *Library) makeCollectionsFolder(changes []Change) error {
	if !slices.ContainsFunc(changes, func(c Change) bool { return c.After != nil && path.Dir(c.Name) == collectionsFolder }) {
		return nil
	}
	if err := os.Mkdir(l.onDisk(collectionsFolder), 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make the folder %s: %w", l.Path(collectionsFolder), reason(err))
	}
	return nil
}
