package web_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/pb33f/libopenapi/datamodel/high/base"

	"casebook/index"
	"casebook/kb"
	"casebook/web"
)

// closed is the API's description with every object closed to members that it does
// not name: what an answer has and the description has not fails a test.
func closed(t *testing.T, document []byte) []byte {
	t.Helper()
	var d map[string]any
	if err := json.Unmarshal(document, &d); err != nil {
		t.Fatal(err)
	}
	schemas := d["components"].(map[string]any)["schemas"].(map[string]any)
	for _, s := range schemas {
		if s := s.(map[string]any); s["properties"] != nil {
			s["additionalProperties"] = false
		}
	}
	out, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func newValidator(t *testing.T, document []byte) validator.Validator {
	t.Helper()
	doc, err := libopenapi.NewDocument(document)
	if err != nil {
		t.Fatal(err)
	}
	v, errs := validator.NewValidator(doc)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return v
}

// description is the document in one language.
func apiDocument(t *testing.T, h http.Handler, lang string) []byte {
	t.Helper()
	res := ask(t, h, http.MethodGet, "/api/v1/openapi.json?lang="+lang)
	if res.StatusCode != http.StatusOK {
		t.Fatalf("openapi.json: status %d: %s", res.StatusCode, bodyOf(t, res))
	}
	return []byte(bodyOf(t, res))
}

// The document is an OpenAPI 3.1 document, in both languages, over a full library
// and over an empty one.
func TestOpenAPIDocumentIsValid(t *testing.T) {
	for name, dir := range map[string]string{"ours": "../cases", "small": smallLibrary, "empty": t.TempDir()} {
		h := newHandler(t, dir)
		for _, lang := range []string{"en", "fr"} {
			v := newValidator(t, apiDocument(t, h, lang))
			if ok, errs := v.ValidateDocument(); !ok {
				for _, e := range errs {
					t.Errorf("%s, %s: %s: %v", name, lang, e.Message, e.SchemaValidationErrors)
				}
			}
		}
	}
}

// Everything in the document says what it is for, in both languages.
func TestOpenAPIDocumentIsDescribed(t *testing.T) {
	h := newHandler(t, smallLibrary)
	for _, lang := range []string{"en", "fr"} {
		var d any
		if err := json.Unmarshal(apiDocument(t, h, lang), &d); err != nil {
			t.Fatal(err)
		}
		undescribed(t, lang, "", d)
	}
}

// undescribed reports operations, parameters, responses and members of answers
// without a description.
func undescribed(t *testing.T, path, key string, v any) {
	object, ok := v.(map[string]any)
	if !ok {
		if list, ok := v.([]any); ok {
			for _, item := range list {
				undescribed(t, path, key+"[]", item)
			}
		}
		return
	}
	_, isReference := object["$ref"]
	wants := key == "get" || key == "parameters[]" || key == "headers.*" || key == "responses.*" && !isReference || key == "properties.*" || key == "schemas.*"
	if text, _ := object["description"].(string); wants && (text == "" || strings.HasPrefix(text, "[")) {
		t.Errorf("%s has no description", path)
	}
	for name, member := range object {
		if name == "example" {
			continue
		}
		below := name
		switch key {
		case "headers", "responses", "properties", "schemas":
			below = key + ".*"
		}
		undescribed(t, path+"/"+name, below, member)
	}
}

// apiRequests are requests to every operation, and the statuses that they bring.
func apiRequests() map[string]int {
	return map[string]int{
		"/search": 200, "/search?q=old+spice&lang=fr&facets=all&explain=1&limit=2": 200, "/search?q=leclerc&facets=use,year": 200,
		"/search?use=crisis,pr&outcome=success&year=2005..2010&sort=updated": 200, "/search?company=Old+Spice&company=QoQa": 200,
		"/search?limit=1&offset=1": 200, "/search?q=zzzz": 200, "/search?q=%22old+spice%22+-twitter+use:crsis": 200, "/search?country=ch&has=figures&grade=3": 200,
		"/search?limit=0": 400, "/search?limit=x&offset=-1&sort=up&exact=2&facets=colour&year=then": 400, "/search?q=%zz": 400,
		"/suggest": 200, "/suggest?q=old&n=3&lang=fr": 200, "/suggest?n=21": 400, "/suggest?q=a&q=b": 400, "/search?year=2005&year=2006": 400,
		"/suggest/opensearch?q=old": 200, "/suggest/opensearch": 200, "/suggest/opensearch?q=%": 400,
		"/cases/leclerc-blog-crisis": 200, "/cases/old-spice-responses": 200, "/cases/measuring-a-blog": 404, "/cases/old-spice": 301, "/cases/secret-draft": 404, "/cases/qoqa-community?x=%g": 400,
		"/cases/leclerc-blog-crisis/similar": 200, "/cases/leclerc-blog-crisis/similar?contrast=1&n=1&lang=fr": 200,
		"/cases/old-spice/similar": 301, "/cases/nothing/similar": 404, "/cases/qoqa-community/similar?n=0": 400,
		"/collections": 200, "/collections?lang=fr": 200, "/collections?lang=fr&lang=en": 400, "/collections?a=%": 400, "/collections/nothing": 404, "/collections/nothing?%": 400,
		"/taxonomies": 200, "/taxonomies?%": 400, "/taxonomies/channels": 200, "/taxonomies/source-kinds": 200, "/taxonomies/nothing": 404, "/taxonomies/uses?%": 400,
		"/stats": 200, "/stats?%": 400,
		"/openapi.json": 200, "/openapi.json?lang=fr": 200, "/openapi.json?lang=de": 400,
	}
}

// Every answer that the API gives is as the document says it is.
func TestAnswersAreAsTheDocumentSays(t *testing.T) {
	for dir, requests := range map[string]map[string]int{
		smallLibrary: apiRequests(),
		airlines:     {"/search?q=ran%C3%A7ongiciel&explain=1": 200, "/cases/northern-ransomware/similar?lang=fr": 200, "/cases/northern-ransomware/similar?contrast=1": 200, "/stats": 200},
		t.TempDir():  {"/search": 200, "/search?q=a&facets=1": 200, "/suggest?q=a": 200, "/stats": 200, "/collections": 200, "/cases/nothing": 404},
		"../cases": {
			"/search?limit=100&facets=all": 200, "/collections": 200, "/collections/airline-crises": 200, "/collections/airline-crises?lang=fr": 200,
			"/taxonomies": 200, "/stats": 200, "/search?q=crisis+apology&explain=1&limit=100": 200,
		},
	} {
		h := newHandler(t, dir)
		v := newValidator(t, closed(t, apiDocument(t, h, "en")))
		for target, status := range requests {
			held(t, v, h, target, status)
		}
	}
}

// Each of the cases that we ship is as the document says that cases are, and so are
// its neighbours.
func TestOurCasesAreAsTheDocumentSays(t *testing.T) {
	h := newHandler(t, "../cases")
	v := newValidator(t, closed(t, apiDocument(t, h, "en")))
	for _, hit := range search(t, h, "limit=100&sort=company").Hits {
		held(t, v, h, "/cases/"+hit.Slug, http.StatusOK)
	}
}

// held asks once and again with the answer's mark, and holds both answers against
// the document.
func held(t *testing.T, v validator.Validator, h http.Handler, target string, status int) {
	t.Helper()
	target = "/api/v1" + target
	res := ask(t, h, http.MethodGet, target)
	if res.StatusCode != status {
		t.Errorf("%s: status %d, want %d", target, res.StatusCode, status)
		return
	}
	asDescribed(t, v, target, res)
	if tag := res.Header.Get("ETag"); tag != "" {
		again := ask(t, h, http.MethodGet, target, "If-None-Match", tag)
		if again.StatusCode != http.StatusNotModified {
			t.Errorf("%s: asked again: status %d", target, again.StatusCode)
		}
		asDescribed(t, v, target, again)
	}
}

func asDescribed(t *testing.T, v validator.Validator, target string, res *http.Response) {
	t.Helper()
	plain, query, _ := strings.Cut(target, "?")
	if _, err := url.ParseQuery(query); err != nil {
		target = plain // the validator reads it too
	}
	ok, errs := v.ValidateHttpResponse(httptest.NewRequest(http.MethodGet, target, nil), res)
	if !ok {
		for _, e := range errs {
			t.Errorf("%s, %d: %s: %s", target, res.StatusCode, e.Message, e.Reason)
			for _, s := range e.SchemaValidationErrors {
				t.Errorf("    %s: %s", s.FieldPath, s.Reason)
			}
		}
	}
}

// The examples of the document are as its schemas say.
func TestExamplesAreAsTheDocumentSays(t *testing.T) {
	h := newHandler(t, "../cases")
	document := apiDocument(t, h, "fr")
	v := newValidator(t, closed(t, document))
	var d struct {
		Paths map[string]struct {
			Get struct {
				Parameters []struct {
					Name    string
					In      string
					Example any
				}
				Responses map[string]struct {
					Content map[string]struct{ Example json.RawMessage }
				}
			}
		}
	}
	if err := json.Unmarshal(document, &d); err != nil {
		t.Fatal(err)
	}
	examples := 0
	for path, item := range d.Paths {
		target := path
		for _, p := range item.Get.Parameters {
			if s, ok := p.Example.(string); ok && p.In == "path" {
				target = strings.Replace(target, "{"+p.Name+"}", s, 1)
			}
		}
		for media, content := range item.Get.Responses["200"].Content {
			if content.Example == nil {
				continue
			}
			examples++
			w := httptest.NewRecorder()
			w.Header().Set("Content-Type", media)
			w.Header().Set("ETag", `W/"x"`)
			_, _ = w.Write(content.Example)
			asDescribed(t, v, "/api/v1"+target, w.Result())
		}
	}
	if examples != len(d.Paths)-1 { // the document does not show itself
		t.Errorf("%d examples for %d addresses", examples, len(d.Paths))
	}
}

// What the document says of parameters, the handlers do, and nothing else: each
// declared parameter changes an answer or is refused, and what is not declared is
// told to be unknown.
func TestParametersAreRead(t *testing.T) {
	h := newHandler(t, airlines)
	model := apiModel(t, apiDocument(t, h, "en"))
	changes := map[string]string{ // a value that changes the answer of an operation
		"search q": "ransomware", "search lang": "fr", "search exact": "1", "search explain": "1",
		"suggest q": "nor", "suggest lang": "fr", "suggest-opensearch q": "nor", "suggest-opensearch lang": "fr",
		"similar contrast": "1", "similar lang": "fr", "collections lang": "fr", "collection lang": "fr", "openapi lang": "fr",
	}
	beside := map[string]string{"search": "q=pasenger+ransomware", "suggest": "q=communication", "suggest-opensearch": "q=communication"}
	paths := map[string]string{"case": "/cases/northern-ransomware", "similar": "/cases/northern-ransomware/similar", "taxonomy": "/taxonomies/uses", "collection": "/collections/two-answers"}
	for path, parameters := range model {
		op := parameters.id
		target := "/api/v1" + path
		if paths[op] != "" {
			target = "/api/v1" + paths[op]
		}
		for _, p := range parameters.list {
			if p.in == "path" {
				continue
			}
			at := func(value string) *http.Response {
				q, _ := url.ParseQuery(beside[op])
				q.Set(p.name, value)
				return ask(t, h, http.MethodGet, target+"?"+q.Encode())
			}
			switch {
			case p.strict:
				res := at("?!")
				if body := bodyOf(t, res); res.StatusCode != http.StatusBadRequest || !strings.Contains(body, `"errors":[{"parameter":"`+p.name+`"`) {
					t.Errorf("%s: %s=?!: %d, %s; want it named among errors", op, p.name, res.StatusCode, body)
				}
			default:
				value := changes[op+" "+p.name]
				if value == "" {
					value = "no-such-value" // of a filter
				}
				before := ask(t, h, http.MethodGet, target+"?"+beside[op])
				after := at(value)
				if after.StatusCode != http.StatusOK || before.Header.Get("ETag") == after.Header.Get("ETag") {
					t.Errorf("%s: %s=%s changes nothing (%d)", op, p.name, value, after.StatusCode)
				}
			}
		}
	}
	if r := search(t, h, "use=x&colour=y"); len(r.Warnings) != 2 || !strings.Contains(r.Warnings[1], `"colour"`) {
		t.Errorf("warnings %q, want the value and the parameter", r.Warnings)
	}
}

type apiParameters struct {
	id   string
	list []apiParameter
}

type apiParameter struct {
	name, in string
	strict   bool // its schema refuses most texts
}

// apiModel are the parameters of each path, as the document has them.
func apiModel(t *testing.T, document []byte) map[string]apiParameters {
	t.Helper()
	doc, err := libopenapi.NewDocument(document)
	if err != nil {
		t.Fatal(err)
	}
	model, err := doc.BuildV3Model()
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string]apiParameters)
	for path, item := range model.Model.Paths.PathItems.FromOldest() {
		parameters := apiParameters{id: item.Get.OperationId}
		for _, p := range item.Get.Parameters {
			parameters.list = append(parameters.list, apiParameter{p.Name, p.In, isStrict(p.Schema.Schema())})
		}
		all[path] = parameters
	}
	if len(all) < 10 {
		t.Fatalf("only %d paths", len(all))
	}
	return all
}

func isStrict(s *base.Schema) bool {
	if s.Items != nil && s.Items.IsA() {
		return isStrict(s.Items.A.Schema())
	}
	return len(s.Enum) > 0 || s.Pattern != "" || slices.Contains(s.Type, "integer")
}

// A failure of ours and an answer that takes too long are as the document says.
func TestFailuresAreAsTheDocumentSays(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(smallLibrary)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "taxonomy.yaml"), []byte("channels: [what\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	lib, err := kb.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(t.Context(), lib, index.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	v := newValidator(t, closed(t, apiDocument(t, newHandler(t, smallLibrary), "en")))
	for status, timeout := range map[int]time.Duration{http.StatusInternalServerError: time.Minute, http.StatusServiceUnavailable: time.Nanosecond} {
		s, err := web.New(web.Config{Index: ix, Library: lib, RequestTimeout: timeout})
		if err != nil {
			t.Fatal(err)
		}
		for _, target := range []string{"/api/v1/cases/qoqa-community/similar", "/api/v1/taxonomies"} {
			if status == http.StatusServiceUnavailable && target == "/api/v1/taxonomies" {
				continue // it waits for nothing
			}
			res := ask(t, s.Handler(), http.MethodGet, target)
			if res.StatusCode != status || res.Header.Get("Cache-Control") != "no-store" || res.Header.Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("%s: %d, %v; want %d", target, res.StatusCode, res.Header, status)
			}
			asDescribed(t, v, target, res)
		}
	}
	if res := ask(t, newHandler(t, smallLibrary), http.MethodPost, "/api/v1/search"); res.StatusCode != http.StatusMethodNotAllowed || res.Header.Get("Allow") != "GET, HEAD, OPTIONS" {
		t.Errorf("POST: %d, Allow %q", res.StatusCode, res.Header.Get("Allow"))
	}
}
