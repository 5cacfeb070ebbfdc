package index

import "strings"

// String writes the query in its canonical form: words and phrases as typed, then
// filters with English keys and slugs, years, order. [ParseQuery] makes an equal
// Expr of it, if e is one that it made, and the names know their slugs.
func (e Expr) String() string {
	var b strings.Builder
	piece := func(not bool) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(dash(not))
	}
	for _, c := range e.Clauses {
		for i, t := range c.Any {
			if i > 0 && !c.Not {
				b.WriteString(" OR")
			}
			piece(c.Not)
			b.WriteString(t.String())
		}
	}
	for _, f := range e.Filters {
		piece(f.Not)
		b.WriteString(f.text())
	}
	if e.Years != (Years{}) {
		piece(false)
		b.WriteString("year:" + e.Years.text())
	}
	if e.HasSort {
		piece(false)
		b.WriteString("sort:" + e.Sort.name())
	}
	return b.String()
}

// String is the term with the quotes that it needs.
func (t Term) String() string {
	switch {
	case !t.Phrase:
		return t.Text
	case strings.ContainsFunc(t.Text, isStraight):
		return "«" + t.Text + "»"
	}
	return `"` + t.Text + `"`
}

// text is the filter as a qualifier, without the dash of Not.
func (f Filter) text() string {
	values := make([]string, len(f.Values))
	for i, v := range f.Values {
		values[i] = asValue(v)
	}
	return string(f.Facet) + ":" + strings.Join(values, ",")
}
