package kb

import (
	"cmp"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// ErrDraftInUse is the error of taking a draft that somebody is writing on.
var ErrDraftInUse = errors.New("somebody is writing on that draft")

// Drafts is a folder of cases that somebody began to tell and has not added yet.
// It is no part of a library. Any number of processes may use it at once.
type Drafts struct{ dir string }

// OpenDrafts names the folder; it is made when the first draft is.
func OpenDrafts(dir string) *Drafts { return &Drafts{dir} }

// A Draft is an unfinished case: any of its values may be missing or wrong.
type Draft struct {
	ID    string            `json:"id"`
	Saved time.Time         `json:"saved"`
	Step  string            `json:"step,omitempty"`  // the question to go on with
	Typed map[string]string `json:"typed,omitempty"` // by question: an answer that was interrupted
	Slug  string            `json:"slug,omitempty"`  // under which it was being added
	Case  *Case             `json:"case"`

	drafts *Drafts
	lock   *flock.Flock
}

const (
	draftEnding = ".json"
	bodyEnding  = ".md"
	lockEnding  = ".lock"
)

// New begins a draft. It is on disk once it is saved, and its writer's alone until
// it is closed or removed, or the process ends, however it ends.
func (d *Drafts) New() (*Draft, error) {
	if err := os.MkdirAll(d.dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of drafts: %w", err)
	}
	return d.locked(&Draft{ID: strings.ToLower(rand.Text()[:6]), Case: new(Case)})
}

// Take reads a draft to go on with it. It is an [ErrDraftInUse] where another
// process does, and [fs.ErrNotExist] where there is none.
func (d *Drafts) Take(id string) (*Draft, error) {
	draft, err := d.read(id)
	if err != nil {
		return nil, err
	}
	if draft, err = d.locked(draft); err != nil {
		return nil, err
	}
	again, err := d.read(id) // its last writer may have been quicker than the lock
	if err != nil {
		return nil, errors.Join(err, draft.Close())
	}
	again.lock = draft.lock
	return again, nil
}

func (d *Drafts) locked(draft *Draft) (*Draft, error) {
	draft.drafts = d
	draft.lock = flock.New(d.path(draft.ID, lockEnding), flock.SetPermissions(0o600))
	switch ok, err := draft.lock.TryLock(); {
	case err != nil:
		return nil, fmt.Errorf("take draft %s: %w", draft.ID, err)
	case !ok:
		return nil, fmt.Errorf("take draft %s: %w", draft.ID, ErrDraftInUse)
	}
	return draft, nil
}

// List are all drafts that nobody is writing on, the last saved first. What can't
// be read is left out.
func (d *Drafts) List() ([]*Draft, error) {
	entries, err := os.ReadDir(d.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("list drafts: %w", err)
	}
	list := []*Draft{}
	for _, e := range entries {
		id, isDraft := strings.CutSuffix(e.Name(), draftEnding)
		if !isDraft || !validDraft(id) {
			continue
		}
		draft, err := d.Take(id)
		if err != nil {
			continue
		}
		if err := draft.Close(); err != nil {
			return nil, err
		}
		list = append(list, draft)
	}
	slices.SortStableFunc(list, func(a, b *Draft) int { return cmp.Compare(b.Saved.UnixNano(), a.Saved.UnixNano()) })
	return list, nil
}

// validDraft keeps what a person types from naming a file elsewhere.
func validDraft(id string) bool {
	return id != "" && strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

func (d *Drafts) path(id, ending string) string { return filepath.Join(d.dir, id+ending) }

func (d *Drafts) read(id string) (*Draft, error) {
	if !validDraft(id) {
		return nil, fmt.Errorf("read draft %q: %w", id, fs.ErrNotExist)
	}
	data, err := os.ReadFile(d.path(id, draftEnding))
	if err != nil {
		return nil, fmt.Errorf("read draft %s: %w", id, reason(err))
	}
	draft := &Draft{drafts: d}
	if err := json.Unmarshal(data, draft); err != nil {
		return nil, fmt.Errorf("read draft %s: %w", id, err)
	}
	draft.ID = id
	if draft.Case == nil {
		draft.Case = new(Case)
	}
	return draft, nil
}

// Save puts the draft on disk, whole or, where that fails, as it was before.
func (d *Draft) Save() error {
	d.Saved = time.Now().UTC().Truncate(time.Millisecond)
	data, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return fmt.Errorf("save draft %s: %w", d.ID, err)
	}
	return d.write(draftEnding, data)
}

// SetBody puts a text where [Draft.BodyPath] says, for an editor to open.
func (d *Draft) SetBody(text string) error { return d.write(bodyEnding, []byte(text)) }

// BodyPath is the file in which the body is written; it need not be there.
func (d *Draft) BodyPath() string { return d.drafts.path(d.ID, bodyEnding) }

func (d *Draft) write(ending string, data []byte) error {
	path := d.drafts.path(d.ID, ending)
	hidden := filepath.Join(d.drafts.dir, "."+d.ID+ending+".tmp") // the lock makes it ours
	if err := os.WriteFile(hidden, data, 0o600); err != nil {
		return fmt.Errorf("save draft %s: %w", d.ID, reason(err))
	}
	if err := os.Rename(hidden, path); err != nil {
		return fmt.Errorf("save draft %s: %w", d.ID, reason(err))
	}
	return nil
}

// Remove takes the draft away, and its body with it.
func (d *Draft) Remove() error {
	var errs []error
	for _, path := range []string{
		d.drafts.path(d.ID, draftEnding), d.BodyPath(),
		d.drafts.path("."+d.ID+draftEnding, ".tmp"), d.drafts.path("."+d.ID+bodyEnding, ".tmp"),
	} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, fmt.Errorf("remove draft %s: %w", d.ID, reason(err)))
		}
	}
	return errors.Join(append(errs, d.Close(), removed(d.drafts.path(d.ID, lockEnding)))...)
}

func removed(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return reason(err)
	}
	return nil
}

// Close leaves the draft to others. It stays on disk as it was last saved.
func (d *Draft) Close() error {
	if err := d.lock.Unlock(); err != nil {
		return fmt.Errorf("leave draft %s: %w", d.ID, err)
	}
	return nil
}
