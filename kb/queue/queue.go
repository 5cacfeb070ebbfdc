package queue

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// A Queue is a folder of entries. Any number of goroutines and processes may use
// it at once.
type Queue struct {
	dir string
	mu  sync.Mutex // spares goroutines of this process waiting for the file's lock
}

// Open names the folder, which is made when the first entry comes.
func Open(dir string) *Queue { return &Queue{dir: dir} }

// Dir is the folder of a library's queue: submitted, beside its cases.
func Dir(cases string) string { return filepath.Join(filepath.Dir(cases), "submitted") }

// Folder is where the queue is.
func (q *Queue) Folder() string { return q.dir }

// Add puts an entry into the queue as one that waits; its id, state, secret and
// time of receipt are set here. It returns the entry, and the token with which its
// sender finds it again and which is kept nowhere. When Add returns, the entry is
// on disk. The error may be [ErrFull] or [ErrTooLarge].
func (q *Queue) Add(ctx context.Context, e Entry) (*Entry, string, error) {
	token := newToken()
	e.ID, e.State, e.Secret, e.Received = idOf(token), StateWaiting, secretOf(token), now()
	e.Changed, e.Decided, e.Reason = time.Time{}, time.Time{}, ""
	if !e.valid(e.ID) {
		return nil, "", fmt.Errorf("add to the queue: a %q is not whole: a tip needs its address, a case its text, a change its case and its text or a note", e.Kind)
	}
	if err := q.make(); err != nil {
		return nil, "", err
	}
	err := q.locked(ctx, func() error {
		names, err := q.names()
		if err != nil {
			return err
		}
		if len(names) >= MaxEntries {
			return ErrFull
		}
		if slices.Contains(names, e.ID+entryExt) {
			return fmt.Errorf("the id %s is taken", e.ID)
		}
		return q.write(&e)
	})
	if err != nil {
		return nil, "", fmt.Errorf("add to the queue: %w", err)
	}
	return &e, token, nil
}

// Get is the entry of that id, or of the only one that begins so, from four
// letters on.
func (q *Queue) Get(ctx context.Context, id string) (*Entry, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if isID(id) {
		return q.read(id)
	}
	names, err := q.names()
	if err != nil {
		return nil, err
	}
	var found []string
	for _, name := range names {
		if len(id) >= 4 && strings.HasPrefix(name, id) {
			found = append(found, strings.TrimSuffix(name, entryExt))
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("%w: %q", ErrNotFound, id)
	case 1:
		return q.read(found[0])
	}
	return nil, fmt.Errorf("%q could be %s", id, strings.Join(found, " or "))
}

// ByToken is the entry that a sender's token leads to.
func (q *Queue) ByToken(ctx context.Context, token string) (*Entry, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !isToken(token) {
		return nil, ErrNotFound
	}
	e, err := q.read(idOf(token))
	if err == nil && !sameSecret(e.Secret, secretOf(token)) {
		err = ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return e, nil
}

// List is every entry in one of the states, of all where none is named, the one
// that waits longest first. Files that are no entries are told in the error, and
// keep nothing from being listed.
func (q *Queue) List(ctx context.Context, states ...State) ([]*Entry, error) {
	names, err := q.names()
	if err != nil {
		return nil, err
	}
	var entries []*Entry
	var wrong []error
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		e, err := q.read(strings.TrimSuffix(name, entryExt))
		switch {
		case errors.Is(err, ErrNotFound): // it went in the meantime
		case err != nil:
			wrong = append(wrong, err)
		case len(states) == 0 || slices.Contains(states, e.State):
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b *Entry) int {
		return cmp.Or(a.Received.Compare(b.Received), strings.Compare(a.ID, b.ID))
	})
	return entries, errors.Join(wrong...)
}

// Accept notes that an entry, as it was read, became the case of that slug; "" where
// it did not become one yet.
func (q *Queue) Accept(ctx context.Context, seen *Entry, slug string) error {
	return q.decide(ctx, seen, func(e *Entry) {
		e.State, e.Reason, e.Case = StateAccepted, "", cmp.Or(slug, e.Case)
	})
}

// Reject notes why an entry, as it was read, is not taken. Its sender reads the
// reason.
func (q *Queue) Reject(ctx context.Context, seen *Entry, reason string) error {
	return q.decide(ctx, seen, func(e *Entry) { e.State, e.Reason = StateRefused, reason })
}

func (q *Queue) decide(ctx context.Context, seen *Entry, change func(*Entry)) error {
	err := q.locked(ctx, func() error {
		e, err := q.read(seen.ID)
		switch {
		case err != nil:
			return err
		case !e.Open():
			return ErrDecided
		case !e.Changed.Equal(seen.Changed):
			return ErrMended
		}
		change(e)
		e.Decided = now()
		return q.write(e)
	})
	if err != nil {
		return fmt.Errorf("decide on %s: %w", seen.ID, err)
	}
	return nil
}

// Resend puts what the sender mended in the place of what they sent before: name,
// title, tip, files and form. What was refused waits again. The error is
// [ErrDecided] where it is accepted already.
func (q *Queue) Resend(ctx context.Context, token string, mended Entry) (*Entry, error) {
	var sent *Entry
	err := q.locked(ctx, func() error {
		e, err := q.ByToken(ctx, token)
		switch {
		case err != nil:
			return err
		case e.State == StateAccepted:
			return ErrDecided
		case e.State == StateRefused:
			e.State = StateResent
		}
		e.Name, e.Title, e.Note, e.Tip, e.Files, e.Form = mended.Name, mended.Title, mended.Note, mended.Tip, mended.Files, mended.Form
		if !e.valid(e.ID) {
			return fmt.Errorf("it is not a %s", e.Kind)
		}
		e.Changed, e.Decided = now(), time.Time{}
		sent = e
		return q.write(e)
	})
	if err != nil {
		return nil, fmt.Errorf("send again: %w", err)
	}
	return sent, nil
}

// now is the time as entries keep it, to the millisecond: two mendings differ.
func now() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }

// locked keeps other processes from changing entries while f does.
func (q *Queue) locked(ctx context.Context, f func() error) (err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if _, err := os.Stat(q.dir); err != nil {
		return ErrNotFound
	}
	lock := flock.New(filepath.Join(q.dir, ".lock"), flock.SetPermissions(fileMode))
	if _, err := lock.TryLockContext(ctx, 10*time.Millisecond); err != nil {
		return fmt.Errorf("lock the queue %s: %w", q.dir, err)
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	return f()
}
