package web

import (
	"bytes"
	"html/template"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// facetTemplate says what facetValues and histogram write.
const facetTemplate = `{{define "values"}}<ul>{{range .}}
      <li>{{if .Zero}}<span class="zero"><span>{{icon .Icon .Class}} {{.Label}}</span><span class="n num">0</span></span>{{else}}<a href="{{.Href}}"{{if .Current}} aria-current="true"{{else}}{{with .Definition}} title="{{.}}"{{end}}{{end}}><span>{{icon .Icon .Class}} {{.Label}}</span><span class="n num">{{.Count}}</span></a>{{if .Current}}{{with .Definition}}<p>{{.}}</p>{{end}}{{end}}{{end}}</li>{{end}}
    </ul>{{end}}
{{define "bars"}}{{range .}}{{if .Href}}<a href="{{.Href}}" tabindex="-1"><title>{{.Label}}</title><rect class="slot" x="{{.X}}" width="{{.Width}}" height="40"/>{{end}}<rect{{if .Inside}} class="on"{{end}} x="{{.X}}" y="{{.Y}}" width="{{.Width}}" height="{{.Height}}"/>{{if .Href}}</a>{{end}}{{end}}{{end}}`

func TestFacetsAreWrittenAsByTemplates(t *testing.T) {
	a, err := readAssets()
	if err != nil {
		t.Fatal(err)
	}
	tmpl := template.Must(template.New("").Funcs(template.FuncMap{"icon": a.icon}).Parse(facetTemplate))
	odd := `<b>"A" & 'B' + C</b>`
	address := "/en/" + strings.TrimPrefix(selection{words: `<a> "b" & 'c' + été, d:e`}.path(), "/")
	values := []facetValue{
		{facetWord: &facetWord{mark: mark{Icon: "u-crisis", Class: "u u-crisis", Label: "Crisis"}, Definition: odd}, Href: address, Count: "1,200"},
		{facetWord: &facetWord{mark: mark{Label: odd}, Definition: odd}, Href: address, Count: "3", Current: true},
		{facetWord: &facetWord{mark: mark{Label: "No definition"}}, Href: address, Count: "7 000", Current: true},
		{facetWord: &facetWord{mark: mark{Label: odd}}, Count: "0", Zero: true},
	}
	bars := []histogramBar{
		{X: "0%", Y: "1px", Width: "2.5%", Height: "39px", Inside: true, Href: address, Label: odd},
		{X: "2.5%", Y: "40px", Width: "2.5%", Height: "0px"},
	}
	for _, c := range []struct {
		name string
		data any
		have template.HTML
	}{{"values", values, a.facetValues(values)}, {"bars", bars, histogram(bars)}} {
		var want bytes.Buffer
		if err := tmpl.ExecuteTemplate(&want, c.name, c.data); err != nil {
			t.Fatal(err)
		}
		if have, want := reread(t, string(c.have)), reread(t, want.String()); have != want {
			t.Errorf("%s are\n%s\nthe template makes\n%s", c.name, have, want)
		}
	}
}

// reread writes HTML in one form: a sign can be escaped in several ways.
func reread(t *testing.T, text string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<svg>" + text))
	if strings.HasPrefix(text, "<ul>") {
		doc, err = html.Parse(strings.NewReader(text))
	}
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := html.Render(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
