package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"casebook/kb"
)

// A tipDraft is a case that somebody is to write of a tip: a file beside the
// library, with the tip's source filled in. The library's folder itself holds no
// such file: it would be a case with mistakes.
type tipDraft struct {
	slug  string
	path  string
	saved time.Time
	c     *kb.Case // as far as it is written
}

// fresh reports whether nobody has written at it yet.
func (d *tipDraft) fresh() bool { return withoutText(d.c.Body) }

// tipDraftsDir is the folder of a library's tips that were accepted.
func tipDraftsDir(lib *kb.Library) string { return filepath.Join(filepath.Dir(lib.Dir()), "drafts") }

// tipDrafts are those that wait, the last changed first. What became a case, under
// the same name, waits no more.
func tipDrafts(lib *kb.Library, tax *kb.Taxonomies) ([]tipDraft, error) {
	entries, err := os.ReadDir(tipDraftsDir(lib))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list drafts: %w", err)
	}
	var all []tipDraft
	for _, e := range entries {
		slug, lang, ok := kb.SplitName(e.Name())
		if !ok || lang != "" {
			continue
		}
		if _, err := lib.Stat(e.Name()); err == nil {
			continue
		}
		path := filepath.Join(tipDraftsDir(lib), e.Name())
		info, err := e.Info()
		if err != nil {
			continue // it was just removed
		}
		data, err := readCaseFile(path)
		if err != nil {
			return nil, err
		}
		c, _ := kb.ParseDraft(kb.File{Path: path, Data: data}, tax)
		all = append(all, tipDraft{slug, path, info.ModTime(), c})
	}
	slices.SortStableFunc(all, func(a, b tipDraft) int { return b.saved.Compare(a.saved) })
	return all, nil
}

// freshTips are those of which none of the drafts was made.
func freshTips(lib *kb.Library, tax *kb.Taxonomies, drafts []*kb.Draft) ([]tipDraft, error) {
	all, err := tipDrafts(lib, tax)
	return slices.DeleteFunc(all, func(tip tipDraft) bool {
		return slices.ContainsFunc(drafts, func(d *kb.Draft) bool { return d.Typed[ofTip] == tip.slug })
	}), err
}

// tipDraftOf is the one of that name; nil where there is none.
func tipDraftOf(lib *kb.Library, tax *kb.Taxonomies, slug string) (*tipDraft, error) {
	all, err := tipDrafts(lib, tax)
	if i := slices.IndexFunc(all, func(d tipDraft) bool { return d.slug == slug }); i >= 0 {
		return &all[i], err
	}
	return nil, err
}

// freeTipDraft is a name for a tip's draft: no case and no other draft has it. The
// very draft is there already where an earlier run was interrupted.
func freeTipDraft(lib *kb.Library, wanted string, text func(slug string) []byte) (slug, path string) {
	slug = wanted
	for n := 2; ; n++ {
		path = filepath.Join(tipDraftsDir(lib), fileName(slug, ""))
		_, taken := lib.Stat(fileName(slug, ""))
		have, err := os.ReadFile(path)
		if taken != nil && (err != nil || bytes.Equal(have, text(slug))) {
			return slug, path
		}
		slug = fmt.Sprintf("%s-%d", wanted, n)
	}
}

// nearPath is a path as seen from the working folder, where it lies in it.
func nearPath(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	near, err := filepath.Rel(here, path)
	if err != nil || !filepath.IsLocal(near) {
		return path
	}
	return near
}
