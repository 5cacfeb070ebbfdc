package main

import (
	"bytes"
	"encoding/json"
	"errors"

	"casebook/kb"
)

// isJSON tells a case as JSON from a case file, which begins with "---".
func isJSON(data []byte) bool {
	data = bytes.TrimSpace(data)
	return len(data) > 0 && data[0] == '{'
}

// fromJSON reads a case as kb show --json writes it. What an own file need not
// say is filled in: the type, the status, the day.
func (a *app) fromJSON(o addOptions, path string, data []byte) (*addition, error) {
	if path == "-" {
		path = "standard input"
	}
	cfg, err := a.Config()
	if err != nil {
		return nil, err
	}
	c := &kb.Case{Type: kb.TypeCase, Status: kb.StatusPublished, Added: today(), Lang: a.lang(cfg)}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(c); err != nil {
		return nil, a.no("%s:%d: this is no case as JSON: %s; kb show SLUG --json writes one", path, lineAt(data, jsonOffset(err, dec)), err)
	}
	if dec.More() {
		return nil, a.no("%s: there is more than one case; kb import takes many", path)
	}
	in := &addition{free: o.slug == "" && c.Slug == ""}
	switch {
	case o.slug != "":
		c.Slug = o.slug
	case c.Slug == "":
		c.Slug = slugOf(c.Title)
	case !kb.ValidSlug(c.Slug):
		return nil, a.no("%s: slug %q is not a slug: want 3 to 80 small letters, digits and hyphens", path, c.Slug)
	}
	in.slug, in.files = c.Slug, kb.Render(c)
	return in, nil
}

// jsonOffset is where a fault in JSON stands.
func jsonOffset(err error, dec *json.Decoder) int64 {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return syntax.Offset
	case errors.As(err, &kind):
		return kind.Offset
	}
	return dec.InputOffset()
}

func lineAt(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(int64(len(data)), max(0, offset))], []byte("\n"))
}
