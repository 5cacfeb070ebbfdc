package web

import (
	"slices"
	"strconv"
	"strings"

	"casebook/index"
)

// A listView is a part of the form that is repeated.
type listView struct {
	Name, Legend, Hint string
	Rows               []rowView
	Words              string // what leads to the meanings of what its rows choose from
	Meanings           []optionView
	More               string // what the button says that asks for more rows; empty: there are enough
	Next               string // the form's address, leading to the row that the button brings
}

// A rowView is one row of a list: its fields, and those that most leave out.
type rowView struct {
	Label       string
	Cells, More []fieldView
	Rest        string // what leads to the latter
	Open        bool   // something is in it
	Alone       bool   // it has one field, which is called as the row is
}

// list lays out a list of the form: the rows filled in, one more for the next, and
// some more where the reader asked for them.
func (fv formView) list(l formList, action string) listView {
	t := fv.v.l
	n := max(l.first, fv.f.rowsOf(l)+1)
	if fv.f.one("more") == l.name {
		n = max(n, len(fv.f.Values[l.fields[0]])+2)
	}
	n = min(n, maxRows)
	list := listView{Name: l.name, Legend: t.T("contribute." + l.name)}
	if key := "contribute." + l.name + "-hint"; t.Has(key) {
		list.Hint = t.T(key)
	}
	if n < maxRows {
		list.More, list.Next = t.T("contribute.more-"+l.name), action+"#"+row(l.fields[0], n)
	}
	list.Words, list.Meanings = t.T("contribute.words"), fv.meanings(l)
	for i := range n {
		r := rowView{Label: t.T("contribute.row-"+l.name, "n", t.Number(i+1))}
		if len(l.more) > 0 {
			r.Rest = t.T("contribute.rest-" + l.name)
		}
		for _, name := range l.fields {
			r.Cells = append(r.Cells, fv.cell(name, i))
		}
		if len(l.fields) == 1 {
			r.Cells[0].Label, r.Cells[0].Group, r.Alone = r.Label, "", true
		}
		for _, name := range l.more {
			cell := fv.cell(name, i)
			r.More = append(r.More, cell)
			r.Open = r.Open || cell.Error != "" || cell.Value != "" && fv.f.of == nil
		}
		list.Rows = append(list.Rows, r)
	}
	return list
}

// meanings are the definitions of what a list's rows choose from.
func (fv formView) meanings(l formList) []optionView {
	tax := fv.v.tax
	switch l.name {
	case channelList.name:
		return fv.options("", tax.Verdicts, "", nil)
	case responseList.name:
		return fv.options("", tax.Responses, "", nil)
	case stepList.name:
		return fv.options("", tax.Steps, "", nil)
	case sourceList.name:
		return fv.options("", tax.SourceKinds, "", nil)
	case figureList.name:
		return fv.options("", tax.Rungs, "", nil)
	}
	return nil
}

// cell is a field of a row.
func (fv formView) cell(name string, i int) fieldView {
	field, tax := fv.field(name), fv.v.tax
	field.ID, field.Value, field.Error = row(name, i), fv.f.at(name, i), fv.wrong[row(name, i)]
	field.Group = fv.v.l.Number(i + 1)
	field.Empty = fv.v.l.T("contribute.choose")
	switch name {
	case "channel":
		field.Options = fv.options(field.ID, tax.Channels, index.FacetChannel, []string{field.Value})
	case "verdict":
		field.Options = fv.options(field.ID, tax.Verdicts, "", []string{field.Value})
		field.Empty = fv.v.l.T("contribute.not-judged")
	case "response":
		field.Options = fv.options(field.ID, tax.Responses, "", []string{field.Value})
	case "step_mark":
		field.Options = fv.options(field.ID, tax.Steps, "", []string{field.Value})
		field.Empty = fv.v.l.T("contribute.no-mark")
	case "source_kind":
		field.Options = fv.options(field.ID, tax.SourceKinds, "", []string{field.Value})
	case "figure_rung":
		field.Options = fv.options(field.ID, tax.Rungs, "", []string{field.Value})
	case "figure_by":
		field.Options = fv.options(field.ID, tax.Counters, "", []string{field.Value})
		field.Empty = fv.v.l.T("contribute.not-told")
	case "source_lang":
		field.Options = fv.languages(field.ID, field.Value)
		field.Empty = fv.v.l.T("contribute.not-told")
	case "figure_source", "step_source", "channel_source":
		field.Options, field.Sources = fv.sources(field.ID, field.Value), true
		if name != "figure_source" {
			field.Empty = fv.v.l.T("contribute.not-told")
		}
	case "source_url", "source_archived":
		field.Type = "url"
	case tickField:
		field.Tick, field.Value = true, ""
		if fv.f.ticked(i) {
			field.Value = strconv.Itoa(i + 1)
		}
	}
	return field
}

// sources are the sources of the form, to be named by their numbers.
func (fv formView) sources(id, chosen string) []optionView {
	n := max(sourceList.first, fv.f.rowsOf(sourceList)+1)
	if number, err := strconv.Atoi(chosen); err == nil {
		n = max(n, number) // one that is not there is told, not lost
	}
	var options []optionView
	for i := range min(n, maxRows) {
		number := strconv.Itoa(i + 1)
		label := number
		if title := fv.f.at("source_title", i); title != "" {
			label += ". " + shortened(title)
		}
		options = append(options, optionView{ID: id + "-" + number, Value: number, Label: label, Chosen: number == chosen})
	}
	return options
}

// shortened is the beginning of a title, enough to know it again in a list.
func shortened(title string) string {
	const enough = 40
	if runes := []rune(title); len(runes) > enough {
		return strings.TrimSpace(string(runes[:enough])) + "…"
	}
	return title
}

// sourceLanguages are those that sources are mostly in.
var sourceLanguages = []string{"en", "fr", "de", "it", "es"}

func (fv formView) languages(id, chosen string) []optionView {
	tags := sourceLanguages
	if chosen != "" && !slices.Contains(tags, chosen) {
		tags = append(slices.Clip(tags), chosen)
	}
	var options []optionView
	for _, tag := range tags {
		options = append(options, optionView{ID: id + "-" + tag, Value: tag, Label: fv.v.language(tag), Chosen: tag == chosen})
	}
	return options
}
