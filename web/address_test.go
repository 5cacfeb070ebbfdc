package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// An address of ours that is written in another way leads to it.
func TestAddressesAreTidied(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for target, want := range map[string]string{
		"/en/search/":                          "/en/search",
		"/en/search/?q=a+b&use=crisis":         "/en/search?q=a+b&use=crisis",
		"/en/cases/Old-Spice-Responses":        "/en/cases/old-spice-responses",
		"/en/cases/old-spice-responses/":       "/en/cases/old-spice-responses",
		"/EN/":                                 "/en/",
		"/Fr":                                  "/fr/",
		"/fr//uses//crisis":                    "/fr/uses/crisis",
		"//en/":                                "/en/",
		"/en/./uses/../search":                 "/en/search",
		"/%65n/":                               "/en/",
		"/en/cases/old%2Dspice-responses":      "/en/cases/old-spice-responses",
		"/cases/Old-Spice-Responses":           "/cases/old-spice-responses",
		"/cases/old-spice-responses.BIB":       "/cases/old-spice-responses.bib",
		"/search/":                             "/search",
		"/feed.atom/":                          "/feed.atom",
		"/FEED.atom?lang=fr":                   "/feed.atom?lang=fr",
		"/en/tags/a%2fb":                       "", // a slash in a name is no slash between two
		"/en/nowhere/":                         "",
		"//evil.example/":                      "",
		"//evil.example/en/search/":            "",
		"/\\evil.example/":                     "",
		"/%2f%2fevil.example/en/":              "",
		"/api/v1/search/":                      "", // programs are told
		"/api/v1/cases/Old-Spice-Responses":    "",
		"/fr/contributions/ABCDEFGHIJKLMNOPQR": "", // without a queue, and its capitals count
	} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			res := ask(t, h, method, target)
			got := res.Header.Get("Location")
			if got != want || want != "" && res.StatusCode != http.StatusMovedPermanently || want == "" && res.StatusCode != http.StatusNotFound {
				t.Errorf("%s %s: %d to %q, want %q", method, target, res.StatusCode, got, want)
			}
		}
	}
	if res := ask(t, h, http.MethodPost, "/en/search/ask/"); res.StatusCode != http.StatusNotFound {
		t.Errorf("what is sent was led elsewhere: %d", res.StatusCode)
	}
}

// Who cuts an address comes to something.
func TestAddressesAbovePages(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for target, want := range map[string]string{
		"/en/cases": "/en/search", "/fr/help": "/fr/help/search", "/fr/cases/": "/fr/cases", "/help": "/en/help",
	} {
		if got := ask(t, h, http.MethodGet, target).Header.Get("Location"); got != want {
			t.Errorf("%s leads to %q, want %q", target, got, want)
		}
	}
}

// Every address answers HEAD as it does GET, and names its methods to who comes by
// another.
func TestEveryAddressNamesItsMethods(t *testing.T) {
	h := newHandler(t, smallLibrary)
	targets := []string{
		"/", "/cases/old-spice-responses", "/favicon.ico", "/healthz", "/readyz", "/deck.md?cases=old-spice-responses",
		"/feed.atom", "/robots.txt", "/sitemap.xml", "/cases/old-spice-responses.bib", "/explore.csv", "/api/v1/search", "/api/v1/cases/old-spice-responses", "/api/v1/stats",
	}
	for _, path := range kindsOfPage {
		targets = append(targets, "/en"+path, "/fr"+path)
	}
	for _, target := range targets {
		get, head := ask(t, h, http.MethodGet, target), ask(t, h, http.MethodHead, target)
		if get.StatusCode != head.StatusCode {
			t.Errorf("%s: GET %d, HEAD %d", target, get.StatusCode, head.StatusCode)
		}
		for _, name := range []string{"Content-Type", "Content-Language", "ETag", "Cache-Control", "Vary", "Location", "Content-Disposition"} {
			if g, hd := get.Header.Values(name), head.Header.Values(name); strings.Join(g, "\n") != strings.Join(hd, "\n") {
				t.Errorf("%s: %s is %q for GET, %q for HEAD", target, name, g, hd)
			}
		}
		for _, method := range []string{http.MethodDelete, http.MethodPut, http.MethodTrace, "BREW"} {
			res := ask(t, h, method, target)
			if allow := res.Header.Get("Allow"); res.StatusCode != http.StatusMethodNotAllowed || !strings.HasPrefix(allow, "GET, HEAD") {
				t.Errorf("%s %s: %d, Allow %q", method, target, res.StatusCode, allow)
			}
			if want, got := strings.HasPrefix(target, "/api/"), res.Header.Get("Content-Type") == "application/problem+json"; want != got {
				t.Errorf("%s %s: answered as %s", method, target, res.Header.Get("Content-Type"))
			}
		}
	}
	for target, want := range map[string]string{"/en/search/ask": "GET, HEAD, POST", "/en/search": "GET, HEAD", "/feed.atom": "GET, HEAD, OPTIONS"} {
		if got := ask(t, h, http.MethodPatch, target).Header.Get("Allow"); got != want {
			t.Errorf("PATCH %s: Allow %q, want %q", target, got, want)
		}
	}
	if res := ask(t, h, "BREW", "/nowhere"); res.StatusCode != http.StatusNotFound || res.Header.Get("Allow") != "" {
		t.Errorf("an unknown method at an unknown address: %d, Allow %q", res.StatusCode, res.Header.Get("Allow"))
	}
}

// Whatever lies below /api is for programs, and what is not there is told to them.
func TestUnknownAPIs(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, target := range []string{"/api", "/api/", "/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v2/search", "/api/v1//search"} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			res := ask(t, h, method, target)
			if res.StatusCode != http.StatusNotFound || res.Header.Get("Content-Type") != "application/problem+json" || res.Header.Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("%s %s: %d, %s", method, target, res.StatusCode, res.Header.Get("Content-Type"))
			}
		}
	}
}
