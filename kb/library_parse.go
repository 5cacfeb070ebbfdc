package kb

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// Parse reads and parses all files of one case, the original and its
// translations. It is [ErrNotFound] where there is no file of that slug. A file
// that can't be read is one of the problems. It reads the names in the folder to
// find the translations: who knows the names, and reads many cases, takes
// [Library.ReadFile] and [Parse].
func (l *Library) Parse(ctx context.Context, slug string) (*Case, Problems, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	names, err := l.namesOf(slug)
	if err != nil {
		return nil, nil, fmt.Errorf("read case %s: %w", slug, err)
	}
	if len(names) == 0 {
		return nil, nil, fmt.Errorf("%w: %s", ErrNotFound, slug)
	}
	tax, err := l.Taxonomies()
	if err != nil {
		return nil, nil, err
	}
	c, problems := l.parse(slug, names, tax)
	return c, problems, nil
}

// namesOf are the names of a case's files, sorted.
func (l *Library) namesOf(slug string) ([]string, error) {
	all, err := l.names(".")
	if err != nil {
		return nil, err
	}
	var names []string
	for _, name := range all {
		if !strings.HasPrefix(name, slug+".") || !isCaseFile(name) {
			continue
		}
		if s, _, ok := SplitName(name); ok && s == slug {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, nil
}

// names are those in a folder of the library, in no order.
func (l *Library) names(folder string) ([]string, error) {
	if l.dir == "" {
		entries, err := fs.ReadDir(l.fsys, folder)
		names := make([]string, len(entries))
		for i, e := range entries {
			names[i] = e.Name()
		}
		return names, reason(err)
	}
	f, err := os.Open(l.onDisk(folder))
	if err != nil {
		return nil, reason(err)
	}
	names, err := f.Readdirnames(-1)
	if closing := f.Close(); err == nil {
		err = closing
	}
	return names, reason(err)
}

// parse reads and parses the named files of one case.
func (l *Library) parse(slug string, names []string, tax *Taxonomies) (*Case, Problems) {
	files := make([]File, 0, len(names))
	var problems Problems
	lost := false
	for _, name := range names {
		data, err := l.read(name)
		if err != nil {
			problems = append(problems, NewProblem(l.Path(name), 0, 0, Error, CodeUnreadable, "detail", err.Error()))
			lost = lost || name == slug+".md"
			continue
		}
		files = append(files, File{Path: l.Path(name), Data: data})
	}
	// Without the original its translations say nothing: it is there, only unreadable.
	if lost || len(files) == 0 {
		return nil, problems
	}
	c, more := Parse(slug, files, tax)
	problems = append(problems, more...)
	sortProblems(problems)
	return c, problems
}
