package web

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"
	"weak"

	"casebook/index"
	"casebook/kb"
)

// A history knows when the files of the library were changed and why, where its
// folder is under git. It reads all of it at once, in the background; a page waits
// for it only a moment, and only where the library has changed since it was read.
// Its methods may be called from any number of goroutines.
type history struct {
	dir string // of the library; "" where it is embedded and has none
	log *slog.Logger

	mu      sync.Mutex
	of      weak.Pointer[index.Generation] // that was in force when it was read
	read    time.Time
	reading chan struct{} // closed when the reading under way ends; nil where there is none
	changes map[string][]change
}

// A change is one commit that touched a case, by the name of a case.
type change struct {
	order   int // among all commits, the newest first
	on      kb.Date
	subject string
}

const (
	historyAge   = time.Minute            // a commit changes no file, so it is looked for now and then
	historyWait  = 200 * time.Millisecond // at most for one page; this repository takes 20 ms
	historyLimit = 20 * time.Second       // for git
	maxChanges   = 20                     // of a case
)

// changesOf are the newest commits that touched the files of a case, also under
// names that it had before, the newest first. There are none where git knows
// nothing of them. They are not known yet where git has not answered.
func (h *history) changesOf(ctx context.Context, g *index.Generation, c *kb.Case) (changes []change, known bool) {
	if h.dir == "" {
		return nil, true
	}
	h.mu.Lock()
	known = h.of == weak.Make(g)
	if (!known || time.Since(h.read) > historyAge) && h.reading == nil {
		h.reading = make(chan struct{})
		go h.refresh(context.WithoutCancel(ctx), h.reading, weak.Make(g)) // for all readers, not for this one
	}
	reading := h.reading
	h.mu.Unlock()
	if !known && reading != nil {
		select {
		case <-reading:
		case <-time.After(historyWait):
		case <-ctx.Done():
		}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	changes = slices.Clone(h.changes[c.Slug])
	for _, name := range c.Aliases {
		changes = append(changes, h.changes[name]...)
	}
	slices.SortStableFunc(changes, func(a, b change) int { return a.order - b.order })
	changes = slices.CompactFunc(changes, func(a, b change) bool { return a.order == b.order })
	return changes[:min(len(changes), maxChanges)], h.of == weak.Make(g)
}

// refresh reads the history anew. What could not be read is taken as none until
// the next time: a library need not be under git.
func (h *history) refresh(ctx context.Context, done chan struct{}, of weak.Pointer[index.Generation]) {
	ctx, cancel := context.WithTimeout(ctx, historyLimit)
	defer cancel()
	changes, err := readHistory(ctx, h.dir)
	if err != nil {
		h.log.Debug("the library's history can't be read", "dir", h.dir, "error", err)
	}
	h.mu.Lock()
	h.changes, h.of, h.read, h.reading = changes, of, time.Now(), nil
	h.mu.Unlock()
	close(done)
}

// readHistory asks git which commits touched which cases. Nothing of a request is
// among its arguments, and no program of the repository's own configuration runs.
func readHistory(ctx context.Context, dir string) (map[string][]change, error) {
	cmd := exec.CommandContext(ctx, "git", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "--no-pager",
		"log", "-z", "--format=%x01%cs %s", "--name-only", "--no-renames", "--relative", "--no-color", "--no-ext-diff",
		"--max-count=10000", "HEAD", "--", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C")
	cmd.WaitDelay = time.Second
	var told bytes.Buffer
	cmd.Stderr = &told
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("run git: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("run git: %w", err)
	}
	s := bufio.NewScanner(out)
	s.Split(splitZero)
	changes := collectChanges(s)
	if err := errors.Join(s.Err(), cmd.Wait()); err != nil {
		return nil, fmt.Errorf("run git: %w: %s", err, bytes.TrimSpace(told.Bytes()))
	}
	return changes, nil
}

// collectChanges reads commits, each followed by the names of the files that it
// touched.
func collectChanges(s *bufio.Scanner) map[string][]change {
	changes := make(map[string][]change)
	var now change
	for s.Scan() {
		text := strings.TrimPrefix(s.Text(), "\n")
		if commit, ok := strings.CutPrefix(text, "\x01"); ok {
			day, subject, _ := strings.Cut(commit, " ")
			on, err := kb.ParseDate(day)
			if err != nil {
				on = kb.Date{}
			}
			now = change{now.order + 1, on, strings.ToValidUTF8(subject, "")}
			continue
		}
		slug, _, ok := kb.SplitName(text)
		if !ok || now.on.IsZero() {
			continue
		}
		of := changes[slug]
		if n := len(of); n < maxChanges && (n == 0 || of[n-1].order != now.order) {
			changes[slug] = append(of, now)
		}
	}
	return changes
}

// splitZero parts at zero bytes, as the commands of git do with -z.
func splitZero(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}
