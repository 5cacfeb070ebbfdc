package web

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/index"
	"casebook/kb"
)

// A fieldView is one field of a form: label, hint, field, message.
type fieldView struct {
	ID, Name, Label, Hint string
	Value                 string
	Rows                  int    // of a text of several lines, 0 for a field of one
	Lang                  string // that is to be written in, where it is not the page's
	Complete              string // autocomplete
	Type                  string // "url"; empty: text
	Max                   int    // characters that are asked for, 0: none
	Count                 string // "106 of 400 characters"
	Counting              string // the same with places for the script
	Error                 string
	Options               []optionView // of a choice
	Empty                 string       // what a choice says where none is made
	Group                 string       // of a field in a row: what the row is, for screen readers
}

// An optionView is one of the values of a choice.
type optionView struct {
	ID, Value, Label, Meaning string
	Mark                      *mark
	Chosen                    bool
}

// A formView makes the fields of one form.
type formView struct {
	v     view
	f     caseForm
	wrong map[string]string // the message of each field
}

func (v view) form(f caseForm, wrong []fieldError) formView {
	return formView{v, f, v.fieldMessages(wrong)}
}

// field is a field by its name. Its label is contribute.NAME, its hint
// contribute.NAME-hint where there is one.
func (fv formView) field(name string) fieldView {
	l := fv.v.l
	field := fieldView{ID: name, Name: name, Label: l.T(labelKey(name)), Value: fv.f.one(name), Error: fv.wrong[name]}
	if key := labelKey(name) + "-hint"; l.Has(key) {
		field.Hint = l.T(key)
	}
	return field
}

func labelKey(name string) string { return "contribute." + strings.ReplaceAll(name, "_", "-") }

func (fv formView) area(name string, rows int) fieldView {
	field := fv.field(name)
	field.Rows = rows
	return field
}

// summary is a field whose characters are counted.
func (fv formView) summary(lang string) fieldView {
	field := fv.area("summary_"+lang, 3)
	field.Lang, field.Max = fv.v.foreign(lang), maxSummary
	if field.Lang == "" {
		field.Hint = "" // it is the reader's own language
	}
	field.Count = fv.v.l.T("contribute.count", "n", utf8.RuneCountInString(oneLine(field.Value)), "max", maxSummary)
	field.Counting = fv.v.l.T("contribute.count", "max", maxSummary)
	return field
}

// maxSummary is what a summary may have in characters.
const maxSummary = 400

// choice is a field that takes one of a taxonomy's values, or several.
func (fv formView) choice(name string, terms *kb.Taxonomy, facet index.Facet) fieldView {
	field := fv.field(name)
	field.Empty = fv.v.l.T("contribute.choose")
	field.Options = fv.options(name, terms, facet, fv.f.Values[name])
	return field
}

func (fv formView) options(id string, terms *kb.Taxonomy, facet index.Facet, chosen []string) []optionView {
	var options []optionView
	for _, slug := range terms.Slugs() {
		term, _ := terms.Term(slug)
		if term.Closed > 0 && facet == "" {
			continue
		}
		option := optionView{
			ID: id + "-" + slug, Value: slug, Label: fv.v.term(terms, slug), Meaning: term.Definition.In(fv.v.l.Lang),
			Chosen: slices.Contains(chosen, slug),
		}
		if facet != "" {
			if m := fv.v.sign(facet, slug); m.Icon != "" {
				option.Mark = &m
			}
		}
		options = append(options, option)
	}
	return options
}

// cell is a field of a row.
func (fv formView) cell(name string, i int) fieldView {
	field := fv.field(name)
	field.ID, field.Value, field.Error = row(name, i), fv.f.at(name, i), fv.wrong[row(name, i)]
	field.Group = fv.v.l.Number(i + 1)
	return field
}

// choiceCell is a choice in a row.
func (fv formView) choiceCell(name string, i int, terms *kb.Taxonomy, facet index.Facet) fieldView {
	field := fv.cell(name, i)
	field.Empty = fv.v.l.T("contribute.choose")
	field.Options = fv.options(field.ID, terms, facet, []string{field.Value})
	return field
}

// fieldMessages are the sentences about fields, by their ids.
func (v view) fieldMessages(wrong []fieldError) map[string]string {
	messages := make(map[string]string, len(wrong))
	for _, e := range wrong {
		if messages[e.Field] == "" {
			messages[e.Field] = v.fieldMessage(e)
		}
	}
	return messages
}

// fieldMessage says what is wrong with a field: the check's own sentence, with the
// field called as the page calls it, and an example where there is one.
func (v view) fieldMessage(e fieldError) string {
	name, _, _ := strings.Cut(e.Field, "-")
	var text string
	switch e.Code {
	case kb.CodeKeyMissing, kb.CodeEmpty, kb.CodeSectionMissing:
		text = v.l.T("contribute.missing")
	case kb.CodeTooShort:
		text = v.l.T("contribute.too-short", "length", e.Args["length"], "min", e.Args["min"])
	case kb.CodeTooLong:
		text = v.l.T("contribute.too-long", "length", e.Args["length"], "max", e.Args["max"])
	case kb.CodeCrisisMissing:
		text = v.l.T("contribute.need-crisis")
	case kb.CodeTimelineMissing:
		text = v.l.T("contribute.need-timeline")
	case kb.CodeContributorCompany:
		text = v.l.T("contribute.own-company", "name", e.Args["value"])
	case kb.CodeContributorBrand:
		text = v.l.T("contribute.brand", "name", e.Args["company"])
	case codeEditors:
		text = v.l.T("contribute.editors")
	case "":
		text = e.Message
	default:
		p := e.Problem
		p.Args = maps.Clone(p.Args)
		if p.Args["key"] != "" {
			p.Args["key"] = v.l.T(labelKey(name))
		}
		text = capital(p.In(v.l.Lang)) + "."
	}
	if key := labelKey(name) + "-example"; v.l.Has(key) {
		text += " " + v.l.T("contribute.example", "text", v.l.T(key))
	}
	return text
}

// listKey is the text that names the list of a field in rows.
func listKey(name string) string {
	switch group, _, _ := strings.Cut(name, "_"); group {
	case "source", "step":
		return "contribute." + group + "s"
	}
	return "contribute.channels"
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(string(r)) + s[size:]
}

// summaryOf lists what is wrong, each leading to its field.
func (v view) summaryOf(wrong []fieldError) []link {
	var links []link
	for _, e := range wrong {
		name, number, isRow := strings.Cut(e.Field, "-")
		label := v.l.T(labelKey(name))
		if isRow {
			label = v.l.T(listKey(name)) + " " + number + ", " + label
		}
		if !strings.HasSuffix(label, "?") {
			label += v.l.T("word.colon")
		}
		links = append(links, link{label + " " + v.fieldMessage(e), "#" + e.Field})
	}
	return links
}
