package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casebook/index"
)

// An apiCall is one request to the API, read through the parameters that its
// operation declares: what is read here and what the API's description says of it
// are one. Mistakes are gathered, so that all of them are told at once.
type apiCall struct {
	ctx   context.Context
	g     *index.Generation
	op    *operation
	path  map[string]string // by name
	query url.Values
	wrong []wrongParameter

	origin string // of absolute addresses
}

// A wrongParameter is a mistake of who asks.
type wrongParameter struct {
	Parameter string `json:"parameter"`
	Detail    string `json:"detail"` // what would be right
}

// A badCall tells every wrong parameter of a request.
type badCall struct{ wrong []wrongParameter }

func (b *badCall) Error() string {
	var all []string
	for _, w := range b.wrong {
		all = append(all, w.Parameter+": "+w.Detail)
	}
	return strings.Join(all, "; ")
}

// Unwrap makes it a failure of status 400.
func (b *badCall) Unwrap() error {
	return &failure{status: http.StatusBadRequest, detail: b.Error()}
}

// readQuery reads a query as browsers write it, in which a semicolon is a letter as
// any other. What can't be read is an error: a parameter that was dropped would
// answer another question.
func readQuery(raw string) (url.Values, error) {
	q, err := url.ParseQuery(strings.ReplaceAll(raw, ";", "%3B"))
	if err != nil {
		return nil, &failure{http.StatusBadRequest, "the query can't be read: a % stands before two hexadecimal digits, and is itself written %25"}
	}
	return q, nil
}

// declared is the declaration of a parameter. To read one that is not declared is a
// mistake of ours, which every test of the operation meets.
func (c *apiCall) declared(name string, kind paramKind) *apiParam {
	for i := range c.op.Params {
		if p := &c.op.Params[i]; p.Name == name && p.Kind == kind {
			return p
		}
	}
	panic(fmt.Sprintf("web: operation %s declares no parameter %s of that kind", c.op.ID, name))
}

// refuse notes a wrong parameter.
func (c *apiCall) refuse(name, detail string) {
	c.wrong = append(c.wrong, wrongParameter{name, detail})
}

// mistakes is the error of the parameters read so far, nil where all are right.
func (c *apiCall) mistakes() error {
	if len(c.wrong) == 0 {
		return nil
	}
	return &badCall{c.wrong}
}

// single is the one value of a parameter. Of several, none can be meant more than
// the others.
func (c *apiCall) single(name string) string {
	values := c.query[name]
	if len(values) > 1 {
		c.refuse(name, "want it once")
	}
	return c.query.Get(name)
}

// slug is a part of the path.
func (c *apiCall) slug(name string) string {
	c.declared(name, paramPath)
	return c.path[name]
}

// text is what was written, fit to be shown.
func (c *apiCall) text(name string) string {
	c.declared(name, paramText)
	return cleanText(c.single(name))
}

// number reads a number between the bounds that the parameter declares.
func (c *apiCall) number(name string) int {
	p := c.declared(name, paramNumber)
	text := c.single(name)
	if text == "" {
		return p.Default
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < p.Min || n > p.Max {
		c.refuse(name, fmt.Sprintf("want a number from %d to %d", p.Min, p.Max))
		return p.Default
	}
	return n
}

// flag reads 1 for yes, 0 or nothing for no.
func (c *apiCall) flag(name string) bool {
	c.declared(name, paramFlag)
	switch c.single(name) {
	case "1":
		return true
	case "", "0":
		return false
	}
	c.refuse(name, "want 1 or 0")
	return false
}

// choice reads one of the values that the parameter declares; the first stands for
// nothing.
func (c *apiCall) choice(name string) string {
	p := c.declared(name, paramChoice)
	value := cleanText(c.single(name))
	switch {
	case value == "":
		return p.Values[0]
	case !slices.Contains(p.Values, value):
		c.refuse(name, "want one of "+strings.Join(p.Values, ", "))
		return p.Values[0]
	}
	return value
}

// choices reads values that the parameter declares, with commas or in several
// parameters, each once.
func (c *apiCall) choices(name string) []string {
	p := c.declared(name, paramChoices)
	var chosen []string
	for _, param := range c.query[name] {
		for _, value := range strings.Split(param, ",") {
			switch value = cleanText(value); {
			case value == "" || slices.Contains(chosen, value):
			case !slices.Contains(p.Values, value):
				c.refuse(name, "want names of "+strings.Join(p.Values, ", ")+" with commas between them")
				return nil
			default:
				chosen = append(chosen, value)
			}
		}
	}
	return chosen
}
