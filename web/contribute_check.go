package web

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// A fieldError is what is wrong with one field of a form.
type fieldError struct {
	Field string // its id on the page: "title", "source_url-2"
	kb.Problem
}

// codeEditors is the one problem that only the site knows: readers can't sign as the
// library's editors.
const codeEditors kb.Code = "contributor-editors"

// parse checks the form against the library. The case is nil where there is something
// wrong, which comes in the order of the form's fields.
func (v view) parse(ctx context.Context, g *index.Generation, f caseForm) (*kb.Case, []fieldError, error) {
	known, err := g.Known(ctx)
	if err != nil {
		return nil, nil, err
	}
	texts := f.write(v.tax)
	files := make([]kb.File, len(texts))
	for i, t := range texts {
		files[i] = t.file()
	}
	c, problems := kb.Parse(formSlug, files, v.tax)
	var wrong []fieldError
	for _, p := range problems {
		if p.Severity != kb.Error {
			continue
		}
		for i, t := range texts {
			if p.Path == files[i].Path {
				wrong = append(wrong, fieldError{f.fieldOf(t, p), p})
				if p.Code == kb.CodeKeyMissing && p.Args["key"] == "summary" { // one key, two fields
					wrong = append(wrong, fieldError{"summary_fr", p})
				}
			}
		}
	}
	wrong = append(wrong, f.wrongNames(known, wrong)...)
	related, err := f.wrongRelated(ctx, g)
	if err != nil {
		return nil, nil, err
	}
	wrong = append(wrong, related...)
	slices.SortStableFunc(wrong, func(a, b fieldError) int { return fieldPlace(a.Field) - fieldPlace(b.Field) })
	wrong = slices.CompactFunc(wrong, func(a, b fieldError) bool { return a.Field == b.Field })
	if len(wrong) > 0 {
		return nil, wrong, nil
	}
	return c, nil, nil
}

// wrongNames are contributors that are no persons, as far as they are not told.
func (f caseForm) wrongNames(known *kb.Known, told []fieldError) []fieldError {
	var wrong []fieldError
	for _, name := range f.parts("name") {
		company, is := known.Brand(name)
		switch {
		case name == kb.Editors:
			wrong = append(wrong, fieldError{"name", kb.Problem{Code: codeEditors}})
		case is && !slices.ContainsFunc(told, func(e fieldError) bool { return e.Field == "name" }):
			wrong = append(wrong, fieldError{"name", kb.Problem{Code: kb.CodeContributorBrand, Args: map[string]string{"value": name, "company": company}}})
		}
	}
	return wrong
}

// wrongRelated are related cases that there are none of.
func (f caseForm) wrongRelated(ctx context.Context, g *index.Generation) ([]fieldError, error) {
	var wrong []fieldError
	for _, slug := range casesNamed(f.Values["related"]) {
		code := kb.CodeCaseUnknown
		switch {
		case !kb.ValidSlug(slug):
			continue // told already
		case f.of != nil && slug == f.of.Slug:
			code = kb.CodeSelf
		case f.of != nil && slices.Contains(f.of.Related, slug):
			continue // it may not be public yet
		default:
			_, err := g.Case(ctx, slug)
			if err == nil {
				continue
			}
			if !errors.Is(err, kb.ErrNotFound) {
				return nil, fmt.Errorf("look up %s: %w", slug, err)
			}
		}
		wrong = append(wrong, fieldError{"related", kb.Problem{Code: code, Args: map[string]string{"key": "related", "value": slug}}})
	}
	return wrong, nil
}

// fieldPlace orders fields as the page has them, those of a list row by row.
func fieldPlace(field string) int {
	name, number, _ := strings.Cut(field, "-")
	place := slices.Index(placedFields, name)
	if l, is := listOf(name); is {
		row := 0
		for _, digit := range number {
			row = row*10 + int(digit-'0')
		}
		place = slices.Index(placedFields, l.fields[0])
		return place*placesPerField + row*len(l.all()) + slices.Index(l.all(), name)
	}
	return place * placesPerField
}

// placesPerField is more than the fields of all rows of a list.
const placesPerField = 1000

// placedFields are the fields of both forms in the order of their pages.
var placedFields = slices.Insert(slices.Clone(caseFields), slices.Index(caseFields, sectionFields[0]), "body")

// keyFields are the fields of keys that a case lacks.
var keyFields = map[string]string{
	"companies": "company", "countries": "country", "uses": "use", "channels": "channel-1", "summary": "summary_en",
	"summary.en": "summary_en", "summary.fr": "summary_fr", "sources": "source_title-1", "contributors": "name",
	"cause": "cause", "response": "response-1", "objectives": "objectives", "questions": "question-1",
}

// rowFields are the fields of keys that a row lacks, by the beginning of the row's
// fields.
var rowFields = map[string]map[string]string{
	"channel": {"name": "channel"},
	"verdict": {"name": "channel"},
	"step":    {"at": "step_at", "text": "step_text"},
	"figure":  {"value": "figure_value", "label": "figure_label", "rung": "figure_rung", "source": "figure_source"},
	"source":  {"title": "source_title", "kind": "source_kind"},
}

// fieldOf is the field that a problem of a file is about.
func (f caseForm) fieldOf(t *formText, p kb.Problem) string {
	key, at := p.Args["key"], ""
	if p.Line > 0 && p.Line <= len(t.lines) {
		at = t.lines[p.Line-1]
	}
	suffix := ""
	if t.lang != "" && f.of == nil {
		suffix = "_2"
	}
	switch p.Code {
	case kb.CodeCrisisMissing:
		return "cause"
	case kb.CodeTimelineMissing:
		return "step_at-1"
	case kb.CodeSectionMissing:
		return f.sectionOf(p.Args["section"], suffix)
	case kb.CodeKeyMissing:
		// of a row: the field of that key beside the one that the problem stands at
		if name, number, ok := strings.Cut(at, "-"); ok {
			group, _, _ := strings.Cut(name, "_")
			if field, ok := rowFields[group][key]; ok {
				return field + "-" + number
			}
		}
		if field, ok := keyFields[key]; ok {
			return field
		}
	}
	if at == "" && slices.Contains(caseFields, key+suffix) {
		return key + suffix
	}
	if at == "" {
		return "title" + suffix
	}
	return at
}

// sectionOf is the field of a section by its title.
func (f caseForm) sectionOf(title, suffix string) string {
	if f.of != nil {
		return "body"
	}
	for i, field := range sectionFields {
		if title == sectionTitle("en", i) || title == sectionTitle("fr", i) {
			return field + suffix
		}
	}
	return sectionFields[0] + suffix
}
