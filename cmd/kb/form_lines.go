package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// A linePrompter asks line by line, without drawing: screen readers can follow,
// and any terminal will do.
type linePrompter struct {
	ctx  context.Context // of the form, which this lives as long as
	in   io.Reader
	out  io.Writer
	text *formTexts
}

func (p *linePrompter) Line(q *question) (string, error) {
	p.head(q)
	if q.value != "" {
		p.say("[%s]", q.value)
	}
	for {
		answer, err := p.read(p.text.answer)
		if err != nil {
			return answer, err
		}
		if answer == "" {
			answer = q.value
		}
		if q.most > 0 {
			p.say("%s", q.counter(p.text, answer))
		}
		if err := q.valid(answer); err == nil {
			return answer, nil
		} else if p.say("%s", err); answer == q.value {
			q.value = "" // what was proposed is no way out
		}
	}
}

func (p *linePrompter) Choose(q *question) (string, error) {
	p.head(q)
	p.list(q)
	prompt := p.text.answer
	proposed := slices.ContainsFunc(q.options, func(o option) bool { return o.value == q.value })
	if proposed {
		prompt = fmt.Sprintf(p.text.oneOf, q.label(q.value))
	}
	for {
		answer, err := p.read(prompt)
		if err != nil {
			return "", err
		}
		value, ok := q.option(answer)
		if answer == "" && proposed {
			value, ok = q.value, true
		}
		if !ok {
			p.say(p.text.notOneOf, answer)
			continue
		}
		if err := q.valid(value); err != nil {
			p.say("%s", err)
			continue
		}
		return value, nil
	}
}

func (p *linePrompter) Mark(q *question) ([]string, error) {
	p.head(q)
	p.list(q)
	if len(q.values) > 0 {
		p.say("[%s]", q.labels(q.values))
	}
	for {
		answer, err := p.read(p.text.someOf)
		if err != nil {
			return nil, err
		}
		values, wrong := q.marked(answer)
		if answer == "" {
			values = q.values
		}
		if wrong != "" {
			p.say(p.text.notOneOf, wrong)
			continue
		}
		if err := q.allValid(values); err != nil {
			p.say("%s", err)
			continue
		}
		return values, nil
	}
}

// option is the one that a number, a slug or a label names.
func (q *question) option(answer string) (string, bool) {
	if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(q.options) {
		return q.options[n-1].value, true
	}
	for _, o := range q.options {
		if o.value == answer && answer != "" || fold(o.label) == fold(answer) {
			return o.value, true
		}
	}
	return "", false
}

// marked are the options named in a list, or the first name that is none.
func (q *question) marked(answer string) (values []string, wrong string) {
	for word := range strings.SplitSeq(answer, ",") {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		value, ok := q.option(word)
		if !ok {
			return nil, word
		}
		if !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	return values, ""
}

func (p *linePrompter) head(q *question) {
	p.say("\n%s", q.title)
	if q.help != "" {
		p.say("%s", q.help)
	}
}

func (p *linePrompter) list(q *question) {
	for i, o := range q.options {
		line := fmt.Sprintf("%3d  %s", i+1, o.label)
		if o.definition != "" {
			line += " – " + o.definition
		}
		p.say("%s", line)
	}
}

func (p *linePrompter) say(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

// read reads one line and not a byte beyond it: the editor reads the same
// terminal. "<" alone goes back.
func (p *linePrompter) read(prompt string) (string, error) {
	fmt.Fprintf(p.out, "%s: ", prompt)
	type result struct {
		line string
		err  error
	}
	read := make(chan result, 1)
	go func() {
		var line []byte
		one := make([]byte, 1)
		for {
			n, err := p.in.Read(one)
			if n > 0 && one[0] != '\n' {
				line = append(line, one[0])
			}
			if err != nil || n > 0 && one[0] == '\n' {
				read <- result{strings.TrimSpace(string(line)), err}
				return
			}
		}
	}()
	select {
	case <-p.ctx.Done():
		return "", p.ctx.Err()
	case r := <-read:
		switch {
		case r.err != nil && !errors.Is(r.err, io.EOF):
			return r.line, fmt.Errorf("%w: %w", errStopped, r.err)
		case r.err != nil:
			return r.line, errStopped
		case r.line == "<":
			return "", errBack
		}
		return r.line, nil
	}
}
