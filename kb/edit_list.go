package kb

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// addItems adds short values to the list under a top-level key, in the form that
// the list has; a list that is not there is written on one line.
func (e *edited) addItems(key string, values []string) error {
	if len(values) == 0 {
		return nil
	}
	k, v := e.keyNodes(key)
	written := make([]string, len(values))
	for i, value := range values {
		written[i] = bare(value)
	}
	switch {
	case k == nil:
		e.insertKey(key, "["+strings.Join(written, ", ")+"]")
		return nil
	case v.Kind != yaml.SequenceNode:
		return errEditForm
	case len(v.Content) == 0:
		first, last := e.block(key)
		e.replace(e.line(first), e.line(last), strings.Repeat(" ", k.Column-1)+key+": ["+strings.Join(written, ", ")+"]"+e.eol)
		return nil
	}
	item := v.Content[len(v.Content)-1]
	if v.Style&yaml.FlowStyle != 0 {
		_, to, ok := e.scalar(item)
		if !ok {
			return errEditForm
		}
		e.replace(to, to, ", "+strings.Join(written, ", "))
		return nil
	}
	for i, w := range written {
		written[i] = e.dash(item) + w + e.eol
	}
	e.insertAfter(key, strings.Join(written, ""))
	return nil
}

// insertAfter writes whole lines after those of a key.
func (e *edited) insertAfter(key, lines string) {
	_, last := e.block(key)
	at := e.line(last)
	e.replace(at, at, lines)
}

// dash is what stands before an item of a list on its line: "  - ".
func (e *edited) dash(item *yaml.Node) string {
	return string(e.data[e.line(item.Line):e.at(item.Line, item.Column)])
}

// removeItems takes items out of the list under a top-level key, the key with the
// last one.
func (e *edited) removeItems(key string, items ...int) error {
	_, v := e.keyNodes(key)
	switch {
	case v == nil || v.Kind != yaml.SequenceNode || len(items) == 0:
		return nil
	case len(items) == len(v.Content):
		e.removeKey(key)
		return nil
	}
	if v.Style&yaml.FlowStyle == 0 {
		return e.removeLines(key, v, items)
	}
	for i, item := range v.Content {
		if !slices.Contains(items, i) {
			continue
		}
		from, to, ok := e.scalar(item)
		if !ok {
			return errEditForm
		}
		// with the comma before it; what is first until the first that stays, with the comma after
		if kept := firstKept(i, items); kept < i {
			_, from, ok = e.scalar(v.Content[i-1])
		} else {
			to, _, ok = e.scalar(v.Content[i+1])
		}
		if !ok {
			return errEditForm
		}
		e.replace(from, to, "")
	}
	return nil
}

// firstKept is the first item that is not among the removed ones.
func firstKept(limit int, removed []int) int {
	for i := range limit {
		if !slices.Contains(removed, i) {
			return i
		}
	}
	return limit + 1
}

// removeLines takes items out of a list that has each on lines of its own.
func (e *edited) removeLines(key string, v *yaml.Node, items []int) error {
	_, end := e.block(key)
	for i, item := range v.Content {
		if !slices.Contains(items, i) {
			continue
		}
		if i == 0 && strings.Contains(e.dash(item), ":") {
			return errEditForm
		}
		last := end
		if i+1 < len(v.Content) {
			last = v.Content[i+1].Line
			for last > item.Line+1 && remark(e.text(last-1)) {
				last-- // what is said of the next item
			}
		}
		e.replace(e.line(item.Line), e.line(last), "")
	}
	return nil
}

// remark reports whether a line holds nothing, or only a remark.
func remark(line string) bool {
	text := strings.TrimSpace(line)
	return text == "" || text[0] == '#'
}

// renameItems writes another slug in the list under a key, whose items are slugs
// or mappings with one. Where the list has the new one already, the item is
// removed. It reports how many items changed.
func (e *edited) renameItems(key, old, slug string) (int, error) {
	_, v := e.keyNodes(key)
	if v == nil || v.Kind != yaml.SequenceNode {
		return 0, nil
	}
	slugOf := func(item *yaml.Node) *yaml.Node {
		if item.Kind == yaml.MappingNode {
			return child(item, "slug")
		}
		return item
	}
	has := slices.ContainsFunc(v.Content, func(item *yaml.Node) bool {
		n := slugOf(item)
		return n != nil && oneLine(n.Value) == slug
	})
	var removed []int
	count := 0
	for i, item := range v.Content {
		n := slugOf(item)
		if n == nil || oneLine(n.Value) != old {
			continue
		}
		count++
		if has || slug == "" {
			removed = append(removed, i)
			continue
		}
		if err := e.setValue(n, slug); err != nil {
			return 0, err
		}
		has = true
	}
	return count, e.removeItems(key, removed...)
}
