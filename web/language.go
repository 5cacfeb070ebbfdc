package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

type localeKey struct{}

// withLocale gives the requests below one language's addresses that language.
func withLocale(l *locale) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), localeKey{}, l)))
		})
	}
}

// locale is the language of the request's address, else the one that the reader
// prefers: an address that is not found may have none.
func (s *Server) locale(r *http.Request) *locale {
	if l, ok := r.Context().Value(localeKey{}).(*locale); ok {
		return l
	}
	return s.locales[preferredLanguage(r.Header.Values("Accept-Language"))]
}

// chooseLanguage leads an address without a language to the reader's.
func (s *Server) chooseLanguage(w http.ResponseWriter, r *http.Request) {
	to := *r.URL
	to.Path = "/" + preferredLanguage(r.Header.Values("Accept-Language")) + to.Path
	to.RawPath = ""
	w.Header().Set("Vary", "Accept-Language")
	w.Header().Set("Cache-Control", "no-cache")
	http.Redirect(w, r, to.RequestURI(), http.StatusFound) //nolint:gosec // the path begins with a language
}

// preferredLanguage is the language of ours that an Accept-Language header wants
// most (RFC 9110, 12.5.4), English where it wants neither.
func preferredLanguage(header []string) string {
	type wish struct {
		lang    string
		quality float64
	}
	var wishes []wish
	for _, item := range strings.Split(strings.Join(header, ","), ",") {
		tag, params, _ := strings.Cut(item, ";")
		base, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
		w := wish{base, 1}
		if q, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			var err error
			if w.quality, err = strconv.ParseFloat(q, 64); err != nil {
				continue
			}
		}
		if w.quality > 0 && (base == "*" || isLanguage(base)) {
			wishes = append(wishes, w)
		}
	}
	slices.SortStableFunc(wishes, func(a, b wish) int { return cmp.Compare(b.quality, a.quality) })
	if len(wishes) == 0 || wishes[0].lang == "*" {
		return languages[0].Tag
	}
	return wishes[0].lang
}

// isLanguage reports whether the interface speaks that language.
func isLanguage(tag string) bool {
	return slices.ContainsFunc(languages[:], func(l language) bool { return l.Tag == tag })
}
