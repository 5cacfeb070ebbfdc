package web

import (
	"crypto/sha256"
	"embed"
	"encoding/base32"
	"fmt"
	"html/template"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"

	"github.com/go-chi/chi/v5"
)

// The site's own files: style/ and script/ have one file a subject and are
// served as one stylesheet and one script; what is in static/ is served each under
// its own name.
//
//go:embed static style script
var staticFiles embed.FS

// assets are the static files. The address of each has a fingerprint of what is
// in it, so that readers keep it for good and still get the next one at once.
type assets struct {
	byAddress map[string]asset  // "casebook.k2v9x0ab.css"
	address   map[string]string // "casebook.css" → "/static/casebook.k2v9x0ab.css"
}

type asset struct {
	packed      map[encoding]func() []byte // each packed once, when it is first asked for
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
		a.add(f.Name(), data)
	}
	for _, joined := range []struct{ dir, name string }{{"style", "casebook.css"}, {"script", "casebook.js"}} {
		data, err := joinFiles(joined.dir)
		if err != nil {
			return nil, fmt.Errorf("make %s: %w", joined.name, err)
		}
		a.add(joined.name, data)
	}
	return a, nil
}

// add gives a file its address.
func (a *assets) add(name string, data []byte) {
	sum := sha256.Sum256(data)
	mark := strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
	ext := path.Ext(name)
	address := strings.TrimSuffix(name, ext) + "." + mark + ext
	file := asset{map[encoding]func() []byte{plain: func() []byte { return data }}, contentType(ext)}
	if len(data) >= minPackable {
		for _, e := range staticEncodings {
			file.packed[e] = sync.OnceValue(func() []byte { return packSmall(data, e) })
		}
	}
	a.byAddress[address] = file
	a.address[name] = "/static/" + address
}

// joinFiles puts the files of a folder one after the other, by name, without
// their comments and indentation.
func joinFiles(dir string) ([]byte, error) {
	var joined []byte
	err := fs.WalkDir(staticFiles, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := staticFiles.ReadFile(name)
		joined = append(joined, data...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return minified(dir, joined)
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

// icon draws a mark. A page has some two hundred of them, and a template takes ten
// times as long for one.
func (a *assets) icon(id, class string) template.HTML {
	if id == "" {
		return ""
	}
	return template.HTML(`<svg class="m ` + template.HTMLEscapeString(class) + `" aria-hidden="true"><use href="` + //nolint:gosec // it is escaped
		template.HTMLEscapeString(a.href("marks.svg")+"#"+id) + `"/></svg>`)
}

func (a *assets) serve(w http.ResponseWriter, r *http.Request) {
	file, ok := a.byAddress[chi.URLParam(r, "name")]
	if !ok {
		w.Header().Set("Cache-Control", "no-cache")
		http.Error(w, "no such file", http.StatusNotFound)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	file.write(w, r)
}

// write sends the file packed as the reader likes it best.
func (f asset) write(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", f.contentType)
	e := plain
	if len(f.packed) > 1 {
		e = chooseEncoding(r.Header.Values("Accept-Encoding"), staticEncodings[:])
	}
	if e != plain {
		h.Set("Content-Encoding", string(e))
	}
	_, _ = w.Write(f.packed[e]()) // the reader may be gone
}

// packAll packs every file, so that no reader waits for it.
func (a *assets) packAll() {
	for _, file := range a.byAddress {
		for _, packed := range file.packed {
			packed()
		}
	}
}

// serveFavicon answers the address that browsers ask for unasked.
func (a *assets) serveFavicon(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "public, max-age=86400")
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin") // readers of feeds show it
	a.byAddress[strings.TrimPrefix(a.href("favicon.svg"), "/static/")].write(w, r)
}
