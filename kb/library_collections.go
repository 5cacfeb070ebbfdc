package kb

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// collectionFiles keeps what the collections say until their files change.
type collectionFiles struct {
	mu   sync.Mutex
	kept map[string]keptCollection // by the file's name
}

// A keptCollection is what a file said when it was in that state.
type keptCollection struct {
	file       FileInfo
	collection *Collection // nil where the file has errors
	problems   Problems
}

// Collections are the library's, in the order of their names. The problems are
// those of files that are wrong or can't be read, which are left out, and warnings. It asks for
// the state of each file at every call, and reads those that changed. What it
// returns is shared: only read it.
func (l *Library) Collections(ctx context.Context) ([]*Collection, Problems, error) {
	names, err := l.names(collectionsFolder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read the folder %s: %w", l.Path(collectionsFolder), err)
	}
	l.collections.mu.Lock()
	defer l.collections.mu.Unlock()
	var found []*Collection
	var problems Problems
	kept := make(map[string]keptCollection, len(names))
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if !isCaseFile(name) {
			continue
		}
		k, err := l.readCollection(collectionsFolder + "/" + name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // gone since the folder was read
		}
		if err != nil {
			// looked at again next time: what keeps it from being read may pass
			problems = append(problems, NewProblem(l.Path(collectionsFolder+"/"+name), 0, 0, Error, CodeUnreadable, "detail", err.Error()))
			continue
		}
		kept[k.file.Name] = k
		problems = append(problems, k.problems...)
		if k.collection != nil {
			found = append(found, k.collection)
		}
	}
	l.collections.kept = kept
	slices.SortFunc(found, func(a, b *Collection) int { return strings.Compare(a.Name, b.Name) })
	return found, problems, nil
}

// CollectionFiles are the names of all collections, without .md, those whose files
// are wrong too.
func (l *Library) CollectionFiles() ([]string, error) {
	names, err := l.names(collectionsFolder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the folder %s: %w", l.Path(collectionsFolder), err)
	}
	var found []string
	for _, name := range names {
		if isCaseFile(name) {
			found = append(found, strings.TrimSuffix(name, ".md"))
		}
	}
	return found, nil
}

// Collection is the collection of that name. A name that none has, or whose file
// has errors, is [ErrNotFound], wrapped.
func (l *Library) Collection(ctx context.Context, name string) (*Collection, error) {
	all, _, err := l.Collections(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range all {
		if c.Name == name {
			return c, nil
		}
	}
	return nil, fmt.Errorf("collection %s: %w", name, ErrNotFound)
}

// readCollection reads a file where it changed since the last time.
func (l *Library) readCollection(name string) (keptCollection, error) {
	file, err := l.Stat(name)
	if err != nil {
		return keptCollection{}, err
	}
	if have, ok := l.collections.kept[name]; ok && have.file == file {
		return have, nil
	}
	data, err := l.ReadFile(name)
	if err != nil {
		return keptCollection{}, err
	}
	c, problems := ParseCollection(l.Path(name), data)
	return keptCollection{file, c, problems}, nil
}
