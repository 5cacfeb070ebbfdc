package web

import (
	"net/http"
	"time"

	"github.com/go-chi/httprate"

	"casebook/index"
)

// limited lets one address send so many requests a minute, from pages of this site,
// with a bounded body.
func (s *Server) limited(perMinute int, maxBody int64) func(http.Handler) http.Handler {
	refuse := func(status int) http.HandlerFunc {
		return s.handle(func(*http.Request, *index.Generation) (page, error) {
			return nil, &failure{status: status, detail: http.StatusText(status)}
		})
	}
	own := http.NewCrossOriginProtection()
	if s.config.BaseURL != "" { // a proxy may name another host to us than readers see
		if err := own.AddTrustedOrigin(s.config.BaseURL); err != nil {
			panic("web: base URL: " + err.Error()) // New has cleaned it
		}
	}
	own.SetDenyHandler(refuse(http.StatusForbidden))
	limit := httprate.LimitBy(perMinute, time.Minute, byAddress, httprate.WithLimitHandler(refuse(http.StatusTooManyRequests)))
	return func(next http.Handler) http.Handler {
		return own.Handler(limit(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			r.Body = http.MaxBytesReader(w, r.Body, maxBody)
			next.ServeHTTP(w, r)
		})))
	}
}
