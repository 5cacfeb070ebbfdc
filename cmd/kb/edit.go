package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/aymanbagabas/go-udiff"
	"github.com/spf13/cobra"

	"casebook/kb"
)

type editOptions struct {
	lang    string
	noTouch bool
	discard bool
}

func newEditCmd(a *app) *cobra.Command {
	var o editOptions
	cmd := &cobra.Command{
		Use:   "edit SLUG",
		Short: "Edit a case in your editor; what is wrong is never written",
		Long: `edit opens a copy of a case's file in your editor ($VISUAL, else $EDITOR). What you
save is checked; only when it is right does it take the file's place, in one step,
and the index is brought up to date. Mistakes are named at their place, and the
editor opens there again, or the draft is kept, as you choose. Without a terminal
the draft is kept at once, exit code 1.

--lang opens the case's file in that language. Where it has none yet, its translation
begins: the file has the sections in that language, and below them the original to
translate from, which is not kept.

A draft that is kept, also by a crash, is what the next edit of the case opens.
Where the file was changed by somebody else meanwhile, nothing is written: their
change is shown, and the draft kept.

The day of the change is written into updated, of a translation into translated;
nothing else in the file changes but what you change.`,
		Example: `  kb edit old-spice-responses
  kb edit old-spice-responses --lang fr --no-touch`,
		Args:              wantArgs(1, 1, "one SLUG"),
		ValidArgsFunction: a.completeSlugs,
	}
	cmd.Flags().BoolVar(&o.noTouch, "no-touch", false, "leave updated and translated as they are")
	cmd.Flags().BoolVar(&o.discard, "discard", false, "begin anew where a draft was kept")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if flag := cmd.Flags().Lookup("lang"); flag != nil && flag.Changed {
			o.lang = flag.Value.String()
		}
		return helpFor(cmd, runEdit(cmd.Context(), a, args[0], o))
	}
	return cmd
}

func runEdit(ctx context.Context, a *app, slug string, o editOptions) error {
	lib, err := a.writable()
	if err != nil {
		return err
	}
	tax, err := lib.Taxonomies()
	if err != nil {
		return fmt.Errorf("read the taxonomies: %w", err)
	}
	ed := &edition{app: a, lib: lib, tax: tax, noTouch: o.noTouch}
	if ed.slug, ed.name, err = a.fileToEdit(ctx, lib, slug, o.lang); err != nil {
		return err
	}
	ed.base, err = lib.ReadFile(ed.name)
	if ed.begun = ed.base; errors.Is(err, fs.ErrNotExist) {
		ed.begun, err = ed.translationFile(ctx)
	}
	if err != nil {
		return err
	}
	if err := ed.open(o.discard); err != nil {
		return err
	}
	return ed.run(ctx)
}

// fileToEdit finds the file of a case in a language, "" being the original; a
// translation need not be there. A case may be named as it was called before.
func (a *app) fileToEdit(ctx context.Context, lib *kb.Library, slug, lang string) (found, name string, err error) {
	if !kb.ValidSlug(slug) {
		return "", "", negative(fmt.Sprintf(a.text.noCase, slug))
	}
	if _, err := lib.Stat(fileName(slug, "")); err != nil {
		c, err := a.findCase(ctx, slug)
		if err != nil {
			return "", "", err
		}
		slug = c.Slug
	}
	if lang == "" {
		return slug, fileName(slug, ""), nil
	}
	if _, err := lib.Stat(fileName(slug, lang)); err == nil {
		return slug, fileName(slug, lang), nil
	}
	_, tag, ok := kb.SplitName(fileName(slug, lang))
	if !ok {
		return "", "", usagef("--lang %q is no language: want its code, as de or pt-BR", lang)
	}
	c, _, err := lib.Parse(ctx, slug)
	if err != nil {
		return "", "", err
	}
	if c != nil && c.Lang == tag {
		return slug, fileName(slug, ""), nil
	}
	return slug, fileName(slug, tag), nil
}

// An edition is a file while it is edited.
type edition struct {
	*app
	lib        *kb.Library
	tax        *kb.Taxonomies
	slug, name string
	base       []byte // the file as it was; nil where there is none yet
	begun      []byte // what the editor is given: the file, or a translation to write
	path       string // of the draft
	noTouch    bool
}

// run edits and checks, until all is right or the editor gives up.
func (ed *edition) run(ctx context.Context) error {
	line := 0
	for {
		data, err := ed.edit(ctx, ed.path, line)
		if err != nil {
			return ed.kept(err)
		}
		if bytes.Equal(data, ed.begun) {
			ed.say("nothing was changed")
			return ed.close()
		}
		if ed.name != fileName(ed.slug, "") {
			data = withoutOriginal(data)
		}
		problems, err := ed.check(ctx, data)
		if err != nil {
			return err
		}
		ed.sayProblems(problems)
		if !problems.Errors() {
			return ed.write(ctx, data)
		}
		line = firstLine(problems)
		switch ed.choose() {
		case chooseKeep:
			return ed.no("nothing was changed: the case has mistakes; your draft is kept in %s, and kb edit opens it again", ed.path)
		case chooseGiveUp:
			ed.say("nothing was changed")
			return errors.Join(negative(""), ed.close())
		}
	}
}

// kept tells, before an error, where the draft is.
func (ed *edition) kept(err error) error {
	ed.say("what you wrote is kept in %s", ed.path)
	return err
}

func firstLine(problems kb.Problems) int {
	for _, p := range problems {
		if p.Severity == kb.Error && p.Line > 0 {
			return p.Line
		}
	}
	return 0
}

// check tells what is wrong with the draft, by the draft's path.
func (ed *edition) check(ctx context.Context, data []byte) (kb.Problems, error) {
	files, err := ed.lib.CaseFiles(ctx, ed.slug)
	if err != nil {
		return nil, err
	}
	own := ed.lib.Path(ed.name)
	files = slices.DeleteFunc(files, func(f kb.File) bool { return f.Path == own })
	files = append(files, kb.File{Path: ed.path, Data: data})
	c, problems := kb.Parse(ed.slug, files, ed.tax)
	problems = slices.DeleteFunc(problems, func(p kb.Problem) bool { return p.Path != ed.path })
	if c == nil || ed.name != fileName(ed.slug, "") {
		return problems, nil
	}
	known, err := ed.known(ctx)
	if err != nil {
		return nil, err
	}
	return append(problems, known.CheckContributors(c, ed.path, data)...), nil
}

// write puts the draft in the file's place.
func (ed *edition) write(ctx context.Context, data []byte) error {
	if ed.base == nil {
		data = withoutRemarks(data, ed.begun)
	}
	if !ed.noTouch {
		data = ed.touch(ctx, data)
	}
	err := ed.lib.Apply(ctx, []kb.Change{{Name: ed.name, Before: ed.base, After: data}})
	var changed *kb.ChangedError
	if errors.As(err, &changed) {
		ed.say("%s was changed while you edited it:", changed.Path)
		path := slashed(changed.Path)
		if err := ed.app.write([]byte(udiff.Unified("a/"+path, "b/"+path, string(ed.base), string(changed.Now)))); err != nil {
			return err
		}
		return ed.no("nothing was written; your draft is kept in %s", ed.path)
	}
	if err != nil {
		return ed.kept(err)
	}
	if err := ed.close(); err != nil {
		return err
	}
	ed.indexChanged(ctx)
	return ed.app.write([]byte(ed.lib.Path(ed.name) + "\n"))
}

// touch notes the day of the change, unless the draft itself has another one now,
// or the day doesn't fit what else it says.
func (ed *edition) touch(ctx context.Context, data []byte) []byte {
	key := "updated"
	if ed.name != fileName(ed.slug, "") {
		key = "translated"
	}
	if kb.Key(ed.path, data, key) != kb.Key(ed.path, ed.begun, key) {
		return data
	}
	touched, err := kb.SetKey(ed.path, data, key, today().String())
	if err != nil {
		return data
	}
	if problems, err := ed.check(ctx, touched); err != nil || problems.Errors() {
		return data
	}
	return touched
}
