package kb

import (
	"errors"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

func (r *reader) date(n *yaml.Node, name string) Date {
	s := r.text(n, name)
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		r.badDate(n, name, s, CodeDate)
	}
	return d
}

func (r *reader) period(n *yaml.Node, name string) Period {
	s := r.text(n, name)
	if s == "" {
		return Period{}
	}
	p, err := ParsePeriod(s)
	if errors.Is(err, errPeriodOrder) {
		from, to, _ := strings.Cut(s, "..")
		r.wrong(n, CodePeriodOrder, "key", name, "value", s, "right", to+".."+from)
		return Period{}
	}
	if err != nil {
		r.badDate(n, name, s, CodePeriod)
	}
	return p
}

func (r *reader) moment(n *yaml.Node, name string) Moment {
	s := r.text(n, name)
	if s == "" {
		return Moment{}
	}
	m, err := ParseMoment(s)
	if err != nil {
		r.badDate(n, name, s, CodeMoment)
	}
	return m
}

// badDate tells a day that isn't in the calendar from what has another form.
func (r *reader) badDate(n *yaml.Node, name, s string, form Code) {
	from, to, _ := strings.Cut(s, "..")
	for _, part := range []string{from, to} {
		day, _, _ := strings.Cut(part, "T")
		var none *noSuchDay
		if _, err := ParseDate(day); errors.As(err, &none) {
			r.wrong(n, CodeNoSuchDay, "key", name, "value", shown(s), "last", strconv.Itoa(none.last))
			return
		}
	}
	r.wrong(n, form, "key", name, "value", shown(s))
}
