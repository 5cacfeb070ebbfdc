package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"casebook/index"
)

// routes is the site map.
func (s *Server) routes() http.Handler {
	r := chi.NewRouter()
	r.Use(s.logRequests, s.recoverPanics, securityHeaders, compress(), s.limitTime)
	r.NotFound(s.handle(s.notFound))
	r.MethodNotAllowed(s.handle(s.methodNotAllowed))

	// without a language: the reader's own, by Accept-Language
	for _, path := range []string{
		"/", "/search", "/cases/{slug}", "/companies/{slug}", "/uses/{slug}", "/channels/{slug}",
		"/sectors/{slug}", "/countries/{slug}", "/tags/{slug}", "/help/search",
	} {
		get(r, path, s.chooseLanguage)
	}

	for _, lang := range languages {
		get(r, "/"+lang.Tag, addSlash)
		r.Route("/"+lang.Tag+"/", func(r chi.Router) {
			r.Use(withLocale(s.locales[lang.Tag]))
			r.NotFound(s.handle(s.notFound))
			get(r, "/", s.handle(s.showHome))
			get(r, "/search", s.handle(s.showSearch))
			get(r, "/cases/{slug}", s.handle(s.showCase))
			get(r, "/companies/{slug}", s.handle(s.showCompany))
			get(r, "/uses/{slug}", s.handle(s.showTerm(index.FacetUse)))
			get(r, "/channels/{slug}", s.handle(s.showTerm(index.FacetChannel)))
			get(r, "/sectors/{slug}", s.handle(s.showTerm(index.FacetSector)))
			get(r, "/countries/{slug}", s.handle(s.showCountry))
			get(r, "/tags/{slug}", s.handle(s.showTag))
			get(r, "/help/search", s.handle(s.showSearchHelp))
		})
	}

	r.Route("/api/v1", func(r chi.Router) {
		r.NotFound(s.handleAPI(s.notFoundAPI))
		r.MethodNotAllowed(s.handleAPI(s.methodNotAllowedAPI))
		get(r, "/search", s.handleAPI(s.searchAPI))
		get(r, "/suggest", s.handleAPI(s.suggestAPI))
		get(r, "/cases/{slug}", s.handleAPI(s.caseAPI))
		get(r, "/cases/{slug}/similar", s.handleAPI(s.similarAPI))
	})

	get(r, "/static/{name}", s.assets.serve)
	get(r, "/favicon.svg", s.assets.serveFavicon)
	get(r, "/favicon.ico", s.assets.serveFavicon)
	get(r, "/robots.txt", s.robots)
	get(r, "/healthz", s.healthz)
	get(r, "/readyz", s.readyz)
	return r
}

// get routes GET and HEAD: net/http leaves out the body of a HEAD's answer.
func get(r chi.Router, path string, h http.HandlerFunc) {
	r.Get(path, h)
	r.Head(path, h)
}

func addSlash(w http.ResponseWriter, r *http.Request) {
	to := *r.URL
	to.Path += "/"
	http.Redirect(w, r, to.RequestURI(), http.StatusMovedPermanently) //nolint:gosec // the path begins with a language
}
