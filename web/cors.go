package web

import "net/http"

// readMethods are all that the site answers for programs.
const readMethods = "GET, HEAD, OPTIONS"

// allowReads lets scripts of any other site read what lies below: all of it is
// public, and nobody is known here by a cookie.
func allowReads(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Set("Access-Control-Expose-Headers", "ETag, Link, X-Request-Id")
		next.ServeHTTP(w, r)
	})
}

// answerOptions tells browsers what a script may ask, and others what there is to
// ask.
func answerOptions(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Allow", readMethods)
	if r.Header.Get("Access-Control-Request-Method") != "" {
		h.Set("Access-Control-Allow-Methods", readMethods)
		h.Set("Access-Control-Allow-Headers", "If-None-Match, X-Request-Id")
		h.Set("Access-Control-Max-Age", "86400")
	}
	w.WriteHeader(http.StatusNoContent)
}
