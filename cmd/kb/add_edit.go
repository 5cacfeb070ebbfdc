package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"casebook/kb"
)

// edited opens the file in the editor, with what it lacks marked in it, again and
// again until it is right; then it is added. The file is a draft: it is kept where
// the person stops.
func (add *adding) edited(ctx context.Context, in *addition) error {
	f := &form{adding: add, t: formTextsFor(add.text.lang)}
	f.p = &linePrompter{ctx: ctx, in: add.in, out: add.err, text: f.t}
	drafts, err := draftsOf(add.lib)
	if err != nil {
		return err
	}
	if f.draft, err = drafts.New(); err != nil {
		return err
	}
	if len(in.files) > 1 {
		return errors.Join(usagef("--edit wants one file"), f.draft.Remove())
	}
	if c, _ := kb.Parse(in.slug, in.files, add.tax); c != nil {
		f.draft.Case = c
	}
	f.c, f.draft.Step = f.draft.Case, stepEnd
	if err := f.draft.SetBody(add.template(in.files[0].Data)); err != nil {
		return err
	}
	if err := f.save(); err != nil {
		return err
	}
	if err := f.editFile(ctx); err != nil {
		return f.stopped(err)
	}
	if text, _ := f.keptText(); text != "" { // it was left with its mistakes
		return f.stopped(errStopped)
	}
	if in.free {
		in.slug = slugOf(f.c.Title)
	}
	f.c.Slug = in.slug
	in.files, in.fromFiles = []kb.File{{Path: fileName(in.slug, ""), Data: f.edited}}, true
	return f.stopped(f.write(ctx, in))
}

// template adds to a file the keys that it lacks, each with what belongs there,
// and to a text that is empty its sections.
func (add *adding) template(data []byte) string {
	text := string(data)
	head, body, ok := cutFront(text)
	if !ok {
		return text
	}
	_, problems := kb.Parse(unnamed, []kb.File{{Path: filepath.Base(fileName(unnamed, "")), Data: data}}, add.tax)
	for _, p := range problems {
		if key := p.Args["key"]; p.Code == kb.CodeKeyMissing && p.Line <= 2 && !strings.Contains(key, ".") {
			head += fmt.Sprintf("# %s\n%s:\n", p.In(add.text.lang), key)
		}
	}
	if strings.TrimSpace(body) == "" {
		lang := add.text.lang
		if c, err := add.Config(); err == nil {
			lang = add.lang(c)
		}
		body = "\n" + kb.BodyTemplate(lang, kb.Type(add.options.draft.kind))
	}
	return head + "---\n" + body
}

// cutFront parts a file after its front matter, whose last line is left out.
func cutFront(text string) (head, body string, ok bool) {
	at := strings.Index(text, "\n---\n")
	if !strings.HasPrefix(text, "---\n") || at < 0 {
		return "", "", false
	}
	return text[:at+1], text[at+len("\n---\n"):], true
}
