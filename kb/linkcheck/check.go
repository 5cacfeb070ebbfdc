package linkcheck

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

// Options say how to ask. The zero Options are polite.
type Options struct {
	AllowPrivate bool          // also ask addresses of private networks and of this machine
	UserAgent    string        // who asks
	Timeout      time.Duration // of one request, 20 s where it is 0
	Pause        time.Duration // between two requests to a host, 1 s where it is 0
	Patience     time.Duration // up to which Retry-After is heeded, 30 s where it is 0
	Hosts        int           // asked at the same time, 16 where it is 0

	// Progress is called after each address, from any goroutine.
	Progress func(done, total int)
}

func (o Options) withDefaults() Options {
	set := func(d *time.Duration, value time.Duration) {
		if *d == 0 {
			*d = value
		}
	}
	set(&o.Timeout, 20*time.Second)
	set(&o.Pause, time.Second)
	set(&o.Patience, 30*time.Second)
	if o.Hosts == 0 {
		o.Hosts = 16
	}
	if o.UserAgent == "" {
		o.UserAgent = "casebook-linkcheck"
	}
	return o
}

// A checker asks addresses.
type checker struct {
	Options
	client   *http.Client
	resolver *net.Resolver // nil: the machine's

	mu    sync.Mutex
	hosts map[string]*host
}

// Check asks each address once and returns what came of it, in the order of the
// addresses, each of them once. Only the end of ctx is an error.
func Check(ctx context.Context, urls []string, o Options) ([]Result, error) {
	c := &checker{Options: o}
	return c.check(ctx, urls, func(at netip.AddrPort) bool { return o.AllowPrivate || public(at.Addr()) })
}

// check asks addresses of those machines that are allowed.
func (c *checker) check(ctx context.Context, urls []string, allowed func(netip.AddrPort) bool) ([]Result, error) {
	c.Options, c.hosts = c.withDefaults(), make(map[string]*host)
	transport := &http.Transport{
		DialContext:            dialer(allowed, c.resolver).DialContext,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  c.Timeout,
		MaxResponseHeaderBytes: 64 << 10,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        5 * time.Second,
	}
	defer transport.CloseIdleConnections()
	c.client = &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	order, byHost := group(urls)
	results := make(map[string]Result, len(order))
	done := 0
	var mu sync.Mutex
	g, groupCtx := errgroup.WithContext(ctx)
	g.SetLimit(c.Hosts)
	for _, list := range byHost {
		g.Go(func() error {
			for _, address := range list {
				r := c.ask(groupCtx, address)
				if err := groupCtx.Err(); err != nil {
					return err
				}
				mu.Lock()
				results[address] = r
				done++
				n := done
				mu.Unlock()
				if c.Progress != nil {
					c.Progress(n, len(order))
				}
			}
			return nil
		})
	}
	err := g.Wait()
	found := make([]Result, 0, len(results))
	for _, address := range order {
		if r, ok := results[address]; ok {
			found = append(found, r)
		}
	}
	return found, err
}

// group puts addresses of one host together, those with most first, for they take
// longest.
func group(urls []string) (order []string, byHost [][]string) {
	hosts := make(map[string][]string)
	seen := make(map[string]bool, len(urls))
	var names []string
	for _, address := range urls {
		if seen[address] {
			continue
		}
		seen[address] = true
		order = append(order, address)
		name := ""
		if u, err := url.Parse(address); err == nil {
			name = strings.ToLower(u.Host)
		}
		if hosts[name] == nil {
			names = append(names, name)
		}
		hosts[name] = append(hosts[name], address)
	}
	slices.SortStableFunc(names, func(a, b string) int { return len(hosts[b]) - len(hosts[a]) })
	for _, name := range names {
		byHost = append(byHost, hosts[name])
	}
	return order, byHost
}
