package web

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"
	"unicode/utf8"
	"weak"

	"casebook/index"
	"casebook/kb"
)

// An apiExample is a request to an operation that this library answers, and its
// answer, shortened.
type apiExample struct {
	target string         // below the root of the API: "/search?q=zappos"
	params map[string]any // of the request
	answer any            // nil where the library has nothing to show
}

// madeExamples are the examples of one generation.
type madeExamples struct {
	of     weak.Pointer[index.Generation]
	origin string
	all    map[string]apiExample // by operation
}

// examples are made once a generation, of cases that are there.
func (s *Server) examples(c *apiCall) (map[string]apiExample, error) {
	of := weak.Make(c.g)
	if have := s.made.Load(); have != nil && have.of == of && have.origin == c.origin {
		return have.all, nil
	}
	shown, err := exampleCase(c)
	if err != nil {
		return nil, err
	}
	collection := "first-answers"
	collections, _, err := s.config.Library.Collections(c.ctx)
	if err != nil {
		return nil, err
	}
	if len(collections) > 0 {
		collection = collections[0].Name
	}
	name := "Zappos"
	if len(shown.Companies) > 0 {
		name = shown.Companies[0]
	}
	name = strings.ToLower(name)
	all := make(map[string]apiExample)
	for i := range s.operations {
		op := &s.operations[i]
		x := apiExample{params: make(map[string]any)}
		switch op.ID {
		case "search":
			x.params = map[string]any{"q": name, "limit": 1, "facets": []string{string(index.FacetOutcome)}}
		case "suggest", "suggest-opensearch":
			x.params = map[string]any{"q": firstLetters(name, 4)}
		case "case":
			x.params = map[string]any{"slug": shown.Slug}
		case "similar":
			x.params = map[string]any{"slug": shown.Slug, "n": 2}
		case "collection":
			x.params = map[string]any{"name": collection}
		case "taxonomy":
			x.params = map[string]any{"name": "outcomes"}
		}
		if err := s.try(c, op, &x); err != nil {
			return nil, err
		}
		all[op.ID] = x
	}
	s.made.Store(&madeExamples{of, c.origin, all})
	return all, nil
}

// exampleCase is a case that has most of what a case can have; in a library
// without cases one that is only named.
func exampleCase(c *apiCall) (*kb.Case, error) {
	full := index.Query{Limit: 1, Sort: index.SortCompany}
	for _, has := range []string{"figures", "timeline", "translation"} {
		full.Filters = append(full.Filters, index.Filter{Facet: index.FacetHas, Values: []string{has}})
	}
	for _, q := range []index.Query{full, {Limit: 1, Sort: index.SortCompany}} {
		res, err := c.g.Search(c.ctx, q)
		if err != nil {
			return nil, err
		}
		if len(res.Hits) > 0 {
			return res.Hits[0].Case, nil
		}
	}
	return &kb.Case{Slug: "zappos-service-culture"}, nil
}

// try asks an operation what its example asks, as the router would.
func (s *Server) try(c *apiCall, op *operation, x *apiExample) error {
	call := &apiCall{ctx: c.ctx, g: c.g, op: op, path: make(map[string]string), query: url.Values{}, origin: c.origin}
	x.target = op.Path
	for _, p := range op.Params {
		value, ok := x.params[p.Name]
		if !ok {
			continue
		}
		text := asText(value)
		if p.Kind == paramPath {
			call.path[p.Name] = text
			x.target = strings.Replace(x.target, "{"+p.Name+"}", text, 1)
			continue
		}
		call.query.Set(p.Name, text)
	}
	if len(call.query) > 0 {
		x.target += "?" + call.query.Encode()
	}
	if op.ID == "openapi" {
		return nil // it would show itself
	}
	v, err := s.answerAPI(call)
	if err != nil {
		if statusOf(err) < 500 {
			return nil // the library has none
		}
		return err
	}
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	x.answer, err = shorten(data)
	return err
}

func asText(value any) string {
	if list, ok := value.([]string); ok {
		return strings.Join(list, ",")
	}
	text, _ := json.Marshal(value) // a number
	if s, ok := value.(string); ok {
		return s
	}
	return string(text)
}

func firstLetters(s string, n int) string {
	r := []rune(s)
	return string(r[:min(len(r), n)])
}

// How much of an answer an example shows.
const (
	exampleItems = 2
	exampleRunes = 140
)

// shorten is a JSON value in which long lists are cut after their first items and
// long texts after a word. The outermost list, if it is one, stays whole: its form
// may be fixed.
func shorten(data []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	return shortenNext(d, 0)
}

func shortenNext(d *json.Decoder, depth int) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case string:
		return shortText(token), nil
	case json.Delim:
		if token == '{' {
			return shortenObject(d, depth)
		}
		return shortenList(d, depth)
	}
	return token, nil
}

func shortenObject(d *json.Decoder, depth int) (any, error) {
	object := members[any]{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		value, err := shortenNext(d, depth+1)
		if err != nil {
			return nil, err
		}
		name, _ := key.(string)
		object = append(object, member[any]{name, value})
	}
	_, err := d.Token()
	return object, err
}

func shortenList(d *json.Decoder, depth int) (any, error) {
	list := []any{}
	for d.More() {
		value, err := shortenNext(d, depth+1)
		if err != nil {
			return nil, err
		}
		if depth == 0 || len(list) < exampleItems {
			list = append(list, value)
		}
	}
	_, err := d.Token()
	return list, err
}

func shortText(s string) string {
	if utf8.RuneCountInString(s) <= exampleRunes {
		return s
	}
	s = string([]rune(s)[:exampleRunes])
	if i := strings.LastIndexAny(s, " \n"); i > 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " \n") + " …"
}
