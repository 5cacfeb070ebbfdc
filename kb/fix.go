package kb

import (
	"bytes"
	"context"
	"path"
	"slices"
)

// A Fix is one mistake that was mended by rule.
type Fix struct {
	Path   string `json:"path"`
	Line   int    `json:"line"` // where it stood when it was mended
	Code   Code   `json:"code"`
	Before string `json:"before"` // what stood there
	After  string `json:"after"`  // "" where it was taken out
}

// FixSpaces is the code of blanks at the ends of lines, which are no problem.
const FixSpaces Code = "trailing-spaces"

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
			return nil //nolint:nilerr // without its original a translation says nothing
		}
		files = append(files, File{Path: l.Path(slug + ".md"), Data: original})
	}
	_, problems := Parse(slug, files, tax)
	return problems
}
