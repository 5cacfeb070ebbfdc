package kb

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
)

// A Merge is one case made of two, made up but not done.
type Merge struct {
	Rewrite
	Dropped []File   // the files of the old case, whose texts stand nowhere else afterwards
	Sources []int    // the number that each of the old case's sources has in the new one
	Added   int      // how many of them were new
	Only    []string // keys that only the old case has
	Notes   []Pick   // of collections that had both: what was said of the old case there
}

// MergeOptions say how to merge.
type MergeOptions struct {
	// Text also takes over the old case's text: at the end of the new one's, in each
	// language that both are told in, its notes renumbered.
	Text bool
}

// Merge makes up one case of two. The old name becomes an alias of the new case,
// with all aliases that it had; sources are joined, those of the same address
// once; related cases and contributors too. Links to the old case lead to the new
// one. All else of the old case is dropped: [Merge.Dropped] is what somebody should
// look through. A case that isn't there is [ErrNotFound]; one with mistakes is
// [Problems].
func (l *Library) Merge(ctx context.Context, old, slug string, o MergeOptions) (*Merge, error) {
	from, err := l.wholeCase(ctx, old)
	if err != nil {
		return nil, err
	}
	to, err := l.wholeCase(ctx, slug)
	if err != nil {
		return nil, err
	}
	m := &Merge{Sources: make([]int, len(from.Sources))}
	if m.Dropped, err = l.CaseFiles(ctx, old); err != nil {
		return nil, err
	}
	names, err := l.namesOf(slug)
	if err != nil {
		return nil, fmt.Errorf("merge %s into %s: %w", old, slug, err)
	}
	slices.SortFunc(names, originalFirst)
	added := m.joinSources(from, to)
	for _, name := range names {
		if err := l.mergeFile(m, name, from, to, added, o); err != nil {
			return nil, fmt.Errorf("%s: %w", l.Path(name), err)
		}
	}
	own := slices.Clone(names)
	var gone []Change
	for _, f := range m.Dropped {
		name := old + strings.TrimPrefix(baseName(f.Path), old)
		gone = append(gone, Change{Name: name, Before: f.Data})
		own = append(own, name)
	}
	if err := l.mendLinks(ctx, &m.Rewrite, old, slug, own); err != nil {
		return nil, err
	}
	// last of all, so that at every moment the old name leads somewhere
	m.Changes = append(m.Changes, gone...)
	if err := l.collectionNotes(ctx, m, old, slug); err != nil {
		return nil, err
	}
	m.Only = onlyIn(from, to)
	return m, nil
}

func baseName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}

// wholeCase reads a case that must have no mistakes.
func (l *Library) wholeCase(ctx context.Context, slug string) (*Case, error) {
	c, problems, err := l.Parse(ctx, slug)
	if err != nil {
		return nil, err
	}
	if c == nil || problems.Errors() {
		return nil, problems
	}
	return c, nil
}

// joinSources finds for each source of the old case its number in the new one, and
// gives those that are to be added.
func (m *Merge) joinSources(from, to *Case) []Source {
	number := make(map[string]int, len(to.Sources))
	for i, s := range to.Sources {
		for _, key := range sameSourceKeys(s) {
			if number[key] == 0 {
				number[key] = i + 1
			}
		}
	}
	var added []Source
	for i, s := range from.Sources {
		for _, key := range sameSourceKeys(s) {
			if m.Sources[i] == 0 {
				m.Sources[i] = number[key]
			}
		}
		if m.Sources[i] == 0 {
			added = append(added, s)
			m.Sources[i] = len(to.Sources) + len(added)
			for _, key := range sameSourceKeys(s) {
				number[key] = m.Sources[i]
			}
		}
	}
	m.Added = len(added)
	return added
}

// sameSourceKeys are what two sources that are one have in common: their address or,
// where there is none, title and publisher.
func sameSourceKeys(s Source) []string {
	if same := SameSource(s.URL); same != "" {
		return []string{same}
	}
	return []string{"title\x00" + strings.ToLower(s.Title) + "\x00" + strings.ToLower(s.Publisher)}
}

// mergeFile makes up the change of one of the new case's files.
func (l *Library) mergeFile(m *Merge, name string, from, to *Case, added []Source, o MergeOptions) error {
	data, err := l.ReadFile(name)
	if err != nil {
		return err
	}
	e, err := edit(l.Path(name), data)
	if err != nil {
		return err
	}
	e.renameLinks(from.Slug, to.Slug)
	_, lang, _ := SplitName(name)
	if lang == "" {
		lang = to.Lang
		if err := e.joinLists(from, to, added); err != nil {
			return err
		}
	}
	if body := bodyFor(from, lang); o.Text && body != "" {
		e.appendText(m.takenText(body, from, lang))
	}
	after, err := e.bytes()
	if err != nil || bytes.Equal(after, data) {
		return err
	}
	m.Changes = append(m.Changes, Change{Name: name, Before: data, After: after})
	return nil
}

// collectionNotes keeps what collections that had both cases said of the old one.
func (l *Library) collectionNotes(ctx context.Context, m *Merge, old, slug string) error {
	all, _, err := l.Collections(ctx)
	if err != nil {
		return err
	}
	for _, c := range all {
		if !slices.ContainsFunc(c.Cases, func(p Pick) bool { return p.Slug == slug }) {
			continue
		}
		for _, p := range c.Cases {
			if p.Slug == old && len(p.Note) > 0 {
				m.Notes = append(m.Notes, Pick{Slug: c.Name, Note: p.Note})
			}
		}
	}
	return nil
}

// onlyIn are the keys of which only the first case has a value.
func onlyIn(from, to *Case) []string {
	var keys []string
	for _, k := range []struct {
		key    string
		has, n bool
	}{
		{"tags", len(from.Tags) > 0, len(to.Tags) > 0},
		{"maturity", from.Maturity > 0, to.Maturity > 0},
		{"crisis", from.Crisis != nil, to.Crisis != nil},
		{"figures", len(from.Figures) > 0, len(to.Figures) > 0},
		{"timeline", len(from.Timeline) > 0, len(to.Timeline) > 0},
		{"teaching", from.Teaching != nil, to.Teaching != nil},
	} {
		if k.has && !k.n {
			keys = append(keys, k.key)
		}
	}
	for _, ch := range from.ChannelNames() {
		if !slices.Contains(to.ChannelNames(), ch) {
			keys = append(keys, "channels: "+ch)
		}
	}
	for _, lang := range from.Languages() {
		if !slices.Contains(to.Languages(), lang) {
			keys = append(keys, "a text in "+lang)
		}
	}
	return keys
}
