package web

import "slices"

// A formList is a part of the form of a case that is repeated, a row each.
type formList struct {
	name   string   // of the button that asks for more of it, and of its texts
	first  int      // rows that an empty form has
	fields []string // of a row
	more   []string // those that most rows leave out, which come after the others
}

// The lists of the form of a case.
var (
	channelList  = formList{"channels", 2, []string{"channel", "verdict"}, []string{"channel_note", "channel_note_2", "channel_period", "channel_source"}}
	responseList = formList{"responses", 2, []string{"response"}, nil}
	stepList     = formList{"steps", 3, []string{"step_at", "step_text", "step_mark"}, []string{"step_text_2", "step_source"}}
	sourceList   = formList{"sources", 2, []string{"source_title", "source_url", "source_kind", "source_publisher", "source_date"}, []string{"source_lang", "source_archived", "source_accessed"}}
	figureList   = formList{"figures", 1, []string{"figure_value", "figure_label", "figure_rung", "figure_source"}, []string{"figure_label_2", "figure_by", "figure_disputed"}}
	questionList = formList{"questions", 1, []string{"question"}, []string{"question_2"}}
)

var formLists = []formList{channelList, responseList, stepList, sourceList, figureList, questionList}

// all are the fields of a row in their order.
func (l formList) all() []string { return slices.Concat(l.fields, l.more) }

// listOf is the list that a field belongs to.
func listOf(field string) (formList, bool) {
	for _, l := range formLists {
		if slices.Contains(l.fields, field) || slices.Contains(l.more, field) {
			return l, true
		}
	}
	return formList{}, false
}

// rowsOf is how many rows of a list have something in them, the last such row being
// the last. A tick tells its row by its value.
func (f caseForm) rowsOf(l formList) int {
	last := 0
	for _, name := range l.all() {
		if name == tickField {
			continue // a tick alone tells nothing
		}
		for i, value := range f.Values[name] {
			if value != "" {
				last = max(last, i+1)
			}
		}
	}
	return last
}

// blank reports whether nothing is in a row.
func (f caseForm) blank(l formList, row int) bool {
	return !slices.ContainsFunc(l.all(), func(name string) bool { return name != tickField && f.at(name, row) != "" })
}

// tickField is the one field of a row that is ticked: its values are the numbers of
// the rows, for a browser sends no box that is not ticked.
const tickField = "figure_disputed"
