package index

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// The times of a watch.
const (
	quiet    = 25 * time.Millisecond  // after an event nothing more may come for so long
	patience = 250 * time.Millisecond // but no event waits longer than this
	sweep    = 30 * time.Second       // the whole folder is compared: the net under lost events
	blind    = 2 * time.Second        // likewise where the folder can't be watched
)

// Watch follows the library's folder until ctx ends, and returns nil then: what is
// saved is found at once. What an update could not do is logged and tried again
// at the next sweep. An embedded library never changes; Watch just waits.
func (ix *Index) Watch(ctx context.Context) error {
	if ix.lib.Dir() == "" {
		<-ctx.Done()
		return nil
	}
	w, err := watchFolder(ix.lib.Dir())
	every := sweep
	if err != nil {
		ix.log.Warn("the folder can't be watched; it is looked through again and again", "folder", ix.lib.Dir(), "every", blind, "error", err)
		every = blind
	}
	defer w.stop()
	ix.refresh(ctx) // what was saved before the watch began
	events := w.names
	tick := time.NewTicker(every)
	defer tick.Stop()
	changed := make(map[string]bool)
	var settle, due <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ix.alarm:
			ix.refresh(ctx)
			continue
		case <-tick.C:
			w.again() // the folder may be another one of the same name
			ix.refresh(ctx)
			continue
		case name, ok := <-events:
			if !ok {
				events = nil
				continue
			}
			changed[name] = true
			settle = time.After(quiet)
			if due == nil {
				due = time.After(patience)
			}
			continue
		case <-settle:
		case <-due:
		}
		names := slices.Sorted(maps.Keys(changed))
		clear(changed)
		settle, due = nil, nil
		ix.refresh(ctx, names...)
	}
}

// refresh updates, and logs what went wrong. The names of files that are no
// cases, "" among them, ask for the whole folder.
func (ix *Index) refresh(ctx context.Context, names ...string) {
	if slices.ContainsFunc(names, func(name string) bool { return !strings.HasSuffix(name, ".md") }) {
		names = nil
	}
	r, err := ix.Update(ctx, names...)
	switch {
	case ctx.Err() != nil:
	case err != nil:
		ix.log.Error("the index could not be updated", "error", err)
	case r.Changed+r.Removed > 0:
		ix.log.Info("the index was updated", "changed", r.Changed, "removed", r.Removed, "cases", r.Cases, "generation", r.Generation, "took", r.Took)
	}
}

// A watcher tells the names of files that may have changed; "" says that events
// were lost.
type watcher struct {
	dir   string
	names chan string
	done  chan struct{}
	fs    *fsnotify.Watcher // nil where the folder can't be watched
}

// watchFolder starts to watch. Where it can't, the watcher is silent.
func watchFolder(dir string) (*watcher, error) {
	w := &watcher{dir: dir, names: make(chan string), done: make(chan struct{})}
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return w, fmt.Errorf("watch %s: %w", dir, err)
	}
	if err := system.Add(dir); err != nil {
		return w, errors.Join(fmt.Errorf("watch %s: %w", dir, err), system.Close())
	}
	w.fs = system
	go w.pass()
	return w, nil
}

// again watches a folder that was removed and made again.
func (w *watcher) again() {
	if w.fs != nil {
		_ = w.fs.Add(w.dir) // it may not be there at the moment
	}
}

func (w *watcher) stop() {
	close(w.done)
	if w.fs != nil {
		_ = w.fs.Close() // nothing is left to do with it
	}
}

// pass hands on the names that matter.
func (w *watcher) pass() {
	defer close(w.names)
	for {
		var name string
		select {
		case e, ok := <-w.fs.Events:
			if !ok {
				return
			}
			name = filepath.Base(e.Name)
			if e.Op == fsnotify.Chmod || !watched(name) {
				continue
			}
		case _, ok := <-w.fs.Errors: // more happened than the system's queue holds
			if !ok {
				return
			}
		}
		select {
		case w.names <- name:
		case <-w.done:
			return
		}
	}
}

// watched tells the names whose change matters: of cases, and of the library's own
// taxonomies.
func watched(name string) bool {
	return strings.HasSuffix(name, ".md") && !strings.ContainsRune(".#~", rune(name[0])) || name == "taxonomy.yaml"
}
