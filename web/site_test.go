package web_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"casebook/index"
	"casebook/kb"
	"casebook/web"
)

// newHandler is the site over a folder of cases, its index in a folder of its own.
func newHandler(t testing.TB, dir string) http.Handler {
	t.Helper()
	return newAskingSite(t, dir, nil)
}

// newAskingSite is newHandler with a list of what is looked for in vain.
func newAskingSite(t testing.TB, dir string, wanted *index.Wanted) http.Handler {
	t.Helper()
	lib, err := kb.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(t.Context(), lib, index.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ix.Close(); err != nil {
			t.Error(err)
		}
	})
	s, err := web.New(web.Config{Index: ix, Library: lib, Version: "test", Wanted: wanted})
	if err != nil {
		t.Fatal(err)
	}
	return s.Handler()
}

// The small library: a case in English with a French translation, one the other
// way round, one in French only, a practice note, a draft.
const smallLibrary = "testdata/cases"

// Four crises of airlines, two of which went well: neighbours and counterparts.
const airlines = "testdata/airlines"

// ask sends one request; header is name, value, name, value …
func ask(t testing.TB, h http.Handler, method, target string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func bodyOf(t testing.TB, res *http.Response) string {
	t.Helper()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// page gets an address, wants that status, and reads the answer as a tree.
func page(t *testing.T, h http.Handler, target string, status int) node {
	t.Helper()
	res := ask(t, h, http.MethodGet, target)
	body := bodyOf(t, res)
	if res.StatusCode != status {
		t.Fatalf("GET %s: status %d, want %d", target, res.StatusCode, status)
	}
	return parseHTML(t, body)
}
