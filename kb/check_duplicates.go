package kb

import (
	"slices"
	"strings"
)

// checkDuplicates warns of a case that an older one seems to tell already: titles
// alike, about the same organisation or resting on the same source. Cases of which
// one names the other in related are known to be two.
func (l *Library) checkDuplicates(c checked, known *Known, links *links) Problems {
	if c.told == nil {
		return nil
	}
	var problems Problems
	for _, d := range known.Duplicates(c.told) {
		if len(d.Words) == 0 || len(d.Companies) == 0 && len(d.Sources) == 0 {
			continue
		}
		other := links.cases[d.Slug]
		if other == nil || !laterThan(c.told, other) || related(c.told, other) || related(other, c.told) {
			continue
		}
		data, _ := l.read(c.original) // it was read a moment ago; without it the place is not told
		line, column := placeOfKey(c.path, data, "title")
		problems = append(problems, NewProblem(c.path, line, column, Warning, CodeDuplicate, "other", d.Slug, "title", d.Title))
	}
	return problems
}

// laterThan orders two cases by the day on which they came, so that one of a pair
// is told of the other.
func laterThan(c, other *Case) bool {
	if c.Added != other.Added {
		return other.Added.Before(c.Added)
	}
	return c.Slug > other.Slug
}

func related(c, other *Case) bool {
	return slices.ContainsFunc(c.Related, func(slug string) bool {
		return slug == other.Slug || slices.Contains(other.Aliases, slug)
	})
}

// placeOfKey is where the value of a top-level key stands, 0 where it is not found.
func placeOfKey(path string, data []byte, key string) (line, column int) {
	r := &reader{path: path}
	f, ok := r.parseFront(data)
	if !ok {
		return 0, 0
	}
	n := child(f.root, key)
	if n == nil {
		return 0, 0
	}
	return n.Line, n.Column
}

// unreadEndings are those that Markdown has elsewhere, in small letters.
var unreadEndings = []string{".md", ".markdown", ".mdown", ".mkd", ".md.txt"}

// checkUnread warns of files among the cases that somebody may think is one.
func (l *Library) checkUnread() Problems {
	names, err := l.names(".")
	if err != nil {
		return nil //nolint:nilerr // told already
	}
	var problems Problems
	for _, name := range names {
		if name[0] == '.' || name[0] == '#' || name[0] == '~' || strings.HasSuffix(name, ".md") {
			continue
		}
		lower := strings.ToLower(name)
		for _, ending := range unreadEndings {
			if stem, is := strings.CutSuffix(lower, ending); is {
				problems = append(problems, NewProblem(l.Path(name), 0, 0, Warning, CodeFileUnread, "right", rightName(stem+".md")))
				break
			}
		}
	}
	return problems
}
