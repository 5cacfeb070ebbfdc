package queue_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb/queue"
)

func tip(sentence string) queue.Entry {
	return queue.Entry{Kind: queue.KindTip, Lang: "en", Title: sentence, Tip: &queue.Tip{URL: "https://example.org/a", Sentence: sentence}}
}

func add(t *testing.T, q *queue.Queue, e queue.Entry) (*queue.Entry, string) {
	t.Helper()
	added, token, err := q.Add(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	return added, token
}

func TestTokenLeadsToItsEntryOnly(t *testing.T) {
	q := queue.Open(filepath.Join(t.TempDir(), "submitted"))
	if list, err := q.List(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("a queue that nobody sent to lists %v, %v", list, err)
	}
	first, token := add(t, q, tip("Zappos answers at night"))
	second, _ := add(t, q, tip("QoQa asks its fans"))
	got, err := q.ByToken(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, got); diff != "" {
		t.Errorf("by its token the entry is (-sent +found):\n%s", diff)
	}
	wrong := []string{"", token[1:], token + "A", strings.ToLower(token), "../" + token[3:], strings.Repeat("A", len(token)), second.ID, second.Secret}
	for _, token := range wrong {
		if _, err := q.ByToken(t.Context(), token); !errors.Is(err, queue.ErrNotFound) {
			t.Errorf("token %q: %v, want ErrNotFound", token, err)
		}
	}
	files, err := filepath.Glob(filepath.Join(q.Folder(), "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil || strings.Contains(string(data), token) || strings.Contains(name, token) {
			t.Errorf("%s holds the token, or can't be read: %v", name, err)
		}
		info, err := os.Stat(name)
		if err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: mode %v (%v): others can read it", name, info.Mode(), err)
		}
	}
}

func TestIDs(t *testing.T) {
	q := queue.Open(t.TempDir())
	e, _ := add(t, q, tip("Zappos answers at night"))
	if got, err := q.Get(t.Context(), e.ID[:5]); err != nil || got.ID != e.ID {
		t.Errorf("the beginning of an id: %v, %v", got, err)
	}
	for _, id := range []string{"", e.ID[:3], "../../etc/passwd", "zzzzzzzzzzzz", ".lock"} {
		if _, err := q.Get(t.Context(), id); !errors.Is(err, queue.ErrNotFound) {
			t.Errorf("id %q: %v, want ErrNotFound", id, err)
		}
	}
}

func TestStates(t *testing.T) {
	q := queue.Open(t.TempDir())
	e, token := add(t, q, tip("Zappos answers at night"))
	if err := q.Reject(t.Context(), e, "There is a case of it."); err != nil {
		t.Fatal(err)
	}
	if err := q.Accept(t.Context(), e, "zappos"); !errors.Is(err, queue.ErrDecided) {
		t.Errorf("accepting what is refused: %v, want ErrDecided", err)
	}
	refused, err := q.Get(t.Context(), e.ID)
	if err != nil || refused.State != queue.StateRefused || refused.Reason != "There is a case of it." || refused.Decided.IsZero() {
		t.Fatalf("refused: %+v, %v", refused, err)
	}
	mended, err := q.Resend(t.Context(), token, tip("Zappos answers on Sundays"))
	if err != nil || mended.State != queue.StateResent || mended.ID != e.ID || mended.Reason == "" || mended.Tip.Sentence != "Zappos answers on Sundays" {
		t.Fatalf("mended: %+v, %v", mended, err)
	}
	if err := q.Accept(t.Context(), refused, "zappos"); !errors.Is(err, queue.ErrMended) {
		t.Errorf("accepting what was read before it was mended: %v, want ErrMended", err)
	}
	if err := q.Accept(t.Context(), mended, "zappos"); err != nil {
		t.Fatal(err)
	}
	if _, err := q.Resend(t.Context(), token, tip("Again")); !errors.Is(err, queue.ErrDecided) {
		t.Errorf("mending what is accepted: %v, want ErrDecided", err)
	}
	accepted, err := q.ByToken(t.Context(), token)
	if err != nil || accepted.State != queue.StateAccepted || accepted.Case != "zappos" || accepted.Reason != "" {
		t.Errorf("accepted: %+v, %v", accepted, err)
	}
	waiting, err := q.List(t.Context(), queue.StateWaiting, queue.StateResent)
	if err != nil || len(waiting) != 0 {
		t.Errorf("still waiting: %v, %v", waiting, err)
	}
}

func TestBounds(t *testing.T) {
	q := queue.Open(t.TempDir())
	if _, _, err := q.Add(t.Context(), tip(strings.Repeat("x", queue.MaxEntry))); !errors.Is(err, queue.ErrTooLarge) {
		t.Errorf("a large entry: %v, want ErrTooLarge", err)
	}
	if _, _, err := q.Add(t.Context(), queue.Entry{Kind: queue.KindTip}); err == nil {
		t.Error("a tip without an address is taken")
	}
	if _, _, err := q.Add(t.Context(), queue.Entry{Kind: "../case", Files: []queue.File{{}}}); err == nil {
		t.Error("an unknown kind is taken")
	}
	left, err := os.ReadDir(q.Folder())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		if f.Name() != ".lock" {
			t.Errorf("refused entries leave %s behind", f.Name())
		}
	}
}

// What somebody else puts into the folder is told, and hides nothing.
func TestDamagedEntryIsTold(t *testing.T) {
	q := queue.Open(t.TempDir())
	e, _ := add(t, q, tip("Zappos answers at night"))
	for name, text := range map[string]string{"abcdefghijkl.json": `{"id":"abcdefghijkl"}`, "abcdefghijkm.json": "{", "notes.txt": "mine"} {
		if err := os.WriteFile(filepath.Join(q.Folder(), name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list, err := q.List(t.Context())
	if len(list) != 1 || list[0].ID != e.ID {
		t.Errorf("%d entries are listed, want the one", len(list))
	}
	if err == nil || !strings.Contains(err.Error(), "abcdefghijkl.json") || !strings.Contains(err.Error(), "abcdefghijkm.json") || strings.Contains(err.Error(), "notes.txt") {
		t.Errorf("error %v does not name the two damaged files", err)
	}
}

func TestManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	var wait sync.WaitGroup
	for range 4 {
		q := queue.Open(dir) // as other processes would
		for range 25 {
			wait.Go(func() {
				e, token, err := q.Add(t.Context(), tip("One of many"))
				if err == nil {
					_, err = q.Resend(t.Context(), token, tip("Mended"))
				}
				if err == nil {
					if e, err = q.Get(t.Context(), e.ID); err == nil {
						err = q.Reject(t.Context(), e, "no")
					}
				}
				if err != nil {
					t.Error(err)
				}
			})
		}
	}
	wait.Wait()
	list, err := queue.Open(dir).List(t.Context(), queue.StateRefused)
	if err != nil || len(list) != 100 {
		t.Errorf("%d entries are decided on, want 100: %v", len(list), err)
	}
}
