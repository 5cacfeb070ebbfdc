package linkcheck

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// errBusy is the error of a host that asked to be left alone for longer than we are
// patient.
var errBusy = errors.New("the host asks to wait")

// A host is asked by one at a time.
type host struct {
	mu    sync.Mutex
	next  *rate.Limiter
	until time.Time // when it may be asked again, as it said
}

// host is that of an address.
func (c *checker) host(at *url.URL) *host {
	name := strings.ToLower(at.Host)
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[name]
	if h == nil {
		h = &host{next: rate.NewLimiter(rate.Every(c.Pause), 1)}
		c.hosts[name] = h
	}
	return h
}

// take waits until the host may be asked; who has the turn gives it back. A host
// that wants to wait for longer than patience is not asked.
func (h *host) take(ctx context.Context, patience time.Duration) error {
	h.mu.Lock()
	pause := time.Until(h.until)
	err := errBusy
	if pause <= patience {
		err = sleep(ctx, pause)
	}
	if err == nil {
		err = h.next.Wait(ctx)
	}
	if err != nil {
		h.mu.Unlock()
	}
	return err
}

func (h *host) giveBack() { h.mu.Unlock() }

// wait keeps what the host said of waiting; who calls it has the turn.
func (h *host) wait(pause time.Duration) {
	if pause > 0 {
		h.until = time.Now().Add(pause)
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
