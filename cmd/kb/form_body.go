package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"casebook/kb"
)

// askBody opens the text in the editor, its sections prepared. The file that is
// edited is part of the draft: no crash takes it away.
func askBody(ctx context.Context, f *form) error {
	text := f.c.Body
	if text == "" {
		text = kb.BodyTemplate(f.c.Lang, f.c.Type)
	}
	if kept, isFile := f.keptText(); kept != "" && !isFile {
		text = kept
	}
	q := f.question("body")
	q.options, q.value = []option{{value: "edit", label: f.t.openText}, {value: "leave", label: f.t.leaveIt}}, "edit"
	if answer, err := f.p.Choose(q); err != nil || answer == "leave" {
		return err
	}
	if err := f.draft.SetBody(text); err != nil {
		return err
	}
	for {
		data, err := f.edit(ctx, f.draft.BodyPath(), 1)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			err = fmt.Errorf(f.t.editorFailed, err)
		} else {
			f.c.Body = strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))
			if err := f.save(); err != nil {
				return err
			}
			err = f.told("", "", func(*kb.Case) {})
		}
		if err == nil {
			return f.draft.SetBody("")
		}
		again := &question{title: err.Error(), value: "edit", options: []option{{value: "edit", label: f.t.editAgain}, {value: "leave", label: f.t.leaveIt}}}
		if answer, err := f.p.Choose(again); err != nil || answer == "leave" {
			return err
		}
	}
}

// keptText is what an editor left behind when the form was interrupted: a body, or
// a whole file.
func (f *form) keptText() (text string, isFile bool) {
	data, err := os.ReadFile(f.draft.BodyPath())
	if err != nil {
		return "", false
	}
	return string(data), bytes.HasPrefix(data, []byte("---"))
}

// editFile opens the whole case file, again and again until it is right or is left
// as it was.
func (f *form) editFile(ctx context.Context) error {
	f.c.Slug = unnamed
	text := kb.Render(f.c)[0].Data
	if kept, isFile := f.keptText(); isFile {
		text = []byte(kept)
	}
	if err := f.draft.SetBody(string(text)); err != nil {
		return err
	}
	for {
		data, err := f.edit(ctx, f.draft.BodyPath(), 1)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var problems kb.Problems
		if err != nil {
			f.say(f.t.editorFailed, err)
		} else {
			var c *kb.Case
			file := kb.File{Path: fileName(unnamed, ""), Data: data}
			c, problems = kb.Parse(unnamed, []kb.File{file}, f.tax)
			problems = append(problems, f.brands(ctx, c, file)...)
			for i := range problems {
				problems[i].Path = filepath.Base(f.draft.BodyPath())
			}
			if c != nil && !problems.Errors() {
				*f.c = *c
				f.edited = data
				return errors.Join(f.save(), f.draft.SetBody(""))
			}
			f.sayProblemsIn(problems)
		}
		q := &question{title: f.t.mistakes, value: "edit", options: []option{{value: "edit", label: f.t.editAgain}, {value: "leave", label: f.t.leaveIt}}}
		if answer, err := f.p.Choose(q); err != nil || answer == "leave" {
			return err
		}
	}
}

// sayProblemsIn names mistakes in the reader's language.
func (f *form) sayProblemsIn(problems kb.Problems) {
	for _, p := range problems {
		p.Message = p.In(f.t.lang)
		fmt.Fprintln(f.err, p)
	}
}
