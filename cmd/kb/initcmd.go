package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"casebook/kb"
)

// newLibraryFS holds what a new library begins with, by language.
//
//go:embed newlibrary
var newLibraryFS embed.FS

type initOptions struct {
	dir  string
	lang string
}

func newInitCmd(a *app) *cobra.Command {
	var o initOptions
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Begin a library of your own",
		Long: `init makes a folder ready for cases: cases/ with an example, cases/taxonomy.yaml for
channels and sectors of your own, kb.yaml with settings, README.md and .gitignore;
in French with --lang fr. DIR is the working folder where none is named. Files that
are there stay as they are; a folder that is a library already is refused.`,
		Example: `  kb init
  kb init my-cases --lang fr`,
		Args: wantArgs(0, 1, "one DIR at most"),
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.dir, o.lang = ".", a.text.lang
		if len(args) > 0 {
			o.dir = args[0]
		}
		if flag := cmd.Flags().Lookup("lang"); flag != nil && flag.Changed {
			o.lang = flag.Value.String()
		}
		return helpFor(cmd, runInit(cmd.Context(), a, o))
	}
	return cmd
}

func runInit(ctx context.Context, a *app, o initOptions) error {
	if o.lang != "en" && o.lang != "fr" {
		return usagef("--lang %q: want en or fr", o.lang)
	}
	if err := a.noLibrary(ctx, o.dir); err != nil {
		return err
	}
	root := path.Join("newlibrary", o.lang)
	entries, err := newLibraryFS.ReadDir(root)
	if err != nil {
		return fmt.Errorf("begin a library: %w", err)
	}
	if err := os.MkdirAll(filepath.Join(o.dir, "cases"), 0o777); err != nil {
		return fmt.Errorf("begin a library: %w", err)
	}
	var written []string
	example := ""
	for _, e := range entries {
		data, err := newLibraryFS.ReadFile(path.Join(root, e.Name()))
		if err != nil {
			return fmt.Errorf("begin a library: %w", err)
		}
		to := filepath.Join(o.dir, placeInLibrary(e.Name()))
		text := strings.ReplaceAll(string(data), "{today}", today().String())
		done, err := writeNew(to, []byte(text))
		if err != nil {
			return fmt.Errorf("begin a library: %w", err)
		}
		if !done {
			a.say("%s is there already and stays as it is", to)
			continue
		}
		written = append(written, to)
		if slug, lang, ok := kb.SplitName(e.Name()); ok && lang == "" {
			example = slug
		}
	}
	if err := a.write([]byte(strings.Join(written, "\n") + "\n")); err != nil {
		return err
	}
	a.sayNext(o, example)
	return nil
}

// placeInLibrary is where a file of a new library belongs.
func placeInLibrary(name string) string {
	switch name {
	case "gitignore":
		return ".gitignore"
	case "README.md", "kb.yaml":
		return name
	}
	return filepath.Join("cases", name)
}

// noLibrary refuses a folder that is a library already.
func (a *app) noLibrary(ctx context.Context, dir string) error {
	if _, err := os.Stat(filepath.Join(dir, configName)); err == nil {
		return a.no("%s is there already: this is a library", filepath.Join(dir, configName))
	}
	cases := filepath.Join(dir, "cases")
	if _, err := os.Stat(cases); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	lib, err := kb.OpenFolder(cases)
	if err != nil {
		return err
	}
	files, err := lib.Files(ctx)
	if err != nil {
		return err
	}
	if len(files) > 0 {
		return a.no("%s is there already: this is a library", lib.Path(files[0].Name))
	}
	return nil
}

// writeNew writes a file that must be new; it is not done where there is one.
func writeNew(path string, data []byte) (done bool, err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	_, err = f.Write(data)
	return true, errors.Join(err, f.Close())
}

// sayNext says what to do with a new library.
func (a *app) sayNext(o initOptions, example string) {
	next := []string{}
	if o.dir != "." {
		next = append(next, "cd "+o.dir)
	}
	if example != "" {
		next = append(next, "kb show "+example)
	}
	next = append(next, "kb add", "kb serve", "git init && git add .")
	a.say("the library is ready. Next:\n  %s", strings.Join(next, "\n  "))
}
