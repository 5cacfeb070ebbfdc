package web

import (
	"bytes"
	"encoding/xml"
	"net"
	"net/http"
	"strconv"
	"strings"
)

// origin is scheme and host of absolute addresses: those that the site was told, else
// those that the request came by. It is "" where the request names no host that could
// be one, so that addresses stay relative.
func (s *Server) origin(r *http.Request) string {
	switch {
	case s.config.BaseURL != "":
		return s.config.BaseURL
	case !isHost(r.Host):
		return ""
	}
	return s.scheme(r) + "://" + r.Host
}

// isHost keeps what a stranger sends as Host out of our addresses: a name of letters,
// digits, hyphens and dots, or an address, with a port where there is one.
func isHost(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = host, "80"
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 || len(name) > 253 {
		return false
	}
	if ip, ok := strings.CutPrefix(name, "["); ok {
		name = strings.TrimSuffix(ip, "]")
	}
	if strings.Contains(name, ":") {
		return net.ParseIP(name) != nil && strings.HasPrefix(host, "[")
	}
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.") == ""
}

// fileLocale is the language of a file whose address has no language in its path:
// lang=fr, else the one that the reader prefers.
func (s *Server) fileLocale(w http.ResponseWriter, r *http.Request) *locale {
	lang := base(r.URL.Query().Get("lang"))
	if !isLanguage(lang) {
		w.Header().Add("Vary", "Accept-Language")
		lang = preferredLanguage(r.Header.Values("Accept-Language"))
	}
	w.Header().Set("Content-Language", lang)
	return s.locales[lang]
}

// writeXML sends v as XML.
func (s *Server) writeXML(w http.ResponseWriter, r *http.Request, media string, v any) {
	buf := bytes.NewBufferString(xml.Header)
	e := xml.NewEncoder(buf)
	e.Indent("", "  ")
	if err := e.Encode(v); err != nil {
		s.log.ErrorContext(r.Context(), "write XML", "id", requestID(r), "path", r.URL.Path, "error", err)
		s.writeFailure(w, r)
		return
	}
	buf.WriteByte('\n')
	w.Header().Set("Content-Type", media)
	writeBody(w, r, http.StatusOK, buf.Bytes(), buf.Bytes())
}
