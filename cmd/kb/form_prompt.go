package main

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

var (
	errBack    = errors.New("back to the question before") // it is no fault
	errStopped = errors.New("the form was stopped")
)

// A question is what the form asks, one at a time.
type question struct {
	title, help string
	value       string   // the answer so far, or the proposed one
	values      []string // of a question with several answers
	options     []option
	least, most int // characters, counted while typing; 0: not counted
	check       func(value string) error
	checkAll    func(values []string) error
}

// An option is one possible answer.
type option struct{ value, label, definition string }

// label is how an answer is shown.
func (q *question) label(value string) string {
	for _, o := range q.options {
		if o.value == value {
			return o.label
		}
	}
	return value
}

func (q *question) labels(values []string) string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = q.label(v)
	}
	return strings.Join(all, ", ")
}

func (q *question) valid(value string) error {
	if q.check == nil {
		return nil
	}
	return q.check(value)
}

func (q *question) allValid(values []string) error {
	if q.checkAll == nil {
		return nil
	}
	return q.checkAll(values)
}

// counter tells how long the answer is and may be.
func (q *question) counter(t *formTexts, value string) string {
	return fmt.Sprintf(t.counted, utf8.RuneCountInString(oneLine(value)), q.least, q.most)
}

// A prompter asks a person. Where the person stops, the error is errStopped or the
// context's, with what was typed so far.
type prompter interface {
	Line(q *question) (string, error)
	Choose(q *question) (string, error)
	Mark(q *question) ([]string, error)
}
