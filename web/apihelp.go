package web

import (
	"bytes"
	"cmp"
	"encoding/json"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"casebook/index"
)

// apiPage shows the description of the API to people.
type apiPage struct {
	layout
	Heading  string
	Intro    []template.HTML
	Document string // the address of the description
	Groups   []apiGroupView
	Schemas  []apiSchemaView
	Files    []apiFileView
}

func (*apiPage) template() string { return "api" }

type apiGroupView struct {
	Name string
	Ops  []apiOperationView
}

type apiOperationView struct {
	ID, Path, Summary string
	About             []template.HTML
	Params, Filters   []apiParamView
	Answers           []apiAnswerView
	Curl              string
	Try               string // the example as an address
	Example           string // its answer; "" where there is none
}

type apiParamView struct {
	Name     string
	Required bool
	Type     template.HTML
	About    template.HTML
}

type apiAnswerView struct {
	Status string
	About  template.HTML
}

type apiSchemaView struct {
	ID, Name string
	About    template.HTML
	Type     template.HTML // of one that is no object
	Fields   []apiFieldView
}

type apiFieldView struct {
	Name   string
	Always bool
	Type   template.HTML
	About  template.HTML
}

// apiFileView is what programs can read beside the API.
type apiFileView struct {
	Address string
	Href    string // of an example, may be empty
	About   template.HTML
}

// showAPIHelp makes the page of the very description that programs get.
func (s *Server) showAPIHelp(r *http.Request, g *index.Generation) (page, error) {
	l, origin := s.locale(r), s.config.BaseURL // the page is kept: it may not follow the request's Host
	call := &apiCall{ctx: r.Context(), g: g, query: url.Values{}, origin: origin}
	d, err := s.describeAPI(call, l)
	if err != nil {
		return nil, err
	}
	examples, err := s.examples(call)
	if err != nil {
		return nil, err
	}
	p := &apiPage{Heading: d.Info.Title, Document: apiRoot + "/openapi.json?lang=" + l.Lang, Intro: paragraphs(d.Info.Description)}
	p.Title, p.Description = d.Info.Title, d.Info.Summary
	p.Links = append(p.Links, headLink{Rel: "service-desc", Type: mediaJSON, Href: p.Document})
	for _, tag := range d.Tags {
		group := apiGroupView{Name: tag.Description}
		for _, path := range d.Paths {
			if op := path.value.Get; op.Tags[0] == tag.Name {
				group.Ops = append(group.Ops, newAPIOperation(l, path.name, op, examples[op.ID], origin))
			}
		}
		p.Groups = append(p.Groups, group)
	}
	for _, c := range d.Components.Schemas {
		p.Schemas = append(p.Schemas, newAPISchema(l, c.name, c.value))
	}
	p.Files = apiFiles(l, examples)
	return p, nil
}

func newAPIOperation(l *locale, path string, op describedOperation, x apiExample, origin string) apiOperationView {
	v := apiOperationView{ID: op.ID, Path: apiRoot + path, Summary: op.Summary, About: paragraphs(op.Description), Try: apiRoot + x.target}
	if origin == "" {
		origin = "http://127.0.0.1:8080" // where kb serve answers
	}
	v.Curl = "curl '" + origin + v.Try + "'"
	for _, p := range op.Parameters {
		row := apiParamView{p.Name, p.Required, schemaText(l, p.Schema), codeText(p.Description)}
		if p.Style != "" && p.Name != "facets" {
			v.Filters = append(v.Filters, row)
			continue
		}
		v.Params = append(v.Params, row)
	}
	for _, answer := range op.Responses {
		if answer.name == "304" || answer.name >= "500" {
			continue // of every address alike: the top of the page tells of them
		}
		text := answer.value.Description
		if text == "" {
			text = l.T("api.status." + answer.name)
		}
		row := apiAnswerView{answer.name, codeText(text)}
		if answer.name == "200" {
			row.About += " " + schemaText(l, answer.value.Content[0].value.Schema)
		}
		v.Answers = append(v.Answers, row)
	}
	if x.answer != nil {
		v.Example = indented(x.answer)
	}
	return v
}

func newAPISchema(l *locale, name string, s *schema) apiSchemaView {
	v := apiSchemaView{ID: schemaID(name), Name: name, About: codeText(s.Description)}
	if s.Type != "object" || len(s.Properties) == 0 {
		v.Type = schemaText(l, s)
		return v
	}
	required := make(map[string]bool, len(s.Required))
	for _, name := range s.Required {
		required[name] = true
	}
	for _, p := range s.Properties {
		v.Fields = append(v.Fields, apiFieldView{p.name, required[p.name], schemaText(l, p.value), codeText(p.value.Description)})
	}
	return v
}

func schemaID(name string) string { return "schema-" + strings.ToLower(name) }

// schemaText says in words what a schema admits. A component is a link to what is
// said of it.
func schemaText(l *locale, s *schema) template.HTML {
	name, isComponent := strings.CutPrefix(s.Ref, "#/components/schemas/")
	switch {
	case isComponent:
		return template.HTML(`<a href="#` + schemaID(name) + `">` + template.HTMLEscapeString(name) + `</a>`) //nolint:gosec // escaped
	case len(s.Enum) > 0:
		var values []string
		for _, value := range s.Enum {
			if text := asText(value); text != "" && text != `""` {
				values = append(values, "<code>"+template.HTMLEscapeString(strings.Trim(text, `"`))+"</code>")
			}
		}
		return template.HTML(strings.Join(values, ", ")) //nolint:gosec // escaped
	case s.Type == "array" && s.Items != nil && s.Items.Type+s.Items.Ref != "":
		return codeText(l.T("api.type.list")) + " " + schemaText(l, s.Items)
	case s.Minimum != nil && s.Maximum != nil:
		return codeText(l.T("api.type.between", "least", *s.Minimum, "most", l.Number(*s.Maximum), "default", s.Default))
	}
	return codeText(l.T("api.type." + s.Type))
}

// paragraphs are the paragraphs of a text of the description.
func paragraphs(text string) []template.HTML {
	var all []template.HTML
	for _, p := range strings.Split(text, "\n\n") {
		all = append(all, codeText(p))
	}
	return all
}

// codeText is a text in which only `code` is marked.
func codeText(text string) template.HTML {
	parts := strings.Split(text, "`")
	var b strings.Builder
	for i, part := range parts {
		part = template.HTMLEscapeString(part)
		if i%2 == 1 && i < len(parts)-1 {
			part = "<code>" + part + "</code>"
		}
		b.WriteString(part)
	}
	return template.HTML(b.String()) //nolint:gosec // escaped
}

// indented is JSON to be read: marks stay as they are written.
func indented(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	var plain any = json.RawMessage(data)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(plain); err != nil {
		return ""
	}
	// what was escaped when it was marshalled first
	return strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(strings.TrimSpace(b.String()))
}

// apiFiles are the files for programs that are no part of the API.
func apiFiles(l *locale, examples map[string]apiExample) []apiFileView {
	lang := "?lang=" + l.Lang
	slug, _ := examples["case"].params["slug"].(string)
	files := []struct{ key, address, example string }{
		{"feed", "/feed.atom" + lang, ""},
		{"feed-use", "/uses/{slug}.atom" + lang, "/uses/crisis.atom" + lang},
		{"feed-search", "/search.atom?q={words}&lang=" + l.Lang, "/search.atom?q=twitter&lang=" + l.Lang},
		{"markdown", "/cases/{slug}.md", "/cases/" + slug + ".md"},
		{"cite", "/cases/{slug}.bib, .ris, .csl.json, .txt", "/cases/" + slug + ".bib"},
		{"csv", "/explore.csv" + lang, ""},
		{"sitemap", "/sitemap.xml", ""},
		{"opensearch", "/opensearch.xml" + lang, ""},
		{"llms", "/llms.txt", ""},
		{"metrics", "/metrics", ""},
	}
	var views []apiFileView
	for _, f := range files {
		v := apiFileView{Address: f.address, Href: cmp.Or(f.example, f.address), About: codeText(l.T("api.file." + f.key))}
		if examples["case"].answer == nil && strings.HasPrefix(f.address, "/cases/") {
			v.Href = "" // there is no case to show
		}
		views = append(views, v)
	}
	return views
}
