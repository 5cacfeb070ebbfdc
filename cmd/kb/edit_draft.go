package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/editor"
	"github.com/google/renameio/v2"
)

// open makes the draft: a copy of the file, or what was kept of the last edition.
func (ed *edition) open(discard bool) error {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	dir := filepath.Join(cache, "kb", "edits", ed.lib.ID())
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("keep a draft of %s: %w", ed.name, err)
	}
	ed.path = filepath.Join(dir, ed.name)
	base := ed.path + ".base"
	kept, err := os.ReadFile(ed.path)
	if err == nil && !discard && !bytes.Equal(kept, ed.begun) {
		was, err := os.ReadFile(base)
		if err != nil {
			return fmt.Errorf("read what the draft %s began with: %w", ed.path, err)
		}
		ed.say("this is your draft that was kept; --discard begins anew")
		if ed.base != nil || len(was) > 0 { // else it is a translation that is new still
			ed.base, ed.begun = was, was
		}
		return nil
	}
	if err := renameio.WriteFile(base, ed.base, 0o600); err != nil {
		return fmt.Errorf("keep a draft of %s: %w", ed.name, err)
	}
	if err := renameio.WriteFile(ed.path, ed.begun, 0o600); err != nil {
		return fmt.Errorf("keep a draft of %s: %w", ed.name, err)
	}
	return nil
}

// close throws the draft away.
func (ed *edition) close() error {
	for _, path := range []string{ed.path, ed.path + ".base"} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove the draft: %w", err)
		}
	}
	return nil
}

// edit opens a file at a line in the editor, and reads what was saved.
func (a *app) edit(ctx context.Context, path string, line int) ([]byte, error) {
	cmd, err := editorCommand(ctx, path, line)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", a.text.f("open the editor"), err)
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = a.in, a.err, a.err
	if f, ok := a.out.(*os.File); ok && a.outTTY {
		cmd.Stdout = f
	}
	if err := cmd.Run(); err != nil {
		var gone *exec.Error
		if errors.As(err, &gone) {
			return nil, errors.New(a.text.f("there is no editor %s: set VISUAL or EDITOR", gone.Name))
		}
		return nil, fmt.Errorf("%s: %w", a.text.f("edit with %s", filepath.Base(cmd.Path)), err)
	}
	return readCaseFile(path)
}

// editorCommand is the user's editor: $VISUAL before $EDITOR, as everywhere.
func editorCommand(ctx context.Context, path string, line int) (*exec.Cmd, error) {
	var at []editor.Option
	if line > 0 {
		at = append(at, editor.LineNumber(line))
	}
	if visual := os.Getenv("VISUAL"); visual != "" {
		if err := os.Setenv("EDITOR", visual); err != nil {
			return nil, err
		}
	}
	return editor.CommandContext(ctx, "kb", path, at...)
}

// The choices after a draft turned out to be wrong.
const (
	chooseEdit = iota
	chooseKeep
	chooseGiveUp
)

// choose asks what to do with a wrong draft; without a terminal it is kept.
func (a *app) choose() int {
	if !isTerminal(a.in) {
		return chooseKeep
	}
	answers := bufio.NewReader(a.in)
	words := strings.Split(a.text.f("edit, keep, give up"), ", ") // in the order of the choices
	for {
		_, _ = fmt.Fprint(a.err, "kb: "+a.text.f("[e]dit again, [k]eep the draft for later, [g]ive up and lose it? [e]")+" ")
		answer, err := answers.ReadString('\n')
		if err != nil {
			return chooseKeep
		}
		if answer = strings.ToLower(strings.TrimSpace(answer)); answer == "" {
			return chooseEdit
		}
		for choice, word := range words {
			if answer == word || answer == word[:1] {
				return choice
			}
		}
	}
}
