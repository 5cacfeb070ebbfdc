package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/maypok86/otter/v2"

	"casebook/index"
	"casebook/kb"
)

// pageCacheBytes bounds the pages that are kept, packed as they are sent: some
// thousands.
const pageCacheBytes = 64 << 20

// A pageCache keeps pages for as long as nothing that they show has changed.
// Requests for a page that is being made wait for it.
type pageCache struct {
	pages *otter.Cache[pageKey, *answer]

	mu    sync.Mutex
	of    shown
	epoch uint64 // counts the states of the library; pages of older ones are never found
}

// A pageKey is everything that a page depends on: the state of the library, the
// address with its language, the encoding.
type pageKey struct {
	epoch uint64
	uri   string
	encoding
}

// shown is what pages are made of, besides their address. The day is part of it:
// the home page has a question of the day.
type shown struct {
	generation  *index.Generation // held from being used again, not from being closed
	taxonomies  *kb.Taxonomies
	collections []*kb.Collection
	links       time.Time // when they were last checked
	day         int
}

func (a shown) equal(b shown) bool {
	return a.generation == b.generation && a.taxonomies == b.taxonomies && a.links.Equal(b.links) && a.day == b.day && slices.Equal(a.collections, b.collections)
}

func newPageCache() (*pageCache, error) {
	pages, err := otter.New(&otter.Options[pageKey, *answer]{
		MaximumWeight: pageCacheBytes,
		Weigher:       func(k pageKey, a *answer) uint32 { return uint32(len(k.uri) + len(a.body) + 256) }, //nolint:gosec // a page is smaller
		Logger:        &otter.NoopLogger{},
	})
	if err != nil {
		return nil, fmt.Errorf("make the cache of pages: %w", err)
	}
	return &pageCache{pages: pages}, nil
}

// epochOf is the number of a state of the library. A new one drops the pages of
// the last. It is not ok for a state that is over already: a request that began
// under it.
func (c *pageCache) epochOf(now shown, inForce func() bool) (uint64, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of.equal(now) {
		return c.epoch, true
	}
	if !inForce() {
		return 0, false
	}
	c.of = now
	c.epoch++
	c.pages.InvalidateAll()
	return c.epoch, true
}

// keyOf is the key of the page that a request asks for, not ok where it is not to
// be kept.
func (s *Server) keyOf(r *http.Request, g *index.Generation, e encoding) (pageKey, bool) {
	_, ok := r.Context().Value(localeKey{}).(*locale)
	if !ok || r.Method != http.MethodGet && r.Method != http.MethodHead || len(r.URL.RawQuery) > maxPath {
		return pageKey{}, false
	}
	tax, err := s.taxonomies()
	if err != nil {
		return pageKey{}, false
	}
	collections, _, err := s.config.Library.Collections(r.Context())
	if err != nil {
		return pageKey{}, false
	}
	epoch, ok := s.cache.epochOf(shown{g, tax, collections, s.config.Links.Checked(), time.Now().YearDay()}, func() bool {
		current := s.config.Index.Acquire()
		defer current.Release()
		return current == g
	})
	return pageKey{epoch, canonicalURI(r.URL), e}, ok
}

// canonicalURI is the same for addresses that ask for the same: the order of
// parameters of different names says nothing.
func canonicalURI(u *url.URL) string {
	path := u.EscapedPath()
	if u.RawQuery == "" {
		return path
	}
	if !strings.Contains(u.RawQuery, "&") {
		return path + "?" + u.RawQuery
	}
	params := strings.Split(u.RawQuery, "&")
	slices.SortStableFunc(params, func(a, b string) int {
		a, _, _ = strings.Cut(a, "=")
		b, _, _ = strings.Cut(b, "=")
		return strings.Compare(a, b)
	})
	return path + "?" + strings.Join(params, "&")
}

// unkept carries an answer past the cache.
type unkept struct{ *answer }

func (unkept) Error() string { return "not to be kept" }

// answer is the kept page of an address, else what h makes of it. Errors are not
// kept, nor are redirects and pages of one reader.
func (s *Server) answer(r *http.Request, g *index.Generation, h handler) (*answer, error) {
	e := chooseEncoding(r.Header.Values("Accept-Encoding"), pageEncodings[:])
	key, ok := s.keyOf(r, g, e)
	if !ok {
		return s.makeAnswer(r, g, h, e)
	}
	if a, ok := s.cache.pages.GetIfPresent(key); ok {
		return a, nil
	}
	a, err := s.cache.pages.Get(r.Context(), key, otter.LoaderFunc[pageKey, *answer](func(ctx context.Context, _ pageKey) (*answer, error) {
		a, err := s.makeAnswer(r.WithContext(ctx), g, h, e)
		if err == nil && !a.keep {
			return nil, unkept{a}
		}
		return a, err
	}))
	var passed unkept
	if errors.As(err, &passed) {
		return passed.answer, nil
	}
	return a, err
}
