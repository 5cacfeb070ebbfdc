package web_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestLanguageIsChosenByTheReader(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, c := range []struct{ accept, target, want string }{
		{"", "/", "/en/"},
		{"fr", "/", "/fr/"},
		{"fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "/", "/fr/"},
		{"de-CH, en;q=0.8, fr;q=0.9", "/", "/fr/"},
		{"de, it", "/", "/en/"},
		{"fr;q=0, en;q=0.1", "/", "/en/"},
		{"fr;q=zero,,;;q", "/", "/en/"},
		{"fr", "/search?q=blog", "/fr/search?q=blog"},
		{"fr", "/cases/qoqa-community", "/fr/cases/qoqa-community"},
		{"fr", "/help/search", "/fr/help/search"},
	} {
		res := ask(t, h, http.MethodGet, c.target, "Accept-Language", c.accept)
		if res.StatusCode != http.StatusFound || res.Header.Get("Location") != c.want {
			t.Errorf("%s for %q: %d to %q, want 302 to %q", c.target, c.accept, res.StatusCode, res.Header.Get("Location"), c.want)
		}
		if got := res.Header.Get("Vary"); !strings.Contains(got, "Accept-Language") {
			t.Errorf("%s: Vary %q", c.target, got)
		}
	}
}

func TestAnswersAreMarkedAndNotSentTwice(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, target := range []string{
		"/en/", "/en/search?q=blog", "/fr/cases/qoqa-community", "/en/help/search",
		"/api/v1/search?q=blog", "/api/v1/cases/qoqa-community", "/api/v1/suggest?q=blog", "/api/v1/cases/qoqa-community/similar",
	} {
		first := ask(t, h, http.MethodGet, target, "Accept-Encoding", "gzip")
		tag := first.Header.Get("ETag")
		if !strings.HasPrefix(tag, `W/"`) {
			t.Errorf("%s: ETag %q, want a weak one", target, tag)
			continue
		}
		again := ask(t, h, http.MethodGet, target, "Accept-Encoding", "gzip", "If-None-Match", tag)
		if again.StatusCode != http.StatusNotModified || bodyOf(t, again) != "" {
			t.Errorf("%s: second answer %d, want 304 without a body", target, again.StatusCode)
		}
		other := ask(t, h, http.MethodGet, target, "If-None-Match", `W/"other"`)
		if other.StatusCode != http.StatusOK {
			t.Errorf("%s: with another mark %d, want 200", target, other.StatusCode)
		}
	}
}

func TestLargeAnswersArePacked(t *testing.T) {
	h := newHandler(t, smallLibrary)
	res := ask(t, h, http.MethodGet, "/en/", "Accept-Encoding", "gzip")
	if got := res.Header.Get("Content-Encoding"); got != "gzip" {
		t.Fatalf("Content-Encoding %q", got)
	}
	unpacked, err := gzip.NewReader(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	if plain := bodyOf(t, ask(t, h, http.MethodGet, "/en/")); string(body) != plain {
		t.Error("packed and plain answers differ")
	}
	if res := ask(t, h, http.MethodGet, "/healthz", "Accept-Encoding", "gzip"); res.Header.Get("Content-Encoding") != "" {
		t.Error("a line was packed")
	}
}

func TestHead(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, target := range []string{"/en/", "/en/search?q=blog", "/api/v1/search", "/healthz", "/robots.txt"} {
		if res := ask(t, h, http.MethodHead, target); res.StatusCode != http.StatusOK {
			t.Errorf("HEAD %s: status %d", target, res.StatusCode)
		}
	}
}

func TestHeaders(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, target := range []string{"/en/", "/nowhere", "/api/v1/search", "/favicon.ico"} {
		res := ask(t, h, http.MethodGet, target)
		csp := res.Header.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: Content-Security-Policy %q", target, csp)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin"} {
			if got := res.Header.Get(name); got != want {
				t.Errorf("%s: %s %q, want %q", target, name, got, want)
			}
		}
		corp := "same-origin"
		if strings.HasPrefix(target, "/api/") || target == "/favicon.ico" {
			corp = "cross-origin"
		}
		if got := res.Header.Get("Cross-Origin-Resource-Policy"); got != corp {
			t.Errorf("%s: Cross-Origin-Resource-Policy %q, want %q", target, got, corp)
		}
		if got := res.Header.Get("Strict-Transport-Security"); got != "" { // whoever ends TLS decides
			t.Errorf("%s: Strict-Transport-Security %q without TLS", target, got)
		}
		if res.Header.Get("X-Request-Id") == "" {
			t.Errorf("%s: no request id", target)
		}
	}
	res := ask(t, h, http.MethodGet, "/en/", "X-Request-Id", "from-the-proxy")
	if got := res.Header.Get("X-Request-Id"); got != "from-the-proxy" {
		t.Errorf("the proxy's request id became %q", got)
	}
	res = ask(t, h, http.MethodGet, "/en/", "X-Request-Id", "two\nlines")
	if got := res.Header.Get("X-Request-Id"); strings.Contains(got, "lines") {
		t.Errorf("a wrong request id was kept: %q", got)
	}
}

// No page may need anything inline: the security policy would stop it.
func TestNothingInline(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, path := range kindsOfPage {
		page(t, h, "/en"+path, http.StatusOK).walk(func(e node) {
			if e.Data == "style" || e.Data == "script" && e.attr("src") == "" && e.attr("type") != "application/ld+json" {
				t.Errorf("%s: inline %s", path, e.Data)
			}
			for _, a := range e.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: <%s %s>", path, e.Data, a.Key)
				}
			}
		})
	}
}

func TestStaticFilesAreKept(t *testing.T) {
	h := newHandler(t, smallLibrary)
	doc := page(t, h, "/en/", http.StatusOK)
	href := doc.one(t, "link[rel=stylesheet]").attr("href")
	res := ask(t, h, http.MethodGet, href)
	if res.StatusCode != http.StatusOK || !strings.Contains(res.Header.Get("Cache-Control"), "immutable") || res.Header.Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("%s: %d, %v", href, res.StatusCode, res.Header)
	}
	for _, wrong := range []string{"/static/casebook.css", "/static/nothing.css", "/static/..%2fdoc.go"} {
		if res := ask(t, h, http.MethodGet, wrong); res.StatusCode != http.StatusNotFound || strings.Contains(res.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d, %s", wrong, res.StatusCode, res.Header.Get("Cache-Control"))
		}
	}
}

func TestHealth(t *testing.T) {
	h := newHandler(t, smallLibrary)
	if got := bodyOf(t, ask(t, h, http.MethodGet, "/healthz")); got != "ok test\n" {
		t.Errorf("/healthz says %q", got)
	}
	if got := bodyOf(t, ask(t, h, http.MethodGet, "/readyz")); got != "ready, 4 cases\n" {
		t.Errorf("/readyz says %q", got)
	}
}
