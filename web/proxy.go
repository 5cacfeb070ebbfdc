package web

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/httprate"
)

// clientIP notes the reader's address in each request: the connection's, or, where a
// trusted proxy opened that, the last one of X-Forwarded-For that is no trusted
// proxy's. What stands left of it is what the reader sent, and may be made up.
func (s *Server) clientIP() func(http.Handler) http.Handler {
	note := middleware.ClientIPFromRemoteAddr
	if len(s.config.TrustedProxies) > 0 {
		var trusted []string
		for _, proxy := range s.config.TrustedProxies {
			trusted = append(trusted, proxy.String())
		}
		note = middleware.ClientIPFromXFF(trusted...)
	}
	return func(next http.Handler) http.Handler {
		noted := note(next)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			s.missProxy(r)
			noted.ServeHTTP(w, r)
		})
	}
}

// missProxy warns, once, of what is easily forgotten: a proxy that nobody said is
// trusted, so that all readers count as one. Only who is near can be a proxy; anybody
// can send the header.
func (s *Server) missProxy(r *http.Request) {
	if len(r.Header["X-Forwarded-For"]) == 0 {
		return
	}
	if at := peer(r); (at.IsLoopback() || at.IsPrivate()) && !s.trusts(at) {
		s.untrusted.Do(func() {
			s.log.WarnContext(r.Context(), "requests come through a proxy that is not trusted, so that all its readers count as one; --trusted-proxies names those that are")
		})
	}
}

// byAddress is who a request is counted for; of IPv6 the network (/64), of which
// one reader has all addresses.
func byAddress(r *http.Request) (string, error) {
	client := middleware.GetClientIPAddr(r.Context())
	if !client.IsValid() { // the proxy named none
		client = peer(r)
	}
	return httprate.CanonicalizeIP(client.WithZone("").String()), nil
}

// scheme is that by which the reader asked.
func (s *Server) scheme(r *http.Request) string {
	if r.TLS != nil || s.trusts(peer(r)) && strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https") {
		return "https"
	}
	return "http"
}

// trusts reports whether an address is that of a proxy that may speak for others.
func (s *Server) trusts(at netip.Addr) bool {
	return slices.ContainsFunc(s.config.TrustedProxies, func(p netip.Prefix) bool { return p.Contains(at) })
}

// peer is where the connection comes from; it is not valid where that is no address.
func peer(r *http.Request) netip.Addr {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	return at.Addr().Unmap().WithZone("")
}
