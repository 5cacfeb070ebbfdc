package linkcheck_test

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"casebook/kb/linkcheck"
)

// What servers do that are no textbook: each is told as a reader would find it, and
// asked no more than is needed.
func TestCheckOddServers(t *testing.T) {
	redirect := func(code int, to string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", to)
			w.WriteHeader(code)
		}
	}
	// a HEAD that is answered in its own way, and a GET that is right
	head := func(f http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodHead {
				f(w, r)
			}
		}
	}
	code := func(n int) http.HandlerFunc { return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(n) } }
	hangUp := func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }
	both := []string{"HEAD", "GET"}
	for name, tt := range map[string]struct {
		serve http.HandlerFunc
		want  linkcheck.Result
		asked []string // methods, of the first page
	}{
		"301":               {redirect(301, "/ok"), linkcheck.Result{Status: linkcheck.Moved, Code: 200, To: "/ok"}, []string{"HEAD"}},
		"302":               {redirect(302, "/ok"), linkcheck.Result{Status: linkcheck.OK, Code: 200}, []string{"HEAD"}},
		"303":               {redirect(303, "/ok"), linkcheck.Result{Status: linkcheck.OK, Code: 200}, []string{"HEAD"}},
		"307":               {redirect(307, "/ok"), linkcheck.Result{Status: linkcheck.OK, Code: 200}, []string{"HEAD"}},
		"308":               {redirect(308, "/ok"), linkcheck.Result{Status: linkcheck.Moved, Code: 200, To: "/ok"}, []string{"HEAD"}},
		"301 to a 404":      {redirect(301, "/gone"), linkcheck.Result{Status: linkcheck.Gone, Code: 404, Detail: "404 Not Found"}, []string{"HEAD"}},
		"301 by way of 302": {redirect(301, "/for-now"), linkcheck.Result{Status: linkcheck.OK, Code: 200}, []string{"HEAD"}},
		"latin-1 location":  {redirect(301, "/caf\xe9"), linkcheck.Result{Status: linkcheck.Moved, Code: 200, To: "/caf%E9"}, []string{"HEAD"}},
		"spaced location":   {redirect(301, "/a b"), linkcheck.Result{Status: linkcheck.Moved, Code: 200, To: "/a%20b"}, []string{"HEAD"}},
		"broken location":   {redirect(301, "http://[::1/"), linkcheck.Result{Status: linkcheck.Broken, Detail: "it redirects to what is no web address"}, both},
		"mail":              {redirect(302, "mailto:judy@example.org"), linkcheck.Result{Status: linkcheck.Broken, Code: 302, Detail: "it redirects to what is no web address"}, []string{"HEAD"}},
		"cookie first": {func(w http.ResponseWriter, r *http.Request) {
			if _, err := r.Cookie("seen"); err != nil {
				http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
				http.Redirect(w, r, r.URL.Path, http.StatusFound)
			}
		}, linkcheck.Result{Status: linkcheck.OK, Code: 200}, []string{"HEAD", "HEAD"}},
		"HEAD 403":      {head(code(403)), linkcheck.Result{Status: linkcheck.OK, Code: 200}, both},
		"HEAD 405":      {head(code(405)), linkcheck.Result{Status: linkcheck.OK, Code: 200}, both},
		"HEAD hangs up": {head(hangUp), linkcheck.Result{Status: linkcheck.OK, Code: 200}, both},
		"HEAD too slow": {head(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }), linkcheck.Result{Status: linkcheck.OK, Code: 200}, both},
		"402":           {code(402), linkcheck.Result{Status: linkcheck.Refused, Code: 402, Detail: "402 Payment Required"}, both},
		"404":           {code(404), linkcheck.Result{Status: linkcheck.Gone, Code: 404, Detail: "404 Not Found"}, both},
		"410":           {code(410), linkcheck.Result{Status: linkcheck.Gone, Code: 410, Detail: "410 Gone"}, both},
		"429":           {code(429), linkcheck.Result{Status: linkcheck.Refused, Code: 429, Detail: "429 Too Many Requests"}, []string{"HEAD"}},
		"451":           {code(451), linkcheck.Result{Status: linkcheck.Refused, Code: 451, Detail: "451 Unavailable For Legal Reasons"}, both},
		"503, come back tomorrow": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", time.Now().Add(24*time.Hour).UTC().Format(http.TimeFormat))
			w.WriteHeader(http.StatusServiceUnavailable)
		}, linkcheck.Result{Status: linkcheck.Broken, Code: 503, Detail: "503 Service Unavailable"}, []string{"HEAD"}},
		"a riddle for persons": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Cf-Mitigated", "challenge")
			w.WriteHeader(http.StatusServiceUnavailable)
		}, linkcheck.Result{Status: linkcheck.Refused, Code: 503, Detail: "503 Service Unavailable"}, both},
		"hangs up": {hangUp, linkcheck.Result{Status: linkcheck.Unreachable, Detail: "it closes the connection without an answer"}, both},
		"drips": {func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodHead {
				w.WriteHeader(http.StatusMethodNotAllowed)
				return
			}
			for r.Context().Err() == nil {
				_, _ = fmt.Fprint(w, ".")
				_ = http.NewResponseController(w).Flush()
				time.Sleep(10 * time.Millisecond)
			}
		}, linkcheck.Result{Status: linkcheck.OK, Code: 200}, both},
		"bytes that are no text": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=windows-1252")
			_, _ = w.Write([]byte("\xff\xfe\x00caf\xe9"))
		}, linkcheck.Result{Status: linkcheck.OK, Code: 200}, []string{"HEAD"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var mu sync.Mutex
			var asked []string
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				switch r.URL.Path {
				case "/page":
					mu.Lock()
					asked = append(asked, r.Method)
					mu.Unlock()
					tt.serve(w, r)
				case "/ok", "/caf\xe9", "/a b":
				case "/for-now":
					http.Redirect(w, r, "/ok", http.StatusFound)
				default:
					w.WriteHeader(http.StatusNotFound)
				}
			}))
			t.Cleanup(s.Close)
			got, err := linkcheck.Check(t.Context(), []string{s.URL + "/page"}, quick)
			if err != nil || len(got) != 1 {
				t.Fatal(got, err)
			}
			got[0].URL, got[0].At, got[0].To = "", time.Time{}, strings.TrimPrefix(got[0].To, s.URL)
			if diff := cmp.Diff(tt.want, got[0]); diff != "" {
				t.Error(diff)
			}
			mu.Lock()
			defer mu.Unlock()
			if diff := cmp.Diff(tt.asked, asked); diff != "" {
				t.Errorf("asked otherwise:\n%s", diff)
			}
		})
	}
}

// A certificate that nobody vouches for is told, and not asked twice.
func TestCheckCertificate(t *testing.T) {
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // of the handshake that fails
	s.StartTLS()
	t.Cleanup(s.Close)
	got, err := linkcheck.Check(t.Context(), []string{s.URL + "/"}, quick)
	if err != nil || got[0].Status != linkcheck.Unreachable || got[0].Detail != "its certificate is not valid" {
		t.Errorf("%+v, %v", got, err)
	}
}

// Nobody listens.
func TestCheckNobody(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	s.Close()
	got, err := linkcheck.Check(t.Context(), []string{s.URL + "/"}, quick)
	if err != nil || got[0].Status != linkcheck.Unreachable || got[0].Detail != "no connection" {
		t.Errorf("%+v, %v", got, err)
	}
}
