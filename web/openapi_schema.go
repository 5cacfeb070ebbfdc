package web

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// A schema describes a value of an answer or of a parameter (JSON Schema 2020-12,
// as OpenAPI 3.1 uses it).
type schema struct {
	Ref         string           `json:"$ref,omitempty"`
	Type        string           `json:"type,omitempty"`
	Description string           `json:"description,omitempty"`
	Enum        []any            `json:"enum,omitempty"`
	Pattern     string           `json:"pattern,omitempty"`
	Minimum     *int             `json:"minimum,omitempty"`
	Maximum     *int             `json:"maximum,omitempty"`
	Default     any              `json:"default,omitempty"`
	Items       *schema          `json:"items,omitempty"`
	OneOf       []*schema        `json:"oneOf,omitempty"`
	Properties  members[*schema] `json:"properties,omitempty"`
	Additional  *schema          `json:"additionalProperties,omitempty"`
	Required    []string         `json:"required,omitempty"`
	MinItems    *int             `json:"minItems,omitempty"`
	MaxItems    *int             `json:"maxItems,omitempty"`
}

// members are the members of a JSON object in an order of their own.
type members[T any] []member[T]

type member[T any] struct {
	name  string
	value T
}

// MarshalJSON writes an object.
func (m members[T]) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, e := range m {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(e.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(e.value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// A schemaMaker makes schemas of the types that are answered, so that the
// description can't part from the answers. Each struct becomes a component.
type schemaMaker struct {
	l          *locale
	tax        *kb.Taxonomies
	components members[*schema]
}

// componentNames are the names of types in the description; a type that is not here
// has its own.
var componentNames = map[reflect.Type]string{
	reflect.TypeFor[index.Result]():       "SearchResult",
	reflect.TypeFor[index.NeighbourHit](): "SimilarHit",
	reflect.TypeFor[index.ReasonHit]():    "Reason",
	reflect.TypeFor[suggestAnswer]():      "Suggestions",
	reflect.TypeFor[similarAnswer]():      "Similar",
	reflect.TypeFor[taxonomiesAnswer]():   "Taxonomies",
	reflect.TypeFor[taxonomyAnswer]():     "Taxonomy",
	reflect.TypeFor[termAnswer]():         "Term",
	reflect.TypeFor[collectionsAnswer]():  "Collections",
	reflect.TypeFor[collectionHead]():     "CollectionHead",
	reflect.TypeFor[collectionAnswer]():   "Collection",
	reflect.TypeFor[pickAnswer]():         "Pick",
	reflect.TypeFor[wrongParameter]():     "WrongParameter",
	reflect.TypeFor[problem]():            "Problem",
}

// datePattern is a date as [kb.ParseDate] reads it.
const datePattern = `\d{4}(-\d{2}(-\d{2})?)?`

// of is the schema of a type.
func (m *schemaMaker) of(t reflect.Type) *schema {
	switch t {
	case reflect.TypeFor[kb.Date]():
		return m.component("Date", &schema{Type: "string", Pattern: "^" + datePattern + "$", Description: m.about("date")})
	case reflect.TypeFor[kb.Period]():
		return m.component("Period", &schema{Type: "string", Pattern: "^" + datePattern + `(\.\.(` + datePattern + ")?)?$", Description: m.about("period")})
	case reflect.TypeFor[kb.Moment]():
		return m.component("Moment", &schema{Type: "string", Pattern: "^" + datePattern + `(T\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?)?$`, Description: m.about("moment")})
	case reflect.TypeFor[kb.Text]():
		return m.component("Text", &schema{Type: "object", Additional: &schema{Type: "string"}, Description: m.about("text")})
	case reflect.TypeFor[kb.Type]():
		return &schema{Type: "string", Enum: []any{kb.TypeCase, kb.TypePractice}}
	case reflect.TypeFor[kb.Status]():
		return &schema{Type: "string", Enum: []any{kb.StatusPublished}} // no other is public
	case reflect.TypeFor[index.Facet]():
		return &schema{Type: "string"}
	case reflect.TypeFor[openSearchAnswer]():
		return m.openSearch()
	}
	switch t.Kind() { //nolint:exhaustive // answers have no other
	case reflect.Pointer:
		return m.of(t.Elem())
	case reflect.Struct:
		return m.structure(t)
	case reflect.Slice:
		return &schema{Type: "array", Items: m.of(t.Elem())}
	case reflect.Map:
		return &schema{Type: "object", Additional: m.of(t.Elem())}
	case reflect.Bool:
		return &schema{Type: "boolean"}
	case reflect.Int:
		return &schema{Type: "integer"}
	case reflect.Float64:
		return &schema{Type: "number"}
	case reflect.String:
		return &schema{Type: "string"}
	}
	panic("web: no schema for " + t.String())
}

// text says what a field of that name is, about what a type is; both are "" where
// there is nothing to say.
func (m *schemaMaker) text(field string) string { return m.textOf("api.field." + field) }

func (m *schemaMaker) about(kind string) string { return m.textOf("api.kind." + kind) }

func (m *schemaMaker) textOf(key string) string {
	if !m.l.Has(key) {
		return ""
	}
	return m.l.T(key)
}

// component keeps a schema under its name, once, and gives the reference to it.
func (m *schemaMaker) component(name string, s *schema) *schema {
	if !slices.ContainsFunc(m.components, func(c member[*schema]) bool { return c.name == name }) {
		m.components = append(m.components, member[*schema]{name, s})
	}
	return &schema{Ref: "#/components/schemas/" + name}
}

func componentName(t reflect.Type) string {
	if name, ok := componentNames[t]; ok {
		return name
	}
	return t.Name()
}

// structure is the component of a struct. It is there before its fields are looked
// at, so that components stand in the order in which they are met.
func (m *schemaMaker) structure(t reflect.Type) *schema {
	name := componentName(t)
	s := &schema{Type: "object", Description: m.about(strings.ToLower(name))}
	if slices.ContainsFunc(m.components, func(c member[*schema]) bool { return c.name == name }) {
		return m.component(name, s)
	}
	ref := m.component(name, s)
	m.fields(s, name, t)
	return ref
}

// fields adds what encoding/json writes of a struct; an embedded one is part of it.
func (m *schemaMaker) fields(s *schema, name string, t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && key == "":
			m.fields(s, componentName(f.Type), f.Type)
			continue
		case key == "-" || !f.IsExported():
			continue
		}
		p := m.of(f.Type)
		m.restrict(p, name, key)
		p.Description = m.describe(name, key)
		s.Properties = append(s.Properties, member[*schema]{key, p})
		if options == "" {
			s.Required = append(s.Required, key)
		}
	}
}

// describe is the text of a field: its own, or what fields of that name mean
// everywhere.
func (m *schemaMaker) describe(component, key string) string {
	if text := m.text(strings.ToLower(component) + "-" + key); text != "" {
		return text
	}
	return m.text(key)
}

// restrict names the values of a field that come from a list which no library adds
// to. A note on practice has no outcome.
func (m *schemaMaker) restrict(s *schema, component, key string) {
	list := m.listOf(component, key)
	if list == nil {
		return
	}
	var values []any
	for _, slug := range list.Slugs() {
		values = append(values, slug)
	}
	if component == "Hit" && key == "outcome" {
		values = append(values, "")
	}
	if s.Items != nil {
		s = s.Items
	}
	s.Enum = values
}

func (m *schemaMaker) listOf(component, key string) *kb.Taxonomy {
	switch component + "." + key {
	case "Case.uses", "Hit.uses":
		return m.tax.Uses
	case "Case.outcome", "Hit.outcome":
		return m.tax.Outcomes
	case "Case.evidence":
		return m.tax.Evidence
	case "Channel.verdict":
		return m.tax.Verdicts
	case "Crisis.cause":
		return m.tax.Causes
	case "Crisis.response":
		return m.tax.Responses
	case "Figure.rung":
		return m.tax.Rungs
	case "Figure.by":
		return m.tax.Counters
	case "Step.step":
		return m.tax.Steps
	case "Source.kind":
		return m.tax.SourceKinds
	}
	return nil
}

// openSearch is a list of four, as browsers read suggestions. That the first is a
// text and the others are lists, prefixItems would say, which not every program that
// reads descriptions knows.
func (m *schemaMaker) openSearch() *schema {
	four := 4
	return &schema{Type: "array", MinItems: &four, MaxItems: &four, Description: m.about("opensearch"), Items: &schema{OneOf: []*schema{
		{Type: "string"}, {Type: "array", Items: &schema{Type: "string"}},
	}}}
}
