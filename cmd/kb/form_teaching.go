package main

import (
	"fmt"
	"strconv"

	"casebook/kb"
)

// mostQuestions is how many questions to the room the form asks for; a course that
// has more writes them into the file.
const mostQuestions = 20

// mostMinutes is a day, the most that a case file takes.
const mostMinutes = 24 * 60

// askTeaching asks what trainers need: objectives, questions to the room, minutes.
// Without objectives there is nothing for them.
func (f *form) askTeaching() error {
	if f.c.Teaching == nil {
		f.c.Teaching = new(kb.Teaching)
	}
	asks := []func() error{f.askObjectives}
	for i := range mostQuestions {
		asks = append(asks, func() error { return f.askRoom(i) })
	}
	asks = append(asks, f.askMinutes)
	err := f.sequence(asks...)
	if t := f.c.Teaching; len(t.Objectives) == 0 && len(t.Questions) == 0 && t.Minutes == 0 {
		f.c.Teaching = nil
	}
	return err
}

// withTeaching changes what a copy of the case has for trainers.
func withTeaching(c *kb.Case, change func(t *kb.Teaching)) {
	t := *c.Teaching
	change(&t)
	c.Teaching = &t
}

func (f *form) askObjectives() error {
	lang := f.textLang()
	q := f.question("objectives")
	q.value = f.c.Teaching.Objectives[lang]
	q.check = func(v string) error {
		return f.told("teaching", "", func(c *kb.Case) {
			withTeaching(c, func(t *kb.Teaching) { t.Objectives = withText(t.Objectives, lang, v) })
		})
	}
	answer, err := f.line("objectives", q)
	if err == nil {
		f.c.Teaching.Objectives = withText(f.c.Teaching.Objectives, lang, answer)
	}
	return err
}

// askRoom asks for a question to the room; an empty answer ends them, but the first
// must be one.
func (f *form) askRoom(i int) error {
	t := f.c.Teaching
	if i > len(t.Questions) || len(t.Objectives) == 0 {
		return errNothingAsked
	}
	lang := f.textLang()
	q := f.question("room", i+1)
	if i < len(t.Questions) {
		q.value = t.Questions[i][lang]
	}
	q.check = func(v string) error {
		if v == "" && i == 0 {
			return f.missing("questions")
		}
		return nil
	}
	answer, err := f.line(fmt.Sprintf("room %d", i+1), q)
	switch {
	case err != nil:
		return err
	case answer == "":
		t.Questions = t.Questions[:i]
	case i == len(t.Questions):
		t.Questions = append(t.Questions, kb.Text{lang: answer})
	default:
		t.Questions[i] = withText(t.Questions[i], lang, answer)
	}
	return nil
}

func (f *form) askMinutes() error {
	if len(f.c.Teaching.Objectives) == 0 {
		return errNothingAsked
	}
	q := f.question("minutes")
	if f.c.Teaching.Minutes > 0 {
		q.value = strconv.Itoa(f.c.Teaching.Minutes)
	}
	q.check = func(v string) error {
		if v == "" {
			return nil
		}
		if minutes, err := strconv.Atoi(v); err != nil || minutes < 1 || minutes > mostMinutes {
			return f.problem(kb.CodeNumber, "key", "minutes", "value", v, "min", "1", "max", strconv.Itoa(mostMinutes))
		}
		return nil
	}
	answer, err := f.line("minutes", q)
	if err != nil {
		return err
	}
	f.c.Teaching.Minutes = 0
	if answer != "" {
		f.c.Teaching.Minutes, err = strconv.Atoi(answer)
	}
	return err
}
