package kb

import (
	"context"
	"fmt"
	"slices"
)

// CaseFiles reads all files of one case, the original first. It is [ErrNotFound]
// where there is no file of that slug.
func (l *Library) CaseFiles(ctx context.Context, slug string) ([]File, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	names, err := l.namesOf(slug)
	if err != nil {
		return nil, fmt.Errorf("read case %s: %w", slug, err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%w: %s", ErrNotFound, slug)
	}
	slices.SortFunc(names, originalFirst)
	files := make([]File, len(names))
	for i, name := range names {
		data, err := l.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files[i] = File{Path: l.Path(name), Data: data}
	}
	return files, nil
}
