package web

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"casebook/index"
)

// refuseMethod answers where an address takes other methods than the one asked by,
// and names those that it takes.
func (s *Server) refuseMethod(routes chi.Routes) http.HandlerFunc {
	refuse := s.handle(func(*http.Request, *index.Generation) (page, error) {
		return nil, &failure{status: http.StatusMethodNotAllowed, detail: "another method"}
	})
	missing := s.handle(s.notFound)
	return func(w http.ResponseWriter, r *http.Request) {
		allowed := methodsAt(routes, cmp.Or(r.URL.RawPath, r.URL.Path))
		switch {
		case len(allowed) == 0: // chi asks for the address only where it knows the method
			missing.ServeHTTP(w, r)
		case isAPI(r):
			w.Header().Set("Allow", strings.Join(allowed, ", "))
			writeProblem(w, r, &failure{http.StatusMethodNotAllowed, "The API answers GET, HEAD and OPTIONS only."})
		default:
			w.Header().Set("Allow", strings.Join(allowed, ", "))
			refuse.ServeHTTP(w, r)
		}
	}
}

// methodsAt are those that an address takes.
func methodsAt(routes chi.Routes, path string) []string {
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions} {
		if routes.Match(chi.NewRouteContext(), method, path) {
			allowed = append(allowed, method)
		}
	}
	return allowed
}
