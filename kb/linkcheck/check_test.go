package linkcheck_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"casebook/kb/linkcheck"
)

// quick are Options for hosts of the test's own.
var quick = linkcheck.Options{AllowPrivate: true, Pause: time.Millisecond, Timeout: 300 * time.Millisecond, UserAgent: "test (+https://example.org)"}

// host answers as hosts do.
func host(t *testing.T) *httptest.Server {
	t.Helper()
	var waited atomic.Bool
	mux := http.NewServeMux()
	answer := func(path string, f http.HandlerFunc) { mux.HandleFunc(path, f) }
	code := func(n int) http.HandlerFunc { return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(n) } }
	answer("/ok", func(w http.ResponseWriter, r *http.Request) {
		if r.UserAgent() != quick.UserAgent {
			w.WriteHeader(http.StatusTeapot)
		}
	})
	answer("/gone", code(http.StatusGone))
	answer("/forbidden", code(http.StatusForbidden))
	answer("/fault", code(http.StatusInternalServerError))
	answer("/only-get", func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			w.WriteHeader(http.StatusMethodNotAllowed)
		}
	})
	answer("/head-lies", func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			w.WriteHeader(http.StatusNotFound)
		}
	})
	answer("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/moved-on", http.StatusMovedPermanently)
	})
	answer("/moved-on", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/ok", http.StatusPermanentRedirect)
	})
	answer("/for-now", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/ok", http.StatusFound) })
	answer("/circle", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/circle", http.StatusFound)
	})
	answer("/odd", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", "ftp://example.org/")
		w.WriteHeader(http.StatusFound)
	})
	answer("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	answer("/wait", func(w http.ResponseWriter, _ *http.Request) {
		if !waited.Swap(true) {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	answer("/wait-long", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	answer("/huge", func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			w.WriteHeader(http.StatusNotImplemented)
			return
		}
		for {
			if _, err := fmt.Fprint(w, strings.Repeat("x", 1<<16)); err != nil {
				return // the reader has left
			}
		}
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestCheck(t *testing.T) {
	s := host(t)
	want := []linkcheck.Result{
		{URL: "/ok", Status: linkcheck.OK, Code: 200},
		{URL: "/ok#part", Status: linkcheck.OK, Code: 200},
		{URL: "/gone", Status: linkcheck.Gone, Code: 410, Detail: "410 Gone"},
		{URL: "/nothing", Status: linkcheck.Gone, Code: 404, Detail: "404 Not Found"},
		{URL: "/forbidden", Status: linkcheck.Refused, Code: 403, Detail: "403 Forbidden"},
		{URL: "/fault", Status: linkcheck.Broken, Code: 500, Detail: "500 Internal Server Error"},
		{URL: "/only-get", Status: linkcheck.OK, Code: 200},
		{URL: "/head-lies", Status: linkcheck.OK, Code: 200},
		{URL: "/moved#part", Status: linkcheck.Moved, Code: 200, To: "/ok#part"},
		{URL: "/for-now", Status: linkcheck.OK, Code: 200},
		{URL: "/circle", Status: linkcheck.Broken, Code: 302, Detail: "it redirects without end"},
		{URL: "/odd", Status: linkcheck.Broken, Code: 302, Detail: "it redirects to what is no web address"},
		{URL: "/slow", Status: linkcheck.Timeout, Detail: "no answer in time"},
		{URL: "/wait", Status: linkcheck.OK, Code: 200},
		{URL: "/huge", Status: linkcheck.OK, Code: 200},
		{URL: "/wait-long", Status: linkcheck.Refused, Code: 429, Detail: "429 Too Many Requests"},
		{URL: "/left-alone", Status: linkcheck.Refused, Detail: "the host asks to be left alone for now"},
	}
	var urls []string
	for _, r := range want {
		urls = append(urls, s.URL+r.URL)
	}
	urls = append(urls, urls[0]) // once is enough
	var told atomic.Int32
	o := quick
	o.Progress = func(done, total int) {
		if total != len(want) || done < 1 || done > total {
			t.Errorf("progress %d of %d", done, total)
		}
		told.Add(1)
	}
	got, err := linkcheck.Check(t.Context(), urls, o)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range got {
		if r.At.IsZero() {
			t.Errorf("%s has no time", r.URL)
		}
		got[i].At = time.Time{}
		got[i].URL = strings.TrimPrefix(r.URL, s.URL)
		got[i].To = strings.TrimPrefix(r.To, s.URL)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if int(told.Load()) != len(want) {
		t.Errorf("progress was told %d times", told.Load())
	}
}

func TestCheckInvalidAndUnreachable(t *testing.T) {
	s := host(t)
	s.Close()
	got, err := linkcheck.Check(t.Context(), []string{"nothing", "ftp://example.org/", "http://[::1", s.URL + "/"}, quick)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []linkcheck.Status{linkcheck.Invalid, linkcheck.Invalid, linkcheck.Invalid, linkcheck.Unreachable} {
		if got[i].Status != want {
			t.Errorf("%s: %s (%s), want %s", got[i].URL, got[i].Status, got[i].Detail, want)
		}
	}
}

// Private addresses are not asked, however they are written, and not by way of a
// redirect either.
func TestCheckPrivate(t *testing.T) {
	var asked atomic.Int32
	secret := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	t.Cleanup(secret.Close)
	_, port, _ := strings.Cut(strings.TrimPrefix(secret.URL, "http://"), ":")
	o := quick
	o.AllowPrivate = false
	urls := []string{
		secret.URL, "http://localhost:" + port + "/", "http://[::1]:" + port + "/", "http://[::ffff:127.0.0.1]:" + port + "/",
		"http://0.0.0.0:" + port + "/", "http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/", "http://100.64.0.1/",
		"http://[fe80::1]/", "http://[fd00::1]/", "http://[64:ff9b::7f00:1]/",
	}
	got, err := linkcheck.Check(t.Context(), urls, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range got {
		// where a machine has no IPv6 there is no connection to look at
		if r.Status != linkcheck.Private && (r.Status != linkcheck.Unreachable || !strings.Contains(r.URL, "[")) {
			t.Errorf("%s: %s (%s)", r.URL, r.Status, r.Detail)
		}
	}
	door := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, secret.URL, http.StatusMovedPermanently)
	}))
	t.Cleanup(door.Close)
	at := netip.MustParseAddrPort(strings.TrimPrefix(door.URL, "http://"))
	got, err = linkcheck.CheckOnly(t.Context(), []string{door.URL}, o, at)
	if err != nil || got[0].Status != linkcheck.Private || got[0].To != "" {
		t.Errorf("a redirect into a private network: %v, %v", got, err)
	}
	if asked.Load() != 0 {
		t.Errorf("the private host was asked %d times", asked.Load())
	}
}

// A host is asked by one at a time, with a pause.
func TestCheckPolite(t *testing.T) {
	var now, most atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		most.Store(max(most.Load(), now.Add(1)))
		now.Add(-1)
	}))
	t.Cleanup(s.Close)
	var urls []string
	for i := range 8 {
		urls = append(urls, fmt.Sprintf("%s/%d", s.URL, i))
	}
	o := quick
	o.Pause = 20 * time.Millisecond
	start := time.Now()
	if _, err := linkcheck.Check(t.Context(), urls, o); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took < 7*o.Pause {
		t.Errorf("eight requests in %s", took)
	}
	if most.Load() != 1 {
		t.Errorf("%d requests at a time", most.Load())
	}
}

func TestCheckEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	}))
	t.Cleanup(s.Close)
	if _, err := linkcheck.Check(ctx, []string{s.URL, s.URL + "/other"}, quick); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the end of the context", err)
	}
}
