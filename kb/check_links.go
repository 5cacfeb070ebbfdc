package kb

import (
	"sync"

	"go.yaml.in/yaml/v4"
)

// links knows which names lead to a case.
type links struct {
	slugs []string          // of every case there is, also of those with errors
	owner map[string]string // of a slug or an alias: the slug that it leads to
	cases map[string]*Case  // by slug, without those that have errors
	asked int
}

func newLinks(found []checked) *links {
	k := &links{owner: make(map[string]string, len(found)), cases: make(map[string]*Case, len(found))}
	for _, c := range found {
		if c.told != nil {
			k.cases[c.slug] = c.told
		}
		if c.original != "" {
			k.slugs = append(k.slugs, c.slug)
			k.owner[c.slug] = c.slug
		}
	}
	for _, c := range found {
		for _, alias := range c.aliases {
			if k.owner[alias] == "" {
				k.owner[alias] = c.slug
			}
		}
	}
	return k
}

func (k *links) known(slug string) bool { return k.owner[slug] != "" }

// checkLinks tells the names in a case that lead nowhere, or elsewhere.
func (l *Library) checkLinks(c checked, k *links) Problems {
	var problems Problems
	data := sync.OnceValue(func() []byte { // needed only where there is something to tell
		data, _ := l.read(c.original)
		return data
	})
	for _, slug := range c.related {
		if !k.known(slug) {
			problems = append(problems, k.unknown(c.path, data(), "related", slug))
		}
	}
	for _, alias := range c.aliases {
		owner := k.owner[alias]
		if owner == c.slug {
			continue
		}
		line, column := placeOf(c.path, data(), "aliases", alias)
		problems = append(problems, NewProblem(c.path, line, column, Error, CodeAliasTaken, "value", alias, "owner", owner))
	}
	return problems
}

// suggestions bounds how often all slugs are compared with a wrong one, which
// takes a tenth of a second among 100,000.
const suggestions = 20

// unknown is the problem of a name under a key that leads to no case.
func (k *links) unknown(path string, data []byte, key, slug string) Problem {
	near := ""
	if k.asked++; k.asked <= suggestions {
		near = Nearest(slug, k.slugs)
	}
	line, column := placeOf(path, data, key, slug)
	return NewProblem(path, line, column, Error, CodeCaseUnknown, "key", key, "value", slug, "nearest", near)
}

// placeOf is where a slug stands in the list under a key of the front matter:
// an item itself, or its key "slug". It is 0 where it is not found.
func placeOf(path string, data []byte, key, slug string) (line, column int) {
	r := &reader{path: path}
	f, ok := r.parseFront(data)
	if !ok {
		return 0, 0
	}
	list := child(f.root, key)
	if list == nil {
		return 0, 0
	}
	for _, item := range list.Content {
		if item.Kind == yaml.MappingNode {
			item = child(item, "slug")
		}
		if item != nil && oneLine(item.Value) == slug {
			return item.Line, item.Column
		}
	}
	return list.Line, list.Column
}
