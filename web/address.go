package web

import (
	"net/http"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"

	"casebook/index"
)

// tidyAddress leads who writes an address of ours in another way to it: with a slash
// at the end or two in the middle, in capitals, or with letters escaped that need not
// be. The API's addresses are for programs, which are told instead.
func tidyAddress(routes chi.Routes) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			to := url.URL{Path: tidied(r.URL.Path), RawQuery: r.URL.RawQuery}
			read := r.Method == http.MethodGet || r.Method == http.MethodHead
			if !read || to.Path == r.URL.Path && r.URL.RawPath == "" || isAPI(r) || !routes.Match(chi.NewRouteContext(), http.MethodGet, to.EscapedPath()) {
				next.ServeHTTP(w, r)
				return
			}
			w.Header().Set("Cache-Control", "no-cache")
			http.Redirect(w, r, to.RequestURI(), http.StatusMovedPermanently)
		})
	}
}

// tidied is a path as our addresses are written: a language alone has a slash at its
// end, and what somebody's receipt is found by keeps its capitals.
func tidied(p string) string {
	if !utf8.ValidString(p) {
		return p
	}
	tidy := path.Clean("/" + p)
	if !strings.Contains(tidy, "/contributions/") {
		tidy = strings.ToLower(tidy)
	}
	if isLanguage(strings.TrimPrefix(tidy, "/")) {
		return tidy + "/"
	}
	return tidy
}

// isAPI reports whether a request is a program's.
func isAPI(r *http.Request) bool {
	return r.URL.Path == "/api" || strings.HasPrefix(r.URL.Path, "/api/")
}

// leadTo answers an address that has no page of its own, but others below it, with
// one of the same language that leads on.
func (s *Server) leadTo(target string) handler {
	return func(r *http.Request, _ *index.Generation) (page, error) {
		return redirect{to: "/" + s.locale(r).Lang + target, status: http.StatusFound}, nil
	}
}
