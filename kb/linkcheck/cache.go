package linkcheck

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/google/renameio/v2"
)

// FileName is what the file is called in which results are kept, beside a
// library's index.
const FileName = "links.json"

// DaysApart is how far two failures must be apart for a page to be dead: a host
// may be down for a day.
const DaysApart = 48 * time.Hour

// A State is what is known of an address.
type State struct {
	LastAlive   time.Time `json:"last_alive,omitzero"`   // when it last answered; zero: never since it is looked at
	LastTried   time.Time `json:"last_tried,omitzero"`   // when it was last asked
	Failures    int       `json:"failures,omitempty"`    // in a row
	FirstFailed time.Time `json:"first_failed,omitzero"` // the first of them
	LastFailed  time.Time `json:"last_failed,omitzero"`  // the last of them
	Status      Status    `json:"status,omitempty"`      // of the last time
	Code        int       `json:"code,omitempty"`        // of HTTP, of the last time
	To          string    `json:"to,omitempty"`          // where the page has moved for good
}

// Dead reports whether it failed twice, days apart, and did not answer since.
func (s State) Dead() bool {
	return s.Failures >= 2 && s.LastFailed.Sub(s.FirstFailed) >= DaysApart
}

// A Cache keeps results in a file. It is safe for concurrent use; a nil Cache
// knows nothing.
type Cache struct {
	path string

	mu     sync.Mutex
	states map[string]State
	looked time.Time // when the file was last looked at
	file   time.Time // its time when it was read
}

// Open reads the results that a file holds; "" is none. One that is not there, or that nobody
// can make sense of, is an empty Cache: it is only a cache.
func Open(path string) *Cache {
	c := &Cache{path: path, states: make(map[string]State)}
	c.read()
	return c
}

// read takes over the file where it changed: another process may have checked the
// links since.
func (c *Cache) read() {
	c.looked = time.Now()
	info, err := os.Stat(c.path)
	if err != nil || info.ModTime().Equal(c.file) {
		return
	}
	data, err := os.ReadFile(c.path)
	if err != nil {
		return
	}
	states := make(map[string]State)
	if json.Unmarshal(data, &states) == nil {
		c.states, c.file = states, info.ModTime()
	}
}

// lookAgain is how long results are used before the file is looked at again.
const lookAgain = 10 * time.Second

// State is what is known of an address; not ok where it was never asked.
func (c *Cache) State(url string) (State, bool) {
	if c == nil {
		return State{}, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.readAgain()
	s, ok := c.states[url]
	return s, ok
}

// Checked is the time of the file that the results are from: it tells whether
// there are new ones. It is zero where there are none.
func (c *Cache) Checked() time.Time {
	if c == nil {
		return time.Time{}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.readAgain()
	return c.file
}

// readAgain looks at the file from time to time.
func (c *Cache) readAgain() {
	if time.Since(c.looked) > lookAgain {
		c.read()
	}
}

// Dead reports whether an address failed twice, days apart.
func (c *Cache) Dead(url string) bool {
	s, ok := c.State(url)
	return ok && s.Dead()
}

// Record takes a result over. A host that refuses to say, or an address that was
// not asked, tells nothing of the page.
func (c *Cache) Record(r Result) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.states[r.URL]
	s.LastTried, s.Status, s.Code, s.To = r.At, r.Status, r.Code, r.To
	switch {
	case r.Status.Alive():
		s.LastAlive, s.Failures, s.FirstFailed, s.LastFailed = r.At, 0, time.Time{}, time.Time{}
	case r.Status.Failed():
		s.LastFailed = r.At
		if s.Failures++; s.Failures == 1 {
			s.FirstFailed = r.At
		}
	}
	c.states[r.URL] = s
}

// Save writes the results, in one step. Without a path there is nowhere to.
func (c *Cache) Save() error {
	if c.path == "" {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	data, err := json.MarshalIndent(c.states, "", " ")
	if err != nil {
		return fmt.Errorf("keep the results of links: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(c.path), 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("keep the results of links: %w", err)
	}
	if err := renameio.WriteFile(c.path, append(data, '\n'), 0o600); err != nil {
		return fmt.Errorf("keep the results of links: %w", err)
	}
	return nil
}
