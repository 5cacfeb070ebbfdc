package kb

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/gofrs/flock"
)

// The journal is a folder in the library while several files are changed: the new
// files by number, and a list of what is to be done. It is made under another name
// and renamed when it is whole: that is the moment from which on the change counts.
const (
	journalFolder = ".kb-change"
	journalList   = "list.json"
	lockFile      = ".kb-lock"
)

// A journalStep is one file to change, in the order in which it is done.
type journalStep struct {
	Name   string `json:"name"`
	Remove bool   `json:"remove,omitempty"`
}

// lock keeps other processes from changing the library, or adding to it, at the same
// time. Those who add cases share it: they touch no file that is there.
func (l *Library) lock() (unlock func(), err error) {
	f := l.flock()
	if err := f.Lock(); err != nil {
		return nil, fmt.Errorf("lock the library %s: %w", l.Path("."), reason(err))
	}
	return func() { _ = f.Unlock() }, nil // it ends with the process at the latest
}

// flock is the lock of the folder itself, so that no file of ours lies among the
// cases; Windows can't lock folders.
func (l *Library) flock() *flock.Flock {
	if runtime.GOOS == "windows" {
		return flock.New(l.onDisk(lockFile), flock.SetPermissions(0o600))
	}
	return flock.New(l.dir, flock.SetFlag(os.O_RDONLY))
}

// writeJournal notes changes: after it they will happen.
func (l *Library) writeJournal(changes []Change) error {
	draft := l.onDisk(journalFolder + ".tmp")
	if err := os.RemoveAll(draft); err != nil {
		return fmt.Errorf("write the journal: %w", err)
	}
	if err := os.Mkdir(draft, 0o700); err != nil {
		return fmt.Errorf("write the journal: %w", err)
	}
	if err := ignored(draft); err != nil {
		return errors.Join(fmt.Errorf("write the journal: %w", err), os.RemoveAll(draft))
	}
	steps := make([]journalStep, len(changes))
	for i, c := range changes {
		steps[i] = journalStep{Name: c.Name, Remove: c.After == nil}
		if c.After == nil {
			continue
		}
		if err := writeSynced(filepath.Join(draft, strconv.Itoa(i)), c.After); err != nil {
			return errors.Join(fmt.Errorf("write the journal: %w", err), os.RemoveAll(draft))
		}
	}
	list, err := json.Marshal(steps)
	if err == nil {
		err = writeSynced(filepath.Join(draft, journalList), list)
	}
	if err == nil {
		err = syncFolder(draft)
	}
	if err == nil {
		err = os.RemoveAll(l.onDisk(journalFolder)) // one that was done, but not swept away
	}
	if err == nil {
		err = os.Rename(draft, l.onDisk(journalFolder))
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write the journal: %w", err), os.RemoveAll(draft))
	}
	return syncFolder(l.dir)
}

// finish does what the journal says, from wherever it was left: each step can be
// done again.
func (l *Library) finish() error {
	journal := l.onDisk(journalFolder)
	list, err := os.ReadFile(filepath.Join(journal, journalList))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	var steps []journalStep
	if err := json.Unmarshal(list, &steps); err != nil {
		return fmt.Errorf("read the journal %s: %w", l.Path(journalFolder), err)
	}
	folders := make(map[string]bool)
	for i, s := range steps {
		if !fs.ValidPath(s.Name) {
			return fmt.Errorf("read the journal %s: %q is no name of a file", l.Path(journalFolder), s.Name)
		}
		if err := l.step(i, s); err != nil {
			return fmt.Errorf("change %s: %w", l.Path(s.Name), reason(err))
		}
		folders[filepath.Dir(l.onDisk(s.Name))] = true
	}
	for dir := range folders {
		if err := syncFolder(dir); err != nil {
			return fmt.Errorf("sync the folder %s: %w", dir, reason(err))
		}
	}
	// without its list it is none; what a crash leaves then is swept away with the next
	if err := os.Remove(filepath.Join(journal, journalList)); err != nil {
		return fmt.Errorf("end the journal: %w", err)
	}
	return os.RemoveAll(journal)
}

// step does one change of the journal, if it is not done yet.
func (l *Library) step(i int, s journalStep) error {
	to := l.onDisk(s.Name)
	if s.Remove {
		if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	from := filepath.Join(l.onDisk(journalFolder), strconv.Itoa(i))
	keepMode(from, to)
	if err := os.Rename(from, to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// recover does the rest of a change that a crash cut off. Another process that is
// about it now is left alone, and so is a library that can't be written.
func (l *Library) recover() {
	if _, err := os.Lstat(l.onDisk(journalFolder)); err != nil {
		return
	}
	f := l.flock()
	if got, err := f.TryLock(); err != nil || !got {
		return
	}
	defer func() { _ = f.Unlock() }()
	_ = l.finish() // every file is whole, whatever is left to do; who changes the library next hears of it
}
