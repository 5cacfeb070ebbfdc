package web

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"path"
	"strings"
)

//go:embed templates
var templateFiles embed.FS

// templates are the pages, parsed once. Nothing of a request enters them: what a
// page shows is in its struct, its language too.
type templates struct {
	pages map[string]*template.Template
}

func readTemplates(a *assets) (*templates, error) {
	base := template.New("").Funcs(template.FuncMap{
		"asset":  a.href,
		"sprite": func(id string) string { return a.href("marks.svg") + "#" + id },
		"icon":   a.icon,

		"facetValues": a.facetValues,
		"histogram":   histogram,

		"hits":  writeHits,
		"found": writeFound,
	})
	base, err := base.ParseFS(templateFiles, "templates/layout/*.html", "templates/partial/*.html")
	if err != nil {
		return nil, fmt.Errorf("parse templates: %w", err)
	}
	files, err := templateFiles.ReadDir("templates/page")
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	t := &templates{pages: make(map[string]*template.Template)}
	for _, f := range files {
		clone, err := base.Clone()
		if err != nil {
			return nil, fmt.Errorf("parse %s: %w", f.Name(), err)
		}
		if _, err := clone.ParseFS(templateFiles, path.Join("templates/page", f.Name())); err != nil {
			return nil, fmt.Errorf("parse %s: %w", f.Name(), err)
		}
		t.pages[strings.TrimSuffix(f.Name(), ".html")] = clone
	}
	return t, nil
}

func (t *templates) render(w io.Writer, p page) error {
	page, ok := t.pages[p.template()]
	if !ok {
		return fmt.Errorf("no template %q", p.template())
	}
	return page.ExecuteTemplate(w, "layout", p)
}
