package web

import (
	"crypto/sha256"
	"embed"
	"encoding/base32"
	"fmt"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/go-chi/chi/v5"
)

//go:embed static
var staticFiles embed.FS

// assets are the static files. The address of each has a fingerprint of what is
// in it, so that readers keep it for good and still get the next one at once.
type assets struct {
	byAddress map[string]asset  // "casebook.k2v9x0ab.css"
	address   map[string]string // "casebook.css" → "/static/casebook.k2v9x0ab.css"
}

type asset struct {
	data        []byte
	contentType string
}

func readAssets() (*assets, error) {
	a := &assets{make(map[string]asset), make(map[string]string)}
	files, err := staticFiles.ReadDir("static")
	if err != nil {
		return nil, fmt.Errorf("read static files: %w", err)
	}
	for _, f := range files {
		data, err := staticFiles.ReadFile(path.Join("static", f.Name()))
		if err != nil {
			return nil, fmt.Errorf("read static files: %w", err)
		}
		sum := sha256.Sum256(data)
		mark := strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
		ext := path.Ext(f.Name())
		name := strings.TrimSuffix(f.Name(), ext) + "." + mark + ext
		a.byAddress[name] = asset{data, contentType(ext)}
		a.address[f.Name()] = "/static/" + name
	}
	return a, nil
}

// contentType does not ask the machine's own tables for what we serve.
func contentType(ext string) string {
	switch ext {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return mime.TypeByExtension(ext)
}

// href is the address of a static file. A name that is none shows in the page as
// an address that does not answer; the crawl in the tests would find it.
func (a *assets) href(name string) string {
	if href, ok := a.address[name]; ok {
		return href
	}
	return "/static/" + name
}

func (a *assets) serve(w http.ResponseWriter, r *http.Request) {
	file, ok := a.byAddress[chi.URLParam(r, "name")]
	if !ok {
		w.Header().Set("Cache-Control", "no-cache")
		http.Error(w, "no such file", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", file.contentType)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(file.data) // the reader may be gone
}

// serveFavicon answers the address that browsers ask for unasked.
func (a *assets) serveFavicon(w http.ResponseWriter, _ *http.Request) {
	name := strings.TrimPrefix(a.href("favicon.svg"), "/static/")
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	_, _ = w.Write(a.byAddress[name].data) // the reader may be gone
}
