package web_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// Sizes that the design sets, in bytes before they are packed.
const (
	mostStyle  = 28_000
	mostScript = 20_000
)

func TestOneStyleSheetAndOneScript(t *testing.T) {
	h := newContributingSite(t)
	paths := append([]string{"/contribute", "/cases/old-spice-responses/improve"}, kindsOfPage...)
	for _, path := range paths {
		doc := page(t, h, "/en"+path, http.StatusOK)
		style, script := doc.one(t, "link[rel=stylesheet]").attr("href"), doc.all("script[src]")
		if len(script) != 1 {
			t.Fatalf("%s: %d scripts, want one", path, len(script))
		}
		for address, most := range map[string]int{style: mostStyle, script[0].attr("src"): mostScript} {
			res := ask(t, h, http.MethodGet, address)
			if size := len(bodyOf(t, res)); res.StatusCode != http.StatusOK || size >= most || size == 0 {
				t.Errorf("%s, named on %s: status %d, %d bytes; want less than %d", address, path, res.StatusCode, size, most)
			}
		}
	}
}

// unpacked is the body of an answer, whatever it is packed with.
func unpacked(t *testing.T, res *http.Response) string {
	t.Helper()
	body := io.Reader(res.Body)
	switch e := res.Header.Get("Content-Encoding"); e {
	case "":
	case "gzip":
		r, err := gzip.NewReader(body)
		if err != nil {
			t.Fatal(err)
		}
		body = r
	case "br":
		body = brotli.NewReader(body)
	case "zstd":
		r, err := zstd.NewReader(body)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		body = r
	default:
		t.Fatalf("Content-Encoding %q", e)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAnswersArePackedAsTheReaderLikes(t *testing.T) {
	h := newHandler(t, smallLibrary)
	style := page(t, h, "/en/", http.StatusOK).one(t, "link[rel=stylesheet]").attr("href")
	for _, c := range []struct{ target, accept, want string }{
		{"/en/", "gzip, deflate, br, zstd", "zstd"},
		{"/en/", "gzip, deflate, br", "br"},
		{"/en/", "gzip", "gzip"},
		{"/en/", "GZIP;q=0.5, br;q=0", "gzip"},
		{"/en/", "gzip;q=1, zstd;q=0.2", "gzip"},
		{"/en/", "*", "zstd"},
		{"/en/", "zstd;q=no", ""},
		{"/en/", "identity", ""},
		{"/en/", "", ""},
		{"/en/selection?cases=qoqa-community", "br", "br"},
		{style, "gzip, deflate, br, zstd", "br"},
		{style, "gzip, zstd", "zstd"},
		{style, "gzip", "gzip"},
		{style, "", ""},
	} {
		plain := bodyOf(t, ask(t, h, http.MethodGet, c.target))
		for range 2 { // made, then kept
			res := ask(t, h, http.MethodGet, c.target, "Accept-Encoding", c.accept)
			if got := res.Header.Get("Content-Encoding"); got != c.want {
				t.Errorf("%s for %q: Content-Encoding %q, want %q", c.target, c.accept, got, c.want)
			}
			if !strings.Contains(strings.Join(res.Header.Values("Vary"), ","), "Accept-Encoding") {
				t.Errorf("%s: Vary %q", c.target, res.Header.Values("Vary"))
			}
			if unpacked(t, res) != plain {
				t.Errorf("%s for %q: packed and plain differ", c.target, c.accept)
			}
		}
	}
}
