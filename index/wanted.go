package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// Wanted counts what readers looked for and did not find, so that those who write
// cases see what is missing. It keeps words, two numbers and a day; nothing of who
// asked. Several processes may count in one folder at a time. Its methods may be
// called from any number of goroutines.
type Wanted struct {
	folder folder // "" in memory

	writing sync.Mutex // one writer of this process at a time
	mu      sync.Mutex // guards what follows
	pending wishes     // counted, not yet in the file
	kept    wishes     // all of them, where there is no file
	timer   *time.Timer
	failed  error // of a write that nobody waited for
}

// A Wish is what was looked for, and how often.
type Wish struct {
	Words  string
	Missed int       // searches that found nothing
	Asked  int       // readers who asked for such a case
	Last   time.Time // the day of the last one, at midnight UTC
}

// The names of the file and of its lock. The index has a lock of its own, which
// a writer may hold for minutes.
const (
	wantedFile = "wanted.tsv"
	wantedLock = "wanted.lock"
)

// wantedDelay is how long searches that found nothing are gathered before they are
// written: a burst of them makes one write a second.
const wantedDelay = time.Second

// OpenWanted counts in the file wanted.tsv of a folder, beside the generations of
// the index; in memory where dir is "". Neither needs to exist: the first count
// makes them.
func OpenWanted(dir string) *Wanted {
	return &Wanted{folder: folder(dir), pending: make(wishes), kept: make(wishes)}
}

// Missed counts a search that found nothing. Words that [WishWords] does not keep
// are not counted. It is written within a second, or by [Wanted.Close]; where that
// fails, the next call returns the error.
func (w *Wanted) Missed(_ context.Context, words string) error {
	kept, ok := WishWords(words)
	if !ok {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pending.add(Wish{Words: kept, Missed: 1, Last: today()})
	if w.timer == nil {
		w.timer = time.AfterFunc(wantedDelay, w.writeLater)
	}
	err := w.failed
	w.failed = nil
	return err
}

// Ask counts a reader who asked for a case that is not there, and returns when it
// is written. Words that [WishWords] does not keep are not counted.
func (w *Wanted) Ask(ctx context.Context, words string) error {
	kept, ok := WishWords(words)
	if !ok {
		return nil
	}
	w.mu.Lock()
	w.pending.add(Wish{Words: kept, Asked: 1, Last: today()})
	w.mu.Unlock()
	return w.write(ctx)
}

// List is all that was counted: most asked for first, then most missed, then the
// latest. It is empty where nothing was counted yet.
func (w *Wanted) List(ctx context.Context) ([]Wish, error) {
	if err := w.write(ctx); err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.folder == "" {
		return w.kept.sorted(), nil
	}
	all, err := w.read()
	if err != nil {
		return nil, err
	}
	return all.sorted(), nil
}

// Close writes what was not written yet.
func (w *Wanted) Close() error {
	w.mu.Lock()
	if w.timer != nil {
		w.timer.Stop()
	}
	failed := w.failed
	w.mu.Unlock()
	return errors.Join(failed, w.write(context.Background()))
}

// writeLater runs when the delay is over.
func (w *Wanted) writeLater() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	err := w.write(ctx)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.failed = err
}

// write adds what is pending to the file. Where that can't be done it stays
// pending.
func (w *Wanted) write(ctx context.Context) error {
	w.writing.Lock()
	defer w.writing.Unlock()
	w.mu.Lock()
	added := w.pending
	w.pending, w.timer = make(wishes), nil
	if w.folder == "" {
		w.kept.merge(added)
		added = nil
	}
	w.mu.Unlock()
	if len(added) == 0 {
		return nil
	}
	err := w.update(ctx, added)
	if err != nil {
		w.mu.Lock()
		w.pending.merge(added)
		w.mu.Unlock()
	}
	return err
}

// update changes the file while no other process does.
func (w *Wanted) update(ctx context.Context, added wishes) error {
	if err := os.MkdirAll(string(w.folder), 0o700); err != nil {
		return fmt.Errorf("count what is wanted: %w", err)
	}
	lock := flock.New(w.folder.join(wantedLock))
	if _, err := lock.TryLockContext(ctx, 5*time.Millisecond); err != nil {
		return fmt.Errorf("count what is wanted: %w", err)
	}
	defer func() { _ = lock.Unlock() }() // what can't be unlocked ends with the process
	all, err := w.read()
	if err != nil {
		return err
	}
	all.merge(added)
	temporary := w.folder.join(wantedFile + ".tmp")
	if err := writeSynced(temporary, all.encode()); err != nil {
		return fmt.Errorf("count what is wanted: %w", err)
	}
	if err := os.Rename(temporary, w.folder.join(wantedFile)); err != nil {
		return fmt.Errorf("count what is wanted: %w", err)
	}
	return syncFolder(string(w.folder))
}

// read is the file's contents, empty where there is none.
func (w *Wanted) read() (wishes, error) {
	data, err := os.ReadFile(w.folder.join(wantedFile))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("read what is wanted: %w", err)
	}
	return readWishes(data), nil
}

// today is the day in UTC: no hour tells when somebody was here.
func today() time.Time { return time.Now().UTC().Truncate(24 * time.Hour) }
