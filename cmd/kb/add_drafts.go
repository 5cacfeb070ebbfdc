package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"casebook/kb"
)

// draftsOf are the drafts for a library. They are no cache, which may be emptied:
// they lie in the folder for what programs remember (XDG base directories).
func draftsOf(lib *kb.Library) (*kb.Drafts, error) {
	dir := os.Getenv("XDG_STATE_HOME")
	if dir == "" || !filepath.IsAbs(dir) {
		var err error
		switch runtime.GOOS {
		case "windows", "darwin", "ios":
			dir, err = os.UserConfigDir()
		default:
			if dir, err = os.UserHomeDir(); err == nil {
				dir = filepath.Join(dir, ".local", "state")
			}
		}
		if err != nil {
			return nil, fmt.Errorf("find the folder of drafts: %w", err)
		}
	}
	return kb.OpenDrafts(filepath.Join(dir, "kb", "drafts", lib.ID())), nil
}

// A draftLine is a draft as --drafts --json lists it.
type draftLine struct {
	ID    string    `json:"id"`
	Saved time.Time `json:"saved"`
	Step  string    `json:"step,omitempty"`
	Title string    `json:"title"`
}

// openDrafts lists the drafts that wait, and clears away those whose case was
// added just before their writer ended.
func openDrafts(lib *kb.Library) (*kb.Drafts, []*kb.Draft, error) {
	drafts, err := draftsOf(lib)
	if err != nil {
		return nil, nil, err
	}
	list, err := drafts.List()
	if err != nil {
		return nil, nil, err
	}
	kept := list[:0]
	for _, d := range list {
		if d.Slug == "" || !wasAdded(lib, d) {
			kept = append(kept, d)
			continue
		}
		if taken, err := drafts.Take(d.ID); err == nil {
			if err := taken.Remove(); err != nil {
				return nil, nil, err
			}
		}
	}
	return drafts, kept, nil
}

// wasAdded reports whether the library has the very file that a draft makes.
func wasAdded(lib *kb.Library, d *kb.Draft) bool {
	d.Case.Slug = d.Slug
	data, err := lib.ReadFile(fileName(d.Slug, ""))
	return err == nil && string(data) == string(kb.Render(d.Case)[0].Data)
}

// listDrafts lists the drafts that are kept, then those of tips.
func (a *app) listDrafts(lib *kb.Library, asJSON bool) error {
	_, list, err := openDrafts(lib)
	if err != nil {
		return err
	}
	tax, err := lib.Taxonomies()
	if err != nil {
		return fmt.Errorf("read the taxonomies: %w", err)
	}
	tips, err := freshTips(lib, tax, list)
	if err != nil {
		return err
	}
	lines := []draftLine{}
	for _, d := range list {
		lines = append(lines, draftLine{d.ID, d.Saved, d.Step, d.Case.Title})
	}
	for _, tip := range tips {
		lines = append(lines, draftLine{ID: tip.slug, Saved: tip.saved.UTC().Truncate(time.Millisecond), Title: tip.c.Title})
	}
	var text string
	for _, line := range lines {
		text += fmt.Sprintf("%s\t%s\t%s\n", line.ID, line.Saved.Local().Format("2006-01-02 15:04"), line.Title)
	}
	if asJSON {
		return a.writeJSON(lines)
	}
	if text == "" {
		return negative(formTextsFor(a.text.lang).noDrafts)
	}
	return a.write([]byte(text))
}

func (a *app) discardDraft(lib *kb.Library, id string) error {
	if path := filepath.Join(tipDraftsDir(lib), fileName(id, "")); kb.ValidSlug(id) {
		if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	d, err := takeDraft(a, lib, id)
	if err != nil {
		return err
	}
	return d.Remove()
}

// lastDraft stands for the draft that was saved last.
const lastDraft = "last"

// takeDraft takes a draft by its name, or the last one.
func takeDraft(a *app, lib *kb.Library, id string) (*kb.Draft, error) {
	drafts, list, err := openDrafts(lib)
	if err != nil {
		return nil, err
	}
	if id == lastDraft {
		if len(list) == 0 {
			return nil, a.no("there is no draft to go on with")
		}
		id = list[0].ID
	}
	d, err := drafts.Take(id)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, a.no("there is no draft %q; kb add --drafts lists them", id)
	case errors.Is(err, kb.ErrDraftInUse):
		return nil, a.no("draft %s is being written on by another kb add", id)
	}
	return d, err
}
