package kb

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
)

// A Rewrite is a change of a library that is made up but not done.
type Rewrite struct {
	Changes []Change // for [Library.Apply], in the order in which they are done
	Mended  []string // names of the other files whose links lead to the new name now
}

// Rename makes up what gives a case another name: its files, the old name among
// its aliases, and the links to it in other cases, bodies and collections. Until
// all is done the old name leads to the case: it is an alias of the new file from
// the first step on. A case that isn't there is [ErrNotFound]; a name that is
// taken, also as the alias of another case, is an [ExistsError].
func (l *Library) Rename(ctx context.Context, old, slug string) (*Rewrite, error) {
	names, err := l.namesOf(old)
	if err != nil {
		return nil, fmt.Errorf("rename %s: %w", old, err)
	}
	if !slices.Contains(names, old+".md") {
		return nil, fmt.Errorf("%w: %s", ErrNotFound, old)
	}
	if err := l.free(ctx, old, slug); err != nil {
		return nil, err
	}
	rw := new(Rewrite)
	var gone []Change
	slices.SortFunc(names, originalFirst)
	for _, name := range names {
		data, err := l.ReadFile(name)
		if err != nil {
			return nil, err
		}
		e, err := edit(l.Path(name), data)
		if err != nil {
			return nil, err
		}
		e.renameLinks(old, slug)
		if name == old+".md" {
			if err := e.takeAlias(old, slug); err != nil {
				return nil, fmt.Errorf("%s: %w", l.Path(name), err)
			}
		}
		after, err := e.bytes()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", l.Path(name), err)
		}
		rw.Changes = append(rw.Changes, Change{Name: slug + strings.TrimPrefix(name, old), After: after})
		gone = append(gone, Change{Name: name, Before: data})
	}
	rw.Changes = append(rw.Changes, gone...)
	if err := l.mendLinks(ctx, rw, old, slug, names); err != nil {
		return nil, err
	}
	return rw, nil
}

// originalFirst orders the files of one case.
func originalFirst(a, b string) int {
	if n := strings.Count(a, ".") - strings.Count(b, "."); n != 0 {
		return n
	}
	return strings.Compare(a, b)
}

// takeAlias makes a case answer to its old name, and no more to the new one as an
// alias: it may get a name back that it had before.
func (e *edited) takeAlias(old, slug string) error {
	_, v := e.keyNodes("aliases")
	if v != nil {
		for i, item := range v.Content {
			if oneLine(item.Value) == slug {
				if err := e.setValue(v.Content[i], old); err != nil {
					return err
				}
				return nil
			}
		}
	}
	return e.addItems("aliases", []string{old})
}

// free reports whether a case may be called slug.
func (l *Library) free(ctx context.Context, old, slug string) error {
	if !ValidSlug(slug) {
		return fmt.Errorf("%q is not a slug: want 3 to 80 small letters, digits and hyphens", slug)
	}
	names, err := l.namesOf(slug)
	if err != nil {
		return fmt.Errorf("rename %s: %w", old, err)
	}
	if len(names) > 0 {
		slices.SortFunc(names, originalFirst)
		return &ExistsError{Slug: slug, Path: l.Path(names[0])}
	}
	owner, err := l.aliasOwner(ctx, slug)
	if err != nil {
		return err
	}
	if owner != "" && owner != old {
		return &AliasError{Slug: slug, Owner: owner}
	}
	return nil
}

// An AliasError is the error of a name that a case had before: it leads there for
// ever.
type AliasError struct{ Slug, Owner string }

// Error names the case that has the name.
func (e *AliasError) Error() string {
	return fmt.Sprintf("%s is a name that %s had: it leads there for ever", e.Slug, e.Owner)
}

// Is makes it an [ErrExists].
func (e *AliasError) Is(target error) bool { return target == ErrExists }

// aliasOwner is the case that has slug among its aliases, "" where none has.
func (l *Library) aliasOwner(ctx context.Context, slug string) (string, error) {
	owner := ""
	err := l.eachFile(ctx, func(name string, data []byte) error {
		if owner != "" || !bytes.Contains(data, []byte(slug)) {
			return nil
		}
		s, lang, ok := SplitName(name)
		if !ok || lang != "" {
			return nil
		}
		e, err := edit(l.Path(name), data)
		if err != nil {
			return nil //nolint:nilerr // a file with mistakes has no aliases
		}
		if _, v := e.keyNodes("aliases"); v != nil {
			for _, item := range v.Content {
				if oneLine(item.Value) == slug {
					owner = s
				}
			}
		}
		return nil
	})
	return owner, err
}

// eachFile calls f with every Markdown file of the library, also the collections'.
func (l *Library) eachFile(ctx context.Context, f func(name string, data []byte) error) error {
	files, err := l.Files(ctx)
	if err != nil {
		return err
	}
	names := make([]string, 0, len(files))
	for _, file := range files {
		names = append(names, file.Name)
	}
	collections, _ := l.names(collectionsFolder) // there may be none
	slices.Sort(collections)
	for _, name := range collections {
		if isCaseFile(name) {
			names = append(names, collectionsFolder+"/"+name)
		}
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := l.read(name)
		if err != nil {
			continue // a file that can't be read has no links either
		}
		if err := f(name, data); err != nil {
			return err
		}
	}
	return nil
}

// mendLinks makes up the changes of all other files that name a case.
func (l *Library) mendLinks(ctx context.Context, rw *Rewrite, old, slug string, own []string) error {
	return l.eachFile(ctx, func(name string, data []byte) error {
		if slices.Contains(own, name) || !bytes.Contains(data, []byte(old)) {
			return nil
		}
		after, count, err := mendFile(l.Path(name), name, data, old, slug)
		if err != nil {
			return fmt.Errorf("mend the links in %s: %w", l.Path(name), err)
		}
		if count > 0 {
			rw.Changes = append(rw.Changes, Change{Name: name, Before: data, After: after})
			rw.Mended = append(rw.Mended, name)
		}
		return nil
	})
}

// mendFile is a file whose links lead to a case by its new name. A file whose
// front matter can't be read stays as it is: the old name leads to the case, too.
func mendFile(path, name string, data []byte, old, slug string) ([]byte, int, error) {
	e, err := edit(path, data)
	if err != nil {
		return nil, 0, nil //nolint:nilerr // kb check tells it
	}
	key := "related"
	if strings.HasPrefix(name, collectionsFolder+"/") {
		key = "cases"
	}
	count, err := e.renameItems(key, old, slug)
	if err != nil {
		return nil, 0, err
	}
	count += e.renameLinks(old, slug)
	after, err := e.bytes()
	return after, count, err
}
