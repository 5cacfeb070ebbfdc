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

// askBody opens the text in the editor, its sections prepared.
func askBody(ctx context.Context, f *form) error {
	text := f.c.Body
	if text == "" {
		text = kb.BodyTemplate(f.c.Lang, f.c.Type)
	}
	return f.askEditor(ctx, "body", "", text, func(text string) error {
		f.c.Body = text
		if err := f.save(); err != nil {
			return err
		}
		return f.told("", "", func(*kb.Case) {})
	})
}

// bodyOf is the answer that tells of which translation the text in the editor is.
const bodyOf = "body-of"

// askEditor opens a text in the editor, that of a language where it is a
// translation's, again and again until take has nothing to say against it. The file
// that is edited is part of the draft: no crash takes it away.
func (f *form) askEditor(ctx context.Context, name, lang, text string, take func(text string) error) error {
	if kept, isFile := f.keptText(); kept != "" && !isFile && f.draft.Typed[bodyOf] == lang {
		text = kept
	}
	q := f.question(name)
	q.options, q.value = []option{{value: "edit", label: f.t.openText}, {value: "leave", label: f.t.leaveIt}}, "edit"
	if answer, err := f.p.Choose(q); err != nil || answer == "leave" {
		return err
	}
	f.note(bodyOf, lang)
	if err := errors.Join(f.save(), f.draft.SetBody(text)); err != nil {
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
			err = take(strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n")))
		}
		if err == nil {
			f.note(bodyOf, "")
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
				c.Translations = f.c.Translations
				*f.c = *c
				f.edited = data
				return errors.Join(f.save(), f.draft.SetBody(""))
			}
			f.sayProblems(problems)
		}
		q := &question{title: f.t.mistakes, value: "edit", options: []option{{value: "edit", label: f.t.editAgain}, {value: "leave", label: f.t.leaveIt}}}
		if answer, err := f.p.Choose(q); err != nil || answer == "leave" {
			return err
		}
	}
}
