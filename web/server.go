package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/linkcheck"
	"casebook/kb/queue"
)

// Config is what a [Server] is made of.
type Config struct {
	Index   *index.Index // answers every request; whoever opened it watches and closes it
	Library *kb.Library  // the taxonomies that name what the index holds
	Logger  *slog.Logger // one line a request, and what went wrong; nil discards
	BaseURL string       // how readers reach the site, "https://cases.example.org"; empty: addresses stay relative
	Version string       // of the program, for the API's answers to /healthz

	// Wanted counts what readers look for in vain; whoever opened it closes it.
	// Where it is nil the site counts nothing and offers no "ask for this case".
	Wanted *index.Wanted

	// Queue takes what readers send. Where it is nil the site takes nothing and has no
	// form for it.
	Queue *queue.Queue

	// Links knows which sources still answer; nil knows nothing.
	Links *linkcheck.Cache

	// TrustedProxies are those whose X-Forwarded-For and X-Forwarded-Proto hold: who
	// asks is the reader that they name. Of anybody else these headers count for nothing.
	TrustedProxies []netip.Prefix

	// RequestTimeout bounds the work of one request, 15 s where it is 0.
	RequestTimeout time.Duration
	// DrainTimeout bounds how long [Server.Serve] waits for requests in flight
	// when it is told to stop, 10 s where it is 0.
	DrainTimeout time.Duration
}

// A Server is the site. Its methods may be called from any number of goroutines.
type Server struct {
	config    Config
	log       *slog.Logger
	assets    *assets
	pages     *templates
	locales   map[string]*locale
	cache     *pageCache
	hits      *keptHits
	packer    *packer
	handler   http.Handler
	metrics   *metrics
	draining  atomic.Bool
	untrusted sync.Once // the warning of a proxy that is not trusted
	lastGood  atomic.Pointer[kb.Taxonomies]
	names     atomic.Pointer[filterNames]
	history   *history

	operations []operation
	made       atomic.Pointer[madeExamples]
}

// New reads templates, texts and static files, all of them embedded, and makes
// the routes. It fails only on a wrong Config.
func New(c Config) (*Server, error) {
	if c.Index == nil || c.Library == nil {
		return nil, errors.New("a site needs an index and a library")
	}
	base, err := cleanBaseURL(c.BaseURL)
	if err != nil {
		return nil, err
	}
	c.BaseURL = base
	if i := slices.IndexFunc(c.TrustedProxies, func(p netip.Prefix) bool { return !p.IsValid() }); i >= 0 {
		return nil, fmt.Errorf("trusted proxy %d is no network", i+1)
	}
	c.RequestTimeout = cmp.Or(c.RequestTimeout, 15*time.Second)
	c.DrainTimeout = cmp.Or(c.DrainTimeout, 10*time.Second)
	s := &Server{config: c, log: c.Logger, locales: make(map[string]*locale)}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	for _, lang := range languages {
		if s.locales[lang.Tag], err = newLocale(lang.Tag); err != nil {
			return nil, err
		}
	}
	if s.assets, err = readAssets(); err != nil {
		return nil, err
	}
	if s.pages, err = readTemplates(s.assets); err != nil {
		return nil, err
	}
	if s.cache, err = newPageCache(); err != nil {
		return nil, err
	}
	if s.hits, err = newKeptHits(); err != nil {
		return nil, err
	}
	s.packer = newPacker()
	s.history = &history{dir: c.Library.Dir(), log: s.log}
	s.operations, s.metrics = operations(), newMetrics(c.Version, c.Index)
	s.handler = s.routes()
	return s, nil
}

// cleanBaseURL wants scheme and host only: the site's addresses start at the
// root of its host.
func cleanBaseURL(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("base URL %q: want scheme and host, as in https://cases.example.org", s)
	}
	return u.Scheme + "://" + strings.ToLower(u.Host), nil
}

// Handler answers every request of the site.
func (s *Server) Handler() http.Handler { return s.handler }

// Serve answers on ln until ctx ends. Then it takes no new connection, lets the
// requests in flight finish, for at most Config.DrainTimeout, and returns nil;
// /readyz says from that moment on that the server is not ready.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	srv := &http.Server{
		Handler:           s.handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      s.config.RequestTimeout + 15*time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	go s.assets.packAll()
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	s.draining.Store(true)
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.config.DrainTimeout)
	defer cancel()
	if err := srv.Shutdown(drain); err != nil {
		s.log.Warn("requests were cut off at the end", "waited", s.config.DrainTimeout, "error", err)
		return srv.Close()
	}
	return nil
}
