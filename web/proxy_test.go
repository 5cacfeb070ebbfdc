package web_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"

	"casebook/index"
	"casebook/web"
)

// The proxies of these tests: one on the machine, one beyond it, and a network.
func proxies() []netip.Prefix {
	return []netip.Prefix{
		netip.MustParsePrefix("127.0.0.1/32"), netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8"),
	}
}

// newLimited is a site of which each address may ask for ten cases a minute.
func newLimited(t *testing.T, c web.Config) http.Handler {
	t.Helper()
	c.Wanted = index.OpenWanted("")
	return newConfigured(t, smallLibrary, c)
}

// wish asks for a case over a connection from peer, with that X-Forwarded-For in as
// many lines as there are.
func wish(h http.Handler, peer string, forwarded ...string) int {
	r := httptest.NewRequest(http.MethodPost, "/en/search/ask", strings.NewReader(url.Values{"q": {"orkut"}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header["X-Forwarded-For"] = forwarded
	r.RemoteAddr = peer
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code
}

// exhaust asks until there is no more. Between two minutes that is one more than in
// one.
func exhaust(t *testing.T, ask func() int) {
	t.Helper()
	for i := range 13 {
		switch got := ask(); {
		case got == http.StatusTooManyRequests && i >= 10:
			return
		case got != http.StatusSeeOther:
			t.Fatalf("asked %d times: %d", i+1, got)
		}
	}
	t.Fatal("no end of asking")
}

// sameReader reports whether what the first sends counts for the second.
func sameReader(t *testing.T, first, second func(http.Handler) int) bool {
	t.Helper()
	h := newLimited(t, web.Config{TrustedProxies: proxies()})
	exhaust(t, func() int { return first(h) })
	return second(h) == http.StatusTooManyRequests
}

func TestWhoIsCounted(t *testing.T) {
	from := func(peer string, forwarded ...string) func(http.Handler) int {
		return func(h http.Handler) int { return wish(h, peer, forwarded...) }
	}
	const nginx = "127.0.0.1:4711"
	for name, c := range map[string]struct {
		first, second func(http.Handler) int
		same          bool
	}{
		"two readers behind a proxy":              {from(nginx, "192.0.2.1"), from(nginx, "192.0.2.2"), false},
		"one reader over two connections":         {from(nginx, "192.0.2.1"), from("127.0.0.1:9", "192.0.2.1"), true},
		"one behind the proxy and one past it":    {from(nginx, "192.0.2.1"), from("192.0.2.1:5"), true},
		"what a reader makes up stands left":      {from(nginx, "198.51.100.1, 192.0.2.1"), from(nginx, "198.51.100.2, 192.0.2.1"), true},
		"in a line of its own":                    {from(nginx, "198.51.100.1", "192.0.2.1"), from(nginx, "198.51.100.2", "192.0.2.1"), true},
		"through two proxies":                     {from(nginx, "198.51.100.1, 192.0.2.1, 10.1.2.3"), from(nginx, "192.0.2.2, 10.1.2.3"), false},
		"a made-up address of ours":               {from(nginx, "10.9.9.9, 192.0.2.1"), from(nginx, "10.8.8.8, 192.0.2.1"), true},
		"nobody else is believed":                 {from("203.0.113.9:1", "192.0.2.1"), from("203.0.113.9:2", "192.0.2.2"), true},
		"nor for another reader's sake":           {from("203.0.113.9:1", "192.0.2.1"), from(nginx, "192.0.2.1"), false},
		"nonsense left of the reader":             {from(nginx, "x, 192.0.2.1"), from(nginx, ",,\x01, 192.0.2.1"), true},
		"nonsense from the proxy counts for it":   {from(nginx, "unknown"), from(nginx, "10.0.0.1:80"), true},
		"a proxy that names nobody":               {from(nginx), from(nginx), true},
		"a network of IPv6 is one reader's":       {from(nginx, "2001:db8:1:2::1"), from(nginx, "2001:db8:1:2:ffff::9"), true},
		"the next one is another's":               {from(nginx, "2001:db8:1:2::1"), from(nginx, "2001:db8:1:3::1"), false},
		"IPv6 over the connection":                {from("[2001:db8:1:2::1]:80"), from("[2001:db8:1:2::2]:80"), true},
		"IPv4 written as IPv6":                    {from(nginx, "::ffff:192.0.2.1"), from(nginx, "192.0.2.1"), true},
		"a proxy that is IPv4 written as IPv6":    {from("[::ffff:127.0.0.1]:80", "192.0.2.1"), from("[::ffff:127.0.0.1]:80", "192.0.2.2"), false},
		"a proxy of IPv6":                         {from("[fd00::1]:80", "192.0.2.1"), from("[fd00::2]:80", "192.0.2.1"), true},
		"an address with a zone":                  {from("[fe80::1%eth0]:80"), from("[fe80::2%eth1]:80"), true},
		"a connection that has no address (unix)": {from("@"), from("@"), true},
	} {
		if got := sameReader(t, c.first, c.second); got != c.same {
			t.Errorf("%s: counted as one: %v, want %v", name, got, c.same)
		}
	}
}

// Without a proxy that is trusted, the header changes nothing.
func TestForwardedIsNotBelievedUnasked(t *testing.T) {
	h := newLimited(t, web.Config{})
	i := byte(0)
	exhaust(t, func() int {
		i++
		return wish(h, "127.0.0.1:4711", netip.AddrFrom4([4]byte{192, 0, 2, i}).String())
	})
}

// Who forgets to name the proxy is told so, once, and not by strangers.
func TestProxyThatIsNotTrustedIsTold(t *testing.T) {
	for peer, want := range map[string]int{"127.0.0.1:1": 1, "10.0.0.1:1": 1, "[fd00::1]:1": 1, "203.0.113.9:1": 0} {
		var log bytes.Buffer
		h := newLimited(t, web.Config{Logger: slog.New(slog.NewTextHandler(&log, nil)), TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.9/32")}})
		for range 3 {
			wish(h, peer, "192.0.2.1")
		}
		if got := strings.Count(log.String(), "--trusted-proxies"); got != want {
			t.Errorf("%s: told %d times, want %d:\n%s", peer, got, want, log.String())
		}
		if strings.Contains(log.String(), "192.0.2.1") {
			t.Errorf("the log has a reader's address:\n%s", log.String())
		}
	}
}

// The proxy says by which scheme the reader came; nobody else does.
func TestSchemeBehindAProxy(t *testing.T) {
	for _, c := range []struct {
		peer, proto, base, want string
		trusted                 []netip.Prefix
	}{
		{"127.0.0.1:1", "https", "", "https://cases.example.org/sitemap.xml", proxies()},
		{"127.0.0.1:1", "http", "", "http://cases.example.org/sitemap.xml", proxies()},
		{"127.0.0.1:1", "", "", "http://cases.example.org/sitemap.xml", proxies()},
		{"127.0.0.1:1", "javascript", "", "http://cases.example.org/sitemap.xml", proxies()},
		{"203.0.113.9:1", "https", "", "http://cases.example.org/sitemap.xml", proxies()},
		{"127.0.0.1:1", "https", "", "http://cases.example.org/sitemap.xml", nil},
		{"127.0.0.1:1", "http", "https://other.example.org", "https://other.example.org/sitemap.xml", proxies()},
	} {
		h := newConfigured(t, smallLibrary, web.Config{TrustedProxies: c.trusted, BaseURL: c.base})
		r := httptest.NewRequest(http.MethodGet, "/robots.txt", nil)
		r.Host, r.RemoteAddr = "cases.example.org", c.peer
		r.Header.Set("X-Forwarded-Proto", c.proto)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if _, got, _ := strings.Cut(w.Body.String(), "Sitemap: "); strings.TrimSpace(got) != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// A proxy that asks under another host than readers see keeps no form from working.
func TestFormBehindAProxyWithAnotherHost(t *testing.T) {
	h := newLimited(t, web.Config{BaseURL: "https://Cases.example.org"})
	form := url.Values{"q": {"orkut"}}
	for origin, want := range map[string]int{
		"https://cases.example.org": http.StatusSeeOther, "http://cases.example.org": http.StatusForbidden, "https://other.example": http.StatusForbidden, "null": http.StatusForbidden,
	} {
		if got := post(t, h, "/en/search/ask", form, "Origin", origin).StatusCode; got != want {
			t.Errorf("from %s: %d, want %d", origin, got, want)
		}
	}
}
