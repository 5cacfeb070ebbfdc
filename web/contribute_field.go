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
	Tick                  bool         // it is a box, ticked where Value is not empty
	Sources               bool         // its options are the sources of the form
	Renamed               bool         // its label changes with what is typed elsewhere
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
	l, lang := fv.v.l, fv.f.one("lang")
	field := fieldView{ID: name, Name: name, Label: fv.v.fieldLabel(name, lang), Value: fv.f.one(name), Error: fv.wrong[name]}
	if key := labelKey(name) + "-hint"; l.Has(key) && !strings.HasSuffix(name, "_2") {
		field.Hint = l.T(key)
	}
	switch {
	case strings.HasSuffix(name, "_2"):
		field.Lang, field.Renamed = fv.v.foreign(otherLang(lang)), true
	case slices.Contains(textFields, name):
		field.Lang = fv.v.foreign(textLang(lang))
	}
	return field
}

// textFields are in the language of the case's text, and most have a pair in the
// other language of the site.
var textFields = slices.Concat(sectionFields[:], []string{"title", "channel_note", "step_text", "figure_label", "objectives", "question"})

// fieldLabel is how a field is called on the page of a case told in lang.
func (v view) fieldLabel(name, lang string) string {
	label := v.l.T(labelKey(name))
	if strings.HasSuffix(name, "_2") {
		label += v.l.T("contribute.in-" + otherLang(lang))
	}
	return label
}

func labelKey(name string) string {
	return "contribute." + strings.ReplaceAll(strings.TrimSuffix(name, "_2"), "_", "-")
}

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
	case kb.CodeSourceNumber:
		text = v.l.T("contribute.no-source")
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

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(string(r)) + s[size:]
}

// summaryOf lists what is wrong with a form, each leading to its field.
func (v view) summaryOf(f caseForm, wrong []fieldError) []link {
	var links []link
	for _, e := range wrong {
		name, number, _ := strings.Cut(e.Field, "-")
		label := v.fieldLabel(name, f.one("lang"))
		if l, is := listOf(name); is {
			label = v.l.T("contribute.row-"+l.name, "n", number) + ", " + label
		}
		if !strings.HasSuffix(label, "?") {
			label += v.l.T("word.colon")
		}
		links = append(links, link{label + " " + v.fieldMessage(e), "#" + e.Field})
	}
	return links
}
