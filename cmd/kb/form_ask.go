package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"casebook/kb"
)

// question is a question by its name; args fill the title.
func (f *form) question(name string, args ...any) *question {
	text := f.t.questions[name]
	if len(args) > 0 {
		text.title = fmt.Sprintf(text.title, args...)
	}
	return &question{title: text.title, help: text.help}
}

// line asks for a line of text. What was typed when the form was interrupted is
// proposed again.
func (f *form) line(name string, q *question) (string, error) {
	if typed := f.draft.Typed[name]; typed != "" {
		q.value = typed
	}
	answer, err := f.p.Line(q)
	if err == nil || errors.Is(err, errBack) {
		f.note(name, "")
	} else if answer != "" {
		f.note(name, answer)
	}
	return answer, err
}

// note keeps something in the draft for when the form goes on; "" forgets it.
func (f *form) note(name, text string) {
	if text == "" {
		delete(f.draft.Typed, name)
		return
	}
	if f.draft.Typed == nil {
		f.draft.Typed = make(map[string]string)
	}
	f.draft.Typed[name] = text
}

// words asks for a list, parted by commas.
func (f *form) words(name string, have []string, check func(words []string) error) ([]string, error) {
	q := f.question(name)
	q.value = strings.Join(have, ", ")
	q.check = func(value string) error { return check(commas(value)) }
	answer, err := f.line(name, q)
	return commas(answer), err
}

func commas(text string) []string {
	var words []string
	for word := range strings.SplitSeq(text, ",") {
		if word = oneLine(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// terms are the terms of a list with their definitions, as options.
func (f *form) terms(list *kb.Taxonomy) []option {
	var options []option
	for _, slug := range list.Slugs() {
		term, _ := list.Term(slug)
		options = append(options, option{slug, term.Label.In(f.t.lang), term.Definition.In(f.t.lang)})
	}
	return options
}

// term asks for one term of a list; may be none where none is named.
func (f *form) term(q *question, list *kb.Taxonomy, have, none string) (string, error) {
	q.options = f.terms(list)
	if none != "" {
		q.options = append([]option{{label: none}}, q.options...)
	}
	q.value = have
	if have == "" && none == "" {
		q.value = q.options[0].value
	}
	return f.p.Choose(q)
}

// yes asks a question that yes or no answers.
func (f *form) yes(name string, proposed bool) (bool, error) {
	q := f.question(name)
	q.options = []option{{value: "yes", label: f.t.yes}, {value: "no", label: f.t.no}}
	q.value = "no"
	if proposed {
		q.value = "yes"
	}
	answer, err := f.p.Choose(q)
	return answer == "yes", err
}

// sequence asks one after the other, and goes back as asked; each answer is saved.
// Where the person comes back from a later step, the last question comes first.
func (f *form) sequence(asks ...func() error) error {
	i, direction := 0, 1
	if f.backwards {
		i, direction = len(asks)-1, -1
	}
	for ; i < len(asks); i += direction {
		f.backwards = direction < 0
		err := asks[i]()
		f.backwards = false
		switch {
		case errors.Is(err, errBack):
			if direction = -1; i == 0 {
				return errBack
			}
		case errors.Is(err, errNothingAsked):
			if i+direction < 0 {
				return errBack
			}
		case err != nil:
			return err
		default:
			direction = 1
			if err := f.save(); err != nil {
				return err
			}
		}
	}
	return nil
}

// items asks for one item after the other, until there are no more.
func (f *form) items(more string, count func() int, ask func(i int) error, drop func()) error {
	i := max(0, count()-1)
	if f.changing {
		i = 0
	}
	for {
		err := ask(i)
		if errors.Is(err, errBack) && i > 0 {
			drop()
			i--
			continue
		}
		if err != nil {
			if errors.Is(err, errBack) {
				drop()
			}
			return err
		}
		if i+1 >= count() {
			another, err := f.yes(more, false)
			if errors.Is(err, errBack) {
				continue
			}
			if err != nil || !another {
				return err
			}
		}
		i++
	}
}

// told is what kb says about an answer: the first error under the key that it
// stands in. sub names the key of an item; what the item still lacks is not said.
func (f *form) told(key, sub string, set func(c *kb.Case)) error {
	c := *f.c
	c.Sources, c.Channels, c.Figures = slices.Clone(c.Sources), slices.Clone(c.Channels), slices.Clone(c.Figures)
	c.Timeline, c.Summary, c.Translations = slices.Clone(c.Timeline), maps.Clone(c.Summary), slices.Clone(c.Translations)
	set(&c)
	c.Slug = unnamed
	file := kb.Render(&c)[0]
	_, problems := kb.Parse(c.Slug, []kb.File{file}, f.tax)
	first, last := keyLines(file.Data, key)
	for _, p := range problems {
		switch {
		case p.Severity != kb.Error, p.Code == kb.CodeCrisisMissing, p.Code == kb.CodeTimelineMissing:
			continue
		case p.Code == kb.CodeKeyMissing:
			if at := p.Args["key"]; at != sub && (at != key || sub != "") {
				continue
			}
		case p.Line < first || p.Line > last:
			continue
		}
		return errors.New(p.In(f.t.lang))
	}
	return nil
}

// missing is what kb says where an answer must not be empty.
func (f *form) missing(key string) error {
	return f.problem(kb.CodeKeyMissing, "key", key, "hint", key)
}

// problem is a sentence of kb's in the reader's language.
func (f *form) problem(code kb.Code, args ...string) error {
	p := kb.Problem{Code: code, Args: make(map[string]string)}
	for i := 0; i+1 < len(args); i += 2 {
		if args[i+1] != "" {
			p.Args[args[i]] = args[i+1]
		}
	}
	return errors.New(p.In(f.t.lang))
}

// keyLines are the first and the last line of a key of the front matter; with the
// key "" those of the body.
func keyLines(data []byte, key string) (first, last int) {
	n, fences := 0, 0
	for line := range bytes.Lines(data) {
		n++
		if fences < 2 && bytes.Equal(bytes.TrimSpace(line), []byte("---")) {
			if fences++; fences == 2 {
				break
			}
			continue
		}
		switch {
		case first == 0 && bytes.HasPrefix(line, []byte(key+":")):
			first, last = n, n
		case first > 0 && last == n-1 && (line[0] == ' ' || line[0] == '-'):
			last = n
		}
	}
	if key == "" {
		return n + 1, len(data)
	}
	return first, last
}

// source asks from which source something is. That none says so stands last, so
// that the others are counted as the case counts them.
func (f *form) source(q *question, have int, must bool) (int, error) {
	for i, s := range f.c.Sources {
		q.options = append(q.options, option{value: strconv.Itoa(i + 1), label: fmt.Sprintf("[%d] %s", i+1, cut(oneLine(s.Title), 60))})
	}
	if must {
		q.value = q.options[0].value
	} else {
		q.options, q.value = append(q.options, option{value: "0", label: f.t.noneYet}), "0"
	}
	if have > 0 && have <= len(f.c.Sources) {
		q.value = strconv.Itoa(have)
	}
	answer, err := f.p.Choose(q)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(answer)
}
