package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"casebook/index"
)

// routes is the site map.
func (s *Server) routes() http.Handler {
	r := chi.NewRouter()
	r.Use(s.logRequests, s.recoverPanics, s.clientIP(), securityHeaders, compress(), s.limitTime)
	r.Use(tidyAddress(r))
	r.NotFound(s.handle(s.notFound))
	r.MethodNotAllowed(s.refuseMethod(r))

	// without a language: the reader's own, by Accept-Language
	for _, path := range []string{
		"/", "/search", "/cases", "/help", "/cases/{slug}/cite", "/companies/{slug}", "/uses/{slug}", "/channels/{slug}",
		"/sectors/{slug}", "/countries/{slug}", "/tags/{slug}",
		"/companies", "/uses", "/channels", "/sectors", "/countries", "/tags", "/explore", "/collections", "/collections/{name}",
		"/help/search", "/help/terms", "/help/evidence", "/help/api",
		"/compare", "/selection", "/selection/handout",
	} {
		get(r, path, s.chooseLanguage)
	}
	if s.config.Queue != nil {
		get(r, "/contribute", s.chooseLanguage)
		get(r, "/cases/{slug}/improve", s.chooseLanguage)
		get(r.With(secret), "/contributions/{token}", s.chooseLanguage)
	}
	get(r.With(allowReads), "/cases/{slug}", s.caseAddress) // with the files of a case

	contributions := s.contributions()
	takeAsk := s.takeAsk() // one for both languages: it counts what an address sends
	for _, lang := range languages {
		get(r, "/"+lang.Tag, addSlash)
		r.Route("/"+lang.Tag+"/", func(r chi.Router) {
			r.Use(withLocale(s.locales[lang.Tag]))
			r.NotFound(s.handle(s.notFound))
			get(r, "/", s.handle(s.showHome))
			get(r, "/search", s.handle(s.showSearch))
			get(r, "/cases", s.handle(s.leadTo("/search")))
			get(r, "/help", s.handle(s.leadTo("/help/search")))
			get(r, "/search/ask", s.handle(s.backToSearch))
			r.Post("/search/ask", takeAsk)
			get(r, "/cases/{slug}", s.handle(s.showCase))
			get(r, "/cases/{slug}/cite", s.handle(s.showCite))
			get(r, "/compare", s.handle(s.showCompare))
			get(r, "/companies", s.handle(s.showList(index.FacetCompany)))
			get(r, "/companies/{slug}", s.handle(s.showCompany))
			get(r, "/uses", s.handle(s.showList(index.FacetUse)))
			get(r, "/uses/{slug}", s.handle(s.showTerm(index.FacetUse)))
			get(r, "/channels", s.handle(s.showList(index.FacetChannel)))
			get(r, "/channels/{slug}", s.handle(s.showTerm(index.FacetChannel)))
			get(r, "/sectors", s.handle(s.showList(index.FacetSector)))
			get(r, "/sectors/{slug}", s.handle(s.showTerm(index.FacetSector)))
			get(r, "/countries", s.handle(s.showList(index.FacetCountry)))
			get(r, "/countries/{slug}", s.handle(s.showCountry))
			get(r, "/tags", s.handle(s.showList(index.FacetTag)))
			get(r, "/tags/{slug}", s.handle(s.showTag))
			get(r, "/explore", s.handle(s.showExplore))
			get(r, "/collections", s.handle(s.showCollections))
			get(r, "/collections/{name}", s.handle(s.showCollection))
			get(r, "/help/search", s.handle(s.showSearchHelp))
			get(r, "/help/terms", s.handle(s.showTerms))
			get(r, "/help/evidence", s.handle(s.showEvidence))
			get(r, "/help/api", s.handle(s.showAPIHelp))
			get(r, "/selection", s.handle(s.showBasket))
			get(r, "/selection/handout", s.handle(s.showHandout))
			contributions.route(r)
		})
	}

	r.Route(apiRoot, s.routeAPI)
	r.With(allowReads).HandleFunc("/api", missingAPI)
	r.With(allowReads).HandleFunc("/api/*", missingAPI)
	r.Group(s.routeFiles)
	get(r, "/deck.{ext}", s.decks().ServeHTTP)

	get(r, "/static/{name}", s.assets.serve)
	get(r, "/favicon.svg", s.assets.serveFavicon)
	get(r, "/favicon.ico", s.assets.serveFavicon)
	get(r, "/metrics", s.metrics.handler())
	get(r, "/healthz", s.healthz)
	get(r, "/readyz", s.readyz)
	return r
}

// routeFiles are the files for programs beside the API; scripts of any site may read
// them.
func (s *Server) routeFiles(r chi.Router) {
	r.Use(allowReads)
	for path, h := range map[string]http.HandlerFunc{
		"/feed.atom": s.showFeed, "/uses/{slug}.atom": s.showUseFeed, "/search.atom": s.showSearchFeed,
		"/sitemap.xml": s.sitemap, "/sitemap-{n}.xml": s.sitemapPart, "/robots.txt": s.robots,
		"/opensearch.xml": s.openSearch, "/llms.txt": s.llms, "/explore.csv": s.exploreCSV,
	} {
		get(r, path, h)
		r.Options(path, answerOptions)
	}
	r.Options("/cases/{slug}", answerOptions)
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
