package web

import (
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"casebook/index"
)

// apiVersion is that of the API's answers: the first number goes up where a field
// is renamed or lost, the second where something is added.
const apiVersion = "1.0"

// A description is an OpenAPI document, as far as we write one
// (https://spec.openapis.org/oas/v3.1.1.html).
type description struct {
	OpenAPI    string              `json:"openapi"`
	Info       apiInfo             `json:"info"`
	Servers    []apiServer         `json:"servers"`
	Tags       []apiTag            `json:"tags"`
	Paths      members[pathItem]   `json:"paths"`
	Components describedComponents `json:"components"`
	Docs       describedElsewhere  `json:"externalDocs"`
}

type apiInfo struct {
	Title       string     `json:"title"`
	Summary     string     `json:"summary"`
	Description string     `json:"description"`
	Version     string     `json:"version"`
	License     apiLicense `json:"license"`
}

type apiLicense struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type apiServer struct {
	URL string `json:"url"`
}

type apiTag struct {
	Name        string `json:"name"`
	Description string `json:"description"`
}

type describedElsewhere struct {
	Description string `json:"description"`
	URL         string `json:"url"`
}

type pathItem struct {
	Get describedOperation `json:"get"`
}

type describedOperation struct {
	ID          string                      `json:"operationId"`
	Tags        []string                    `json:"tags"`
	Summary     string                      `json:"summary"`
	Description string                      `json:"description"`
	Parameters  []describedParameter        `json:"parameters,omitempty"`
	Responses   members[*describedResponse] `json:"responses"`
}

type describedParameter struct {
	Name        string  `json:"name"`
	In          string  `json:"in"`
	Description string  `json:"description"`
	Required    bool    `json:"required,omitempty"`
	Style       string  `json:"style,omitempty"`
	Explode     *bool   `json:"explode,omitempty"`
	Schema      *schema `json:"schema"`
	Example     any     `json:"example,omitempty"`
}

type describedResponse struct {
	Ref         string                    `json:"$ref,omitempty"`
	Description string                    `json:"description,omitempty"`
	Headers     members[describedHeader]  `json:"headers,omitempty"`
	Content     members[describedContent] `json:"content,omitempty"`
}

type describedHeader struct {
	Description string  `json:"description"`
	Required    bool    `json:"required,omitempty"`
	Schema      *schema `json:"schema"`
}

type describedContent struct {
	Schema  *schema `json:"schema"`
	Example any     `json:"example,omitempty"`
}

type describedComponents struct {
	Schemas   members[*schema]            `json:"schemas"`
	Responses members[*describedResponse] `json:"responses"`
}

// openAPI answers with the description of the API in the language asked for.
func (s *Server) openAPI(c *apiCall) (any, error) {
	lang := c.choice("lang")
	if err := c.mistakes(); err != nil {
		return nil, err
	}
	return s.describeAPI(c, s.locales[lang])
}

// describeAPI writes the description: its structure from the operations and the types
// that they answer, its words from the messages, its examples from the library.
func (s *Server) describeAPI(c *apiCall, l *locale) (*description, error) {
	tax, err := s.taxonomies()
	if err != nil {
		return nil, err
	}
	examples, err := s.examples(c)
	if err != nil {
		return nil, err
	}
	m := &schemaMaker{l: l, tax: tax}
	d := &description{
		OpenAPI: "3.1.1",
		Info: apiInfo{
			Title: l.T("api.title"), Summary: l.T("api.summary"), Version: apiVersion,
			Description: strings.Join([]string{l.T("api.about-reading"), l.T("api.about-errors"), l.T("api.about-cache"), l.T("api.about-scripts")}, "\n\n"),
			License:     apiLicense{"CC BY 4.0", licenceURL},
		},
		Servers: []apiServer{{s.config.BaseURL + apiRoot}},
		Docs:    describedElsewhere{l.T("api.docs"), s.config.BaseURL + "/" + l.Lang + "/help/api"},
	}
	for _, group := range apiGroups {
		d.Tags = append(d.Tags, apiTag{group, l.T("api.group." + group)})
	}
	problemSchema := m.of(reflect.TypeFor[problem]())
	for i := range s.operations {
		op := &s.operations[i]
		d.Paths = append(d.Paths, member[pathItem]{op.Path, pathItem{describeOperation(op, l, m, examples[op.ID])}})
	}
	d.Components = describedComponents{Schemas: m.components, Responses: describeProblems(l, problemSchema)}
	return d, nil
}

// apiGroups are the groups of operations, in their order.
var apiGroups = [...]string{"find", "read", "library"}

func describeOperation(op *operation, l *locale, m *schemaMaker, x apiExample) describedOperation {
	o := describedOperation{
		ID: op.ID, Tags: []string{op.Group}, Summary: l.T("api." + op.ID + ".summary"), Description: l.T("api." + op.ID + ".about"),
	}
	for i := range op.Params {
		o.Parameters = append(o.Parameters, describeParameter(op, &op.Params[i], l, x))
	}
	answer := &schema{Type: "object", Description: l.T("api.kind.openapi")}
	if op.Answer != nil {
		answer = m.of(reflect.TypeOf(op.Answer))
	}
	headers := members[describedHeader]{{"ETag", describedHeader{l.T("api.header.etag"), true, &schema{Type: "string"}}}}
	if op.ID == "search" {
		headers = append(headers, member[describedHeader]{"Link", describedHeader{l.T("api.header.link"), false, &schema{Type: "string"}}})
	}
	respond := func(status int, r *describedResponse) {
		o.Responses = append(o.Responses, member[*describedResponse]{strconv.Itoa(status), r})
	}
	respond(http.StatusOK, &describedResponse{
		Description: l.T("api." + op.ID + ".answer"), Headers: headers,
		Content: members[describedContent]{{op.Media, describedContent{answer, x.answer}}},
	})
	if op.Moves {
		respond(http.StatusMovedPermanently, &describedResponse{
			Description: l.T("api.status.301"),
			Headers:     members[describedHeader]{{"Location", describedHeader{l.T("api.header.location"), true, &schema{Type: "string"}}}},
		})
	}
	respond(http.StatusNotModified, &describedResponse{Description: l.T("api.status.304")})
	for _, status := range op.failures() {
		respond(status, &describedResponse{Ref: "#/components/responses/" + strconv.Itoa(status)})
	}
	return o
}

// failures are the statuses of an operation's errors.
func (op *operation) failures() []int {
	failures := []int{http.StatusBadRequest} // a query can always be one that can't be read
	for _, p := range op.Params {
		if p.Kind == paramPath {
			failures = append(failures, http.StatusNotFound)
		}
	}
	return append(failures, http.StatusInternalServerError, http.StatusServiceUnavailable)
}

// apiProblems are the statuses of all errors of the API's addresses.
var apiProblems = [...]int{http.StatusBadRequest, http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusInternalServerError, http.StatusServiceUnavailable}

func describeProblems(l *locale, of *schema) members[*describedResponse] {
	var all members[*describedResponse]
	for _, status := range apiProblems {
		all = append(all, member[*describedResponse]{strconv.Itoa(status), &describedResponse{
			Description: l.T("api.status." + strconv.Itoa(status)),
			Content:     members[describedContent]{{mediaProblem, describedContent{Schema: of}}},
		}})
	}
	return all
}

func describeParameter(op *operation, p *apiParam, l *locale, x apiExample) describedParameter {
	d := describedParameter{Name: p.Name, In: "query", Description: paramMeaning(op, p, l), Schema: &schema{Type: "string"}, Example: x.params[p.Name]}
	switch p.Kind {
	case paramPath:
		d.In, d.Required = "path", true
	case paramText:
	case paramNumber:
		d.Schema = &schema{Type: "integer", Minimum: &p.Min, Maximum: &p.Max, Default: p.Default}
	case paramFlag:
		d.Schema = &schema{Type: "integer", Enum: []any{0, 1}, Default: 0}
	case paramChoice:
		d.Schema = &schema{Type: "string", Enum: anyOf(p.Values), Default: p.Values[0]}
	case paramChoices:
		commas := false
		d.Style, d.Explode = "form", &commas
		d.Schema = &schema{Type: "array", Items: &schema{Type: "string", Enum: anyOf(p.Values)}}
	case paramFilter:
		again := p.Facet == index.FacetCompany // a company's name may have a comma
		d.Style, d.Explode = "form", &again
		d.Schema = &schema{Type: "array", Items: &schema{Type: "string"}}
	case paramYears:
		d.Schema = &schema{Type: "string", Pattern: `^([1-9]\d{3}(\.\.([1-9]\d{3})?)?|\.\.[1-9]\d{3})?$`}
	}
	return d
}

// paramMeaning says what a parameter does: in this operation, or in all.
func paramMeaning(op *operation, p *apiParam, l *locale) string {
	if key := "api." + op.ID + "." + p.Name; l.Has(key) {
		return l.T(key)
	}
	if p.Kind == paramFilter {
		return l.T("api.filter." + string(p.Facet))
	}
	return l.T("api.param." + p.Name)
}

func anyOf(values []string) []any {
	all := make([]any, len(values))
	for i, v := range values {
		all[i] = v
	}
	return all
}
