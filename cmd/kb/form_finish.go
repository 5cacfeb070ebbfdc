package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casebook/kb"
)

// finish shows the case and adds it once the person says so.
func (f *form) finish(ctx context.Context) error {
	for {
		in := f.addition()
		found, problems := kb.Parse(in.slug, in.files, f.tax)
		problems = append(problems, f.brands(ctx, found, in.files[0])...)
		right := found != nil && !problems.Errors()
		if found != nil {
			fmt.Fprintf(f.err, "\n%s\n", f.t.preview)
			f.print(found)
		}
		if len(problems) > 0 {
			fmt.Fprintf(f.err, "\n%s\n", f.t.mistakes)
			f.sayProblems(problems)
		}
		answer, err := f.askEnd(right)
		if err != nil && !errors.Is(err, errBack) {
			return err
		}
		switch answer {
		case "write":
			return f.write(ctx, in)
		case "change":
			err = f.change(ctx)
		case "all":
			err = f.editFile(ctx)
		case "stop":
			return errStopped
		}
		if err != nil && !errors.Is(err, errBack) && !errors.Is(err, errNothingAsked) {
			return err
		}
	}
}

func (f *form) askEnd(right bool) (string, error) {
	q := f.question("end")
	if right {
		q.options = append(q.options, option{value: "write", label: f.t.writeIt})
	}
	q.options = append(q.options, option{value: "change", label: f.t.changeOne}, option{value: "all", label: f.t.editAll}, option{value: "stop", label: f.t.stop})
	q.value = q.options[0].value
	return f.p.Choose(q)
}

// addition is the case as files, under the name that was given or one made of its
// title.
func (f *form) addition() *addition {
	in := &addition{slug: f.options.slug, free: f.options.slug == "", fromFiles: true} // the draft keeps it
	if in.free {
		in.slug = freeSlug(f.lib, cmp.Or(f.draft.Typed[ofTip], slugOf(f.c.Title)))
	}
	if tip, err := tipDraftOf(f.lib, f.tax, f.draft.Typed[ofTip]); err == nil && tip != nil && tip.fresh() {
		in.tipDraft = tip.path
	}
	f.c.Slug = in.slug
	f.c.Translations = slices.DeleteFunc(slices.Clone(f.c.Translations), func(t kb.Translation) bool {
		return t.Title == "" && t.Body == "" // begun and left
	})
	in.files = kb.Render(f.c)
	return in
}

// write adds the case. The draft notes the name before: where the process ends
// between, the case is not offered again.
func (f *form) write(ctx context.Context, in *addition) error {
	f.asked = true
	f.before = func(slug string) error {
		f.draft.Slug = slug
		return f.draft.Save()
	}
	if err := f.add(ctx, in); err != nil {
		return err
	}
	if f.options.dryRun {
		f.say(f.t.kept, f.draft.ID)
		return errors.Join(f.draft.Save(), f.draft.Close())
	}
	f.sayNext()
	return f.draft.Remove()
}

// change asks one step again.
func (f *form) change(ctx context.Context) error {
	q := &question{title: f.t.which}
	steps := formSteps()
	for _, s := range steps {
		if s.name == "duplicates" || s.name == "same-sources" || s.when != nil && !s.when(f) {
			continue
		}
		q.options = append(q.options, option{value: s.name, label: f.t.step(s.name)})
	}
	q.value = q.options[0].value
	answer, err := f.p.Choose(q)
	if err != nil {
		return err
	}
	f.changing, f.backwards = true, false
	defer func() { f.changing = false }()
	at := slices.IndexFunc(steps, func(s formStep) bool { return s.name == answer })
	if err := steps[at].ask(ctx, f); err != nil {
		return err
	}
	if err := f.crisisAfter(ctx, answer); err != nil {
		return err
	}
	return f.save()
}

// crisisAfter asks for what a crisis needs where the uses have become one.
func (f *form) crisisAfter(ctx context.Context, changed string) error {
	if changed != "uses" && changed != "type" {
		return nil
	}
	for _, s := range formSteps() {
		missing := s.name == "crisis" && f.c.Crisis == nil || s.name == "timeline" && len(f.c.Timeline) == 0
		if !missing || !s.when(f) {
			continue
		}
		if err := s.ask(ctx, f); err != nil {
			return err
		}
	}
	return nil
}

// step is what a step of the form is called in a list.
func (t *formTexts) step(name string) string {
	switch name {
	case "sources":
		return t.sourcesStep
	case "timeline":
		return t.timelineStep
	case "figures":
		return t.figuresStep
	case "crisis":
		name = "cause"
	case "contributors":
		name = "contributor"
	}
	return t.questions[name].title
}

// sayNext tells how to propose the case, where the library is under git.
func (add *adding) sayNext() {
	if len(add.report.Paths) == 0 || !underGit(add.lib.Dir()) {
		return
	}
	t := formTextsFor(add.text.lang)
	branch := "add-" + add.report.Slug
	var paths []string
	for _, path := range add.report.Paths {
		paths = append(paths, shellWord(path))
	}
	fmt.Fprintf(add.err, "\n%s\n  git checkout -b %s\n  git add %s\n  git commit -m %s\n  git push -u origin %s\n",
		t.next, branch, strings.Join(paths, " "), shellWord("Add "+add.report.Slug), branch)
}

// underGit reports whether a folder lies in a work tree of git.
func underGit(dir string) bool {
	for {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			return true
		}
		up := filepath.Dir(dir)
		if up == dir {
			return false
		}
		dir = up
	}
}

// shellWord is a word as a POSIX shell reads it back.
func shellWord(word string) string {
	if word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./") == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
